"""The Exposure page with keys and clicks: whose stays, who was here at the same time, and what is in the audit log."""

import datetime as dt
import json

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.pages import Pages
from desktop.app.program import Program
from desktop.domain.exposure.overlap import Circle
from desktop.domain.people import Role
from desktop.store import tables
from desktop.ui.exposure.counted import CountedDialog
from desktop.ui.exposure.spans import hours_of
from desktop.ui.exposure.stay_dialog import StayDialog
from desktop.ui.exposure.timeline import TimelineArea
from desktop.ui.find.page import FindPage
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.fields import Select
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.reason_dialog import ReasonDialog
from desktop.ui.shell.rail import RailEntry
from tests.looks import Looks
from tests.services.exposure.exposure_desk import MONDAY, REASON, ExposureDesk
from tests.ui.desk_window import make_sync
from tests.ui.exposure.exposure_page import ExposureWindow, busy_monday
from tests.ui.find.find_page import search
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.test_refusals import as_member
from tests.ui.venue.venue_keys import CTRL, DOWN, ENTER, TAB, focused, press, write

ESC, SPACE = Qt.Key.Key_Escape, Qt.Key.Key_Space
SHIFT = Qt.KeyboardModifier.ShiftModifier


def looked_up(book: ExposureDesk) -> list[dict[str, object]]:
    """What the audit log has of lookups."""
    with book.desk.store.read() as connection:
        rows = connection.execute(tables.audit.select().where(tables.audit.c.kind == "exposure")).all()
    return [json.loads(row.body) for row in rows if row.action == "look"]


def add_stay(window: ExposureWindow, day: str, time: str, gate: str = "") -> None:
    """Ctrl+N, and the stay as a person types it."""
    press(window.qtbot, Qt.Key.Key_N, held=CTRL)
    shown = window.dialog()
    assert isinstance(shown, StayDialog)
    shown.day.selectAll()
    write(window.qtbot, day)
    press(window.qtbot, ENTER)
    write(window.qtbot, time)
    press(window.qtbot, ENTER)
    assert isinstance(focused(), Select)
    for _ in range(shown.gate.findText(gate) if gate else 0):
        press(window.qtbot, DOWN)
    press(window.qtbot, ENTER)
    window.settle()


def test_a_person_is_found_by_pinyin_and_everybody_of_the_same_time_by_two_keys(
    window: ExposureWindow, book: ExposureDesk
) -> None:
    busy_monday(book)
    window.search("mffy")
    stays = window.page.case.stays
    assert [stay.gate for stay in stays.request().stays] == ["急诊入口", "北门"]
    assert stays.table.hasFocus()
    window.look_up()
    assert window.names() == ["麦芳*福", "麦芳*敏", "麦芳*珍", "麦芳*丽", "麦芳*伟"]
    assert window.page.result.table.hasFocus()
    (noted,) = looked_up(book)
    assert (noted["reason"], noted["contacts"]) == (REASON, 7)


def test_the_reason_is_asked_once_a_case_and_noted_with_every_lookup(
    window: ExposureWindow, book: ExposureDesk
) -> None:
    case = busy_monday(book)
    window.about(case)
    press(window.qtbot, ENTER, held=CTRL)
    assert isinstance(window.dialog(), ReasonDialog)
    press(window.qtbot, ESC)
    window.settle()
    assert looked_up(book) == []
    window.look_up("case 12, CDC called")
    press(window.qtbot, ENTER, held=CTRL)
    window.settle()
    assert [one["reason"] for one in looked_up(book)] == ["case 12, CDC called"] * 2
    press(window.qtbot, Qt.Key.Key_N, held=CTRL | SHIFT)
    window.search("mffy")
    press(window.qtbot, ENTER, held=CTRL)
    assert isinstance(window.dialog(), ReasonDialog), "another case has another reason"
    press(window.qtbot, ESC)


def test_find_leads_here_with_the_chosen_declaration(window: ExposureWindow, book: ExposureDesk) -> None:
    busy_monday(book)
    window.shell.run("go.find")
    window.settle()
    find = window.shell.page("find")
    assert isinstance(find, FindPage)
    search(window.qtbot, find, window.jobs, "mffm")
    press(window.qtbot, Qt.Key.Key_T, held=CTRL)
    window.settle()
    assert window.shell.current_page == "exposure"
    person = window.page.case.stays.person
    assert person is not None
    assert person.name == "麦芳*敏"


def test_a_case_who_is_not_in_the_book_has_a_place_and_a_time_alone(window: ExposureWindow, book: ExposureDesk) -> None:
    busy_monday(book)
    add_stay(window, MONDAY.isoformat(), "1000-1030", "急诊入口")
    assert [row.gate for row in window.page.case.stays.timeline.rows] == ["急诊入口"]
    window.look_up()
    assert "麦芳*英" in window.names(), "the one of the book is a contact now"
    assert looked_up(book)[0]["stays"][0]["declaration"] == ""  # type: ignore[index]


def test_a_stay_without_a_gate_shows_the_whole_venue_at_once(window: ExposureWindow, book: ExposureDesk) -> None:
    busy_monday(book)
    add_stay(window, MONDAY.isoformat(), "10:00-10:30")
    window.look_up()
    assert window.page.result.filters.filter.circle is Circle.VENUE
    assert len(window.names()) == 6


def test_what_is_wrong_with_a_stay_is_said_at_its_field(window: ExposureWindow, book: ExposureDesk) -> None:
    add_stay(window, MONDAY.isoformat(), "25:00")
    shown = window.dialog()
    assert isinstance(shown, StayDialog)
    assert "25:00" in shown.form.problem_of("time")
    assert shown.time.hasFocus()
    press(window.qtbot, ESC)
    assert isinstance(window.dialog(), ConfirmDialog), "what was typed is not dropped without a question"
    press(window.qtbot, TAB, ENTER)
    window.settle()


def test_a_stay_is_corrected_left_out_and_taken_away_by_keys(window: ExposureWindow, book: ExposureDesk) -> None:
    case = busy_monday(book)
    window.about(case)
    stays = window.page.case.stays
    press(window.qtbot, ENTER)
    shown = window.dialog()
    assert isinstance(shown, StayDialog)
    press(window.qtbot, ENTER)
    shown.time.selectAll()
    write(window.qtbot, "10:05-10:16")
    press(window.qtbot, ENTER, held=CTRL)
    window.settle()
    assert [stay.is_changed for stay in stays.request().stays] == [True, False]
    assert stays.table.hasFocus()
    press(window.qtbot, DOWN, SPACE)
    assert len(stays.request().stays) == 1
    window.look_up()
    assert "麦芳*福" not in window.names(), "who came at 11:24"
    assert book.desk.exposure.begin(case).stays[0].is_changed is False
    window.page.views.step(Qt.Key.Key_Left)
    add_stay(window, MONDAY.isoformat(), "16:00")
    assert len(stays.request().stays) == 2
    window.page.result.retranslate()
    assert "changed" in window.page.result.stale.text()
    stays.table.setFocus()
    press(window.qtbot, Qt.Key.Key_Delete)
    assert len(stays.request().stays) == 1


def test_another_case_does_not_drop_typed_stays_without_a_question(window: ExposureWindow, book: ExposureDesk) -> None:
    case = busy_monday(book)
    add_stay(window, MONDAY.isoformat(), "10:00-10:30", "急诊入口")
    window.about(case)
    assert isinstance(window.dialog(), ConfirmDialog)
    press(window.qtbot, ENTER)
    window.settle()
    assert window.page.case.stays.person is None
    window.about(case)
    window.dialog()
    press(window.qtbot, TAB, ENTER)
    window.settle()
    assert window.page.case.stays.person is not None


def test_the_switch_and_the_filters_show_whom_they_say(window: ExposureWindow, book: ExposureDesk) -> None:
    case = busy_monday(book)
    window.about(case)
    window.look_up()
    result = window.page.result
    filters = result.filters
    filters.circle.setFocus()
    press(window.qtbot, Qt.Key.Key_Right)
    assert len(window.names()) == 7
    assert "146" in result.figures.counted.accessibleName()

    def choose(part: Select, value: object) -> None:
        part.setFocus()
        while part.value() != value:
            press(window.qtbot, DOWN)

    choose(filters.certainty, "certain")
    assert window.names() == ["麦芳*福", "麦芳*敏", "麦芳*珍", "麦芳*强"]
    choose(filters.minutes, 30)
    assert window.names() == ["麦芳*福", "麦芳*敏"]
    choose(filters.category, "disabled")
    assert window.names() == ["麦芳*福"]
    choose(filters.gate, "南门")
    assert window.names() == []
    assert result.none_left.isVisible()
    assert result.none_left.button is not None
    window.qtbot.mouseClick(result.none_left.button, Qt.MouseButton.LeftButton)
    assert len(window.names()) == 7


def test_a_row_says_in_words_why_and_keeps_chosen_through_the_switch(
    window: ExposureWindow, book: ExposureDesk
) -> None:
    window.about(busy_monday(book))
    window.look_up()
    press(window.qtbot, DOWN, DOWN, DOWN)
    in_panel = window.page.result.panel.text()
    for words in ("麦芳*丽", "Possible", "0–120", "Morning", "guardian"):
        assert words in in_panel
    window.page.result.filters.circle.setFocus()
    press(window.qtbot, Qt.Key.Key_Right)
    assert window.page.result.panel.text() == in_panel


def test_a_phone_is_shown_in_full_for_a_reason_and_masked_again(window: ExposureWindow, book: ExposureDesk) -> None:
    window.about(busy_monday(book))
    window.look_up()
    press(window.qtbot, DOWN)
    panel = window.page.result.panel
    assert "13900130002" not in panel.text()
    press(window.qtbot, Qt.Key.Key_U, held=CTRL)
    window.dialog()
    write(window.qtbot, "to be called")
    press(window.qtbot, ENTER)
    window.settle()
    assert "13900130002" in panel.text()
    press(window.qtbot, DOWN)
    assert "1390013" not in panel.text()
    with book.desk.store.read() as connection:
        rows = connection.execute(tables.audit.select().where(tables.audit.c.action == "unmask")).all()
    assert len(rows) == 1


def test_what_is_shown_in_full_is_masked_when_the_page_is_left(window: ExposureWindow, book: ExposureDesk) -> None:
    window.about(busy_monday(book))
    window.look_up()
    press(window.qtbot, Qt.Key.Key_U, held=CTRL)
    window.dialog()
    write(window.qtbot, "to be called")
    press(window.qtbot, ENTER)
    window.settle()
    assert window.page.result.panel.is_full
    window.shell.run("go.today")
    assert not window.page.result.panel.is_full


def test_nobody_is_a_sentence_with_the_counts(window: ExposureWindow, book: ExposureDesk) -> None:
    case = book.enter(1, "10:05-10:40")
    book.count(book.gate("急诊入口"), {10: (31, 0)})
    book.count(book.gate("北门"), {10: (5, 0)})
    window.about(case)
    window.look_up()
    nobody = window.page.result.nobody
    assert nobody.isVisible()
    in_panel = " ".join(label.text() for label in nobody.findChildren(type(window.page.result.about)))
    assert "Nobody who left a name was here" in in_panel
    assert "31 at the case’s gates, 36 at the venue" in in_panel


def test_who_left_no_name_is_shown_by_the_hour(window: ExposureWindow, book: ExposureDesk) -> None:
    window.about(busy_monday(book))
    window.look_up()
    press(window.qtbot, Qt.Key.Key_H, held=CTRL)
    shown = window.dialog()
    assert isinstance(shown, CountedDialog)
    model = shown.table.model()
    first = [str(model.index(0, at).data()) for at in range(model.columnCount())]
    assert first == ["23 Nov 10:00–11:00", "急诊入口", "yes", "72"]
    press(window.qtbot, ESC)


def test_the_rules_stand_with_the_result_and_are_a_setting(window: ExposureWindow, book: ExposureDesk) -> None:
    window.about(busy_monday(book))
    case = window.page.case
    case.minutes.setFocus()
    while case.minutes.value() != 0:
        press(window.qtbot, Qt.Key.Key_Up)
    window.settle()
    assert book.desk.exposure.rules().extension_minutes == 0
    window.look_up()
    assert "Nothing is added" in window.page.result.rules.text()
    assert "120 minutes" in window.page.result.rules.text()
    assert "麦芳*珍" not in window.names(), "who came after the case had left"


def test_what_came_in_since_is_said_and_not_looked_up_by_itself(window: ExposureWindow, book: ExposureDesk) -> None:
    window.about(busy_monday(book))
    window.look_up()
    assert not window.page.result.stale.isVisible()
    book.enter(40, "10:10-11:00")
    window.settle()
    assert "More was entered" in window.page.result.stale.text()
    assert len(looked_up(book)) == 1
    window.look_up()
    assert not window.page.result.stale.isVisible()
    assert "麦芳*芳" in window.names()


def test_a_declaration_that_was_erased_says_so(window: ExposureWindow, book: ExposureDesk) -> None:
    window.about("01900000-0000-7000-8000-000000000000")
    assert "not there any more" in window.page.banner.text()


def test_a_name_comes_by_input_method_and_a_search_that_finds_nobody_says_so(
    window: ExposureWindow, book: ExposureDesk
) -> None:
    busy_monday(book)
    press(window.qtbot, Qt.Key.Key_F, held=CTRL)
    write(window.qtbot, "欧阳")
    press(window.qtbot, ENTER)
    window.settle()
    field = window.page.case.people.field
    assert "Nobody was found" in field.accessibleDescription()
    assert field.hasFocus()
    press(window.qtbot, ESC)
    write(window.qtbot, "麦芳芳敏")
    press(window.qtbot, ENTER)
    window.qtbot.waitUntil(window.page.case.people.table.hasFocus)
    press(window.qtbot, Qt.Key.Key_Up)
    assert field.hasFocus()


def test_stays_of_many_days_are_drawn_by_day_and_gate(window: ExposureWindow, book: ExposureDesk) -> None:
    for back in range(12):
        last = book.enter(
            1, "22:00-次日02:00" if back else "07:10", visited_on=(MONDAY - dt.timedelta(back)).isoformat()
        )
    window.about(last)
    rows = window.page.case.stays.timeline.rows
    assert len(rows) == 12
    assert hours_of(rows) == (0, 24)
    assert rows[0].day == MONDAY - dt.timedelta(11)
    assert [(span.since, span.until, span.is_known) for span in rows[0].spans] == [(22 * 60, 24 * 60, True)]


def test_the_timeline_is_whole_where_there_are_few_rows_and_scrolls_where_there_are_many(
    window: ExposureWindow, book: ExposureDesk
) -> None:
    area = window.page.case.findChild(TimelineArea)
    assert area is not None
    for number, rows in ((1, 2), (2, 12)):
        for back in range(rows):
            last = book.enter(number, "07:10", visited_on=(MONDAY - dt.timedelta(back)).isoformat())
        window.about(last)
        assert (area.verticalScrollBar().maximum() > 0) is (rows > 6)


@pytest.mark.parametrize("role", [Role.CLERK, Role.INSPECTOR])
def test_only_whoever_may_sees_the_page(
    program: Program, book: ExposureDesk, jobs: Jobs, looks: Looks, qtbot: QtBot, role: Role
) -> None:
    desk = as_member(book.desk, role)
    shell = Pages(desk, jobs, make_sync(desk, program.settings, jobs), lambda _key: None, lambda: None).shell()
    qtbot.addWidget(shell)
    assert shell.findChild(RailEntry, "go.today") is not None
    assert shell.findChild(RailEntry, "go.exposure") is None
    assert not [one for one in shell.available() if one.page == "exposure"]
    settle(qtbot, jobs)
