"""Totals by the hour: the sums of what records count (``desktop.sync.counts``), each record once.

They are written in the transaction that ingests the records, under the lock of the desk's head, and outlast the
records' content. A row gets a new number (``vseq``) when it changes, so that desks can pull changes in pages of any
length. Rows that reach 0 stay, so that desks get them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import ARRAY, Connection, LargeBinary, any_, delete, func, literal, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert

from desktop.domain.hourly import HourCount, HourKey, Tally, summed
from desktop.hub.classify import CountedRecord
from desktop.hub.incarnation import Incarnation
from desktop.hub.queries import is_of, next_vseq
from desktop.hub.tables import desk_head, hourly, uncounted
from desktop.sync.counts import COUNTING, REMAINDER, SHORT, STATE, read_remainder, read_state
from desktop.sync.segment import Record

_ADD = text(
    "INSERT INTO hourly (venue, hour, gate, inspector, kind, category, vague, desk, incarnation, count, measured,"
    " abnormal, vseq)"
    " SELECT :venue, hour, gate, inspector, kind, category, vague, :desk, :incarnation, count, measured, abnormal,"
    " :before + place"
    " FROM unnest(CAST(:hours AS bigint[]), CAST(:gates AS text[]), CAST(:inspectors AS text[]), CAST(:kinds AS text[]),"
    " CAST(:categories AS text[]), CAST(:vague AS boolean[]), CAST(:counts AS bigint[]), CAST(:measured AS bigint[]),"
    " CAST(:abnormal AS bigint[]))"
    " WITH ORDINALITY AS t (hour, gate, inspector, kind, category, vague, count, measured, abnormal, place)"
    " ON CONFLICT (venue, hour, gate, inspector, kind, category, vague, desk, incarnation) DO UPDATE SET"
    " count = hourly.count + excluded.count, measured = hourly.measured + excluded.measured,"
    " abnormal = hourly.abnormal + excluded.abnormal, vseq = excluded.vseq"
)


@dataclass(slots=True)
class Totals:
    """Adds what records of one incarnation count, in their order."""

    connection: Connection
    source: Incarnation
    _sums: dict[HourKey, list[int]] = field(default_factory=dict)
    _bare: list[Record] = field(default_factory=list)

    def begin(self, counting: Sequence[CountedRecord]) -> Sequence[CountedRecord]:
        """Add records that need no query; gives the others, for ``add``."""
        for place, each in enumerate(counting):
            if not each.counts:
                return counting[place:]
            self._add(each.counts)
        return ()

    def add(self, counting: Iterable[CountedRecord]) -> None:
        """Add records and write the totals, one row for each key that changes."""
        for each in counting:
            record = each.record
            if each.counts:
                self._add(each.counts)
            elif record.body is None:  # a desk's own totals without their body: nobody's people are missing by that
                self._bare += [record] if record.kind in COUNTING else []
            elif record.kind == STATE:
                self._write()
                self._adopt_state(record.seq, record.body)
            elif record.kind == REMAINDER:
                self._write()
                self._add(self._of_remainder(record.body))
        self._write()

    def _add(self, counts: Iterable[HourCount]) -> None:
        sums = self._sums
        for each in counts:
            key, tally = each.key, each.tally
            if key not in sums:
                sums[key] = [0, 0, 0]
            of_hour = sums[key]
            of_hour[0] += tally.count
            of_hour[1] += tally.measured
            of_hour[2] += tally.abnormal

    def _write(self) -> None:
        if self._bare:
            source = _values(self.source)
            self.connection.execute(
                insert(uncounted), [{**source, "seq": of.seq, "digest": of.digest} for of in self._bare]
            )
            self._bare.clear()
        if self._sums:
            self._upsert(self._sums)
            self._sums.clear()

    def _of_remainder(self, body: str) -> Iterator[HourCount]:
        """The counts that a remainder states for records that came without a body, in any incarnation; each is used
        once."""
        counted = read_remainder(body)
        named = func.substr(uncounted.c.digest, 1, SHORT)
        gone = self.connection.scalars(
            delete(uncounted)
            .where(uncounted.c.venue == self.source.venue, uncounted.c.desk == self.source.desk)
            .where(named == any_(literal([digest for digest, _ in counted], ARRAY(LargeBinary))))
            .returning(named)
        )
        there = frozenset(map(bytes, gone))
        return (count for digest, count in counted if digest in there)

    def _adopt_state(self, seq: int, body: str) -> None:
        """Replace the desk's totals of a span by those that it states. Only rows that differ are written."""
        state = read_state(body)
        for incarnation, sums in self._reversed(state.since, state.until).items():
            if incarnation == self.source.incarnation:
                self._sums = sums
            else:
                self._upsert(sums, incarnation)
        self._add(state.counts)
        self._write()
        if state.parts:
            self._mark_settled(max(1, seq - state.parts + 1))

    def _reversed(self, since: int, until: int) -> dict[UUID, dict[HourKey, list[int]]]:
        """The negative of all the desk's totals of a span, by incarnation."""
        found: dict[UUID, dict[HourKey, list[int]]] = {}
        keys = (
            hourly.c.hour,
            hourly.c.gate,
            hourly.c.inspector,
            hourly.c.kind,
            hourly.c.category,
            hourly.c.vague,
        )
        figures = (hourly.c.count, hourly.c.measured, hourly.c.abnormal)
        rows = self.connection.execute(
            select(hourly.c.incarnation, *keys, *figures)
            .where(hourly.c.venue == self.source.venue, hourly.c.desk == self.source.desk)
            .where(hourly.c.hour >= since, hourly.c.hour < until)
        )
        for incarnation, hour, gate, inspector, kind, category, vague, *people in rows:
            key = HourKey(hour, gate, inspector, kind, category, vague)
            found.setdefault(incarnation, {})[key] = [-each for each in people]
        return found

    def _mark_settled(self, first: int) -> None:
        """Mark what the desk wrote before a state as included in it: neither remainders nor replays add it again."""
        mine = (uncounted.c.venue == self.source.venue, uncounted.c.desk == self.source.desk)
        is_other = uncounted.c.incarnation != self.source.incarnation
        self.connection.execute(delete(uncounted).where(*mine, or_(is_other, uncounted.c.seq < first)))
        desks = (desk_head.c.venue == self.source.venue, desk_head.c.desk == self.source.desk)
        is_other = desk_head.c.incarnation != self.source.incarnation
        self.connection.execute(update(desk_head).where(*desks, is_other).values(settled=desk_head.c.stored))
        self.connection.execute(update(desk_head).where(*is_of(desk_head, self.source)).values(settled=first - 1))

    def _upsert(self, sums: dict[HourKey, list[int]], incarnation: UUID | None = None) -> None:
        changed = {key: figures for key, figures in sums.items() if any(figures)}
        if not changed:
            return
        keys = list(changed)
        counts, measured, abnormal = (list(figures) for figures in zip(*changed.values(), strict=True))
        self.connection.execute(
            _ADD,
            {
                **_values(self.source),
                **({"incarnation": incarnation} if incarnation else {}),
                "before": next_vseq(self.connection, self.source.venue, len(keys)) - len(keys),
                "hours": [key.hour for key in keys],
                "gates": [key.gate_id for key in keys],
                "inspectors": [key.inspector_id for key in keys],
                "kinds": [str(key.kind) for key in keys],
                "categories": [str(key.category) for key in keys],
                "vague": [key.vague for key in keys],
                "counts": counts,
                "measured": measured,
                "abnormal": abnormal,
            },
        )


def of_desk(connection: Connection, of_venue: UUID, of_desk: UUID) -> Sequence[HourCount]:
    """All totals of a desk, summed over its incarnations; sums of 0 are left out."""
    columns = (
        hourly.c.hour,
        hourly.c.gate,
        hourly.c.inspector,
        hourly.c.kind,
        hourly.c.category,
        hourly.c.vague,
    )
    sums = [func.sum(column) for column in (hourly.c.count, hourly.c.measured, hourly.c.abnormal)]
    rows = connection.execute(
        select(*columns, *sums).where(hourly.c.venue == of_venue, hourly.c.desk == of_desk).group_by(*columns)
    )
    counts = (HourCount(HourKey(*row[:6]), Tally(*map(int, row[6:]))) for row in rows)
    return [each for each in summed(counts) if each.tally != Tally()]


def _values(source: Incarnation) -> dict[str, object]:
    return {"venue": source.venue, "desk": source.desk, "incarnation": source.incarnation}
