"""The integrity check of a desk: the database's own checks, the audit chain, the outbox, the manager, drafts of
imports."""

from collections.abc import Iterator

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from desktop.credentials.orders import audit_signer
from desktop.credentials.trust import Trust
from desktop.domain.messages import Message, message
from desktop.domain.progress import Progress, no_progress
from desktop.store import tables
from desktop.store.bodies import body_digest
from desktop.store.ledger import chain_link
from desktop.store.queries import audit_findings, credentials, import_drafts

_PROGRAM = ("", "hub")
"""Actors of what the program did by itself, or what came from the hub: whoever was signed in signs for it."""


def problems(connection: Connection, progress: Progress = no_progress) -> tuple[Message, ...]:
    """All problems found, as sentences for a person; empty for a desk without any."""
    checks = (_integrity, _foreign_keys, _audit_chain, _findings, _outbox, _one_manager, _import_drafts)
    found: list[Message] = []
    for number, check in enumerate(checks):
        progress(number, len(checks))
        try:
            found += check(connection)
        except DatabaseError:
            found.append(message("check", "The database file is damaged. Restore a backup of the whole folder."))
            break
    progress(len(checks), len(checks))
    return tuple(found)


def _integrity(connection: Connection) -> Iterator[Message]:
    # SQLCipher's own check authenticates every page; SQLite's then checks the trees built of them.
    if connection.exec_driver_sql("PRAGMA cipher_integrity_check").first() is not None:
        yield message(
            "check", "Pages of the database file were altered or damaged. Restore a backup of the whole folder."
        )
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(5)"):
        if line != "ok":
            yield message("check", "The database's structure is damaged: {detail}.", detail=line)


def _foreign_keys(connection: Connection) -> Iterator[Message]:
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield message(
            "check",
            "Row {row} of {table} refers to a row of {parent} that is gone.",
            row=str(row),
            table=table,
            parent=parent,
        )


def _audit_chain(connection: Connection) -> Iterator[Message]:
    head = connection.execute(select(tables.head)).one()
    expected, chain = 1, bytes(32)
    at_gates = frozenset(connection.execute(select(tables.member_key.c.member_id)).scalars())
    signatures = _Signatures(credentials.trust(connection), head.desk, at_gates)
    for entry in connection.execute(select(tables.audit).order_by(tables.audit.c.seq)):
        if entry.seq != expected:
            yield message("check", "Entry {seq} of the audit log is missing.", seq=str(expected))
            return
        if entry.body is not None and body_digest(entry.salt, entry.body) != entry.digest:
            yield message("check", "Entry {seq} of the audit log was altered.", seq=str(entry.seq))
            return
        chain = chain_link(chain, dict(entry._mapping), entry.digest)
        if chain != entry.chain:
            yield message("check", "The audit log was altered at entry {seq}.", seq=str(entry.seq))
            return
        if wrong := signatures.problem(entry.seq, entry.actor, chain, entry.proof):
            yield wrong
            return
        expected += 1
    if expected - 1 != head.audit_seq or chain != head.audit_chain:
        yield message(
            "check",
            "The end of the audit log is missing: it stops at {found} of {expected}.",
            found=expected - 1,
            expected=head.audit_seq,
        )
    elif signatures.open_since:
        yield message("check", "Nobody has signed the audit log since entry {seq}.", seq=str(signatures.open_since))


class _Signatures:
    """Follows the signatures of the audit log: the last entry of each transaction carries one, by whoever was signed
    in, over the chain up to there. A log of an earlier program has none before the first.

    ``at_gates`` are members who sign what they do at a gate: whoever takes that over signs the entries about it."""

    def __init__(self, trust: Trust, desk: str, at_gates: frozenset[str]) -> None:
        self._trust = trust
        self._desk = desk
        self._at_gates = at_gates
        self._actors: set[str] = set()
        self._has_begun = False
        self.open_since = 0
        """The first entry that no signature covers; 0 for none."""

    def problem(self, seq: int, actor: str, chain: bytes, proof: bytes | None) -> Message | None:
        """What is wrong with an entry, given the value of the chain after it."""
        if self._has_begun:
            self._actors.add(actor)
            self.open_since = self.open_since or seq
        if proof is None or not self._trust.is_founded:
            return None
        signer = self._trust.member_of(audit_signer(proof, self._trust.venue, seq, chain), self._desk)
        if signer is None:
            return message("check", "The signature of the audit log at entry {seq} is of nobody here.", seq=str(seq))
        if self._actors - {signer, *_PROGRAM, *self._at_gates}:
            return message("check", "An entry of the audit log up to {seq} names somebody else.", seq=str(seq))
        self._has_begun, self.open_since = True, 0
        self._actors.clear()
        return None


def _findings(connection: Connection) -> Iterator[Message]:
    """What openings found out about the log's past, until the manager has acknowledged it."""
    for finding in audit_findings.unacknowledged(connection):
        yield finding.sentence


def _outbox(connection: Connection) -> Iterator[Message]:
    head = connection.execute(select(tables.head)).one()
    last: int | None = None
    for entry in connection.execute(select(tables.outbox).order_by(tables.outbox.c.seq)):
        if last is not None and entry.seq != last + 1:
            yield message("check", "Record {seq} that waits to be synced is missing.", seq=str(last + 1))
        if entry.body is not None and body_digest(entry.salt, entry.body) != entry.digest:
            yield message("check", "Record {seq} that waits to be synced was altered.", seq=str(entry.seq))
        last = entry.seq
    if last is not None and last != head.outbox_seq:
        yield message("check", "Records that wait to be synced are missing after {seq}.", seq=str(last))


def _one_manager(connection: Connection) -> Iterator[Message]:
    managers = connection.execute(
        select(tables.member.c.id).where(tables.member.c.role == "manager", tables.member.c.bound)
    ).all()
    if len(managers) != 1:
        yield message("check", "The venue has {count} managers instead of one.", count=len(managers))


def _import_drafts(connection: Connection) -> Iterator[Message]:
    if count := import_drafts.without_lines(connection):
        yield message("check", "Imports that wait to be mended without having lines: {count}.", count=count)
