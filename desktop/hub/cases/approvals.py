"""The four-eyes rule, where the hub has it: a case's list is fetched only once a second officer has approved that.

An approval is for the officer who asked, for the case as it was then, and for a day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select, update
from uuid6 import uuid7

from desktop.domain.clock import Clock
from desktop.domain.errors import BadInput
from desktop.domain.exposure.cases import CaseNumber
from desktop.domain.messages import message
from desktop.hub.cases.cases import HubCase, check_reason
from desktop.hub.settings import read_setting, write_setting
from desktop.hub.tables import case_approval, exposure_case
from desktop.hub.tickets import NO_VENUE
from desktop.store.rows import AnyRow

VALID_MS = 24 * 3_600_000
_SETTING = "four_eyes"


class Answer(StrEnum):
    """What became of a request. ``EXPIRED``: a day is over, or the case was changed since."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Approval:
    """A request for a case's list and its answer. Times are UTC ms; ``answered_by`` is empty before there is one."""

    id: UUID
    number: CaseNumber
    asked_by: str
    asked: int
    expires: int
    reason: str
    answer: Answer
    answered_by: str

    def waits_for(self, officer: str) -> bool:
        """Whether an officer may answer: anybody but the one who asked."""
        return self.answer is Answer.WAITING and officer != self.asked_by


class ListApprovals:
    """Requests for lists of cases, and their answers. Each method works in a transaction of the caller, who writes the
    officers' log in it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def is_required(self, connection: Connection) -> bool:
        """Whether the hub has the rule."""
        return bool(read_setting(connection, _SETTING, default=False))

    def set_required(self, connection: Connection, *, required: bool) -> None:
        """Set whether the hub has the rule."""
        write_setting(connection, _SETTING, required)

    def ask(self, connection: Connection, case: HubCase, officer: str, reason: str) -> None:
        """Ask for the list of a case. Raises ``BadInput``."""
        text, now = check_reason(reason), self._clock.now_ms()
        if self.usable(connection, case, officer) or any(
            one.answer is Answer.WAITING and one.asked_by == officer for one in self.of_case(connection, case)
        ):
            raise BadInput(message("exposure", "You have asked for this list already."))
        values = {
            "venue": NO_VENUE,
            "id": UUID(str(uuid7())),
            "year": case.number.year,
            "running": case.number.running,
            "changed": case.changed,
            "asked_by": officer,
            "asked": now,
            "expires": now + VALID_MS,
            "reason": text,
            "answer": Answer.WAITING,
        }
        connection.execute(case_approval.insert().values(**values))

    def answer(self, connection: Connection, case: HubCase, request: UUID, officer: str, answer: Answer) -> None:
        """Approve or refuse a request that somebody else made. Raises ``BadInput``."""
        of = case_approval.c
        connection.execute(select(of.id).where(of.venue == NO_VENUE, of.id == request).with_for_update())
        found = next((one for one in self.of_case(connection, case) if one.id == request), None)
        if found is None or found.answer is not Answer.WAITING:
            raise BadInput(message("exposure", "This request was answered already, or its time is over."))
        if not found.waits_for(officer):
            raise BadInput(message("exposure", "Another officer than the one who asked has to answer."))
        values = {"answer": answer, "answered_by": officer, "answered": self._clock.now_ms()}
        connection.execute(update(case_approval).where(of.venue == NO_VENUE, of.id == request).values(**values))

    def of_case(self, connection: Connection, case: HubCase) -> Sequence[Approval]:
        """The requests for the list of a case, the last one first."""
        of = case_approval.c
        return self._read(connection, of.year == case.number.year, of.running == case.number.running)

    def waiting_for(self, connection: Connection, officer: str) -> Sequence[Approval]:
        """The requests that an officer may answer, of all cases."""
        of = case_approval.c
        waits = of.answer == Answer.WAITING, of.expires > self._clock.now_ms()
        return [one for one in self._read(connection, *waits) if one.waits_for(officer)]

    def usable(self, connection: Connection, case: HubCase, officer: str | None) -> Approval | None:
        """The approval with which a case's list can be fetched now; of an officer, or of any where ``officer`` is None."""
        found = (one for one in self.of_case(connection, case) if one.answer is Answer.APPROVED)
        return next((one for one in found if officer in (None, one.asked_by)), None)

    def require(self, connection: Connection, case: HubCase, officer: str | None) -> None:
        """Raises ``BadInput`` where the hub has the rule and nobody has approved that this officer fetches the list;
        ``officer`` is None for a command."""
        if self.is_required(connection) and self.usable(connection, case, officer) is None:
            raise BadInput(
                message(
                    "exposure",
                    "This hub has the four-eyes rule: ask for the list of case {number} in the console, and have another officer approve it.",
                    number=str(case.number),
                )
            )

    def _read(self, connection: Connection, *conditions: ColumnElement[bool]) -> Sequence[Approval]:
        of, case = case_approval.c, exposure_case.c
        same = of.venue == case.venue, of.year == case.year, of.running == case.running
        query = select(case_approval, case.changed.label("case_changed")).join(
            exposure_case, same[0] & same[1] & same[2]
        )
        rows = connection.execute(query.where(of.venue == NO_VENUE, *conditions).order_by(of.id.desc()))
        return [self._approval(row) for row in rows]

    def _approval(self, row: AnyRow) -> Approval:
        answer = Answer(row.answer)
        is_over = row.expires <= self._clock.now_ms() or row.changed != row.case_changed
        if is_over and answer is not Answer.REFUSED:
            answer = Answer.EXPIRED
        number = CaseNumber(row.year, row.running)
        who = row.answered_by or ""
        return Approval(row.id, number, row.asked_by, row.asked, row.expires, row.reason, answer, who)
