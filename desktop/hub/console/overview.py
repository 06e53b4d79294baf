"""Queries of the console's pages: venues, figures by the hour, the quarantine. None reads the body of a record.

Queries about one venue name it; only the list of venues and the list of waiting desks are about all.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Engine, func, or_, select

from desktop.domain.clock import venue_time
from desktop.domain.counting import hour_start
from desktop.domain.hourly import HOUR_MS, CountKind
from desktop.domain.records import RecordKinds
from desktop.hub.check_in.scans import scans_by_hour
from desktop.hub.check_in.tables import scan_hour
from desktop.hub.classify import from_raw
from desktop.hub.tables import desk, hourly, quarantined, venue
from desktop.hub.tickets import NO_VENUE

DAYS = 14
_MOST_WAITING = 8


@dataclass(frozen=True, slots=True)
class VenueLine:
    """A venue in the list: people and fevers of the day so far, people who scanned its code, approved desks, quarantined
    records."""

    venue: UUID
    name: str
    code: str
    people: int
    scanned: int
    fevers: int
    desks: int
    waiting: int
    quarantined: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A desk that waits for approval. ``asked``: UTC ms."""

    venue: UUID
    name: str
    desk: UUID
    asked: int


@dataclass(frozen=True, slots=True)
class VenueSummary:
    """A venue as the hub knows it. ``code``: its declaration code; ``days``: how long it keeps personal data, None for
    the default; ``registered``: when its first desk asked to join, UTC ms."""

    venue: UUID
    name: str
    code: str
    days: int | None
    registered: int


@dataclass(slots=True)
class Figures:
    """People of an hour or a day: registered from slips, screened at gates, and those of both with a fever. ``scanned``
    the venue's code: another measure of those at the gates, which is never added to theirs."""

    registered: int = 0
    checked: int = 0
    abnormal: int = 0
    scanned: int = 0

    @property
    def people(self) -> int:
        return self.registered + self.checked


@dataclass(slots=True)
class Day:
    """The figures of a day by hour, of people whose hour is not known apart, and of the days around it."""

    day: dt.date
    hours: dict[int, Figures] = field(default_factory=dict)
    untimed: Figures = field(default_factory=Figures)
    total: Figures = field(default_factory=Figures)
    before: dict[dt.date, Figures] = field(default_factory=dict)

    @property
    def most(self) -> int:
        """The people of the busiest hour, at least one."""
        return max((figures.people for figures in self.hours.values()), default=0) or 1

    @property
    def has_scans(self) -> bool:
        """Whether anybody scanned in the two weeks."""
        return any(figures.scanned for figures in self.before.values())

    @property
    def most_of_a_day(self) -> int:
        return max((figures.people for figures in self.before.values()), default=0) or 1


@dataclass(frozen=True, slots=True)
class QuarantineLine:
    """A quarantined record: ``what`` is its kind, empty where that cannot be read. ``received``: UTC ms."""

    desk: UUID
    seq: int
    disposition: str
    reason: str
    received: int
    what: str
    content: bool


class Overview:
    """Runs the console's queries over venues, desks and days."""

    def __init__(self, engine: Engine, kinds: RecordKinds) -> None:
        self._engine = engine
        self._kinds = kinds

    def venues(self, search: str, day: dt.date, start: int, count: int) -> tuple[Sequence[VenueLine], int]:
        """Venues whose name or declaration code contains the words, by name, with their figures of a day; and how many
        venues there are in all."""
        of_day = (
            hourly.c.venue == venue.c.venue,
            hourly.c.hour >= hour_start(day, 0),
            hourly.c.hour < hour_start(day, 24),
        )
        of_desk = select(func.count()).where(desk.c.venue == venue.c.venue)
        columns = (
            venue.c.venue,
            venue.c.name,
            venue.c.code,
            select(func.coalesce(func.sum(hourly.c.count), 0)).where(*of_day).scalar_subquery(),
            select(func.coalesce(func.sum(scan_hour.c.count), 0))
            .where(
                scan_hour.c.venue == venue.c.venue,
                scan_hour.c.hour >= hour_start(day, 0),
                scan_hour.c.hour < hour_start(day, 24),
            )
            .scalar_subquery(),
            select(func.coalesce(func.sum(hourly.c.abnormal), 0)).where(*of_day).scalar_subquery(),
            of_desk.where(desk.c.state == "approved").scalar_subquery(),
            of_desk.where(desk.c.state == "waiting").scalar_subquery(),
            select(func.count())
            .where(quarantined.c.venue == venue.c.venue, quarantined.c.disposition != "expired")
            .scalar_subquery(),
        )
        query, total = select(*columns), select(func.count()).select_from(venue)
        for word in search.split()[:5]:
            found = or_(venue.c.name.icontains(word, autoescape=True), venue.c.code.icontains(word, autoescape=True))
            query, total = query.where(found), total.where(found)
        with self._engine.begin() as connection:
            rows = connection.execute(query.order_by(venue.c.name, venue.c.venue).offset(start).limit(count)).all()
            lines = [VenueLine(*row[:3], *map(int, row[3:])) for row in rows]
            return lines, connection.execute(total).scalar_one()

    def waiting(self) -> tuple[Sequence[Waiting], int]:
        """Desks that wait for approval, the longest first, and how many there are in all."""
        waits = desk.c.state == "waiting"
        query = (
            select(desk.c.venue, venue.c.name, desk.c.desk, desk.c.asked)
            .join(venue, venue.c.venue == desk.c.venue)
            .where(waits)
            .order_by(desk.c.asked)
            .limit(_MOST_WAITING)
        )
        with self._engine.begin() as connection:
            rows = connection.execute(query).all()
            total = connection.execute(select(func.count()).select_from(desk).where(waits)).scalar_one()
        return [Waiting(*row) for row in rows], total

    def venue(self, of_venue: UUID) -> VenueSummary | None:
        """A venue; None for an unknown one."""
        if of_venue == NO_VENUE:
            return None
        columns = (venue.c.venue, venue.c.name, venue.c.code, venue.c.days, venue.c.registered)
        with self._engine.begin() as connection:
            row = connection.execute(select(*columns).where(venue.c.venue == of_venue)).one_or_none()
        return VenueSummary(*row) if row else None

    def newest_day(self, of_venue: UUID) -> dt.date | None:
        """The last day with anybody in it."""
        with self._engine.begin() as connection:
            hours = [
                connection.scalar(
                    select(t.c.hour).where(t.c.venue == of_venue, t.c.count != 0).order_by(t.c.hour.desc()).limit(1)
                )
                for t in (hourly, scan_hour)
            ]
        newest = max((hour for hour in hours if hour is not None), default=None)
        return None if newest is None else _date(newest)

    def day(self, of_venue: UUID, day: dt.date) -> Day:
        """A day of a venue, all desks together, and the two weeks up to it."""
        since, until = hour_start(day - dt.timedelta(days=DAYS - 1), 0), hour_start(day, 24)
        columns = (hourly.c.hour, hourly.c.kind, hourly.c.vague)
        query = (
            select(*columns, func.sum(hourly.c.count), func.sum(hourly.c.abnormal))
            .where(hourly.c.venue == of_venue, hourly.c.hour >= since, hourly.c.hour < until)
            .group_by(*columns)
        )
        found = Day(day, before={day - dt.timedelta(days=ago): Figures() for ago in range(DAYS)})
        with self._engine.begin() as connection:
            for hour, kind, vague, count, abnormal in connection.execute(query):
                _add(found, hour, kind, int(count), int(abnormal), vague=vague)
            for hour, people in scans_by_hour(connection, of_venue, since, until).items():
                _add(found, hour, CountKind.SCAN, people, 0, vague=False)
        return found

    def quarantined(self, of_venue: UUID, start: int, count: int) -> tuple[Sequence[QuarantineLine], int]:
        """The quarantine of a venue's desks, newest first, and how many there are in all."""
        mine = (quarantined.c.venue == of_venue, quarantined.c.disposition != "expired")
        query = (
            select(quarantined)
            .where(*mine)
            .order_by(quarantined.c.received.desc(), quarantined.c.desk, quarantined.c.seq.desc())
            .offset(start)
            .limit(count)
        )
        with self._engine.begin() as connection:
            rows = connection.execute(query).all()
            total = connection.execute(select(func.count()).select_from(quarantined).where(*mine)).scalar_one()
        return [
            QuarantineLine(
                r.desk, r.seq, r.disposition, r.reason, r.received, _what(r.raw, self._kinds), r.raw is not None
            )
            for r in rows
        ], total


def _add(found: Day, hour: int, kind: str, count: int, abnormal: int, *, vague: bool) -> None:
    places = [found.before[_date(hour)]]
    if _date(hour) == found.day:
        places += [found.total, found.untimed if vague else found.hours.setdefault(_hour(hour, found.day), Figures())]
    for place in places:
        place.abnormal += abnormal
        match kind:
            case CountKind.REGISTRATION:
                place.registered += count
            case CountKind.SCAN:
                place.scanned += count
            case _:
                place.checked += count


def _what(raw: bytes | None, kinds: RecordKinds) -> str:
    """The kind of a record, where it is a registered one: any other text might be personal."""
    kind = None if raw is None else kinds.of(from_raw(raw).kind)
    return "" if kind is None else kind.name


def _date(hour: int) -> dt.date:
    return venue_time(hour).date()


def _hour(hour: int, day: dt.date) -> int:
    return (hour - hour_start(day, 0)) // HOUR_MS
