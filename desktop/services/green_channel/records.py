"""Declarations between the rules and the store: rows made of them, lists and forms made of rows."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.clock import venue_time
from desktop.domain.declaration import Declaration, DeclarationContext, DeclarationDraft, draft_of
from desktop.domain.declaration_check import check_declaration
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import BadInput, Problem
from desktop.domain.masking import mask_id, mask_name, mask_phone
from desktop.domain.messages import Message, message
from desktop.domain.retention import DEFAULT_DAYS
from desktop.domain.slips import SlipSerial, SlipState, check_step
from desktop.domain.timewords import Precision
from desktop.services.green_channel.search_keys import keys_of, slip_keys
from desktop.services.json_shapes import mapping
from desktop.store.connections import Connection
from desktop.store.ledger import Change, new_id
from desktop.store.queries import declarations, gates, members, settings, slips, venues
from desktop.store.queries.declarations import DeclarationRow

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
_IN_BODY = FIELDS.keys_where(lambda field: not field.is_reference)
_KNOWN = frozenset(FIELDS.keys)
_FOUND_BY_ENDING = FIELDS.keys_where(lambda field: field.is_found_by_ending)


@dataclass(frozen=True, slots=True)
class FoundDeclaration:
    """A declaration in a list: personal data masked. Times are UTC milliseconds, see ``Visit``.

    ``fever``: somebody has to look at this person, for the temperature (tenths of a degree) or for a symptom.
    ``held``: a legal hold keeps it.
    """

    id: str
    name: str
    id_number: str
    phone: str
    visited_from: int
    gate: str
    category: str
    slip: str
    fever: bool
    visited_to: int
    precision: Precision
    temperature: int | None
    version: int
    held: bool


@dataclass(frozen=True, slots=True)
class Names:
    """What identifiers stand for, read once for many rows."""

    prefix: str
    gates: Mapping[str, str]
    members: Mapping[str, str]

    @classmethod
    def read(cls, connection: Connection) -> "Names":
        return cls(
            venues.get(connection).serial_prefix,
            {g.id: g.name for g in gates.every(connection, include_retired=True)},
            {m.id: m.name for m in members.every(connection, include_unbound=True)},
        )

    def slip(self, number: int | None) -> str:
        """A slip's serial as it is printed, empty for none."""
        return "" if number is None else str(SlipSerial(self.prefix, number))


def make_context(connection: Connection, now: int) -> DeclarationContext:
    """The rules' view of the desk: gates and inspectors by name or identifier, live ones first."""
    venue = venues.get(connection)
    every_gate = sorted(gates.every(connection, include_retired=True), key=lambda g: not g.retired)
    everyone = sorted(members.every(connection, include_unbound=True), key=lambda m: m.bound)
    # The last of one name wins: a live gate over a retired one, somebody who is here over somebody who left.
    gate_ids = {key: g.id for g in reversed(every_gate) for key in (g.name, g.id)}
    gate_ids |= {g.name: g.id for g in every_gate if not g.retired}
    member_ids = {key: m.id for m in everyone for key in (m.name, m.id)}
    return DeclarationContext(
        now,
        int(settings.get(connection, settings.RETENTION_KEY, DEFAULT_DAYS)),
        venue.serial_prefix,
        venue.code,
        gate_ids.get,
        member_ids.get,
    )


def checked(draft: DeclarationDraft, context: DeclarationContext, found: Sequence[Problem] = ()) -> Declaration:
    """The declaration of a draft, ``found`` being doubts beside the rules. Raises ``BadInput`` with every problem."""
    declaration, problems = check_declaration(draft, context, found)
    if declaration is None:
        raise BadInput.of(problems)
    return declaration


def slip_problem(connection: Connection, serial: SlipSerial, overrides: Mapping[str, str]) -> Problem | None:
    """Why a slip cannot be entered: used, when and by whom, spoiled, or not one of this desk's (which a clerk may insist on)."""
    state = slips.states(connection, [serial.number]).get(serial.number)
    if state is SlipState.ENTERED and (entered := declarations.of_slip(connection, serial.number)) is not None:
        return Problem("slip", _entered_already(connection, serial, entered))
    if state is not None:
        return check_step(serial, state, SlipState.ENTERED)
    if overrides.get("slip", "").strip():
        return None
    sentence = message("slips", "Slip {serial} was not printed by this desk. Compare the number.", serial=serial)
    return Problem("slip", sentence, doubtful=True)


def _entered_already(connection: Connection, serial: SlipSerial, entered: DeclarationRow) -> Message:
    at, who = venue_time(entered.entered_at), members.find(connection, entered.entered_by)
    if who is None:
        return message("slips", "Slip {serial} has been entered already.", serial=serial)
    return message(
        "slips",
        "Slip {serial} has been entered already: on {day} at {time}, by {name}. Compare the number.",
        serial=serial,
        day=f"{at:%Y-%m-%d}",
        time=f"{at:%H:%M}",
        name=who.name,
    )


def new_row(declaration: Declaration, now: int, actor: str, source: str) -> DeclarationRow:
    """A declaration as the store keeps it: entered at ``now`` (UTC ms) by member ``actor``."""
    draft = draft_of(declaration, "", "")
    typed: dict[str, object] = {key: text for key in _IN_BODY if (text := draft.text(key))}
    if declaration.overrides:
        typed["overrides"] = {o.field: o.reason for o in declaration.overrides}
    visit = declaration.visit
    return DeclarationRow(
        new_id(),
        declaration.slip.number if declaration.slip else None,
        declaration.gate,
        declaration.inspector,
        str(declaration.category),
        visit.visited_from,
        visit.visited_to,
        str(visit.precision),
        declaration.temperature,
        declaration.needs_fever_worksheet,
        source,
        now,
        actor,
        1,
        document_key(declaration),
        fingerprint(typed, declaration.gate, declaration.slip),
        typed,
    )


def store_rows(change: Change, rows: Sequence[DeclarationRow]) -> None:
    """Insert declarations with their keys and slips, and note each in the audit and the outbox."""
    numbers = [row.slip for row in rows if row.slip is not None]
    if numbers:
        known = slips.states(change.connection, numbers)
        slips.insert_foreign(change.connection, [n for n in numbers if n not in known], change.now)
        slips.set_state(change.connection, numbers, SlipState.ENTERED, "", change.now)
    keys = {row.id: keys_of_row(row) for row in rows}
    declarations.insert(change.connection, rows, keys, change.next_seq)
    for row in rows:
        change.record("enter", "declaration", row.id, outgoing(row), audited=public(row))


def fingerprint(body: Mapping[str, object], gate_id: str, slip: SlipSerial | None) -> bytes:
    """What makes two rows of import files the same declaration: everything they say."""
    text = _encode([body, gate_id, str(slip or "")])
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def masked(row: DeclarationRow, names: Names, *, held: bool = False) -> FoundDeclaration:
    """A row as lists show it."""
    return FoundDeclaration(
        row.id,
        mask_name(str(row.body["name"])),
        mask_id(str(row.body.get("id_number", ""))),
        mask_phone(str(row.body.get("phone", ""))),
        row.visited_from,
        names.gates.get(row.gate_id, ""),
        row.category,
        names.slip(row.slip),
        row.needs_worksheet,
        row.visited_to,
        Precision(row.precision),
        row.temperature,
        row.version,
        held,
    )


def stored_draft(row: DeclarationRow, names: Names) -> DeclarationDraft:
    """A row as a form or an export file writes it."""
    references = {
        "slip": names.slip(row.slip),
        "gate": names.gates.get(row.gate_id, ""),
        "inspector": names.members.get(row.inspector_id or "", ""),
    }
    typed = {key: str(text) for key, text in row.body.items() if key in _KNOWN}
    overrides = {field: str(reason) for field, reason in mapping(row.body.get("overrides") or {}).items()}
    return DeclarationDraft.of(typed | references, overrides)


def outgoing(row: DeclarationRow) -> dict[str, object]:
    """What goes to the hub."""
    return {
        "id": row.id,
        "slip": row.slip,
        "gate_id": row.gate_id,
        "inspector_id": row.inspector_id,
        "visited_from": row.visited_from,
        "visited_to": row.visited_to,
        "precision": row.precision,
        "source": row.source,
        "version": row.version,
        **row.body,
    }


def public(row: DeclarationRow) -> dict[str, object]:
    """What the audit log keeps for good: nothing personal."""
    return {"version": row.version, "gate_id": row.gate_id, "category": row.category, "source": row.source}


def keys_of_row(row: DeclarationRow) -> frozenset[str]:
    """What a declaration is found by."""
    return keys_of_person(row.body) | slip_keys(row.slip)


def keys_of_person(body: Mapping[str, object]) -> frozenset[str]:
    """What somebody is found by, from the fields of a declaration or a visitor card."""
    return keys_of(str(body["name"]), (str(body.get(key, "")) for key in _FOUND_BY_ENDING))


def document_key(declaration: Declaration) -> str:
    document = declaration.document
    return f"{document.type}:{document.number}" if document.number else ""
