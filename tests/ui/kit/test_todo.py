"""A list of things to do whose items are replaced while the keyboard is in it."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.messages import message
from desktop.ui.kit.todo import TodoItem, TodoList
from tests.looks import Looks
from tests.ui.venue.venue_keys import focused


def items(*texts: str) -> list[TodoItem]:
    return [TodoItem(message("Test", text), "go.posters", tag=message("Test", text[:1])) for text in texts]


def test_no_key_goes_astray_while_other_items_are_shown(qtbot: QtBot, looks: Looks) -> None:
    """Not even one that is pressed before Qt's next turn: the focus is never with what stands before the list."""
    window, listed = QWidget(), TodoList()
    column = QVBoxLayout(window)
    column.addWidget(QPushButton("before"))
    column.addWidget(listed)
    qtbot.addWidget(window)
    listed.set_items(items("a1", "b1"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    listed.entries[1].setFocus()
    listed.set_items(items("a2", "b2"))
    assert focused() is listed.entries[1]
    assert listed.entries[1].item.text.text == "b2"
