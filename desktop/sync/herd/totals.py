"""What other desks of the venue counted, as a page of a pull tells it."""

from collections.abc import Iterator
from typing import Any

import msgspec

from desktop.domain.hourly import CountKind, HourCount, HourKey, Tally, hour_of
from desktop.store.queries import elsewhere, outbox
from desktop.store.queries.elsewhere import Counted
from desktop.sync.segment import BROKEN
from desktop.sync.wire import Heard, HourRow, Hours, Pulled

HOURS, HEARD = "hours", "heard"
_hours = msgspec.msgpack.Decoder(Hours)
_heard = msgspec.msgpack.Decoder(tuple[Heard, ...])
_LAST_MS = 1 << 47
_MOST = 1 << 52
_KINDS = frozenset(map(str, CountKind))


def keep_totals(connection: Any, page: Pulled) -> int:
    """Take a page in, in the transaction that keeps its cursor; gives how many totals it tells of.

    Rows take the place of those of the same key, so a page that comes twice changes nothing. The page that begins at 0
    begins anew: what the hub has no more, after it was restored, is not told again either.
    """
    if page.since == 0:
        elsewhere.start_over(connection)
    many = 0
    for part in page.parts:
        try:
            if part.tag == HOURS:
                told = list(_counted(_hours.decode(part.body)))
                elsewhere.keep(connection, _of_others(connection, told))
                many += len(told)
            elif part.tag == HEARD:
                desks = _heard.decode(part.body)
                elsewhere.keep_heard(connection, {one.desk: min(max(one.at, 0), _LAST_MS) for one in desks})
        except BROKEN:
            continue
    return many


def _of_others(connection: Any, told: list[Counted]) -> Iterator[Counted]:
    """What is not in the own rollup.

    The present life is all there. Of a former life, what was counted before the backup that this desk was restored from
    is there. A life of the same desk that this one does not list is that of a copy: another desk like any other.
    """
    mine, former = outbox.identity(connection), elsewhere.former(connection)
    for one in told:
        desk, incarnation, people = one
        if desk != mine.desk:
            yield one
        elif incarnation != mine.incarnation:
            own = former.get(incarnation, {}).get(people.key, Tally())
            yield Counted(desk, incarnation, HourCount(people.key, people.tally + -own))


def _counted(hours: Hours) -> Iterator[Counted]:
    names = hours.names
    for row in hours.rows:
        if _is_sound(row, len(names)):
            key = HourKey(
                row.hour, names[row.gate], names[row.inspector], names[row.kind], names[row.category], row.vague
            )
            if key.kind in _KINDS:
                tally = Tally(row.count, row.measured, row.abnormal)
                yield Counted(names[row.desk], names[row.incarnation], HourCount(key, tally))


def _is_sound(row: HourRow, names: int) -> bool:
    places = (row.desk, row.incarnation, row.gate, row.inspector, row.kind, row.category)
    figures = (row.count, row.measured, row.abnormal)
    is_hour = 0 <= row.hour < _LAST_MS and row.hour == hour_of(row.hour)
    return is_hour and all(0 <= place < names for place in places) and all(abs(n) < _MOST for n in figures)
