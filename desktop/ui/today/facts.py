"""What the Today page knows, what follows from it that somebody should do, and how long reading it may take."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from desktop import __version__
from desktop.domain.clock import venue_time
from desktop.domain.hourly import CountKind
from desktop.domain.messages import Message, message
from desktop.domain.people import Member, Right, Role
from desktop.domain.posters import OLD_CODE_DAYS, GatePoster, OldCodeScans, PosterState
from desktop.domain.statistics import DayFigures, Selection, Series
from desktop.domain.temperature import is_fever, show_temperature
from desktop.services.backup.backups import BackupStatus
from desktop.services.counting.shift_note import ShiftNote
from desktop.services.demo.tour import TourStep
from desktop.services.desk import Desk
from desktop.services.fevers.fevers import OpenFever
from desktop.services.retention.retention import RetentionStatus
from desktop.services.rights import may_call
from desktop.services.statistics.venue_desks import SeenDesk
from desktop.services.venue.check_in import CheckInOffer
from desktop.settings import VERSION, Settings
from desktop.ui.kit.own_gates import gates_of
from desktop.ui.kit.todo import TodoItem
from desktop.ui.today.tour import tour_items

_NAMED = 3
"""Fevers and gates that are listed one by one; of more, the rest is counted."""

_FEVER, _SLIPS = message("Today", "Fever"), message("Today", "Slips")
_SYMPTOMS = message("Today", "Symptoms")
_POSTER, _SYNC, _GATE = message("Today", "Poster"), message("Today", "Sync"), message("Today", "Gate")
_NOTE, _BACKUP = message("Today", "Note"), message("Today", "Backup")
_RECORDS, _CLOCK, _NEWS = message("Today", "Records"), message("Today", "Clock"), message("Today", "Update")


@dataclass(frozen=True)
class RetentionFacts:
    """Records that are near their end, slips of paper that have outlived theirs, and how backups stand."""

    status: RetentionStatus | None = None
    to_shred: int = 0
    backups: BackupStatus | None = None


@dataclass(frozen=True)
class TodayFacts:
    """The desk at a moment (``now``, UTC ms): people so far, gates with their posters, members, and what is open.

            ``green`` are registrations of today's visits, ``typed`` slips that were typed in today whenever the visit was,
            ``slips`` those handed out and not entered, ``unsynced`` records that no hub has, ``office_key`` why declarations
            wait for the health office's key (None: they do not), ``asked`` whether the health office wants those of before,
            ``desks`` the venue's other ones, ``findings`` what is odd about
            the past of the audit log,
            ``check_in`` the hub's address for the codes where it is offered, ``old_codes`` gates whose old codes are scanned,
        _NOTE, _BACKUP = message("Today", "Note"), message("Today", "Backup")
    _RECORDS, _CLOCK, _NEWS = message("Today", "Records"), message("Today", "Clock"), message("Today", "Update")
    """

    now: int = 0
    posters: tuple[GatePoster, ...] = ()
    members: tuple[Member, ...] = ()
    me: Member | None = None
    day: DayFigures | None = None
    green: int = 0
    typed: int = 0
    slips: int = 0
    fevers: tuple[OpenFever, ...] = ()
    unsynced: int = 0
    office_key: Message | None = None
    asked: bool = False
    desks: tuple[SeenDesk, ...] = ()
    findings: tuple[Message, ...] = ()
    note: ShiftNote | None = None
    held: int = 0
    tour: tuple[TourStep, ...] = ()
    check_in: CheckInOffer | None = None
    old_codes: tuple[OldCodeScans, ...] = ()
    updated_to: str = ""

    @property
    def inspectors(self) -> tuple[Member, ...]:
        """Everybody who checks visitors, the manager too if so chosen."""
        return tuple(m for m in self.members if m.bound and (m.inspector or m.role is Role.INSPECTOR))

    @property
    def due(self) -> tuple[GatePoster, ...]:
        """Gates whose poster is to be printed: it is missing or no longer true."""
        return tuple(p for p in self.posters if p.state.is_due)

    @property
    def unmanned(self) -> tuple[GatePoster, ...]:
        """Gates without an inspector."""
        at_gates = {g for m in self.inspectors for g in m.gate_ids}
        return tuple(p for p in self.posters if p.gate.id not in at_gates)

    @property
    def sees_own_only(self) -> bool:
        """Whether the figures are only of whom this member has checked."""
        return self.me is not None and not self.may(Right.SEE_STATISTICS)

    def people_at(self, gate_id: str) -> int:
        """Everybody who came through a gate today, as far as it is seen."""
        series = self.day.series if self.day is not None else ()
        return round(sum(one.total for one in series if one.key == gate_id))

    @property
    def people_at_retired(self) -> tuple[Series, ...]:
        """People of today at gates that are not in use any more: they are in the total."""
        current = {poster.gate.id for poster in self.posters}
        return tuple(one for one in self.day.series if one.key not in current) if self.day is not None else ()

    def may(self, right: Right) -> bool:
        """Whether whoever looks at it has a right."""
        return self.me is not None and self.me.may(right)


def todo_of(facts: TodayFacts, old: RetentionFacts) -> tuple[Literal["first", "usual", "tour"], list[TodoItem]]:
    """First steps until all of them are done, then whatever needs somebody's attention; urgent things stand above."""
    urgent = [*_clock(old), *_fevers(facts), *_held(facts), *_note(facts)]
    first = _first_steps(facts)
    if first and not all(item.done for item in first):
        return "first", [
            *urgent,
            *first,
            *_check_in(facts),
            *_slips(facts),
            *_unsynced(facts),
            *_backups(facts, old),
            *_retention_items(facts, old),
            *_news(facts),
        ]
    tour = tour_items(facts.tour)
    return "tour" if tour else "usual", [
        *urgent,
        *tour,
        *_slips(facts),
        *_check_in(facts),
        *_posters(facts),
        *_old_codes(facts),
        *_unsynced(facts),
        *_unmanned(facts),
        *_backups(facts, old),
        *_retention_items(facts, old),
        *_news(facts),
    ]


def _first_steps(facts: TodayFacts) -> list[TodoItem]:
    """What makes a new desk ready. Only the manager can do it all, so only the manager is told."""
    if not facts.may(Right.EDIT_MEMBERS):
        return []
    unprinted = [p for p in facts.posters if p.state in (PosterState.NEVER, PosterState.SAVED)]
    return [
        TodoItem(message("Today", "Register the venue"), "go.venue", done=True),
        TodoItem(message("Today", "Add the inspectors"), "go.venue", done=bool(facts.inspectors)),
        TodoItem(
            message("Today", "Assign inspectors to gates"), "go.venue", done=any(m.gate_ids for m in facts.inspectors)
        ),
        TodoItem(message("Today", "Print a poster for every gate"), "go.posters", done=not unprinted),
    ]


def _clock(old: RetentionFacts) -> Iterator[TodoItem]:
    """A clock that cannot be right comes before everything else: all that is entered bears its date. Then what is not
    deleted although it is past its retention."""
    doubt = old.status.doubt if old.status else None
    if doubt:
        yield TodoItem(doubt.sentence, "go.settings", tag=_CLOCK, tone="danger")
    if old.status and old.status.many and not (doubt and doubt.is_ahead):
        yield TodoItem(old.status.many.sentence, "go.settings", tag=_RECORDS, tone="danger")


def _fevers(facts: TodayFacts) -> Iterator[TodoItem]:
    """Who waits: masked, the longest wait first."""
    shown = facts.fevers if len(facts.fevers) <= _NAMED else facts.fevers[: _NAMED - 1]
    for fever in shown:
        tag = _FEVER if is_fever(fever.first) or is_fever(fever.second) else _SYMPTOMS
        yield TodoItem(_fever(fever), "entry.fever", tag=tag, tone="danger", is_personal=True)
    if len(shown) < len(facts.fevers):
        more = message("Today", "{count} more wait", count=len(facts.fevers) - len(shown))
        yield TodoItem(more, "entry.fever", tag=_FEVER, tone="danger")


def _fever(fever: OpenFever) -> Message:
    at = f"{venue_time(fever.opened_at):%H:%M}"
    who: Message | str = fever.name or message("Today", "No name")
    if fever.second is not None:
        return message(
            "Today",
            "{who} {value} °C when measured again, {gate}, since {at}",
            who=who,
            value=show_temperature(fever.second),
            gate=fever.gate,
            at=at,
        )
    if fever.first is not None and is_fever(fever.first):
        return message(
            "Today",
            "{who} {value} °C, {gate}, waits since {at}",
            who=who,
            value=show_temperature(fever.first),
            gate=fever.gate,
            at=at,
        )
    if fever.first is None and not fever.symptoms:  # sealed at a gate: an inspector knows no more of it
        return message("Today", "{who}, {gate}, waits since {at}", who=who, gate=fever.gate, at=at)
    return message("Today", "{who} told symptoms, {gate}, waits since {at}", who=who, gate=fever.gate, at=at)


def _held(facts: TodayFacts) -> Iterator[TodoItem]:
    """What came from the gates and needs a person."""
    if facts.held:
        text = message("Today", "From gates, not taken over: {count}", count=facts.held)
        yield TodoItem(text, "today.gates", tag=_GATE, tone="attention")


def _note(facts: TodayFacts) -> Iterator[TodoItem]:
    """That somebody else has left a note; what it says is for who goes there, not for who looks at the screen."""
    note = facts.note
    if note is not None and facts.me is not None and note.by_id != facts.me.id:
        text = message("Today", "{name} has left a note, {at}", name=note.by, at=f"{venue_time(note.at):%H:%M}")
        yield TodoItem(text, "go.shift", tag=_NOTE)


def _slips(facts: TodayFacts) -> Iterator[TodoItem]:
    if facts.slips:
        text = message("Today", "{count} handed out and not entered", count=facts.slips)
        yield TodoItem(text, "go.green-channel", tag=_SLIPS, tone="attention")


def _unsynced(facts: TodayFacts) -> Iterator[TodoItem]:
    """What no hub has yet. It goes by itself as soon as there is a way; the page says how that stands."""
    if facts.asked:
        text = message(
            "Today", "The health office asks you to sync soon. Records to send: {count}", count=facts.unsynced
        )
        yield TodoItem(text, "go.sync", tag=_SYNC, tone="attention")
    if facts.office_key is not None:
        yield TodoItem(facts.office_key, "go.sync", tag=_SYNC, tone="attention")
    elif facts.unsynced and not facts.asked:
        text = message("Today", "{count} records to send", count=facts.unsynced)
        yield TodoItem(text, "go.sync", tag=_SYNC, tone="good")


def _posters(facts: TodayFacts) -> Iterator[TodoItem]:
    """Each gate by itself, unless there are too many of a kind; what only wants a look at the wall in one line."""
    for state, one, many in (
        (
            PosterState.STALE,
            message("Today", "{gate}: out of date, print it again"),
            message("Today", "Posters out of date: {count}"),
        ),
        (
            PosterState.NEVER,
            message("Today", "{gate}: print the first poster"),
            message("Today", "Gates without a poster: {count}"),
        ),
        (
            PosterState.SAVED,
            message("Today", "{gate}: saved as PDF, not printed"),
            message("Today", "Posters saved as PDF, not printed: {count}"),
        ),
    ):
        found = [p for p in facts.due if p.state is state]
        each_one = [replace(one, values={"gate": p.gate.name}) for p in found]
        for each in each_one if len(found) <= _NAMED else [replace(many, values={"count": len(found)})]:
            yield TodoItem(each, "go.posters", tag=_POSTER, tone="attention")
    if printed := sum(p.state is PosterState.PRINTED for p in facts.posters):
        unseen = message("Today", "Printed, not yet seen on the wall: {count}", count=printed)
        yield TodoItem(unseen, "posters.check", tag=_POSTER)


def _check_in(facts: TodayFacts) -> Iterator[TodoItem]:
    if facts.check_in is not None:
        text = message("Today", "Visitors can register themselves: choose whether the codes lead to the hub")
        yield TodoItem(text, "venue.check_in", tag=_POSTER, tone="attention")


def _old_codes(facts: TodayFacts) -> Iterator[TodoItem]:
    """Posters that should not hang any more."""
    people = sum(one.people for one in facts.old_codes)
    if people:
        text = message(
            "Today", "Old codes are still scanned: {count} people in {days} days", count=people, days=OLD_CODE_DAYS
        )
        yield TodoItem(text, "go.posters", tag=_POSTER, tone="attention")


def _unmanned(facts: TodayFacts) -> Iterator[TodoItem]:
    if len(facts.unmanned) > _NAMED:
        text = message("Today", "Gates without an inspector: {count}", count=len(facts.unmanned))
        yield TodoItem(text, "go.venue", tag=_GATE)
        return
    for poster in facts.unmanned:
        text = message("Today", "{gate}: no inspector is assigned", gate=poster.gate.name)
        yield TodoItem(text, "go.venue", tag=_GATE)


def _backups(facts: TodayFacts, old: RetentionFacts) -> Iterator[TodoItem]:
    """No good copy for too long, or none in the second place: a stick that is not there."""
    status = old.backups
    if status is None or not facts.may(Right.ENTER_DECLARATIONS):
        return
    if status.cloud:
        text = message("Today", "{program} keeps the desk’s folder in step: move it elsewhere", program=status.cloud)
        yield TodoItem(text, "settings.folder", tag=_BACKUP, tone="attention")
    if status.is_late:
        text = message("Today", "There is no backup yet")
        if status.state.at:
            text = message("Today", "The last good backup is of {when}", when=venue_time(status.state.at).date())
        yield TodoItem(text, "go.backup", tag=_BACKUP, tone="danger")
    if status.second_missing:
        text = message("Today", "The place of the second backup is not there: put the stick in")
        yield TodoItem(text, "go.backup", tag=_BACKUP, tone="attention")
    elif status.second_late:
        text = message("Today", "The second place has had no new backup for more than two days")
        yield TodoItem(text, "go.backup", tag=_BACKUP, tone="attention")
    if status.state.failure is not None:
        yield TodoItem(status.state.failure, "go.backup", tag=_BACKUP, tone="attention")


def _retention_items(facts: TodayFacts, old: RetentionFacts) -> Iterator[TodoItem]:
    """What will be deleted soon, in time for a legal hold or an export; and paper that has outlived its record."""
    if not facts.may(Right.EDIT_VENUE):
        return
    if old.to_shred:
        text = message("Today", "Slips to be shredded: {count}", count=old.to_shred)
        yield TodoItem(text, "settings.shred", tag=_SLIPS)
    if old.status and old.status.expiring:
        text = message(
            "Today",
            "Records to be deleted within a week: {count}, the first on {day}",
            count=old.status.expiring,
            day=old.status.first_day,
        )
        yield TodoItem(text, "go.settings", tag=_RECORDS)


def _news(facts: TodayFacts) -> Iterator[TodoItem]:
    """Until somebody has looked at it; nothing waits for that."""
    if facts.updated_to:
        text = message("Today", "VenueDesk was updated to version {version}", version=facts.updated_to)
        yield TodoItem(text, "settings.changes", tag=_NEWS, action=message("Today", "What’s new"))


_GREEN_CHANNEL = Selection(kinds=(CountKind.REGISTRATION,))


def read_facts(desk: Desk) -> TodayFacts:
    """What is quick however much the desk keeps: it touches today's rollup and short lists only. Raises ``UserError``."""
    today, me, posters = desk.clock.today(), desk.members.me(), desk.posters.states()
    own = gates_of(me, (poster.gate for poster in posters))
    return TodayFacts(
        now=desk.clock.now_ms(),
        posters=posters if own is None else tuple(poster for poster in posters if poster.gate in own),
        members=desk.members.list(),
        me=me,
        day=desk.statistics.day(today),
        typed=desk.declarations.entered_today(),
        green=round(desk.statistics.day(today, selection=_GREEN_CHANNEL).total),
        slips=sum(last.number - first.number + 1 for first, last in desk.slips.outstanding()),
        fevers=desk.fevers.open(),
        unsynced=desk.outbox.unsynced(),
        office_key=desk.office_key.read().title,
        asked=desk.outbox.report_requested(),
        desks=desk.statistics.desks(),
        findings=desk.audit_findings.unacknowledged(),
        note=desk.shift_notes.left(),
        tour=desk.demo_tour.steps() if may_call(desk.demo_tour.put_away) else (),
        held=desk.gate_inbox.count_held() if may_call(desk.gate_inbox.count_held) else 0,
        check_in=desk.check_in.offer() if may_call(desk.check_in.offer) else None,
        old_codes=desk.old_codes.scanned() if may_call(desk.old_codes.scanned) else (),
        updated_to=_updated_to(desk.settings),
    )


def _updated_to(settings: Settings) -> str:
    """Whoever uses the program for the first time has nothing to compare it with."""
    seen = settings.get(VERSION)
    if not seen:
        settings.set(VERSION, __version__)
    return __version__ if seen and seen != __version__ else ""


def read_retention(desk: Desk) -> RetentionFacts:
    """What counts over many records, and so comes later than ``read_facts``. Raises ``UserError``."""
    return RetentionFacts(
        desk.retention.status(),
        desk.destruction.waiting() if may_call(desk.destruction.waiting) else 0,
        desk.backup.status(),
    )
