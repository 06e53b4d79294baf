"""What a record counts for in the totals by the hour: a function of the record alone, the same at desk and hub.

A hub adds up what records count for, exactly once, and arrives at the desk's own rollup. Three things help it where a
record alone does not say everything:

* ``hourly.state`` is the desk's rollup of a span of hours as it stood when the record was written. A desk writes it
  when it joins a hub that may not know what came before: bodies may be gone, and older programs noted less.
* ``hourly.remainder`` says what records counted for whose bodies were removed by the purge before it was sure that a
  hub has them. It names them by their digests; a hub adds only those that came to it without a body.
* a record without a body counts for nothing, until a remainder names it.

None of this tells of a person: hours, gates, inspectors, groups and numbers.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NotRequired, TypedDict

import msgspec

from desktop.domain.counting import hour_start
from desktop.domain.hourly import HourCount, HourKey, Tally, hour_of, registration, screening
from desktop.domain.records import RECORD_KINDS

if TYPE_CHECKING:
    from desktop.store.queries.declarations import DeclarationRow

COUNTING = RECORD_KINDS.counted
"""Kinds of records that count people (1) or take them back (-1)."""
STATE, REMAINDER = "hourly.state", "hourly.remainder"
ALL_COUNTS = frozenset({*COUNTING, STATE, REMAINDER})
"""All that totals are made of."""
SHORT = 8
"""Bytes of a digest that name a record."""
ROWS_AT_ONCE = 1_000
"""Rows of one such record: well below what a hub takes for one body."""

_LAST_MS = 1 << 47
"""In the year 6429. No clock is that far off, and sums of such numbers stay whole."""
_MOST = 1_000_000
_LONGEST = 128
_TEMPERATURE = re.compile(r"(\d{2})\.(\d)", re.ASCII)
_BROKEN = (msgspec.MsgspecError, ValueError, OverflowError, RecursionError)


class WrongCounts(ValueError):
    """A record that says whom it counts, and says it wrongly."""


# Read by the ten thousand and gone at once: nothing for the collector of circles to look at.
class _Thing(msgspec.Struct, gc=False):
    id: str | msgspec.UnsetType = msgspec.UNSET


class _Screening(_Thing, gc=False):
    at: int | msgspec.UnsetType = msgspec.UNSET
    gate_id: str = ""
    inspector_id: str | None = None
    abnormal: bool = False
    count: int = 0


class _Sheet(_Thing, gc=False):
    day: str = ""
    gate_id: str = ""
    inspector_id: str | None = None
    cells: dict[int, tuple[int, int]] | msgspec.UnsetType = msgspec.UNSET


class _Registered(_Thing, gc=False):
    visited_from: int | msgspec.UnsetType = msgspec.UNSET
    precision: str = ""
    gate_id: str = ""
    inspector_id: str | None = None
    category: str = ""
    temperature_c: str = ""


class _Declaration(_Registered, gc=False):
    before: _Registered | None = None


class _Row(msgspec.Struct, array_like=True, frozen=True):
    """A line of the rollup; ``gate``, ``inspector``, ``kind`` and ``category`` are places in a list of names."""

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
    """``parts``: of how many records in a row the state consists, in the last of them; hours from ``since`` to before
    ``until``."""

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
"""How a kind of record says whom it counts."""
_READERS = {kind: _BODIES[kind.partition(".")[0]].decode for kind in COUNTING}
_state = msgspec.json.Decoder(_State)
_remainder = msgspec.json.Decoder(_Remainder)


class _Table(TypedDict):
    names: list[str]
    rows: list[list[int]]


class StateBody(_Table):
    """The body of a record that states a part of the rollup; the last part says how many there are."""

    since: int
    until: int
    parts: NotRequired[int]


@dataclass(frozen=True, slots=True)
class State:
    """The rollup of the hours from ``since`` to before ``until`` (UTC ms). ``parts``: with this record the state is
    complete that began so many records ago, and nothing before it counts for anything else; 0 where more is to come."""

    since: int
    until: int
    counts: tuple[HourCount, ...]
    parts: int


def counted(kind: str, body: str, subject: str) -> tuple[HourCount, ...]:
    """What a record counts for; nothing where it does not say. ``subject``: what it has to be about.

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
    """What a correction says of how the declaration counted before. ``row``: as the store has it."""
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
    """The bodies of the records that state a whole rollup, in the order of its hours; there is always one."""
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
    """The body of a record that says what others counted for, by their digests: numbers begin anew in a new incarnation."""
    table = _table([count for _, count in counts])
    rows = [[short(digest), row] for (digest, _), row in zip(counts, table["rows"], strict=True)]
    return {"names": table["names"], "rows": rows}


def short(digest: bytes) -> str:
    """What names a record among those of its desk: 64 bits of its digest."""
    return digest[:SHORT].hex()


def read_state(body: str) -> State:
    """Raises ``WrongCounts``."""
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
    """The first bytes of digests, and what those records counted for. Raises ``WrongCounts``."""
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
    """The people of one hour at one gate come one by one, and each counts for the same."""
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
    return registration(
        body.visited_from, body.precision, body.gate_id, body.inspector_id, body.category, _tenths(body.temperature_c)
    )


def _tenths(text: str) -> int | None:
    if not text:
        return None
    found = _TEMPERATURE.fullmatch(text)
    if found is None:
        raise WrongCounts
    return int(found[1]) * 10 + int(found[2])


def _signed(count: HourCount, sign: int) -> HourCount:
    _checked(count)
    return count if sign > 0 else HourCount(count.key, -count.tally)


def _checked(count: HourCount, *, of_state: bool = False) -> HourCount:
    """Raises ``WrongCounts`` for what no desk could have counted, and for names that cannot be kept."""
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
    """Rows with their names by number: an identifier stands there once and not a thousand times."""
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
