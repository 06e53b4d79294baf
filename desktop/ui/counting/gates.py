"""The gates of the Counting page in a grid that makes the most of the room."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import venue_time
from desktop.domain.gate import Gate
from desktop.domain.number_text import count_text
from desktop.domain.people import Member
from desktop.services.counting.counting import GateCount
from desktop.ui.counting.gate import GateCountCard
from desktop.ui.counting.keys import CountKeys
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import EmptyState, scrolled
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column, row, spaced
from desktop.ui.kit.tokens import Space

_WIDE = 3
"""Gates side by side at most; up to four, two are enough."""
_PAGE = 24
"""Gates whose cards are there at a time: the window would stand still for a thousand."""
_CARD, _LEAST = 240, 190
"""Least width and height of a gate's card at 100 %, before the grid has fewer columns, or scrolls."""


def hour_text(hour: int) -> str:
    """``10:00–11:00`` of an hour's start, UTC milliseconds."""
    start = venue_time(hour).hour
    return f"{start:02}:00–{start + 1:02}:00"


class GateGrid(Translated, QWidget):
    """A card for each gate; of many gates, those of one page. All of its signals tell the gate's identifier first."""

    pressed = Signal(str)
    fever_wanted = Signal(str)
    inspector_chosen = Signal(str, str)

    def __init__(self, keys: CountKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._gates: dict[str, Gate] = {}
        self._order: tuple[str, ...] = ()
        self._page = 0
        self._cards: dict[str, GateCountCard] = {}
        self._people: Sequence[Member] = ()
        self._inspectors: dict[str, str] = {}
        self._counts: dict[str, tuple[GateCount, str]] = {}
        self._waiting: dict[str, int] = {}
        self._retired: tuple[Gate, ...] = ()
        self._typed = ""
        self._inside = QWidget()
        self._lines = FoldingRow(self._inside, balanced=True)
        spaced(self._lines, Space.L, Space.XS)  # room for the focus ring
        self._area = scrolled(self._inside, joins_page=True)
        self._empty = EmptyState("gate")
        self._note = label("attention", wrap=True)
        self.before, self.after = Button("quiet", "chevron-left"), Button("quiet", "chevron-right")
        self._place = label("second")
        self._pager = QWidget()
        box = column(self, Space.S)
        box.addWidget(self._area, 1)
        box.addWidget(self._empty, 1)
        box.addWidget(self._pager)
        box.addWidget(self._note)
        self._build_pager()
        self._empty.hide()
        self._note.hide()
        self.retranslate()

    def _build_pager(self) -> None:
        line = row(self._pager, Space.S)
        line.addStretch(1)
        for part in (self.before, self._place, self.after):
            line.addWidget(part)
        line.addStretch(1)
        self.before.clicked.connect(lambda: self._turn_to(self._page - 1))
        self.after.clicked.connect(lambda: self._turn_to(self._page + 1))
        self._pager.hide()

    def set_gates(self, gates: Sequence[Gate], retired: Sequence[Gate]) -> None:
        """Gates to count at, in order; and those given up today, whose people are in the total."""
        self._retired = tuple(retired)
        is_new = [gate.id for gate in gates] != list(self._gates)
        self._gates = {gate.id: gate for gate in gates}
        if is_new:
            self._order = tuple(self._gates)
            self._keys.set_gates(len(gates))
            self._page = min(self._page, self._last_page)
            self._rebuild()
        for gate_id, card in self._cards.items():
            card.set_gate(self._gates[gate_id])
        self._area.setVisible(bool(gates))
        self._empty.setVisible(not gates)
        self.retranslate()

    @property
    def says_nothing_to_count(self) -> bool:
        """Whether it tells that there is no gate."""
        return self._empty.isVisible()

    def shown(self) -> list[Gate]:
        """The gates that can be counted at, on whatever page."""
        return list(self._gates.values())

    def gate(self, number: int) -> Gate | None:
        """The gate with a number; the first is 1."""
        return self._gates[self._order[number - 1]] if 1 <= number <= len(self._order) else None

    def gate_of(self, gate_id: str) -> Gate | None:
        """A gate that can be counted at, by its identifier."""
        return self._gates.get(gate_id)

    def card(self, gate_id: str) -> GateCountCard:
        """The card of a gate; its page is turned to."""
        self._turn_to(self._order.index(gate_id) // _PAGE)
        return self._cards[gate_id]

    def name_of(self, gate_id: str) -> str:
        """A gate's name, also of one that was given up today."""
        gate = self.gate_of(gate_id) or next((g for g in self._retired if g.id == gate_id), None)
        return gate.name if gate is not None else ""

    def set_inspectors(self, people: Sequence[Member], chosen: Mapping[str, str]) -> None:
        """Who can be named at a gate, and who is, by gate."""
        self._people, self._inspectors = people, dict(chosen)
        for gate_id in self._cards:
            self._show_inspectors(gate_id)

    def set_count(self, gate_id: str, count: GateCount, hour: str) -> None:
        """The figures of a gate."""
        self._counts[gate_id] = count, hour
        if gate_id in self._cards:
            self._cards[gate_id].tile.set_count(count, hour)

    def answer(self, gate_id: str) -> None:
        """Somebody pressed at a gate."""
        card = self.card(gate_id)
        self._waiting[gate_id] = self._waiting.get(gate_id, 0) + 1
        card.tile.answer()
        self._area.ensureWidgetVisible(card)

    def settle(self, gate_id: str, presses: int) -> None:
        """So many presses at a gate are done with."""
        self._waiting[gate_id] = max(0, self._waiting.get(gate_id, 0) - presses)
        if gate_id in self._cards:
            self._cards[gate_id].tile.settle(presses)

    def show_typing(self, typed: str) -> None:
        """The part of a gate's number that was typed."""
        self._typed = typed
        self.retranslate()

    def focus_first(self) -> bool:
        """Put the focus on the first gate of the page, if there is one."""
        for card in self._cards.values():
            card.tile.setFocus()
            return True
        return False

    def retranslate(self) -> None:
        self._empty.set_words(
            self.tr("No gate to count at"),
            self.tr("The manager adds gates, and assigns inspectors to them, on the page Venue."),
        )
        parts = []
        if self._retired:
            names = "、".join(gate.name for gate in self._retired)
            parts.append(self.tr("Retired today, in the total: {gates}").format(gates=names))
        if self._typed:
            parts.append(self.tr("Gate’s number: {typed}…").format(typed=self._typed))
        self._note.setText("   ".join(parts))
        self._note.setVisible(bool(parts))
        self._show_pager()

    @property
    def _last_page(self) -> int:
        return max(0, (len(self._order) - 1) // _PAGE)

    def _show_pager(self) -> None:
        first = self._page * _PAGE
        self._pager.setVisible(self._last_page > 0)
        self._place.setText(
            self.tr("Gates {first} to {last} of {count}").format(
                first=count_text(first + 1),
                last=count_text(min(first + _PAGE, len(self._order))),
                count=count_text(len(self._order)),
            )
        )
        self.before.set_words("", self.tr("Gates before"))
        self.after.set_words("", self.tr("More gates"))
        self.before.setEnabled(self._page > 0)
        self.after.setEnabled(self._page < self._last_page)

    def _turn_to(self, page: int) -> None:
        if page != self._page and 0 <= page <= self._last_page:
            self._page = page
            self._rebuild()
            self._show_pager()

    def _show_inspectors(self, gate_id: str) -> None:
        """Those assigned to the gate first."""
        ordered = sorted(self._people, key=lambda member: gate_id not in member.gate_ids)
        people = [(member.id, member.name) for member in ordered]
        self._cards[gate_id].set_inspectors(people, self._inspectors.get(gate_id, ""))

    def _rebuild(self) -> None:
        """Make the cards of the page. What was pressed and is not stored yet stands beside its figure there too."""
        had_focus = any(card.tile.hasFocus() for card in self._cards.values())
        for card in self._cards.values():
            card.hide()
            card.deleteLater()
        self._cards = {}
        start, count = self._page * _PAGE, len(self._order)
        wide = count if count < _WIDE else 2 if count <= 4 else _WIDE
        self._lines.set_most(wide)
        for number, gate_id in enumerate(self._order[start : start + _PAGE], start + 1):
            card = GateCountCard(self._gates[gate_id], self._keys.key_of(number), wide == _WIDE)
            card.pressed.connect(lambda g=gate_id: self.pressed.emit(g))
            card.fever_wanted.connect(lambda g=gate_id: self.fever_wanted.emit(g))
            card.inspector_chosen.connect(lambda who, g=gate_id: self._on_inspector(g, who))
            self._lines.add(card, width=_CARD, stretch=1, height=_LEAST)
            self._cards[gate_id] = card
            self._keys.watch(card)
            self._show_inspectors(gate_id)
            if gate_id in self._counts:
                card.tile.set_count(*self._counts[gate_id])
            for _ in range(self._waiting.get(gate_id, 0)):
                card.tile.answer()
        if had_focus:
            self.focus_first()

    def _on_inspector(self, gate_id: str, inspector: str) -> None:
        self._inspectors[gate_id] = inspector
        self.inspector_chosen.emit(gate_id, inspector)
