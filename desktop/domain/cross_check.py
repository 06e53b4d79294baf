"""Doubts that no single field has: a time that does not fit the slip or the clock, somebody who was declared already."""

from collections.abc import Iterator

from desktop.domain.clock import venue_time
from desktop.domain.errors import Problem
from desktop.domain.messages import Message, message
from desktop.domain.opening_hours import OpeningHours, Spans, day_words
from desktop.domain.timewords import Precision
from desktop.domain.visit import PRECISION_WORDS, Visit, time_text

_HOUR_MS = 3_600_000
LONG_AGO_MS = 12 * _HOUR_MS
"""A visit of today that is longer ago was hardly written on a slip that is typed in only now."""
BEFORE_PRINTED_MS = 2 * _HOUR_MS
"""Slips of other sheets are copied onto printed ones within this time."""
_BY_CLOCK = (Precision.EXACT, Precision.RANGE)
_KNOWN_TO_THE_HOUR = (*_BY_CLOCK, Precision.HOUR)


def time_doubts(
    visit: Visit, now: int, printed_at: int | None, opening_hours: OpeningHours | None = None
) -> Iterator[Problem]:
    """What speaks against a visit's time; at most one doubt. ``printed_at`` is when its slip was printed (UTC ms both);
    None for that and for the venue's opening hours where they are not known."""
    day, today = visit.day, venue_time(now).date()
    if printed_at is not None and _is_before(visit, printed_at):
        printed = venue_time(printed_at)
        yield Problem(
            "time" if printed.date() == day else "visited_on",
            message(
                "declaration",
                "The slip was printed on {day} at {time}, after this visit.",
                day=printed.date().isoformat(),
                time=f"{printed:%H:%M}",
            ),
            doubtful=True,
            contradicts=True,
        )
    elif day == today and visit.visited_to < now - LONG_AGO_MS:
        hours = (now - visit.visited_to) // _HOUR_MS
        yield Problem(
            "time",
            message("declaration", "The time {time} is {hours} hours ago.", time=_time(visit), hours=hours),
            doubtful=True,
            contradicts=True,
        )
    elif opening_hours is not None and not opening_hours.admit(visit):
        yield _outside(visit, opening_hours.of_day(day))


def _outside(visit: Visit, spans: Spans) -> Problem:
    """That the venue was not open at the time of a visit; ``spans`` are its hours of that day."""
    if not spans:
        closed = message("declaration", "The venue is closed on this day: {day}.", day=visit.day.isoformat())
        return Problem("visited_on", closed, doubtful=True, contradicts=True)
    words = message(
        "declaration",
        "The time {time} is outside the opening hours of that day, {hours}.",
        time=_time(visit),
        hours=day_words(spans),
    )
    return Problem("time", words, doubtful=True, contradicts=True)


def _is_before(visit: Visit, printed_at: int) -> bool:
    """Whether a visit was over before its slip was there; on the same day only where its time is one of the clock."""
    if visit.day < venue_time(printed_at).date():
        return visit.visited_to < printed_at - BEFORE_PRINTED_MS
    return visit.precision in _KNOWN_TO_THE_HOUR and visit.visited_to < printed_at - BEFORE_PRINTED_MS


def declared_already(other: Visit, gate: str, slip: str) -> Problem:
    """That the person was declared on the same day; ``gate`` is a name, ``slip`` a serial, empty for none."""
    if slip:
        sentence = message(
            "declaration",
            "This person has a declaration of this day already: {time} {gate}, slip {slip}.",
            time=_time(other),
            gate=gate,
            slip=slip,
        )
    else:
        sentence = message(
            "declaration",
            "This person has a declaration of this day already: {time} {gate}.",
            time=_time(other),
            gate=gate,
        )
    return Problem("name", sentence, doubtful=True, contradicts=True)


def _time(visit: Visit) -> Message | str:
    return time_text(visit) if visit.precision in _BY_CLOCK else PRECISION_WORDS.label(visit.precision)
