"""F1: wherever one is, the section about it; and reading on in the window that opens."""

import pkgutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

import desktop.ui
from desktop.app.program import Program
from desktop.manual.sections import SECTION_IDS
from desktop.settings import LANGUAGE, THEME
from desktop.ui.help.window import HelpWindow
from desktop.ui.kit.commands import OTHER_PAGES, PAGES
from desktop.ui.kit.dialogs import Dialog
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.front import Front
from tests.ui.accessible_faults import accessible_faults
from tests.ui.contrast_faults import contrast_faults
from tests.ui.layout_faults import layout_faults

SitDown = Callable[..., Front]


def help_of(front: Front) -> HelpWindow:
    window = front.desk.help.window
    assert window is not None
    return window


def back_to(front: Front, window: QWidget) -> None:
    """Give the keyboard to the program's window, or to a dialog of it."""
    window.activateWindow()
    front.until(window.isActiveWindow)


def section_at(front: Front) -> str:
    """Press F1; the section that is shown then."""
    back_to(front, front.desk.window)
    front.key(Qt.Key.Key_F1)
    front.until(lambda: front.desk.help.window is not None and front.desk.help.window.isActiveWindow())
    return help_of(front).reader.section


@pytest.fixture
def front(sit_down: SitDown, made_desk: MadeDesk) -> Front:
    made = sit_down(made_desk.folder)
    assert section_at(made) == "unlock"
    back_to(made, made.desk.window)
    made.sign_in(MANAGER_PASSWORD)
    return made


def test_the_first_start_opens_its_section(sit_down: SitDown, tmp_path: Path) -> None:
    assert section_at(sit_down(tmp_path / "nothing yet")) == "setup"


def test_every_page_and_dialog_opens_its_section(front: Front) -> None:
    for command in (*PAGES, *OTHER_PAGES):
        front.shell.open_page(command.page, focus=True)
        front.settle()
        assert section_at(front) == command.page
    front.shell.run("go.green-channel")
    for command_id, section in {
        "entry.card": "cards",
        "entry.pile": "slip-steps",
        "entry.blank": "green-channel",
    }.items():
        front.shell.run(command_id)
        front.settle()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        back_to(front, dialog)
        front.key(Qt.Key.Key_F1)
        reader = help_of(front).reader
        front.until(lambda section=section, reader=reader: reader.section == section)
        before = reader.verticalScrollBar().value()
        QTest.keyClick(reader, Qt.Key.Key_PageDown)
        QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        assert reader.verticalScrollBar().value() > before or not reader.verticalScrollBar().maximum()
        assert dialog.isVisible(), "the dialog does not keep the keyboard from the help above it"
        dialog.done(0)


def subclasses(kind: type) -> list[type]:
    return [one for below in kind.__subclasses__() for one in (below, *subclasses(below))]


def test_sections_that_dialogs_name_are_there() -> None:
    for found in pkgutil.walk_packages(desktop.ui.__path__, "desktop.ui."):
        import_module(found.name)
    named = {one.section for one in subclasses(Dialog)} - {""}  # type: ignore[attr-defined]
    assert len(named) > 5
    assert named <= SECTION_IDS


def test_one_reads_on_with_the_keyboard(front: Front) -> None:
    front.desk.preferences.languages.use("en")
    front.shell.open_page("posters", focus=True)
    front.settle()
    section_at(front)
    window = help_of(front)
    front.settle()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    front.until(window.contents.field.hasFocus)
    front.type("recovery sheet")
    assert window.contents.list.count() > 1
    QTest.keyClick(window.contents.field, Qt.Key.Key_Return)
    found = window.reader.section
    assert window.reader.textCursor().selectedText().casefold() == "recovery"
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.reader.section == "posters"
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.reader.section == found
    front.type("qqq")
    assert window.contents.nothing.isVisible()
    QTest.keyClick(window.contents.field, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert not window.contents.field.text()
    window.contents.list.setFocus()
    QTest.keyClick(window.contents.list, Qt.Key.Key_Home)
    QTest.keyClick(window.contents.list, Qt.Key.Key_Down)
    assert window.reader.section == "a-day"
    front.desk.preferences.languages.use("zh")
    front.settle()
    assert "前台的一天" in window.reader.toPlainText()
    window.contents.field.setText("dlyjs")
    assert window.contents.list.item(0).text() == "登录与解锁"
    window.contents.field.clear()
    QTest.keyClick(window.reader, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_window_closes_with_the_program_and_no_earlier(front: Front) -> None:
    section_at(front)
    window = help_of(front)
    front.desk.lock()
    front.until(lambda: front.desk.shell is not None and not front.desk.shell.isVisible())
    assert window.isVisible()
    front.desk.window.close()
    assert front.desk.help.window is None


@pytest.mark.parametrize(("language", "theme", "text_size"), [("zh", "light", 150), ("en", "dark", 100)])
def test_it_looks_as_everything_else_does(
    sit_down: SitDown,
    made_desk: MadeDesk,
    program: Program,
    request: pytest.FixtureRequest,
    language: str,
    theme: str,
    text_size: int,
) -> None:
    program.settings.set(LANGUAGE, language)
    program.settings.set(THEME, theme)
    front = sit_down(made_desk.folder, text_size=text_size)
    section_at(front)
    window = help_of(front)
    window.resize(1000, 680)
    folder = request.config.getoption("--screens")
    for section in ("unlock", "posters", "trouble", "keys"):
        window.reader.open_section(section)
        front.settle()
        QApplication.sendPostedEvents(window, QEvent.Type.LayoutRequest)
        assert layout_faults(window) == []
        assert contrast_faults(window) == []
        assert accessible_faults(window) == []
        if folder:
            window.grab().save(str(Path(folder) / f"help-{section}-{theme}-{language}-{text_size}.png"))
