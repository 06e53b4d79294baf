"""What will stand of a slip, in one line that a clerk reads before saving: 王秀英 女 78 岁 南门 09:30 36.4 无症状."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import TypeVar

from desktop.domain.dates import age_on, read_birth_date, read_visit_day
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.identity import DocumentFacts, IdType, check_document
from desktop.domain.messages import Message, message
from desktop.domain.resident_id import SEX_WORDS, Sex
from desktop.domain.symptoms import SYMPTOM_WORDS, Symptom, read_symptoms
from desktop.domain.temperature import read_temperature, show_temperature
from desktop.domain.timewords import Precision, TimeSpan, read_span
from desktop.domain.visit import PRECISION_WORDS

_LONGEST = 60
"""Characters of a field that are looked at: anything longer is a stray paste, which the rules refuse."""
_OF_PERSON = ("name", "id_number", "temperature_c")
E = TypeVar("E", bound=StrEnum)


def read_back(draft: DeclarationDraft, gate: str, today: dt.date) -> tuple[Message | str, ...]:
    """The words of the line in order, to be joined by spaces: messages in the reader's language, texts as they are.

    Nothing while the form says nothing of a person. What cannot be read is left out, for it will not be kept. The day
    is said where it is not ``today``; of the questions, those that are answered with yes. ``gate`` is the gate's name.
    """
    if not any(draft.text(key).strip() for key in _OF_PERSON):
        return ()
    return tuple(part for part in _parts(draft, gate, today) if part)


def _parts(draft: DeclarationDraft, gate: str, today: dt.date) -> Iterator[Message | str]:
    day, _ = read_visit_day(draft.visited_on[:_LONGEST], today)
    yield " ".join(draft.name[:_LONGEST].split())
    yield from _person(draft, day or today, today)
    yield gate
    if day is not None and day != today:
        yield day.isoformat()
    span, _ = read_span(draft.time[:_LONGEST])
    if span is not None:
        yield _time(span)
    tenths, _ = read_temperature(draft.temperature_c[:_LONGEST])
    if tenths is not None:
        yield show_temperature(tenths)
    yield from _symptoms(draft)
    for key in FIELDS.histories:
        if draft.text(key).partition(":")[0] == "yes":
            yield message("ReadBack", "{question}: yes", question=FIELDS[key].label)


def _person(draft: DeclarationDraft, day: dt.date, today: dt.date) -> Iterator[Message | str]:
    """Sex and age as the document tells them, or else the slip's own fields."""
    id_type, number = _member(IdType, draft.id_type), draft.id_number.strip()
    facts = DocumentFacts()
    if id_type is not None and number and len(number) <= _LONGEST:
        facts = check_document(id_type, number, today)[0].facts
    sex = facts.sex or _member(Sex, draft.sex)
    birth = facts.birth_date or read_birth_date(draft.birth_date[:_LONGEST], today)[0]
    if sex is not None:
        yield SEX_WORDS.label(sex)
    if birth is not None and birth <= day:
        yield message("ReadBack", "{age}", age=age_on(birth, day))


def _time(span: TimeSpan) -> Message | str:
    if span.precision is Precision.EXACT:
        return _clock(span.start)
    if span.precision is Precision.RANGE:
        return f"{_clock(span.start)}–{_clock(span.end)}"
    if span.precision is Precision.HOUR:
        return message("VisitWords", "about {hour}:00", hour=span.start // 60)
    return PRECISION_WORDS.label(span.precision)


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _symptoms(draft: DeclarationDraft) -> Iterator[Message | str]:
    symptoms, _ = read_symptoms(draft.symptoms)
    if not symptoms:
        yield message("ReadBack", "no symptoms")
    for kind in symptoms.kinds:
        is_described = kind is Symptom.OTHER and symptoms.other
        yield symptoms.other[:_LONGEST] if is_described else SYMPTOM_WORDS.label(kind)


def _member(kind: type[E], text: str) -> E | None:
    return kind(text) if text in tuple(kind) else None
