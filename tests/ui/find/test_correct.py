"""Correcting a declaration from the Find page: reason first, the form as it was entered, nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.category import Category
from desktop.domain.fever import FeverDraft
from desktop.services.desk import Desk
from desktop.store import tables
from desktop.ui.entry.correction import CorrectDialog
from desktop.ui.entry.insist import InsistDialog
from desktop.ui.entry.masked import MaskedLine
from desktop.ui.find.page import FindPage
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.reason_dialog import ReasonDialog
from tests.ui.find.find_page import dialog, enter, give_reason, open_page, search
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.venue.venue_keys import CTRL, ENTER, TAB, press, write

pytestmark = pytest.mark.usefixtures("looks")

E, ESC, F2, F3 = Qt.Key.Key_E, Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_F3
WHY = "来访者更正电话"


def open_form(qtbot: QtBot, desk: Desk, jobs: Jobs) -> tuple[FindPage, CorrectDialog]:
    """The page with 单田芳 chosen, and her form open."""
    page = open_page(qtbot, desk, jobs)
    search(qtbot, page, jobs, "stf")
    press(qtbot, E, held=CTRL)
    assert isinstance(dialog(qtbot), ReasonDialog)
    give_reason(qtbot, jobs, WHY)
    form = dialog(qtbot)
    assert isinstance(form, CorrectDialog)
    return page, form


def retype(qtbot: QtBot, form: CorrectDialog, key: str, text: str) -> None:
    """Put the focus on a field and type another text into it."""
    form.card.form.go_to(key)
    QApplication.processEvents()
    form.card.form.line(key).selectAll()
    write(qtbot, text)


def test_a_correction_is_stored_with_its_reason_and_seen_at_once(qtbot: QtBot, clerk_desk: Desk, jobs: Jobs) -> None:
    enter(clerk_desk)
    page, form = open_form(qtbot, clerk_desk, jobs)
    assert form.card.form.typed("phone") == "136****6000"
    retype(qtbot, form, "phone", "13600136009")
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    assert page.table.texts()[0][3] == "136****6009"
    assert page.table.texts()[0][-1] == "edited"
    noted = page.panel.history.texts()[0]
    assert WHY in noted
    assert "李春梅" in noted
    assert "Phone: 136****6000 → 136****6009" in noted
    assert page.table.hasFocus()


@pytest.mark.parametrize(("is_written", "noted"), [(False, "empty worksheet is gone"), (True, "opened by mistake")])
def test_a_correction_says_what_became_of_the_fever_worksheet(
    qtbot: QtBot, desk: Desk, jobs: Jobs, is_written: bool, noted: str
) -> None:
    enter(desk)
    (waiting,) = desk.fevers.open()
    if is_written:
        desk.fevers.keep(waiting.id, FeverDraft(waits_at="一楼观察室"))
    page, form = open_form(qtbot, desk, jobs)
    retype(qtbot, form, "temperature_c", "36.7")
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    assert noted in page.banner.text()
    assert desk.fevers.open() == ()


def test_opening_is_audited_before_anything_is_changed(qtbot: QtBot, clerk_desk: Desk, jobs: Jobs) -> None:
    entered = enter(clerk_desk)
    _, form = open_form(qtbot, clerk_desk, jobs)
    form.reject()
    with clerk_desk.store.read() as connection:
        last = connection.execute(tables.audit.select().order_by(tables.audit.c.seq.desc())).first()
    assert last is not None
    assert (last.action, last.subject) == ("correct-open", entered.id)
    assert WHY in last.body


def audited(desk: Desk) -> list[tuple[str, str]]:
    """Actions of the audit log with what was noted, the last one first."""
    with desk.store.read() as connection:
        rows = connection.execute(tables.audit.select().order_by(tables.audit.c.seq.desc()))
        return [(row.action, row.body) for row in rows]


def test_a_correction_shows_only_the_fields_that_are_asked_for(qtbot: QtBot, clerk_desk: Desk, jobs: Jobs) -> None:
    enter(clerk_desk, travel_history="yes: 去过广州", notes="走亲戚")
    _, form = open_form(qtbot, clerk_desk, jobs)
    fields = form.card.form
    shown = " ".join(fields.draft({}).texts().values())
    for secret in ("单田芳", "11010519491231002X", "13600136000", "上米街", "12-31", "去过广州", "走亲戚"):
        assert secret not in shown
    fields.go_to("phone")
    press(qtbot, F3)
    settle(qtbot, jobs)
    assert fields.typed("phone") == "13600136000"
    assert fields.typed("id_number") == "1101**********002X"
    assert audited(clerk_desk)[0][0] == "look"
    assert "13600136000" not in audited(clerk_desk)[0][1]
    press(qtbot, F3)
    settle(qtbot, jobs)
    assert [action for action, _ in audited(clerk_desk)].count("look") == 1, "it stands there already"
    press(qtbot, ENTER, held=CTRL)
    assert form.banner.text() == "Nothing was changed yet."


def test_the_eye_in_a_field_shows_details_of_an_answer(qtbot: QtBot, clerk_desk: Desk, jobs: Jobs) -> None:
    enter(clerk_desk, travel_history="yes: 去过广州")
    _, form = open_form(qtbot, clerk_desk, jobs)
    (eye,) = (one for one in form.card.form.rows["travel_history"].findChildren(MaskedLine) if one.isVisible())
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    settle(qtbot, jobs)
    assert form.card.form.typed("travel_history") == "yes: 去过广州"
    assert not eye.isVisible()


def test_nothing_is_typed_into_the_middle_of_a_mask(qtbot: QtBot, clerk_desk: Desk, jobs: Jobs) -> None:
    entered = enter(clerk_desk)
    _, form = open_form(qtbot, clerk_desk, jobs)
    line = form.card.form.line("phone")
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    line.deselect()
    write(qtbot, "13600136009")
    assert line.text() == "13600136009"
    press(qtbot, Qt.Key.Key_Z, held=CTRL)
    qtbot.waitUntil(lambda: form.card.form.is_masked("phone"))
    write(qtbot, "13600136008")
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    assert clerk_desk.declarations.look(entered.id, "phone", "核对") == "13600136008"
    assert clerk_desk.declarations.look(entered.id, "id_number", "核对") == "11010519491231002X"


def test_a_usual_reason_is_one_key_away(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    enter(desk)
    page = open_page(qtbot, desk, jobs)
    search(qtbot, page, jobs, "stf")
    press(qtbot, E, held=CTRL)
    asked = dialog(qtbot)
    assert isinstance(asked, ReasonDialog)
    press(qtbot, TAB, ENTER)
    settle(qtbot, jobs)
    assert isinstance(dialog(qtbot), CorrectDialog)


def test_what_was_typed_is_not_thrown_away_without_a_question(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    enter(desk)
    _, form = open_form(qtbot, desk, jobs)
    retype(qtbot, form, "phone", "13600136009")
    press(qtbot, ESC)
    question = dialog(qtbot)
    assert isinstance(question, ConfirmDialog)
    press(qtbot, ESC)
    assert form.isVisible()
    assert form.card.form.typed("phone") == "13600136009"


def test_an_untouched_form_closes_and_is_not_saved(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    enter(desk)
    page, form = open_form(qtbot, desk, jobs)
    press(qtbot, ENTER, held=CTRL)
    assert form.banner.text() == "Nothing was changed yet."
    press(qtbot, ESC)
    settle(qtbot, jobs)
    assert QApplication.activeModalWidget() is None
    assert page.table.texts()[0][-1] == ""


def test_a_wrong_field_is_reported_at_the_field_and_what_was_typed_stays(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    enter(desk)
    _, form = open_form(qtbot, desk, jobs)
    retype(qtbot, form, "temperature_c", "99")
    press(qtbot, ENTER, held=CTRL)
    assert "99" in form.card.form.rows["temperature_c"].note()
    assert form.card.form.typed("temperature_c") == "99"
    assert form.isVisible()
    assert QApplication.focusWidget() is form.card.form.line("temperature_c")


def test_a_doubtful_field_is_insisted_on_with_a_reason(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    entered = enter(desk)
    _, form = open_form(qtbot, desk, jobs)
    retype(qtbot, form, "temperature_c", "425")
    press(qtbot, ENTER, held=CTRL)
    press(qtbot, F2)
    assert isinstance(dialog(qtbot), InsistDialog)
    press(qtbot, Qt.Key.Key_1)
    dialog(qtbot)
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    stored = desk.declarations.unmasked(entered.id, "核对")
    assert (stored.temperature_c, list(stored.overrides)) == ("42.5", ["temperature_c"])


def test_what_the_form_cannot_show_is_stored_as_it_was(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    entered = enter(desk, contact_history="no: 已核实", category=Category.NO_PHONE)
    _, form = open_form(qtbot, desk, jobs)
    retype(qtbot, form, "phone", "13600136009")
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    stored = desk.declarations.unmasked(entered.id, "核对")
    assert (stored.contact_history, stored.category, stored.phone) == ("no: 已核实", "no_phone", "13600136009")


def test_the_slip_stays_and_a_gate_that_is_gone_too(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    desk.slips.start_batch(3)
    entered = enter(desk, slip="2")
    gate = next(g for g in desk.gates.list() if g.name == "急诊入口")
    desk.gates.retire(gate.id)
    _, form = open_form(qtbot, desk, jobs)
    assert not form.card.form.line("slip").isEnabled()
    assert form.card.form.typed("slip") == "JB-000002"
    retype(qtbot, form, "phone", "13600136009")
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    stored = desk.declarations.unmasked(entered.id, "核对")
    assert (stored.slip, stored.gate, stored.phone) == ("JB-000002", "急诊入口", "13600136009")


def test_only_a_new_fever_is_called_out(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    enter(desk)
    _, form = open_form(qtbot, desk, jobs)
    assert not form.card.alarm.isVisible()
    retype(qtbot, form, "temperature_c", "385")
    assert form.card.alarm.isVisible()
