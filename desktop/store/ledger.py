"""Every change leaves three things in one transaction: its rows, an audit row and an outbox row.

The audit is an append-only hash chain. An entry's digest is keyed with 16 random bytes, so that a body can be
purged later and the chain still verifies while nothing guessable remains.
"""

import contextlib
import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypedDict

import msgspec
from sqlalchemy import Connection, Engine, bindparam, select, update
from sqlalchemy.exc import DatabaseError
from uuid6 import uuid7

from desktop.domain.clock import Clock
from desktop.domain.records import RecordKinds, UnregisteredKind
from desktop.store import tables
from desktop.store.bodies import body_digest, encoded
from desktop.store.engine import BUSY_MS
from desktop.store.failures import as_sentences
from desktop.store.prepared import Prepared
from desktop.store.queries import registers
from desktop.store.rows import AnyRow

SCHEMA_OF_RECORDS = 1
_LOOKS = frozenset({"correct-open", "export", "unmask"})
"""Actions that are on record and change nothing: somebody was shown something."""
OUTBOX = "outbox"
"""Among the kinds of a change: there is more for the hub than before."""
Listener = Callable[[frozenset[str]], object]
"""Is told the kinds of things that a transaction has changed, on the thread that wrote; it must be quick."""
_CHECKPOINT_TRIES, _CHECKPOINT_PAUSE_SECONDS = 200, 0.05
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
    """A UUIDv7: unique anywhere, in order of time."""
    return str(uuid7())


class _AuditHeader(TypedDict):
    seq: int
    at: int
    actor: str
    action: str
    kind: str
    subject: str


class _AuditEntry(_AuditHeader):
    salt: bytes
    body: str
    digest: bytes
    chain: bytes


class _OutboxEntry(TypedDict):
    seq: int
    incarnation: str
    id: str
    kind: str
    subject: str
    schema: int
    occurred: int
    salt: bytes
    digest: bytes
    body: str


@dataclass
class Change:
    """A write transaction in progress. Its audit and outbox rows are written together when it ends."""

    connection: Connection
    actor: str
    now: int
    kinds: RecordKinds
    _audit: list[_AuditEntry] = field(default_factory=list)
    _outbox: list[_OutboxEntry] = field(default_factory=list)
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

    def touch(self, *kinds: str) -> None:
        """Say that things of these kinds change with it that get no record of their own, such as other desks' gates."""
        self._touched.update(kinds)

    @property
    def next_seq(self) -> int:
        """The number that the next record gets in the audit log: never one twice, always a greater one."""
        return int(self._read_head().audit_seq) + len(self._audit) + 1

    @property
    def recorded(self) -> bool:
        """Whether anything was noted yet."""
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
        """Note what was done to ``subject``. ``body`` is the new state; it goes to the hub unless not ``sync``.

        The audit keeps ``audited`` in place of the body where that holds personal data. Of a thing that all desks of
        the venue share, the hub gets the fields that changed, and nothing where none did.

        Raises ``UnregisteredKind`` where ``kind`` is none of the registered ones, or local and not ``sync=False``.
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
            )
        self._note(action, kind, subject, kept, operation_body)

    def record_operation(self, action: str, kind: str, subject: str, operation: Mapping[str, object]) -> int:
        """Record an operation on shared fields that is written to them already. Gives the record's seq in the outbox.

        The kind may be one of a newer program, whose shared fields came from the hub: they go back as they came.
        Raises ``UnregisteredKind`` for a kind that is known and not shared."""
        known = self.kinds.find(kind)
        if known is not None and not known.shared:
            raise UnregisteredKind(kind)
        self._note(action, kind, subject, encoded({"stamp": operation["stamp"]}), operation)
        return int(self._outbox[-1]["seq"])

    @property
    def next_record(self) -> int:
        """The seq of the next record that goes to the hub."""
        return int(self._read_head().outbox_seq) + len(self._outbox) + 1

    def _note(
        self, action: str, kind: str, subject: str, kept: str, operation_body: Mapping[str, object] | None
    ) -> None:
        head = self._read_head()
        salts = os.urandom(32)
        salt = salts[:16]
        last = self._audit[-1] if self._audit else None
        entry: _AuditHeader = {
            "seq": (last["seq"] if last else head.audit_seq) + 1,
            "at": self.now,
            "actor": self.actor,
            "action": action,
            "kind": kind,
            "subject": subject,
        }
        digest = body_digest(salt, kept)
        chain = chain_link(last["chain"] if last else head.audit_chain, entry, digest)
        self._audit.append({**entry, "salt": salt, "body": kept, "digest": digest, "chain": chain})
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
        """Write what was noted. Raises ``AssertionError`` when nothing was: that is a fault of the caller."""
        if not self._audit:
            raise AssertionError("a change without a record")
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


def chain_link(previous: bytes, entry: Mapping[str, object], digest: bytes) -> bytes:
    """The chain's value after an entry: over the value before, the entry's header and its digest."""
    header = _encode_header([entry[k] for k in ("seq", "at", "actor", "action", "kind", "subject")])
    return hashlib.blake2b(previous + header + digest, digest_size=32).digest()


class Store:
    """The open database: reads that see one moment, writes that happen whole or not at all."""

    def __init__(self, engine: Engine, clock: Clock, kinds: RecordKinds) -> None:
        self._engine = engine
        self._writer: Connection | None = None
        self._lock = threading.RLock()
        self._listeners: tuple[Listener, ...] = ()
        self.clock = clock
        self.kinds = kinds
        """Kinds of records that may be written."""
        self.generation = 0
        """Counts changes of venue, gates, members and settings: what was read of them holds while it stays."""

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A snapshot for reading."""
        with as_sentences(), self._engine.connect() as connection:
            connection.begin()
            yield connection  # closing ends the snapshot

    @contextmanager
    def write(self, actor: str) -> Iterator[Change]:
        """A transaction by member ``actor``. Leaving it without a record is a fault of the caller."""
        with self._writing() as connection:
            change = Change(connection, actor, self.clock.now_ms(), self.kinds)
            yield change
            change.finish()
        if change.changes_master_data:
            self.generation += 1
        self._notify(change.changed_kinds)

    @contextmanager
    def write_unaudited(self, *kinds: str) -> Iterator[Connection]:
        """A transaction for the desk's own working state (a form half typed): no audit, nothing to sync.

        ``kinds``: what is changed of that which anybody shows.
        """
        with self._writing() as connection:
            yield connection
        self._notify(frozenset(kinds))

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have every change told, once it is on the disk; gives what ends that."""
        self._listeners = (*self._listeners, listener)

        def unsubscribe() -> None:
            self._listeners = tuple(one for one in self._listeners if one is not listener)

        return unsubscribe

    def _notify(self, kinds: frozenset[str]) -> None:
        for listener in self._listeners if kinds else ():
            listener(kinds)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction on the one connection that writes: it keeps its pages, and no two writes wait on the file."""
        with as_sentences(), self._lock:
            if self._writer is None:
                self._writer = self._engine.connect().execution_options(begin="IMMEDIATE")
            with self._writer.begin():
                yield self._writer

    def checkpoint_truncate(self) -> None:
        """A TRUNCATE checkpoint: the write-ahead log goes into the file and is emptied, so that it keeps nothing deleted.

        To empty the log SQLite keeps writers out until the last reader has left, so it is only tried, again and again:
        one that does not succeed at once lets go.
        """
        self.checkpoint_passive()
        with contextlib.suppress(DatabaseError), self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 0")
            try:
                for _ in range(_CHECKPOINT_TRIES):
                    if not connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar():
                        break
                    time.sleep(_CHECKPOINT_PAUSE_SECONDS)
            finally:
                connection.exec_driver_sql(f"PRAGMA busy_timeout = {BUSY_MS}")

    def checkpoint_passive(self) -> None:
        """A PASSIVE checkpoint: the write-ahead log goes into the file as far as nobody has to wait for it. Call it after
        many writes in the background, so that the next write, a person's, does not have to."""
        with contextlib.suppress(DatabaseError), self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Checkpoint, and close all connections."""
        with self._lock:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
        self.checkpoint_truncate()
        self._engine.dispose()
