"""Desks that ask by stick to be let in: the same as over HTTP, answered in the file of receipts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from desktop.domain.clock import Clock
from desktop.hub.desks import Desks
from desktop.hub.identity import Identity
from desktop.hub.joining import Joining
from desktop.hub.refused import Refused, identifier, refused
from desktop.hub.stick_pages import StickPages
from desktop.hub.tokens import Bearer
from desktop.sync.admission import (
    EnrolAsk,
    JoinAsk,
    Verdict,
    open_enrol,
    open_join,
    seal_admission,
    seal_verdict,
    ticket_mark,
)
from desktop.sync.asking import require_recipient
from desktop.sync.bundle import BundleError
from desktop.sync.wire import Certificate, Enroll, Join, WireError, verified

Ask = TypeVar("Ask", EnrolAsk, JoinAsk)


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of a wish. ``state`` is ``approved`` or ``waiting``, or the code of a refusal; ``answer`` is the part of
    the file of receipts that tells the desk."""

    desk: str
    state: str
    answer: bytes

    @property
    def is_in(self) -> bool:
        """Whether the hub knows the desk now."""
        return self.state in ("approved", "waiting")


class Admission:
    """Lets desks in, each in a transaction of its own; the same wish again has the same answer.

    Raises ``Refused`` where a wish cannot be believed, so that nobody is there to be answered.
    """

    def __init__(self, desks: Desks, joining: Joining, pages: StickPages, identity: Identity, clock: Clock) -> None:
        self._desks = desks
        self._joining = joining
        self._pages = pages
        self._identity = identity
        self._clock = clock

    def enrol(self, part: bytes) -> Asked:
        """A desk that has its venue already."""
        asked = self._opened(open_enrol, part).asked
        try:
            told = self._desks.enroll(asked)
        except Refused as error:
            code = _code(error)
            return Asked(asked.desk, code, seal_verdict(self._verdict(asked, code=code), self._identity.signing))
        verdict = self._verdict(asked, certificate=told.certificate, approved=told.approved)
        answer = seal_verdict(verdict, self._identity.signing)
        return Asked(asked.desk, "approved" if told.approved else "waiting", answer)

    def join(self, part: bytes) -> Asked:
        """Another desk of a venue; with the verdict go the pages that it is made of, for its eyes only."""
        ask = self._opened(open_join, part)
        asked, code, pages = ask.asked, "", list[bytes]()
        try:
            require_recipient(ask.age)  # before the ticket is used up
            joined = self._joining.join(asked)
            verdict = self._verdict(asked, certificate=joined.certificate, approved=True, number=joined.number)
            certificate = verified("certificate", joined.certificate, Certificate, self._identity.public)
            of = Bearer(identifier(certificate.venue), identifier(asked.desk))
            pages = self._pages.after(of, asked.incarnation, 0)
        except BundleError:
            raise refused(400, "format") from None
        except Refused as error:
            code = _code(error)
            verdict = self._verdict(asked, code=code)
        answer = seal_admission(verdict, self._identity.signing, pages, ask.age)
        return Asked(asked.desk, code or "approved", answer)

    def refusal(self, desk: str, code: str) -> bytes:
        """What a desk is told that handed records over and is not let in."""
        told = Verdict(self._identity.hub, desk, b"", code, self._clock.now_ms())
        return seal_verdict(told, self._identity.signing)

    def _opened(self, read: Callable[[bytes], Ask], part: bytes) -> Ask:
        try:
            ask = read(part)
        except WireError as error:
            raise refused(400, "size" if str(error) == "size" else "signature") from None
        identifier(ask.asked.desk)
        if ask.hub != self._identity.hub:
            raise refused(403, "wrong_hub")
        return ask

    def _verdict(self, asked: Enroll | Join, **what: Any) -> Verdict:
        about = ticket_mark(asked.ticket, asked.key)
        return Verdict(self._identity.hub, asked.desk, about, what.pop("code", ""), self._clock.now_ms(), **what)


def _code(error: Refused) -> str:
    """Why it was refused. Raises it again where the hub itself is at fault."""
    if error.status >= 500:
        raise error
    return error.refusal.code
