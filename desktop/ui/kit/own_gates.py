"""The line by which a page that shows an inspector the own gates only says so."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.gate import Gate
from desktop.domain.people import Member, Right
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.theme import mark


def gates_of(me: Member, gates: Iterable[Gate]) -> tuple[Gate, ...] | None:
    """The gates that a member sees who sees no others; None for whoever sees all."""
    return None if me.may(Right.COUNT) else tuple(gate for gate in gates if gate.id in me.gate_ids)


class OwnGatesLine(Translated, QLabel):
    """Names the gates of a member who sees no others; hidden for everybody else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gates: Sequence[Gate] | None = None
        mark(self, role="second")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def show_gates(self, gates: Sequence[Gate] | None) -> None:
        """The gates that are shown; None where nothing is left out."""
        self._gates = gates
        self.retranslate()
        self.setHidden(gates is None)

    def retranslate(self) -> None:
        if self._gates:
            names = self.tr(", ").join(gate.name for gate in self._gates)
            self.setText(self.tr("Only your gates are shown: {gates}").format(gates=names))
        else:
            self.setText(self.tr("No gate is assigned to you yet. Ask the venue’s manager."))
