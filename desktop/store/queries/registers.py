"""The fields that the desks of a venue share: what the hub has of each, and what this desk wrote that it may not have.

A field's state is the join of both. What the desk wrote counts until a hub's answer covers the record that told of it;
from then on the hub's word is the whole of it, rank and all.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from desktop.domain.master.fields import AT, asks_a_person, canonical, split
from desktop.domain.master.merge import Register, Version, join, written
from desktop.domain.master.stamps import next_stamp
from desktop.domain.records import RecordKind
from desktop.store.rows import AnyRow
from desktop.store.tables import register

NOTHING = Register()
Key = tuple[str, str, str]
"""Kind, subject and field."""


@dataclass(frozen=True, slots=True)
class SharedField:
    """One field. ``shown`` is the tables' value (JSON), ``hub`` what the hub has, ``own`` this desk's version, told of
    by the record ``seq`` (None: by none yet)."""

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
        """All that is known of it."""
        return self.hub if self.own is None else join(self.hub, self.own)


def of_thing(connection: Connection, kind: str, subject: str) -> dict[str, SharedField]:
    """The fields of a thing by name."""
    rows = connection.execute(select(register).where(register.c.kind == kind, register.c.subject == subject))
    return {row.field: _field(row) for row in rows}


def every(connection: Connection, kind: str = "") -> Iterator[SharedField]:
    """All fields, or those of a kind of things, things together."""
    query = select(register).order_by(register.c.kind, register.c.subject, register.c.field)
    if kind:
        query = query.where(register.c.kind == kind)
    return (_field(row) for row in connection.execute(query))


def latest(connection: Connection) -> str:
    """The greatest stamp that this desk has seen; empty for none."""
    return connection.scalar(select(func.max(register.c.latest))) or ""


def keep(connection: Connection, fields: Iterable[SharedField]) -> None:
    """Write fields as they are now."""
    rows = [_row(field) for field in fields]
    if rows:
        statement = insert(register)
        columns = {name: statement.excluded[name] for name in rows[0] if name not in ("kind", "subject", "field")}
        connection.execute(
            statement.on_conflict_do_update(index_elements=["kind", "subject", "field"], set_=columns), rows
        )


def set_projected(connection: Connection, values: Mapping[Key, str]) -> None:
    """Note what the tables have."""
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
) -> dict[str, object] | None:
    """Note what a member changed of a thing; gives the operation that tells of it, None where nothing is new.

    Only fields that differ from what the tables had: what a person did not touch is not theirs, even if the tables show
    it otherwise than it was written (see ``projection``).
    """
    known = of_thing(connection, kind.name, subject)
    fields = split(kind, body)
    if "gate_ids" in body:
        fields |= {name: "false" for name in known if name.startswith(AT) and name not in fields}
    changed = {name: value for name, value in fields.items() if value != _had(known.get(name), name)}
    if not changed:
        return None
    stamp = next_stamp(latest(connection), now, desk)
    written_now = {
        name: rewritten(known.get(name, SharedField(kind.name, subject, name)), Version(stamp, value, by), seq)
        for name, value in changed.items()
    }
    keep(connection, (field for field, _ in written_now.values()))
    return operation(subject, stamp, by, {name: (changed[name], base) for name, (_, base) in written_now.items()})


def rewritten(
    field: SharedField, version: Version, seq: int | None, *, over: frozenset[str] | None = None
) -> tuple[SharedField, frozenset[str]]:
    """A field with a new version of this desk's own, and the stamps that it replaces: ``over``, or those that whoever
    looked at the value has seen."""
    before = field.state
    if over is None:
        over = before.agreed if asks_a_person(field.name) else before.stamps
    # The hub may have any part of what this desk wrote before: what that replaced, this replaces too.
    own = written(version, over if field.own is None else over | field.own.replaced)
    return SharedField(field.kind, field.subject, field.name, version.value, field.hub, own, seq), over


def operation(subject: str, stamp: str, by: str, fields: Mapping[str, tuple[str, frozenset[str]]]) -> dict[str, object]:
    """The body of a record: values by field, and the stamps that each replaces where there are any."""
    body: dict[str, object] = {
        "id": subject,
        "stamp": stamp,
        "by": by,
        "fields": {name: json.loads(value) for name, (value, _) in fields.items()},
    }
    base = {name: sorted(stamps) for name, (_, stamps) in fields.items() if stamps}
    return body | {"base": base} if base else body


def _had(field: SharedField | None, name: str) -> str | None:
    """What the tables had of a field; nobody is at a gate of which nothing is written."""
    shown = None if field is None else field.shown
    return "false" if shown is None and name.startswith(AT) else shown


def _field(row: AnyRow) -> SharedField:
    hub = Register(tuple(Version(*version) for version in json.loads(row.versions)))
    own = None
    if row.stamp is not None:
        own = written(Version(row.stamp, row.value, row.by), json.loads(row.replaces))
    return SharedField(row.kind, row.subject, row.field, row.shown, hub, own, row.seq)


def _row(field: SharedField) -> dict[str, object]:
    own = field.own.winner if field.own else None
    return {
        "kind": field.kind,
        "subject": field.subject,
        "field": field.name,
        "shown": field.shown,
        "versions": canonical([[v.stamp, v.value, v.by, v.rank] for v in field.hub.versions]),
        "stamp": own and own.stamp,
        "value": own and own.value,
        "by": own and own.by,
        "replaces": canonical(sorted(field.own.replaced)) if field.own else None,
        "seq": field.seq,
        "latest": field.state.latest,
    }
