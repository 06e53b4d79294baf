"""Counts into files: every temperature check, and the hourly figures that they and the declarations add up to."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.export_columns import ABNORMAL, HOURLY, NORMAL, SCREENINGS, ExportColumn, quantities, worded
from desktop.domain.headings import Headings, headings_of
from desktop.domain.people import Right
from desktop.domain.statistics import Selection
from desktop.domain.temperature import show_temperature
from desktop.services.session import Session
from desktop.services.table_writing import write_table
from desktop.store.ledger import Store
from desktop.store.queries import gates, hourly, members, screenings
from desktop.store.queries.hourly import Span

_FOREVER = 1 << 62
_EVERYTHING = Selection()

Rows = Iterator[list[str]]


class CountFileService:
    """Exports without anybody's personal data; whoever sees all statistics may take them along.

    Times are ISO 8601 with the zone. Gates and inspectors are names; two of one name are one.
    """

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    def screenings(
        self,
        path: Path,
        since: dt.date | None = None,
        until: dt.date | None = None,
        headings: Headings = Headings.EN,
    ) -> int:
        """Temperature checks that count, by time; both days are included. Gives the number of rows.

        ``result`` is normal or abnormal, ``count`` the people: 1 for a press, those of the hour for a sheet.
        """
        return self._write(path, "screening", SCREENINGS, headings, lambda c: _screenings(c, since, until))

    def hourly(
        self,
        path: Path,
        since: dt.date | None = None,
        until: dt.date | None = None,
        selection: Selection = _EVERYTHING,
        headings: Headings = Headings.EN,
    ) -> int:
        """People of every hour of a selection, at all desks of the venue; both days are included. Gives the number of rows.

        ``kind`` is screening or registration; a registration counts in the hour of its ``visited_from``. ``category``
        is that of the declaration, empty for screenings. ``abnormal`` are those among ``count`` with a fever.
        """
        return self._write(path, "hourly", HOURLY, headings, lambda c: _hourly(c, since, until, selection))

    def _write(
        self,
        path: Path,
        kind: str,
        columns: tuple[ExportColumn, ...],
        headings: Headings,
        rows: Callable[[Any], Rows],
    ) -> int:
        self._session.require(Right.SEE_STATISTICS)
        with self._store.write(self._session.member.id) as change:
            cells = (worded(columns, row, headings) for row in rows(change.connection))
            count = write_table(path, headings_of(columns, headings), cells, quantities(columns))
            change.record("export", kind, "", {"rows": count}, sync=False)
        return count


def _screenings(connection: Any, since: dt.date | None, until: dt.date | None) -> Rows:
    gate, person = _names(connection)
    for row in screenings.between(connection, _midnight(since), _midnight(until, after=True)):
        yield [
            _moment(row.at),
            gate[row.gate_id],
            person.get(row.inspector_id or "", ""),
            ABNORMAL if row.abnormal else NORMAL,
            "" if row.temperature is None else show_temperature(row.temperature),
            str(row.count),
        ]


def _hourly(connection: Any, since: dt.date | None, until: dt.date | None, selection: Selection) -> Rows:
    gate, person = _names(connection)
    totals: dict[tuple[int, str, str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    first, after = _midnight(since), _midnight(until, after=True)
    span = Span(
        -_FOREVER if first is None else first,
        _FOREVER if after is None else after,
        selection.gates,
        selection.inspectors,
        selection.categories,
        selection.kinds,
        not selection.this_desk,
    )
    for each in hourly.rows(connection, span):
        key = each.key
        total = totals[key.hour, gate.get(key.gate_id, ""), person.get(key.inspector_id, ""), key.kind, key.category]
        total[0] += each.tally.count
        total[1] += each.tally.abnormal
    for (hour, *words), (count, abnormal) in sorted(totals.items()):
        yield [_moment(hour), *words, str(count), str(abnormal)]


def _names(connection: Any) -> tuple[dict[str, str], dict[str, str]]:
    every_gate = gates.every(connection, include_retired=True)
    return (
        {g.id: g.name for g in every_gate},
        {m.id: m.name for m in members.every(connection, include_unbound=True)},
    )


def _midnight(day: dt.date | None, *, after: bool = False) -> int | None:
    return None if day is None else from_venue_time(dt.datetime.combine(day + dt.timedelta(days=after), dt.time()))


def _moment(ms: int) -> str:
    return venue_time(ms).isoformat(timespec="seconds")
