"""Sealed lists for the health office: what desks sealed of the visits of an interval, and what visitors registered themselves,
at one venue or several."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Engine, exists, select

from desktop.domain.clock import Clock
from desktop.domain.errors import BadInput
from desktop.domain.exposure.rules import DEFAULT_STAY_MINUTES
from desktop.domain.master.fields import DESK, GATE, MEMBER, VENUE
from desktop.domain.messages import message
from desktop.hub import master
from desktop.hub.check_in.listed import listed_visit, visit_keys, visits_of
from desktop.hub.identity import HubIdentity
from desktop.hub.sealing import RecordSealing
from desktop.hub.stored_sealing import record_of
from desktop.hub.tables import content_key, record, venue
from desktop.store.rows import AnyRow
from desktop.sync.sealed_list import ListedCase, ListHead, ListPart, PartHead, SealedEntry, write_sealed_list
from desktop.sync.segment import BROKEN, WrappedKey

STATES = ("declaration.enter", "declaration.correct")
"""Kinds of records that hold the whole of a declaration; the last one of a declaration counts."""
_AT_ONCE = 1_000
"""Rows that the database hands over at a time."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which declarations a list is to have: of which venues (empty: of all), and of those the ones whose visit overlaps an
    interval (UTC ms; ``until`` is not included; None: open)."""

    venues: tuple[UUID, ...] = ()
    since: int | None = None
    until: int | None = None


class _Visit(msgspec.Struct):
    visited_from: int
    visited_to: int


_visit = msgspec.json.Decoder(_Visit)


class SealedLists:
    """Makes sealed lists. ``stay_minutes`` is the assumed length of a stay by type of venue."""

    def __init__(
        self,
        engine: Engine,
        identity: HubIdentity,
        clock: Clock,
        sealing: RecordSealing,
        stay_minutes: Mapping[str, int],
    ) -> None:
        self._engine = engine
        self._identity = identity
        self._clock = clock
        self._sealing = sealing
        self._stay_minutes = stay_minutes

    def write(
        self,
        file: BinaryIO,
        chosen: Chosen,
        note: Callable[[Connection, UUID | None], object],
        case: ListedCase | None = None,
    ) -> int:
        """Write the list as it is read from the database; gives how many declarations it has. ``note`` logs it in the same
        transaction, with the venue where it is one. Raises ``BadInput``."""
        own, transaction = self._identity, self._engine.connect().execution_options(isolation_level="REPEATABLE READ")
        with transaction as connection, connection.begin():
            names = _venues(connection, chosen.venues)
            key, made = own.public.public_bytes_raw(), self._clock.now_ms()
            head = ListHead(own.hub, key, made, chosen.since, chosen.until, len(names), case)
            parts = (self._part(connection, of, name, chosen) for of, name in names)
            count = write_sealed_list(file, head, parts, own.signing)
            note(connection, names[0][0] if len(names) == 1 else None)
        return count

    def _part(self, connection: Connection, of_venue: UUID, name: str, chosen: Chosen) -> ListPart:
        states = self._last_states(connection, of_venue)
        entries = self.listed(row for row in states if is_within(row.body, chosen.since, chosen.until))
        every = chain(entries, map(listed_visit, visits_of(connection, of_venue, chosen.since, chosen.until)))
        return ListPart(
            self.part_head(connection, of_venue, name), every, lambda keys: keys_of(connection, of_venue, keys)
        )

    def part_head(self, connection: Connection, of_venue: UUID, name: str) -> PartHead:
        """What stands before the entries of a venue with this name."""
        return PartHead(
            str(of_venue),
            name,
            self._assumed(connection, of_venue),
            _names(connection, of_venue, GATE, "name"),
            _names(connection, of_venue, MEMBER, "name"),
            _names(connection, of_venue, DESK, "prefix"),
        )

    def listed(self, rows: Iterable[AnyRow]) -> Iterator[SealedEntry]:
        """Records as they stand in a list; those that have nothing to seal are left out. Raises ``BadInput`` where one is
        readable."""
        for row in rows:
            if row.sealed is not None:
                yield entry_of(row)
            elif self._sealing.has_secret(record_of(row)):
                raise BadInput(message("hub", "Records of an earlier program are not sealed yet: run hub seal first."))

    def _assumed(self, connection: Connection, of_venue: UUID) -> int:
        of_type = _names(connection, of_venue, VENUE, "type").get(str(of_venue), "")
        return self._stay_minutes.get(of_type, DEFAULT_STAY_MINUTES)

    def _last_states(self, connection: Connection, of_venue: UUID) -> Iterator[AnyRow]:
        """The last record of each declaration, in the order in which they came."""
        is_state = (record.c.kind.in_(STATES), record.c.kept_from.is_not(None), record.c.body.is_not(None))
        later = record.alias("later")
        is_replaced = exists(
            select(later.c.seq).where(
                later.c.venue == record.c.venue,
                later.c.subject == record.c.subject,
                later.c.kept_from.is_not(None),
                later.c.body.is_not(None),
                later.c.kind.in_(STATES),
                later.c.vseq > record.c.vseq,
            )
        )
        query = select(record).where(record.c.venue == of_venue, *is_state, ~is_replaced).order_by(record.c.vseq)
        with closing(connection.execute(query, execution_options={"yield_per": _AT_ONCE})) as rows:
            yield from rows


def is_within(body: str, since: int | None, until: int | None) -> bool:
    """Whether a declaration's visit, by its clear part, overlaps an interval."""
    try:
        visit = _visit.decode(body)
    except BROKEN:
        return True  # the office sees what it is
    return (since is None or visit.visited_to >= since) and (until is None or visit.visited_from < until)


def entry_of(row: AnyRow) -> SealedEntry:
    """A stored record, as it stands in a list."""
    return SealedEntry(
        str(row.desk),
        str(row.incarnation),
        row.seq,
        row.kind,
        row.subject,
        row.schema,
        row.occurred,
        row.digest,
        row.body,
        row.sealed,
        row.content_key,
    )


def keys_of(connection: Connection, of_venue: UUID, names: Collection[bytes]) -> dict[bytes, WrappedKey]:
    """The content keys of these names, of records and of visits."""
    chosen = select(content_key).where(content_key.c.venue == of_venue, content_key.c.content_key.in_(list(names)))
    found = {row.content_key: WrappedKey(row.office, row.wrapped) for row in connection.execute(chosen)}
    left = [name for name in names if name not in found]
    return found | visit_keys(connection, of_venue, left) if left else found


def _venues(connection: Connection, chosen: Sequence[UUID]) -> list[tuple[UUID, str]]:
    """The venues with their names, in an order that stays the same."""
    query = select(venue.c.venue, venue.c.name).order_by(venue.c.venue)
    found = {row.venue: row.name for row in connection.execute(query)}
    for one in chosen:
        if one not in found:
            raise BadInput(message("hub", "The hub knows no venue {venue}: hub desks lists them.", venue=one))
    return [(of, name) for of, name in found.items() if not chosen or of in chosen]


def _names(connection: Connection, of_venue: UUID, kind: str, field: str) -> dict[str, str]:
    """What a shared field says, by the thing's identifier."""
    found = master.fields_of(connection, of_venue, kind)
    return {subject: str(json.loads(of[field].value)) for subject, of in found.items() if field in of}
