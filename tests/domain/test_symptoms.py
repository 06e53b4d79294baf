"""Symptoms, history questions and the words of the form."""

from collections.abc import Iterable
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.category import CATEGORY_WORDS
from desktop.domain.declaration import SIGNATURE_WORDS
from desktop.domain.disability import DISABILITY_WORDS
from desktop.domain.guardian import RELATION_WORDS
from desktop.domain.identity import ID_TYPE_WORDS
from desktop.domain.resident_id import SEX_WORDS
from desktop.domain.slips import SLIP_STATE_WORDS
from desktop.domain.symptoms import (
    HEALTH_CODE_WORDS,
    SYMPTOM_WORDS,
    Symptom,
    Symptoms,
    YesNoAnswer,
    read_answer,
    read_symptoms,
)
from desktop.domain.visit import PRECISION_WORDS
from desktop.domain.words import Words

ALL_WORDS = (
    CATEGORY_WORDS,
    DISABILITY_WORDS,
    HEALTH_CODE_WORDS,
    ID_TYPE_WORDS,
    PRECISION_WORDS,
    RELATION_WORDS,
    SEX_WORDS,
    SIGNATURE_WORDS,
    SLIP_STATE_WORDS,
    SYMPTOM_WORDS,
)
details = st.text(alphabet="外地返回广州 abc;:：、", max_size=40).map(lambda text: " ".join(text.split()))


def kinds(typed: str) -> list[str]:
    found, problem = read_symptoms(typed)
    assert problem is None
    return [symptom.value for symptom in found.kinds]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", []),
        ("无", []),
        ("None", []),
        ("fever;cough", ["fever", "cough"]),
        ("cough; Fever", ["fever", "cough"]),
        ("发热、干咳", ["fever", "cough"]),
        ("发烧，拉肚子", ["fever", "diarrhea"]),
        ("发热 干咳 乏力", ["fever", "cough", "fatigue"]),
        ("sore throat", ["sore_throat"]),
        ("sore_throat;smell_taste_loss", ["sore_throat", "smell_taste_loss"]),
        ("嗅觉味觉减退", ["smell_taste_loss"]),
        ("发热;发热", ["fever"]),
        ("other", ["other"]),
        ("其他：皮疹", ["other"]),
    ],
)
def test_symptoms_are_read_in_both_languages(typed: str, expected: list[str]) -> None:
    assert kinds(typed) == expected


def test_other_symptoms_keep_their_details() -> None:
    assert read_symptoms("fever;other: 皮疹; 头痛")[0] == Symptoms((Symptom.FEVER, Symptom.OTHER), "皮疹; 头痛")
    assert read_symptoms("其他：皮疹")[0].other == "皮疹"


@pytest.mark.parametrize(
    "typed", ["headache", "fever;headache", "fever;<script>", "other: " + "疹" * 201, "fever: high"]
)
def test_unknown_symptoms_are_refused(typed: str) -> None:
    problem = read_symptoms(typed)[1]
    assert problem is not None
    assert problem.field == "symptoms"


@given(st.sets(st.sampled_from(list(Symptom))), details)
def test_symptoms_are_written_as_they_are_read(chosen: set[Symptom], other: str) -> None:
    symptoms = Symptoms(tuple(s for s in Symptom if s in chosen), other.strip() if Symptom.OTHER in chosen else "")
    assert read_symptoms(str(symptoms)) == (symptoms, None)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", YesNoAnswer()),
        ("no", YesNoAnswer(False)),
        ("No", YesNoAnswer(False)),
        ("否", YesNoAnswer(False)),
        ("无", YesNoAnswer(False)),
        ("yes", YesNoAnswer(True)),
        ("是", YesNoAnswer(True)),
        ("yes: 外地返回", YesNoAnswer(True, "外地返回")),
        ("是：外地返回", YesNoAnswer(True, "外地返回")),
        ("YES:back", YesNoAnswer(True, "back")),
        ("有，同事", YesNoAnswer(True, "同事")),
        ("no: none", YesNoAnswer(False, "none")),
    ],
)
def test_answers_are_read_in_both_languages(typed: str, answer: YesNoAnswer) -> None:
    assert read_answer(typed, "travel_history") == (answer, None)


@pytest.mark.parametrize("typed", ["maybe", "外地返回", "yesterday", "yes: " + "x" * 201])
def test_answers_that_are_neither_are_refused(typed: str) -> None:
    problem = read_answer(typed, "travel_history")[1]
    assert problem is not None
    assert problem.field == "travel_history"


@given(st.booleans(), details)
def test_answers_are_written_as_they_are_read(yes: bool, text: str) -> None:
    answer = YesNoAnswer(yes, text.strip())
    assert read_answer(str(answer), "travel_history") == (answer, None)


def spellings(words: Words[StrEnum]) -> Iterable[tuple[str, StrEnum]]:
    for member in words:
        yield member.value, member
        yield str(words.label(member)), member
        yield words.chinese(member), member


@pytest.mark.parametrize("words", ALL_WORDS)
def test_every_choice_is_read_by_its_file_word_its_label_and_its_chinese_word(words: Words[StrEnum]) -> None:
    assert list(words) == list(type(next(iter(words))))
    for word, member in spellings(words):
        assert words.read(word) is member
        assert words.read(f" {word.upper()} ") is member
    assert words.read("没有这个词") is None
