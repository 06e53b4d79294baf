"""Enrolment requests by stick: granted or refused as over HTTP, and answered in the file of receipts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from desktop.domain.clock import Clock
from desktop.hub.desks import Desks
from desktop.hub.identity import HubIdentity
from desktop.hub.joining import VenueJoining
from desktop.hub.pulls import StickPages
from desktop.hub.refused import Refused, identifier, refused
from desktop.hub.tokens import Bearer
from desktop.sync.bundle import BundleError
from desktop.sync.stick_requests import (
    EnrolmentRequest,
    EnrolmentResult,
    VenueJoinRequest,
    open_enrolment_request,
    open_join_request,
    require_recipient,
    seal_join_result,
    seal_result,
    ticket_mark,
)
from desktop.sync.wire import Certificate, Enroll, Join, WireError, verified

AnyRequest = TypeVar("AnyRequest", EnrolmentRequest, VenueJoinRequest)


@dataclass(frozen=True, slots=True)
class AnsweredRequest:
    """What came of a wish. ``state`` is ``approved`` or ``waiting``, or the code of a refusal; ``answer`` is the part of
    the file of receipts that tells the desk."""

    desk: str
    state: str
    answer: bytes

    @property
    def is_in(self) -> bool:
        """Whether the hub knows the desk now."""
        return self.state in ("approved", "waiting")


class StickEnrolment:
    """Lets desks in, each in a transaction of its own; the same wish again has the same answer.

    Raises ``Refused`` where a wish cannot be believed, so that nobody is there to be answered.
    """

    def __init__(
        self, desks: Desks, joining: VenueJoining, pages: StickPages, identity: HubIdentity, clock: Clock
    ) -> None:
        self._desks = desks
        self._joining = joining
        self._pages = pages
        self._identity = identity
        self._clock = clock

    def enrol(self, part: bytes) -> AnsweredRequest:
        """A desk that has its venue already."""
        asked = self._opened(open_enrolment_request, part).asked
        try:
            enrolled = self._desks.enroll(asked)
        except Refused as error:
            code = _code(error)
            return AnsweredRequest(asked.desk, code, seal_result(self._result(asked, code), self._identity.signing))
        result = self._result(asked, certificate=enrolled.certificate, approved=enrolled.approved)
        answer = seal_result(result, self._identity.signing)
        return AnsweredRequest(asked.desk, "approved" if enrolled.approved else "waiting", answer)

    def join(self, part: bytes) -> AnsweredRequest:
        """Another desk of a venue; with the result go the pages that it is made of, for its eyes only."""
        request = self._opened(open_join_request, part)
        asked, code, pages = request.asked, "", list[bytes]()
        try:
            require_recipient(request.age)  # before the ticket is used up
            joined = self._joining.join(asked)
            result = self._result(asked, certificate=joined.certificate, approved=True, number=joined.number)
            certificate = verified("certificate", joined.certificate, Certificate, self._identity.public)
            of = Bearer(identifier(certificate.venue), identifier(asked.desk))
            pages = self._pages.after(of, asked.incarnation, 0)
        except BundleError:
            raise refused(400, "format") from None
        except Refused as error:
            code = _code(error)
            result = self._result(asked, code)
        answer = seal_join_result(result, self._identity.signing, pages, request.age)
        return AnsweredRequest(asked.desk, code or "approved", answer)

    def refusal(self, desk: str, code: str) -> bytes:
        """The signed refusal for a desk that handed records over without being enrolled."""
        result = EnrolmentResult(self._identity.hub, desk, b"", code, self._clock.now_ms())
        return seal_result(result, self._identity.signing)

    def _opened(self, read: Callable[[bytes], AnyRequest], part: bytes) -> AnyRequest:
        try:
            request = read(part)
        except WireError as error:
            raise refused(400, "size" if str(error) == "size" else "signature") from None
        identifier(request.asked.desk)
        if request.hub != self._identity.hub:
            raise refused(403, "wrong_hub")
        return request

    def _result(
        self, asked: Enroll | Join, code: str = "", *, certificate: bytes = b"", approved: bool = False, number: int = 0
    ) -> EnrolmentResult:
        about = ticket_mark(asked.ticket, asked.key)
        now = self._clock.now_ms()
        return EnrolmentResult(self._identity.hub, asked.desk, about, code, now, certificate, approved, number)


def _code(error: Refused) -> str:
    """Why it was refused. Raises it again where the hub itself is at fault."""
    if error.status >= 500:
        raise error
    return error.refusal.code
