"""Whose orders a venue's desks follow, at the hub: statements about keys, and the records that are refused without one.

A record is refused with the reason ``order`` where it changes shared fields or erases somebody without the signature of
a manager's key, ``owner`` where it is about a visitor whom another desk recorded, ``credential`` where it states
something about keys that its signer may not.
"""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

import msgspec
from sqlalchemy import Connection, select

from desktop.credentials.orders import erasure_signer, field_signer
from desktop.credentials.statements import Credential, Statement, decoded, read_statement
from desktop.credentials.trust import Acceptance, Trust, trust_of
from desktop.domain.base64_text import read_base64
from desktop.domain.erasure import ErasureReason
from desktop.domain.records import RecordKinds
from desktop.hub.classify import SubjectHistory
from desktop.hub.incarnation import Incarnation
from desktop.hub.kinds import RETENTION_EDIT, ends
from desktop.hub.queries import next_vseq
from desktop.hub.tables import credential
from desktop.sync.operations import is_operation, writes
from desktop.sync.segment import BROKEN, Record
from desktop.sync.wire import UNSIGNED

CREDENTIAL, CREDENTIAL_ISSUE = "credential", "credential.issue"
ORDER, OWNER = UNSIGNED, "owner"


class _Statement(msgspec.Struct):
    statement: str


class _Erasure(msgspec.Struct):
    reason: str = ""
    proof: str = ""


_Ordered = tuple[str, ...]
_statement = msgspec.json.Decoder(_Statement)
_erasure = msgspec.json.Decoder(_Erasure)


def _read_erasure(record: Record) -> _Erasure:
    """The body of an erasure; one that cannot be read gives no reason, and has no signature."""
    try:
        return _erasure.decode(record.body or "{}")
    except BROKEN:
        return _Erasure()


def trust(connection: Connection, of_venue: UUID, office: bytes) -> Trust:
    """Whose orders count at a venue. ``office`` is the hub's own key."""
    query = select(credential.c.statement).where(credential.c.venue == of_venue).order_by(credential.c.vseq)
    rows = connection.execute(query)
    return trust_of(str(of_venue), office, ((decoded(row.statement), office) for row in rows))


def keep(connection: Connection, of_venue: UUID, statements: Sequence[Statement], now: int) -> None:
    """Store accepted statements with the venue's next numbers."""
    if statements:
        first = next_vseq(connection, of_venue, len(statements)) - len(statements) + 1
        connection.execute(
            credential.insert(),
            [
                {"venue": of_venue, "vseq": vseq, "statement": one.data, "at": now}
                for vseq, one in enumerate(statements, first)
            ],
        )


def statements_after(connection: Connection, of_venue: UUID, since: int) -> tuple[bytes, ...]:
    """The statements of a venue after one of its numbers."""
    query = (
        select(credential.c.statement)
        .where(credential.c.venue == of_venue, credential.c.vseq > since)
        .order_by(credential.c.vseq)
    )
    return tuple(connection.execute(query).scalars())


class OrderCheck:
    """Checks the records of one push, in their order: a key counts from the record on that states it."""

    def __init__(
        self, trust: Trust, source: Incarnation, histories: Mapping[str, SubjectHistory], kinds: RecordKinds
    ) -> None:
        self.accepted: list[Statement] = []
        self._trust = trust
        self._source = source
        self._histories = histories
        self._kinds = kinds

    def refusals(self, records: Sequence[Record]) -> dict[int, str]:
        """By seq, the reasons of the records that are refused. An unsigned order is not, where the same desk orders the
        same signed as well: its program could not sign when it was given."""
        refused = {record.seq: reason for record in records if (reason := self._reason(record))}
        unsigned = {one.seq: self._unsigned(one) for one in records if refused.get(one.seq) == ORDER}
        if any(unsigned.values()):
            signed = {one for record in records if record.seq not in refused for one, _ in self._ordered(record)}
            for seq, ordered in unsigned.items():
                if ordered and ordered <= signed:
                    del refused[seq]
        return refused

    def _unsigned(self, record: Record) -> set[_Ordered]:
        """What an order says that has no signature at all; nothing for any other."""
        found = dict(self._ordered(record))
        return set() if any(found.values()) else set(found)

    def _ordered(self, record: Record) -> Iterator[tuple[_Ordered, str]]:
        """What a record orders, each with its proof: that its subject is erased, or versions of fields."""
        kind = record.kind.partition(".")[0]
        if not self._kinds.is_ordered(record.kind):
            return
        if ends(record, self._kinds):
            yield (kind, record.subject), _read_erasure(record).proof
        for one in writes(record, 0, self._kinds):
            version = one.register.winner
            yield (kind, record.subject, one.field, version.stamp, version.value, version.by), version.proof

    def _reason(self, record: Record) -> str:
        if record.kind.startswith(f"{CREDENTIAL}."):
            return "" if self._accepts(record) else CREDENTIAL
        if self._kinds.is_personal(record.kind):
            known = self._histories.get(record.subject)
            if known is not None and known.foreign:
                return OWNER
        if not self._trust.is_founded or not self._kinds.is_ordered(record.kind):
            return ""
        return "" if all(self._trust.may_order(key) for key in self._signers(record)) else ORDER

    def _signers(self, record: Record) -> Iterator[bytes | None]:
        """The keys that signed what a record orders; None for what nobody signed."""
        if ends(record, self._kinds):
            yield from self._erasure_signers(record)
        elif is_operation(record, self._kinds):
            kind = record.kind.partition(".")[0]
            for one in writes(record, 0, self._kinds):
                version = one.register.winner
                yield field_signer(
                    version.proof,
                    self._trust.venue,
                    kind,
                    record.subject,
                    one.field,
                    version.stamp,
                    version.value,
                    version.by,
                )
        elif record.kind == RETENTION_EDIT:  # of the first program, which could not sign
            yield None

    def _erasure_signers(self, record: Record) -> Iterator[bytes | None]:
        """The signer of an erasure. A desk may take back what it recorded itself by mistake."""
        body = _read_erasure(record)
        if body.reason != ErasureReason.MISTAKE:
            kind = record.kind.partition(".")[0]
            yield erasure_signer(body.proof, self._trust.venue, kind, record.subject)

    def _accepts(self, record: Record) -> bool:
        if record.body is None:
            return True  # it says nothing
        try:
            statement = read_statement(read_base64(_statement.decode(record.body).statement))
        except (*BROKEN, ValueError):
            return False
        if statement is None:
            return False
        body = statement.body
        if isinstance(body, Credential) and body.key == statement.issuer and body.desk != str(self._source.desk):
            return False
        self._trust, became = self._trust.accept(statement)
        if became in (Acceptance.ACCEPTED, Acceptance.REQUESTED):
            self.accepted.append(statement)
        return became is not Acceptance.REFUSED
