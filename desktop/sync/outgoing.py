"""The desk's outbox as signed segments, for the network and for sticks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.sync_errors import too_large
from desktop.store.ledger import Store
from desktop.store.queries import outbox, venues
from desktop.store.queries.outbox import DeskIdentity, OutboxRow
from desktop.sync.office import trust_of
from desktop.sync.sealing import Place, Sealer, clear_body, new_content_key
from desktop.sync.segment import (
    FIRST_CHAIN,
    MOST_BYTES,
    MOST_RECORDS,
    MOST_UNPACKED,
    VERSION,
    Header,
    Record,
    WrappedKey,
    chain_after,
    seal,
)
from desktop.sync.wire import OfficeKey

_BODY_BYTES = MOST_UNPACKED // 4
"""The most bytes of bodies in one segment: well below what a hub unpacks, whatever the other columns need."""


@dataclass(frozen=True, slots=True)
class Point:
    """A position in the desk's outbox: after record ``seq``, with the value of its incarnation's chain there."""

    seq: int = 0
    chain: bytes = FIRST_CHAIN


@dataclass(frozen=True, slots=True)
class Sealed:
    """A segment ready to be sent, and the position in the outbox after it."""

    data: bytes
    records: int
    end: Point


class Outgoing:
    """Segments of one desk for one hub: of its present incarnation, or of a ``former`` one.

    Positions have the seqs of the outbox. The hub numbers the records of an incarnation from 1.
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
        """The position before the first record of this incarnation."""
        return Point(self.identity.before)

    @property
    def last(self) -> int:
        """The seq of this incarnation's newest record; in the present incarnation it increases while the desk is
        used."""
        if self._end is not None:
            return self._end
        with self._store.read() as connection:
            return outbox.identity(connection).last

    def point(self, seq: int, known: Sequence[Point]) -> Point | None:
        """The position after record ``seq``, computed from the nearest of the ``known`` ones; None for a seq outside
        this incarnation."""
        if not self.start.seq <= seq <= self.last:
            return None
        mine = (point for point in known if self.start.seq < point.seq <= seq)
        start = max((self.start, *mine), key=lambda point: point.seq)
        with self._store.read() as connection:
            rows = outbox.links(connection, start.seq, seq)
            return Point(seq, chain_after(start.chain, (self._record(row) for row in rows)))

    def digest(self, number: int) -> bytes:
        """The digest of a record, by its number in this incarnation."""
        seq = self.identity.before + number
        with self._store.read() as connection:
            return next(row.digest for row in outbox.links(connection, seq - 1, seq))

    def segment(self, start: Point, most: int) -> Sealed | None:
        """The segment after a position: at most ``most`` records, and no more than the size limit allows; None where
        nothing follows, or the next record is ``held``.

        Raises ``SyncError`` for a single record that is too large.
        """
        most = min(most, self.last - start.seq)
        if most <= 0:
            return None
        with self._store.read() as connection:
            rows = outbox.after(connection, start.seq, most, _BODY_BYTES)
            office = trust_of(connection).usable(self._hub)
        records, key = self._sealed([self._record(row) for row in rows], office)
        if len(rows) == 1 and len(rows[0].body or "") > _BODY_BYTES:
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
            data = seal(header, records, self._key, key)
            if len(data) <= MOST_BYTES:
                return Sealed(data, len(records), Point(rows[len(records) - 1].seq, chain_after(start.chain, records)))
            if len(records) == 1:
                raise too_large(rows[0].seq)
            del records[len(records) // 2 :]
        return None

    def held(self, at: Point) -> int:
        """The seq of the record after a position, if it is personal and there is no key to seal it to; else 0."""
        with self._store.read() as connection:
            rows = outbox.after(connection, at.seq, 1, _BODY_BYTES) if at.seq < self.last else []
            if not rows or trust_of(connection).usable(self._hub) is not None:
                return 0
        return rows[0].seq if clear_body(self._record(rows[0]), self._store.kinds) is not None else 0

    def _sealed(self, records: list[Record], office: OfficeKey | None) -> tuple[list[Record], WrappedKey | None]:
        """The records with personal bodies sealed under a content key of their own. Without an office key only those
        before the first personal one: their order is kept."""
        sealer: Sealer | None = None
        wrapped: WrappedKey | None = None
        sealed: list[Record] = []
        for record in records:
            clear = clear_body(record, self._store.kinds)
            if clear is None:
                sealed.append(record)
                continue
            if office is None:
                break
            if sealer is None:
                key = new_content_key(office)
                place = Place(self._hub, self.venue, self.identity.desk, self.identity.incarnation)
                sealer, wrapped = Sealer(place, key), WrappedKey(key.fingerprint, key.wrapped)
            sealed.append(sealer.sealed(record, clear))
        return sealed, wrapped

    def _record(self, row: OutboxRow) -> Record:
        """A row of the outbox with its number in this incarnation."""
        return Record(row.seq - self.identity.before, *row[1:])

    def segments(self, start: Point) -> Iterator[Sealed]:
        """All segments after a position."""
        while sealed := self.segment(start, MOST_RECORDS):
            yield sealed
            start = sealed.end
