"""The desk takes over what inspectors did: operation by operation, each once, and what cannot be done waits for a person.

An operation is applied in one transaction of the desk's database, which leaves a row with its identifier; only then it is
removed from the inspectors' database. Cut off in between, it is found applied the next time.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from threading import Lock

from desktop.domain.errors import BadInput, Forbidden, Problem
from desktop.domain.json_object import JsonObject
from desktop.domain.masking import mask_name, mask_phone
from desktop.domain.messages import Message, message
from desktop.domain.people import Member, Right
from desktop.domain.progress import Progress, no_progress
from desktop.domain.temperature import show_temperature
from desktop.services.counting.hour_sheets import sheet_of
from desktop.services.gate_desk.operations import PosterParts, UnknownOperation, apply_operation
from desktop.services.green_channel.drafts import draft_of
from desktop.services.green_channel.records import Names
from desktop.services.imports.draft_json import message_json, message_of
from desktop.services.imports.outcome import Rejected
from desktop.services.imports.waiting_lines import waiting_row
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.connections import Connection
from desktop.store.folder import DeskFolder
from desktop.store.gate_file import GateFile
from desktop.store.gate_store import OperationStore
from desktop.store.ledger import Change, Store, new_id
from desktop.store.operations import Opener, Operation, SignedOperation, Unopenable
from desktop.store.queries import gate_operations, import_drafts, members, outbox
from desktop.store.queries.gate_operations import HeldOperation, WaitingOperation
from desktop.store.queries.import_drafts import DraftRow
from desktop.store.vault import Vault

KIND = "gate_operation"
_AT_ONCE = 200
_FUTURE_MS = 3_600_000
"""How far ahead of the present an operation may say that it was done: the clock of the PC may have been put right since."""
_UNKNOWN_SIGNER = message(
    "gate_desk", "It is not signed by a key that this desk knows of the member. Ask them whether they did it."
)
_UNKNOWN_OPERATION = message("gate_desk", "A newer VenueDesk has written it. Install that version to take it over.")
_UNREADABLE = message("gate_desk", "It was damaged, and nobody can read it.")
_TOO_OLD = message("gate_desk", "It says that it was done more than a year ago. Ask whoever did it.")
_DEALT_WITH = message("gate_desk", "Somebody has dealt with this meanwhile.")
_ELSEWHERE = message("gate_desk", "The member was not assigned to this gate at that time.")
_TOO_FAR_AHEAD = message("gate_desk", "It says that it was done in the future. Ask whoever did it.")


@dataclass(frozen=True, slots=True)
class Applied:
    """How many operations the desk has taken over, and how many wait for a person since."""

    done: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """Something that an inspector did and that could not be applied: when (UTC ms), by whom (empty where that cannot be
    told), what, and why; ``details`` is what has to be known to do it by hand, None where there is nothing."""

    id: str
    at: int
    by: str
    what: Message
    why: Message
    details: Message | None = None


class GateInbox:
    """What waits in the inspectors' database for the desk, and what of it could not be applied."""

    def __init__(
        self, store: Store, session: Session, vault: Vault, place: DeskFolder, poster_parts: Callable[[], PosterParts]
    ) -> None:
        self._store = store
        self._session = session
        self._vault = vault
        self._place = place
        self._parts = poster_parts
        self._turn = Lock()
        self._is_kept_closed = False

    @requires(Right.ENTER_DECLARATIONS)
    def exchange(self, progress: Progress = no_progress) -> Applied:
        """Apply what waits, then show inspectors how things stand. Raises ``Cancelled``, ``UserError``; what was applied
        until then stays, and the rest is applied the next time."""
        with self._turn:
            applied = self._apply_all(progress)
            self._show(anyway=True)
        return applied

    @requires(Right.ENTER_DECLARATIONS)
    def apply(self, progress: Progress = no_progress) -> Applied:
        """Apply what waits. Raises ``Cancelled``, ``UserError``."""
        with self._turn:
            return self._apply_all(progress)

    def _apply_all(self, progress: Progress) -> Applied:
        file = self._file()
        applied = Applied()
        if not file.exists():
            return applied
        opener = self._opener()
        with closing(file.open()) as gate:
            with gate.read() as connection:
                total = gate_operations.count_waiting(connection)
            while batch := self._waiting(gate):
                done: list[int] = []
                try:
                    for one in batch:
                        progress(applied.done + applied.held, total)
                        applied = self._apply(opener, one, applied)
                        done.append(one.number)
                finally:
                    with gate.write_unaudited() as connection:
                        gate_operations.remove(connection, done)
        return applied

    @requires(Right.ENTER_DECLARATIONS)
    def show(self) -> None:
        """Write into the inspectors' database how things stand; there is none where no inspector has a password. Raises
        ``UserError``."""
        if self._is_kept_closed:
            return  # shown when the keys are changed
        with self._turn:
            self._show()

    @requires(Right.ENTER_DECLARATIONS)
    @contextmanager
    def kept_closed(self) -> Iterator[None]:
        """Nobody at this desk has the inspectors' database open in the block: its file is exchanged."""
        with self._turn:
            self._is_kept_closed = True
            try:
                yield
            finally:
                self._is_kept_closed = False

    def _show(self, *, anyway: bool = False) -> None:
        file = self._file()
        if self._vault.has_gate_slots or file.exists():
            file.project(self._store, anyway=anyway)

    @requires(Right.ENTER_DECLARATIONS)
    def held(self) -> tuple[Held, ...]:
        """What could not be applied, the oldest first; declarations are among the lines of imports that wait. Raises
        ``Forbidden``."""
        with self._store.read() as connection:
            names = Names.read(connection)
            found = gate_operations.held(connection)
        return tuple(
            Held(
                one.id,
                one.at,
                names.members.get(one.member_id, ""),
                _WHAT.get(one.kind, _OTHER),
                message_of(json.loads(one.reason)),
                _details(one.kind, json.loads(one.body), names),
            )
            for one in found
        )

    @requires(Right.ENTER_DECLARATIONS)
    def count_held(self) -> int:
        """How many could not be applied. Raises ``Forbidden``."""
        with self._store.read() as connection:
            return gate_operations.count_held(connection)

    @requires(Right.ENTER_DECLARATIONS)
    def retry(self, operation_id: str) -> None:
        """Apply what could not be applied then: the gate was assigned meanwhile, say. Raises ``BadInput`` with what is in
        the way, ``Forbidden``."""
        with self._store.read() as connection:
            one = next((h for h in gate_operations.held(connection) if h.id == operation_id), None)
            member = members.find(connection, one.member_id) if one else None
            gates = gate_operations.gates_at(connection, member.id, one.at) if one and member else ()
        if one is None:
            raise BadInput(_DEALT_WITH)
        if member is None:
            raise BadInput(message_of(json.loads(one.reason)))
        operation = Operation(one.id, one.kind, one.member_id, one.at, json.loads(one.body))
        try:
            self._apply_operation(
                operation, replace(member, gate_ids=gates), partial(gate_operations.release, operation_id=one.id)
            )
        except Forbidden:
            raise BadInput(_ELSEWHERE) from None
        except UnknownOperation:
            raise BadInput(_UNKNOWN_OPERATION) from None

    def _apply_operation(self, operation: Operation, member: Member, note: Callable[[Connection], object]) -> None:
        apply_operation(OperationStore(self._store, operation.at, note), operation, member, self._parts)

    @requires(Right.ENTER_DECLARATIONS)
    def dismiss(self, operation_id: str) -> None:
        """Somebody has read it and done what was to be done. Raises ``BadInput`` where it is gone, ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            if not gate_operations.release(change.connection, operation_id):
                raise BadInput(_DEALT_WITH)
            change.record("dismiss", KIND, operation_id, {"id": operation_id}, sync=False)

    def _file(self) -> GateFile:
        with self._store.read() as connection:
            access = gate_operations.access(connection)
        return GateFile(self._place, access, self._store.clock, self._store.kinds)

    def _opener(self) -> Opener:
        with self._store.read() as connection:
            return Opener(outbox.identity(connection).desk, gate_operations.access(connection).identity)

    @staticmethod
    def _waiting(gate: Store) -> tuple[WaitingOperation, ...]:
        with gate.read() as connection:
            return gate_operations.waiting(connection, _AT_ONCE)

    def _apply(self, opener: Opener, one: WaitingOperation, applied: Applied) -> Applied:
        try:
            opened = opener.open(one.sealed)
        except Unopenable:
            operation = Operation(one.id, "", "", self._store.clock.now_ms(), {})
            return self._held(operation, _UNREADABLE, applied)
        with self._store.read() as connection:
            if gate_operations.is_applied(connection, opened.operation.id):
                return applied
            member = members.find(connection, opened.operation.member)
            signed = opened.key in gate_operations.keys_of(connection, opened.operation.member)
            gates = gate_operations.gates_at(connection, opened.operation.member, opened.operation.at)
        if member is None or not signed:
            return self._held(replace(opened.operation, member=""), _UNKNOWN_SIGNER, applied)
        return self._do(opened, replace(member, gate_ids=gates), applied)

    def _do(self, opened: SignedOperation, member: Member, applied: Applied) -> Applied:
        operation = opened.operation
        if operation.at > self._store.clock.now_ms() + _FUTURE_MS:
            return self._held(operation, _TOO_FAR_AHEAD, applied)
        if operation.at < self._store.clock.now_ms() - gate_operations.OLDEST_MS:
            return self._held(operation, _TOO_OLD, applied)
        try:
            self._apply_operation(operation, member, partial(_note_applied, operation.id, self._store.clock.now_ms()))
        except BadInput as wrong:
            if operation.kind == "enter":
                return self._kept_as_line(operation, wrong, applied)
            return self._held(operation, wrong.message, applied)
        except Forbidden:
            return self._held(operation, _ELSEWHERE, applied)
        except UnknownOperation:
            return self._held(operation, _UNKNOWN_OPERATION, applied)
        return replace(applied, done=applied.done + 1)

    def _held(self, operation: Operation, reason: Message, applied: Applied) -> Applied:
        """It waits for a person, with all that it says."""
        with self._store.write(self._session.member.id) as change:
            if gate_operations.is_applied(change.connection, operation.id):
                return applied
            body = json.dumps(dict(operation.content), ensure_ascii=False)
            row = HeldOperation(
                operation.id, operation.at, operation.member, operation.kind, json.dumps(message_json(reason)), body
            )
            gate_operations.hold(change.connection, row)
            self._note_held(change, operation)
        return replace(applied, held=applied.held + 1)

    def _kept_as_line(self, operation: Operation, wrong: BadInput, applied: Applied) -> Applied:
        """A declaration waits among the lines of imports, where clerks mend what was refused."""
        with self._store.write(self._session.member.id) as change:
            if gate_operations.is_applied(change.connection, operation.id):
                return applied
            gate_operations.note_applied(change.connection, operation.id, change.now)
            names = Names.read(change.connection)
            draft = draft_of(operation.content["draft"])
            shown = replace(
                draft,
                gate=names.gates.get(draft.gate, draft.gate),
                inspector=names.members.get(draft.inspector, draft.inspector),
            )
            source = f"{shown.gate} {names.members.get(operation.member, '')}"
            draft_id, number = self._draft(change, source, operation.member)
            problems = wrong.problems or (Problem("slip", wrong.message),)
            rejected = Rejected(number, shown, problems=problems)
            import_drafts.insert_lines(change.connection, [waiting_row(draft_id, number, rejected, change.now)])
            change.record("keep", "import_draft", draft_id, {"lines": 1}, sync=False)
        return replace(applied, held=applied.held + 1)

    @staticmethod
    def _draft(change: Change, source: str, member_id: str) -> tuple[str, int]:
        """The import that the line becomes one of: lines of one inspector at one gate wait together."""
        for known in import_drafts.every(change.connection):
            if (known.source, known.member_id) == (source, member_id):
                last = import_drafts.lines(change.connection, known.id)[-1]
                return known.id, last.number + 1
        row = DraftRow(new_id(), change.now, member_id, source)
        import_drafts.insert(change.connection, row)
        return row.id, 1

    @staticmethod
    def _note_held(change: Change, operation: Operation) -> None:
        gate_operations.note_applied(change.connection, operation.id, change.now)
        change.record("hold", KIND, operation.id, {"id": operation.id, "kind": operation.kind}, sync=False)


def _note_applied(operation_id: str, now: int, connection: Connection) -> None:
    gate_operations.note_applied(connection, operation_id, now)


def _details(kind: str, content: JsonObject, names: Names) -> Message | None:
    """What somebody needs to do it by hand; personal data masked. None for what cannot be read."""
    try:
        if kind == "count":
            presses = content["presses"]
            gate = names.gates.get(presses[0]["gate_id"], "")
            return message("gate_desk", "{gate}, people: {count}", gate=gate, count=len(presses))
        if kind in ("abnormal", "fever"):
            return message(
                "gate_desk",
                "{gate}, {value} °C, {name} {phone}",
                gate=names.gates.get(content["gate_id"], ""),
                value=show_temperature(int(content["tenths"])),
                name=mask_name(str(content["name"])) or "—",
                phone=mask_phone(str(content["phone"])),
            )
        if kind == "sheet":
            sheet = sheet_of(content["sheet"])
            gate = names.gates.get(sheet.gate_id, "")
            return message("gate_desk", "{gate}, {day}", gate=gate, day=sheet.day)
        if kind == "posters":
            serials = "、".join(str(issue["serial"]) for issue in content["issues"])
            return message("gate_desk", "Numbers: {serials}", serials=serials)
    except (KeyError, IndexError, TypeError, ValueError):
        return None
    return None


_OTHER = message("gate_desk", "Something done at a gate")
_WHAT: Mapping[str, Message] = {
    "count": message("gate_desk", "People counted at a gate"),
    "abnormal": message("gate_desk", "A fever noticed at a gate"),
    "fever": message("gate_desk", "A fever noticed at a gate"),
    "undo": message("gate_desk", "A press taken back"),
    "enter": message("gate_desk", "A declaration entered at a gate"),
    "take_back": message("gate_desk", "A declaration taken back"),
    "sheet": message("gate_desk", "A tally sheet"),
    "sheet_back": message("gate_desk", "A tally sheet taken back"),
    "posters": message("gate_desk", "Posters printed"),
    "post": message("gate_desk", "A poster seen on the wall"),
    "wall_round": message("gate_desk", "A round of the walls"),
}
