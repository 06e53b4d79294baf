"""Requests of the health office that a venue's desks send what they have not sent.

A desk gets the request with its next pull, over the network or by stick. It is done for that desk once the hub has all that
the desk had recorded by then: the desk says with every pull how many records wait. Desks of an earlier program say nothing, and
do not read the request either.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from desktop.domain.exposure.cases import CaseNumber
from desktop.hub.incarnation import Incarnation
from desktop.hub.tables import desk, report_answer, report_request

KEPT_MS = 28 * 86_400_000
"""How long a request is kept, and asks."""


class ReportState(StrEnum):
    """What became of a request: ``SEEN`` once a desk has got it, ``DONE`` once every desk has sent everything of before."""

    ASKED = "asked"
    SEEN = "seen"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Report:
    """The last request to a venue; ``asked`` and ``done`` (of the desk that was last, 0 before) are UTC ms."""

    asked: int
    asked_by: str
    state: ReportState
    done: int = 0

    @property
    def is_open(self) -> bool:
        """Whether a desk has still to send."""
        return self.state is not ReportState.DONE


def ask(connection: Connection, number: CaseNumber, venues: Collection[UUID], officer: str, now: int) -> int:
    """Ask venues for what their desks have not sent, for a case; one that is asked already is left out. Gives how many were
    asked."""
    known = reports_of(connection, venues)
    wanted = [one for one in dict.fromkeys(venues) if one not in known or not known[one].is_open]
    for one in wanted:  # a venue at a time: each lies in its own shard
        values = {"venue": one, "asked": now, "asked_by": officer, "year": number.year, "running": number.running}
        connection.execute(insert(report_request).values(**values).on_conflict_do_nothing())
    return len(wanted)


def answer(
    connection: Connection, source: Incarnation, waiting: int | None, now: int, *, by_stick: bool = False
) -> int:
    """Note that a desk pulls, and how many records wait there; gives when it was asked for what it has not sent, 0 where it
    was not or has sent everything. What came ``by_stick`` was written down earlier, maybe before it was asked: the stick
    after that one counts."""
    of, at = report_request.c, report_answer.c
    asked = connection.scalar(select(func.max(of.asked)).where(of.venue == source.venue, of.asked > now - KEPT_MS))
    if asked is None or waiting is None:
        return 0
    mine = at.venue == source.venue, at.asked == asked, at.desk == source.desk
    known = connection.execute(select(at.done).where(*mine)).one_or_none()
    if known is not None and known.done is not None:
        return 0
    done = now if waiting == 0 and (known is not None or not by_stick) else None
    if known is None:
        values = {"venue": source.venue, "asked": asked, "desk": source.desk, "seen": now, "done": done}
        connection.execute(insert(report_answer).values(**values).on_conflict_do_nothing())
    elif done is not None:
        connection.execute(update(report_answer).where(*mine).values(done=done))
    return asked if done is None else 0


def reports_of(connection: Connection, venues: Collection[UUID]) -> Mapping[UUID, Report]:
    """The last request to each of these venues that was asked."""
    of, at = report_request.c, report_answer.c
    last: dict[UUID, tuple[int, str]] = {}
    asked = select(of.venue, of.asked, of.asked_by).where(of.venue.in_(venues)).order_by(of.asked)
    for row in connection.execute(asked):
        last[row.venue] = row.asked, row.asked_by
    desks: dict[UUID, set[UUID]] = {}
    approved = select(desk.c.venue, desk.c.desk).where(desk.c.venue.in_(list(last)), desk.c.state == "approved")
    for of_venue, one in connection.execute(approved):
        desks.setdefault(of_venue, set()).add(one)
    answers: dict[UUID, dict[UUID, int]] = {}
    for row in connection.execute(select(report_answer).where(at.venue.in_(list(last)))):
        if row.asked == last[row.venue][0]:
            answers.setdefault(row.venue, {})[row.desk] = row.done or 0
    return {one: _report(*last[one], desks.get(one, set()), answers.get(one, {})) for one in last}


def _report(asked: int, by: str, desks: set[UUID], answers: Mapping[UUID, int]) -> Report:
    done = [answers.get(one, 0) for one in desks]
    if done and all(done):
        return Report(asked, by, ReportState.DONE, max(done))
    return Report(asked, by, ReportState.SEEN if answers else ReportState.ASKED)


def expire(connection: Connection, now: int) -> None:
    """Delete requests that ask no more at ``now`` (UTC ms)."""
    for table in (report_request, report_answer):
        connection.execute(delete(table).where(table.c.asked <= now - KEPT_MS))
