"""Beside the form: what was entered last, which slips wait, and who has been here before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock, venue_time
from desktop.domain.number_text import count_text
from desktop.domain.slips import SlipSerial
from desktop.services.green_channel.declarations import KnownPerson
from desktop.ui.entry.context import EntryContext
from desktop.ui.green_channel.recent import RecentList
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card, rule
from desktop.ui.kit.dates import day_text
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import label
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import spaced
from desktop.ui.kit.tokens import Space

_RUNS = 6
"""Runs of slips that are named; a desk that has more than these has lost its order, and the sum says so."""


class SideCard(Translated, Card):
    """Personal data is masked here: visitors can see the screen."""

    fill_wanted = Signal()
    fevers_wanted = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._clock = clock
        self._entry_context: EntryContext | None = None
        self._known: KnownPerson | None = None
        self._recent_head, self._waiting_head = label("heading"), label("heading")
        self.recent = RecentList(clock)
        self._waiting = label("second", wrap=True)
        self._hint = Card(gap=Space.XS, margins=(12, 10), tone="tint")
        self._hint_head, self._fill = label("heading"), Button("link")
        self._hint_text = personal(label("second", wrap=True))
        self._fill.setFocusPolicy(self._fill.focusPolicy().NoFocus)
        self._fill.clicked.connect(self.fill_wanted)
        for part in (self._hint_head, self._hint_text, self._fill):
            self._hint.body.addWidget(part)
        self.fevers = Button("danger", "warning", "F7")
        self.fevers.setFocusPolicy(self.fevers.focusPolicy().NoFocus)
        self.fevers.clicked.connect(self.fevers_wanted)
        self.fevers.hide()
        self.body.addWidget(self.fevers)
        self.body.addWidget(self._recent_head)
        self.body.addWidget(self.recent)
        self.body.addWidget(rule())
        self.body.addWidget(self._waiting_head)
        self.body.addWidget(self._waiting)
        self.body.addStretch(1)
        self._ways = spaced(FlowLayout(), Space.M)
        self.body.addLayout(self._ways)
        self.body.addWidget(self._hint)
        self._hint.hide()
        self.retranslate()

    def add_way(self, action: QAction) -> None:
        """A quiet way to something that is done now and then; keys go past it."""
        way = Button("link")
        way.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        way.follow(action)
        self._ways.addWidget(way)

    def show_context(self, entry_context: EntryContext) -> None:
        """Show what was entered last and what waits."""
        self._entry_context = entry_context
        self.retranslate()

    def show_known(self, known: KnownPerson | None) -> None:
        """Say that somebody was here before; None takes it away."""
        self._known = known
        self.retranslate()

    @property
    def known(self) -> KnownPerson | None:
        """Who would be filled in."""
        return self._known

    def waiting_text(self) -> str:
        """Which slips wait, as shown."""
        return self._waiting.text()

    def hint_text(self) -> str:
        """Who was here before, as shown; empty for nobody."""
        return "" if self._known is None else self._hint_text.text()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Entered last and waiting"))
        self._recent_head.setText(self.tr("Just entered"))
        self._waiting_head.setText(self.tr("Slips that wait"))
        self._hint_head.setText(self.tr("Has been here"))
        self._fill.set_words(self.tr("Fill in  F4"))
        if self._entry_context is not None:
            room = 6 if self._known is not None else 9
            self.recent.show_rows(self._entry_context.recent[:room], self._entry_context.undoable)
            self._waiting.setText(self._runs(self._entry_context.waiting))
        waiting = len(self._entry_context.fevers) if self._entry_context is not None else 0
        self.fevers.setVisible(waiting > 0)
        words = self.tr("Fevers waiting: {count}").format(count=count_text(waiting))
        self.fevers.set_words(words, self.tr("Open the worksheet"))
        known = self._known
        self._hint.setVisible(known is not None)
        if known is not None:
            words = self.tr("{name} came on {day}. F4 fills in what is the same.")
            day = day_text(venue_time(known.visited_from).date())
            self._hint_text.setText(words.format(name=self._who(known), day=day))

    def _who(self, known: KnownPerson) -> str:
        """What tells somebody from others of the same name, and shows no more of them than that."""
        parts = [known.name]
        if known.age is not None:
            parts.append(self.tr("age {age}").format(age=known.age))
        if known.ending:
            parts.append(self.tr("number ends in {ending}").format(ending=known.ending))
        return " · ".join(parts)

    def _runs(self, runs: Sequence[tuple[SlipSerial, SlipSerial]]) -> str:
        if not runs:
            return self.tr("No slip waits.")
        count = sum(last.number - first.number + 1 for first, last in runs)
        shown = [self._run(first, last) for first, last in runs[:_RUNS]]
        more = ["…"] if len(runs) > _RUNS else []
        words = self.tr("{slips}: %Ln in all", "", count)
        return words.format(slips=" · ".join((*shown, *more)))

    def _run(self, first: SlipSerial, last: SlipSerial) -> str:
        if first == last:
            return str(first)
        return self.tr("{first} to {last}").format(first=first, last=f"{last.number:06d}")
