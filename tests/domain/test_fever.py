"""What a fever worksheet may say, and when it may end."""

import datetime as dt

import pytest

from desktop.domain.clock import from_venue_time
from desktop.domain.fever import (
    FeverDraft,
    FeverFacts,
    FeverNotes,
    FeverOutcome,
    check_closing,
    needs_reason,
    read_fever,
    read_moment,
    show_moment,
)
from desktop.domain.symptoms import Symptom, Symptoms

COUGH = Symptoms((Symptom.COUGH,))


def at(hour: int, minute: int, day: int = 23, second: int = 0) -> int:
    return from_venue_time(dt.datetime(2026, 11, day, hour, minute, second))


FACTS = FeverFacts(376, at(10, 8, second=40))
NOW = at(10, 30)


def test_a_worksheet_is_read_as_it_is_typed() -> None:
    draft = FeverDraft("368", "1020", " 一楼隔离观察室 ", "惠城区人民医院发热门诊", "10.25")
    notes, problems = read_fever(draft, FACTS, NOW)
    assert problems == ()
    assert notes == FeverNotes(368, at(10, 20), "一楼隔离观察室", "惠城区人民医院发热门诊", at(10, 25), NOW)


def test_nothing_is_demanded_while_the_person_waits() -> None:
    assert read_fever(FeverDraft(), FACTS, NOW) == (FeverNotes(closed_at=NOW), ())


def test_without_a_time_it_is_now() -> None:
    notes, _ = read_fever(FeverDraft(second_c="36.8", called="120"), FACTS, NOW)
    assert (notes.second_at, notes.called_at) == (NOW, NOW)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("second_c", "3x"),
        ("second_c", "52"),
        ("second_at", "25:10"),
        ("second_at", "上午"),
        ("called_at", "11:30"),
        ("second_at", "10:05"),
        ("waits_at", "x" * 61),
        ("called", "\x07"),
        ("reason", "😷"),
        ("name", "😷"),
        ("phone", "12"),
    ],
)
def test_what_cannot_be_read_is_reported_at_its_field(field: str, text: str) -> None:
    _, problems = read_fever(FeverDraft(**{field: text}), FACTS, NOW)
    assert [p.field for p in problems] == [field]


@pytest.mark.parametrize(
    "field", ["second_c", "second_at", "waits_at", "called", "called_at", "reason", "name", "phone"]
)
def test_a_stray_paste_is_refused(field: str) -> None:
    test_what_cannot_be_read_is_reported_at_its_field(field, "1" * 1_000_000)


def test_the_minute_of_the_first_reading_is_not_before_it() -> None:
    assert read_moment("10:08", "second_at", FACTS.first_at, NOW) == (at(10, 8), None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("17:30", at(17, 30, 22)),
        ("9:10", at(9, 10)),
        ("昨天 17:05", at(17, 5, 22)),
        ("11-22 1710", at(17, 10, 22)),
    ],
)
def test_what_was_left_open_over_night_can_be_noted_the_next_day(text: str, wanted: int) -> None:
    assert read_moment(text, "closed_at", at(17, 0, 22), NOW) == (wanted, None)


@pytest.mark.parametrize("moment", [at(9, 10), at(17, 5, 22)])
def test_a_shown_moment_reads_back(moment: int) -> None:
    assert read_moment(show_moment(moment, NOW), "closed_at", at(17, 0, 22), NOW) == (moment, None)


@pytest.mark.parametrize(
    ("notes", "facts", "field"),
    [
        (FeverNotes(), FACTS, "second_c"),
        (FeverNotes(second=373), FACTS, "reason"),
        (FeverNotes(second=366), FeverFacts(366, at(10, 0), COUGH), "reason"),
        (FeverNotes(second=366, reason=" "), FeverFacts(None, at(10, 0), COUGH), "reason"),
    ],
)
def test_nobody_is_let_in_with_a_fever_or_a_symptom_without_a_reason(
    notes: FeverNotes, facts: FeverFacts, field: str
) -> None:
    _, problem = check_closing("cleared", notes, facts)
    assert problem is not None
    assert problem.field == field
    assert needs_reason("cleared", notes, facts)


@pytest.mark.parametrize(
    ("outcome", "notes", "facts"),
    [
        (FeverOutcome.CLEARED, FeverNotes(second=372), FACTS),
        (FeverOutcome.CLEARED, FeverNotes(second=380, reason="医生已检查"), FACTS),
        (FeverOutcome.CLEARED, FeverNotes(reason="误报，已核对体温计"), FACTS),
        (FeverOutcome.TRANSFERRED, FeverNotes(called="120"), FACTS),
        (FeverOutcome.LEFT, FeverNotes(), FACTS),
    ],
)
def test_a_worksheet_ends(outcome: FeverOutcome, notes: FeverNotes, facts: FeverFacts) -> None:
    assert check_closing(outcome.value, notes, facts) == (outcome, None)


@pytest.mark.parametrize(("outcome", "field"), [("", "outcome"), ("gone", "outcome"), ("transferred", "called")])
def test_an_end_without_what_it_needs(outcome: str, field: str) -> None:
    _, problem = check_closing(outcome, FeverNotes(), FACTS)
    assert problem is not None
    assert problem.field == field
