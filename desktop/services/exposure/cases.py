"""Cases: lookups that are kept with a number, the calls to their contacts, and what came in since."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from desktop.domain.clock import venue_time
from desktop.domain.errors import BadInput
from desktop.domain.exposure.cases import MAX_NOTE, CaseNumber, CaseState, Outcome
from desktop.domain.exposure.rules import ExposureRules
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.text import clean_line
from desktop.services.exposure.case_json import request_of, rules_of, stored_case
from desktop.services.exposure.contacts import Contact
from desktop.services.exposure.exposure import ExposureService, check_reason, check_request, noted
from desktop.services.exposure.results import ExposureRequest, ExposureResult
from desktop.services.green_channel.records import Names
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.connections import Connection
from desktop.store.ledger import Change, Store, new_id
from desktop.store.queries import declarations, exposure_cases
from desktop.store.queries.exposure_cases import CallRow, CaseRow

_GONE = message("exposure", "This case is not there any more: cases go with the retention. Look it up again.")


@dataclass(frozen=True, slots=True)
class ExposureCase:
    """A case in a list; times are UTC ms. ``stays`` is how many stays of the case were compared."""

    id: str
    number: CaseNumber
    state: CaseState
    reason: str
    opened_at: int
    opened_by: str
    changed_at: int
    stays: int


@dataclass(frozen=True, slots=True)
class ContactCall:
    """A call to a contact: when (UTC ms), by whom, what came of it, and a note."""

    at: int
    by: str
    outcome: Outcome
    note: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case opened: its contacts by its rules as the book is now.

    ``new`` are the numbers of contacts that came in since the case was seen (``Contact.number``), ``gone`` how many of
    the seen ones are none any more: corrected, erased or purged. ``calls`` are those of each declaration, in order.
    """

    case: ExposureCase
    request: ExposureRequest
    result: ExposureResult
    new: frozenset[int]
    gone: int
    calls: Mapping[str, tuple[ContactCall, ...]]

    def is_new(self, contact: Contact) -> bool:
        """Whether the contact came in since the case was seen."""
        return contact.number in self.new

    def last_call(self, contact: Contact) -> ContactCall | None:
        """The last call to a contact; None before the first."""
        made = self.calls.get(contact.declaration, ())
        return made[-1] if made else None

    @property
    def progress(self) -> Mapping[Outcome, int]:
        """How many contacts the last call ended with each outcome."""
        last = [made[-1].outcome for made in self.calls.values()]
        return {outcome: last.count(outcome) for outcome in Outcome}


class ExposureCases:
    """For whoever answers for personal data; everything is in the audit log."""

    def __init__(self, store: Store, session: Session, exposure: ExposureService) -> None:
        self._store = store
        self._session = session
        self._exposure = exposure

    @requires(Right.SEE_PERSONAL_DATA)
    def list(self) -> tuple[ExposureCase, ...]:
        """Every case that is kept, the last one first. Raises ``Forbidden``."""
        with self._store.read() as connection:
            names = Names.read(connection)
            return tuple(_listed(row, names) for row in exposure_cases.newest(connection))

    @requires(Right.SEE_PERSONAL_DATA)
    def open(self, request: ExposureRequest, reason: str) -> ExposureCase:
        """Keep a lookup as a case with the next number of the year; its contacts count as seen. Raises ``BadInput``,
        ``Forbidden``."""
        check_reason(reason)
        check_request(request)
        with self._store.write(self._session.member.id) as change:
            result = self._exposure.found(change.connection, request)
            row = CaseRow(
                new_id(),
                exposure_cases.take_number(change.connection, venue_time(change.now).year),
                change.now,
                change.actor,
                clean_line(reason),
                CaseState.OPEN,
                _document(change.connection, request.declaration),
                change.now,
                stored_case(request, result.rules),
                frozenset(result.contacts.numbers()),
            )
            exposure_cases.insert(change.connection, row)
            body = {"number": str(row.number)} | noted(request, reason, result)
            change.record("open", "exposure_case", row.id, body, sync=False)
            return _listed(row, Names.read(change.connection))

    @requires(Right.SEE_PERSONAL_DATA)
    def view(self, case_id: str) -> CaseView:
        """A case as the book is now; that it was looked at goes to the audit log. Raises ``BadInput``, ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            found = self.found(change.connection, case_id)
            body = {"number": str(found.case.number), "contacts": len(found.result.contacts)}
            change.record("look", "exposure_case", case_id, body, sync=False)
        return found

    @requires(Right.SEE_PERSONAL_DATA)
    def found(self, connection: Connection, case_id: str) -> CaseView:
        """A case in a transaction of the caller, who has asked for the right and writes the audit. Raises ``BadInput``."""
        row = _existing(connection, case_id)
        names = Names.read(connection)
        request = request_of(row.body, names)
        result = self._exposure.found(connection, request, rules_of(row.body))
        now = frozenset(result.contacts.numbers())
        calls: dict[str, tuple[ContactCall, ...]] = {}
        for made in exposure_cases.calls(connection, case_id):
            one = ContactCall(made.at, names.members.get(made.member_id, ""), made.outcome, made.note)
            calls[made.declaration_id] = (*calls.get(made.declaration_id, ()), one)
        return CaseView(_listed(row, names), request, result, now - row.known, len(row.known - now), calls)

    @requires(Right.SEE_PERSONAL_DATA)
    def see(self, case_id: str, view: CaseView) -> None:
        """The contacts of a view were seen: they are new no more. Raises ``BadInput``, ``Forbidden``."""
        with self._changing(case_id) as (change, row):
            seen = frozenset(view.result.contacts.numbers())
            exposure_cases.replace(change.connection, replace(row, known=seen, changed_at=change.now))
            change.record("edit", "exposure_case", case_id, {"seen": len(seen)}, sync=False)

    @requires(Right.SEE_PERSONAL_DATA)
    def set_stays(self, case_id: str, request: ExposureRequest) -> None:
        """Compare with other stays of the case from now on. Raises ``BadInput``, ``Forbidden``."""
        check_request(request)
        with self._changing(case_id) as (change, row):
            body = stored_case(request, rules_of(row.body))
            exposure_cases.replace(change.connection, replace(row, body=body, changed_at=change.now))
            change.record("edit", "exposure_case", case_id, {"stays": body["stays"]}, sync=False)

    @requires(Right.SEE_PERSONAL_DATA)
    def set_rules(self, case_id: str, rules: ExposureRules) -> None:
        """Compare by other rules from now on, such as those that are in force by now. Raises ``BadInput``,
        ``Forbidden``."""
        with self._changing(case_id) as (change, row):
            body = stored_case(request_of(row.body, Names.read(change.connection)), rules)
            exposure_cases.replace(change.connection, replace(row, body=body, changed_at=change.now))
            change.record("edit", "exposure_case", case_id, {"rules": body["rules"]}, sync=False)

    @requires(Right.SEE_PERSONAL_DATA)
    def close(self, case_id: str) -> None:
        """Nobody is called any more. Raises ``BadInput``, ``Forbidden``."""
        self._set_state(case_id, CaseState.CLOSED, "close")

    @requires(Right.SEE_PERSONAL_DATA)
    def reopen(self, case_id: str) -> None:
        """Go on with a case that was closed. Raises ``BadInput``, ``Forbidden``."""
        self._set_state(case_id, CaseState.OPEN, "reopen")

    @requires(Right.SEE_PERSONAL_DATA)
    def note_call(self, case_id: str, declaration_ids: Sequence[str], outcome: Outcome, note: str = "") -> None:
        """Note what came of a call to a contact: one call, for all declarations of the person that are given.

        Calls are kept one after the other; they go with the declaration. Raises ``BadInput``, ``Forbidden``.
        """
        text = clean_line(note)
        if len(text) > MAX_NOTE:
            raise BadInput.at("note", message("exposure", "A note has at most {most} characters.", most=MAX_NOTE))
        with self._changing(case_id) as (change, row):
            if row.state is CaseState.CLOSED:
                raise BadInput(
                    message("exposure", "Case {number} is closed. Reopen it to note a call.", number=str(row.number))
                )
            there = [one.id for one in declarations.still_here(change.connection, declaration_ids)]
            if not there:
                raise BadInput(message("declaration", "This declaration is not there any more. Search again."))
            calls = [CallRow(new_id(), case_id, one, change.now, change.actor, outcome, text) for one in there]
            exposure_cases.insert_calls(change.connection, calls)
            for call in calls:
                noted_call = {"case": str(row.number), "declaration": call.declaration_id, "outcome": str(outcome)}
                change.record("call", "exposure_contact", call.id, noted_call, sync=False)

    def _set_state(self, case_id: str, state: CaseState, action: str) -> None:
        with self._changing(case_id) as (change, row):
            exposure_cases.replace(change.connection, replace(row, state=state, changed_at=change.now))
            change.record(action, "exposure_case", case_id, {"number": str(row.number)}, sync=False)

    @contextmanager
    def _changing(self, case_id: str) -> Iterator[tuple[Change, CaseRow]]:
        with self._store.write(self._session.member.id) as change:
            yield change, _existing(change.connection, case_id)


def _document(connection: Connection, declaration_id: str) -> str:
    """The document of the case, by which a case goes with everything else of a person who asks for that."""
    row = declarations.find(connection, declaration_id) if declaration_id else None
    return "" if row is None else row.document


def _existing(connection: Connection, case_id: str) -> CaseRow:
    row = exposure_cases.find(connection, case_id)
    if row is None:
        raise BadInput(_GONE)
    return row


def _listed(row: CaseRow, names: Names) -> ExposureCase:
    return ExposureCase(
        row.id,
        row.number,
        row.state,
        row.reason,
        row.opened_at,
        names.members.get(row.opened_by, ""),
        row.changed_at,
        len(row.body["stays"]),
    )
