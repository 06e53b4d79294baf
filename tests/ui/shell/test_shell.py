"""The rail, pages by keys, the status bar, rights, and what stays when the window is covered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.messages import message
from desktop.services.desk import Desk
from desktop.settings import Settings
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.commands import COMMANDS, PAGES
from desktop.ui.kit.dialogs import confirm
from desktop.ui.kit.jobs import Jobs
from desktop.ui.settings.page import SettingsPage
from desktop.ui.shell.desk_view import Shell
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.rail import RailEntry
from desktop.ui.today.page import TodayPage
from tests.looks import Looks
from tests.ui.desk_window import PlainPage, make_window
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.screens import SMALL, Screens

Opened = tuple[MainWindow, Shell]


def opened_over(qtbot: QtBot, desk: Desk, jobs: Jobs) -> Opened:
    window, shell = make_window(desk, Settings(None), jobs)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.showNormal()
    window.resize(SMALL)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window, shell


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, jobs: Jobs, looks: Looks) -> Opened:
    return opened_over(qtbot, desk, jobs)


def entry(shell: Shell, page: str) -> RailEntry:
    found = shell.findChild(RailEntry, f"go.{page}")
    assert isinstance(found, RailEntry)
    return found


def plain(shell: Shell, page: str) -> PlainPage:
    found = shell.page(page)
    assert isinstance(found, PlainPage)
    return found


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """A key as the window system delivers it, so that shortcuts see it."""
    qtbot.keyClick(window.windowHandle(), key, modifier)


CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def test_pages_are_made_when_first_wanted_and_kept(opened: Opened) -> None:
    _, shell = opened
    assert shell.current_page == "today"
    assert not shell.findChildren(PlainPage)
    shell.open_page("posters")
    first = plain(shell, "posters")
    shell.open_page("today")
    shell.open_page("posters")
    assert plain(shell, "posters") is first
    assert first.refreshed == 2


def test_no_page_name_is_cut_beside_a_badge_of_three_figures(qtbot: QtBot, opened: Opened) -> None:
    _, shell = opened
    row = entry(shell, "posters")
    row.setChecked(True)  # bold
    for command in PAGES:
        row.setText(str(command.text))
        for room in range(92, 110):
            assert row.fitted(room)[1] == str(command.text)


def test_a_click_on_the_rail_shows_the_page_and_marks_it(qtbot: QtBot, opened: Opened) -> None:
    _, shell = opened
    qtbot.mouseClick(entry(shell, "venue"), Qt.MouseButton.LeftButton)
    assert shell.current_page == "venue"
    assert entry(shell, "venue").isChecked()
    assert not entry(shell, "today").isChecked()


def test_the_keys_of_a_page_work_once_it_was_clicked_on_the_rail(qtbot: QtBot, opened: Opened) -> None:
    window, shell = opened
    qtbot.mouseClick(entry(shell, "posters"), Qt.MouseButton.LeftButton)
    press(qtbot, window, Qt.Key.Key_P, CONTROL)
    assert plain(shell, "posters").done == ["posters.print"]


def test_control_and_number_show_pages_whatever_has_the_focus(qtbot: QtBot, opened: Opened) -> None:
    window, shell = opened
    press(qtbot, window, Qt.Key.Key_4, CONTROL)
    assert shell.current_page == "posters"
    press(qtbot, window, Qt.Key.Key_9, CONTROL)
    assert shell.current_page == "settings"
    press(qtbot, window, Qt.Key.Key_1, CONTROL)
    assert shell.current_page == "today"


def test_f6_moves_to_the_rail_and_back_and_arrows_walk_it(qtbot: QtBot, opened: Opened) -> None:
    window, shell = opened
    press(qtbot, window, Qt.Key.Key_F6, NONE)
    assert entry(shell, "today").hasFocus()
    press(qtbot, window, Qt.Key.Key_Down, NONE)
    assert shell.current_page == "posters"
    assert entry(shell, "posters").hasFocus()
    press(qtbot, window, Qt.Key.Key_Up, NONE)
    press(qtbot, window, Qt.Key.Key_Up, NONE)
    assert shell.current_page == "settings"
    press(qtbot, window, Qt.Key.Key_F6, NONE)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert shell.page("settings").isAncestorOf(focused) or focused is shell.page("settings")


def test_a_page_s_key_works_only_on_that_page(qtbot: QtBot, opened: Opened) -> None:
    window, shell = opened
    shell.open_page("posters", focus=True)
    press(qtbot, window, Qt.Key.Key_P, CONTROL)
    assert plain(shell, "posters").done == ["posters.print"]
    shell.open_page("today", focus=True)
    press(qtbot, window, Qt.Key.Key_P, CONTROL)
    assert plain(shell, "posters").done == ["posters.print"]


def test_a_command_of_another_page_opens_that_page_first(opened: Opened) -> None:
    _, shell = opened
    shell.run("venue.edit")
    assert shell.current_page == "venue"
    assert plain(shell, "venue").done == ["venue.edit"]


def test_badge_counts_posters_to_print_and_is_read_out(qtbot: QtBot, opened: Opened, jobs: Jobs) -> None:
    _, shell = opened
    settle(qtbot, jobs)
    assert entry(shell, "posters").accessibleName() == "Posters (4)"


def test_a_change_refreshes_the_shell_and_the_page_in_front(
    qtbot: QtBot, opened: Opened, desk: Desk, jobs: Jobs
) -> None:
    _, shell = opened
    desk.gates.add("西门")
    settle(qtbot, jobs)
    qtbot.waitUntil(lambda: not shell.is_reading)
    assert entry(shell, "posters").accessibleName() == "Posters (5)"
    today = shell.page("today")
    assert isinstance(today, TodayPage)
    assert today.duty.model().index(4, 0).data() == "西门"


def test_the_status_bar_says_who_and_when(opened: Opened) -> None:
    _, shell = opened
    bar = shell.findChild(QWidget, "statusBar")
    assert bar is not None
    texts = [w.text() for w in bar.findChildren(QLabel)]
    assert "陈志远 · Manager" in texts


def test_a_clerk_is_offered_no_command_of_the_manager(qtbot: QtBot, clerk_desk: Desk, jobs: Jobs, looks: Looks) -> None:
    _, shell = opened_over(qtbot, clerk_desk, jobs)
    shell.open_page("venue")
    page = plain(shell, "venue")
    (button,) = page.header.findChildren(Button)
    shell.run("venue.edit")
    refusal = page.banner.text()
    assert refusal == "Only the venue’s manager can do this: Edit the venue’s details"
    assert (button.toolTip(), button.accessibleDescription()) == (refusal, refusal), "it says so before it is pressed"
    page.banner.clear()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.banner.text() == refusal
    assert page.done == []
    offered = {c.id for c in shell.available()}
    assert "venue.edit" not in offered
    assert "posters.print" in offered


def test_handing_over_takes_the_manager_s_commands_from_open_pages(
    qtbot: QtBot, opened: Opened, desk: Desk, jobs: Jobs
) -> None:
    _, shell = opened
    shell.open_page("venue")
    page = plain(shell, "venue")
    clerk = next(m for m in desk.members.list() if m.name == "李春梅")
    desk.members.hand_over(clerk.id)
    settle(qtbot, jobs)
    shell.run("venue.edit")
    assert page.done == []


def test_a_cover_hides_everything_and_gives_it_back_as_it_was(qtbot: QtBot, opened: Opened) -> None:
    window, shell = opened
    shell.open_page("settings")
    page = shell.page("settings")
    assert isinstance(page, SettingsPage)
    button = next(b for b in page.findChildren(Button) if b.isVisible())
    button.setFocus()
    question = message("Test", "Really?")
    dialog = confirm(window, question, question, question, lambda: None)
    dialog.reject()
    dialog = confirm(window, question, question, question, lambda: None)
    qtbot.waitUntil(dialog.isVisible)
    cover = QWidget()
    window.cover(cover)
    assert not dialog.isVisible()
    assert not shell.isVisible()
    press(qtbot, window, Qt.Key.Key_1, CONTROL)
    assert shell.current_page == "settings"
    window.enter(shell)
    assert shell.isVisible()
    assert dialog.isVisible()
    dialog.reject()
    assert window.focusWidget() is button


def test_everything_that_takes_the_focus_has_a_name(opened: Opened) -> None:
    _, shell = opened
    for page in ("today", "settings", "posters"):
        shell.open_page(page)
        nameless = [
            type(w).__name__
            for w in shell.findChildren(QWidget)
            if w.isVisible() and w.focusPolicy() != Qt.FocusPolicy.NoFocus and not w.accessibleName()
        ]
        assert nameless == []


def test_the_whole_window_follows_the_language(qtbot: QtBot, opened: Opened, looks: Looks) -> None:
    window, shell = opened
    looks.languages.use("zh")
    qtbot.waitUntil(lambda: entry(shell, "venue").text() == "场所")
    assert window.windowTitle() == "场所码前台"
    assert "今日到访" in [w.text() for w in shell.page("today").findChildren(QLabel)]


def test_commands_have_one_key_each_and_every_shortcut_of_a_page_is_free_in_the_window() -> None:
    by_place: dict[tuple[str, str], str] = {}
    for command in COMMANDS.values():
        place = "" if command.id.startswith(("go.", "window.")) else command.page
        for where in {place, ""}:
            if command.shortcut:
                assert by_place.get((where, command.shortcut), command.id) == command.id
        if command.shortcut:
            by_place[place, command.shortcut] = command.id


def test_screens(opened: Opened, screens: Screens) -> None:
    window, shell = opened
    for page in ("today", "settings"):
        shell.open_page(page)
        screens.save(window, page)
    assert shell.current_page == "settings"
