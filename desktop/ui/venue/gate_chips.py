"""Gates to switch on and off for somebody, as chips; where there are many, those that are on and those that are looked for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.gate import Gate
from desktop.ui.kit.buttons import ChoiceChip
from desktop.ui.kit.cards import scrolled
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import ElidedLabel
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.sizes import column, drop_children, px, spaced
from desktop.ui.kit.tokens import Space

_MANY = 48
"""So many chips are shown at most: a thousand take the window a second to make."""


class GateChips(Translated, QWidget):
    """``chosen_ids`` are those of the gates that are on; ``changed`` comes when a person switches one.

    As high as the chips need, up to ``most`` (at 100 %); more of them scroll.
    """

    changed = Signal()

    def __init__(self, gates: Sequence[Gate] = (), most: int = 108, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._gates: tuple[Gate, ...] = ()
        self._chosen: set[str] = set()
        self._chips: dict[str, ChoiceChip] = {}
        self.search = TextField()
        # No line of it may break: a layout that depends on its width would take the place of the height that is given here.
        self._more = ElidedLabel("second")
        holder = QWidget()
        self._flow = spaced(FlowLayout(holder), Space.S, Space.XS)
        box = column(self, Space.S)
        box.addWidget(self.search)
        box.addWidget(scrolled(holder), 1)
        box.addWidget(self._more)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.search.textEdited.connect(lambda _: self._show())
        self.retranslate()
        self.set_gates(gates)

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Find a gate"))
        self.search.setAccessibleName(self.tr("Find a gate"))
        self._show()

    def set_gates(self, gates: Sequence[Gate], chosen: Sequence[str] = ()) -> None:
        """Show these gates; a chip that stays keeps the focus."""
        self._gates, self._chosen = tuple(gates), set(chosen)
        self._show()

    def chosen_ids(self) -> tuple[str, ...]:
        """The ids of the gates that are on, in order."""
        return tuple(gate.id for gate in self._gates if gate.id in self._chosen)

    def heightForWidth(self, width: int) -> int:
        height = min(self._flow.heightForWidth(width), px(self._most))
        for part in (self.search, self._more):
            if not part.isHidden():
                height += part.sizeHint().height() + px(Space.S)
        return height

    def sizeHint(self) -> QSize:
        width = px(240)
        return QSize(width, self.heightForWidth(width))

    def _show(self) -> None:
        shown = self._shown()
        if list(self._chips) != [gate.id for gate in shown]:
            drop_children(self._flow)
            self._chips = {gate.id: ChoiceChip() for gate in shown}
            for gate_id, chip in self._chips.items():
                chip.clicked.connect(lambda on, g=gate_id: self._on_switched(g, on))
                self._flow.addWidget(chip)
        for gate in shown:
            self._chips[gate.id].set_words(gate.name)
            self._chips[gate.id].setChecked(gate.id in self._chosen)
        is_many, hidden = len(self._gates) > _MANY, len(self._gates) - len(shown)
        self.search.setVisible(is_many)
        self._more.setVisible(is_many and hidden > 0)
        self._more.setText(self.tr("%Ln more: type a part of the name", "", hidden) if hidden else "")
        if is_many:
            self.setFocusProxy(self.search)
        elif self._chips:
            self.setFocusProxy(next(iter(self._chips.values())))
        self.updateGeometry()

    def _shown(self) -> Sequence[Gate]:
        """All of a few; of many those that are looked for, or those that are on and the first of the others."""
        if len(self._gates) <= _MANY:
            return self._gates
        wanted = self.search.text().strip().casefold()
        found = [gate for gate in self._gates if wanted in gate.name.casefold()]
        if not wanted:
            found.sort(key=lambda gate: gate.id not in self._chosen)
        return found[:_MANY]

    def _on_switched(self, gate_id: str, on: bool) -> None:
        if on:
            self._chosen.add(gate_id)
        else:
            self._chosen.discard(gate_id)
        self.changed.emit()
