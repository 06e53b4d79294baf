"""Every type of document: what is accepted, what it tells, what is refused."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.disability import Disability, DisabilityKind
from desktop.domain.identity import ID_TYPE_WORDS, DocumentFacts, IdType, check_document
from desktop.domain.resident_id import Sex
from tests.domain.numbers import TODAY, resident_number, resident_numbers

HMT = resident_number("810000", dt.date(1990, 5, 6), 123)
FOREIGN = resident_number("911344", dt.date(1985, 2, 3), 42)


@pytest.mark.parametrize(
    ("id_type", "typed", "number"),
    [
        (IdType.RESIDENT_ID, "441302194801011528", "441302194801011528"),
        (IdType.HOUSEHOLD_REGISTER, "441302201506074211", "441302201506074211"),
        (IdType.DISABILITY_CARD, "44130219500312301x12", "44130219500312301X12"),
        (IdType.DISABILITY_CARD, "44130219500312301X 12 b1", "44130219500312301X12B1"),
        (IdType.HMT_RESIDENCE, HMT, HMT),
        (IdType.HK_MACAO_PERMIT, "h1234 5678", "H12345678"),
        (IdType.HK_MACAO_PERMIT, "Ｍ１２３４５６７８０１", "M1234567801"),
        (IdType.TAIWAN_PERMIT, "12345678", "12345678"),
        (IdType.PASSPORT, "e12345678", "E12345678"),
        (IdType.PASSPORT, "C01X00T47", "C01X00T47"),
        (IdType.FOREIGN_PERMANENT, FOREIGN, FOREIGN),
        (IdType.FOREIGN_PERMANENT, "usa440180121502", "USA440180121502"),
        (IdType.NONE, "", ""),
        (IdType.NONE, "无", ""),
    ],
)
def test_right_numbers_are_accepted_in_canonical_form(id_type: IdType, typed: str, number: str) -> None:
    document, problem = check_document(id_type, typed, TODAY)
    assert (document.type, document.number, problem) == (id_type, number, None)


@pytest.mark.parametrize(
    ("id_type", "typed", "hint"),
    [
        (IdType.RESIDENT_ID, "", "Type the number"),
        (IdType.HOUSEHOLD_REGISTER, "440123456", "18 characters"),
        (IdType.DISABILITY_CARD, "44130219500312301X", "20 characters"),
        (IdType.DISABILITY_CARD, "44130219500312301X82", "82"),
        (IdType.DISABILITY_CARD, "44130219500312301X15", "15"),
        (IdType.DISABILITY_CARD, "44130219500312301X12C1", "12C1"),
        (IdType.DISABILITY_CARD, "44130219500230301X12", "19500230"),
        (IdType.HMT_RESIDENCE, "441302194801011528", "81, 82"),
        (IdType.HK_MACAO_PERMIT, "A12345678", "H or M"),
        (IdType.HK_MACAO_PERMIT, "H123456789", "H or M"),
        (IdType.HK_MACAO_PERMIT, "H١٢٣٤٥٦٧٨", "H or M"),
        (IdType.TAIWAN_PERMIT, "123456789", "8 digits"),
        (IdType.PASSPORT, "PASSPORT", "5 to 12"),
        (IdType.PASSPORT, "E1234567890123", "5 to 12"),
        (IdType.PASSPORT, "'; DROP TABLE --1", "5 to 12"),
        (IdType.PASSPORT, "441302194801011528", "resident ID number"),
        (IdType.PASSPORT, "", "Type the number"),
        (IdType.FOREIGN_PERMANENT, "911344198502304242", "no such date"),
        (IdType.FOREIGN_PERMANENT, "441302194801011528", "permanent resident"),
        (IdType.NONE, "441302194801011528", "Choose the type"),
    ],
)
def test_wrong_numbers_are_refused_with_the_reason(id_type: IdType, typed: str, hint: str) -> None:
    problem = check_document(id_type, typed, TODAY)[1]
    assert problem is not None
    assert problem.field == "id_number"
    assert not problem.doubtful
    assert hint in str(problem.message)


@pytest.mark.parametrize(
    ("id_type", "typed"),
    [
        (IdType.RESIDENT_ID, "441302194801011529"),
        (IdType.RESIDENT_ID, resident_number("991302", dt.date(1948, 1, 1), 152)),
        (IdType.RESIDENT_ID, HMT),
        (IdType.DISABILITY_CARD, "44130219500312301012"),
        (IdType.FOREIGN_PERMANENT, FOREIGN[:-1] + "0123456789X"[int(FOREIGN[-1], 11) - 1]),
    ],
)
def test_doubts_can_be_insisted_on_and_come_with_facts(id_type: IdType, typed: str) -> None:
    document, problem = check_document(id_type, typed, TODAY)
    assert problem is not None
    assert problem.doubtful
    assert document.facts.birth_date is not None


def test_a_disability_card_tells_the_kind_and_the_grade() -> None:
    assert check_document(IdType.DISABILITY_CARD, "44130219500312301X12", TODAY)[0].facts == DocumentFacts(
        dt.date(1950, 3, 12), Sex.MALE, "441302", Disability(DisabilityKind.VISUAL, 2)
    )


@given(resident_numbers, st.sampled_from(list(enumerate(DisabilityKind, 1))), st.integers(1, 4))
def test_every_kind_and_grade_is_read_from_its_digits(
    number: str, kind: tuple[int, DisabilityKind], grade: int
) -> None:
    facts = check_document(IdType.DISABILITY_CARD, f"{number}{kind[0]}{grade}", TODAY)[0].facts
    assert facts.disability == Disability(kind[1], grade)
    assert facts.birth_date == check_document(IdType.RESIDENT_ID, number, TODAY)[0].facts.birth_date


def test_cards_that_name_no_region_of_birth_tell_birth_date_and_sex() -> None:
    assert check_document(IdType.FOREIGN_PERMANENT, FOREIGN, TODAY)[0].facts == DocumentFacts(
        dt.date(1985, 2, 3), Sex.FEMALE
    )
    assert check_document(IdType.HMT_RESIDENCE, HMT, TODAY)[0].facts == DocumentFacts(
        dt.date(1990, 5, 6), Sex.MALE, "810000"
    )
    assert check_document(IdType.PASSPORT, "E12345678", TODAY)[0].facts == DocumentFacts()


@given(st.sampled_from(list(IdType)), st.text(max_size=40))
def test_whatever_is_typed_is_answered_and_canonical_numbers_stay_what_they_are(id_type: IdType, typed: str) -> None:
    document, problem = check_document(id_type, typed, TODAY)
    if problem is None:
        assert document.number.isascii()
        assert check_document(id_type, document.number, TODAY) == (document, None)


@pytest.mark.parametrize(
    ("word", "id_type"),
    [
        ("resident_id", IdType.RESIDENT_ID),
        ("身份证", IdType.RESIDENT_ID),
        ("残疾人证", IdType.DISABILITY_CARD),
        ("台胞证", IdType.TAIWAN_PERMIT),
        ("户口本", IdType.HOUSEHOLD_REGISTER),
        ("无证件", IdType.NONE),
        ("港澳台居民居住证", IdType.HMT_RESIDENCE),
        ("Passport", IdType.PASSPORT),
    ],
)
def test_types_have_the_words_of_files_and_of_the_form(word: str, id_type: IdType) -> None:
    assert ID_TYPE_WORDS.read(word) is id_type
