"""A demonstration desk with a past: made-up people, gates and a month of changes."""

import datetime as dt
import random
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from desktop.domain.card import VoidReason
from desktop.domain.clock import FixedClock, from_venue_time, venue_time
from desktop.domain.fever import FeverDraft, FeverOutcome, show_moment
from desktop.domain.geo import Datum
from desktop.domain.posters import Language
from desktop.domain.symptoms import Symptom, Symptoms
from desktop.domain.temperature import show_temperature
from desktop.domain.venue import VenueDraft
from desktop.services.cards.cards import CardService
from desktop.services.counting.counting import CountingService
from desktop.services.counting.hour_sheets import HourSheetService
from desktop.services.demo.people import Crowd, Visitors
from desktop.services.demo.tour import DemoTour
from desktop.services.fevers.fevers import FeverService, Worksheet
from desktop.services.green_channel.declarations import DeclarationService, Entered
from desktop.services.green_channel.slips import SlipService
from desktop.services.posters.posters import PosterService
from desktop.services.retention.retention import RetentionService
from desktop.services.setup.access import Opened
from desktop.services.setup.setup import NewDesk, PersonDraft, SetupRequest, SetupService
from desktop.services.venue.gates import GateService
from desktop.services.venue.members import MemberService
from desktop.services.venue.venues import VenueService, draft_of

_CARDS = 6
_AGAIN_MS = 12 * 60_000
_HIGH = 380
"""Tenths of a degree from which the demonstration's staff send somebody to the clinic."""
_PLACE, _CLINIC = "一楼隔离观察室", "惠城区人民医院发热门诊"


def deal_with_fevers(fevers: FeverService, now: int) -> None:
    """Close every worksheet that is open, as a careful clerk would at ``now`` (UTC ms)."""
    for waiting in fevers.open():
        sheet = fevers.worksheet(waiting.id)
        fevers.close(sheet.id, _ending(sheet, now))


def leave_one_waiting(fevers: FeverService, gate_id: str) -> None:
    """Somebody who was noticed at a gate and waits for the doctor."""
    cough = Symptoms((Symptom.COUGH,))
    fever = fevers.open_at_gate(gate_id, 378, cough, name="梁桂英")
    fevers.keep(fever, replace(fevers.worksheet(fever).draft, waits_at=_PLACE, called=_CLINIC))


def issue_cards(cards: CardService, entered: Iterable[Entered]) -> None:
    """Cards for some who came, each once; one of them was lost and replaced, another one is void."""
    people = {e.declaration.document.number: e.id for e in entered if e.declaration.document.number}
    issued = [cards.issue_for(declaration_id, consent=True) for declaration_id in list(people.values())[:_CARDS]]
    if len(issued) == _CARDS:
        cards.reissue(issued[1].id)
        cards.void(issued[3].id, VoidReason.ASKED)


def _ending(sheet: Worksheet, now: int) -> FeverDraft:
    first = sheet.facts.first or 0
    then = show_moment(min(sheet.facts.first_at + _AGAIN_MS, now), now)
    measured = FeverDraft(waits_at=_PLACE, second_at=then, closed_at=then)
    if first >= _HIGH:
        return replace(
            measured,
            second_c=show_temperature(first - 1),
            called=_CLINIC,
            called_at=then,
            outcome=FeverOutcome.TRANSFERRED,
        )
    return replace(
        measured, second_c=show_temperature(min(first, 368)), outcome=FeverOutcome.CLEARED, reason="医生检查后同意入内"
    )


PASSWORD = "venuedesk-demo"
MANAGER = "陈志远"
INSPECTORS = 12
_DAY_MS, _HOUR_MS = 86_400_000, 3_600_000
_HALF_AN_HOUR = 1 / 48  # of a day
_GATES_WITH_PC = 2

_ADDRESS = "江北街道云山西路8号"
_PRINTER = "HP LaserJet M209"
_FIRST_INSPECTORS = ("单雄", "曾敏")
_SURNAMES = (*"陈李黄张梁林刘吴罗杨何叶曾谢邓单解麦区冼仇", "欧阳", "司徒")
_GIVEN = (
    "秀英",
    "建国",
    "家琪",
    "春梅",
    "志强",
    "敏",
    "雄",
    "福",
    "小燕",
    "伟民",
    "嘉慧",
    "永康",
    "淑贞",
    "文杰",
    "雅婷",
    "国华",
    "丽芳",
    "俊",
    "晓东",
    "月娥",
)
_GATES = (
    "南门",
    "北门",
    "急诊入口",
    "停车场入口",
    "东门",
    "西门",
    "门诊入口",
    "住院部入口",
    "员工通道",
    "发热门诊",
)


class OpenDesk(Protocol):
    """The parts of an open desk that the demonstration lives through."""

    @property
    def venue(self) -> VenueService: ...
    @property
    def gates(self) -> GateService: ...
    @property
    def members(self) -> MemberService: ...
    @property
    def posters(self) -> PosterService: ...
    @property
    def slips(self) -> SlipService: ...
    @property
    def declarations(self) -> DeclarationService: ...
    @property
    def fevers(self) -> FeverService: ...
    @property
    def cards(self) -> CardService: ...
    @property
    def retention(self) -> RetentionService: ...
    @property
    def counting(self) -> CountingService: ...
    @property
    def hour_sheets(self) -> HourSheetService: ...
    @property
    def demo_tour(self) -> DemoTour: ...


Opener = Callable[[Path, Opened], AbstractContextManager[OpenDesk]]


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """How much of everything."""

    days: int = 30
    gates: int = 4
    declarations: int = 400
    seed: int = 7


class DemoService:
    """Makes the demonstration desk by the same services as the window, with the clock set to each day."""

    def __init__(self, setup: SetupService, open_desk: Opener, clock: FixedClock, now_ms: int) -> None:
        """``setup`` and the desks that ``open_desk`` opens run on ``clock``, which this service sets."""
        self._setup = setup
        self._open = open_desk
        self._clock = clock
        self._now = now_ms

    def create(self, folder: Path, plan: DemoPlan, posters: Path) -> NewDesk:
        """Make the desk, live its past, and save its posters of today as a PDF at ``posters``."""
        people = _People(random.Random(plan.seed))
        self._go_back(plan.days)
        made = self._setup.create(folder, _request(plan, people))
        with self._open(folder, made.opened) as desk:
            self._live(desk, plan, people)
            self._enter_declarations(desk, plan)
            self._count_crowd(desk, plan)
            self._go_back(0)
            desk.posters.save_pdf(desk.posters.prepare(_template(desk), Language.ZH), posters)
            desk.demo_tour.begin()
        return made

    def _live(self, desk: OpenDesk, plan: DemoPlan, people: "_People") -> None:
        """Posters go up, inspectors join and change gates, a gate gets a better name, the address a floor."""
        gates = desk.gates.list()
        desk.posters.record_print(desk.posters.prepare(_template(desk), Language.ZH), _PRINTER, copies=2)
        code = desk.venue.get().declaration_code
        newcomers = INSPECTORS - len(_FIRST_INSPECTORS)
        for number in range(newcomers):
            self._go_back(plan.days * (1 - (number + 1) / (newcomers + 4)))
            name, phone = people.next()
            desk.members.bind_inspector(code, name, phone, [gates[number % len(gates)].id])
        self._go_back(plan.days * 0.2)
        desk.venue.edit(replace(draft_of(desk.venue.get()), address=_ADDRESS + "一楼"))
        self._go_back(plan.days * 0.15)
        desk.gates.rename(gates[-1].id, _gate_name(plan.gates - 1))
        self._go_back(plan.days * 0.1)
        self._hang_posters(desk)
        newest = desk.members.list()[-1]
        desk.members.assign(newest.id, [gates[0].id, gates[-1].id])

    def _hang_posters(self, desk: OpenDesk) -> None:
        """Printed anew but for the last gate; whoever went round with a phone has seen the first one so far."""
        posters = desk.posters
        gates = [gate.id for gate in desk.gates.list()]
        if printed := gates[:-1]:
            posters.record_print(posters.prepare(_template(desk), Language.ZH, printed), _PRINTER, copies=1)
            self._clock.ms += _HOUR_MS
            posters.confirm_posted(printed[0], posters.states()[0].serial or "")

    def _enter_declarations(self, desk: OpenDesk, plan: DemoPlan) -> None:
        """Slips typed in at the end of each of the last days; a few of the newest batch are still outstanding."""
        days = min(plan.days, desk.retention.days() - 1) - 1  # none that the first purge would delete
        visitors = Visitors(random.Random(plan.seed + 1), venue_time(self._now).date())
        gates = [gate.name for gate in desk.gates.list()]
        at_gate = {g: m.name for m in desk.members.list() for g in m.gate_ids}
        inspectors = {gate.name: at_gate[gate.id] for gate in desk.gates.list() if gate.id in at_gate}
        entered: list[Entered] = []
        for ago in range(days, 0, -1):
            count = plan.declarations * (days - ago + 1) // days - plan.declarations * (days - ago) // days
            self._go_back(ago - 0.5)
            self._clock.ms = min(self._clock.ms, self._now)
            day = venue_time(self._clock.ms).date() - dt.timedelta(days=1)
            serials = desk.slips.start_batch(count + (6 if ago == 1 else 0)).serials if count else ()
            drafts = visitors.day(day, count, gates, inspectors)
            for serial, draft in zip(serials, drafts, strict=False):
                entered.append(desk.declarations.enter(replace(draft, slip=str(serial))))
            deal_with_fevers(desk.fevers, self._clock.ms)
        self._go_back(_HALF_AN_HOUR)
        issue_cards(desk.cards, entered)
        leave_one_waiting(desk.fevers, desk.gates.list()[0].id)

    def _count_crowd(self, desk: OpenDesk, plan: DemoPlan) -> None:
        """People are counted at the first two gates with a press each; the others send in hour sheets at night."""
        crowd = Crowd(random.Random(plan.seed + 2))
        gates = [gate.id for gate in desk.gates.list()]
        people = desk.members.list()
        at_gate = {gate: [m.id for m in people if gate in m.gate_ids] for gate in gates}
        today = venue_time(self._now).date()
        for ago in range(plan.days - 1, -1, -1):
            day = today - dt.timedelta(days=ago)
            self._clock.ms = min(from_venue_time(dt.datetime.combine(day, dt.time(20, 0))), self._now)
            if pressed := crowd.presses(day, gates[:_GATES_WITH_PC], at_gate, self._clock.ms):
                desk.counting.take(pressed)
            for gate in gates[_GATES_WITH_PC:] if ago else ():
                there = at_gate[gate]
                sheet = crowd.sheet(day, gate, there[day.toordinal() % len(there)] if there else "")
                if sheet.cells:
                    desk.hour_sheets.enter(sheet)

    def _go_back(self, days: float) -> None:
        self._clock.ms = self._now - round(days * _DAY_MS)


class _People:
    """Made-up people; no two share a name or a phone number."""

    def __init__(self, chance: random.Random) -> None:
        names = [s + g for s in _SURNAMES for g in _GIVEN]
        chance.shuffle(names)
        self._names = iter(n for n in names if n not in (MANAGER, *_FIRST_INSPECTORS))
        self._numbers = iter(chance.sample(range(100_000), len(names)))

    def next(self) -> tuple[str, str]:
        """A name and a phone number of a range that is not assigned."""
        return next(self._names), f"139001{next(self._numbers):05d}"


def _request(plan: DemoPlan, people: _People) -> SetupRequest:
    names = [_gate_name(i) for i in range(plan.gates)]
    if plan.gates > 1:
        names[-1] = f"{names[-1]}（旧）"
    return SetupRequest(
        draft=VenueDraft(
            "惠州市惠城区江北街道社区卫生服务中心",
            "12441302MB2C00000D",
            "医疗机构",
            "441302004",
            _ADDRESS,
            23.1115,
            114.4161,
            Datum.GCJ02,
            "VENUE.HUIZHOU.EXAMPLE",
        ),
        manager=PersonDraft(MANAGER, "13800138000", PASSWORD),
        gates=tuple(names),
        clerks=(PersonDraft("李春梅", "13800138001", PASSWORD),),
        inspectors=tuple(
            PersonDraft(name, people.next()[1], gates=(names[i % len(names)],))
            for i, name in enumerate(_FIRST_INSPECTORS)
        ),
    )


def _gate_name(number: int) -> str:
    return _GATES[number] if number < len(_GATES) else f"{number + 1}号通道"


def _template(desk: OpenDesk) -> str:
    return desk.posters.templates()[0].id
