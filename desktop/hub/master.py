"""The fields that the desks of a venue share, merged in the transaction that ingests the records.

The venue's head is locked while they are read and written, so that segments of two desks are merged one after the
other.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import Connection, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from desktop.domain.master.fields import GATE, RETENTION, VENUE, canonical
from desktop.domain.master.merge import Register, Version, join
from desktop.domain.records import RecordKinds
from desktop.hub import former_names
from desktop.hub.queries import next_vseq, set_retention_days
from desktop.hub.tables import master_field, venue
from desktop.store.queries.registers import version_row
from desktop.store.rows import AnyRow
from desktop.sync.operations import writes
from desktop.sync.segment import Record

Key = tuple[str, str, str]
"""Kind, subject and field."""
_LONGEST_NAME = 200


def merge(connection: Connection, of_venue: UUID, records: Sequence[Record], now: int, kinds: RecordKinds) -> None:
    """Merge what operations among these records wrote. The caller has stored the records in this transaction, so that
    the venue's head is locked."""
    written_now: dict[Key, list[Register]] = {}
    for record in records:
        for one in writes(record, now, kinds):
            written_now.setdefault((one.kind, one.subject, one.field), []).append(one.register)
    if not written_now:
        return
    before = _known(connection, of_venue, written_now)
    after = {key: _joined(before.get(key, Register()), registers, kinds, key) for key, registers in written_now.items()}
    changed = {key: register for key, register in after.items() if register != before.get(key)}
    if not changed:
        return
    _write(connection, of_venue, changed)
    _follow(connection, of_venue, changed)
    former_names.keep(connection, of_venue, _renamed(before, written_now, changed), now)


def _renamed(
    before: Mapping[Key, Register], written_now: Mapping[Key, Sequence[Register]], changed: Mapping[Key, Register]
) -> Iterator[tuple[str, str]]:
    """The gates that have another name than before, each with the former one, and with names that it had at a desk for a while
    only: posters were printed with those too."""
    for key, register in changed.items():
        if key[0] == GATE and key[2] == "name" and register.versions and key in before:
            had = (before[key], *written_now[key])
            names = {json.loads(version.value) for one in had for version in one.versions}
            names.discard(json.loads(register.winner.value))
            yield from ((key[1], name) for name in sorted(names) if len(name) <= _LONGEST_NAME)


def _joined(before: Register, registers: Sequence[Register], kinds: RecordKinds, key: Key) -> Register:
    """A field after operations. Of a kind whose versions are signed, one that the field had before replaces nothing
    more: its signature does not cover what an operation says that it replaces, and whoever repeats an old version with
    another list would bring it back."""
    kind = kinds.find(key[0])
    if kind is not None and kind.ordered:
        seen = before.stamps | before.replaced
        registers = [replace(one, replaced=frozenset()) if one.winner.stamp in seen else one for one in registers]
    return join(before, *registers)


def state(row: AnyRow) -> Register:
    """The register of a row."""
    versions = tuple(Version(*version) for version in json.loads(row.versions))
    return Register(versions, frozenset(json.loads(row.replaced)))


def version_rows(register: Register) -> list[list[str]]:
    """The versions of a register, as they are stored and sent to desks."""
    return [version_row(version) for version in register.versions]


def fields_of(connection: Connection, of_venue: UUID, kind: str) -> dict[str, dict[str, Version]]:
    """The winning versions of all fields of a kind, by subject and field."""
    rows = connection.execute(select(master_field).where(master_field.c.venue == of_venue, master_field.c.kind == kind))
    found: dict[str, dict[str, Version]] = {}
    for row in rows:
        if versions := state(row).versions:
            found.setdefault(row.subject, {})[row.field] = versions[-1]
    return found


def _known(connection: Connection, of_venue: UUID, keys: Mapping[Key, object]) -> dict[Key, Register]:
    c = master_field.c
    rows = connection.execute(
        select(master_field).where(c.venue == of_venue, tuple_(c.kind, c.subject, c.field).in_(list(keys)))
    )
    return {(row.kind, row.subject, row.field): state(row) for row in rows}


def _write(connection: Connection, of_venue: UUID, changed: Mapping[Key, Register]) -> None:
    last = next_vseq(connection, of_venue, len(changed))
    statement = insert(master_field)
    columns = ("vseq", "versions", "replaced", "rivals")
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["venue", "kind", "subject", "field"],
            set_={name: statement.excluded[name] for name in columns},
        ),
        [
            {
                "venue": of_venue,
                "kind": key[0],
                "subject": key[1],
                "field": key[2],
                "vseq": vseq,
                "versions": canonical(version_rows(register)),
                "replaced": canonical(sorted(register.replaced)),
                "rivals": len(register.rivals),
            }
            for vseq, (key, register) in enumerate(changed.items(), start=last - len(changed) + 1)
        ],
    )


def _follow(connection: Connection, of_venue: UUID, changed: Mapping[Key, Register]) -> None:
    """Update the hub's own columns of a venue from its shared fields."""
    values: dict[str, str] = {}
    for (kind, subject, field), register in changed.items():
        if not register.versions:
            continue
        if kind == RETENTION and field == "days":
            set_retention_days(connection, of_venue, json.loads(register.winner.value))
        if kind == VENUE and subject == str(of_venue) and field in ("name", "declaration_code"):
            column = "name" if field == "name" else "code"
            values[column] = json.loads(register.winner.value)[:_LONGEST_NAME]
    if values:
        connection.execute(update(venue).where(venue.c.venue == of_venue).values(values))
