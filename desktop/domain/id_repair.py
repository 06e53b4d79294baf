"""What a mistyped resident number may have been meant to be.

The check character catches every single wrong digit and every neighbour swap, but does not tell which: about one in
eleven of all such changes fits again. Those with a birth date that a visitor can have are offered, best first.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from desktop.domain.category import Category, fits_age
from desktop.domain.dates import MAX_AGE, age_on
from desktop.domain.identity import RESIDENT_NUMBERED, IdType
from desktop.domain.resident_id import (
    Sex,
    birth_of,
    check_fits,
    clean_resident_id,
    from_first_generation,
    has_shape,
    known_province,
)
from desktop.domain.text import clean_code

_DIGITS = "0123456789"
# How much likelier than any other digit it is that one of a pair is typed for the other, by powers of two:
# neighbours on the row of digits and on the number pad, on one of them, and digits that handwriting confuses.
_CONFUSIONS = (
    (2.5, "12 23 45 56 78 89"),
    (2.0, "34 67 90 01 02 14 25 36 47 58 69 O0 I1 L1"),
    (1.5, "17 06 38 49 35 27 68 08 X4 X8 D0 S5 Z2 B8 G6 Q9"),
)
_CONFUSION = {pair: weight for weight, pairs in _CONFUSIONS for both in pairs.split() for pair in (both, both[::-1])}
_HABIT = 2.5  # swapping two characters, typing one twice, or one of two equal ones only once


@dataclass(frozen=True, slots=True)
class Hints:
    """What else is known of the person. ``region``: leading digits of the venue's own county or city."""

    category: Category | None = None
    sex: Sex | None = None
    birth_date: dt.date | None = None
    region: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """A number that fits. ``places`` are the characters of ``number`` that differ from what was typed (0-based), and
    ``dropped`` is the place of a typed character that it lacks."""

    number: str
    places: tuple[int, ...]
    score: float
    dropped: int | None = None


def repairs(
    id_type: IdType,
    typed: str,
    today: dt.date,
    knows_region: Callable[[str], bool],
    hints: Hints | None = None,
    limit: int | None = 4,
) -> tuple[Repair, ...]:
    """The numbers that one slip of the finger or the eye away from the typed one would be right, best first.

    Empty where the number is right already or its type carries no resident number. ``knows_region`` tells whether
    six digits are those of a county (``issued_region`` or the divisions); it is asked for the few that remain.
    """
    if id_type not in RESIDENT_NUMBERED or len(typed) > 60:
        return ()
    resident, suffix = clean_code(typed), ""
    if id_type is IdType.DISABILITY_CARD:
        # A character too many or too few moves the two digits at the end along with it.
        cut = len(resident) - 2 if 19 <= len(resident) <= 21 else 18
        resident, suffix = resident[:cut], resident[cut:]
    if fits(clean_resident_id(resident), today):
        return ()
    scorer = _Scorer(today, knows_region, hints or Hints(), resident)
    best: dict[str, Repair] = {}
    for number, places, likeliness in _changes(resident):
        if fits(number, today):
            repair = Repair(number, places, likeliness)
            if number not in best or best[number].score < likeliness:
                best[number] = repair
    ranked = sorted((scorer.scored(r) for r in best.values()), key=lambda r: (-r.score, r.number))
    return tuple(replace(r, number=r.number + suffix, dropped=_dropped(resident, r.number)) for r in ranked[:limit])


def _dropped(typed: str, number: str) -> int | None:
    """The place of the one character of a number typed too long that the right one lacks."""
    if len(typed) != len(number) + 1:
        return None
    return next((place for place in range(len(typed)) if typed[:place] + typed[place + 1 :] == number), None)


def fits(number: str, today: dt.date) -> bool:
    """Whether the check character fits, the province exists and somebody living can have this birth date."""
    if not (has_shape(number) and check_fits(number) and known_province(number)):
        return False
    birth = birth_of(number)
    return birth is not None and birth <= today and age_on(birth, today) <= MAX_AGE


def _changes(typed: str) -> Iterator[tuple[str, tuple[int, ...], float]]:
    """Every number one slip away, with the places changed and how likely that slip is."""
    if len(typed) == 18:
        yield from _substitutions(typed, _DIGITS + "X")
        yield from _swaps(typed)
    elif len(typed) == 15:
        for old, places, likeliness in (*_substitutions(typed, _DIGITS), *_swaps(typed)):
            if old.isdecimal():
                # The century goes in after the region.
                yield from_first_generation(old), tuple(p + 2 * (p >= 6) for p in places), likeliness
    elif len(typed) == 17:
        yield from _insertions(typed)
    elif len(typed) == 19:
        for place in range(19):
            doubled = place > 0 and typed[place] == typed[place - 1]
            yield typed[:place] + typed[place + 1 :], (), _HABIT if doubled else 1.0


def _substitutions(typed: str, alphabet: str) -> Iterator[tuple[str, tuple[int, ...], float]]:
    for place, old in enumerate(typed):
        for new in alphabet:
            if new != old:
                yield typed[:place] + new + typed[place + 1 :], (place,), _CONFUSION.get(old + new, 0.0)


def _swaps(typed: str) -> Iterator[tuple[str, tuple[int, ...], float]]:
    for place in range(len(typed) - 1):
        first, second = typed[place], typed[place + 1]
        if first != second:
            yield typed[:place] + second + first + typed[place + 2 :], (place, place + 1), _HABIT


def _insertions(typed: str) -> Iterator[tuple[str, tuple[int, ...], float]]:
    for place in range(18):
        for new in _DIGITS + "X":
            doubled = new in typed[max(place - 1, 0) : place + 1]
            yield typed[:place] + new + typed[place:], (place,), _HABIT if doubled else 1.0


class _Scorer:
    """Ranks repairs by what is known of numbers and of the person."""

    def __init__(self, today: dt.date, knows_region: Callable[[str], bool], hints: Hints, typed: str) -> None:
        self._today = today
        self._knows_region = knows_region
        self._hints = hints
        self._region_was_known = knows_region(typed[:6])

    def scored(self, repair: Repair) -> Repair:
        return replace(repair, score=repair.score + self._region(repair) + self._person(repair.number))

    def _region(self, repair: Repair) -> float:
        region = repair.number[:6]
        if not self._knows_region(region):
            return -4.0
        if self._region_was_known and any(place < 6 for place in repair.places):
            return -2.0  # a slip in the region seldom hits another county's code
        home = self._hints.region
        return 1.0 if home and region.startswith(home[:4]) else 0.0

    def _person(self, number: str) -> float:
        birth = birth_of(number)
        if birth is None:
            return 0.0
        hints, age = self._hints, age_on(birth, self._today)
        score = -6.0 if age > 110 else -3.0 if age > 100 else 0.0
        if hints.category and not fits_age(hints.category, birth, self._today):
            score -= 4.0
        if hints.category is None and age < 6:
            score -= 1.0  # hardly anybody so young stands at a desk
        if hints.birth_date:
            score += 4.0 if birth == hints.birth_date else -4.0
        if hints.sex and (int(number[16]) % 2 == 1) != (hints.sex is Sex.MALE):
            score -= 4.0
        return score
