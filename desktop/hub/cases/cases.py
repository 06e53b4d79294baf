"""Cases of the health office: their number, reason and state, and where and when somebody was. Never who it was.

What a case is about is typed in or taken from a file of stays. Every change gives it a greater ``changed``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, delete, func, select, update

from desktop.domain.clock import Clock, venue_time
from desktop.domain.errors import BadInput
from desktop.domain.exposure.cases import CaseNumber, CaseState
from desktop.domain.exposure.overlap import Stay
from desktop.domain.exposure.rules import DEFAULT_EXTENSION_MINUTES, check_extension
from desktop.domain.exposure.typed import read_stay
from desktop.domain.messages import message
from desktop.domain.retention import MAX_DAYS
from desktop.domain.text import clean_line
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.hub.cases.venues import VenueFacts
from desktop.hub.settings import read_setting, write_setting
from desktop.hub.tables import case_approval, case_stay, exposure_case
from desktop.hub.tickets import NO_VENUE
from desktop.store.rows import AnyRow

MOST_STAYS = 200
LONGEST_REASON = 200
KEPT_MS = MAX_DAYS * 86_400_000
"""How long a case is kept after its last change: no venue keeps declarations for longer, so that no contact is left."""
_LAST_NUMBER = "case_number"


@dataclass(frozen=True, slots=True)
class CaseStay:
    """A stay of a case at a venue; ``place`` names it within the case. Its gate is empty where only the venue is known."""

    place: int
    venue: UUID
    stay: Stay


@dataclass(frozen=True, slots=True)
class HubCase:
    """A case; times are UTC ms. ``stays`` is how many it has."""

    number: CaseNumber
    reason: str
    officer: str
    state: CaseState
    opened: int
    changed: int
    extension_minutes: int
    stays: int

    @property
    def is_open(self) -> bool:
        """Whether its stays can be changed."""
        return self.state is CaseState.OPEN


class Cases:
    """Keeps cases. Each method works in a transaction of the caller, who writes the officers' log in it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def open(
        self, connection: Connection, officer: str, reason: str, extension_minutes: int = DEFAULT_EXTENSION_MINUTES
    ) -> CaseNumber:
        """Open a case with the next number of the year. Raises ``BadInput`` with problems at ``reason`` and
        ``extension_minutes``."""
        text = check_reason(reason)
        if problem := check_extension(extension_minutes):
            raise BadInput.of([problem])
        now = self._clock.now_ms()
        number = _take_number(connection, venue_time(now).year)
        values = {
            "reason": text,
            "officer": officer,
            "state": CaseState.OPEN,
            "opened": now,
            "changed": now,
            "extension": extension_minutes,
        }
        connection.execute(exposure_case.insert().values(**_key(number), **values))
        return number

    def find(self, connection: Connection, number: CaseNumber) -> HubCase | None:
        """A case by its number; None where there is none, or none any more."""
        row = connection.execute(_CASES.where(*_is(exposure_case, number))).one_or_none()
        return None if row is None else _case(row)

    def newest(self, connection: Connection, start: int, count: int) -> tuple[Sequence[HubCase], int]:
        """Cases from place ``start`` on, the last one first, and how many there are in all."""
        of = exposure_case.c
        rows = connection.execute(_CASES.order_by(of.year.desc(), of.running.desc()).offset(start).limit(count))
        found = [_case(row) for row in rows]
        total = connection.scalar(select(func.count()).where(of.venue == NO_VENUE)) or 0
        return found, total

    def stays(self, connection: Connection, number: CaseNumber) -> tuple[CaseStay, ...]:
        """The stays of a case in the order of time."""
        of = case_stay.c
        query = select(case_stay).where(*_is(case_stay, number)).order_by(of.visited_from, of.place)
        return tuple(_stay(row) for row in connection.execute(query))

    def typed(self, facts: VenueFacts, gate: str, day: str, time: str) -> Stay:
        """A stay from a day and a time as on a slip, for ``add`` and ``correct``. Raises ``BadInput`` with problems at
        ``gate``, ``visited_on`` and ``time``."""
        if gate and gate not in facts.gates:
            raise BadInput.at("gate", message("exposure", "There is no such gate. Choose one from the list."))
        visit, problems = read_stay(day, time, self._clock.now_ms(), self._clock.today())
        if visit is None:
            raise BadInput.of(problems)
        return Stay(gate, visit)

    def add(self, connection: Connection, number: CaseNumber, stays: Iterable[tuple[UUID, Stay]]) -> int:
        """Add stays at venues; one that the case has already is not added again. Gives how many were added. Raises
        ``BadInput``."""
        case = self._changeable(connection, number)
        known = {(each.venue, each.stay) for each in self.stays(connection, number)}
        new = [each for each in dict.fromkeys(stays) if each not in known]
        if len(known) + len(new) > MOST_STAYS:
            raise BadInput(message("exposure", "A case has at most {most} stays.", most=MOST_STAYS))
        if new:
            last = connection.scalar(select(func.max(case_stay.c.place)).where(*_is(case_stay, number))) or 0
            rows = [
                {**_key(number), "place": place, "at_venue": at, **_columns(stay)}
                for place, (at, stay) in enumerate(new, start=last + 1)
            ]
            connection.execute(case_stay.insert(), rows)
            self._touch(connection, case)
        return len(new)

    def correct(self, connection: Connection, number: CaseNumber, place: int, stay: Stay) -> None:
        """Put another time or gate in the place of a stay's. Raises ``BadInput``."""
        case = self._changeable(connection, number)
        at = _is(case_stay, number), case_stay.c.place == place
        changed = connection.execute(update(case_stay).where(*at[0], at[1]).values(**_columns(stay)))
        self._require_stay(changed.rowcount)
        self._touch(connection, case)

    def remove(self, connection: Connection, number: CaseNumber, place: int) -> None:
        """Remove a stay from a case. Raises ``BadInput``."""
        case = self._changeable(connection, number)
        gone = connection.execute(delete(case_stay).where(*_is(case_stay, number), case_stay.c.place == place))
        self._require_stay(gone.rowcount)
        self._touch(connection, case)

    def edit(self, connection: Connection, number: CaseNumber, reason: str, extension_minutes: int) -> None:
        """Put another reason and extension in the place of an open case's. Raises ``BadInput`` as ``open`` does, and for a
        case that is closed."""
        text = check_reason(reason)
        if problem := check_extension(extension_minutes):
            raise BadInput.of([problem])
        case = self._changeable(connection, number)
        if (text, extension_minutes) != (case.reason, case.extension_minutes):
            self._touch(connection, case, reason=text, extension=extension_minutes)

    def set_state(self, connection: Connection, number: CaseNumber, state: CaseState) -> None:
        """Close a case, or reopen it. Raises ``BadInput``."""
        self._touch(connection, self._locked(connection, number), state=state)

    def expire(self, connection: Connection, now: int) -> int:
        """Delete cases that nobody has changed for as long as the longest retention at ``now`` (UTC ms); gives how many."""
        before = now - KEPT_MS
        old = select(exposure_case.c.year, exposure_case.c.running)
        old = old.where(exposure_case.c.venue == NO_VENUE, exposure_case.c.changed <= before)
        numbers = [CaseNumber(*row) for row in connection.execute(old)]
        for number in numbers:
            for table in (case_stay, case_approval, exposure_case):
                connection.execute(delete(table).where(*_is(table, number)))
        return len(numbers)

    def _changeable(self, connection: Connection, number: CaseNumber) -> HubCase:
        case = self._locked(connection, number)
        if not case.is_open:
            sentence = message("exposure", "Case {number} is closed. Reopen it to change it.", number=str(number))
            raise BadInput(sentence)
        return case

    def _locked(self, connection: Connection, number: CaseNumber) -> HubCase:
        of = exposure_case.c
        lock = select(of.changed).where(*_is(exposure_case, number)).with_for_update()
        connection.execute(lock)
        case = self.find(connection, number)
        if case is None:
            raise no_case(str(number))
        return case

    def _touch(self, connection: Connection, case: HubCase, **values: object) -> None:
        changed = max(self._clock.now_ms(), case.changed + 1)
        statement = update(exposure_case).where(*_is(exposure_case, case.number))
        connection.execute(statement.values(changed=changed, **values))

    @staticmethod
    def _require_stay(count: int) -> None:
        if not count:
            raise BadInput(message("exposure", "This stay is not in the case any more."))


def check_reason(reason: str) -> str:
    """A reason as it is kept. Raises ``BadInput`` at ``reason`` where nobody would know later what for."""
    text = clean_line(reason)
    if len(text) < 2:
        raise BadInput.at("reason", message("exposure", "Say why it is looked up: one short sentence."))
    if len(text) > LONGEST_REASON:
        most = message("exposure", "A reason has at most {most} characters.", most=LONGEST_REASON)
        raise BadInput.at("reason", most)
    return text


def read_number(text: str) -> CaseNumber:
    """A number as ``2026-007``. Raises ``BadInput``."""
    number = CaseNumber.read(text)
    if number is None:
        raise no_case(text)
    return number


def no_case(text: str) -> BadInput:
    """The error for a number that no case has."""
    return BadInput(message("exposure", "There is no case {number} at this hub, or none any more.", number=text))


_COUNT = (
    select(func.count())
    .where(
        case_stay.c.venue == exposure_case.c.venue,
        case_stay.c.year == exposure_case.c.year,
        case_stay.c.running == exposure_case.c.running,
    )
    .scalar_subquery()
)
_CASES = select(exposure_case, _COUNT.label("stays")).where(exposure_case.c.venue == NO_VENUE)


def _take_number(connection: Connection, year: int) -> CaseNumber:
    """The number of the next case of a year; none is given twice, though cases are deleted."""
    last_year, last = read_setting(connection, _LAST_NUMBER, (0, 0), lock=True)
    running = int(last) + 1 if last_year == year else 1
    write_setting(connection, _LAST_NUMBER, (year, running))
    return CaseNumber(year, running)


def _key(number: CaseNumber) -> dict[str, object]:
    return {"venue": NO_VENUE, "year": number.year, "running": number.running}


def _is(table: Table, number: CaseNumber) -> tuple[ColumnElement[bool], ...]:
    return table.c.venue == NO_VENUE, table.c.year == number.year, table.c.running == number.running


def _columns(stay: Stay) -> dict[str, object]:
    visit = stay.visit
    return {
        "gate": stay.gate,
        "visited_from": visit.visited_from,
        "visited_to": visit.visited_to,
        "precision": str(visit.precision),
    }


def _stay(row: AnyRow) -> CaseStay:
    visit = Visit(row.visited_from, row.visited_to, Precision(row.precision))
    return CaseStay(row.place, row.at_venue, Stay(row.gate, visit))


def _case(row: AnyRow) -> HubCase:
    return HubCase(
        CaseNumber(row.year, row.running),
        row.reason,
        row.officer,
        CaseState(row.state),
        row.opened,
        row.changed,
        row.extension,
        row.stays,
    )
