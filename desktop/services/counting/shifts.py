"""What a shift hands over to the next one: what was done at the gates, and all that is still open at the desk."""

import datetime as dt
from dataclasses import dataclass

from desktop.domain.clock import venue_time
from desktop.domain.errors import BadInput
from desktop.domain.figures import Counted, counted_by
from desktop.domain.hourly import HOUR_MS
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.posters import Language, PosterState
from desktop.domain.statistics import HOURS
from desktop.domain.temperature import show_temperature
from desktop.reports.handover import Handover, ShiftGate, WaitingFever
from desktop.services.counting.shift_note import note_left
from desktop.services.fevers.fevers import FeverService, OpenFever
from desktop.services.green_channel.slips import SlipService
from desktop.services.posters.posters import PosterService
from desktop.services.rights import requires, requires_own
from desktop.services.session import Session
from desktop.services.statistics.report_figures import midnight
from desktop.services.sync.outbox import unsynced
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.queries import audit_findings, gates, hourly, members, shifts, venues
from desktop.store.queries.hourly import HourSpan


@dataclass(frozen=True, slots=True)
class Shift:
    """Hours of a day: from ``since`` to before ``until`` (1–24), which is after it."""

    day: dt.date
    since: int
    until: int


class ShiftService:
    """The figures of a handover sheet, for whoever may see all statistics."""

    def __init__(
        self, store: Store, session: Session, fevers: FeverService, slips: SlipService, posters: PosterService
    ) -> None:
        self._store = store
        self._session = session
        self._fevers = fevers
        self._slips = slips
        self._posters = posters

    @requires_own(Right.SEE_STATISTICS)
    def now(self) -> Shift:
        """The shift that ends now: from its first hour with anybody to the running one; after noon, from noon on.

        An early shift is usually handed over at noon or some time after it; both hours can be chosen otherwise.
        """
        at = venue_time(self._store.clock.now_ms())
        since = 12 if at.hour >= 14 else 0
        with self._store.read() as connection:
            start = midnight(at.date())
            found = hourly.by_hour(connection, HourSpan(start + since * HOUR_MS, start + HOURS * HOUR_MS, whole=True))
        first = min((venue_time(hour).hour for hour, is_untimed, *_ in found if not is_untimed), default=at.hour)
        return Shift(at.date(), min(since or first, at.hour), at.hour + 1)

    @requires(Right.SEE_STATISTICS)
    def handover(self, shift: Shift, language: Language) -> Handover:
        """The sheet of a shift. What is open is told as it is now. Raises ``BadInput``, ``Forbidden``."""
        now = self._store.clock.now_ms()
        today = venue_time(now).date()
        if not 0 <= shift.since < shift.until <= HOURS:
            raise BadInput.at("until", message("reports", "A shift ends after it begins."))
        if shift.day > today:
            raise BadInput.at("day", message("reports", "This day has not come yet."))
        runs = self._slips.outstanding()
        with self._store.read() as connection:
            venue = venues.get(connection)
            at_gates = self._gates(connection, shift)
            untimed = _untimed(connection, shift.day)
            waiting = unsynced(connection)
            note = note_left(connection, now)
            audit = str(audit_findings.mark(connection))
        return Handover(
            venue.name,
            shift.day,
            f"{shift.since}:00",
            f"{shift.until}:00",
            venue_time(now),
            self._session.member.name,
            at_gates,
            tuple((str(first), str(last)) for first, last in runs),
            sum(last.number - first.number + 1 for first, last in runs),
            tuple(_waiting(fever, today) for fever in self._fevers.open()),
            waiting,
            tuple(p.gate.name for p in self._posters.states() if p.state is PosterState.STALE),
            language,
            untimed=untimed,
            note=note.text if note is not None and shift.day == today else "",
            audit=audit,
        )

    def _gates(self, connection: Connection, shift: Shift) -> tuple[ShiftGate, ...]:
        """Live gates, and retired ones with anybody in the shift; with those assigned to them or who checked there."""
        start = midnight(shift.day)
        span = HourSpan(start + shift.since * HOUR_MS, start + shift.until * HOUR_MS, whole=True)
        names = {m.id: m.name for m in members.every(connection, include_unbound=True)}
        checked_at = [key for key, _ in hourly.totals(connection, span, "gate_id", "inspector_id")]
        there = dict.fromkeys((*shifts.assigned(connection, span.since, span.until), *checked_at))
        totals = hourly.totals(connection, span, "gate_id", "vague", "kind")
        found = counted_by((key, tally) for key, tally in totals if not key[1])
        rows = []
        for gate in gates.every(connection, include_retired=True):
            if gate.retired and gate.id not in found:
                continue
            people = tuple(names[person] for gate_id, person in there if gate_id == gate.id and person in names)
            counted = found.get(gate.id, Counted())
            rows.append(
                ShiftGate(gate.name, people, counted.registrations, counted.checks, counted.fevers, not gate.retired)
            )
        return tuple(rows)


def _untimed(connection: Connection, day: dt.date) -> ShiftGate | None:
    """Whose slip tells no hour of a day: they belong to no shift more than to another."""
    start = midnight(day)
    totals = hourly.totals(connection, HourSpan(start, start + HOURS * HOUR_MS, whole=True), "vague", "kind")
    found = sum(counted_by((key, tally) for key, tally in totals if key[0]).values(), Counted())
    return ShiftGate("", (), found.registrations, found.checks, found.fevers) if found.people else None


def _waiting(fever: OpenFever, today: dt.date) -> WaitingFever:
    at = venue_time(fever.opened_at)
    last = fever.first if fever.second is None else fever.second
    return WaitingFever(
        fever.name,
        fever.gate,
        f"{at:%H:%M}" if at.date() == today else f"{at:%m-%d %H:%M}",
        "" if last is None else show_temperature(last),
        fever.waits_at,
    )
