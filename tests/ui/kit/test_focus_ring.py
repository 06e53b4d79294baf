"""The ring around what the keyboard works on: there, in the right place, and gone with its widget."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.ui.kit.focus_ring import Ring
from desktop.ui.kit.segments import SegmentedControl
from tests.looks import Looks

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot: QtBot, looks: Looks) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    for widget in (QLineEdit(), QPushButton("Save"), QWidget()):
        layout.addWidget(widget)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    # A double click of an earlier test leaves its button down; the ring is for the keyboard.
    qtbot.mouseRelease(made, Qt.MouseButton.LeftButton)
    return made


def rings(window: QWidget) -> list[QRect]:
    return [r.geometry() for r in window.findChildren(Ring) if r.isVisible()]


def around(widget: QWidget) -> QRect:
    at = widget.mapTo(widget.window(), QPoint(0, 0))
    return QRect(at, widget.size()).adjusted(-3, -3, 3, 3)


def test_the_ring_goes_with_the_focus(qtbot: QtBot, window: QWidget) -> None:
    field, button = window.findChild(QLineEdit), window.findChild(QPushButton)
    field.setFocus()
    assert rings(window) == [around(field)]
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert button.hasFocus()
    assert rings(window) == [around(button)]


def test_the_ring_follows_its_widget(qtbot: QtBot, window: QWidget) -> None:
    field = window.findChild(QLineEdit)
    field.setFocus()
    window.resize(window.width() + 200, window.height() + 100)
    qtbot.waitUntil(lambda: rings(window) == [around(field)])


def test_no_ring_around_what_takes_no_input(window: QWidget) -> None:
    window.findChild(QLineEdit).setFocus()
    window.setFocus()
    assert rings(window) == []


def test_the_ring_goes_when_its_widget_is_deleted(qtbot: QtBot, window: QWidget) -> None:
    field = window.findChild(QLineEdit)
    field.setFocus()
    delete(field)
    qtbot.waitUntil(lambda: rings(window) == [])
    button = window.findChild(QPushButton)
    button.setFocus()
    assert rings(window) == [around(button)]


def test_the_ring_scrolls_with_its_widget(qtbot: QtBot, looks: Looks) -> None:
    inner = QWidget()
    layout = QVBoxLayout(inner)
    fields = [QLineEdit() for _ in range(30)]
    for field in fields:
        layout.addWidget(field)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inner)
    qtbot.addWidget(area)
    area.resize(300, 200)
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    fields[0].setFocus()
    (ring,) = [r for r in area.findChildren(Ring) if r.isVisible()]
    assert ring.parentWidget() is inner
    assert ring.geometry().center() == fields[0].geometry().center()


def test_no_ring_where_a_click_led_to_the_focus_until_the_next_key(qtbot: QtBot, window: QWidget) -> None:
    """Both come by the window, as from a person; the program moves the focus in answer to the click."""
    field, button = window.findChild(QLineEdit), window.findChild(QPushButton)
    field.setFocus()
    button.clicked.connect(lambda: field.setFocus())
    field.clearFocus()
    QTest.mouseClick(window.windowHandle(), LEFT, NONE, button.geometry().center())
    assert field.hasFocus()
    assert rings(window) == []
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    assert button.hasFocus()
    assert rings(window) == [around(button)]


def test_no_ring_in_a_list_that_opens_from_a_field(qtbot: QtBot, window: QWidget) -> None:
    choice = QComboBox(window)
    choice.addItems(["a", "b"])
    choice.show()
    choice.showPopup()
    qtbot.waitUntil(choice.view().isVisible)
    choice.view().setFocus()
    assert choice.view().window().findChildren(Ring) == []
    choice.hidePopup()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_choice_that_has_the_focus_is_drawn_as_before(qtbot: QtBot, looks: Looks, theme: str) -> None:
    """The ring alone tells; the style draws nothing of its own inside it."""
    looks.theme.apply(theme, 100)
    holder = QWidget()
    choice, other = SegmentedControl(), QLineEdit()
    for value in ("Day", "Week"):
        choice.add(value, value)
    layout = QVBoxLayout(holder)
    layout.addWidget(choice)
    layout.addWidget(other)
    qtbot.addWidget(holder)
    with qtbot.waitExposed(holder):
        holder.show()
    holder.activateWindow()
    other.setFocus()
    taken = choice.findChildren(QPushButton)[0]
    before = taken.grab().toImage()
    taken.setFocus()
    assert taken.hasFocus()
    assert taken.grab().toImage() == before
