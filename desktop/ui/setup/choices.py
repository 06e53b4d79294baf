"""The first questions of the first run: is the venue new, and how does another desk get to the hub?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.kit.sizes import row

NEW_VENUE, ANOTHER_DESK = "venue", "desk"


class StartChoice(Translated, QWidget):
    """Beside what the first step asks for: arrow keys choose, Enter goes on to the fields below."""

    chosen = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = SegmentedControl()
        for value in (NEW_VENUE, ANOTHER_DESK):
            self.choices.add(value)
        row(self, gap=0).addWidget(self.choices)
        self.choices.chosen.connect(lambda _: self.chosen.emit())
        self.retranslate()

    def is_another_desk(self) -> bool:
        """Whether the venue has a desk already."""
        return self.choices.value() == ANOTHER_DESK

    def choose_another_desk(self) -> None:
        """Say that it has, without telling anybody."""
        self.choices.set_value(ANOTHER_DESK)

    def retranslate(self) -> None:
        self.choices.set_name(self.tr("This PC is for"))
        self.choices.set_texts(self.tr("A new venue"), self.tr("Another desk of a venue"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)


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
