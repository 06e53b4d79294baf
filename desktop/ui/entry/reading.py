"""What the entry form makes of what stands in it, before anything is saved."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from desktop.domain.category import Category, needs_guardian, suggested_category
from desktop.domain.clock import venue_time
from desktop.domain.dates import age_on, read_birth_date, read_visit_day
from desktop.domain.declaration import DeclarationContext, DeclarationDraft, Signature
from desktop.domain.declaration_check import check_declaration
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import Problem
from desktop.domain.field_registry import FieldGroup
from desktop.domain.id_repair import Hints, Repair, repairs
from desktop.domain.identity import RESIDENT_NUMBERED, DocumentFacts, IdType, check_document
from desktop.domain.messages import message
from desktop.domain.phone import check_phone
from desktop.domain.resident_id import Sex, clean_resident_id, has_shape
from desktop.domain.slips import SlipSerial, read_slip
from desktop.domain.symptoms import read_symptoms
from desktop.domain.temperature import is_fever, read_temperature, show_temperature
from desktop.domain.text import clean_code
from desktop.domain.timewords import Precision, read_span
from desktop.domain.visit import time_text, visit_at

BIRTH = ("sex", "birth_date")
_FILLED = FIELDS.keys_where(lambda field: field.belongs_to_person and field.group is not FieldGroup.GUARDIAN)
"""What a person's last visit can fill in: a companion may be another one today."""
LONGEST = 100
"""Characters that are looked at: anything longer is a stray paste, which is left for the rules to refuse."""


def canonical(field: str, text: str, id_type: str, context: DeclarationContext, today: dt.date) -> str:
    """The text as it is kept; what cannot be read stays as it was typed."""
    if not text.strip() or len(text) > LONGEST:
        return text
    readers: dict[str, Callable[[], str | None]] = {
        "slip": lambda: _slip(text, context),
        "visited_on": lambda: _date(read_visit_day(text, today)[0]),
        "birth_date": lambda: _date(read_birth_date(text, today)[0]),
        "time": lambda: _time(text, today),
        "temperature_c": lambda: _temperature(text),
        "id_number": lambda: _number(text, id_type, today),
        "phone": lambda: _phone(text),
        "guardian_phone": lambda: _phone(text),
    }
    reader = readers.get(field)
    found = reader() if reader is not None else None
    return found or text


def _slip(text: str, context: DeclarationContext) -> str | None:
    serial, _ = read_slip(text, context.serial_prefix, context.venue_code)
    return str(serial) if serial is not None else None


def _date(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _time(text: str, today: dt.date) -> str | None:
    span, _ = read_span(text)
    if span is None or span.precision not in (Precision.EXACT, Precision.RANGE, Precision.HOUR):
        return None
    return time_text(visit_at(today, span))


def _temperature(text: str) -> str | None:
    tenths, _ = read_temperature(text)
    return show_temperature(tenths) if tenths is not None else None


def _number(text: str, id_type: str, today: dt.date) -> str | None:
    if id_type not in tuple(IdType):
        return None
    document, problem = check_document(IdType(id_type), text, today)
    return document.number if problem is None else None


def _phone(text: str) -> str | None:
    number, problem = check_phone(text)
    return number if problem is None else None


E = TypeVar("E", bound=StrEnum)
OFFERS = 3
"""Repairs that are offered: more are no help, and the best is first."""
_LONGEST = 60
"""Characters of a number that are looked at while it is typed."""


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """A document as far as it is typed: what it tells, what is wrong, what may have been meant.

    ``complete``: as long as a number of its type is, so that a further digit can only be an answer. ``by_check``: the
    check character alone does not fit.
    """

    facts: DocumentFacts = field(default_factory=DocumentFacts)
    problem: Problem | None = None
    repairs: tuple[Repair, ...] = ()
    complete: bool = False
    by_check: bool = False


def read_document(
    draft: DeclarationDraft, today: dt.date, region: str, knows_region: Callable[[str], bool], *, finished: bool
) -> DocumentReading:
    """Read the number; only a complete or ``finished`` one is told to be wrong."""
    id_type = _member(IdType, draft.id_type)
    number = draft.id_number
    if id_type is None or not number.strip() or len(number) > _LONGEST:
        return DocumentReading()
    document, problem = check_document(id_type, number, today)
    length = len(clean_code(number))  # not the canonical one: fifteen digits may still become eighteen
    complete = id_type in RESIDENT_NUMBERED and length >= (20 if id_type is IdType.DISABILITY_CARD else 18)
    if problem is None:
        return DocumentReading(document.facts, complete=complete)
    if not (complete or finished):
        return DocumentReading(complete=False)
    stated = stated_facts(draft, today)
    hints = Hints(_member(Category, draft.category), stated.sex, stated.birth_date, region)
    found = repairs(id_type, number, today, knows_region, hints, OFFERS)
    by_check = bool(found) and problem.doubtful and has_shape(clean_resident_id(document.number[:18]))
    return DocumentReading(document.facts, problem, found, complete, by_check)


def stated_facts(draft: DeclarationDraft, today: dt.date) -> DocumentFacts:
    """Birth date and sex as they stand in the slip's own fields."""
    return DocumentFacts(read_birth_date(draft.birth_date[:_LONGEST], today)[0], _member(Sex, draft.sex))


@dataclass(frozen=True, slots=True)
class PersonReading:
    """The person as the form tells them so far. ``asks_birth``: birth date and sex are asked for, because the document
    does not tell them or tells something else than stands there already."""

    facts: DocumentFacts
    age: int | None
    category: Category | None
    asks_birth: bool
    needs_guardian: bool


def read_person(draft: DeclarationDraft, facts: DocumentFacts, today: dt.date) -> PersonReading:
    """What document and form together tell of the person on the day of the visit."""
    day = read_visit_day(draft.visited_on, today)[0] or today
    stated = stated_facts(draft, today)
    birth = facts.birth_date or stated.birth_date
    pairs = ((facts.birth_date, stated.birth_date), (facts.sex, stated.sex))
    differs = any(None not in pair and pair[0] != pair[1] for pair in pairs)
    suggested = suggested_category(facts, birth, day)
    category = _member(Category, draft.category) or suggested
    guarded = category is not None and needs_guardian(category, birth, day)
    signs_for = draft.signature == Signature.GUARDIAN
    filled = bool(draft.guardian_name or draft.guardian_phone or draft.guardian_relation)
    return PersonReading(
        facts,
        age_on(birth, day) if birth and birth <= day else None,
        suggested,
        differs or (_member(IdType, draft.id_type) not in RESIDENT_NUMBERED and facts.birth_date is None),
        guarded or signs_for or filled,
    )


@dataclass(frozen=True, slots=True)
class Alarm:
    """Why somebody has to look at this person before they go in. ``temperature`` is empty where it is no fever."""

    temperature: str
    symptoms: int


def read_alarm(draft: DeclarationDraft) -> Alarm | None:
    """The fever or the symptoms of a form, if it has any."""
    tenths, _ = read_temperature(draft.temperature_c[:_LONGEST])
    symptoms, _ = read_symptoms(draft.symptoms)
    fever = is_fever(tenths) and tenths is not None
    if not fever and not symptoms:
        return None
    return Alarm(show_temperature(tenths) if fever and tenths is not None else "", len(symptoms.kinds))


def filled_in(now: DeclarationDraft, known: DeclarationDraft, asked: str) -> Iterator[tuple[str, str]]:
    """What somebody's last visit fills into a form, field by field: those that are empty, and ``asked``."""
    for key in _FILLED:
        text = known.text(key)
        if key in BIRTH and known.id_type in RESIDENT_NUMBERED:
            continue  # the number tells them, of whomever it is in the end
        if text and (key in (asked, "id_type") or not now.text(key)):
            yield key, text


def problems_of(draft: DeclarationDraft, context: DeclarationContext, now: int) -> tuple[Problem, ...]:
    """Everything that keeps a draft from being saved, as far as the rules alone can tell."""
    return check_declaration(draft, replace(context, now=now))[1]


def outstanding_note(
    text: str, context: DeclarationContext, runs: Sequence[tuple[SlipSerial, SlipSerial]]
) -> Problem | None:
    """A doubt about a slip that is not among those that wait."""
    serial, problem = read_slip(text, context.serial_prefix, context.venue_code)
    if problem is not None:
        return problem
    if serial is None or any(first.number <= serial.number <= last.number for first, last in runs):
        return None
    return Problem("slip", message("GreenChannel", "Slip {serial} is not among those that wait.", serial=serial))


def today_of(now: int) -> dt.date:
    """The date in the venue's zone."""
    return venue_time(now).date()


def _member(kind: type[E], text: str) -> E | None:
    return kind(text) if text in tuple(kind) else None
