"""Serials of slips: printed, typed, scanned; and their life."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.slips import MAX_NUMBER, SlipSerial, SlipState, check_step, read_slip, runs, slip_payload

VENUE = "0123456789"
numbers = st.integers(1, MAX_NUMBER)


def read(typed: str, prefix: str = "JB") -> SlipSerial | None:
    found, problem = read_slip(typed, prefix, VENUE)
    assert problem is None
    return found


def test_a_serial_is_printed_with_its_prefix_and_six_digits() -> None:
    assert str(SlipSerial("JB", 4217)) == "JB-004217"
    assert str(SlipSerial("JB", 1_234_567)) == "JB-1234567"


@pytest.mark.parametrize(
    "typed",
    [
        "4217",
        "004217",
        "jb4217",
        "JB-004217",
        "jb 4217",
        "ＪＢ－００４２１７",
        "JB–004217",
        "JB—4217",
        "jb_4217",
        " 4217\n",
        f"S/{VENUE}/JB-004217",
        f"s/{VENUE}/jb-004217\r\n",
        f"Ｓ／{VENUE}／ＪＢ－００４２１７",
        f"]Q1S/{VENUE}/JB-004217",
        f"]Q3S、{VENUE}、JB-004217",
        f"］ｑ３s、{VENUE}、jb-004217",
    ],
)
def test_a_serial_is_read_however_it_is_typed_or_scanned(typed: str) -> None:
    assert read(typed) == SlipSerial("JB", 4217)


def test_no_serial_is_no_problem() -> None:
    assert read("") is None
    assert read(" \t") is None


@given(st.from_regex(r"[A-Z]{1,4}", fullmatch=True), numbers)
def test_what_is_printed_and_what_its_code_says_are_read_back(prefix: str, number: int) -> None:
    serial = SlipSerial(prefix, number)
    assert read(str(serial), prefix) == serial
    assert read(slip_payload(VENUE, serial), prefix) == serial
    assert read(str(number), prefix) == serial


def test_the_code_is_small_enough_for_version_2_at_level_q() -> None:
    payload = slip_payload(VENUE, SlipSerial("JBJD", MAX_NUMBER))
    assert len(payload) <= 29
    assert set(payload) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("HC-004217", "another venue"),
        ("S/9999999999/JB-004217", "another venue"),
        ("0", "from 1"),
        ("JB-", "not a slip"),
        ("12345678", "not a slip"),
        ("四二一七", "not a slip"),
        ("٤٢١٧", "not a slip"),
        ("JB-004217' OR 1=1", "not a slip"),
        ("9" * 1_000_000, "not a slip"),
        ("HTTPS://VENUE.EXAMPLE/V/0123456789-ABCD", "not a slip"),
    ],
)
def test_what_is_no_slip_of_this_venue_is_refused(typed: str, hint: str) -> None:
    found, problem = read_slip(typed, "JB", VENUE)
    assert found is None
    assert problem is not None
    assert problem.field == "slip"
    assert hint in str(problem.message)


SERIAL = SlipSerial("JB", 4217)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SlipState.BLANK, SlipState.ENTERED),
        (SlipState.BLANK, SlipState.SPOILED),
        (SlipState.BLANK, SlipState.MISSING),
        (SlipState.MISSING, SlipState.ENTERED),
        (SlipState.MISSING, SlipState.BLANK),
        (SlipState.SPOILED, SlipState.BLANK),
        (SlipState.ENTERED, SlipState.BLANK),
    ],
)
def test_allowed_changes_of_a_slips_state(before: SlipState, after: SlipState) -> None:
    assert check_step(SERIAL, before, after) is None


@pytest.mark.parametrize(
    ("before", "after", "hint"),
    [
        (SlipState.ENTERED, SlipState.ENTERED, "entered already"),
        (SlipState.ENTERED, SlipState.SPOILED, "entered already"),
        (SlipState.ENTERED, SlipState.MISSING, "entered already"),
        (SlipState.SPOILED, SlipState.ENTERED, "Restore"),
        (SlipState.BLANK, SlipState.BLANK, "already"),
    ],
)
def test_a_slip_is_not_used_twice(before: SlipState, after: SlipState, hint: str) -> None:
    problem = check_step(SERIAL, before, after)
    assert problem is not None
    assert "JB-004217" in str(problem.message)
    assert hint in str(problem.message)


def test_outstanding_slips_are_listed_as_runs() -> None:
    assert runs([4217, 4211, 4212, 4213, 4220, 4213]) == ((4211, 4213), (4217, 4217), (4220, 4220))
    assert runs([]) == ()


@given(st.lists(st.integers(1, 60)))
def test_runs_hold_every_number_once(listed: list[int]) -> None:
    assert [n for first, last in runs(listed) for n in range(first, last + 1)] == sorted(set(listed))
