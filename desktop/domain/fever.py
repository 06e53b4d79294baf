"""The fever worksheet (发热处置): what is done about somebody with a fever or a symptom until they may go.

Nothing of it is demanded while the person waits; only its end has rules.
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.dates import read_visit_day
from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.person import check_visitor_name
from desktop.domain.phone import check_phone
from desktop.domain.symptoms import NO_SYMPTOMS, Symptoms
from desktop.domain.temperature import is_fever, read_temperature, show_temperature
from desktop.domain.timewords import Precision, read_span
from desktop.domain.typed import check_line, unreadable
from desktop.domain.visit import FUTURE_TOLERANCE_MS

MAX_PLACE = 60
MAX_REASON = 100
_MINUTE_MS = 60_000
_DAY_MS = 86_400_000


class FeverOutcome(StrEnum):
    """How it ended: let in after another measurement, sent to a clinic, gone without leave; or there was no fever, and
    the worksheet was opened by a wrong key or a wrong reading."""

    CLEARED = "cleared"
    TRANSFERRED = "transferred"
    LEFT = "left"
    MISTAKEN = "mistaken"


@dataclass(frozen=True, slots=True)
class FeverDraft:
    """What was typed into a worksheet, exactly so. ``name`` and ``phone`` only where there is no declaration."""

    second_c: str = ""
    second_at: str = ""
    waits_at: str = ""
    called: str = ""
    called_at: str = ""
    outcome: str = ""
    closed_at: str = ""
    reason: str = ""
    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class FeverFacts:
    """What was noticed first: a reading in tenths of a degree, if any, when (UTC ms), and what the person told."""

    first: int | None
    first_at: int
    symptoms: Symptoms = NO_SYMPTOMS


@dataclass(frozen=True, slots=True)
class FeverNotes:
    """A worksheet in canonical form, as far as it could be read. Readings in tenths of a degree, times UTC ms."""

    second: int | None = None
    second_at: int | None = None
    waits_at: str = ""
    called: str = ""
    called_at: int | None = None
    closed_at: int | None = None
    reason: str = ""
    name: str = ""
    phone: str = ""


def read_fever(draft: FeverDraft, facts: FeverFacts, now: int) -> tuple[FeverNotes, tuple[Problem, ...]]:
    """What a worksheet says, and what cannot be read in it. ``now``: UTC ms; it is the time where none is typed.

    A reading that is possible but rare comes with a ``doubtful`` problem, which keeps nobody from going on.
    """
    problems: list[Problem | None] = []

    def moment(text: str, field: str) -> int | None:
        at, problem = read_moment(text, field, facts.first_at, now)
        problems.append(problem)
        return at

    def words(text: str, field: str, limit: int) -> str:
        problem = unreadable(text, field)
        clean, too_long = ("", None) if problem else check_line(text, field, limit)
        problems.append(problem or too_long)
        return clean

    second, wrong = read_temperature(draft.second_c[:MAX_PLACE], "second_c")
    problems.append(wrong)
    second_at = moment(draft.second_at, "second_at")
    waits_at, called = words(draft.waits_at, "waits_at", MAX_PLACE), words(draft.called, "called", MAX_PLACE)
    called_at, closed_at = moment(draft.called_at, "called_at"), moment(draft.closed_at, "closed_at")
    reason = words(draft.reason, "reason", MAX_REASON)
    name, phone = words(draft.name, "name", MAX_PLACE), words(draft.phone, "phone", MAX_PLACE)
    name, wrong_name = check_visitor_name(name, "name") if name else ("", None)
    phone, wrong_phone = check_phone(phone, "phone") if phone else ("", None)
    problems += [wrong_name, wrong_phone]
    notes = FeverNotes(
        second,
        second_at if second is not None else None,
        waits_at,
        called,
        called_at if called else None,
        closed_at,
        reason,
        name,
        phone,
    )
    first_of_each = {p.field: p for p in reversed(problems) if p}
    return notes, tuple(p for p in problems if p and first_of_each[p.field] is p)


def check_closing(
    outcome_text: str, notes: FeverNotes, facts: FeverFacts
) -> tuple[FeverOutcome | None, Problem | None]:
    """How a worksheet ends, and what is missing for that."""
    if outcome_text not in tuple(FeverOutcome):
        return None, Problem("outcome", message("fever", "Say how it ended, or leave it open for later."))
    outcome = FeverOutcome(outcome_text)
    if outcome is FeverOutcome.TRANSFERRED and not notes.called:
        return outcome, Problem("called", message("fever", "Say who was called, or where the person was sent."))
    if outcome is FeverOutcome.CLEARED and len(notes.reason) < 2 and (why := _why_not_cleared(notes, facts)):
        return outcome, why
    return outcome, None


def _why_not_cleared(notes: FeverNotes, facts: FeverFacts) -> Problem | None:
    """Why somebody cannot be let in without a word."""
    if notes.second is None:
        return Problem(
            "second_c", message("fever", "Measure a second time before the person is let in, or give a reason below.")
        )
    if is_fever(notes.second):
        return Problem(
            "reason",
            message(
                "fever",
                "{value} °C is still a fever. Say why the person is let in all the same.",
                value=show_temperature(notes.second),
            ),
        )
    if facts.symptoms:
        return Problem("reason", message("fever", "The person told a symptom. Say why they are let in all the same."))
    return None


def needs_reason(outcome_text: str, notes: FeverNotes, facts: FeverFacts) -> bool:
    """Whether this end has to be explained: somebody is let in who is not plainly well."""
    return outcome_text == FeverOutcome.CLEARED and _why_not_cleared(notes, facts) is not None


def read_moment(text: str, field: str, earliest: int, now: int) -> tuple[int | None, Problem | None]:
    """The moment that was typed: 10:20, 1020, 昨天 17:30, 11-22 17:30; ``now`` where nothing was. UTC ms.

    A time without a day is today's; one that has not come yet is that of yesterday, if there was anything to note
    by then. ``earliest`` is when the fever was noticed: nothing of the worksheet can lie before.
    """
    typed = " ".join(text[:40].split())
    if not typed:
        return now, None
    today = venue_time(now).date()
    head, _, tail = typed.rpartition(" ")
    day = read_visit_day(head, today, field)[0] if head else None
    span, wrong = read_span(tail if day else typed)
    if span is None or span.precision is not Precision.EXACT:
        return None, Problem(field, wrong or message("fever", "Type the time of day, such as 10:20."))
    at = from_venue_time(venue_time(now).replace(hour=0, minute=0, second=0, microsecond=0)) + span.start * _MINUTE_MS
    if day:
        at -= (today - day).days * _DAY_MS
    elif at > now + FUTURE_TOLERANCE_MS and at - _DAY_MS >= _minute(earliest):
        at -= _DAY_MS
    if at > now + FUTURE_TOLERANCE_MS:
        return None, Problem(
            field, message("fever", "This time lies in the future; it is {now} now.", now=f"{venue_time(now):%H:%M}")
        )
    if at < _minute(earliest):
        return None, Problem(
            field, message("fever", "This is before the fever was noticed, at {time}.", time=show_moment(earliest, now))
        )
    return at, None


def show_moment(at: int, now: int) -> str:
    """A moment as ``read_moment`` reads it back, to the minute."""
    moment = venue_time(at)
    return f"{moment:%H:%M}" if moment.date() == venue_time(now).date() else f"{moment:%m-%d %H:%M}"


def _minute(ms: int) -> int:
    return ms - ms % _MINUTE_MS
