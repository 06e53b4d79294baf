"""Palette, shortcut sheet, report, password and licences."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.services.desk import Desk
from desktop.settings import Settings
from desktop.ui.kit.commands import COMMANDS
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.search_combo import best, pinyin_keys, score
from desktop.ui.settings.dialogs import PasswordDialog
from desktop.ui.settings.page import SettingsPage
from desktop.ui.settings.retention import RetentionActions
from desktop.ui.shell.fault_report import CrashReporter, ReportDialog, report_text
from desktop.ui.shell.palette import Palette
from desktop.ui.shell.shortcuts import ShortcutSheet
from tests.conftest import MANAGER_PASSWORD
from tests.looks import Looks
from tests.ui.every_screen import cut_words
from tests.ui.screens import SMALL, Screens


@pytest.fixture
def window(qtbot: QtBot, looks: Looks) -> QWidget:
    made = QWidget()
    made.resize(SMALL)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def labels(dialog: QWidget) -> str:
    return "\n".join(w.text() for w in dialog.findChildren(QLabel))


def palette_over(qtbot: QtBot, window: QWidget, jobs: Jobs) -> tuple[Palette, list[str], QLineEdit]:
    chosen: list[str] = []
    palette = Palette(tuple(COMMANDS.values()), chosen.append, jobs, window)
    palette.open()
    qtbot.waitUntil(palette.isVisible)
    field = palette.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    return palette, chosen, field


def found_in(palette: Palette) -> list[str]:
    shown = palette.findChild(QListWidget)
    assert isinstance(shown, QListWidget)
    return [shown.item(i).text() for i in range(shown.count())]


def test_palette_runs_the_command_that_a_few_letters_find(qtbot: QtBot, window: QWidget, jobs: Jobs) -> None:
    palette, chosen, field = palette_over(qtbot, window, jobs)
    assert len(found_in(palette)) == len(COMMANDS)
    qtbot.keyClicks(field, "lock")
    assert found_in(palette)[0] == "Lock"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert chosen == ["window.lock"]


def test_palette_finds_chinese_commands_by_initials_pinyin_characters_and_english(
    qtbot: QtBot, window: QWidget, jobs: Jobs, looks: Looks
) -> None:
    looks.languages.use("zh")
    palette, chosen, field = palette_over(qtbot, window, jobs)
    for typed in ("dyhb", "dayinhaibao", "打印海报", "print posters"):
        field.setText(typed)
        qtbot.waitUntil(lambda: bool(found_in(palette)) and found_in(palette)[0] == "打印海报")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert chosen == ["posters.print"]


def test_palette_says_when_nothing_fits_and_escape_runs_nothing(qtbot: QtBot, window: QWidget, jobs: Jobs) -> None:
    palette, chosen, field = palette_over(qtbot, window, jobs)
    qtbot.keyClicks(field, "zzzzqq")
    assert found_in(palette) == []
    assert "Nothing fits." in labels(palette)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    with qtbot.waitSignal(palette.finished):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert chosen == []


def test_better_matches_come_first() -> None:
    assert score("print", "Print posters") == 0
    assert score("xq", "Print posters") is None
    order = best("pos", [("a", ["Depositary"]), ("b", ["Print posters"]), ("c", ["Posters"]), ("d", ["Pair of sets"])])
    assert order == ["c", "b", "a", "d"]
    assert pinyin_keys(["打印海报"]) == [("dyhb", "dayinhaibao")]


def test_the_sheet_lists_every_key_once(qtbot: QtBot, window: QWidget) -> None:
    sheet = ShortcutSheet(tuple(COMMANDS.values()), window)
    sheet.open()
    text = labels(sheet)
    for command in COMMANDS.values():
        if command.shortcut:
            assert str(command.text) in text
    assert "Ctrl+Enter" in text


def failing() -> ValueError:
    secret = "440524188001010014"
    try:
        raise ValueError(f"cannot store {secret} of 陈志远")
    except ValueError as error:
        return error


def test_the_report_tells_where_and_never_what(qtbot: QtBot) -> None:
    try:
        COMMANDS["陈志远"]
    except KeyError as cause:
        error = ValueError("13800138000")
        error.__cause__ = cause
    text = report_text(error)
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "陈志远" not in text
    assert "13800138000" not in text
    assert "440524188001010014" not in report_text(failing())


def test_the_report_names_our_own_lines(desk: Desk) -> None:
    with pytest.raises(AttributeError) as caught:
        desk.gates.add(None)  # type: ignore[arg-type]
    text = report_text(caught.value)
    assert "services/venue/gates.py:" in text
    assert "site-packages" not in text


def test_the_report_is_copied_and_only_one_is_shown(qtbot: QtBot, window: QWidget) -> None:
    reporter = CrashReporter(window)
    reporter.report(failing())
    reporter.report(failing())
    (dialog,) = [d for d in window.findChildren(QDialog) if d.isVisible()]
    assert isinstance(dialog, ReportDialog)
    qtbot.mouseClick(dialog.action, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == report_text(failing())
    dialog.reject()
    reporter.report(failing())
    assert len([d for d in window.findChildren(QDialog) if d.isVisible()]) == 1


def test_a_fault_of_the_world_is_said_not_reported(qtbot: QtBot, window: QWidget) -> None:
    CrashReporter(window).report(UserError(message("Test", "The disk is full.")))
    (dialog,) = window.findChildren(QDialog)
    assert isinstance(dialog, ConfirmDialog)
    assert "The disk is full." in labels(dialog)


def test_one_s_own_password_is_changed(qtbot: QtBot, window: QWidget, desk: Desk, jobs: Jobs) -> None:
    dialog = PasswordDialog(desk.members, jobs, window)
    dialog.open()
    current, new, again = dialog.findChildren(QLineEdit)
    qtbot.keyClicks(current, "wrong-password")
    qtbot.keyClick(current, Qt.Key.Key_Return)
    qtbot.keyClicks(new, "short")
    qtbot.keyClicks(again, "short")
    qtbot.keyClick(again, Qt.Key.Key_Return)
    assert "at least 8" in labels(dialog)
    for field in (new, again):
        field.clear()
        qtbot.keyClicks(field, "a-longer-one-7")
    qtbot.keyClick(again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "The password is wrong" in labels(dialog))
    assert dialog.isVisible()
    current.clear()
    qtbot.keyClicks(current, MANAGER_PASSWORD)
    with qtbot.waitSignal(dialog.saved):
        qtbot.keyClick(current, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.members.change_password(desk.members.me().id, MANAGER_PASSWORD, "a-longer-one-7")


def test_screens(qtbot: QtBot, window: QWidget, desk: Desk, jobs: Jobs, screens: Screens, looks: Looks) -> None:
    question = ConfirmDialog(
        message("Dialog", "Discard what you typed?"),
        message("Dialog", "It has not been saved."),
        message("Dialog", "Discard"),
        window,
    )
    shown: dict[str, QDialog] = {
        "confirm": question,
        "report": ReportDialog(failing(), window),
        "password": PasswordDialog(desk.members, jobs, window),
        "shortcuts": ShortcutSheet(tuple(COMMANDS.values()), window),
    }
    for name, dialog in shown.items():
        dialog.open()
        screens.save(dialog, name)
        dialog.reject()
        assert not dialog.isVisible()
    looks.languages.use("zh")
    palette, _, _ = palette_over(qtbot, window, jobs)
    screens.save(palette, "palette")
    palette.close()


def test_a_dialog_grows_with_what_is_said_in_it(qtbot: QtBot, window: QWidget) -> None:
    dialog = ConfirmDialog(message("Test", "Go on?"), message("Test", "One line."), message("Test", "Go on"), window)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    low = dialog.height()
    dialog.banner.show_message(
        "danger", message("Test", "A sentence that needs several lines, because it explains a lot. " * 4)
    )
    qtbot.waitUntil(lambda: dialog.height() > low and not cut_words(dialog))


def test_a_key_pressed_twice_opens_one_dialog(qtbot: QtBot, desk: Desk, jobs: Jobs, looks: Looks) -> None:
    page = SettingsPage(
        Settings(None),
        desk.members,
        tuple,
        desk.folder,
        desk.typesetting.resources,
        RetentionActions.of(desk),
        desk.visit_measure,
        jobs,
    )
    qtbot.addWidget(page)
    page.show()
    action = page.command_action("settings.password")
    assert action is not None
    action.trigger()
    action.trigger()
    (dialog,) = page.findChildren(PasswordDialog)
    dialog.reject()
    action.trigger()
    assert len([d for d in page.findChildren(PasswordDialog) if d.isVisible()]) == 1


def test_a_long_list_is_read_to_its_end_by_keyboard(qtbot: QtBot, window: QWidget) -> None:
    dialog = ShortcutSheet(tuple(COMMANDS.values()), window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    area = dialog.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    bar = area.verticalScrollBar()
    assert bar.maximum() > 0
    qtbot.keyClick(dialog.cancel, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(dialog.cancel, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(dialog.cancel, Qt.Key.Key_Home)
    assert bar.value() == 0
