"""What was copied of a visitor does not stay in the clipboard. Made-up people."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.clipboard import PersonalClipboard
from desktop.ui.kit.privacy import personal
from tests.looks import Looks
from tests.ui.venue.venue_keys import CTRL, press


def fields(qtbot: QtBot) -> tuple[QWidget, QLineEdit, QLineEdit]:
    """A window with a visitor's name, and with the name of a gate."""
    window = QWidget()
    name, gate = personal(QLineEdit("单田芳")), QLineEdit("南门")
    box = QVBoxLayout(window)
    box.addWidget(name)
    box.addWidget(gate)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window, name, gate


def copy(qtbot: QtBot, field: QLineEdit) -> None:
    field.setFocus()
    press(qtbot, Qt.Key.Key_A, Qt.Key.Key_C, held=CTRL)


def test_a_visitor_s_name_is_gone_after_its_time(qtbot: QtBot, looks: Looks) -> None:
    window, name, _ = fields(qtbot)
    PersonalClipboard(window, kept_ms=100)
    copy(qtbot, name)
    assert QGuiApplication.clipboard().text() == "单田芳"
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")


def test_what_was_copied_after_it_stays(qtbot: QtBot, looks: Looks) -> None:
    window, name, gate = fields(qtbot)
    guard = PersonalClipboard(window)
    copy(qtbot, name)
    copy(qtbot, gate)
    guard.empty()
    assert QGuiApplication.clipboard().text() == "南门"


def test_other_texts_stay(qtbot: QtBot, looks: Looks) -> None:
    window, _, gate = fields(qtbot)
    guard = PersonalClipboard(window)
    copy(qtbot, gate)
    guard.empty()
    assert QGuiApplication.clipboard().text() == "南门"
