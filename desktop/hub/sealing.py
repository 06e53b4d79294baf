"""What a hub makes sure of before it writes anything down: of a personal record only the clear part is readable.

Present desks seal their records themselves. Those of an older desk, and what older hubs kept apart, are sealed here as they
come in, before they reach the database or its log.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec import structs
from sqlalchemy import Connection
from uuid6 import uuid7

from desktop.domain.records import RecordKinds
from desktop.hub.incarnation import Incarnation
from desktop.hub.office_keys import OfficeKeys, OfficeStatement
from desktop.hub.refused import refused
from desktop.sync.sealing import Place, Sealer, clear_body, new_content_key
from desktop.sync.segment import Record, WrappedKey


@dataclass(frozen=True, slots=True)
class GuardedRecords:
    """Records of which nothing personal is readable, and the content keys that they name."""

    records: tuple[Record, ...]
    keys: Mapping[bytes, WrappedKey]


class RecordSealing:
    """Seals what came unsealed, and lets through what is sealed for the present office key. ``hub`` is the hub's
    identifier."""

    def __init__(self, offices: OfficeKeys, hub: str, kinds: RecordKinds) -> None:
        self._offices = offices
        self._hub = hub
        self._kinds = kinds

    def guarded(
        self, connection: Connection, source: Incarnation, records: Sequence[Record], key: WrappedKey | None
    ) -> GuardedRecords:
        """The records as they may be stored. ``key`` is that of the sealed ones, None where there are none or they are at
        the hub already. Raises ``Refused`` (``office_key``): the hub has no office key, or records are sealed for another
        one; nothing is stored then."""
        personal = set(filter(self._kinds.is_personal, {record.kind for record in records}))
        if not personal and key is None:
            return GuardedRecords(tuple(records), {})
        return _Guard(self._offices.present(connection), self._place(source), self._kinds, personal, key).run(records)

    def waits(self, connection: Connection, records: Sequence[Record]) -> bool:
        """Whether a record cannot be stored before the hub has an office key."""
        return self._offices.present(connection) is None and any(map(self.has_secret, records))

    def has_secret(self, record: Record) -> bool:
        """Whether a record has a readable body that must not be stored so."""
        return record.sealed is None and clear_body(record, self._kinds) is not None

    def _place(self, source: Incarnation) -> Place:
        return Place(self._hub, str(source.venue), str(source.desk), str(source.incarnation))


class _Guard:
    def __init__(
        self,
        office: OfficeStatement | None,
        place: Place,
        kinds: RecordKinds,
        personal: set[str],
        key: WrappedKey | None,
    ) -> None:
        self._office = office
        self._place = place
        self._kinds = kinds
        self._personal = personal
        self._key = key
        self._keys: dict[bytes, WrappedKey] = {}
        self._theirs = b""
        self._own = b""
        self._sealer: Sealer | None = None

    def run(self, records: Sequence[Record]) -> GuardedRecords:
        guarded, personal = list(records), self._personal
        for place, record in enumerate(records):
            if record.sealed is not None or record.kind in personal:
                guarded[place] = self._one(record)
        return GuardedRecords(tuple(guarded), self._keys)

    def _one(self, record: Record) -> Record:
        clear = clear_body(record, self._kinds)
        if record.sealed is not None:
            name = record.content_key or self._their_key()
            body = record.body if clear is None else clear
            return structs.replace(record, body=body, content_key=name)
        if clear is None:
            return record
        sealer = self._own_sealer()
        return structs.replace(sealer.sealed(record, clear), content_key=self._own)

    def _their_key(self) -> bytes:
        if not self._theirs:
            if self._key is None or self._office is None or self._key.fingerprint != self._office.fingerprint:
                raise refused(403, "office_key")
            self._theirs = uuid7().bytes
            self._keys[self._theirs] = self._key
        return self._theirs

    def _own_sealer(self) -> Sealer:
        if self._sealer is None:
            if self._office is None:
                raise refused(403, "office_key")
            key = new_content_key(self._office.key)
            self._sealer, self._own = Sealer(self._place, key), uuid7().bytes
            self._keys[self._own] = WrappedKey(key.fingerprint, key.wrapped)
        return self._sealer
