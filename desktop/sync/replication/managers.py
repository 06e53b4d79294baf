"""Who is shown as the manager at this desk, where a change of the manager came from elsewhere.

Whoever took a venue over at another desk would otherwise take it over at all of them with the next sync. So a desk that
knows its manager goes on with them until somebody here confirms the other one: the manager themselves, or whoever has
the desk's recovery code.
"""

from dataclasses import replace

from desktop.domain.master.fields import MEMBER, canonical
from desktop.domain.master.merge import Version
from desktop.domain.master.projection import Projection
from desktop.domain.master.stamps import next_stamp
from desktop.domain.people import Role
from desktop.store.connections import Connection
from desktop.store.ledger import Change
from desktop.store.queries import manager_change, outbox, registers
from desktop.store.queries.registers import SharedField

ROLE = "role"


def hold_back(connection: Connection, shown: Projection) -> None:
    """Show the manager whom this desk knows, and note the other one as waiting."""
    state = manager_change.get(connection)
    known = shown.members.get(state.known)
    if known is None:
        return
    named = next(
        (key for key, person in shown.members.items() if person["role"] == Role.MANAGER and person["bound"]),
        state.known,
    )
    waiting = "" if named == state.known else named
    if waiting:
        shown.members[waiting]["role"] = str(Role.CLERK)
        known["role"], known["bound"] = str(Role.MANAGER), True
    if waiting != state.waiting:
        manager_change.put(connection, replace(state, waiting=waiting))


def overrule(change: Change, field: SharedField, value: str, over: frozenset[str]) -> SharedField:
    """Write a value (JSON) to a field over these versions, whatever the tables show, and record that."""
    connection = change.connection
    stamp = next_stamp(registers.latest(connection), change.now, outbox.identity(connection).desk)
    proof = change.proof_of_field(*field.key, stamp, value, change.actor)
    version = Version(stamp, value, change.actor, proof=proof)
    after, base = registers.rewritten(field, version, change.next_record, over=over)
    registers.keep(connection, [after])
    operation = registers.operation(field.subject, stamp, change.actor, {field.name: (version, base)})
    change.record_operation("decide", field.kind, field.subject, operation)
    return after


def keep_manager(change: Change, state: manager_change.ManagerChange) -> None:
    """The manager whom this desk knows stays it, at every desk; the other one is a clerk."""
    for member, role in ((state.waiting, Role.CLERK), (state.known, Role.MANAGER)):
        fields = registers.of_thing(change.connection, MEMBER, member)
        if ROLE in fields:
            overrule(change, fields[ROLE], canonical(str(role)), fields[ROLE].state.stamps)
    manager_change.put(change.connection, replace(state, waiting=""))
