"""Made-up people of the demonstration: visitors of the green channel, and a believable crowd at the gates."""

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence

from desktop.domain.clock import from_venue_time
from desktop.domain.counting import HourSheetDraft
from desktop.domain.declaration import DeclarationDraft
from desktop.services.counting.counting import Pressed

_SURNAMES = "陈李黄张梁林刘吴罗杨何叶曾谢邓单解麦区冼仇温钟赖廖"
_ELDER_NAMES = "秀英 建国 桂兰 志强 玉珍 国华 淑贞 福生 月娥 永康 凤仙 伟民 丽芳 亚娣 水生".split()
_CHILD_NAMES = "小宝 子涵 浩然 雨桐 梓萱 俊熙 思琪 文轩 乐怡 嘉豪".split()
_STREETS = (
    "江北街道云山西路",
    "江北街道三新南路",
    "桥东街道上米街",
    "桥西街道环城西路",
    "江南街道下角中路",
    "龙丰街道上排新村",
    "河南岸街道斑樟湖路",
    "小金口街道金源路",
    "水口街道龙湖大道",
    "汝湖镇仍图路",
)
_SYMPTOMS = ("cough", "fatigue", "sore_throat", "runny_nose")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_MADE_UP_DISTRICT = "441399"


class Visitors:
    """Draws visitors; some of them come again."""

    def __init__(self, chance: random.Random, today: dt.date) -> None:
        self._chance = chance
        self._today = today
        self._regulars = [self._person() for _ in range(40)]

    def day(self, day: dt.date, count: int, gates: list[str], inspectors: dict[str, str]) -> Iterator[DeclarationDraft]:
        """Declarations of one day, in the order of arrival; the busy hours are those of a clinic."""
        minutes = sorted(self._minute() for _ in range(count))
        for minute in minutes:
            person = self._chance.choice(self._regulars) if self._chance.random() < 0.3 else self._person()
            gate = self._chance.choices(gates, [1 / (i + 1) for i in range(len(gates))])[0]
            yield self._visit(person, day, minute, gate, inspectors.get(gate, ""))

    def _minute(self) -> int:
        morning = self._chance.random() < 0.65
        middle = 9 * 60 + 50 if morning else 15 * 60 + 10
        return min(max(round(self._chance.gauss(middle, 55)), 7 * 60 + 30), 17 * 60 + 55)

    def _visit(self, person: dict[str, str], day: dt.date, minute: int, gate: str, inspector: str) -> DeclarationDraft:
        chance = self._chance
        start = f"{minute // 60:02d}:{minute % 60:02d}"
        leave = min(minute + chance.randrange(15, 110), 18 * 60 + 30)
        time = chance.choices(
            (start, f"{start}-{leave // 60:02d}:{leave % 60:02d}", "上午" if minute < 720 else "下午"), (5, 4, 2)
        )[0]
        fever = chance.random() < 0.012
        temperature = chance.randrange(373, 386) if fever else chance.randrange(361, 371)
        symptoms = "fever" if fever else chance.choice(_SYMPTOMS) if chance.random() < 0.03 else ""
        travelled = chance.random() < 0.02
        visit = {
            "visited_on": day.isoformat(),
            "time": time,
            "gate": gate,
            "inspector": inspector,
            "temperature_c": f"{temperature / 10}",
            "symptoms": symptoms,
            "travel_history": "yes: 外地返回" if travelled else "no",
            "contact_history": "no",
            "fever_contact_history": "no",
            "cluster_history": "no",
            "consent": "yes",
            "signature": "signed",
        }
        return DeclarationDraft.of(person | visit)

    def _person(self) -> dict[str, str]:
        kind = self._chance.choices(("elderly", "minor", "no_phone", "hearing"), (70, 14, 12, 4))[0]
        return {
            "elderly": self._elder,
            "minor": self._child,
            "no_phone": self._without_phone,
            "hearing": self._hard_of_hearing,
        }[kind]()

    def _elder(self) -> dict[str, str]:
        born = self._today - dt.timedelta(days=self._chance.randrange(62 * 366, 90 * 365))
        return self._named(_ELDER_NAMES) | {
            "category": "elderly",
            "id_type": "resident_id",
            "id_number": self._number(born),
        }

    def _child(self) -> dict[str, str]:
        born = self._today - dt.timedelta(days=self._chance.randrange(4 * 365, 13 * 365))
        parent = self._named(_ELDER_NAMES)
        return self._named(_CHILD_NAMES) | {
            "category": "minor",
            "id_type": "household_register",
            "id_number": self._number(born),
            "phone": "",
            "guardian_name": parent["name"],
            "guardian_phone": parent["phone"],
            "guardian_relation": self._chance.choice(("mother", "father", "grandparent")),
        }

    def _without_phone(self) -> dict[str, str]:
        born = self._today - dt.timedelta(days=self._chance.randrange(20 * 366, 58 * 365))
        landline = {"phone": f"0752-{self._chance.randrange(2_000_000, 2_999_999)}"}
        return (
            self._named(_ELDER_NAMES)
            | landline
            | {"category": "no_phone", "id_type": "resident_id", "id_number": self._number(born)}
        )

    def _hard_of_hearing(self) -> dict[str, str]:
        born = self._today - dt.timedelta(days=self._chance.randrange(30 * 366, 70 * 365))
        number = f"{self._number(born)}2{self._chance.randrange(1, 5)}"
        return self._named(_ELDER_NAMES) | {"category": "hearing", "id_type": "disability_card", "id_number": number}

    def _named(self, given: list[str]) -> dict[str, str]:
        chance = self._chance
        return {
            "name": chance.choice(_SURNAMES) + chance.choice(given),
            "phone": f"139001{chance.randrange(100_000):05d}",
            "address": f"惠城区{chance.choice(_STREETS)}{chance.randrange(1, 180)}号",
        }

    def _number(self, born: dt.date) -> str:
        body = f"{_MADE_UP_DISTRICT}{born:%Y%m%d}{self._chance.randrange(1000):03d}"
        check = "10X98765432"[sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True)) % 11]
        return body + check


_OPEN, _CLOSED = 7 * 60 + 30, 18 * 60
_WEEKDAYS = (1.25, 1.05, 1.0, 0.95, 1.1, 0.42, 0.24)
"""Monday is the fullest day of a clinic; on Sunday only its emergency entrance is open."""
_FEVERS = 0.006


class Crowd:
    """Draws the people of a day. ``size`` is how many an ordinary weekday has at all gates together."""

    def __init__(self, chance: random.Random, size: int = 260) -> None:
        self._chance = chance
        self._size = size

    def presses(
        self, day: dt.date, gates: Sequence[str], inspectors: Mapping[str, Sequence[str]], until: int
    ) -> list[Pressed]:
        """People counted at gates with a PC (identifiers, the busiest first), in order, up to a time (UTC ms).

        The inspectors of a gate take turns: one in the morning, the next one in the afternoon.
        """
        midnight = from_venue_time(dt.datetime.combine(day, dt.time()))
        found = []
        for place, gate in enumerate(gates):
            for minute in self._minutes(day, 0.6 / (place + 1)):
                at = midnight + round(minute * 60_000) + self._chance.randrange(60_000)
                tenths = self._chance.randrange(373, 386) if self._chance.random() < _FEVERS else None
                if at <= until:
                    there = inspectors.get(gate)
                    turn = day.toordinal() + (minute >= 720)
                    found.append(Pressed(gate, at, there[turn % len(there)] if there else None, tenths))
        return sorted(found, key=lambda pressed: pressed.at)

    def sheet(self, day: dt.date, gate: str, inspector: str) -> HourSheetDraft:
        """The tally sheet of a gate without a PC."""
        hours: dict[tuple[int, str], int] = {}
        for minute in self._minutes(day, 0.16):
            kind = "abnormal" if self._chance.random() < _FEVERS else "normal"
            hours[int(minute // 60), kind] = hours.get((int(minute // 60), kind), 0) + 1
        return HourSheetDraft(day.isoformat(), gate, inspector, {cell: str(n) for cell, n in hours.items()})

    def _minutes(self, day: dt.date, share: float) -> Iterator[float]:
        """Minutes after midnight of a gate's people."""
        count = round(self._size * share * _WEEKDAYS[day.weekday()] * self._chance.uniform(0.85, 1.15))
        for _ in range(count):
            middle, width = (9 * 60 + 40, 62) if self._chance.random() < 0.62 else (15 * 60 + 5, 70)
            yield min(max(self._chance.gauss(middle, width), _OPEN), _CLOSED - 1)
