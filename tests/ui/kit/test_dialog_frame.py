"""The frame of every dialog: what was typed is not thrown away, no key does two things."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain.messages import message
from desktop.ui.kit.dialogs import ConfirmDialog, Dialog
from desktop.ui.kit.fields import TextField

pytestmark = pytest.mark.usefixtures("looks")
RETURN, SHIFT, CONTROL = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Note(Dialog):
    """A dialog with one field."""

    def __init__(self) -> None:
        super().__init__(None)
        self.field = TextField()
        self.body.addWidget(self.field)
        self.retranslate()

    def is_dirty(self) -> bool:
        return bool(self.field.text())


def test_escape_never_throws_typed_text_away_silently(qtbot: QtBot) -> None:
    note = Note()
    qtbot.addWidget(note)
    note.open()
    qtbot.keyClicks(note.field, "half a sentence")
    qtbot.keyClick(note.field, Qt.Key.Key_Escape)
    question = note.findChild(ConfirmDialog)
    assert isinstance(question, ConfirmDialog)
    assert note.isVisible()
    question.reject()
    assert note.isVisible()
    assert note.field.text() == "half a sentence"
    qtbot.keyClick(note.field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(note.rejected):
        note.findChildren(ConfirmDialog)[-1].accept()
    assert not note.isVisible()


def test_escape_closes_a_dialog_that_holds_nothing(qtbot: QtBot) -> None:
    note = Note()
    qtbot.addWidget(note)
    note.open()
    with qtbot.waitSignal(note.rejected):
        qtbot.keyClick(note.field, Qt.Key.Key_Escape)


def test_a_dialog_at_work_stays_until_the_work_has_ended(qtbot: QtBot) -> None:
    note = Note()
    qtbot.addWidget(note)
    note.open()
    note.set_busy(True)
    note.close()
    assert note.isVisible()
    note.set_busy(False)
    note.close()
    assert not note.isVisible()


def test_enter_in_a_dialog_s_field_presses_no_button_behind_one_s_back(qtbot: QtBot) -> None:
    note = Note()
    qtbot.addWidget(note)
    note.open()
    with qtbot.assertNotEmitted(note.action.clicked), qtbot.assertNotEmitted(note.cancel.clicked):
        qtbot.keyClick(note.field, RETURN)


def test_the_safe_answer_of_a_question_has_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    question = message("Test", "Retire the gate?")
    dialog = ConfirmDialog(question, question, message("Test", "Retire the gate"), window)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.cancel)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.cancel, RETURN)
