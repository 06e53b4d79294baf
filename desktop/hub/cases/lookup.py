"""Who was there at the same time as a case, across venues and as numbers: by venue, hour of arrival, circle and certainty.

The stays are compared by the same rules as at a desk (``desktop.domain.exposure``). The hub cannot read who a declaration is
of: it counts declarations and people who scanned, the case's own among them, and the office leaves those out when it opens the
list.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from sqlalchemy import Connection, func, select

from desktop.domain.clock import Clock, from_venue_time, venue_time
from desktop.domain.exposure.hours import hours_at_gates, hours_of
from desktop.domain.exposure.overlap import Case, Certainty, Circle, Stay
from desktop.domain.exposure.rules import MINUTE_MS, ExposureRules
from desktop.domain.hourly import HOUR_MS, TIMED, CountKind, hour_of
from desktop.hub import stays
from desktop.hub.cases.cases import Cases, CaseStay, HubCase
from desktop.hub.cases.report_requests import Report, reports_of
from desktop.hub.cases.venues import CaseVenues, VenueFacts, last_seen
from desktop.hub.check_in.listed import scanned_within
from desktop.hub.stays import EqualStays
from desktop.hub.tables import hourly

Kind = tuple[Circle, Certainty]


@dataclass(frozen=True, slots=True)
class ContactHour:
    """An hour of a venue: its start, UTC ms, or that of the day for arrivals whose hour nobody knows (``is_day``).

    ``contacts`` counts declarations, and people who registered by their phones. Of people who were counted at the gates without a name there are ``counted`` at all
    gates, ``at_gates`` at those of the case; None for an hour in which the case was not there.
    """

    start: int
    is_day: bool
    contacts: Mapping[Kind, int]
    counted: int | None = None
    at_gates: int | None = None

    def of(self, circle: str, certainty: str) -> int:
        """How many contacts are of this circle and certainty."""
        return self.contacts.get((Circle(circle), Certainty(certainty)), 0)


@dataclass(frozen=True, slots=True)
class VenueContacts:
    """The contacts at a venue. ``facts`` is None for one that the hub does not know any more.

    ``until``: the end of the case's last stay there, as a contact may have shared it, UTC ms; ``seen``: when the hub last got
    records of every desk of the venue, None for never. ``report``: the last request to its desks, None where there was none.
    """

    venue: UUID
    facts: VenueFacts | None
    rules: ExposureRules
    stays: tuple[CaseStay, ...]
    hours: tuple[ContactHour, ...]
    until: int
    seen: int | None
    report: Report | None = None

    def of(self, circle: str, certainty: str) -> int:
        """How many contacts are of this circle and certainty."""
        return sum(hour.of(circle, certainty) for hour in self.hours)

    @property
    def contacts(self) -> int:
        """How many there are in all."""
        return sum(sum(hour.contacts.values()) for hour in self.hours)

    @property
    def counted(self) -> int:
        """People without a name at all gates in the case's hours."""
        return sum(hour.counted or 0 for hour in self.hours)

    @property
    def at_gates(self) -> int:
        """The same at the case's gates."""
        return sum(hour.at_gates or 0 for hour in self.hours)

    @property
    def is_behind(self) -> bool:
        """Whether a desk may have records of the case's days that it has not sent."""
        known = max(self.seen or 0, self.report.done if self.report else 0)
        return known < self.until

    @property
    def can_be_asked(self) -> bool:
        """Whether to ask its desks for what they have not sent: records may be missing, and nobody has asked yet."""
        return self.is_behind and self.facts is not None and not (self.report and self.report.is_open)


@dataclass(frozen=True, slots=True)
class CaseResult:
    """The result of a lookup. ``looked_at``: UTC ms."""

    venues: tuple[VenueContacts, ...]
    looked_at: int

    def of(self, circle: str, certainty: str) -> int:
        """How many contacts are of this circle and certainty."""
        return sum(venue.of(circle, certainty) for venue in self.venues)

    @property
    def contacts(self) -> int:
        """How many there are in all."""
        return sum(venue.contacts for venue in self.venues)

    @property
    def counted(self) -> int:
        """People without a name at all gates of the venues in the case's hours."""
        return sum(venue.counted for venue in self.venues)

    @property
    def to_ask(self) -> tuple[VenueContacts, ...]:
        """The venues whose desks can be asked for what they have not sent."""
        return tuple(venue for venue in self.venues if venue.can_be_asked)


@dataclass(frozen=True, slots=True)
class VenueCase:
    """What a case's contacts at one venue are found by."""

    venue: UUID
    stays: tuple[CaseStay, ...]
    rules: ExposureRules

    @property
    def own(self) -> tuple[Stay, ...]:
        """The stays without their places."""
        return tuple(each.stay for each in self.stays)

    @property
    def assumed(self) -> int:
        """How long a stay lasts whose end is unknown, ms."""
        return self.rules.assumed_minutes * MINUTE_MS


class CaseLookup:
    """Finds the contacts of a case."""

    def __init__(self, clock: Clock, cases: Cases, venues: CaseVenues) -> None:
        self._clock = clock
        self._cases = cases
        self._venues = venues

    def result(self, connection: Connection, case: HubCase) -> CaseResult:
        """The contacts of a case as numbers, venue by venue in the order of its stays."""
        at = self.by_venue(connection, case)
        venues = [one.venue for one, _ in at]
        seen, reports = last_seen(connection, venues), reports_of(connection, venues)
        found = tuple(
            self._contacts(connection, one, facts, seen.get(one.venue), reports.get(one.venue)) for one, facts in at
        )
        return CaseResult(found, self._clock.now_ms())

    def by_venue(self, connection: Connection, case: HubCase) -> Sequence[tuple[VenueCase, VenueFacts | None]]:
        """The stays of a case by their venue, with the rules that hold there."""
        at: dict[UUID, list[CaseStay]] = {}
        for each in self._cases.stays(connection, case.number):
            at.setdefault(each.venue, []).append(each)
        known, found = self._venues.find_all(connection, list(at)), []
        for of_venue, own in at.items():
            facts = known.get(of_venue)
            rules = ExposureRules(extension_minutes=case.extension_minutes)
            if facts is not None:
                rules = ExposureRules(facts.assumed_minutes, case.extension_minutes)
            found.append((VenueCase(of_venue, tuple(own), rules), facts))
        return found

    def _contacts(
        self,
        connection: Connection,
        one: VenueCase,
        facts: VenueFacts | None,
        seen: int | None,
        report: Report | None,
    ) -> VenueContacts:
        case = Case(one.own, one.rules)
        hours: dict[tuple[int, bool], Counter[Kind]] = {}
        declared = stays.within(connection, one.venue, case.windows, one.assumed)
        scanned = scanned_within(connection, one.venue, case.windows, one.assumed)
        for stay in chain(declared, scanned):
            closeness = case.closeness(stay.gate, stay.visited_from, stay.visited_to, stay.precision)
            if closeness is not None:
                elsewhere, possible, *_ = closeness
                kind = (
                    Circle.VENUE if elsewhere else Circle.GATE,
                    Certainty.POSSIBLE if possible else Certainty.CERTAIN,
                )
                hours.setdefault(_hour(stay), Counter())[kind] += stay.size
        counted = _counted(connection, one)
        keys = sorted(
            {*hours, *((hour, False) for hour in counted)}, key=lambda key: (_midnight(key[0]), key[1], key[0])
        )
        return VenueContacts(
            one.venue,
            facts,
            one.rules,
            one.stays,
            tuple(
                ContactHour(*key, hours.get(key, {}), *(counted.get(key[0], (None, None)) if not key[1] else ()))
                for key in keys
            ),
            case.windows[-1][1],
            seen,
            report,
        )


def _hour(stay: EqualStays) -> tuple[int, bool]:
    """The hour of an arrival, or its day where the hour is not known."""
    if stay.precision in TIMED:
        return hour_of(stay.visited_from), False
    return _midnight(stay.visited_from), True


def _midnight(ms: int) -> int:
    return from_venue_time(venue_time(ms).replace(hour=0, minute=0, second=0, microsecond=0))


def _counted(connection: Connection, one: VenueCase) -> dict[int, tuple[int, int]]:
    """People who were counted without a name in each of the case's hours: at all gates, and at those of the case."""
    at_gates = hours_at_gates(one.own, one.rules)
    found = {hour: (0, 0) for since, until in hours_of(one.own, one.rules) for hour in range(since, until, HOUR_MS)}
    for hour, gate, people in _crowd(connection, one.venue, hours_of(one.own, one.rules)):
        all_gates, own = found[hour]
        found[hour] = all_gates + people, own + (people if (hour, gate) in at_gates else 0)
    return {hour: people for hour, people in found.items() if people != (0, 0)}


def _crowd(connection: Connection, of_venue: UUID, spans: Iterable[tuple[int, int]]) -> Iterable[tuple[int, str, int]]:
    c = hourly.c
    for since, until in spans:
        query = (
            select(c.hour, c.gate, func.sum(c.count))
            .where(c.venue == of_venue, c.hour >= since, c.hour < until, c.kind == CountKind.SCREENING)
            .group_by(c.hour, c.gate)
        )
        yield from ((hour, gate, int(people)) for hour, gate, people in connection.execute(query))
