"""The first questions of the first run: is the venue new, and how does another desk get to the hub?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.kit.sizes import row

NEW_VENUE, ANOTHER_DESK = "venue", "desk"
NETWORK, STICK = "network", "stick"

_ENTER = Qt.Key.Key_Return, Qt.Key.Key_Enter
_BARE = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier


class _Choice(Translated, QWidget):
    """Beside or above what the first step asks for: arrow keys choose, Enter goes on to the fields below."""

    chosen = Signal()
    submitted = Signal()

    def __init__(self, *values: str) -> None:
        super().__init__()
        self.choices = SegmentedControl()
        for value in values:
            self.choices.add(value)
        self.choices.chosen.connect(lambda _: self.chosen.emit())
        self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() in _BARE:
            self.submitted.emit()
        else:
            super().keyPressEvent(event)


class StartChoice(_Choice):
    """Whether the venue is new."""

    def __init__(self) -> None:
        super().__init__(NEW_VENUE, ANOTHER_DESK)
        row(self, gap=0).addWidget(self.choices)

    def is_another_desk(self) -> bool:
        """Whether the venue has a desk already."""
        return self.choices.value() == ANOTHER_DESK

    def choose_another_desk(self) -> None:
        """Choose that it has, without the signal."""
        self.choices.set_value(ANOTHER_DESK)

    def retranslate(self) -> None:
        self.choices.set_name(self.tr("This PC is for"))
        self.choices.set_texts(self.tr("A new venue"), self.tr("Another desk of a venue"))


class WayChoice(_Choice):
    """How another desk gets to the hub."""

    def __init__(self) -> None:
        super().__init__(NETWORK, STICK)
        line = row(self, gap=0)
        line.addWidget(self.choices)
        line.addStretch(1)

    def is_by_stick(self) -> bool:
        """Whether there is no network."""
        return self.choices.value() == STICK

    def choose_stick(self) -> None:
        """Choose the stick, without the signal."""
        self.choices.set_value(STICK)

    def retranslate(self) -> None:
        self.choices.set_name(self.tr("How this PC joins"))
        self.choices.set_texts(self.tr("Over the network"), self.tr("By USB stick"))
