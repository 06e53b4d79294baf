"""How another desk gets to the hub: over the network, or by stick."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.i18n import Translated
from desktop.ui.sizes import row
from desktop.ui.widgets.segments import SegmentedControl

NETWORK, STICK = "network", "stick"


class WayChoice(Translated, QWidget):
    """Above what the first step asks for: arrow keys choose, Enter goes on to the fields below."""

    chosen = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = SegmentedControl()
        for value in (NETWORK, STICK):
            self.choices.add(value)
        line = row(self, gap=0)
        line.addWidget(self.choices)
        line.addStretch(1)
        self.choices.chosen.connect(lambda _: self.chosen.emit())
        self.retranslate()

    def is_by_stick(self) -> bool:
        """Whether there is no network."""
        return self.choices.value() == STICK

    def choose_stick(self) -> None:
        """Say that there is none, without telling anybody."""
        self.choices.set_value(STICK)

    def retranslate(self) -> None:
        self.choices.set_name(self.tr("How this PC joins"))
        self.choices.set_texts(self.tr("Over the network"), self.tr("By USB stick"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)
