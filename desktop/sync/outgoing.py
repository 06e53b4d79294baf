"""What the desk sends: its outbox from a seq on, in sealed segments. The network and sticks carry the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.store.ledger import Store
from desktop.store.queries import outbox, venues
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
from desktop.sync.troubles import too_large

_BODY_BYTES = MOST_UNPACKED // 4
"""Bodies of one segment: well below what a hub unpacks, whatever the other columns weigh."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the desk's outbox: after the record ``seq``, where the chain has this value."""

    seq: int = 0
    chain: bytes = FIRST_CHAIN


@dataclass(frozen=True, slots=True)
class Sealed:
    """A segment ready to go, and where the outbox is after it."""

    data: bytes
    records: int
    end: Point


class Outgoing:
    """Segments of one desk for one hub."""

    def __init__(self, store: Store, hub: str, key: Ed25519PrivateKey) -> None:
        self._store = store
        self._hub = hub
        self._key = key
        with store.read() as connection:
            self.identity = outbox.identity(connection)
            self.venue = venues.get(connection).id

    @property
    def last(self) -> int:
        """The seq of the newest record: it grows while the desk is used."""
        with self._store.read() as connection:
            return outbox.identity(connection).last

    def point(self, seq: int, known: Sequence[Point]) -> Point | None:
        """Where the chain is after a record, by way of points that are known; None where the outbox ends before it."""
        if seq > self.last:
            return None
        start = max((point for point in (Point(), *known) if point.seq <= seq), key=lambda point: point.seq)
        with self._store.read() as connection:
            rows = outbox.links(connection, start.seq, seq)
            return Point(seq, chain_after(start.chain, (Record(*row) for row in rows)))

    def segment(self, start: Point, most: int) -> Sealed | None:
        """What follows a point, at most so many records and never more than a segment may weigh; None for nothing.

        Raises ``SyncTrouble`` for a single record that is too large.
        """
        with self._store.read() as connection:
            rows = outbox.after(connection, start.seq, most, _BODY_BYTES)
        records = [Record(*row) for row in rows]
        if len(records) == 1 and len(records[0].body or "") > _BODY_BYTES:
            raise too_large(records[0].seq)
        while records:
            header = Header(
                VERSION, self._hub, self.venue, self.identity.desk, self.identity.incarnation,
                start.seq + 1, len(records), start.chain,
            )  # fmt: skip
            data = seal(header, records, self._key)
            if len(data) <= MOST_BYTES:
                return Sealed(data, len(records), Point(records[-1].seq, chain_after(start.chain, records)))
            if len(records) == 1:
                raise too_large(records[0].seq)
            del records[len(records) // 2 :]
        return None

    def segments(self, start: Point) -> Iterator[Sealed]:
        """All that follows a point."""
        while sealed := self.segment(start, MOST_RECORDS):
            yield sealed
            start = sealed.end
