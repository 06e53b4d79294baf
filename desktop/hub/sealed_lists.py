"""Sealed lists for the health office: what a venue's desks sealed of the visits of an interval."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Engine, select

from desktop.domain.clock import Clock
from desktop.domain.errors import BadInput
from desktop.domain.master.fields import DESK, GATE, MEMBER
from desktop.domain.messages import message
from desktop.hub import master
from desktop.hub.identity import HubIdentity
from desktop.hub.sealing import RecordSealing
from desktop.hub.stored_sealing import record_of
from desktop.hub.tables import content_key, record, venue
from desktop.store.rows import AnyRow
from desktop.sync.sealed_list import SealedEntry, SealedList, write_sealed_list
from desktop.sync.segment import BROKEN, WrappedKey

STATES = ("declaration.enter", "declaration.correct")
"""Kinds of records that hold the whole of a declaration; the last one of a declaration counts."""


class _Visit(msgspec.Struct):
    visited_from: int
    visited_to: int


_visit = msgspec.json.Decoder(_Visit)


@dataclass(frozen=True, slots=True)
class MadeList:
    """The bytes of a list, and how many declarations it holds."""

    data: bytes
    count: int


class SealedLists:
    """Makes sealed lists."""

    def __init__(self, engine: Engine, identity: HubIdentity, clock: Clock, sealing: RecordSealing) -> None:
        self._engine = engine
        self._identity = identity
        self._clock = clock
        self._sealing = sealing

    def make(
        self, of_venue: UUID, since: int | None, until: int | None, note: Callable[[Connection, UUID], object]
    ) -> MadeList:
        """The list of declarations whose visit overlaps an interval (UTC ms; ``until`` is not included; None: open).
        ``note`` logs it in the same transaction. Raises ``BadInput``."""
        with self._engine.begin() as connection:
            name = connection.scalar(select(venue.c.name).where(venue.c.venue == of_venue))
            if name is None:
                raise BadInput(message("hub", "The hub knows no venue {venue}: hub desks lists them.", venue=of_venue))
            entries = tuple(
                _entry(row) for row in self._last_states(connection, of_venue) if _is_within(row, since, until)
            )
            own = self._identity
            content = SealedList(
                own.hub,
                own.public.public_bytes_raw(),
                str(of_venue),
                str(name),
                self._clock.now_ms(),
                since,
                until,
                _keys(connection, of_venue, {entry.content_key for entry in entries}),
                _names(connection, of_venue, GATE, "name"),
                _names(connection, of_venue, MEMBER, "name"),
                _names(connection, of_venue, DESK, "prefix"),
                entries,
            )
            note(connection, of_venue)
        return MadeList(write_sealed_list(content, own.signing), len(entries))

    def _last_states(self, connection: Connection, of_venue: UUID) -> Iterator[AnyRow]:
        """The last record of each declaration. Raises ``BadInput`` where one is readable."""
        rows = connection.execute(
            select(record)
            .where(record.c.venue == of_venue, record.c.kind.in_(STATES), record.c.kept_from.is_not(None))
            .where(record.c.body.is_not(None))
            .order_by(record.c.vseq)
        )
        last: dict[str, AnyRow] = {row.subject: row for row in rows}
        for row in last.values():
            if self._sealing.has_secret(record_of(row)):
                raise BadInput(message("hub", "Records of an earlier program are not sealed yet: run hub seal first."))
            if row.sealed is not None:
                yield row


def _is_within(row: AnyRow, since: int | None, until: int | None) -> bool:
    try:
        visit = _visit.decode(row.body)
    except BROKEN:
        return True  # the office sees what it is
    return (since is None or visit.visited_to >= since) and (until is None or visit.visited_from < until)


def _entry(row: AnyRow) -> SealedEntry:
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


def _keys(connection: Connection, of_venue: UUID, names: set[bytes]) -> dict[bytes, WrappedKey]:
    rows = connection.execute(select(content_key).where(content_key.c.venue == of_venue))
    return {row.content_key: WrappedKey(row.office, row.wrapped) for row in rows if row.content_key in names}


def _names(connection: Connection, of_venue: UUID, kind: str, field: str) -> dict[str, str]:
    """What a shared field says, by the thing's identifier."""
    found = master.fields_of(connection, of_venue, kind)
    return {subject: str(json.loads(of[field].value)) for subject, of in found.items() if field in of}
