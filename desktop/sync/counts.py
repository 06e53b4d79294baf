"""What a record counts in the totals by the hour: computed from the record alone, the same at desk and hub. Of a
visitor, the clear part of the record is enough (``domain/clear_part.py``).

A hub adds every record once and so arrives at the desk's own rollup. Where records alone are not enough:

* ``hourly.state`` is the desk's rollup of a span of hours at the time of the record. A desk writes it when it joins a
  hub that may not know earlier counts: bodies may have been deleted, and older programs recorded less.
* ``hourly.remainder`` states what records counted whose bodies were purged before the hub certainly had them. It names
  the records by their digests; a hub adds those that it received without a body.
* A record without a body counts nothing until a remainder names it.

All of it is free of personal data: hours, gates, inspectors, categories and numbers.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NotRequired, TypedDict

import msgspec

from desktop.domain.clear_part import tenths_of
from desktop.domain.counting import hour_start
from desktop.domain.hourly import HourCount, HourKey, Tally, hour_of, screening, visitor
from desktop.domain.records import RECORD_KINDS
from desktop.domain.temperature import is_fever

if TYPE_CHECKING:
    from desktop.store.queries.declarations import DeclarationRow

COUNTING = RECORD_KINDS.counted
"""Kinds of records that count people (1) or take them back (-1)."""
STATE, REMAINDER = "hourly.state", "hourly.remainder"
ALL_COUNTS = frozenset({*COUNTING, STATE, REMAINDER})
"""Kinds of all records that change totals."""
SHORT = 8
"""How many bytes of its digest identify a record in a remainder."""
ROWS_AT_ONCE = 1_000
"""The most rows of one ``hourly.state`` record: well below the largest body that a hub accepts."""

_LAST_MS = 1 << 47
"""The latest hour that is accepted, in the year 6429; it keeps sums far from the limits of 64 bits."""
_MOST = 1_000_000
_LONGEST = 128
_BROKEN = (msgspec.MsgspecError, ValueError, OverflowError, RecursionError)


class WrongCounts(ValueError):
    """A record whose counts are invalid."""


# Read by the ten thousand and gone at once: nothing for the collector of circles to look at.
class _CountedBody(msgspec.Struct, gc=False):
    id: str | msgspec.UnsetType = msgspec.UNSET


class _Screening(_CountedBody, gc=False):
    at: int | msgspec.UnsetType = msgspec.UNSET
    gate_id: str = ""
    inspector_id: str | None = None
    abnormal: bool = False
    count: int = 0


class _Sheet(_CountedBody, gc=False):
    day: str = ""
    gate_id: str = ""
    inspector_id: str | None = None
    cells: dict[int, tuple[int, int]] | msgspec.UnsetType = msgspec.UNSET


class _Registered(_CountedBody, gc=False):
    visited_from: int | msgspec.UnsetType = msgspec.UNSET
    precision: str = ""
    gate_id: str = ""
    inspector_id: str | None = None
    category: str = ""
    temperature_c: str = ""
    measured: bool = False
    abnormal: bool = False


class _Declaration(_Registered, gc=False):
    before: _Registered | None = None


class _Row(msgspec.Struct, array_like=True, frozen=True):
    """A row of the rollup; ``gate``, ``inspector``, ``kind`` and ``category`` are indexes into a list of names."""

    hour: int
    gate: int
    inspector: int
    kind: int
    category: int
    vague: bool
    count: int
    measured: int
    abnormal: int


class _State(msgspec.Struct):
    """The body of ``hourly.state``. It covers the hours from ``since`` to before ``until``; ``parts`` is the number of
    records that make up the state, in the last of them, and 0 in the others."""

    since: int
    until: int
    names: list[str]
    rows: list[_Row]
    parts: int = 0


class _Remainder(msgspec.Struct):
    names: list[str]
    rows: list[tuple[str, _Row]]


_BODIES: Mapping[str, msgspec.json.Decoder[_Screening | _Sheet | _Declaration]] = {
    "screening": msgspec.json.Decoder(_Screening),
    "hour_sheet": msgspec.json.Decoder(_Sheet),
    "declaration": msgspec.json.Decoder(_Declaration),
}
"""The part of a body from which its count is computed, by kind."""
_READERS = {kind: _BODIES[kind.partition(".")[0]].decode for kind in COUNTING}
_state = msgspec.json.Decoder(_State)
_remainder = msgspec.json.Decoder(_Remainder)


class _Table(TypedDict):
    names: list[str]
    rows: list[list[int]]


class StateBody(_Table):
    """The body of a record with a part of the rollup; ``parts`` is in the last one only."""

    since: int
    until: int
    parts: NotRequired[int]


@dataclass(frozen=True, slots=True)
class State:
    """The rollup of the hours from ``since`` to before ``until`` (UTC ms). ``parts`` is the number of records that make
    up the state, in the last of them: counts of earlier records are replaced by it then. 0 in the others."""

    since: int
    until: int
    counts: tuple[HourCount, ...]
    parts: int


def counted(kind: str, body: str, subject: str) -> tuple[HourCount, ...]:
    """What a record counts; nothing for kinds that count nobody. ``subject``: the subject that the body has to name.

    Raises ``WrongCounts``.
    """
    if kind not in COUNTING:
        return ()
    try:
        of = _READERS[kind](body)
        if (of.id is not msgspec.UNSET and of.id != subject) or "\0" in body:
            raise WrongCounts
        sign = COUNTING[kind]
        if isinstance(of, _Screening):
            return _of_screening(of, sign)
        return _of_sheet(of, sign) if isinstance(of, _Sheet) else _of_declaration(of, sign)
    except _BROKEN:
        raise WrongCounts from None


def before_body(row: "DeclarationRow") -> dict[str, object]:
    """How a declaration counted before its correction, for the body of the correction."""
    counted_as = {
        "visited_from": row.visited_from,
        "precision": row.precision,
        "gate_id": row.gate_id,
        "inspector_id": row.inspector_id,
        "category": row.category,
        "temperature_c": row.body.get("temperature_c", ""),
    }
    return {name: value for name, value in counted_as.items() if value not in (None, "")}


def state_bodies(counts: Iterable[HourCount]) -> Iterator[StateBody]:
    """The bodies of the records that state a whole rollup, in the order of its hours; at least one."""
    since, rows, parts = 0, list[HourCount](), 1
    for hour, of_hour in groupby(sorted(counts, key=lambda each: each.key), key=lambda each: each.key.hour):
        if len(rows) >= ROWS_AT_ONCE:
            yield _state_body(since, hour, rows)
            since, rows, parts = hour, [], parts + 1
        rows += of_hour
    yield {**_state_body(since, _LAST_MS, rows), "parts": parts}


def _state_body(since: int, until: int, counts: Sequence[HourCount]) -> StateBody:
    table = _table(counts)
    return {"since": since, "until": until, "names": table["names"], "rows": table["rows"]}


def remainder_body(counts: Sequence[tuple[bytes, HourCount]]) -> dict[str, object]:
    """The body of a remainder: what records counted, by digest. A seq would not do, since numbers start again in a new
    incarnation."""
    table = _table([count for _, count in counts])
    rows = [[short(digest), row] for (digest, _), row in zip(counts, table["rows"], strict=True)]
    return {"names": table["names"], "rows": rows}


def short(digest: bytes) -> str:
    """The part of a digest that identifies a record in a remainder, in hex: 64 bits."""
    return digest[:SHORT].hex()


def read_state(body: str) -> State:
    """The state in a body. Raises ``WrongCounts``."""
    try:
        found = _state.decode(body)
        if not 0 <= found.since <= found.until <= _LAST_MS or not 0 <= found.parts < 1 << 31:
            raise WrongCounts
        counts = tuple(_checked(_count(row, found.names), of_state=True) for row in found.rows)
    except (*_BROKEN, IndexError):
        raise WrongCounts from None
    if any(not found.since <= each.key.hour < found.until for each in counts):
        raise WrongCounts
    return State(found.since, found.until, counts, found.parts)


def read_remainder(body: str) -> tuple[tuple[bytes, HourCount], ...]:
    """The first bytes of the records' digests, and what those records counted. Raises ``WrongCounts``."""
    try:
        found = _remainder.decode(body)
        return tuple((bytes.fromhex(digest), _checked(_count(row, found.names))) for digest, row in found.rows)
    except (*_BROKEN, IndexError):
        raise WrongCounts from None


def _of_screening(body: _Screening, sign: int) -> tuple[HourCount, ...]:
    if not isinstance(body.at, int):
        return ()
    if body.count < 1:
        raise WrongCounts
    return _screened(hour_of(body.at), body.gate_id, body.inspector_id, sign * body.count, body.abnormal)


@lru_cache(maxsize=1_024)
def _screened(hour: int, gate_id: str, inspector_id: str | None, people: int, is_abnormal: bool) -> tuple[HourCount]:
    """Cached: screenings of one hour at one gate mostly count the same."""
    return (_checked(screening(hour, gate_id, inspector_id, people, abnormal=is_abnormal)),)


def _of_sheet(body: _Sheet, sign: int) -> tuple[HourCount, ...]:
    if not isinstance(body.cells, dict):
        return ()
    day = dt.date.fromisoformat(body.day)
    if any(hour not in range(24) or min(cell) < 0 for hour, cell in body.cells.items()):
        raise WrongCounts
    return tuple(
        _signed(screening(hour_start(day, hour), body.gate_id, body.inspector_id, people, abnormal=is_abnormal), sign)
        for hour, cell in body.cells.items()
        for is_abnormal, people in zip((False, True), cell, strict=True)
        if people
    )


def _of_declaration(body: _Declaration, sign: int) -> tuple[HourCount, ...]:
    if not isinstance(body.visited_from, int):
        return ()
    if body.before is None or sign < 0:
        return (_signed(_registration(body), sign),)
    return _signed(_registration(body.before), -1), _signed(_registration(body), 1)


def _registration(body: _Registered) -> HourCount:
    if not isinstance(body.visited_from, int):
        raise WrongCounts
    measured, abnormal = body.measured, body.abnormal
    if body.temperature_c:  # of a whole body; a clear part has the two answers instead
        tenths = tenths_of(body.temperature_c)
        if tenths is None:
            raise WrongCounts
        measured, abnormal = True, is_fever(tenths)
    of = body.visited_from, body.precision, body.gate_id, body.inspector_id, body.category
    return visitor(*of, measured=measured, abnormal=abnormal)


def _signed(count: HourCount, sign: int) -> HourCount:
    _checked(count)
    return count if sign > 0 else HourCount(count.key, -count.tally)


def _checked(count: HourCount, *, of_state: bool = False) -> HourCount:
    """The count itself. Raises ``WrongCounts`` for figures that no desk could have counted, and for names that cannot
    be stored."""
    key, tally = count.key, count.tally
    names = (key.gate_id, key.inspector_id, key.kind, key.category)
    most = _MOST * 1000 if of_state else _MOST
    if not 0 <= key.hour < _LAST_MS or key.hour != hour_of(key.hour):
        raise WrongCounts
    if any(len(name) > _LONGEST or "\0" in name for name in names):
        raise WrongCounts
    if any(abs(figure) > most for figure in (tally.count, tally.measured, tally.abnormal)):
        raise WrongCounts
    return count


def _table(counts: Sequence[HourCount]) -> _Table:
    """Rows with indexes into a list of names, so that each identifier is written once."""
    places: dict[str, int] = {}

    def place(name: str) -> int:
        return places.setdefault(name, len(places))

    rows = [
        [
            k.hour,
            place(k.gate_id),
            place(k.inspector_id),
            place(k.kind),
            place(k.category),
            k.vague,
            t.count,
            t.measured,
            t.abnormal,
        ]
        for k, t in ((each.key, each.tally) for each in counts)
    ]
    return {"names": list(places), "rows": rows}


def _count(row: _Row, names: Sequence[str]) -> HourCount:
    places = (row.gate, row.inspector, row.kind, row.category)
    if min(places) < 0:
        raise WrongCounts
    gate, inspector, kind, category = (names[place] for place in places)
    key = HourKey(row.hour, gate, inspector, kind, category, row.vague)
    return HourCount(key, Tally(row.count, row.measured, row.abnormal))
