"""F12 covers whatever is about a visitor, on every page and in every dialog, and what is typed goes on. Made-up people."""

from collections.abc import Collection, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QDialog, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.find.page import FindPage
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.privacy import is_covered, toggle_cover
from tests.looks import Looks
from tests.ui.every_screen import EveryScreen
from tests.ui.find.find_page import enter, open_page, search
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import press, write

SECRETS = ("单田芳", "单*芳", "136****6000", "13600136000", "1002X", "002X", "上米街", "刘福", "刘*", "下埔路")


@pytest.fixture
def uncovered() -> Iterator[None]:
    """The application is left as it was."""
    yield
    if is_covered():
        toggle_cover()


def texts_of(part: QWidget) -> set[str]:
    """What stands on a widget itself."""
    if isinstance(part, QLabel | QAbstractButton | QLineEdit):
        return {part.text()}
    if isinstance(part, QAbstractItemView) and part.model() is not None:
        model = part.model()
        columns = range(model.columnCount() if isinstance(part, QTableView) else 1)
        return {str(model.index(row, column).data()) for row in range(model.rowCount()) for column in columns}
    return set()


def is_hidden(part: QWidget, root: QWidget) -> bool:
    """Whether a cover lies over the whole of a widget."""
    at: QWidget | None = part
    while at is not None:
        for cover in at.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if type(cover).__name__ == "_Cover" and cover.isVisible() and cover.size() == at.size():
                return True
        if at is root:
            return False
        at = at.parentWidget()
    return False


def readable(root: QWidget, secrets: Collection[str] = SECRETS) -> set[tuple[str, str]]:
    """What can be read of a visitor: the kind of widget, and its text."""
    return {
        (type(part).__name__, text)
        for part in filter(QWidget.isVisible, root.findChildren(QWidget))
        for text in texts_of(part)
        if any(secret in text for secret in secrets) and not is_hidden(part, root)
    }


def test_nothing_about_a_visitor_can_be_read_anywhere(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks, uncovered: None
) -> None:
    enter(desk)  # with a fever, which Today tells of
    every = EveryScreen(qtbot, program, desk, jobs)
    looks.languages.use("zh")
    seen: set[tuple[str, str]] = set()
    every.shell.open_page("find")
    found = every.shell.page("find")
    assert isinstance(found, FindPage)
    found.field.setText("单田芳")
    qtbot.waitUntil(lambda: bool(found.table.texts()))
    found.table.choose_first()
    qtbot.waitUntil(found.panel.isVisible)
    for _, page in every.pages():
        seen |= readable(page)
    assert len(seen) > 3, "there is something to be covered"
    toggle_cover()
    left = {name: readable(page) for name, page in every.pages()}
    left |= {name: readable(dialog) for name, dialog in every.dialogs()}
    assert {name: texts for name, texts in left.items() if texts} == {}


def test_f12_covers_and_uncovers_and_typing_goes_on(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks, screens: Screens, uncovered: None
) -> None:
    every = EveryScreen(qtbot, program, desk, jobs)
    every.shell.open_page("green-channel", focus=True)
    form = every.shell.page("green-channel").card.form
    name = form.rows["name"].field
    name.setFocus()
    press(qtbot, Qt.Key.Key_F12)
    assert is_covered()
    write(qtbot, "单田芳")
    assert form.typed("name") == "单田芳"
    assert readable(every.window) == set()
    screens.save(every.window, "covered")
    press(qtbot, Qt.Key.Key_F12)
    assert not is_covered()
    assert readable(every.window) != set()


def test_it_works_over_a_dialog_as_well(qtbot: QtBot, desk: Desk, jobs: Jobs, looks: Looks, uncovered: None) -> None:
    enter(desk)
    page = open_page(qtbot, desk, jobs)
    search(qtbot, page, jobs, "stf")
    press(qtbot, Qt.Key.Key_U, held=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(one.isActiveWindow() for one in page.findChildren(QDialog)))
    press(qtbot, Qt.Key.Key_F12)
    assert is_covered()
    assert readable(page) == set()
