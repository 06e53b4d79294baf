"""From records to where they belong: the one way that a push and a replay both go."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from uuid import UUID

from sqlalchemy import Connection

from desktop.hub import master, queries
from desktop.hub.kinds import is_personal
from desktop.hub.queries import Life
from desktop.hub.sorting import Heard, Sorted, sort
from desktop.hub.totals import Totals
from desktop.sync.segment import Record


def assess(
    connection: Connection,
    of_venue: UUID,
    records: Sequence[Record],
    days: int | None,
    now: int,
    came: Mapping[str, int] | None = None,
) -> Sorted:
    """What becomes of records. ``came``: when those of a replay came first, by subject (UTC ms)."""
    personal = {record.subject for record in records if is_personal(record.kind) and "\0" not in record.subject}
    heard = dict(queries.heard_of(connection, of_venue, personal))
    for subject, at in (came or {}).items():
        known = heard.get(subject, Heard(at))
        heard[subject] = Heard(min(at, known.since), known.ended)
    return sort(records, heard, days, now)


@contextmanager
def keeping(connection: Connection, life: Life, found: Sorted, now: int, settled: int = 0) -> Iterator[None]:
    """Store what is to be stored, add up what counts, and merge what the desks of a venue share.

    The block goes on while PostgreSQL takes the rows; it asks the connection nothing. ``settled``: up to this seq
    everything is counted already.
    """
    counting = [each for each in found.counting if each.record.seq > settled]
    if not found.kept and not counting:
        yield
        return
    totals = Totals(connection, life)
    with queries.copying(connection, life, found.kept, now) if found.kept else nullcontext():
        rest = totals.begin(counting)
        yield
    if found.ended:
        queries.forget(connection, life.venue, found.ended)
    totals.add(rest)
    master.merge(connection, life.venue, [kept.record for kept in found.kept], now)
