"""Stores of the two sides of what inspectors do: their own database, and the desk's while it does an operation again."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from desktop.domain.clock import Clock, FixedClock
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.records import RecordKinds
from desktop.store.ledger import Change, Store, new_id
from desktop.store.operations import Operation, Sealer
from desktop.store.queries import gate_operations


@dataclass
class GateChange(Change):
    """A write transaction in the inspectors' database: it keeps no record, but operations, sealed for the desk.

    Nothing that is recorded may be personal there, so records are left to the desk, which makes the same ones.
    """

    sealer: Sealer | None = None
    _operations: list[Operation] = field(default_factory=list)

    @property
    def changed_kinds(self) -> frozenset[str]:
        """Kinds of things that were changed."""
        return frozenset(self._touched)

    @property
    def recorded(self) -> bool:
        """Whether anything was recorded yet."""
        return bool(self._touched)

    def operation(self, kind: str, content: Mapping[str, object]) -> None:
        """Seal what was done for the desk, with the changes of this transaction."""
        self._operations.append(Operation(new_id(), kind, self.actor, self.now, content))

    def record(
        self,
        action: str,
        kind: str,
        subject: str,
        body: Mapping[str, object],
        *,
        sync: bool = True,
        audited: Mapping[str, object] | None = None,
    ) -> None:
        """Only what kind of thing was changed. Raises ``UnregisteredKind``."""
        self._touched.add(self.kinds[kind].name)

    def finish(self) -> None:
        """Write the operations. Raises ``AssertionError`` when there are none: what was done would never reach the
        desk."""
        if not self._operations or self.sealer is None:
            raise AssertionError("a change at a gate that the desk is not told of")
        for one in self._operations:
            gate_operations.put(self.connection, one.id, self.sealer.seal(one))


class GateStore(Store):
    """The inspectors' database, open for the inspector who is signed in."""

    def __init__(self, engine: Engine, clock: Clock, kinds: RecordKinds, sealer: Sealer) -> None:
        super().__init__(engine, clock, kinds)
        self.sealer: Sealer | None = sealer

    def suspend(self) -> None:
        """The same as for any store, and forget the key that operations are signed with."""
        super().suspend()
        self.sealer = None

    def _change(self, connection: Connection, actor: str) -> Change:
        return GateChange(connection, actor, self.clock.now_ms(), self.kinds, self.signer, sealer=self.sealer)


class OperationStore(Store):
    """The desk's store as an operation of an inspector finds it: its time is that of the operation, and ``note`` is
    called in the transaction of whatever is written, to say that the operation was applied."""

    def __init__(self, desk: Store, at: int, note: Callable[[Connection], object]) -> None:
        super().__init__(desk.engine, FixedClock(at), desk.kinds)
        self.signer = desk.signer  # whoever takes it over signs the audit log; the operation is signed by the inspector
        self._desk = desk
        self._note = note

    @contextmanager
    def write(self, actor: str) -> Iterator[Change]:
        """A write transaction; it is the only one of its operation. Raises ``BadInput`` also for what the tables refuse:
        an identifier that is there already, one of something that is not there. Raises ``ValueError`` where the
        operation changes nothing, as no program of ours writes it: it comes from outside, so that is no fault of the
        caller."""
        try:
            with super().write(actor) as change:
                self._note(change.connection)
                yield change
                if not change.recorded:
                    raise ValueError("an operation that changes nothing")
        except (IntegrityError, dbapi2.IntegrityError):
            raise BadInput(message("gate_desk", "It does not fit what is entered already.")) from None

    @contextmanager
    def write_unaudited(self, *kinds: str) -> Iterator[Connection]:
        """The same for the desk's own working state."""
        with super().write_unaudited(*kinds) as connection:
            self._note(connection)
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._desk._writing() as connection:
            yield connection

    def connect(self) -> Connection:
        return self._desk.connect()

    def _notify(self, kinds: frozenset[str]) -> None:
        self._desk._notify(kinds)
