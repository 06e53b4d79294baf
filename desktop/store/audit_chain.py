"""Whether the audit log is as it was written: every entry, their order, their chain and the signatures over it."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.credentials.orders import audit_signer
from desktop.credentials.trust import Trust
from desktop.domain.messages import Message, message
from desktop.domain.progress import Progress, no_progress
from desktop.store import tables
from desktop.store.bodies import body_digest
from desktop.store.ledger import chain_link
from desktop.store.queries import credentials

_PROGRAM = ("", "hub")
"""Actors of what the program did by itself, or what came from the hub: whoever was signed in signs for it."""
_STEP = 500
"""Entries between two reports of progress."""


@dataclass(frozen=True, slots=True)
class AuditProblem:
    """The first thing that is wrong: the number of the entry at which it shows, and the sentence for a person."""

    seq: int
    sentence: Message


def first_problem(
    connection: Connection, progress: Progress = no_progress, *, after: int = 0, chain: bytes = bytes(32)
) -> AuditProblem | None:
    """Follow the log from its beginning; None where it is whole. ``progress`` may raise ``Cancelled``.

    Where it was followed before up to the entry ``after``, with this value of its ``chain`` there, it is followed from
    that on."""
    head = connection.execute(select(tables.head)).one()
    expected = after + 1
    at_gates = frozenset(connection.execute(select(tables.member_key.c.member_id)).scalars())
    signatures = _Signatures(credentials.trust(connection), head.desk, at_gates)
    for entry in connection.execute(
        select(tables.audit).where(tables.audit.c.seq > after).order_by(tables.audit.c.seq)
    ):
        if entry.seq % _STEP == 0:
            progress(entry.seq, head.audit_seq)
        if entry.seq != expected:
            return AuditProblem(
                expected, message("check", "Entry {seq} of the audit log is missing.", seq=str(expected))
            )
        if entry.body is not None and body_digest(entry.salt, entry.body) != entry.digest:
            return AuditProblem(
                entry.seq, message("check", "Entry {seq} of the audit log was altered.", seq=str(entry.seq))
            )
        chain = chain_link(chain, dict(entry._mapping), entry.digest)
        if chain != entry.chain:
            return AuditProblem(
                entry.seq, message("check", "The audit log was altered at entry {seq}.", seq=str(entry.seq))
            )
        if wrong := signatures.problem(entry.seq, entry.actor, chain, entry.proof):
            return AuditProblem(entry.seq, wrong)
        expected += 1
    if expected - 1 != head.audit_seq or chain != head.audit_chain:
        return AuditProblem(
            expected - 1,
            message(
                "check",
                "The end of the audit log is missing: it stops at {found} of {expected}.",
                found=expected - 1,
                expected=head.audit_seq,
            ),
        )
    if signatures.open_since:
        seq = signatures.open_since
        return AuditProblem(seq, message("check", "Nobody has signed the audit log since entry {seq}.", seq=str(seq)))
    return None


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
