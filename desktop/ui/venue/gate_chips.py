"""Gates to choose from: one chip each, as many chosen as are wanted."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.gate import Gate
from desktop.ui.sizes import column, drop_children, px, spaced
from desktop.ui.tokens import Space
from desktop.ui.widgets.card import scrolled
from desktop.ui.widgets.chips import ChoiceChip
from desktop.ui.widgets.flow import FlowLayout


class GateChips(QWidget):
    """``chosen_ids`` are those of the chips that are on; ``changed`` comes when a person switches one.

    As high as the chips need, up to ``most`` (at 100 %); more of them scroll.
    """

    changed = Signal()

    def __init__(self, gates: Sequence[Gate] = (), most: int = 108, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._chips: dict[str, ChoiceChip] = {}
        holder = QWidget()
        self._flow = spaced(FlowLayout(holder), Space.S, Space.XS)
        column(self).addWidget(scrolled(holder))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_gates(gates)

    def set_gates(self, gates: Sequence[Gate], chosen: Sequence[str] = ()) -> None:
        """Show these gates; a chip that stays keeps the focus."""
        if list(self._chips) != [gate.id for gate in gates]:
            drop_children(self._flow)
            self._chips = {gate.id: ChoiceChip() for gate in gates}
            for chip in self._chips.values():
                chip.clicked.connect(self.changed)
                self._flow.addWidget(chip)
            if self._chips:
                self.setFocusProxy(next(iter(self._chips.values())))
        for gate in gates:
            self._chips[gate.id].set_words(gate.name)
            self._chips[gate.id].setChecked(gate.id in chosen)
        self.updateGeometry()

    def chosen_ids(self) -> tuple[str, ...]:
        """The ids of the gates that are on, in order."""
        return tuple(gate_id for gate_id, chip in self._chips.items() if chip.isChecked())

    def heightForWidth(self, width: int) -> int:
        return min(self._flow.heightForWidth(width), px(self._most))

    def sizeHint(self) -> QSize:
        width = px(240)
        return QSize(width, self.heightForWidth(width))
