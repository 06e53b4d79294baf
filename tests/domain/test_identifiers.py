"""Credit codes, declaration codes, phone numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.alphabet import ALPHABET
from desktop.domain.codes import new_declaration_code, new_gate_code, read_declaration_code, venue_payload
from desktop.domain.errors import BadInput
from desktop.domain.phone import check_phone
from desktop.domain.uscc import check_uscc

USCC = "91350100M000100Y43"


@pytest.mark.parametrize(
    "typed",
    [USCC, USCC.lower(), " 9135 0100 M000 100Y 43 ", "９１３５０１００Ｍ０００１００Ｙ４３", "91350100-M000100Y-43"],
)
def test_a_credit_code_is_accepted_however_it_is_typed(typed: str) -> None:
    assert check_uscc(typed) == (USCC, None)


@pytest.mark.parametrize(
    "typed", ["", "913501", USCC + "1", "91350100M000100Y44", "91350100I000100Y43", "汉" * 18, "9" * 400]
)
def test_a_wrong_credit_code_is_explained(typed: str) -> None:
    wrong = check_uscc(typed)[1]
    assert wrong is not None
    assert str(wrong).endswith(".")


@given(st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_any_single_wrong_character_of_a_credit_code_is_caught(place: int, character: str) -> None:
    typed = USCC[:place] + character + USCC[place + 1 :]
    assert (check_uscc(typed)[1] is None) == (typed == USCC)


@given(st.integers(0, 7), st.sampled_from(ALPHABET))
def test_any_single_wrong_character_of_a_declaration_code_is_caught(place: int, character: str) -> None:
    code = new_declaration_code()
    typed = code[:place] + character + code[place + 1 :]
    if typed == code:
        assert read_declaration_code(typed) == code
    else:
        with pytest.raises(BadInput):
            read_declaration_code(typed)


def test_a_declaration_code_is_read_as_it_is_copied() -> None:
    code = new_declaration_code()
    assert read_declaration_code(f" {code[:4].lower()} {code[4:]}\n") == code
    assert read_declaration_code(code.replace("1", "l").replace("0", "O")) == code


def test_gate_codes_never_repeat_in_a_venue() -> None:
    taken: set[str] = set()
    for _ in range(2000):
        code = new_gate_code(taken)
        assert code not in taken
        taken.add(code)


def test_our_payload_packs_as_alphanumeric() -> None:
    payload = venue_payload("venue.huizhou.example", "0123456789", "ABCD")
    assert payload == "HTTPS://VENUE.HUIZHOU.EXAMPLE/V/0123456789-ABCD"
    assert set(payload) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    assert len(payload) <= 47  # version 3 at level Q


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("138 0013 8000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("+86 138-0013-8000", "13800138000"),
        ("0752-2808000", "0752-2808000"),
        ("+852 9123 4567", "+85291234567"),
        ("4008001234", "4008001234"),
    ],
)
def test_phone_numbers_are_accepted_however_they_are_typed(typed: str, number: str) -> None:
    assert check_phone(typed) == (number, None)


@pytest.mark.parametrize("typed", ["1380013800", "138001380000", "12800138000", "abc", "+", "0752-", "1" * 500])
def test_wrong_phone_numbers_are_explained(typed: str) -> None:
    assert check_phone(typed)[1] is not None


def test_a_phone_number_may_be_missing_unless_it_is_needed() -> None:
    assert check_phone("")[1] is None
    assert check_phone("", required=True)[1] is not None
