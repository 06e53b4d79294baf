"""The gates of the Counting page in a grid that makes the most of the room."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import venue_time
from desktop.domain.gate import Gate
from desktop.domain.people import Member
from desktop.services.counting.counting import GateCount
from desktop.ui.counting.gate import GateCountCard
from desktop.ui.counting.keys import CountKeys
from desktop.ui.kit.cards import EmptyState, scrolled
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column, spaced
from desktop.ui.kit.tokens import Space

_WIDE = 3
"""Gates side by side at most; up to four, two are enough."""
_CARD, _LEAST = 240, 190
"""Least width and height of a gate's card at 100 %, before the grid has fewer columns, or scrolls."""


def hour_text(hour: int) -> str:
    """``10:00–11:00`` of an hour's start, UTC milliseconds."""
    start = venue_time(hour).hour
    return f"{start:02}:00–{start + 1:02}:00"


class GateGrid(Translated, QWidget):
    """A card for each gate. All of its signals tell the gate's identifier first."""

    pressed = Signal(str)
    fever_wanted = Signal(str)
    inspector_chosen = Signal(str, str)

    def __init__(self, keys: CountKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._cards: dict[str, GateCountCard] = {}
        self._retired: tuple[Gate, ...] = ()
        self._typed = ""
        self._inside = QWidget()
        self._lines = FoldingRow(self._inside, balanced=True)
        spaced(self._lines, Space.L, Space.XS)  # room for the focus ring
        self._area = scrolled(self._inside)
        self._empty = EmptyState("gate")
        self._note = label("attention", wrap=True)
        box = column(self, Space.S)
        box.addWidget(self._area, 1)
        box.addWidget(self._empty, 1)
        box.addWidget(self._note)
        self._empty.hide()
        self._note.hide()
        self.retranslate()

    def set_gates(self, gates: Sequence[Gate], retired: Sequence[Gate]) -> None:
        """Gates to count at, in order; and those given up today, whose people are in the total."""
        self._retired = tuple(retired)
        if [gate.id for gate in gates] != list(self._cards):
            self._rebuild(gates)
        for gate in gates:
            self._cards[gate.id].set_gate(gate)
        self._area.setVisible(bool(gates))
        self._empty.setVisible(not gates)
        self.retranslate()

    @property
    def says_nothing_to_count(self) -> bool:
        """Whether it tells that there is no gate."""
        return self._empty.isVisible()

    def shown(self) -> list[Gate]:
        """The gates that are shown."""
        return [card.gate for card in self._cards.values()]

    def gate(self, number: int) -> Gate | None:
        """The gate with a number; the first is 1."""
        shown = self.shown()
        return shown[number - 1] if 1 <= number <= len(shown) else None

    def gate_of(self, gate_id: str) -> Gate | None:
        """A gate that is shown, by its identifier."""
        card = self._cards.get(gate_id)
        return card.gate if card is not None else None

    def card(self, gate_id: str) -> GateCountCard:
        """The card of a gate that is shown."""
        return self._cards[gate_id]

    def name_of(self, gate_id: str) -> str:
        """A gate's name, also of one that was given up today."""
        gate = self.gate_of(gate_id) or next((g for g in self._retired if g.id == gate_id), None)
        return gate.name if gate is not None else ""

    def set_inspectors(self, gate_id: str, people: Sequence[Member], chosen: str) -> None:
        """Who can be named at a gate, those assigned there first, and who is."""
        ordered = sorted(people, key=lambda member: gate_id not in member.gate_ids)
        self._cards[gate_id].set_inspectors([(member.id, member.name) for member in ordered], chosen)

    def set_count(self, gate_id: str, count: GateCount, hour: str) -> None:
        """The figures of a gate, if it is shown."""
        if gate_id in self._cards:
            self._cards[gate_id].tile.set_count(count, hour)

    def answer(self, gate_id: str) -> None:
        """Somebody pressed at a gate."""
        self._cards[gate_id].tile.answer()
        self._area.ensureWidgetVisible(self._cards[gate_id])

    def settle(self, gate_id: str, presses: int) -> None:
        """So many presses at a gate are done with."""
        if gate_id in self._cards:
            self._cards[gate_id].tile.settle(presses)

    def show_typing(self, typed: str) -> None:
        """The part of a gate's number that was typed."""
        self._typed = typed
        self.retranslate()

    def focus_first(self) -> bool:
        """Put the focus on the first gate, if there is one."""
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

    def _rebuild(self, gates: Sequence[Gate]) -> None:
        had_focus = any(card.tile.hasFocus() for card in self._cards.values())
        for card in self._cards.values():
            card.hide()
            card.deleteLater()
        self._keys.set_gates(len(gates))
        self._cards = {}
        wide = len(gates) if len(gates) < _WIDE else 2 if len(gates) <= 4 else _WIDE
        self._lines.set_most(wide)
        for place, gate in enumerate(gates):
            card = GateCountCard(gate, self._keys.key_of(place + 1), wide == _WIDE)
            card.pressed.connect(lambda g=gate.id: self.pressed.emit(g))
            card.fever_wanted.connect(lambda g=gate.id: self.fever_wanted.emit(g))
            card.inspector_chosen.connect(lambda who, g=gate.id: self.inspector_chosen.emit(g, who))
            self._lines.add(card, width=_CARD, stretch=1, height=_LEAST)
            self._cards[gate.id] = card
            self._keys.watch(card)
        if had_focus:
            self.focus_first()
