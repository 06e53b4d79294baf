"""Declarations that an inspector enters at the own gate: checked like any other, sealed for the desk, not read again."""

import base64
import binascii
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.domain.counting import day_start
from desktop.domain.declaration import Declaration, DeclarationDraft
from desktop.domain.errors import BadInput
from desktop.domain.hourly import HourCount
from desktop.domain.json_object import JsonObject
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.slips import SlipState
from desktop.domain.timewords import Precision
from desktop.services.cards.cards import CardHolder, CardService
from desktop.services.gate_desk.counting import note_fever
from desktop.services.green_channel.declarations import TOO_LATE, DeclarationService, KnownPerson
from desktop.services.green_channel.drafts import draft_json, settle, unsettle
from desktop.services.green_channel.records import FoundDeclaration, Names
from desktop.services.green_channel.undo import LastMinute, TakenBack
from desktop.services.json_shapes import text
from desktop.services.rights import requires, requires_own
from desktop.services.session import Session
from desktop.store.ledger import Change, Store, new_id
from desktop.store.queries import declarations, gate_operations, hourly, slips
from desktop.store.queries.declarations import DeclarationRow
from desktop.store.queries.gate_operations import GateEntry

DECLARATION = "declaration"
"""The kind of an entry that is a declaration."""
_NONCE_BYTES = 12
_CARDS = message("gate_desk", "Visitor cards are read at the front desk. Type the details in from the slip.")


@dataclass(frozen=True, slots=True)
class _Typed:
    """What undoing an entry of the last minute needs, in memory only: what was typed, and its count."""

    draft: DeclarationDraft
    count: HourCount


class GateDeclarations(DeclarationService):
    """Enters declarations and takes back the last ones. What somebody else has entered cannot be found or opened here,
    and nor can one's own: lists have number, time and gate."""

    def __init__(self, store: Store, session: Session) -> None:
        super().__init__(store, session)
        self._typed = LastMinute[_Typed](store.clock)

    @requires_own(Right.ENTER_DECLARATIONS)
    def undoable(self) -> Mapping[str, int]:
        """What can still be taken back: identifiers, with when that is over (milliseconds of the steady clock)."""
        return self._typed.until()

    @requires_own(Right.ENTER_DECLARATIONS, "declaration_id")
    def take_back(self, declaration_id: str, *, reopen: bool = False) -> TakenBack:
        """Undo an entry of the last minute, as ``DeclarationService`` does. Raises ``BadInput``, ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            entry = gate_operations.find_entry(change.connection, declaration_id)
            if entry is not None:
                self._session.require_at(Right.ENTER_DECLARATIONS, entry.gate_id)
            typed = self._typed.needed(declaration_id)
            if entry is None or entry.void_at is not None or typed is None:
                raise BadInput(TOO_LATE)
            gate_operations.void_entries(change.connection, change.now, entry.id)
            hourly.take(change.connection, [typed.count])
            if entry.slip is not None:
                slips.free(change.connection, entry.slip, change.now)
            serial, form = typed.draft.slip, typed.draft if reopen else None
            unsettle(change.connection, change.actor, serial, form, change.now, self._session.seal)
            change.touch(DECLARATION)
            change.operation("take_back", {"id": declaration_id})
        self._typed.forget(declaration_id)
        return TakenBack(typed.draft)

    @requires_own(Right.ENTER_DECLARATIONS)
    def recent(self, limit: int = 20) -> tuple[FoundDeclaration, ...]:
        """What was entered last at the own gates: number, time and gate."""
        with self._store.read() as connection:
            found = gate_operations.entries(connection, DECLARATION, 0)
            names = Names.read(connection)
        own = [one for one in found if one.gate_id in self._session.member.gate_ids]
        return tuple(_listed(one, names) for one in own[:limit])

    @requires_own(Right.ENTER_DECLARATIONS)
    def known_person(self, text: str, typed: DeclarationDraft | None = None, asked: str = "") -> KnownPerson | None:
        """Nobody: who was here before is not for an inspector to see."""
        return None

    @requires_own(Right.ENTER_DECLARATIONS)
    def count(self) -> int:
        """How many were entered at the gates of late."""
        with self._store.read() as connection:
            return len(gate_operations.entries(connection, DECLARATION, 0))

    @requires_own(Right.ENTER_DECLARATIONS)
    def entered_today(self) -> int:
        """How many were entered at the gates since midnight."""
        midnight = day_start(self._store.clock.now_ms())
        with self._store.read() as connection:
            return len(gate_operations.entries(connection, DECLARATION, midnight))

    def _store_entry(
        self, change: Change, declaration: Declaration, row: DeclarationRow, draft: DeclarationDraft
    ) -> None:
        """Seal it; what stays readable is that there is one."""
        if row.slip is not None:
            if row.slip not in slips.states(change.connection, [row.slip]):
                slips.insert_foreign(change.connection, [row.slip], change.now)
            slips.set_state(change.connection, [row.slip], SlipState.ENTERED, "", change.now)
        count = declarations.counted(row)
        hourly.add(change.connection, [count])
        entry = GateEntry(row.id, DECLARATION, change.now, change.actor, row.gate_id, row.slip)
        gate_operations.insert_entry(change.connection, entry)
        if row.needs_worksheet:
            note_fever(change, new_id(), row.gate_id, row.id, row.slip)
        settle(change.connection, change.actor, str(declaration.slip or ""), self._session.seal)
        # Gate and inspector by identifier: they may be called something else when the desk enters it.
        typed = replace(draft, gate=declaration.gate, inspector=declaration.inspector or "")
        change.touch(DECLARATION)
        change.operation("enter", {"id": row.id, "draft": draft_json(typed)})
        self._typed.note(row.id, _Typed(replace(typed, slip=str(declaration.slip or "")), count))


class GateCards(CardService):
    """Visitor cards are the front desk's."""

    @requires(Right.ENTER_DECLARATIONS, _CARDS)
    def holder(self, payload: str) -> CardHolder:
        """Raises ``Forbidden``: what a card stands for is somebody's details."""
        return super().holder(payload)


class FormSeal:
    """Keeps what an inspector has half typed under a key of their own, which only their slot gives: all inspectors open
    the same database."""

    def __init__(self, seed: bytes, member_id: str) -> None:
        """``seed`` is that of the member's signing key."""
        self._key = hashlib.blake2b(key=seed, person=b"venuedesk forms", digest_size=32).digest()
        self._bound = member_id.encode()

    def closed(self, value: Mapping[str, object]) -> object:
        """What is stored: base64 of nonce and AES-256-GCM, and the time by which forms are forgotten with age."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(_NONCE_BYTES)
        sealed = AESGCM(self._key).encrypt(nonce, json.dumps(value, ensure_ascii=False).encode(), self._bound)
        return {"at": value["at"], "sealed": base64.b64encode(nonce + sealed).decode()}

    def opened(self, stored: object) -> Mapping[str, object] | None:
        """What was stored; None for nothing, or where it is another's or damaged."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        if not isinstance(stored, Mapping):
            return None
        try:
            raw = base64.b64decode(text(stored.get("sealed")), validate=True)
            plain = AESGCM(self._key).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], self._bound)
        except (InvalidTag, binascii.Error, ValueError):
            return None
        value: JsonObject = json.loads(plain)
        return value


def _listed(entry: GateEntry, names: Names) -> FoundDeclaration:
    return FoundDeclaration(
        id=entry.id,
        name="",
        id_number="",
        phone="",
        visited_from=entry.at,
        gate=names.gates.get(entry.gate_id, ""),
        category="",
        slip=names.slip(entry.slip),
        fever=False,
        visited_to=entry.at,
        precision=Precision.EXACT,
        temperature=None,
        version=1,
        held=False,
    )
