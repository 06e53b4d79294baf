"""Forms by keyboard, the region search while an input method composes, and other parts of the kit."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Problem, UserError
from desktop.domain.messages import message
from desktop.ui.dialogs.base import Dialog
from desktop.ui.dialogs.confirm import ConfirmDialog
from desktop.ui.sizes import spaced
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chips import ChoiceChip
from desktop.ui.widgets.fields import PasswordField, Select, TextField
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.form import FormGrid
from desktop.ui.widgets.search_combo import SearchCombo, SearchItem
from desktop.ui.widgets.segments import SegmentedControl
from desktop.ui.widgets.table import Column, RecordModel, Table
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


STREETS = [
    SearchItem("441302004", "江北街道", "广东省 惠州市 惠城区"),
    SearchItem("441302005", "江南街道", "广东省 惠州市 惠城区"),
    SearchItem("441302006", "桥东街道", "广东省 惠州市 惠城区"),
]
PINYIN = {"441302004": "jiangbei", "441302005": "jiangnan", "441302006": "qiaodong"}


def find(text: str) -> Sequence[SearchItem]:
    return [i for i in STREETS if text in i.title or PINYIN[str(i.value)].startswith(text)]


@pytest.fixture
def region(qtbot: QtBot) -> Iterator[SearchCombo]:
    window = QWidget()
    qtbot.addWidget(window)
    made = SearchCombo(find)
    made.setAccessibleName("Region")
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    layout.addWidget(QLineEdit())
    layout.addStretch()
    window.resize(500, 400)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.setFocus()
    made.setProperty("kept", window)
    yield made
    window.close()  # named here, so that it lives as long: pytest-qt keeps only a weak reference


def listed(region: SearchCombo) -> list[str]:
    found = region.window().findChild(QListWidget)
    return [found.item(i).text() for i in range(found.count())] if region.is_open() else []


def test_typing_finds_and_enter_takes_the_chosen_one(qtbot: QtBot, region: SearchCombo) -> None:
    qtbot.keyClicks(region, "jiang")
    assert listed(region) == ["江北街道", "江南街道"]
    qtbot.keyClick(region, Qt.Key.Key_Down)
    with qtbot.waitSignal(region.picked) as picked:
        qtbot.keyClick(region, RETURN)
    assert picked.args == ["441302005"]
    assert region.text() == "江南街道"
    assert not region.is_open()


def test_it_finds_what_an_input_method_is_still_composing(qtbot: QtBot, region: SearchCombo) -> None:
    QApplication.sendEvent(region, QInputMethodEvent("qiao'dong", []))
    assert listed(region) == ["桥东街道"]
    assert region.hasFocus()
    commit = QInputMethodEvent()
    commit.setCommitString("桥东")
    QApplication.sendEvent(region, commit)
    assert region.text() == "桥东"
    assert listed(region) == ["桥东街道"]


def test_typing_over_what_was_taken_takes_it_back(qtbot: QtBot, region: SearchCombo) -> None:
    region.set_item(STREETS[0])
    assert region.item() is STREETS[0]
    with qtbot.waitSignal(region.picked) as picked:
        qtbot.keyClick(region, Qt.Key.Key_Backspace)
    assert picked.args == [None]
    assert region.item() is None


def test_escape_closes_the_list_and_keeps_the_text(qtbot: QtBot, region: SearchCombo) -> None:
    qtbot.keyClicks(region, "jiang")
    qtbot.keyClick(region, Qt.Key.Key_Escape)
    assert not region.is_open()
    assert region.text() == "jiang"


def test_a_click_takes_and_leaving_closes(qtbot: QtBot, region: SearchCombo) -> None:
    qtbot.keyClicks(region, "jiang")
    found = region.window().findChild(QListWidget)
    place = found.visualItemRect(found.item(1)).center()
    with qtbot.waitSignal(region.picked) as picked:
        qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked.args == ["441302005"]
    qtbot.keyClicks(region, "x")
    region.window().findChildren(QLineEdit)[-1].setFocus()
    assert not region.is_open()


def test_enter_in_an_open_list_does_not_leave_the_form_s_field(qtbot: QtBot) -> None:
    form = FormGrid(1)
    qtbot.addWidget(form)
    combo = SearchCombo(find)
    form.add_row("region", combo)
    form.add_row("address", TextField())
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    combo.setFocus()
    qtbot.keyClicks(combo, "jiangbei")
    qtbot.keyClick(combo, RETURN)
    assert combo.item() is STREETS[0]
    assert combo.hasFocus()
    qtbot.keyClick(combo, RETURN)
    assert form.field("address").hasFocus()


def test_segments_are_chosen_by_arrows_and_tab_reaches_only_the_chosen_one(qtbot: QtBot) -> None:
    bar = SegmentedControl()
    qtbot.addWidget(bar)
    for value in ("zh", "en", "zh-en"):
        bar.add(value)
    bar.set_texts("中文", "English", "双语")
    bar.set_name("Language")
    bar.show()
    first, second, third = bar.findChildren(QPushButton)
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.keyClick(first, Qt.Key.Key_Right)
    assert chosen.args == ["en"]
    assert bar.value() == "en"
    assert second.accessibleName() == "Language: English"
    tabbed = [b for b in (first, second, third) if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert tabbed == [second]
    with qtbot.assertNotEmitted(bar.chosen):
        bar.set_value("zh-en")
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.keyClick(third, Qt.Key.Key_Right)
    assert chosen.args == ["zh"]


def test_a_select_keeps_its_value_when_its_words_change(qtbot: QtBot) -> None:
    select = Select()
    qtbot.addWidget(select)
    select.set_choices([(1, "one"), (2, "two")])
    select.set_value(2)
    select.set_choices([(1, "一"), (2, "二")])
    assert (select.value(), select.currentText()) == (2, "二")


def test_a_password_is_shown_on_request(qtbot: QtBot) -> None:
    field = PasswordField()
    qtbot.addWidget(field)
    field.setText("secret")
    assert field.displayText() == "••••••"
    peek = field.findChild(QToolButton)
    qtbot.mouseClick(peek, Qt.MouseButton.LeftButton)
    assert field.displayText() == "secret"
    assert peek.accessibleName() == "Hide the password"


def test_a_chosen_chip_has_a_tick_and_not_only_a_colour(qtbot: QtBot) -> None:
    chip = ChoiceChip("南门")
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    assert chip.sizeHint().width() > narrow


def test_chips_flow_into_the_next_line(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = spaced(FlowLayout(box), 4)
    chips = [QWidget() for _ in range(6)]
    for chip in chips:
        chip.setFixedSize(80, 20)
        flow.addWidget(chip)
    assert flow.heightForWidth(1000) == 20
    assert flow.heightForWidth(260) == 44
    box.resize(260, 100)
    box.show()
    assert chips[3].y() > chips[2].y()
    assert chips[3].x() == chips[0].x()


def test_a_banner_says_what_failed_offers_the_way_out_and_follows_the_language(qtbot: QtBot, looks: Looks) -> None:
    banner, taken = Banner(), []
    qtbot.addWidget(banner)
    banner.tell("danger", message("Roles", "Manager"), message("Dialog", "Cancel"), lambda: taken.append(1))
    assert banner.isVisible()
    assert banner.accessibleName() == "Manager"
    looks.languages.use("zh")
    qtbot.waitUntil(lambda: banner.text() == "管理员")
    qtbot.mouseClick(next(b for b in banner.findChildren(Button) if b.text() == "取消"), Qt.MouseButton.LeftButton)
    assert taken == [1]
    banner.tell_error(UserError(message("Test", "No paper.")))
    assert banner.text() == "No paper."
    banner.clear()
    assert not banner.isVisible()
    assert banner.text() == ""


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


def test_a_table_opens_records_by_keyboard_and_mouse(qtbot: QtBot) -> None:
    model: RecordModel[tuple[str, int]] = RecordModel(
        [Column(lambda: "Gate", lambda r: r[0]), Column(lambda: "Visits", lambda r: str(r[1]), 80, right=True)]
    )
    table = Table(model)
    qtbot.addWidget(table)
    model.set_records([("南门", 379), ("北门", 235)])
    table.show()
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Visits"
    table.selectRow(1)
    assert table.current() == ("北门", 235)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, RETURN)
    assert opened.args == [("北门", 235)]
    place = table.visualRect(model.index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [("南门", 379)]
    model.set_records([])
    assert table.current() is None


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chip_keeps_its_shape_on_the_chosen_row(qtbot: QtBot, looks: Looks, theme: str) -> None:
    looks.theme.apply(theme, 100)
    model: RecordModel[str] = RecordModel([Column(lambda: "Poster", lambda _: "Printed", tone=lambda _: "good")])
    table = Table(model)
    qtbot.addWidget(table)
    model.set_records(["南门", "北门"])
    table.resize(400, 200)
    table.show()
    table.selectRow(0)
    picture = table.viewport().grab().toImage()
    for row in range(2):
        cell = table.visualRect(model.index(row, 0))
        across = {picture.pixelColor(x, cell.center().y() - 8).name() for x in range(cell.width() - 5)}
        assert len(across) >= 2  # the row, and the chip on it


def test_a_language_change_reaches_the_error_lines_of_a_form(qtbot: QtBot, form: FormGrid, looks: Looks) -> None:
    form.show_problems([Problem("uscc", message("Roles", "Manager"))])
    looks.languages.use("zh")
    qtbot.waitUntil(lambda: form.problem_of("uscc") == "管理员")
    form.clear_problems()
    QApplication.sendEvent(form, QEvent(QEvent.Type.LanguageChange))
    assert form.problem_of("uscc") == ""
