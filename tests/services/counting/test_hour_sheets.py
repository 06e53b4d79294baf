"""Tally sheets on paper: read strictly, counted in their hours, never twice without asking."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.domain.counting import CountedBefore, HourSheetDraft
from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.hourly import screening
from desktop.domain.master.fields import DESK
from desktop.domain.people import Role
from desktop.services.counting.counting import Pressed
from desktop.services.counting.hour_sheets import HourSheetService, SheetDrafts
from desktop.services.desk import Desk
from desktop.services.session import Session
from desktop.store import tables
from desktop.store.ledger import new_id
from desktop.store.queries import remote_totals as remote_totals
from desktop.store.queries.remote_totals import RemoteTotal
from desktop.sync import counts
from tests.conftest import MadeDesk, desk_at
from tests.ui.counting.counting_page import at

Cells = Mapping[tuple[int, str], str]
MORNING: Cells = {(8, "normal"): "31", (9, "normal"): "55", (9, "abnormal"): "1"}


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(at(10, 20))


@pytest.fixture
def desk(program: Program, made_desk: MadeDesk, clock: FixedClock) -> Iterator[Desk]:
    with desk_at(program, made_desk, clock) as desk:
        yield desk


def sheet(desk: Desk, cells: Cells = MORNING, day: str = "2026-11-20", gate: str = "南门") -> HourSheetDraft:
    return HourSheetDraft(day, next(g.id for g in desk.gates.list() if g.name == gate), "", cells)


def fields(refused: "pytest.ExceptionInfo[BadInput]") -> list[str]:
    return [problem.field for problem in refused.value.problems]


def test_a_sheets_people_count_in_their_hours(desk: Desk) -> None:
    entered = desk.hour_sheets.enter(sheet(desk))
    assert entered.total == 87
    count = desk.counting.board().counts[entered.gate_id]
    assert (count.hour, count.day, count.abnormal) == (0, 87, 1)
    assert desk.health.problems() == ()


@pytest.mark.parametrize("text", ["-3", "3.5", "十", "5001", "1234567890", "1e3", "３−", "+4"])
def test_a_figure_that_cannot_be_is_reported_at_its_cell(desk: Desk, text: str) -> None:
    with pytest.raises(BadInput) as refused:
        desk.hour_sheets.enter(sheet(desk, {(8, "normal"): "3", (9, "abnormal"): text}), insist=True)
    assert fields(refused) == ["9.abnormal"]
    assert not refused.value.problems[0].doubtful
    assert desk.counting.board().total.day == 0


def test_full_width_digits_are_digits(desk: Desk) -> None:
    assert desk.hour_sheets.enter(sheet(desk, {(8, "normal"): "３１"})).total == 31


@pytest.mark.parametrize(
    ("day", "cells", "field"),
    [
        ("2026-11-21", MORNING, "day"),
        ("2026-08-01", MORNING, "day"),
        ("yesterday", MORNING, "day"),
        ("2026-11-20", {(11, "normal"): "4"}, "11.normal"),
        ("2026-11-20", {}, "cells"),
        ("2026-11-20", {(9, "normal"): "0"}, "cells"),
    ],
)
def test_a_sheet_of_no_day_or_of_no_people_is_refused(desk: Desk, day: str, cells: Cells, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        desk.hour_sheets.enter(sheet(desk, cells, day), insist=True)
    assert fields(refused) == [field]


def test_very_many_people_are_doubtful_and_can_be_insisted_on(desk: Desk) -> None:
    crowd = sheet(desk, {(8, "normal"): "601"})
    with pytest.raises(BadInput) as refused:
        desk.hour_sheets.enter(crowd)
    assert [(p.field, p.doubtful) for p in refused.value.problems] == [("8.normal", True)]
    assert desk.hour_sheets.enter(crowd, insist=True).total == 601


def test_the_same_sheet_twice_is_noticed_and_is_either_another_one_or_replaces_it(desk: Desk) -> None:
    first = desk.hour_sheets.enter(sheet(desk))
    with pytest.raises(BadInput) as refused:
        desk.hour_sheets.enter(sheet(desk))
    assert fields(refused) == ["sheet"]
    assert desk.counting.board().total.day == 87
    corrected = sheet(desk, {**MORNING, (8, "normal"): "13"})
    second = desk.hour_sheets.enter(corrected, replaces=first.id)
    assert desk.counting.board().total.day == 69
    assert [s.id for s in desk.hour_sheets.of_gate(second.gate_id, second.day)] == [second.id]
    desk.hour_sheets.enter(sheet(desk), insist=True)
    assert desk.counting.board().total.day == 156
    assert desk.health.problems() == ()


def test_an_hour_that_was_counted_by_key_is_pointed_out(desk: Desk, clock: FixedClock) -> None:
    clock.ms = at(9, 5)
    desk.counting.press(sheet(desk).gate_id)
    clock.ms = at(10, 20)
    with pytest.raises(BadInput) as refused:
        desk.hour_sheets.enter(sheet(desk))
    assert fields(refused) == ["9.counted"]


@pytest.fixture
def busy(desk: Desk, clock: FixedClock) -> str:
    """A gate with three presses between nine and ten, one of them a fever; whoever checked is not on the sheet."""
    gate, someone = sheet(desk).gate_id, desk.members.list()[-1].id
    clock.ms = at(9, 5)
    desk.counting.take([Pressed(gate, clock.ms, someone, tenths) for tenths in (None, None, 379)])
    clock.ms = at(10, 20)
    return gate


NINE: Cells = {(8, "normal"): "31", (9, "normal"): "55", (9, "abnormal"): "1"}


def test_who_was_counted_by_key_is_never_added_to_a_sheet_in_silence(desk: Desk, busy: str) -> None:
    for insist in (False, True):
        with pytest.raises(BadInput) as refused:
            desk.hour_sheets.enter(sheet(desk, NINE), insist=insist)
        (problem,) = refused.value.problems
        assert (problem.field, problem.doubtful) == ("9.counted", True)
        assert problem.message.values == {"counted": 3, "sheet": 56}
    assert desk.counting.board().total.day == 3
    assert desk.hour_sheets.counted(busy, "2026-11-20") == {9: (2, 1)}


def test_a_sheet_on_top_of_the_presses_adds_to_them(desk: Desk, busy: str) -> None:
    entered = desk.hour_sheets.enter(sheet(desk, NINE), counted=CountedBefore.ON_TOP)
    assert (entered.total, entered.counted_before) == (87, 0)
    assert (desk.counting.board().total.day, desk.counting.board().total.abnormal) == (90, 2)


def test_a_sheet_that_includes_the_presses_counts_the_others_only(desk: Desk, busy: str) -> None:
    entered = desk.hour_sheets.enter(sheet(desk, NINE), counted=CountedBefore.INCLUDED)
    assert (entered.total, entered.counted_before) == (87, 3)
    total = desk.counting.board().total
    assert (total.day, total.abnormal) == (87, 1)
    (again,) = desk.hour_sheets.of_gate(busy, "2026-11-20")
    assert (again.cells, again.included) == ({8: (31, 0), 9: (55, 1)}, {9: (2, 1)})
    assert desk.hour_sheets.counted(busy, "2026-11-20") == {9: (2, 1)}
    assert desk.health.problems() == ()
    desk.hour_sheets.take_back(entered.id)
    assert desk.counting.board().total.day == 3
    assert desk.health.problems() == ()


def test_a_press_is_included_in_one_sheet_at_most(desk: Desk, busy: str) -> None:
    first, second = (m.id for m in desk.members.list()[-2:])
    one = replace(sheet(desk, NINE), inspector_id=first)
    entered = desk.hour_sheets.enter(one, counted=CountedBefore.INCLUDED)
    other = replace(one, inspector_id=second, cells={(9, "normal"): "40", (9, "abnormal"): "1"})
    desk.hour_sheets.enter(other)  # the presses are on the first paper: nothing is left to ask about
    assert desk.counting.board().total.day == 87 + 41
    again = replace(one, cells={**NINE, (9, "normal"): "58"})
    with pytest.raises(BadInput) as refused:
        desk.hour_sheets.enter(again, replaces=entered.id)  # entered anew, it asks again
    assert fields(refused) == ["9.counted"]
    desk.hour_sheets.enter(again, replaces=entered.id, counted=CountedBefore.INCLUDED)
    assert desk.counting.board().total.day == 90 + 41
    assert desk.health.problems() == ()


def test_a_sheet_with_fewer_people_than_presses_cannot_include_them(desk: Desk, busy: str) -> None:
    with pytest.raises(BadInput) as refused:
        desk.hour_sheets.enter(sheet(desk, {(9, "normal"): "55"}), counted=CountedBefore.INCLUDED)
    assert fields(refused) == ["9.abnormal"]
    assert desk.counting.board().total.day == 3
    with pytest.raises(BadInput) as refused:
        desk.hour_sheets.enter(sheet(desk, {(9, "normal"): "1", (9, "abnormal"): "1"}), counted=CountedBefore.INCLUDED)
    assert fields(refused) == ["9.normal"]


def test_a_sheet_all_of_which_was_counted_counts_nobody_and_is_there(desk: Desk, busy: str) -> None:
    cells = {(9, "normal"): "2", (9, "abnormal"): "1"}
    desk.hour_sheets.enter(sheet(desk, cells), counted=CountedBefore.INCLUDED)
    assert desk.counting.board().total.day == 3
    with pytest.raises(BadInput) as refused:
        desk.hour_sheets.enter(sheet(desk, cells), counted=CountedBefore.INCLUDED)
    assert fields(refused) == ["sheet"]


def test_what_another_desk_counted_is_asked_about_as_well(desk: Desk) -> None:
    gate, other = sheet(desk).gate_id, new_id()
    with desk.store.write("hub") as change:
        people = screening(at(9), gate, None, 40, abnormal=False)
        remote_totals.keep(change.connection, [RemoteTotal(other, other, people)])
        change.record("name", DESK, other, {"id": other, "name": "西门前台"})
    with pytest.raises(BadInput) as refused:
        desk.hour_sheets.enter(sheet(desk))
    assert fields(refused) == ["9.counted"]
    desk.hour_sheets.enter(sheet(desk), counted=CountedBefore.INCLUDED)
    assert desk.counting.board().total.day == 87


def test_a_sheet_that_may_be_the_same_paper_is_asked_about_whoever_it_names(desk: Desk) -> None:
    first, second = (m.id for m in desk.members.list()[-2:])
    named = replace(sheet(desk), inspector_id=first)
    desk.hour_sheets.enter(named)
    fewer = {(9, "normal"): "12"}
    for doubtful in (sheet(desk, fewer), replace(sheet(desk), inspector_id=second), replace(named, cells=fewer)):
        with pytest.raises(BadInput) as refused:
            desk.hour_sheets.enter(doubtful)
        assert fields(refused) == ["sheet"]
    desk.hour_sheets.enter(replace(named, inspector_id=second, cells=fewer))  # two inspectors, each with a sheet
    assert desk.counting.board().total.day == 99


def test_a_hub_counts_of_a_sheet_what_the_desk_counts(desk: Desk, busy: str) -> None:
    entered = desk.hour_sheets.enter(sheet(desk, NINE), counted=CountedBefore.INCLUDED)
    with desk.store.read() as connection:
        body = connection.execute(tables.outbox.select().where(tables.outbox.c.subject == entered.id)).one().body
    assert sum(each.tally.count for each in counts.counted("hour_sheet.enter", body, entered.id)) == 84


def test_a_sheet_that_is_taken_back_counts_no_more(desk: Desk) -> None:
    entered = desk.hour_sheets.enter(sheet(desk))
    desk.hour_sheets.take_back(entered.id)
    assert desk.counting.board().total.day == 0
    with pytest.raises(BadInput):
        desk.hour_sheets.take_back(entered.id)


def test_gates_and_inspectors_of_a_sheet_may_be_gone_since(desk: Desk) -> None:
    someone = next(m for m in desk.members.list() if m.name == "单雄")
    south, north = (g.id for g in desk.gates.list()[:2])
    desk.counting.press(south, someone.id)
    desk.gates.retire(south)
    desk.gates.retire(north)  # nobody was ever counted there
    desk.members.unbind(someone.id)
    choices = desk.hour_sheets.choices()
    assert [g.name for g in choices.gates] == ["急诊入口", "停车场入口", "南门"]
    assert [m.name for m in choices.inspectors] == ["曾敏", "单雄"]
    draft = HourSheetDraft("2026-11-19", south, someone.id, MORNING)
    assert desk.hour_sheets.enter(draft).inspector == "单雄"


def test_an_inspector_enters_sheets_of_the_own_gates_only(desk: Desk) -> None:
    south, north = desk.gates.list()[:2]
    member = replace(desk.session.member, role=Role.INSPECTOR, gate_ids=(north.id,))
    own = HourSheetService(desk.store, Session(member))
    assert [g.name for g in own.choices().gates] == ["北门"]
    with pytest.raises(Forbidden):
        own.enter(sheet(desk))
    entered = desk.hour_sheets.enter(sheet(desk))
    with pytest.raises(Forbidden):
        own.take_back(entered.id)
    with pytest.raises(Forbidden):
        own.of_gate(south.id, "2026-11-20")


def test_a_sheet_that_was_left_comes_back_until_it_is_too_old(desk: Desk, clock: FixedClock) -> None:
    drafts = SheetDrafts(desk.store, desk.session)
    assert drafts.kept() is None
    draft = sheet(desk, {(8, "normal"): "31", (9, "abnormal"): "x"})
    drafts.keep([draft, sheet(desk, {}, gate="北门")])
    assert SheetDrafts(desk.store, desk.session).kept() == (draft, sheet(desk, {}, gate="北门"))
    clock.ms += 91 * 86_400_000
    assert drafts.kept() is None
    drafts.keep([draft])
    drafts.clear()
    assert drafts.kept() is None
