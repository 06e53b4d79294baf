"""Gates: added, renamed, put in order, retired and brought back by the manager; and which code hangs at each."""

from contextlib import AbstractContextManager
from dataclasses import replace

from desktop.domain.characters import made_visible
from desktop.domain.codes import new_gate_code
from desktop.domain.errors import BadInput
from desktop.domain.gate import MAX_GATES, Gate, check_gate_name
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.services.rights import open_to_all, requires
from desktop.services.session import Session
from desktop.store.ledger import Change, Store, new_id
from desktop.store.queries import gates, members, posters


class GateService:
    """Never two live gates of one name; a retired gate keeps its code and its past."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @open_to_all("Pages, papers and forms name them for everybody.")
    def list(self, include_retired: bool = False) -> tuple[Gate, ...]:
        """Live gates in their order, then retired ones if wanted."""
        with self._store.read() as connection:
            found = gates.every(connection, include_retired=include_retired)
        return tuple(replace(gate, name=made_visible(gate.name)) for gate in found)

    @requires(Right.EDIT_GATES)
    def add(self, name: str) -> Gate:
        """A new gate at the end. Raises ``BadInput``."""
        with self._change() as change:
            return add_gate(change, name)

    @requires(Right.EDIT_GATES)
    def rename(self, gate_id: str, name: str) -> Gate:
        """The code stays; a poster with the old name shows as out of date. Raises ``BadInput``."""
        with self._change() as change:
            gate = _live(change, gate_id)
            renamed = replace(gate, name=_free_name(change, name, but=gate.id))
            return _save(change, "rename", renamed)

    @requires(Right.EDIT_GATES)
    def move(self, gate_id: str, position: int) -> tuple[Gate, ...]:
        """Put a gate at a place (0 is the first) among the live ones; gives the new order."""
        with self._change() as change:
            order = [g for g in gates.every(change.connection) if g.id != gate_id]
            order.insert(max(0, position), _live(change, gate_id))
            placed = tuple(replace(g, position=i) for i, g in enumerate(order))
            moved = [after for before, after in zip(order, placed, strict=True) if before.position != after.position]
            gates.place(change.connection, moved, change.now)
            for gate in moved:
                change.record("order", "gate", gate.id, {"id": gate.id, "position": gate.position})
            if not moved:  # it was there already: said once more is no fault
                change.record("order", "gate", gate_id, {"id": gate_id})
            return placed

    @requires(Right.EDIT_GATES)
    def retire(self, gate_id: str) -> Gate:
        """Close a gate for good: nobody is assigned to it any more, its posters are void."""
        with self._change() as change:
            gate = _live(change, gate_id)
            if len(gates.every(change.connection)) == 1:
                raise BadInput(
                    message("gates", "A venue keeps at least one gate. Add another before you retire this one.")
                )
            for member in members.every(change.connection):
                if gate_id in member.gate_ids:
                    members.release(change.connection, change.now, member_id=member.id, gate_id=gate_id)
                    left = replace(member, gate_ids=tuple(g for g in member.gate_ids if g != gate_id))
                    change.record("assign", "member", member.id, members.body(left))
            posters.make_void(change.connection, gate_id)
            return _save(change, "retire", replace(gate, retired=True))

    @requires(Right.EDIT_GATES)
    def restore(self, gate_id: str) -> Gate:
        """Open a retired gate again, at the end. Raises ``BadInput`` where its name is taken."""
        with self._change() as change:
            gate = gates.find(change.connection, gate_id)
            if gate is None or not gate.retired:
                raise BadInput(message("gates", "This gate is gone. Reload the page."))
            name = _free_name(change, gate.name, but=gate.id)
            back = replace(gate, name=name, retired=False, position=gates.next_position(change.connection))
            return _save(change, "restore", back)

    def _change(self) -> AbstractContextManager[Change]:
        return self._store.write(self._session.member.id)


def add_gate(change: Change, name: str) -> Gate:
    """A new gate within a transaction; set-up uses it before there is a session."""
    if len(gates.every(change.connection)) >= MAX_GATES:
        raise BadInput(message("gates", "A venue has at most {limit} gates.", limit=MAX_GATES))
    gate = Gate(
        id=new_id(),
        name=_free_name(change, name),
        code=new_gate_code(gates.codes(change.connection)),
        position=gates.next_position(change.connection),
    )
    gates.insert(change.connection, gate, change.now)
    change.record("add", "gate", gate.id, gates.body(gate))
    return gate


def _free_name(change: Change, text: str, but: str = "") -> str:
    others = [g.name for g in gates.every(change.connection) if g.id != but]
    name, problem = check_gate_name(text, others)
    if problem:
        raise BadInput.of([problem])
    return name


def _live(change: Change, gate_id: str) -> Gate:
    gate = gates.find(change.connection, gate_id)
    if gate is None or gate.retired:
        raise BadInput(message("gates", "This gate is gone. Reload the page."))
    return gate


def _save(change: Change, action: str, gate: Gate) -> Gate:
    gates.replace(change.connection, gate, change.now)
    change.record(action, "gate", gate.id, gates.body(gate))
    return gate
