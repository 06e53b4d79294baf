"""Repairs of mistyped numbers: the right one is always offered, and usually first."""

import datetime as dt
import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.domain.category import Category
from desktop.domain.id_repair import Hints, fits, repairs
from desktop.domain.identity import IdType
from desktop.domain.resident_id import Sex, issued_region
from tests.domain.numbers import REGIONS, TODAY, births, resident_number, resident_numbers

KNOWN = frozenset(REGIONS).__contains__


def offered(typed: str, hints: Hints | None = None, id_type: IdType = IdType.RESIDENT_ID) -> list[str]:
    return [repair.number for repair in repairs(id_type, typed, TODAY, KNOWN, hints, limit=None)]


@given(resident_numbers, st.integers(0, 17), st.sampled_from("0123456789X"))
def test_after_one_wrong_character_the_right_number_is_offered(number: str, place: int, character: str) -> None:
    typed = number[:place] + character + number[place + 1 :]
    assume(typed != number)
    assert number in offered(typed)


@given(resident_numbers, st.integers(0, 16))
def test_after_a_neighbour_swap_the_right_number_is_offered(number: str, place: int) -> None:
    typed = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assume(typed != number)
    assert number in offered(typed)


@given(resident_numbers, st.integers(0, 17), st.sampled_from("0123456789"), st.booleans())
def test_after_a_missing_or_an_extra_character_the_right_number_is_offered(
    number: str, place: int, character: str, extra: bool
) -> None:
    typed = number[:place] + (character if extra else "") + number[place + (not extra) :]
    assert number in offered(typed)


@given(births.filter(lambda day: 1905 <= day.year <= 1999), st.integers(1, 995), st.integers(2, 9))
def test_a_first_generation_number_without_a_real_date_is_repaired_to_eighteen_characters(
    birth: dt.date, sequence: int, digit: int
) -> None:
    number = resident_number("441302", birth, sequence)
    old = number[:6] + number[8:17]
    no_such_month = f"{old[:8]}{digit}{old[9:]}"
    found = offered(no_such_month)
    assert number in found
    assert {len(n) for n in found} == {18}


@given(resident_numbers, st.integers(0, 17), st.sampled_from("0123456789X"))
def test_everything_offered_could_be_a_visitors_number(number: str, place: int, character: str) -> None:
    for found in offered(number[:place] + character + number[place + 1 :]):
        assert fits(found, TODAY)


@given(st.sampled_from(list(IdType)), st.text(alphabet="0123456789Xx Ｏ０汉-", max_size=70))
def test_nothing_typed_breaks_the_search(id_type: IdType, typed: str) -> None:
    assert len(repairs(id_type, typed, TODAY, KNOWN)) <= 4


def test_the_mistyped_number_of_the_form_is_repaired_as_a_clerk_would() -> None:
    best = repairs(IdType.RESIDENT_ID, "441302194801011529", TODAY, issued_region)
    assert best[0].number == "441302194801011528"
    assert best[0].places == (17,)
    assert 2 <= len(best) <= 4


def test_a_disability_card_keeps_its_kind_and_grade() -> None:
    assert "44130219500312301X12" in offered("44130219500313301X12", id_type=IdType.DISABILITY_CARD)
    assert "44130219500312301X12" in offered("4413021950031301X12", id_type=IdType.DISABILITY_CARD)


def test_right_numbers_and_other_documents_need_no_repair() -> None:
    assert offered("441302194801011528") == []
    assert offered("E12345678", id_type=IdType.PASSPORT) == []
    assert offered("1" * 100_000) == []


def test_a_letter_typed_for_a_digit_is_put_right() -> None:
    assert offered("44130Z194801011528")[0] == "441302194801011528"


def test_hints_bring_the_person_they_describe_to_the_top() -> None:
    typed = "441302201606074214"
    assert {n[6:10] for n in offered(typed)} > {"2016"}
    for year in {n[6:14] for n in offered(typed)}:
        birth = dt.date(int(year[:4]), int(year[4:6]), int(year[6:]))
        assert offered(typed, Hints(birth_date=birth))[0][6:14] == year
    grown = offered(typed, Hints(category=Category.ELDERLY))
    assert grown != offered(typed, Hints(category=Category.MINOR))
    girl = offered("441302194801011529", Hints(sex=Sex.FEMALE))
    assert int(girl[0][16]) % 2 == 0


@pytest.mark.parametrize("seed", [7])
def test_most_slips_of_the_finger_are_repaired_by_the_first_four_offers(seed: int) -> None:
    """Single errors as people make them: two in three on a neighbouring key, the others swaps."""
    chance = random.Random(seed)
    keys = {
        "0": "19",
        "1": "24",
        "2": "135",
        "3": "26",
        "4": "157",
        "5": "2468",
        "6": "359",
        "7": "48",
        "8": "579",
        "9": "68",
    }
    found = 0
    for _ in range(200):
        birth = dt.date(1935, 1, 1) + dt.timedelta(days=chance.randrange(30_000))
        number = resident_number(chance.choice(REGIONS[:3]), birth, chance.randrange(1, 400))
        place = chance.randrange(17)
        if chance.random() < 0.33 and number[place] != number[place + 1]:
            typed = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        else:
            typed = number[:place] + chance.choice(keys[number[place]]) + number[place + 1 :]
        hints = Hints(region="441302")
        found += number in {r.number for r in repairs(IdType.RESIDENT_ID, typed, TODAY, issued_region, hints)}
    assert found > 180


@given(resident_numbers, st.integers(0, 17), st.sampled_from("0123456789"))
def test_places_and_what_is_dropped_tell_the_whole_difference(number: str, place: int, character: str) -> None:
    """What the window marks: beside it, the offered number is what was typed."""
    for typed in (number[:place] + character + number[place:], number[:place] + character + number[place + 1 :]):
        for repair in repairs(IdType.RESIDENT_ID, typed, TODAY, KNOWN, limit=None):
            kept = typed if repair.dropped is None else typed[: repair.dropped] + typed[repair.dropped + 1 :]
            differs = {at for at, (a, b) in enumerate(zip(kept, repair.number, strict=True)) if a != b}
            assert differs == set(repair.places)


def test_sex_and_birth_date_of_the_slip_find_the_number_that_is_meant() -> None:
    """With what the paper says beside the number, the right one is mostly the first, and hardly ever missing."""
    chance = random.Random(11)
    best = offered_at_all = 0
    for _ in range(100):
        birth = dt.date(1935, 1, 1) + dt.timedelta(days=chance.randrange(30_000))
        number = resident_number(chance.choice(REGIONS[:3]), birth, chance.randrange(1, 400))
        place, digit = chance.randrange(17), chance.choice("0123456789")
        typed = number[:place] + digit + number[place + 1 :]
        if typed == number:
            continue
        known = Hints(sex=Sex.MALE if int(number[16]) % 2 else Sex.FEMALE, birth_date=birth, region="441302")
        found = [r.number for r in repairs(IdType.RESIDENT_ID, typed, TODAY, issued_region, known, 3)]
        best += found[0] == number
        offered_at_all += number in found
    assert best > 70
    assert offered_at_all > 80
