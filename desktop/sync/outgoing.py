"""What the desk sends: its outbox from a seq on, in sealed segments. The network and sticks carry the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.sync_errors import too_large
from desktop.store.ledger import Store
from desktop.store.queries import outbox, venues
from desktop.store.queries.outbox import DeskIdentity, OutboxRow
from desktop.sync.segment import (
    FIRST_CHAIN,
    MOST_BYTES,
    MOST_RECORDS,
    MOST_UNPACKED,
    VERSION,
    Header,
    Record,
    chain_after,
    seal,
)

_BODY_BYTES = MOST_UNPACKED // 4
"""Bodies of one segment: well below what a hub unpacks, whatever the other columns weigh."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the desk's outbox: after the record ``seq``, where the chain of the desk's incarnation has this value."""

    seq: int = 0
    chain: bytes = FIRST_CHAIN


@dataclass(frozen=True, slots=True)
class Sealed:
    """A segment ready to go, and where the outbox is after it."""

    data: bytes
    records: int
    end: Point


class Outgoing:
    """Segments of one desk for one hub: of its present incarnation, or of a ``former`` one.

    Points have the seqs of the outbox. To the hub, an incarnation's first record is number 1.
    """

    def __init__(self, store: Store, hub: str, key: Ed25519PrivateKey, former: DeskIdentity | None = None) -> None:
        self._store = store
        self._hub = hub
        self._key = key
        self._end = None if former is None else former.last
        with store.read() as connection:
            self.identity = outbox.identity(connection) if former is None else former
            self.venue = venues.get(connection).id

    @property
    def start(self) -> Point:
        """Where this incarnation begins."""
        return Point(self.identity.before)

    @property
    def last(self) -> int:
        """The seq of the newest record: in the present incarnation it grows while the desk is used."""
        if self._end is not None:
            return self._end
        with self._store.read() as connection:
            return outbox.identity(connection).last

    def point(self, seq: int, known: Sequence[Point]) -> Point | None:
        """Where the chain is after a record, by way of points that are known; None where the outbox ends before it."""
        if not self.start.seq <= seq <= self.last:
            return None
        mine = (point for point in known if self.start.seq < point.seq <= seq)
        start = max((self.start, *mine), key=lambda point: point.seq)
        with self._store.read() as connection:
            rows = outbox.links(connection, start.seq, seq)
            return Point(seq, chain_after(start.chain, (self._record(row) for row in rows)))

    def digest(self, number: int) -> bytes:
        """The digest of a record by its number in this incarnation."""
        seq = self.identity.before + number
        with self._store.read() as connection:
            return next(row.digest for row in outbox.links(connection, seq - 1, seq))

    def segment(self, start: Point, most: int) -> Sealed | None:
        """What follows a point, at most so many records and never more than a segment may weigh; None for nothing.

        Raises ``SyncError`` for a single record that is too large.
        """
        most = min(most, self.last - start.seq)
        if most <= 0:
            return None
        with self._store.read() as connection:
            rows = outbox.after(connection, start.seq, most, _BODY_BYTES)
        records = [self._record(row) for row in rows]
        if len(records) == 1 and len(records[0].body or "") > _BODY_BYTES:
            raise too_large(rows[0].seq)
        while records:
            header = Header(
                VERSION,
                self._hub,
                self.venue,
                self.identity.desk,
                self.identity.incarnation,
                records[0].seq,
                len(records),
                start.chain,
            )
            data = seal(header, records, self._key)
            if len(data) <= MOST_BYTES:
                return Sealed(data, len(records), Point(rows[len(records) - 1].seq, chain_after(start.chain, records)))
            if len(records) == 1:
                raise too_large(rows[0].seq)
            del records[len(records) // 2 :]
        return None

    def _record(self, row: OutboxRow) -> Record:
        """A row as it is numbered in its incarnation."""
        return Record(row.seq - self.identity.before, *row[1:])

    def segments(self, start: Point) -> Iterator[Sealed]:
        """All that follows a point."""
        while sealed := self.segment(start, MOST_RECORDS):
            yield sealed
            start = sealed.end
