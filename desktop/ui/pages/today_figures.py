"""The figures at the head of the Today page: each says one thing against one other, and leads to its page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import venue_time
from desktop.domain.people import Right
from desktop.domain.statistics import DayUsual
from desktop.ui.i18n import Translated
from desktop.ui.pages.today_facts import TodayFacts
from desktop.ui.sizes import row
from desktop.ui.tokens import Space
from desktop.ui.widgets.stat import StatCard

_HONEST = 50
"""Below this many people a percentage is chance: the usual number itself is told."""


class TodayFigures(Translated, QWidget):
    """People so far, this hour, the green channel, fevers."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = TodayFacts()
        self.people, self.hour, self.green, self.fevers = StatCard(), StatCard(), StatCard(), StatCard()
        line = row(self, Space.L)
        for stat in (self.people, self.hour, self.green, self.fevers):
            line.addWidget(stat, 1)
        self.people.clicked.connect(lambda: self.wanted.emit("go.statistics"))
        self.hour.clicked.connect(lambda: self.wanted.emit("go.counting"))
        self.green.clicked.connect(lambda: self.wanted.emit("go.green-channel"))
        self.fevers.clicked.connect(
            lambda: self.wanted.emit("entry.fever" if self._facts.fevers else "go.green-channel")
        )
        self.retranslate()

    def show_facts(self, facts: TodayFacts) -> None:
        """Show how it stands."""
        self._facts = facts
        self.retranslate()

    def retranslate(self) -> None:
        facts, usual = self._facts, self._facts.usual
        at = venue_time(facts.now).hour
        mine = facts.me is not None and not facts.may(Right.SEE_STATISTICS)
        self.people.set_words(
            self.tr("Checked by me today") if mine else self.tr("People today"), str(usual.people if usual else 0),
            self._against_usual(usual),
        )  # fmt: skip
        self.hour.set_words(
            self.tr("This hour, {since}:00–{until}:00").format(since=at, until=at + 1),
            str(usual.this_hour if usual else 0),
            self.tr("Usually {count}").format(count=round(usual.usual_this_hour)) if usual and usual.weeks else "–",
        )
        self.green.set_words(
            self.tr("Green channel today"), str(facts.green),
            self.tr("%n slip(s) not entered", "", facts.slips) if facts.slips else self.tr("No slips are out"),
        )  # fmt: skip
        self.fevers.set_words(
            self.tr("Fevers not settled"), str(len(facts.fevers)), self._longest_wait(),
            "danger" if facts.fevers else "plain",
        )  # fmt: skip

    def _against_usual(self, usual: DayUsual | None) -> str:
        """Today so far against what there usually is on this weekday by this time."""
        if usual is None or not usual.weeks:
            return self.tr("No earlier days to compare with")
        then = usual.usual_so_far
        percent = round((usual.people - then) / then * 100) if then else 0
        if then < _HONEST or abs(percent) > 100:
            return self.tr("Usually {count} by now").format(count=round(then))
        if percent > 0:
            return self.tr("{percent}% more than usual by now").format(percent=percent)
        if percent < 0:
            return self.tr("{percent}% fewer than usual by now").format(percent=-percent)
        return self.tr("As many as usual by now")

    def _longest_wait(self) -> str:
        """Where somebody has waited longest, and since when."""
        if not self._facts.fevers:
            return self.tr("Nobody waits")
        first = self._facts.fevers[0]
        at = venue_time(first.opened_at)
        pattern = "%H:%M" if at.date() == venue_time(self._facts.now).date() else "%m-%d %H:%M"
        return self.tr("{gate}, since {at}").format(gate=first.gate, at=at.strftime(pattern))
