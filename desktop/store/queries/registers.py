"""The fields that the desks of a venue share: the hub's versions, and this desk's own that the hub may not have yet.

The state of a field is the join of both. This desk's version counts until a page of the hub covers the record that
carried it; from then on the hub's versions, with their ranks, are the whole state.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from desktop.domain.master.fields import AT, DESK, asks_a_person, canonical, split
from desktop.domain.master.merge import Register, Version, join, written
from desktop.domain.master.stamps import next_stamp
from desktop.domain.records import RecordKind
from desktop.store.rows import AnyRow
from desktop.store.tables import register

NOTHING = Register()
Key = tuple[str, str, str]
"""Kind, subject and field."""
FieldSigner = Callable[[str, str, str, str, str, str], str]
"""Gives the proof of a version from kind, subject, field, stamp, value and author; empty for none."""


@dataclass(frozen=True, slots=True)
class SharedField:
    """One field. ``shown`` is the value in the tables (JSON), ``hub`` the hub's versions, ``own`` this desk's version;
    ``seq`` is the record that carries it, None while none does."""

    kind: str
    subject: str
    name: str
    shown: str | None = None
    hub: Register = NOTHING
    own: Register | None = None
    seq: int | None = None

    @property
    def key(self) -> Key:
        return self.kind, self.subject, self.name

    @property
    def state(self) -> Register:
        """The join of the hub's versions and this desk's own."""
        return self.hub if self.own is None else join(self.hub, self.own)


def of_thing(connection: Connection, kind: str, subject: str) -> dict[str, SharedField]:
    """The fields of one thing, by name."""
    rows = connection.execute(select(register).where(register.c.kind == kind, register.c.subject == subject))
    return {row.field: _field(row) for row in rows}


def every(connection: Connection, kind: str = "") -> Iterator[SharedField]:
    """All fields, or those of one kind, sorted by kind, subject and name."""
    query = select(register).order_by(register.c.kind, register.c.subject, register.c.field)
    if kind:
        query = query.where(register.c.kind == kind)
    return (_field(row) for row in connection.execute(query))


def desk_names(connection: Connection) -> dict[str, str]:
    """What the venue's desks are called, by identifier; their prefix where they have no name."""
    found: dict[str, dict[str, str]] = {}
    for one in every(connection, DESK):
        if one.state.versions:
            found.setdefault(one.subject, {})[one.name] = json.loads(one.state.winner.value)
    return {key: fields.get("name") or fields.get("prefix", "") for key, fields in found.items()}


def latest(connection: Connection) -> str:
    """The greatest stamp that this desk has seen; empty for none."""
    return connection.scalar(select(func.max(register.c.latest))) or ""


def keep(connection: Connection, fields: Iterable[SharedField]) -> None:
    """Insert or replace fields."""
    rows = [_row(field) for field in fields]
    if rows:
        statement = insert(register)
        columns = {name: statement.excluded[name] for name in rows[0] if name not in ("kind", "subject", "field")}
        connection.execute(
            statement.on_conflict_do_update(index_elements=["kind", "subject", "field"], set_=columns), rows
        )


def set_projected(connection: Connection, values: Mapping[Key, str]) -> None:
    """Store which value the tables have for each field (JSON)."""
    if values:
        c = register.c
        one = update(register).where(c.kind == bindparam("k"), c.subject == bindparam("s"), c.field == bindparam("f"))
        connection.execute(
            one.values(shown=bindparam("v")),
            [{"k": key[0], "s": key[1], "f": key[2], "v": value} for key, value in values.items()],
        )


def change(
    connection: Connection,
    kind: RecordKind,
    subject: str,
    body: Mapping[str, object],
    *,
    seq: int,
    by: str,
    now: int,
    desk: str,
    sign: FieldSigner,
) -> dict[str, object] | None:
    """Store a member's change of a thing; gives the operation to be recorded, None where no field changed. ``sign``
    gives the proof of each version.

    Only fields that differ from the tables' values are changed: a field that the person left as it was shown is not
    theirs, even where the tables show another value than was written (see ``projection``).
    """
    known = of_thing(connection, kind.name, subject)
    fields = split(kind, body)
    if "gate_ids" in body:
        fields |= {name: "false" for name in known if name.startswith(AT) and name not in fields}
    changed = {name: value for name, value in fields.items() if value != _had(known.get(name), name, kind)}
    if not changed:
        return None
    stamp = next_stamp(latest(connection), now, desk)
    versions = {
        name: Version(stamp, value, by, proof=sign(kind.name, subject, name, stamp, value, by))
        for name, value in changed.items()
    }
    written_now = {
        name: rewritten(known.get(name, SharedField(kind.name, subject, name)), version, seq)
        for name, version in versions.items()
    }
    keep(connection, (field for field, _ in written_now.values()))
    return operation(subject, stamp, by, {name: (versions[name], base) for name, (_, base) in written_now.items()})


def rewritten(
    field: SharedField, version: Version, seq: int | None, *, over: frozenset[str] | None = None
) -> tuple[SharedField, frozenset[str]]:
    """A field with a new version of this desk's own, and the stamps that it replaces: ``over``, or those of all
    versions that whoever looked at the value has seen."""
    before = field.state
    if over is None:
        over = before.agreed if asks_a_person(field.name) else before.stamps
    # The hub may have any part of what this desk wrote before: what that replaced, this replaces too.
    own = written(version, over if field.own is None else over | field.own.replaced)
    return SharedField(field.kind, field.subject, field.name, version.value, field.hub, own, seq), over


def operation(
    subject: str, stamp: str, by: str, fields: Mapping[str, tuple[Version, frozenset[str]]]
) -> dict[str, object]:
    """The body of an operation: values and proofs by field, and for each field the stamps that it replaces, if any.
    ``stamps``: of versions whose stamp is another than the operation's; ``authors``: whose author is another."""
    body: dict[str, object] = {
        "id": subject,
        "stamp": stamp,
        "by": by,
        "fields": {name: json.loads(version.value) for name, (version, _) in fields.items()},
    }
    more = {
        "base": {name: sorted(stamps) for name, (_, stamps) in fields.items() if stamps},
        "stamps": {name: version.stamp for name, (version, _) in fields.items() if version.stamp != stamp},
        "authors": {name: version.by for name, (version, _) in fields.items() if version.by != by},
        "proofs": {name: version.proof for name, (version, _) in fields.items() if version.proof},
    }
    return body | {name: values for name, values in more.items() if values}


def version_row(version: Version) -> list[str]:
    """A version as it is stored in JSON."""
    row = [version.stamp, version.value, version.by, version.rank]
    return [*row, version.proof] if version.proof else row


def _had(field: SharedField | None, name: str, kind: RecordKind) -> str | None:
    """The tables' value of a field (JSON). For an assignment that was never written it is false, for an optional text
    it is empty."""
    shown = None if field is None else field.shown
    if shown is None and name in kind.optional:
        return canonical("")
    return "false" if shown is None and name.startswith(AT) else shown


def _field(row: AnyRow) -> SharedField:
    hub = Register(tuple(Version(*version) for version in json.loads(row.versions)))
    own = None
    if row.stamp is not None:
        own = written(Version(row.stamp, row.value, row.by, proof=row.proof or ""), json.loads(row.replaces))
    return SharedField(row.kind, row.subject, row.field, row.shown, hub, own, row.seq)


def _row(field: SharedField) -> dict[str, object]:
    own = field.own.winner if field.own else None
    return {
        "kind": field.kind,
        "subject": field.subject,
        "field": field.name,
        "shown": field.shown,
        "versions": canonical([version_row(version) for version in field.hub.versions]),
        "stamp": own and own.stamp,
        "value": own and own.value,
        "by": own and own.by,
        "proof": own.proof or None if own else None,
        "replaces": canonical(sorted(field.own.replaced)) if field.own else None,
        "seq": field.seq,
        "latest": field.state.latest,
    }
