"""A case at the health office: its contacts across venues, what became of calling them, and the list that leaves."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.app.program import Program
from desktop.domain.errors import BadInput
from desktop.domain.exposure.cases import CaseState, Outcome
from desktop.domain.exposure.overlap import Case, Certainty, Circle, Stay
from desktop.domain.exposure.rules import ExposureRules
from desktop.domain.headings import Headings
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.services.exposure.list_files import ListWish
from desktop.services.office.case_list import read_case_list
from desktop.services.office.cases import OfficeCase, OfficeCases
from desktop.services.office.identity import new_office_key
from desktop.services.office.secrets import OfficeSecret
from desktop.sync.sealed_list import ListedCase, ListedStay
from tests.office_lists import NOW, SECRET, ListedVenue, declaration, identifier, write_list

MINUTE = 60_000
HOUR = 60 * MINUTE
RESIDENT = {"id_type": "resident_id", "id_number": "441302196001021234"}
NORTH, SOUTH = ListedVenue(1, "北院", (), ("大门", "急诊")), ListedVenue(2, "政务大厅", (), ("东门",), 90)
STAYS = (
    ListedStay(identifier(1), NORTH.gate(0), NOW, NOW + HOUR, "range"),
    ListedStay(identifier(2), SOUTH.gate(0), NOW + 3 * HOUR, NOW + 4 * HOUR, "range"),
)
CASE = ListedCase("2026-007", "接触者排查", ExposureRules(120, 30), STAYS)
BY = "周敏"
Open = Callable[..., OfficeCase]


def write(folder: Path, name: str = "case.vdlist", made: int = NOW, *more: dict[str, object]) -> Path:
    """The list of a case who was at two venues, once under another name."""
    NORTH.bodies = [
        declaration(1, NORTH.gate(0), NOW, NOW + HOUR, name="单田芳", phone="13912345678", **RESIDENT),
        declaration(2, NORTH.gate(0), NOW + 10 * MINUTE, NOW + 40 * MINUTE, name="刘福", phone="13600000002"),
        declaration(3, NORTH.gate(1), NOW + 30 * MINUTE, name="麦小田", phone="13600000003", symptoms="cough"),
        declaration(4, NORTH.gate(0), NOW + 9 * HOUR, NOW + 10 * HOUR, name="陈志远"),
        *more,
    ]
    SOUTH.bodies = [
        declaration(5, SOUTH.gate(0), NOW + 3 * HOUR, NOW + 4 * HOUR, name="单田方", phone="13700000005", **RESIDENT),
        declaration(6, SOUTH.gate(0), NOW + 3 * HOUR + MINUTE, NOW + 4 * HOUR, name="刘福", phone="13600000002"),
    ]
    return write_list(folder / name, [NORTH, SOUTH], CASE, made)


@pytest.fixture
def cases(program: Program) -> OfficeCases:
    return OfficeCases(program.clock, program.typesetting)


@pytest.fixture
def opened(cases: OfficeCases, tmp_path: Path) -> OfficeCase:
    return cases.open(write(tmp_path), SECRET, tmp_path)


def numbers(case: OfficeCase) -> list[int]:
    return [int(one.listed.row.id[-12:], 16) - 10_000_000 for one in case.found]


def ids(*which: int) -> list[str]:
    return [identifier(10_000_000 + one) for one in which]


def test_contacts_of_all_venues_by_the_rules_of_each(opened: OfficeCase) -> None:
    assert numbers(opened) == [1, 5, 6, 2, 3]
    contacts = list(opened.view.result.contacts)
    assert [(c.venue, c.gate, c.overlap.circle, c.overlap.certainty, c.overlap.most) for c in contacts[2:]] == [
        ("政务大厅", "东门", Circle.GATE, Certainty.CERTAIN, 59),
        ("北院", "大门", Circle.GATE, Certainty.CERTAIN, 30),
        ("北院", "急诊", Circle.VENUE, Certainty.POSSIBLE, 60),
    ]
    assert [c.overlap.rules.assumed_minutes for c in contacts[2:]] == [90, 120, 120]
    assert contacts[2].person == contacts[3].person != contacts[4].person
    assert (contacts[4].fever, contacts[3].fever) == (True, False)
    assert "单田芳" not in repr(contacts)
    assert [each.gate for each in opened.view.request.stays] == ["北院 · 大门", "政务大厅 · 东门"]
    assert "90 to 120" in str(opened.view.result.sentences[0])


def test_the_case_is_left_out_once_somebody_says_who_it_is(cases: OfficeCases, opened: OfficeCase) -> None:
    assert (opened.likely, opened.of_case, opened.case_name) == (1, 0, "")
    who = opened.found[0].listed.identity
    without = cases.set_persons(opened, [who])
    assert numbers(without) == [6, 2, 3]
    assert (without.likely, without.of_case) == (0, 2)
    assert without.case_name.startswith("单")
    again = cases.open(write(opened.file.path.parent), SECRET, opened.file.path.parent)
    assert numbers(again) == [6, 2, 3]
    assert numbers(cases.set_persons(again, [])) == [1, 5, 6, 2, 3]


def test_what_was_noted_goes_on_with_a_newer_list(cases: OfficeCases, opened: OfficeCase, tmp_path: Path) -> None:
    assert not opened.view.new
    called = cases.note_call(opened, ids(2, 6), Outcome.REACHED, "  在家 ", BY)
    called = cases.note_call(called, ids(3), Outcome.WRONG_NUMBER, "", BY)
    assert called.view.progress[Outcome.REACHED] == 2
    late = declaration(7, NORTH.gate(0), NOW + 5 * MINUTE, name="何永康")
    newer = cases.open(write(tmp_path, "newer.vdlist", NOW + 1, late), SECRET, tmp_path)
    contacts = {c.declaration: c for c in newer.view.result.contacts}
    assert [newer.view.is_new(contacts[one]) for one in ids(7, 2)] == [True, False]
    last = newer.view.last_call(contacts[ids(6)[0]])
    assert last is not None
    assert (last.by, last.outcome, last.note) == (BY, Outcome.REACHED, "在家")
    assert not cases.see(newer).view.new
    older = cases.open(write(tmp_path), SECRET, tmp_path)
    assert older.is_older
    assert not older.view.new
    assert older.view.gone == 0
    assert not newer.is_older


def test_calls_of_declarations_that_are_gone_are_dropped(
    cases: OfficeCases, opened: OfficeCase, tmp_path: Path
) -> None:
    cases.note_call(opened, ids(2), Outcome.REACHED, "在家", BY)
    NORTH.bodies, SOUTH.bodies = [declaration(3, NORTH.gate(0), NOW, name="麦小田")], []
    newer = cases.open(write_list(tmp_path / "newer.vdlist", [NORTH, SOUTH], CASE, NOW + 1), SECRET, tmp_path)
    assert newer.view.gone == 4
    assert newer.follow_up.calls == {}


def test_a_closed_case_takes_no_calls_until_it_is_reopened(cases: OfficeCases, opened: OfficeCase) -> None:
    closed = cases.set_state(opened, CaseState.CLOSED)
    with pytest.raises(BadInput, match="2026-007 is closed"):
        cases.note_call(closed, ids(2), Outcome.REACHED, "", BY)
    with pytest.raises(BadInput, match="is closed"):
        cases.note_call(opened, ids(2), Outcome.REACHED, "", BY)  # a window that has not heard of it
    assert cases.note_call(cases.set_state(closed, CaseState.OPEN), ids(2), Outcome.REACHED, "", BY).view.calls
    with pytest.raises(BadInput, match="200"):
        cases.note_call(opened, ids(2), Outcome.REACHED, "长" * 201, BY)


def test_two_windows_lose_no_call(cases: OfficeCases, opened: OfficeCase, tmp_path: Path) -> None:
    other = cases.open(write(tmp_path), SECRET, tmp_path)
    cases.note_call(opened, ids(2), Outcome.REACHED, "", BY)
    both = cases.note_call(other, ids(3), Outcome.LEFT_MESSAGE, "", "何宇")
    assert set(both.view.calls) == set(ids(2, 3))


def test_what_was_noted_is_readable_with_the_key_alone(cases: OfficeCases, opened: OfficeCase, tmp_path: Path) -> None:
    note = "在家，电话打通"
    cases.note_call(cases.set_persons(opened, [opened.found[0].listed.identity]), ids(2), Outcome.REACHED, note, BY)
    for path in tmp_path.iterdir():
        for secret in (note, BY, "单田", "13912345678", RESIDENT["id_number"], "reached"):
            assert secret.encode() not in path.read_bytes()
            assert secret not in path.name
    other = OfficeSecret(new_office_key().identity)
    with pytest.raises(BadInput, match="does not open with this key"):
        cases.open(tmp_path / "case.vdlist", other, tmp_path)
    opened.file.path.write_bytes(opened.file.path.read_bytes()[:-1])
    with pytest.raises(BadInput, match="is damaged"):
        cases.open(tmp_path / "case.vdlist", SECRET, tmp_path)


def test_without_the_key_nobody_is_named(cases: OfficeCases, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    case = cases.open(write(tmp_path), OfficeSecret(new_office_key().identity), folder)
    assert (case.found, case.listed.total, case.listed.failed) == ((), 6, 6)
    assert "another key" in str(case.listed.failures[0])


def test_a_list_of_no_case_is_refused(tmp_path: Path) -> None:
    NORTH.bodies = []
    with pytest.raises(BadInput, match="no list of a case"):
        read_case_list(write_list(tmp_path / "plain.vdlist", [NORTH]), SECRET)
    wrong = ListedCase("a/b", "", ExposureRules(), STAYS)
    with pytest.raises(BadInput, match="no list of a case"):
        read_case_list(write_list(tmp_path / "plain.vdlist", [NORTH], wrong), SECRET)
    newer = ListedCase("2026-001", "", ExposureRules(), (ListedStay(identifier(1), "", 0, 1, "dawn"),))
    with pytest.raises(BadInput, match="newer program"):
        read_case_list(write_list(tmp_path / "plain.vdlist", [NORTH], newer), SECRET)


def test_the_list_leaves_with_the_calls_and_one_digest(cases: OfficeCases, opened: OfficeCase, tmp_path: Path) -> None:
    case = cases.set_persons(opened, [opened.found[0].listed.identity])
    case = cases.note_call(case, ids(2, 6), Outcome.HANDED_OVER, "转区疾控", BY)
    wish = ListWish("交区疾控", headings=Headings.EN)
    made = {kind: cases.export(case, tmp_path / f"list.{kind}", wish, BY) for kind in ("csv", "xlsx", "pdf")}
    assert len({one.digest for one in made.values()}) == 1
    assert {one.rows for one in made.values()} == {3}
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["venue"], row["gate"], row["name"], row["outcome"], row["called_by"]) for row in rows] == [
        ("政务大厅", "东门", "刘福", "handed_over", BY),
        ("北院", "大门", "刘福", "handed_over", BY),
        ("北院", "急诊", "麦小田", "", ""),
    ]
    assert [row["assumed_minutes"] for row in rows] == ["90", "120", "120"]
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(BadInput, match="why"):
        cases.export(case, tmp_path / "list.csv", ListWish(" "), BY)


spans = st.tuples(st.integers(0, 600), st.integers(0, 300), st.sampled_from(Precision))


@given(
    people=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1), spans), max_size=12),
    stays=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1), spans), min_size=1, max_size=4),
    extension=st.sampled_from([0, 30]),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_finds_what_the_rules_find_at_each_venue(
    tmp_path: Path,
    people: list[tuple[int, int, tuple[int, int, Precision]]],
    stays: list[tuple[int, int, tuple[int, int, Precision]]],
    extension: int,
) -> None:
    venues = [ListedVenue(n + 1, f"场所{n}", (), ("甲", "乙"), 60 + 30 * n) for n in range(3)]

    def visit(span: tuple[int, int, Precision]) -> Visit:
        since = NOW + span[0] * MINUTE
        return Visit(since, since + span[1] * MINUTE * (span[2] is not Precision.EXACT), span[2])

    listed = [ListedStay(identifier(n + 1), venues[n].gate(g), *_times(visit(span))) for n, g, span in stays]
    expected = {}
    for place, venue in enumerate(venues):
        rules = ExposureRules(venue.assumed_minutes, extension)
        case = Case([Stay(venue.gate(g), visit(span)) for n, g, span in stays if n == place], rules)
        bodies = []
        for number, (n, g, span) in enumerate(people):
            if n != place:
                continue
            since, until, precision = _times(visit(span))
            bodies.append(declaration(number, venue.gate(g), since, until, precision=precision))
            if (found := case.closest(Stay(venue.gate(g), visit(span)))) is not None:
                expected[identifier(10_000_000 + number)] = (found.circle, found.certainty, found.least, found.most)
        venue.bodies = bodies
    path = write_list(
        tmp_path / "case.vdlist", venues, ListedCase("2026-001", "查", ExposureRules(1, extension), tuple(listed))
    )
    read = read_case_list(path, SECRET)
    assert {
        one.listed.row.id: (one.overlap.circle, one.overlap.certainty, one.overlap.least, one.overlap.most)
        for one in read.overlapping
    } == expected
    for one in read.overlapping:
        stay = listed[one.overlap.case_stay]
        assert (stay.venue, stay.visited_from) == (one.listed.part.venue, one.overlap.case.visited_from)


def _times(visit: Visit) -> tuple[int, int, str]:
    return visit.visited_from, visit.visited_to, str(visit.precision)
