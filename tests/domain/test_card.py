"""Visitors' cards: what their codes look like, and which are told apart."""

import pytest

from desktop.domain.alphabet import ALPHABET
from desktop.domain.card import CODE_LENGTH, card_number, card_payload, is_card, new_card_code, read_card

VENUE, OTHER = "K7QM2F9ABC", "Z7QM2F9ABC"


def test_a_code_is_opaque_and_reads_back() -> None:
    codes = {new_card_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert len(code) == CODE_LENGTH
        assert set(code) <= set(ALPHABET)
        assert read_card(card_payload(VENUE, code), VENUE) == (code, None)


def test_a_payload_is_short_and_alphanumeric() -> None:
    payload = card_payload(VENUE, new_card_code())
    assert len(payload) == 26
    assert set(payload) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_lower_case_and_full_width_are_read() -> None:
    code = new_card_code()
    assert read_card(card_payload(VENUE, code).lower(), VENUE)[0] == code
    assert read_card("]Q3" + card_payload(VENUE, code).replace("/", "、"), VENUE)[0] == code
    wide = "".join(chr(ord(c) + 0xFEE0) for c in card_payload(VENUE, code))
    assert read_card(wide, VENUE)[0] == code


def test_every_single_wrong_character_is_noticed() -> None:
    code = new_card_code()
    for place in range(CODE_LENGTH):
        for wrong in set(ALPHABET) - {code[place]}:
            damaged = code[:place] + wrong + code[place + 1 :]
            assert read_card(card_payload(VENUE, damaged), VENUE)[1] is not None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (card_payload(OTHER, new_card_code()), "another venue"),
        ("S/K7QM2F9ABC/JB-004217", "not a visitor card"),
        ("", "not a visitor card"),
        ("R/" * 500_000, "not a visitor card"),
    ],
    ids=["foreign", "slip", "nothing", "pasted"],
)
def test_what_is_no_card_of_this_venue_is_reported(text: str, reason: str) -> None:
    code, problem = read_card(text, VENUE)
    assert code == ""
    assert problem is not None
    assert reason in str(problem.message)


def test_a_card_is_reported_from_a_slip() -> None:
    assert is_card(card_payload(OTHER, new_card_code()))
    assert not is_card("S/K7QM2F9ABC/JB-004217")


def test_numbers_are_read_aloud() -> None:
    assert [card_number(n) for n in (7, 12345)] == ["0007", "12345"]
