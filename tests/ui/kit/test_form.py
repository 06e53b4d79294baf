"""Forms by keyboard: the next field, the first problem, what an input method is composing."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
)
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.forms import FormGrid
from tests.looks import Looks

pytestmark = pytest.mark.usefixtures("looks")
RETURN, SHIFT, CONTROL = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(qtbot: QtBot) -> FormGrid:
    made = FormGrid(2)
    made.add_row("name", TextField(), span=2)
    made.add_row("uscc", TextField())
    made.add_row("phone", TextField())
    made.set_words("name", "Name", "As on the licence")
    made.set_words("uscc", "Code")
    made.set_words("phone", "Phone")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.focus_first()
    return made


def text_field(form: FormGrid, key: str) -> TextField:
    field = form.field(key)
    assert isinstance(field, TextField)
    return field


def test_enter_goes_from_field_to_field_and_submits_in_the_last(qtbot: QtBot, form: FormGrid) -> None:
    assert text_field(form, "name").hasFocus()
    qtbot.keyClick(text_field(form, "name"), RETURN)
    assert text_field(form, "uscc").hasFocus()
    qtbot.keyClick(text_field(form, "uscc"), RETURN, SHIFT)
    assert text_field(form, "name").hasFocus()
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(text_field(form, "phone"), RETURN)


def test_control_enter_submits_from_anywhere(qtbot: QtBot, form: FormGrid) -> None:
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(text_field(form, "name"), RETURN, CONTROL)


def test_label_help_and_error_belong_to_their_field(form: FormGrid) -> None:
    field = text_field(form, "name")
    label = next(w for w in form.findChildren(QLabel) if w.text() == "Name")
    assert label.buddy() is field
    assert field.accessibleName() == "Name"
    assert field.accessibleDescription() == "As on the licence"
    form.set_problem("name", "Too short.")
    assert field.accessibleDescription() == "Too short."
    form.set_problem("name", "")
    assert field.accessibleDescription() == "As on the licence"


def test_every_problem_stands_under_its_field_and_the_first_has_the_focus(form: FormGrid) -> None:
    wrong = message("Test", "Wrong.")
    left = form.show_problems([Problem("phone", wrong), Problem("uscc", wrong), Problem("elsewhere", wrong)])
    assert [p.field for p in left] == ["elsewhere"]
    assert (form.problem_of("uscc"), form.problem_of("phone"), form.problem_of("name")) == ("Wrong.", "Wrong.", "")
    assert text_field(form, "uscc").hasFocus()
    assert text_field(form, "uscc").property("wrong") is True


def test_a_problem_goes_away_when_its_field_is_edited(qtbot: QtBot, form: FormGrid) -> None:
    form.show_problems([Problem("uscc", message("Test", "Wrong.")), Problem("phone", message("Test", "Wrong."))])
    with qtbot.waitSignal(form.edited):
        qtbot.keyClicks(text_field(form, "uscc"), "9")
    assert (form.problem_of("uscc"), form.problem_of("phone")) == ("", "Wrong.")


def test_text_under_composition_counts_when_the_form_is_submitted(qtbot: QtBot, form: FormGrid) -> None:
    field = text_field(form, "name")
    seen: list[str] = []
    form.submitted.connect(lambda: seen.append(field.value()))
    commit = QInputMethodEvent()
    commit.setCommitString("欧阳秀英")
    QApplication.sendEvent(field, QInputMethodEvent("ouyang", []))
    QApplication.sendEvent(field, commit)
    qtbot.keyClick(field, RETURN, CONTROL)
    assert seen == ["欧阳秀英"]


def test_full_width_letters_and_digits_are_narrowed(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.setText("\u3000Ａ座 ３０１室 ")
    assert field.value() == "A座 301室"


def test_a_language_change_reaches_the_error_lines_of_a_form(qtbot: QtBot, form: FormGrid, looks: Looks) -> None:
    form.show_problems([Problem("uscc", message("Roles", "Manager"))])
    looks.languages.use("zh")
    qtbot.waitUntil(lambda: form.problem_of("uscc") == "管理员")
    form.clear_problems()
    QApplication.sendEvent(form, QEvent(QEvent.Type.LanguageChange))
    assert form.problem_of("uscc") == ""
