"""Writes to the desk's database: every change leaves its rows, an audit row and an outbox row in one transaction.

The audit is an append-only hash chain. An entry's digest is keyed with 16 random bytes, so that a body can be purged
later: the chain still verifies, and the digest does not let the body be guessed.
"""

import contextlib
import hashlib
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import Connection, Engine, bindparam, select, update
from sqlalchemy.exc import DatabaseError
from uuid6 import uuid7

from desktop.credentials.orders import sign_audit, sign_erasure, sign_field
from desktop.credentials.signing import Signer
from desktop.domain.clock import Clock
from desktop.domain.records import RecordKinds, UnregisteredKind
from desktop.store import tables
from desktop.store.bodies import body_digest, encoded
from desktop.store.failures import as_sentences
from desktop.store.log_entries import AuditEntry, AuditHeader, OutboxEntry
from desktop.store.open_files import FolderGone, OpenFiles
from desktop.store.pool import ConnectionPool, Copying, driver_of, empty_log
from desktop.store.prepared import Prepared
from desktop.store.queries import registers
from desktop.store.rows import AnyRow

SCHEMA_OF_RECORDS = 1
_LOOKS = frozenset({"correct-open", "export", "look", "unmask"})
"""Audited actions that change nothing: somebody was shown something."""
OUTBOX = "outbox"
"""The kind that ``Change.changed_kinds`` contains when records were added to the outbox."""
Listener = Callable[[frozenset[str]], object]
"""Called with the kinds that a transaction changed, on the thread that wrote; it must be quick."""
_SELECT_HEAD = Prepared(select(tables.head))
_INSERT_AUDIT = Prepared(tables.audit.insert())
_INSERT_OUTBOX = Prepared(tables.outbox.insert())
_UPDATE_HEAD = Prepared(
    update(tables.head).values(
        audit_seq=bindparam("last"), audit_chain=bindparam("chain"), outbox_seq=bindparam("sent")
    )
)
_encode_header = msgspec.json.Encoder().encode


def new_id() -> str:
    """A new UUIDv7: unique anywhere, and sorted by time."""
    return str(uuid7())


@dataclass
class Change:
    """A write transaction in progress. Its audit and outbox rows are written together when it ends."""

    connection: Connection
    actor: str
    now: int
    kinds: RecordKinds
    signer: Signer | None = None
    _audit: list[AuditEntry] = field(default_factory=list)
    _outbox: list[OutboxEntry] = field(default_factory=list)
    _touched: set[str] = field(default_factory=set)
    _head: AnyRow | None = None

    @property
    def changed_kinds(self) -> frozenset[str]:
        """Kinds of things that were changed: those recorded, those touched, and the outbox where it has grown."""
        recorded = frozenset(entry["kind"] for entry in self._audit if entry["action"] not in _LOOKS)
        return recorded | self._touched | ({OUTBOX} if self._outbox else frozenset())

    @property
    def changes_master_data(self) -> bool:
        """Whether venue, gates, members or settings may have changed by what was recorded."""
        known = map(self.kinds.find, self.changed_kinds - {OUTBOX})
        return any(kind is None or not kind.routine for kind in known)

    def operation(self, kind: str, content: Mapping[str, object]) -> None:
        """What was done, as the desk does it again where this is the inspectors' database (``desktop.store.gate_store``).
        In the desk's own, the rows say it."""

    def touch(self, *kinds: str) -> None:
        """Mark these kinds as changed though they get no record of their own, such as the totals of other desks."""
        self._touched.update(kinds)

    @property
    def next_seq(self) -> int:
        """The ``seq`` that the next record gets in the audit log; it only ever increases."""
        return int(self._read_head().audit_seq) + len(self._audit) + 1

    @property
    def recorded(self) -> bool:
        """Whether anything was recorded yet."""
        return bool(self._audit)

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
        """Record in audit and outbox what was done to ``subject``. ``body`` is its new state; it goes to the hub unless
        ``sync`` is false.

        The audit keeps ``audited`` instead of the body where that holds personal data. Of a thing that all desks of the
        venue share, only the fields that changed go to the hub, and nothing where none did.

        Raises ``UnregisteredKind`` where ``kind`` is not registered, or local and not ``sync=False``.
        """
        registered = self.kinds[kind]
        if sync and registered.local:
            raise UnregisteredKind(kind)
        head = self._read_head()
        kept = encoded(body if audited is None else audited)
        operation_body: Mapping[str, object] | None = body if sync else None
        if sync and registered.shared:
            operation_body = registers.change(
                self.connection,
                registered,
                subject,
                body,
                seq=self.next_record,
                by=self.actor,
                now=self.now,
                desk=head.desk,
                sign=self.proof_of_field if registered.ordered else _unsigned,
            )
        elif sync and self.kinds.is_ordered(f"{kind}.{action}") and (signer := self._order_signer):
            operation_body = {**body, "proof": sign_erasure(signer, kind, subject)}
        self._note(action, kind, subject, kept, operation_body)

    def proof_of_field(self, kind: str, subject: str, name: str, stamp: str, value: str, by: str) -> str:
        """The signature of a version of a shared field by the member of this transaction; empty where they are no
        manager with a key."""
        signer = self._order_signer
        return "" if signer is None else sign_field(signer, kind, subject, name, stamp, value, by)

    @property
    def _order_signer(self) -> Signer | None:
        signer = self.signer
        return signer if signer is not None and signer.orders and signer.member == self.actor else None

    def record_operation(self, action: str, kind: str, subject: str, operation: Mapping[str, object]) -> int:
        """Record an operation whose fields are stored already. Gives the record's ``seq`` in the outbox.

        A kind that is not registered is accepted: fields that a newer program wrote came from the hub and go back
        unchanged. Raises ``UnregisteredKind`` for a registered kind that is not shared.
        """
        known = self.kinds.find(kind)
        if known is not None and not known.shared:
            raise UnregisteredKind(kind)
        self._note(action, kind, subject, encoded({"stamp": operation["stamp"]}), operation)
        return int(self._outbox[-1]["seq"])

    @property
    def next_record(self) -> int:
        """The ``seq`` that the next record gets in the outbox."""
        return int(self._read_head().outbox_seq) + len(self._outbox) + 1

    def _note(
        self, action: str, kind: str, subject: str, kept: str, operation_body: Mapping[str, object] | None
    ) -> None:
        head = self._read_head()
        salts = os.urandom(32)
        salt = salts[:16]
        last = self._audit[-1] if self._audit else None
        entry: AuditHeader = {
            "seq": (last["seq"] if last else head.audit_seq) + 1,
            "at": self.now,
            "actor": self.actor,
            "action": action,
            "kind": kind,
            "subject": subject,
        }
        digest = body_digest(salt, kept)
        chain = chain_link(last["chain"] if last else head.audit_chain, entry, digest)
        self._audit.append({**entry, "salt": salt, "body": kept, "digest": digest, "chain": chain, "proof": None})
        if operation_body is not None:
            text, out_salt = encoded(operation_body), salts[16:]
            self._outbox.append(
                {
                    "seq": self.next_record,
                    "incarnation": head.incarnation,
                    "id": new_id(),
                    "kind": f"{kind}.{action}",
                    "subject": subject,
                    "schema": SCHEMA_OF_RECORDS,
                    "occurred": self.now,
                    "salt": out_salt,
                    "digest": body_digest(out_salt, text),
                    "body": text,
                }
            )

    def _read_head(self) -> AnyRow:
        if self._head is None:
            self._head = _SELECT_HEAD.one(self.connection)
        return self._head

    def finish(self) -> None:
        """Write audit rows, outbox rows and the head. Raises ``AssertionError`` when nothing was recorded: a fault of
        the caller."""
        if not self._audit:
            raise AssertionError("a change without a record")
        last = self._audit[-1]
        if self.signer is not None:
            last["proof"] = sign_audit(self.signer, last["seq"], last["chain"])
        _INSERT_AUDIT.run_many(self.connection, self._audit)
        _INSERT_OUTBOX.run_many(self.connection, self._outbox)
        _UPDATE_HEAD.run(
            self.connection,
            {
                "last": self._audit[-1]["seq"],
                "chain": self._audit[-1]["chain"],
                "sent": self._read_head().outbox_seq + len(self._outbox),
            },
        )


def _unsigned(*_: str) -> str:
    """The proof of a version that needs none."""
    return ""


def chain_link(previous: bytes, entry: Mapping[str, object], digest: bytes) -> bytes:
    """The chain's value after an entry: over the value before, the entry's header and its digest."""
    header = _encode_header([entry[k] for k in ("seq", "at", "actor", "action", "kind", "subject")])
    return hashlib.blake2b(previous + header + digest, digest_size=32).digest()


class Store:
    """The open database: reads that see one moment, writes that happen whole or not at all."""

    def __init__(self, engine: Engine, clock: Clock, kinds: RecordKinds) -> None:
        self._pool = ConnectionPool(engine)
        self._writer: Connection | None = None
        self._files: OpenFiles | None = None
        self._lock = threading.RLock()
        self._listeners: tuple[Listener, ...] = ()
        self.clock = clock
        self.kinds = kinds
        """Kinds of records that may be written."""
        self.signer: Signer | None = None
        """The key of the member who is signed in, once they are."""
        self.generation = 0
        """Increases with every change of venue, gates, members or settings: what was read of these is valid while it
        stays the same."""

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read transaction: everything read in the block is of one moment. Raises ``FolderGone``."""
        with as_sentences(), self.connect() as connection:
            connection.begin()
            if self._files is None:
                connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1")  # now there is a log
                self._files = OpenFiles.of(connection)
            yield connection  # closing ends the snapshot

    @contextmanager
    def write(self, actor: str) -> Iterator[Change]:
        """A write transaction by member ``actor``. Raises ``AssertionError`` when the block recorded nothing: a fault
        of the caller."""
        with self._writing() as connection:
            change = self._change(connection, actor)
            yield change
            change.finish()
        if change.changes_master_data:
            self.generation += 1
        self._notify(change.changed_kinds)

    @contextmanager
    def write_unaudited(self, *kinds: str) -> Iterator[Connection]:
        """A write transaction for the desk's own working state, such as a half typed form: not audited, not synced.

        ``kinds`` are the changed kinds that listeners are called with; none are called without any.
        """
        with self._writing() as connection:
            yield connection
        self._notify(frozenset(kinds))

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every committed change; gives the function that unsubscribes it."""
        self._listeners = (*self._listeners, listener)

        def unsubscribe() -> None:
            self._listeners = tuple(one for one in self._listeners if one is not listener)

        return unsubscribe

    def _change(self, connection: Connection, actor: str) -> Change:
        return Change(connection, actor, self.clock.now_ms(), self.kinds, self.signer)

    def _notify(self, kinds: frozenset[str]) -> None:
        for listener in self._listeners if kinds else ():
            listener(kinds)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction on the one connection that writes: it keeps its page cache, and writes of this process never
        wait for the file's lock on each other. Raises ``FolderGone`` where nobody would find again what is written."""
        with as_sentences(), self._lock:
            if self._writer is None:
                self._writer = self.connect().execution_options(begin="IMMEDIATE")
            with self._writer.begin():
                if self._files is None:
                    self._files = OpenFiles.of(self._writer)
                yield self._writer
                self._files.require()
            self._files.require()  # the folder may have gone with the commit

    def connect(self) -> Connection:
        """A connection of the pool. Raises ``FolderGone``: a new one would make an empty database in the place of one
        that was deleted."""
        if self._files is not None:
            self._files.require()
        return self._pool.connect()

    def checkpoint_truncate(self) -> None:
        """A TRUNCATE checkpoint: write the write-ahead log into the file and empty it, so that it keeps nothing
        deleted."""
        self.checkpoint_passive()
        with contextlib.suppress(DatabaseError, FolderGone), self.connect() as connection:
            empty_log(connection)

    def checkpoint_passive(self) -> None:
        """A PASSIVE checkpoint: write the write-ahead log into the file as far as that blocks nobody. Call it after
        many writes in the background, so that the next foreground write does not have to do it."""
        with contextlib.suppress(DatabaseError, FolderGone), self.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Checkpoint with TRUNCATE, and close all connections."""
        if self.is_suspended:
            return
        self._finish()
        self.engine.dispose()
        self._files = None

    def suspend(self) -> None:
        """The same until ``resume``, and forget the keys; whoever reads or writes meanwhile gets ``Suspended``. Raises
        ``Busy`` where somebody reads for long: then it stays open."""
        self._finish()
        self._pool.suspend()
        self._files = self.signer = None

    def resume(self, engine: Engine) -> None:
        """Open again. The caller sets ``signer``."""
        self._pool.resume(engine)

    def _finish(self) -> None:
        with self._lock:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
        self.checkpoint_truncate()

    @property
    def is_suspended(self) -> bool:
        """Whether it is closed until ``resume``."""
        return self._pool.is_suspended

    @property
    def engine(self) -> Engine:
        """The engine of all connections. Raises ``Suspended``."""
        return self._pool.engine

    @contextmanager
    def copying(self) -> Iterator[Copying]:
        """For a re-key: the connection that writes, which nobody else uses meanwhile but while it is lent."""
        with as_sentences(), self._lock:
            if self._writer is None:
                self._writer = self.connect().execution_options(begin="IMMEDIATE")
            yield Copying(self._lock, driver_of(self._writer))

    @contextmanager
    def exchanging(self, make: Callable[[], Engine]) -> Iterator[None]:
        """No connection is there in the block, and afterwards those of another engine; within ``copying``. Raises
        ``Busy``."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        with self._pool.closed(make):
            self._files = None
            yield
