"""What is counted, defined once: who is in each figure, and what it is called on every page, paper and table.

Everything is made of two tallies: declarations of the green channel, by the day and hour of the visit (not of the
typing), and people counted at gates, by presses and tally sheets. Whoever was declared and counted is in both, since
nobody can tell; so is everybody else's figure of the same name.

Visitors who scan the venue's code themselves are a third tally: the people at the gates, measured a second time. The two
measures are never added up. ``PEOPLE`` are the declarations and one of them, as the venue has set: those who were counted,
or from a day on those who scanned.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.hourly import CountKind, Tally
from desktop.domain.messages import message
from desktop.domain.words import Words


class Figure(StrEnum):
    """A figure; see ``Counted`` for who is in it. ``UNTIMED`` are those whose slip tells no hour: they are in every
    total and in no hour. ``ALL_…`` are of all time. ``SCANS`` are visitors who scanned the venue's code, ``SCAN_RATE`` is
    their share of the people. ``OPEN_FEVERS`` are worksheets that nobody has ended, of whatever
    day: they are no part of a day's ``FEVERS``.
    """

    PEOPLE = "people"
    REGISTRATIONS = "registrations"
    COUNTED = "counted"
    CHECKS = "checks"
    FEVERS = "fevers"
    UNTIMED = "untimed"
    ALL_REGISTRATIONS = "all_registrations"
    ALL_CHECKS = "all_checks"
    SCANS = "scans"
    SCAN_RATE = "scan_rate"
    OPEN_FEVERS = "open_fevers"


FIGURE_WORDS = Words(
    {
        Figure.PEOPLE: (message("words", "People"), "到访人数"),
        Figure.REGISTRATIONS: (message("words", "Registered"), "登记"),
        Figure.COUNTED: (message("words", "Counted at the gates"), "检测点计数"),
        Figure.CHECKS: (message("words", "Checked"), "测温"),
        Figure.FEVERS: (message("words", "Fevers"), "发热"),
        Figure.UNTIMED: (message("words", "No hour"), "未注时刻"),
        Figure.ALL_REGISTRATIONS: (message("words", "Registered ever"), "累计登记"),
        Figure.ALL_CHECKS: (message("words", "Checked ever"), "累计测温"),
        Figure.SCANS: (message("words", "Scanned the code"), "扫码"),
        Figure.SCAN_RATE: (message("words", "Scan rate"), "扫码率"),
        Figure.OPEN_FEVERS: (message("words", "Fevers not settled"), "发热待处置"),
    }
)


@dataclass(frozen=True, slots=True)
class Counted:
    """Declarations and people counted at gates, of whatever place and time."""

    registered: Tally = field(default_factory=Tally)
    at_gates: Tally = field(default_factory=Tally)

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(self.registered + other.registered, self.at_gates + other.at_gates)

    @property
    def people(self) -> int:
        """Everybody who came, as far as anybody was counted."""
        return self.registered.count + self.at_gates.count

    @property
    def registrations(self) -> int:
        """Declarations of the green channel."""
        return self.registered.count

    @property
    def checks(self) -> int:
        """Whose temperature was taken: all who were counted at a gate, and who declares a reading."""
        return self.registered.measured + self.at_gates.measured

    @property
    def fevers(self) -> int:
        """Those among the checks with 37.3 °C or more."""
        return self.registered.abnormal + self.at_gates.abnormal


def counted_by(totals: Iterable[tuple[tuple[str, ...], Tally]], place: int = 0) -> dict[str, Counted]:
    """Totals of what desks count by some keys and, last, the kind, added up by the key at ``place``."""
    found: dict[str, Counted] = defaultdict(Counted)
    for key, tally in totals:
        is_registered = key[-1] == CountKind.REGISTRATION
        found[key[place]] += Counted(tally) if is_registered else Counted(at_gates=tally)
    return dict(found)


def scan_rate(scans: float, people: float) -> float | None:
    """The share of the people who scanned; None without anybody. It is more than 1 where more scanned than were counted."""
    return scans / people if people else None
