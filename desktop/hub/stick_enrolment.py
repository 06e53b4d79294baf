"""Enrolment requests by stick: handled as over HTTP; the results go into the file of receipts."""

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
    """The result of an enrolment request. ``state`` is ``approved`` or ``waiting``, or the code of a refusal;
    ``answer`` is the part for the file of receipts."""

    desk: str
    state: str
    answer: bytes

    @property
    def is_in(self) -> bool:
        """Whether the desk is enrolled now."""
        return self.state in ("approved", "waiting")


class StickEnrolment:
    """Enrols desks, each in a transaction of its own; a repeated request gets the same result.

    Raises ``Refused`` for a request that cannot be verified and therefore gets no result.
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
        """Enrol a desk that has its venue already."""
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
        """Enrol a further desk of a venue; the venue's pages go with the result, encrypted to the desk."""
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
        """The signed refusal for a desk that sent records without being enrolled."""
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
    """The code of a refusal. Raises it again where it is a fault of the hub."""
    if error.status >= 500:
        raise error
    return error.refusal.code
