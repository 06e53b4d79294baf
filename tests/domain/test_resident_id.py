"""Resident numbers: canonical form, facts, and what is wrong with a wrong one."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.resident_id import Sex, check_fits, check_resident_id, clean_resident_id, issued_region
from tests.domain.numbers import TODAY, births, resident_number, resident_numbers


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("11010519491231002X", "11010519491231002X"),
        ("11010519491231002x", "11010519491231002X"),
        (" 441302 19480101 1528 ", "441302194801011528"),
        ("４４１３０２１９４８０１０１１５２８", "441302194801011528"),
        ("441302-19480101-1528", "441302194801011528"),
        ("441302480101152", "441302194801011528"),
        ("１１０１０５４９１２３１００２", "11010519491231002X"),
    ],
)
def test_a_number_is_accepted_however_it_is_typed(typed: str, number: str) -> None:
    canonical, facts, problem = check_resident_id(typed, TODAY)
    assert (canonical, problem) == (number, None)
    assert facts is not None


def test_a_right_number_is_of_nobody_living_once_its_owner_would_be_too_old() -> None:
    assert check_resident_id("440524188001010014", dt.date(2000, 1, 1))[2] is None
    problem = check_resident_id("440524188001010014", TODAY)[2]
    assert problem is not None
    assert "146" in str(problem.message)


def test_a_first_generation_number_of_a_centenarian_gets_the_century_1800() -> None:
    assert clean_resident_id("440524991231997").startswith("44052418991231997")
    assert clean_resident_id("440524991231995").startswith("44052419991231995")


@given(resident_numbers)
def test_any_right_number_is_accepted_and_keeps_its_form(number: str) -> None:
    canonical, facts, problem = check_resident_id(number, TODAY)
    assert (canonical, problem) == (number, None)
    assert facts is not None
    assert f"{facts.region}{facts.birth_date:%Y%m%d}" == number[:14]
    assert (facts.sex is Sex.MALE) == (number[16] in "13579")


@given(resident_numbers, st.integers(0, 17), st.sampled_from("0123456789X"))
def test_any_single_wrong_character_is_caught(number: str, place: int, character: str) -> None:
    typed = number[:place] + character + number[place + 1 :]
    assert (check_resident_id(typed, TODAY)[2] is None) == (typed == number)


@given(resident_numbers, st.integers(0, 16))
def test_any_neighbour_swap_is_caught(number: str, place: int) -> None:
    typed = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert (check_resident_id(typed, TODAY)[2] is None) == (typed == number)


@given(births.filter(lambda day: day.year >= 1900), st.integers(1, 899))
def test_a_first_generation_number_becomes_the_number_of_today(birth: dt.date, sequence: int) -> None:
    number = resident_number("441302", birth, sequence)
    if number[6:8] == "19":
        assert clean_resident_id(number[:6] + number[8:17]) == number


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("", "Type the number"),
        ("44130219480101152", "17"),
        ("4413021948010115280", "19"),
        ("44130219480101X528", "digits"),
        ("４４１３０２１９４８０１０１１５２Ａ", "digits"),
        ("٤٤١٣٠٢١٩٤٨٠١٠١١٥٢٨", "digits"),
        (resident_number("441302", dt.date(1948, 3, 1), 152).replace("19480301", "19480230"), "19480230"),
        (resident_number("441302", TODAY + dt.timedelta(days=1), 152), "future"),
        (resident_number("441302", dt.date(1895, 11, 22), 152), "131"),
        ("9" * 1_000_000, "1,000,000"),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_the_reason(typed: str, hint: str) -> None:
    _, facts, problem = check_resident_id(typed, TODAY)
    assert facts is None
    assert problem is not None
    assert not problem.doubtful
    assert hint in str(problem.message)


def test_an_age_of_130_is_the_last_that_is_accepted() -> None:
    assert check_resident_id(resident_number("441302", dt.date(1896, 11, 23), 1), TODAY)[2] is None
    assert check_resident_id(resident_number("441302", dt.date(1895, 11, 24), 1), TODAY)[2] is None
    assert check_resident_id(resident_number("441302", dt.date(1895, 11, 23), 1), TODAY)[2] is not None


def test_a_clerk_may_insist_on_a_check_character_and_gets_the_facts() -> None:
    number, facts, problem = check_resident_id("441302194801011529", TODAY)
    assert not check_fits(number)
    assert problem is not None
    assert problem.doubtful
    assert facts is not None
    assert facts.birth_date == dt.date(1948, 1, 1)


def test_counties_of_the_past_are_known_and_invented_ones_are_not() -> None:
    assert issued_region("441302")
    assert issued_region("110103")  # 崇文区, dissolved in 2010
    assert not issued_region("441399")
    assert not issued_region("999999")
