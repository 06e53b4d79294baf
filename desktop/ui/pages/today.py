"""Today: what stands at the gates now, and what is still to be done."""

from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock
from desktop.domain.people import Member
from desktop.domain.posters import GatePoster, PosterState
from desktop.services.gates import GateService
from desktop.services.members import MemberService
from desktop.services.posters import PosterService
from desktop.ui.dates import day_text, past_text
from desktop.ui.page import Page
from desktop.ui.pages.today_facts import TodayFacts, todo_of
from desktop.ui.sizes import row, sized
from desktop.ui.tokens import Space
from desktop.ui.widgets.card import Card, scrolled
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.poster_words import poster_text, poster_tone
from desktop.ui.widgets.stat import StatCard
from desktop.ui.widgets.table import Column, RecordModel, Table
from desktop.ui.widgets.todo import TodoList


class TodayPage(Page):
    """Figures, each leading to its page; the gates with their people and posters; what is to be done next."""

    def __init__(
        self,
        gates: GateService,
        members: MemberService,
        posters: PosterService,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gates = gates
        self._members = members
        self._posters = posters
        self._clock = clock
        self._facts = TodayFacts()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._gate_stat, self._poster_stat, self._inspector_stat = StatCard(), StatCard(), StatCard()
        stats = row(gap=Space.L)
        for stat in (self._gate_stat, self._poster_stat, self._inspector_stat):
            stats.addWidget(stat, 1)
        self._table_card = Card(heading=True)
        self._rows: RecordModel[GatePoster] = RecordModel(
            [
                Column(lambda: self.tr("Gate"), lambda p: p.gate.name),
                Column(lambda: self.tr("Inspectors"), lambda p: self._people_at(p.gate.id)),
                Column(lambda: self.tr("Poster"), lambda p: poster_text(p.state), 130, lambda p: poster_tone(p.state)),
                Column(lambda: self.tr("Printed"), lambda p: past_text(p.printed_at) if p.printed_at else "–", 190),
            ]
        )
        self._table = Table(self._rows)
        self._table_card.body.addWidget(self._table, 1)
        self._todo_card = Card(heading=True)
        sized(self._todo_card, width=336)
        self._todo = TodoList()
        self._done = label("quiet", wrap=True)
        self._todo_card.body.addWidget(self._done)
        self._todo_card.body.addWidget(scrolled(self._todo), 1)
        lower = row(gap=Space.L)
        lower.addWidget(self._table_card, 1)
        lower.addWidget(self._todo_card)
        self.body.addLayout(stats)
        self.body.addLayout(lower, 1)

    def _connect(self) -> None:
        self._gate_stat.clicked.connect(lambda: self.wanted.emit("go.venue"))
        self._poster_stat.clicked.connect(lambda: self.wanted.emit("go.posters"))
        self._inspector_stat.clicked.connect(lambda: self.wanted.emit("go.venue"))
        self._table.opened.connect(lambda _record: self.wanted.emit("go.posters"))
        self._todo.wanted.connect(self.wanted)

    def refresh(self) -> None:
        self._facts = TodayFacts(posters=self._posters.states(), members=self._members.list(), me=self._members.me())
        self._rows.set_records(self._facts.posters)
        self._show()

    def retranslate(self) -> None:
        super().retranslate()
        self._table_card.set_heading(self.tr("Gates"))
        self._table.setAccessibleName(self.tr("Gates"))
        self._show()

    def _show(self) -> None:
        facts = self._facts
        self.header.set_words(self.tr("Today"), day_text(self._clock.today()))
        unmanned = len(facts.unmanned)
        self._gate_stat.set_words(
            self.tr("Gates"),
            str(len(facts.posters)),
            self.tr("%n gate(s) without an inspector", "", unmanned) if unmanned else self.tr("All have an inspector"),
        )
        due = len(facts.due)
        self._poster_stat.set_words(
            self.tr("Posters to print"),
            str(due),
            self._poster_note(),
            needs_attention=due > 0,
        )
        at_gates = len([m for m in facts.inspectors if m.gate_ids])
        self._inspector_stat.set_words(
            self.tr("Inspectors"),
            str(len(facts.inspectors)),
            self.tr("%n assigned to gates", "", at_gates),
        )
        self._show_todo()

    def _show_todo(self) -> None:
        heading, items = todo_of(self._facts)
        self._todo_card.set_heading(self.tr("First steps") if heading == "first" else self.tr("To do"))
        self._todo.set_items(items)
        self._done.setText(self.tr("Everything is in order."))
        self._done.setVisible(not items)

    def _poster_note(self) -> str:
        stale = len([p for p in self._facts.posters if p.state is PosterState.STALE])
        never = len(self._facts.due) - stale
        parts = []
        if never:
            parts.append(self.tr("%n never printed", "", never))
        if stale:
            parts.append(self.tr("%n out of date", "", stale))
        return " · ".join(parts) or self.tr("All posters are up to date")

    def _people_at(self, gate_id: str) -> str:
        people: list[Member] = [m for m in self._facts.inspectors if gate_id in m.gate_ids]
        return "、".join(m.name for m in people) if people else self.tr("Nobody")
