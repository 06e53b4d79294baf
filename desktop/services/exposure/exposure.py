"""The exposure lookup at the desk: a case's stays, and everyone whose stay overlaps with them."""

from collections.abc import Collection
from dataclasses import replace

from desktop.domain.errors import BadInput
from desktop.domain.exposure.overlap import Case, Stay
from desktop.domain.exposure.rules import (
    DEFAULT_EXTENSION_MINUTES,
    DEFAULT_STAY_MINUTES,
    MINUTE_MS,
    ExposureRules,
    check_extension,
)
from desktop.domain.exposure.typed import check_between, read_stay
from desktop.domain.masking import mask_id, mask_name, mask_phone
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.services.exposure.case_json import stored_rules, stored_stay
from desktop.services.exposure.contacts import Contacts, without
from desktop.services.exposure.crowd import crowd, declared_elsewhere
from desktop.services.exposure.people import people
from desktop.services.exposure.results import (
    CasePerson,
    CaseStay,
    ExposureRequest,
    ExposureResult,
    FoundPerson,
)
from desktop.services.green_channel.person_records import stays_of_person
from desktop.services.green_channel.records import Names
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.services.venue.venues import VenueReview
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.queries import gates, settings, stays, venues
from desktop.store.queries.stays import StayRow

_MOST_STAYS = 200
_GONE = message("declaration", "This declaration is not there any more. Search again.")


class ExposureService:
    """For whoever answers for personal data. Every lookup is in the audit log with its reason."""

    def __init__(self, store: Store, session: Session, review: VenueReview) -> None:
        self._store = store
        self._session = session
        self._review = review

    @requires(Right.SEE_PERSONAL_DATA)
    def rules(self) -> ExposureRules:
        """The rules that a lookup goes by now: the venue's type and setting decide."""
        with self._store.read() as connection:
            return self._rules(connection)

    @requires(Right.EDIT_VENUE)
    def set_extension(self, minutes: int) -> None:
        """How many minutes at most are added to a case's departure, see ``EXTENSIONS``. Raises ``BadInput``,
        ``Forbidden``."""
        if problem := check_extension(minutes):
            raise BadInput.of([problem])
        with self._store.write(self._session.member.id) as change:
            settings.put(change.connection, settings.EXTENSION_KEY, minutes)
            change.record("edit", "exposure", "", {"extension_minutes": minutes}, sync=False)

    @requires(Right.SEE_PERSONAL_DATA)
    def people(self, text: str) -> tuple[FoundPerson, ...]:
        """Whom a name, pinyin, a document's or phone number or the end of one, a slip or a card may mean; masked, the
        newest first. Raises ``BadInput``, ``Forbidden``."""
        with self._store.read() as connection:
            return people(connection, text)

    @requires(Right.SEE_PERSONAL_DATA)
    def begin(self, declaration_id: str) -> CasePerson:
        """The person of a declaration as a case: all of their stays, whatever the spelling or the document. Raises
        ``BadInput`` when the declaration is gone, ``Forbidden``."""
        with self._store.read() as connection:
            first = _found(connection, declaration_id)
            names = Names.read(connection)
            rows = stays_of_person(connection, first)
        own = tuple(CaseStay(_stay(row), names.gates.get(row.gate_id, ""), row.id) for row in rows)
        chosen = next(number for number, row in enumerate(rows) if row.id == declaration_id)
        who = first.visitor
        return CasePerson(
            declaration_id, mask_name(who.name), mask_id(who.id_number), mask_phone(who.phone), own, chosen
        )

    @requires(Right.SEE_PERSONAL_DATA)
    def typed_stay(self, day: str, time: str, gate_id: str = "", *, of: CaseStay | None = None) -> CaseStay:
        """A stay for the lookup only, from a day and a time as on a slip; without a gate it was somewhere at the venue.

        ``of`` is the stay that it takes the place of. Raises ``BadInput`` with problems at ``visited_on``, ``time`` and
        ``gate``.
        """
        visit, problems = read_stay(day, time, self._store.clock.now_ms(), self._store.clock.today())
        if visit is None:
            raise BadInput.of(problems)
        return self._stay_of(visit, gate_id, of)

    @requires(Right.SEE_PERSONAL_DATA)
    def stay_between(self, since: int, until: int, gate_id: str = "", *, of: CaseStay | None = None) -> CaseStay:
        """The same for a stay whose arrival and leaving are known (UTC ms). Raises ``BadInput`` with a problem at
        ``from``, ``until`` or ``gate``."""
        if problem := check_between(since, until, self._store.clock.now_ms()):
            raise BadInput.of([problem])
        return self._stay_of(Visit(since, until, Precision.RANGE), gate_id, of)

    def _stay_of(self, visit: Visit, gate_id: str, of: CaseStay | None) -> CaseStay:
        with self._store.read() as connection:
            gate = gates.find(connection, gate_id) if gate_id else None
        if gate_id and gate is None:
            raise BadInput.at("gate", message("exposure", "There is no such gate. Choose one from the list."))
        stay = Stay(gate_id, visit)
        name = gate.name if gate else ""
        return CaseStay(stay, name) if of is None else replace(of, stay=stay, gate=name, is_changed=stay != of.stay)

    @requires(Right.SEE_PERSONAL_DATA)
    def look_up(self, request: ExposureRequest, reason: str) -> ExposureResult:
        """Everyone whose stay overlaps with one of the case's, the closest first; never the case.

        The reason goes to the audit log. Raises ``BadInput``, ``Forbidden``.
        """
        check_reason(reason)
        check_request(request)
        with self._store.read() as connection:
            result = self.found(connection, request)
        with self._store.write(self._session.member.id) as change:
            change.record("look", "exposure", request.declaration, noted(request, reason, result), sync=False)
        return result

    @requires(Right.SEE_PERSONAL_DATA)
    def found(
        self, connection: Connection, request: ExposureRequest, rules: ExposureRules | None = None
    ) -> ExposureResult:
        """The result of a lookup in a transaction of the caller, who has asked for the right and writes the audit.

        ``rules`` are those that are in force unless given.
        """
        rules = rules or self._rules(connection)
        own = [each.stay for each in request.stays]
        case, names = Case(own, rules), Names.read(connection)
        found = []
        for stay in stays.within(connection, case.windows, rules.assumed_minutes * MINUTE_MS):
            closeness = case.closeness(stay.gate_id, stay.visited_from, stay.visited_to, stay.precision)
            if closeness is not None:
                found.append((closeness, stay))
        found.sort()
        return ExposureResult(
            rules,
            request.stays,
            Contacts(self._store, case, names, without(found, _of_the_case(connection, request))),
            crowd(connection, own, rules, names.gates),
            declared_elsewhere(connection, own, rules),
            self._store.clock.now_ms(),
        )

    def _rules(self, connection: Connection) -> ExposureRules:
        venue_type = venues.get(connection).type
        assumed = next((t.stay_minutes for t in self._review.types if t.name == venue_type), DEFAULT_STAY_MINUTES)
        return ExposureRules(assumed, int(settings.get(connection, settings.EXTENSION_KEY, DEFAULT_EXTENSION_MINUTES)))


def check_reason(reason: str) -> None:
    """Raises ``BadInput`` where nobody would know later why it was looked up."""
    if len(reason.strip()) < 2:
        raise BadInput.at("reason", message("exposure", "Say why it is looked up: one short sentence."))


def check_request(request: ExposureRequest) -> None:
    """Raises ``BadInput`` where there is nothing to compare with, or more than anybody typed in."""
    if not request.stays:
        raise BadInput.at("stays", message("exposure", "Choose or add a stay of the case first."))
    if len(request.stays) > _MOST_STAYS:
        raise BadInput.at(
            "stays",
            message(
                "exposure", "A lookup takes at most {most} stays. Leave out those that do not matter.", most=_MOST_STAYS
            ),
        )


def noted(request: ExposureRequest, reason: str, result: ExposureResult) -> dict[str, object]:
    """What the audit log keeps of a lookup: no person, only identifiers and numbers."""
    return {
        "reason": reason.strip(),
        "stays": [stored_stay(each) for each in request.stays],
        "contacts": len(result.contacts),
    } | stored_rules(result.rules)


def _found(connection: Connection, declaration_id: str) -> StayRow:
    found = stays.find(connection, [declaration_id])
    if not found:
        raise BadInput(_GONE)
    return found[0]


def _of_the_case(connection: Connection, request: ExposureRequest) -> Collection[StayRow]:
    """The case's own declarations."""
    begun = [request.declaration, *(each.declaration for each in request.stays)]
    own: dict[int, StayRow] = {}
    for row in stays.find(connection, sorted({one for one in begun if one})):
        if row.number not in own:
            own.update({each.number: each for each in stays_of_person(connection, row)})
    return own.values()


def _stay(row: StayRow) -> Stay:
    return Stay(row.gate_id, Visit(row.visited_from, row.visited_to, Precision(row.precision)))
