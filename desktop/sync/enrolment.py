"""Enrolment of a desk that has its venue already, over the network or by stick."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.domain import sync_errors
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.store.ledger import Store
from desktop.store.queries import outbox, venues
from desktop.sync.client import enroll, greet
from desktop.sync.link import Link
from desktop.sync.state import HubRegistration, PendingInvitation, SyncState, SyncStateRepository
from desktop.sync.stick_requests import (
    EnrolmentRequest,
    EnrolmentResult,
    read_certificate,
    seal_enrolment_request,
    ticket_mark,
)
from desktop.sync.wire import Enroll, WireError


@dataclass(frozen=True, slots=True)
class EnrolmentOutcome:
    """The hub and invitation after the hub's enrolment results; ``error`` where it refused the desk."""

    hub: HubRegistration
    invited: PendingInvitation
    error: SyncError | None = None


class EnrolmentRequests:
    """Makes enrolment requests with this desk's key, and evaluates the hub's results."""

    def __init__(self, store: Store, repository: SyncStateRepository) -> None:
        self._store = store
        self._repository = repository

    def asked(self, ticket: str) -> Enroll:
        """The enrolment request with a ticket."""
        with self._store.read() as connection:
            venue, identity = venues.get(connection), outbox.identity(connection)
        key = self._repository.key().public_key().public_bytes_raw()
        return Enroll(
            ticket.strip(), venue.id, venue.name, venue.declaration_code, identity.desk, identity.incarnation, key
        )

    def part(self, hub: HubRegistration, invited: PendingInvitation) -> bytes:
        """The request as a part of a bundle."""
        return seal_enrolment_request(EnrolmentRequest(hub.id, self.asked(invited.ticket)), self._repository.key())

    def over(self, link: Link, hub: HubRegistration, invited: PendingInvitation) -> HubRegistration:
        """Enrol over the network at the hub of an invitation. Raises ``SyncError``."""
        hello = greet(link)
        if (hello.hub, hello.key) != (hub.id, hub.key):
            raise sync_errors.other_hub(link.url)
        enrolled, office = enroll(link, hello, self.asked(invited.ticket))
        if office:
            self._repository.note_office_key(hub, office)
        return replace(hub, certificate=enrolled.certificate, approved=enrolled.approved)

    def evaluate(
        self, known: SyncState, hub: HubRegistration, results: Iterable[EnrolmentResult]
    ) -> EnrolmentOutcome | None:
        """The outcome of results that came by stick, in any order. None where one of them is not by this hub."""
        mine = self.asked(known.invited.ticket)
        outcome = EnrolmentOutcome(hub, known.invited)
        for result in sorted(results, key=lambda one: one.at):
            if result.code:
                outcome = _refused(known, outcome, result, ticket_mark(mine.ticket, mine.key))
                continue
            try:
                certificate = read_certificate(result.certificate, hub.id, hub.key, mine.desk, mine.key)
            except WireError:
                return None
            if certificate.venue != mine.venue:
                return None
            # To be let in holds, whatever a stick of an earlier day says; and so does what was heard since.
            approved = outcome.hub.approved or (result.approved and result.at > known.rejects.at)
            let_in = replace(outcome.hub, certificate=result.certificate, approved=approved)
            outcome = EnrolmentOutcome(let_in, PendingInvitation() if let_in.approved else outcome.invited)
        return outcome


def _refused(known: SyncState, outcome: EnrolmentOutcome, result: EnrolmentResult, mark: bytes) -> EnrolmentOutcome:
    """The outcome after a refusal. One of a ticket counts while that ticket is the present one and the desk is not
    enrolled; one of the desk counts unless a receipt is later."""
    if result.ticket:
        if result.ticket != mark or not known.invited.ticket or outcome.hub.approved:
            return outcome
    elif result.at < known.rejects.at:
        return outcome
    left = PendingInvitation() if result.code == SyncErrorKind.TICKET else outcome.invited
    return EnrolmentOutcome(outcome.hub, left, sync_errors.refused(result.code))
