"""Declarations: checked, entered with their slip, corrected with the earlier version kept, found masked."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.domain.declaration import FIELDS, Declaration, DeclarationContext, DeclarationDraft, draft_of
from desktop.domain.declaration_check import check_declaration
from desktop.domain.errors import BadInput, Forbidden, Problem
from desktop.domain.masking import mask_id, mask_name, mask_phone
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.retention import DEFAULT_DAYS
from desktop.domain.slips import SlipSerial, SlipState, check_step
from desktop.services.search_keys import keys_of, queries_of
from desktop.services.session import Session
from desktop.store.ledger import Change, Store, new_id
from desktop.store.queries import declarations, gates, members, settings, slips, venues
from desktop.store.queries.declarations import DeclarationRow, Version

RETENTION_KEY = "retention_days"
_TWO_HOURS_MS = 2 * 3_600_000
_RECENT_VISITS = 20
_OF_A_PERSON = frozenset({
    "name", "sex", "birth_date", "id_type", "id_number", "phone", "address", "category",
    "guardian_name", "guardian_phone", "guardian_relation",
})  # fmt: skip
_IN_BODY = tuple(name for name in FIELDS if name not in ("slip", "gate", "inspector"))


@dataclass(frozen=True, slots=True)
class FoundDeclaration:
    """A declaration in a list: personal data masked. ``visited_from`` is UTC milliseconds."""

    id: str
    name: str
    id_number: str
    phone: str
    visited_from: int
    gate: str
    category: str
    slip: str
    fever: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The first page of a search. ``total`` counts up to some hundred."""

    total: int
    rows: tuple[FoundDeclaration, ...]


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody who was here before: the name masked, the last visit (UTC ms), and what fills a form again."""

    name: str
    visited_from: int
    draft: DeclarationDraft


@dataclass(frozen=True, slots=True)
class Entered:
    """A declaration that is stored, and earlier ones of the same document, gate and two hours."""

    id: str
    declaration: Declaration
    duplicates: tuple[FoundDeclaration, ...] = ()


class DeclarationService:
    """The green channel's book."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session
        self._read: tuple[int, DeclarationContext] | None = None

    def context(self) -> DeclarationContext:
        """What the rules need to know of this desk now."""
        with self._store.read() as connection:
            return self._context(connection)

    def _context(self, connection: Any) -> DeclarationContext:
        """The context, read again only when venue, gates, members or settings have changed."""
        if self._read is None or self._read[0] != self._store.generation:
            self._read = self._store.generation, make_context(connection, 0)
        return replace(self._read[1], now=self._store.clock.now_ms())

    def check(self, draft: DeclarationDraft) -> tuple[Problem, ...]:
        """What is wrong with a draft, slip included; writes nothing."""
        with self._store.read() as connection:
            context = self._context(connection)
            declaration, problems = check_declaration(draft, context)
            slip = declaration.slip if declaration else None
            wrong = slip_problem(connection, slip, draft.overrides) if slip else None
        return (*problems, wrong) if wrong else problems

    def enter(self, draft: DeclarationDraft, source: str = "desk") -> Entered:
        """Store a declaration and mark its slip. Raises ``BadInput`` with every problem, ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            declaration = checked(draft, self._context(change.connection))
            require_entry(self._session, declaration)
            if declaration.slip and (wrong := slip_problem(change.connection, declaration.slip, draft.overrides)):
                raise BadInput.of([wrong])
            earlier = self._duplicates(change.connection, declaration)
            row = new_row(declaration, change.now, change.actor, source)
            store_rows(change, [row], {row.id: declaration})
        return Entered(row.id, declaration, earlier)

    def correct(self, declaration_id: str, draft: DeclarationDraft, reason: str) -> Entered:
        """Replace what a declaration says; who, when and why stay with the earlier version. Raises ``BadInput``."""
        self._session.require(Right.ENTER_DECLARATIONS)
        if len(reason.strip()) < 2:
            raise BadInput.at("reason", message("declaration", "Say why it is corrected: one short sentence."))
        with self._store.write(self._session.member.id) as change:
            before = declarations.find(change.connection, declaration_id)
            if before is None:
                raise BadInput(message("declaration", "This declaration is not there any more. Search again."))
            declaration = checked(draft, self._context(change.connection))
            if (declaration.slip.number if declaration.slip else None) != before.slip:
                raise BadInput.at("slip", message("declaration", "The slip of an entered declaration stays as it is."))
            row = replace(
                new_row(declaration, change.now, change.actor, before.source), id=before.id, version=before.version + 1,
                entered_at=before.entered_at, entered_by=before.entered_by,
            )  # fmt: skip
            earlier = Version(before.version, change.now, change.actor, reason.strip(), before.body)
            declarations.replace(change.connection, row, _keys(declaration), earlier)
            change.record(
                "correct", "declaration", row.id, outgoing(row) | {"reason": reason.strip()}, audited=public(row)
            )
        return Entered(row.id, declaration)

    def unmasked(self, declaration_id: str, reason: str) -> DeclarationDraft:
        """All that a declaration says. The reason goes to the audit log. Raises ``BadInput``, ``Forbidden``."""
        self._session.require(Right.SEE_PERSONAL_DATA)
        if len(reason.strip()) < 2:
            raise BadInput.at("reason", message("declaration", "Say why the data is needed: one short sentence."))
        with self._store.write(self._session.member.id) as change:
            row = declarations.find(change.connection, declaration_id)
            if row is None:
                raise BadInput(message("declaration", "This declaration is not there any more. Search again."))
            change.record("unmask", "declaration", row.id, {"reason": reason.strip()}, sync=False)
            return stored_draft(row, Names.read(change.connection))

    def find(self, query: str, limit: int = 50) -> Found:
        """Declarations by name, pinyin, initials, end of a number, phone or slip; the newest visits first."""
        self._session.require(Right.ENTER_DECLARATIONS)
        with self._store.read() as connection:
            venue = venues.get(connection)
            ids: dict[str, None] = {}
            for key in queries_of(query, venue.serial_prefix, venue.code):
                ids |= dict.fromkeys(declarations.ids_by_key(connection, key))
            rows = declarations.several(connection, list(ids)[:limit])
            return Found(len(ids), self._masked(connection, rows))

    def recent(self, limit: int = 20) -> tuple[FoundDeclaration, ...]:
        """What was entered last, masked."""
        self._session.require(Right.ENTER_DECLARATIONS, Right.ENTER_AT_OWN_GATE)
        with self._store.read() as connection:
            return self._masked(connection, declarations.newest(connection, limit))

    def known_person(self, text: str) -> KnownPerson | None:
        """The person whom the end of a number, a phone or a name calls to mind, if it is one person only.

        What is needed to fill in their form again, and no more: nothing of how they were.
        """
        self._session.require(Right.ENTER_DECLARATIONS, Right.ENTER_AT_OWN_GATE)
        with self._store.read() as connection:
            venue = venues.get(connection)
            for key in queries_of(text, venue.serial_prefix, venue.code):
                ids = declarations.ids_by_key(connection, key)[:_RECENT_VISITS]
                rows = sorted(declarations.several(connection, ids), key=lambda r: -r.visited_from)
                if rows and len({(row.document, row.body["name"]) for row in rows}) == 1:
                    typed = {k: v for k, v in rows[0].body.items() if k in _OF_A_PERSON}
                    return KnownPerson(mask_name(rows[0].body["name"]), rows[0].visited_from, DeclarationDraft(**typed))
        return None

    def count(self) -> int:
        """How many declarations the desk keeps."""
        with self._store.read() as connection:
            return declarations.count(connection)

    def retention_days(self) -> int:
        """How long declarations are kept after the visit."""
        with self._store.read() as connection:
            return int(settings.get(connection, RETENTION_KEY, DEFAULT_DAYS))

    def _duplicates(self, connection: Any, declaration: Declaration) -> tuple[FoundDeclaration, ...]:
        if not declaration.document.number:
            return ()
        at = declaration.visit.visited_from
        rows = declarations.of_document(connection, _document(declaration), at - _TWO_HOURS_MS, at + _TWO_HOURS_MS)
        return self._masked(connection, [row for row in rows if row.gate_id == declaration.gate])

    @staticmethod
    def _masked(connection: Any, rows: Sequence[DeclarationRow]) -> tuple[FoundDeclaration, ...]:
        names = Names.read(connection) if rows else None
        return tuple(masked(row, names) for row in rows if names)


@dataclass(frozen=True, slots=True)
class Names:
    """What identifiers stand for, read once for many rows."""

    prefix: str
    gates: Mapping[str, str]
    members: Mapping[str, str]

    @classmethod
    def read(cls, connection: Any) -> "Names":
        return cls(
            venues.get(connection).serial_prefix,
            {g.id: g.name for g in gates.every(connection, include_retired=True)},
            {m.id: m.name for m in members.every(connection, include_unbound=True)},
        )

    def slip(self, number: int | None) -> str:
        """A slip's serial as it is printed, empty for none."""
        return "" if number is None else str(SlipSerial(self.prefix, number))


def make_context(connection: Any, now: int) -> DeclarationContext:
    """The rules' view of the desk: gates and inspectors by name or identifier, live ones first."""
    venue = venues.get(connection)
    every_gate = sorted(gates.every(connection, include_retired=True), key=lambda g: not g.retired)
    everyone = sorted(members.every(connection, include_unbound=True), key=lambda m: m.bound)
    # The last of one name wins: a live gate over a retired one, somebody who is here over somebody who left.
    gate_ids = {key: g.id for g in reversed(every_gate) for key in (g.name, g.id)}
    gate_ids |= {g.name: g.id for g in every_gate if not g.retired}
    member_ids = {key: m.id for m in everyone for key in (m.name, m.id)}
    return DeclarationContext(
        now, int(settings.get(connection, RETENTION_KEY, DEFAULT_DAYS)), venue.serial_prefix, venue.code,
        gate_ids.get, member_ids.get,
    )  # fmt: skip


def checked(draft: DeclarationDraft, context: DeclarationContext) -> Declaration:
    """The declaration of a draft. Raises ``BadInput`` with every problem."""
    declaration, problems = check_declaration(draft, context)
    if declaration is None:
        raise BadInput.of(problems)
    return declaration


def require_entry(session: Session, declaration: Declaration) -> None:
    """Raises ``Forbidden`` unless the member may enter declarations of this gate."""
    if session.member.may(Right.ENTER_DECLARATIONS):
        return
    session.require(Right.ENTER_AT_OWN_GATE)
    if declaration.gate not in session.member.gate_ids:
        raise Forbidden


def slip_problem(connection: Any, serial: SlipSerial, overrides: Mapping[str, str]) -> Problem | None:
    """Why a slip cannot be entered: used, spoiled, or not one of this desk's (which a clerk may insist on)."""
    state = slips.states(connection, [serial.number]).get(serial.number)
    if state is not None:
        return check_step(serial, state, SlipState.ENTERED)
    if overrides.get("slip", "").strip():
        return None
    sentence = message("slips", "Slip {serial} was not printed by this desk. Compare the number.", serial=serial)
    return Problem("slip", sentence, doubtful=True)


def new_row(declaration: Declaration, now: int, actor: str, source: str) -> DeclarationRow:
    """A declaration as the store keeps it: entered at ``now`` (UTC ms) by member ``actor``."""
    draft = draft_of(declaration, "", "")
    typed: dict[str, Any] = {name: str(value) for name in _IN_BODY if (value := getattr(draft, name))}
    if declaration.overrides:
        typed["overrides"] = {o.field: o.reason for o in declaration.overrides}
    visit = declaration.visit
    return DeclarationRow(
        new_id(), declaration.slip.number if declaration.slip else None, declaration.gate, declaration.inspector,
        str(declaration.category), visit.visited_from, visit.visited_to, str(visit.precision), declaration.temperature,
        declaration.needs_fever_worksheet, source, now, actor, 1, _document(declaration),
        fingerprint(typed, declaration.gate, declaration.slip), typed,
    )  # fmt: skip


def store_rows(change: Change, rows: Sequence[DeclarationRow], by_id: Mapping[str, Declaration]) -> None:
    """Insert declarations with their keys and slips, and note each in the audit and the outbox."""
    numbers = [row.slip for row in rows if row.slip is not None]
    if numbers:
        known = slips.states(change.connection, numbers)
        slips.insert_foreign(change.connection, [n for n in numbers if n not in known], change.now)
        slips.set_state(change.connection, numbers, SlipState.ENTERED, "", change.now)
    declarations.insert(change.connection, rows, {row.id: _keys(by_id[row.id]) for row in rows})
    for row in rows:
        change.record("enter", "declaration", row.id, outgoing(row), audited=public(row))


def fingerprint(body: Mapping[str, Any], gate_id: str, slip: SlipSerial | None) -> bytes:
    """What makes two rows of import files the same declaration: everything they say."""
    text = json.dumps([body, gate_id, str(slip or "")], ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def masked(row: DeclarationRow, names: Names) -> FoundDeclaration:
    """A row as lists show it."""
    return FoundDeclaration(
        row.id, mask_name(row.body["name"]), mask_id(row.body.get("id_number", "")),
        mask_phone(row.body.get("phone", "")), row.visited_from, names.gates.get(row.gate_id, ""), row.category,
        names.slip(row.slip), row.needs_worksheet,
    )  # fmt: skip


def stored_draft(row: DeclarationRow, names: Names) -> DeclarationDraft:
    """A row as a form or an export file writes it."""
    typed = {k: v for k, v in row.body.items() if k in FIELDS or k == "overrides"}
    return DeclarationDraft(
        **typed, slip=names.slip(row.slip), gate=names.gates.get(row.gate_id, ""),
        inspector=names.members.get(row.inspector_id or "", ""),
    )  # fmt: skip


def outgoing(row: DeclarationRow) -> dict[str, Any]:
    """What goes to the hub."""
    return {
        "id": row.id, "slip": row.slip, "gate_id": row.gate_id, "inspector_id": row.inspector_id,
        "visited_from": row.visited_from, "visited_to": row.visited_to, "precision": row.precision,
        "source": row.source, "version": row.version, **row.body,
    }  # fmt: skip


def public(row: DeclarationRow) -> dict[str, Any]:
    """What the audit log keeps for good: nothing personal."""
    return {"version": row.version, "gate_id": row.gate_id, "category": row.category, "source": row.source}


def _keys(declaration: Declaration) -> frozenset[str]:
    guardian = declaration.guardian
    phones = (declaration.phone, guardian.phone if guardian else "")
    slip = declaration.slip.number if declaration.slip else None
    return keys_of(declaration.name, declaration.document.number, phones, slip)


def _document(declaration: Declaration) -> str:
    document = declaration.document
    return f"{document.type}:{document.number}" if document.number else ""
