"""Totals by the hour of the venue's other desks and of visitors' own scans, from the parts of a page of a pull."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import astuple

from desktop.domain.hourly import CountKind, HourCount, HourKey, Tally, hour_of
from desktop.store.connections import Connection
from desktop.store.queries import outbox, scans
from desktop.store.queries import remote_totals as remote_totals
from desktop.store.queries.remote_totals import RemoteTotal
from desktop.sync.segment import BROKEN
from desktop.sync.wire import HourRow, Hours, LastSeen, Pulled, ScanRow

HOURS, LAST_SEEN, SCANS = "hours", "heard", "scans"
_hours = msgspec.msgpack.Decoder(Hours)
_scans = msgspec.msgpack.Decoder(list[ScanRow])
_last_seen = msgspec.msgpack.Decoder(tuple[LastSeen, ...])
_LAST_MS = 1 << 47
_MOST = 1 << 52
_KINDS = frozenset({str(CountKind.REGISTRATION), str(CountKind.SCREENING)})
"""What desks count; scans come apart, and are never among them."""
_LONGEST_GATE = 64


def keep_totals(connection: Connection, page: Pulled) -> int:
    """Store a page's totals in the transaction that stores its cursor; gives the number of rows.

    Rows replace those with the same key, so a page that comes twice changes nothing. The page that begins at 0 deletes
    all totals first: a hub that was restored does not send again what it lost.
    """
    if page.since == 0:
        remote_totals.start_over(connection)
        scans.start_over(connection)
    many = 0
    for part in page.parts:
        try:
            if part.tag == HOURS:
                received = list(_counted(_hours.decode(part.body)))
                remote_totals.keep(connection, _of_others(connection, received))
                many += len(received)
            elif part.tag == SCANS:
                scanned = [scans.ScanHour(*astuple(row)) for row in _scans.decode(part.body) if _is_sound_scan(row)]
                scans.keep(connection, scanned)
                many += len(scanned)
            elif part.tag == LAST_SEEN:
                desks = _last_seen.decode(part.body)
                remote_totals.replace_last_seen(connection, {one.desk: min(max(one.at, 0), _LAST_MS) for one in desks})
        except BROKEN:
            continue
    return many


def _of_others(connection: Connection, received: list[RemoteTotal]) -> Iterator[RemoteTotal]:
    """The totals that this desk's own rollup does not include.

    It includes the present incarnation completely, and a former one up to the backup that this desk was restored from.
    An incarnation of this desk that it does not know is that of a copy, and is treated like another desk.
    """
    mine, former = outbox.identity(connection), remote_totals.former(connection)
    for one in received:
        desk, incarnation, people = one
        if desk != mine.desk:
            yield one
        elif incarnation != mine.incarnation:
            own = former.get(incarnation, {}).get(people.key, Tally())
            yield RemoteTotal(desk, incarnation, HourCount(people.key, people.tally + -own))


def _counted(hours: Hours) -> Iterator[RemoteTotal]:
    names = hours.names
    for row in hours.rows:
        if _is_sound(row, len(names)):
            key = HourKey(
                row.hour, names[row.gate], names[row.inspector], names[row.kind], names[row.category], row.vague
            )
            if key.kind in _KINDS:
                tally = Tally(row.count, row.measured, row.abnormal)
                yield RemoteTotal(names[row.desk], names[row.incarnation], HourCount(key, tally))


def _is_sound(row: HourRow, names: int) -> bool:
    places = (row.desk, row.incarnation, row.gate, row.inspector, row.kind, row.category)
    figures = (row.count, row.measured, row.abnormal)
    return _is_hour(row.hour) and all(0 <= place < names for place in places) and all(abs(n) < _MOST for n in figures)


def _is_sound_scan(row: ScanRow) -> bool:
    figures = (row.count, row.abnormal, row.outdated)
    is_gate = 0 < len(row.gate) <= _LONGEST_GATE and "\0" not in row.gate
    return _is_hour(row.hour) and is_gate and all(0 <= n < _MOST for n in figures)


def _is_hour(hour: int) -> bool:
    return 0 <= hour < _LAST_MS and hour == hour_of(hour)
