"""The figures at the head of the Today page: each says one thing against one other, and leads to its page."""

from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.domain.clock import venue_time
from desktop.domain.figures import FIGURE_WORDS, Figure
from desktop.domain.number_text import count_text
from desktop.domain.statistics import DayFigures
from desktop.services.statistics.words import before_label, change_so_far, figure_text
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import ElidedLabel, label
from desktop.ui.kit.sizes import column, transparent_to_mouse
from desktop.ui.kit.theme import mark
from desktop.ui.today.facts import TodayFacts

StatTone = Literal["plain", "attention", "danger"]
_CARD = 190
"""Least width of a figure with its note."""


class StatCard(QPushButton):
    """A card with one figure, worked like a button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, kind="stat")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name = ElidedLabel("second")
        self._figure = label("figure")
        self._note = label("second", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        box = self._box = column(self, gap=0, margins=(18, 14, 18, 14))
        for part in (self._name, self._figure, self._note):
            transparent_to_mouse(part)
            box.addWidget(part)
        box.addStretch(1)

    def set_words(self, name: str, figure: str, note: str, tone: StatTone = "plain") -> None:
        """Everything that the card says, which is also what a screen reader reads."""
        self._name.setText(name)
        self._figure.setText(figure)
        self._note.setText(note)
        mark(self, tone=tone)
        mark(self._figure, role="figure" if tone == "plain" else f"figure-{tone}")
        self.setAccessibleName(f"{name}: {figure}. {note}")

    def sizeHint(self) -> QSize:
        return self._box.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._box.minimumSize().height())

    def heightForWidth(self, width: int) -> int:
        return self._box.heightForWidth(width)


class TodayFigures(Translated, QWidget):
    """People so far, this hour, the green channel, fevers."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = TodayFacts()
        self.people, self.hour, self.green, self.fevers = StatCard(), StatCard(), StatCard(), StatCard()
        cards = FoldingRow(self, balanced=True)
        for stat in (self.people, self.hour, self.green, self.fevers):
            cards.add(stat, width=_CARD, stretch=1)
        self.people.clicked.connect(lambda: self.wanted.emit("go.statistics"))
        self.hour.clicked.connect(lambda: self.wanted.emit("go.counting"))
        self.green.clicked.connect(lambda: self.wanted.emit("go.green-channel"))
        self.fevers.clicked.connect(
            lambda: self.wanted.emit("entry.fever" if self._facts.fevers else "go.green-channel")
        )
        self.retranslate()

    def show_facts(self, facts: TodayFacts) -> None:
        """Show what was read."""
        self._facts = facts
        self.retranslate()

    def retranslate(self) -> None:
        facts, day = self._facts, self._facts.day
        at = venue_time(facts.now).hour
        self.people.set_words(
            self.tr("Checked by me today") if facts.sees_own_only else self.tr("People today"),
            figure_text(day, day.total) if day else "0",
            self._against_before(day),
        )
        this_hour = (
            self.tr("Checked by me, {since}:00–{until}:00")
            if facts.sees_own_only
            else self.tr("This hour, {since}:00–{until}:00")
        )
        self.hour.set_words(
            this_hour.format(since=at, until=at + 1),
            figure_text(day, day.hours[at]) if day else "0",
            self._hour_before(day, at),
        )
        self.green.set_words(
            self.tr("Green channel visits by me today")
            if facts.sees_own_only
            else self.tr("Green channel visits today"),
            count_text(facts.green),
            self.tr("%Ln typed in today", "", facts.typed)
            + " · "
            + (self.tr("%Ln slip(s) not entered", "", facts.slips) if facts.slips else self.tr("No slips are out")),
        )
        self.fevers.set_words(
            sentence(FIGURE_WORDS.label(Figure.OPEN_FEVERS)),
            count_text(len(facts.fevers)),
            self._longest_wait(),
            "danger" if facts.fevers else "plain",
        )

    def _against_before(self, day: DayFigures | None) -> str:
        """The same comparison as the sentence under the bars."""
        if day is None or not day.days_before:
            return self.tr("No figures of a week before")
        change = change_so_far(day)
        if change is None:
            return self.tr("No whole hour to compare yet")
        return self.tr("By {hour}:00, {change}").format(hour=day.running, change=sentence(change))

    def _hour_before(self, day: DayFigures | None, hour: int) -> str:
        """The same hour, whole, as the outline of the bars shows it."""
        if day is None or not day.before:
            return "–"
        return self.tr("{count} in the whole hour, {before}").format(
            before=sentence(before_label(day)), count=figure_text(day, day.before[hour])
        )

    def _longest_wait(self) -> str:
        """Where somebody has waited longest, and since when."""
        if not self._facts.fevers:
            return self.tr("Nobody waits")
        first = self._facts.fevers[0]
        at = venue_time(first.opened_at)
        pattern = "%H:%M" if at.date() == venue_time(self._facts.now).date() else "%m-%d %H:%M"
        return self.tr("{gate}, since {at}").format(gate=first.gate, at=at.strftime(pattern))
