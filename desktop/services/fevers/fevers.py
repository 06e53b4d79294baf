"""Fever worksheets: opened with a declaration or at a gate, worked on, closed; who waits is never lost sight of."""

from dataclasses import dataclass, replace

from desktop.domain.errors import BadInput, Problem
from desktop.domain.fever import FeverDraft, FeverFacts, FeverOutcome, check_closing, read_fever
from desktop.domain.masking import mask_name
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.symptoms import NO_SYMPTOMS, Symptoms
from desktop.services.counting.gate_presses import take_back
from desktop.services.fevers.drafts import FeverDrafts, settle
from desktop.services.fevers.records import (
    body_of,
    draft_of,
    facts_of,
    note,
    open_for,
    open_row,
    refuse,
    unread_of,
    worksheet_at_gate,
)
from desktop.services.green_channel.records import Names
from desktop.services.rights import requires_at, requires_own
from desktop.services.session import Session
from desktop.store.connections import Connection
from desktop.store.ledger import Change, Store
from desktop.store.queries import declarations, fevers, screenings, settings, venues
from desktop.store.queries.declarations import DeclarationRow
from desktop.store.queries.fevers import FeverRow

_PLACES_KEY, _CALLED_KEY = "fever_places", "fever_called"
_REMEMBERED = 8
"""Places and clinics that are suggested again, the last one first."""


@dataclass(frozen=True, slots=True)
class OpenFever:
    """Somebody about whom nothing is decided yet: personal data masked, readings in tenths, times UTC ms.

    ``name`` is empty where it is not known, ``first`` None where only symptoms were told.
    """

    id: str
    name: str
    gate: str
    opened_at: int
    first: int | None
    second: int | None
    symptoms: Symptoms
    waits_at: str


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A worksheet as it is worked on. ``declared`` is false for a fever without a declaration: that one asks for name
    and phone. ``is_corrected``: the declaration says by now that there is neither fever nor symptom.

    ``counted``: a press at the gate opened it. ``places`` and ``contacts`` were written into earlier worksheets: the last used place comes first, the venue's own last.
    """

    id: str
    name: str
    slip: str
    gate: str
    facts: FeverFacts
    declared: bool
    is_corrected: bool
    is_closed: bool
    draft: FeverDraft
    places: tuple[str, ...]
    contacts: tuple[str, ...]
    counted: bool = False


class FeverService:
    """Whoever enters declarations works on worksheets, an inspector on those of the own gates."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @requires_own(Right.ENTER_DECLARATIONS)
    def open(self) -> tuple[OpenFever, ...]:
        """Worksheets that nobody has closed, the longest wait first; empty for who may not enter declarations."""
        with self._store.read() as connection:
            rows = [
                row
                for row in fevers.still_open(connection)
                if self._session.member.may_at(Right.ENTER_DECLARATIONS, row.gate_id)
            ]
            names = Names.read(connection) if rows else None
            return tuple(_listed(connection, row, names) for row in rows if names)

    @requires_own(Right.ENTER_DECLARATIONS)
    def of_declaration(self, declaration_id: str) -> str | None:
        """The worksheet of a declaration, closed or not; None where there is none."""
        with self._store.read() as connection:
            row = fevers.of_declaration(connection, declaration_id)
            return row.id if row is not None else None

    @requires_own(Right.ENTER_DECLARATIONS)
    def outcome_of(self, declaration_id: str) -> str | None:
        """How the worksheet of a declaration ended, empty while it is open; None where there is none."""
        with self._store.read() as connection:
            row = fevers.of_declaration(connection, declaration_id)
            return row.outcome if row is not None else None

    @requires_own(Right.ENTER_DECLARATIONS, "declaration_id")
    def begin(self, declaration_id: str) -> str:
        """Open the worksheet of a declaration, or find the one there is. Raises ``BadInput``, ``Forbidden``."""
        with self._store.read() as connection:
            known = fevers.of_declaration(connection, declaration_id)
            declared = declarations.find(connection, declaration_id)
        if declared is None:
            raise BadInput(message("declaration", "This declaration is not there any more. Search again."))
        self._session.require_at(Right.ENTER_DECLARATIONS, declared.gate_id)
        if known is not None:
            return known.id
        with self._store.write(self._session.member.id) as change:
            return open_for(change, declared)

    @requires_at(Right.ENTER_DECLARATIONS, "gate_id")
    def open_at_gate(
        self, gate_id: str, tenths: int, symptoms: Symptoms = NO_SYMPTOMS, name: str = "", phone: str = ""
    ) -> str:
        """Open a worksheet for somebody who was noticed at a gate and declares nothing; returns its identifier.

        Name and phone may be left out: the person may not wish to tell them. Raises ``BadInput``, ``Forbidden``.
        """
        with self._store.write(self._session.member.id) as change:
            return open_row(change, worksheet_at_gate(change, gate_id, tenths, symptoms, name, phone))

    @requires_own(Right.ENTER_DECLARATIONS, "fever_id")
    def worksheet(self, fever_id: str) -> Worksheet:
        """A worksheet to work on. Raises ``BadInput`` when it is gone, ``Forbidden``."""
        with self._store.read() as connection:
            row, declared = self._found(connection, fever_id)
            names = Names.read(connection)
            places = _places(connection)
            draft = draft_of(row, self._store.clock.now_ms())
            if row.version == 1 and places:  # nobody has worked on it yet
                draft = replace(draft, waits_at=places[0])
            return Worksheet(
                row.id,
                _masked_name(row, declared),
                names.slip(declared.slip if declared else None),
                names.gates.get(row.gate_id, ""),
                facts_of(row, declared),
                declared is not None,
                declared is not None and not declared.needs_worksheet,
                bool(row.outcome),
                draft,
                places,
                _remembered(connection, _CALLED_KEY),
                row.screening_id is not None,
            )

    @requires_own(Right.ENTER_DECLARATIONS, "fever_id")
    def drafts(self, fever_id: str) -> FeverDrafts:
        """Where what is typed into a worksheet is safe until it is kept or closed. Raises ``BadInput`` when it is gone,
        ``Forbidden``."""
        with self._store.read() as connection:
            self._found(connection, fever_id)
        return FeverDrafts(self._store, fever_id)

    @requires_own(Right.ENTER_DECLARATIONS, "fever_id")
    def keep(self, fever_id: str, draft: FeverDraft) -> tuple[Problem, ...]:
        """Keep what was typed, whatever it is, and leave the worksheet open; returns what cannot be read in it.

        Raises ``BadInput`` when it is gone or closed, ``Forbidden``.
        """
        with self._store.write(self._session.member.id) as change:
            row, declared = self._still_open(change.connection, fever_id)
            facts = facts_of(row, declared)
            notes, problems = read_fever(draft, facts, change.now)
            self._put(
                change,
                "note",
                replace(
                    row,
                    second=notes.second,
                    second_at=notes.second_at,
                    version=row.version + 1,
                    body=body_of(notes, _own(facts, declared), unread_of(draft, notes, problems)),
                ),
            )
        return problems

    @requires_own(Right.ENTER_DECLARATIONS, "fever_id")
    def close(self, fever_id: str, draft: FeverDraft) -> None:
        """End a worksheet. One that was opened by mistake takes back the press that opened it, whenever that was.

        Raises ``BadInput`` with what is missing for that, at its field; ``Forbidden``.
        """
        with self._store.write(self._session.member.id) as change:
            row, declared = self._still_open(change.connection, fever_id)
            facts = facts_of(row, declared)
            notes, problems = read_fever(draft, facts, change.now)
            refuse(problems)
            outcome, missing = check_closing(draft.outcome, notes, facts)
            if outcome is None or missing is not None:
                raise BadInput.of([missing] if missing else [])
            if outcome is FeverOutcome.MISTAKEN:
                self._undo_mistake(change, row, declared)
            self._put(
                change,
                "close",
                replace(
                    row,
                    second=notes.second,
                    second_at=notes.second_at,
                    outcome=str(outcome),
                    closed_at=notes.closed_at,
                    version=row.version + 1,
                    body=body_of(notes, _own(facts, declared)),
                ),
            )

    def _undo_mistake(self, change: Change, row: FeverRow, declared: DeclarationRow | None) -> None:
        """The figures follow: a fever that never was is not counted as one."""
        if declared is not None and declared.needs_worksheet:
            raise BadInput.at(
                "outcome",
                message(
                    "fever",
                    "The declaration still tells a fever or a symptom. Correct it under Find; its worksheet ends with that.",
                ),
            )
        press = screenings.find(change.connection, row.screening_id) if row.screening_id else None
        if press is not None and press.void_at is None:
            take_back(change, press)

    def _put(self, change: Change, action: str, row: FeverRow) -> None:
        fevers.replace(change.connection, row)
        settle(change.connection, row.id)
        for key, word in ((_PLACES_KEY, row.body.get("waits_at")), (_CALLED_KEY, row.body.get("called"))):
            if word:
                known = [w for w in _remembered(change.connection, key) if w != word]
                settings.put(change.connection, key, [word, *known][:_REMEMBERED])
        note(change, action, row)

    def _found(self, connection: Connection, fever_id: str) -> tuple[FeverRow, DeclarationRow | None]:
        row = fevers.find(connection, fever_id)
        if row is None:
            raise BadInput(message("fever", "This worksheet is not there any more."))
        self._session.require_at(Right.ENTER_DECLARATIONS, row.gate_id)
        return row, declarations.find(connection, row.declaration_id) if row.declaration_id else None

    def _still_open(self, connection: Connection, fever_id: str) -> tuple[FeverRow, DeclarationRow | None]:
        row, declared = self._found(connection, fever_id)
        if row.outcome:
            raise BadInput(message("fever", "This worksheet was closed already."))
        return row, declared


def _own(facts: FeverFacts, declared: DeclarationRow | None) -> Symptoms:
    """The symptoms that the worksheet itself keeps: those of a declaration stay there."""
    return NO_SYMPTOMS if declared else facts.symptoms


def _masked_name(row: FeverRow, declared: DeclarationRow | None) -> str:
    return mask_name(str((declared.body if declared else row.body).get("name", "")))


def _places(connection: Connection) -> tuple[str, ...]:
    """Where people waited, and the venue's own place for it."""
    remembered, own = _remembered(connection, _PLACES_KEY), venues.get(connection).fever_place
    return remembered if not own or own in remembered else (*remembered, own)


def _remembered(connection: Connection, key: str) -> tuple[str, ...]:
    return tuple(str(word) for word in settings.get(connection, key, []))


def _listed(connection: Connection, row: FeverRow, names: Names) -> OpenFever:
    declared = declarations.find(connection, row.declaration_id) if row.declaration_id else None
    return OpenFever(
        row.id,
        _masked_name(row, declared),
        names.gates.get(row.gate_id, ""),
        row.opened_at,
        row.first,
        row.second,
        facts_of(row, declared).symptoms,
        str(row.body.get("waits_at", "")),
    )
