"""The projection: writes the values of shared fields into the tables, in one transaction, the same rows at every
desk."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from desktop.domain.gate import Gate
from desktop.domain.master.fields import (
    AT,
    DESK,
    GATE,
    GATE_FIELDS,
    MEMBER,
    MEMBER_FIELDS,
    RETENTION,
    VENUE,
    VENUE_FIELDS,
    VENUE_OPTIONAL,
    asks_a_person,
    canonical,
    venue_body,
)
from desktop.domain.master.merge import Version
from desktop.domain.master.projection import ProjectedMember, Projection, project
from desktop.domain.people import Member, Role
from desktop.domain.venue import Venue, field_changes
from desktop.store.connections import Connection
from desktop.store.ledger import Change, new_id
from desktop.store.queries import gates, members, posters, registers, settings, venues
from desktop.store.queries.registers import Key, SharedField
from desktop.sync.replication.managers import hold_back

FieldsBySubject = dict[str, dict[str, Version]]
"""The winning versions, by subject and field."""


@dataclass(slots=True)
class ProjectionChanges:
    """What a projection changed in the tables: (kind, subject) of each thing, and the names of members that are new here."""

    things: list[tuple[str, str]] = field(default_factory=list)
    newcomers: list[str] = field(default_factory=list)


def read_projection(connection: Connection) -> Projection:
    """Gates and members according to the shared fields, with notices of what a person should look at."""
    things = _things(registers.every(connection))
    return project(things.get(GATE, {}), things.get(MEMBER, {}))


def apply_projection(change: Change) -> ProjectionChanges:
    """Write venue, gates, members and settings according to the shared fields."""
    connection, changed = change.connection, ProjectionChanges()
    fields = list(registers.every(connection))
    things = _things(fields)
    shown = project(things.get(GATE, {}), things.get(MEMBER, {}))
    hold_back(connection, shown)
    _show_gates(change, shown, changed)
    _show_members(change, shown, changed)
    venue = _show_venue(change, things.get(VENUE, {}), shown, changed)
    _show_retention(connection, things.get(RETENTION, {}), changed)
    registers.set_projected(connection, dict(_changed_values(fields, venue, shown)))
    return changed


def _things(fields: Iterable[SharedField]) -> dict[str, FieldsBySubject]:
    found: dict[str, FieldsBySubject] = {}
    for one in fields:
        if versions := one.state.versions:
            found.setdefault(one.kind, {}).setdefault(one.subject, {})[one.name] = versions[-1]
    return found


def _show_gates(change: Change, shown: Projection, changed: ProjectionChanges) -> None:
    connection = change.connection
    before = {gate.id: gate for gate in gates.every(connection, include_retired=True)}
    after = {key: Gate(key, **values) for key, values in shown.gates.items()}
    edited = [gate for key, gate in after.items() if key in before and before[key] != gate]
    for gate in edited:  # out of each other's way first: two gates may have changed names
        gates.replace(connection, replace(gate, retired=True, code=gate.id), change.now)
    for gate in edited:
        gates.replace(connection, gate, change.now)
        if gate.retired and not before[gate.id].retired:
            posters.make_void(connection, gate.id)
    for key, gate in after.items():
        if key not in before:
            gates.insert(connection, gate, change.now)
    changed.things += [(GATE, key) for key, gate in after.items() if before.get(key) != gate]


def _show_members(change: Change, shown: Projection, changed: ProjectionChanges) -> None:
    connection = change.connection
    before = {member.id: member for member in members.every(connection, include_unbound=True)}
    after = {key: _member(key, values) for key, values in shown.members.items()}
    edited = [member for key, member in after.items() if key in before and not _same(before[key], member)]
    for member in sorted(edited, key=lambda member: member.role is Role.MANAGER):  # never two managers at a time
        members.replace(connection, member, change.now)
    for key, member in after.items():
        if key not in before:
            members.insert(connection, member, change.now)
            if member.bound and member.role is not Role.INSPECTOR:
                changed.newcomers.append(member.name)
    opened = members.open_assignments(connection)
    wanted = {(member.id, gate) for member in after.values() for gate in member.gate_ids}
    ours = {(member, gate) for member, gate in opened if member in after}
    for member_id, gate_id in sorted(ours - wanted):
        members.release(connection, change.now, member_id=member_id, gate_id=gate_id)
    for member_id, gate_id in sorted(wanted - opened):
        members.assign(connection, member_id, gate_id, new_id(), change.now)
    touched = {member.id for member in edited} | (after.keys() - before.keys())
    touched |= {member_id for member_id, _ in ours ^ wanted}
    changed.things += [(MEMBER, key) for key in sorted(touched)]


def _member(key: str, values: ProjectedMember) -> Member:
    return Member(
        key,
        values["name"],
        values["phone"],
        Role(values["role"]),
        values["inspector"],
        values["bound"],
        gate_ids=tuple(values["gate_ids"]),
    )


def _same(one: Member, other: Member) -> bool:
    return replace(one, gate_ids=()) == replace(other, gate_ids=())


def _show_venue(change: Change, things: FieldsBySubject, shown: Projection, changed: ProjectionChanges) -> Venue | None:
    before = venues.find(change.connection)
    key = before.id if before else next(iter(things), "")
    fields = things.get(key, {})
    if before is None or not fields.keys() >= set(VENUE_FIELDS):
        return before
    values = venue_body({name: version.value for name, version in fields.items()})
    after = venues.from_body({**venues.body(before), **values})
    if after == before:
        return before
    after = replace(after, version=before.version + 1, updated_at=change.now)
    venues.replace(change.connection, after)
    if differences := field_changes(before, after):
        by = max(fields.values(), key=lambda version: version.order).by
        if known := by if by in shown.members else _manager(shown):
            venues.add_change(change.connection, new_id(), change.now, known, differences)
    changed.things.append((VENUE, key))
    return after


def _manager(shown: Projection) -> str:
    found = (key for key, member in shown.members.items() if member["role"] == Role.MANAGER and member["bound"])
    return next(found, "")


def _show_retention(connection: Connection, things: FieldsBySubject, changed: ProjectionChanges) -> None:
    days = things.get("", {}).get("days")
    if days is not None and settings.get(connection, settings.RETENTION_KEY, None) != json.loads(days.value):
        settings.put(connection, settings.RETENTION_KEY, json.loads(days.value))
        changed.things.append((RETENTION, ""))


def _changed_values(fields: Iterable[SharedField], venue: Venue | None, shown: Projection) -> Iterator[tuple[Key, str]]:
    """The new value in the tables of each field whose value there has changed."""
    for one in fields:
        value = _value(one, venue, shown)
        if value is not None and value != one.shown:
            yield one.key, value


def _value(one: SharedField, venue: Venue | None, shown: Projection) -> str | None:
    if one.kind in (RETENTION, DESK) or (
        one.kind == VENUE and venue is not None and one.name in (*VENUE_FIELDS, *VENUE_OPTIONAL)
    ):
        return one.state.versions[-1].value if one.state.versions else None
    member = shown.members.get(one.subject) if one.kind == MEMBER else None
    if member is not None and one.name.startswith(AT):
        return canonical(one.name.removeprefix(AT) in member["gate_ids"])
    values: Mapping[str, object] | None = shown.gates.get(one.subject) if one.kind == GATE else member
    return canonical(values[one.name]) if values and one.name in (*GATE_FIELDS, *MEMBER_FIELDS) else None


def open_fields(connection: Connection) -> tuple[SharedField, ...]:
    """Fields that desks wrote concurrently with different values, for a person to decide; newest first."""
    found = [one for one in registers.every(connection) if asks_a_person(one.name) and one.state.rivals]
    return tuple(sorted(found, key=lambda one: one.state.latest, reverse=True))
