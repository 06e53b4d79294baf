"""A list of things to do, each leading to where it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.domain.messages import Message
from desktop.ui.kit.buttons import Chip, ChipTone
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import IconLabel, label
from desktop.ui.kit.sizes import column, drop_children, row, transparent_to_mouse
from desktop.ui.kit.theme import mark
from desktop.ui.kit.tokens import Space


@dataclass(frozen=True, slots=True)
class TodoItem:
    """Something to do; ``command`` leads to it, an empty one nowhere. ``tag`` is what it is about, in a word."""

    text: Message
    command: str
    done: bool = False
    tag: Message | None = None
    tone: ChipTone = "neutral"


class TodoEntry(Translated, QPushButton):
    """One item: a circle, a tick or its tag, its words over as many lines as they need, an arrow."""

    def __init__(self, item: TodoItem, parent: QWidget) -> None:
        super().__init__(parent)
        self._item = item
        mark(self, kind="todo")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._text = label("quiet" if item.done else "body", wrap=True)
        self._tag = Chip(item.tone) if item.tag is not None else None
        tick = IconLabel("check-circle" if item.done else "circle", "primary" if item.done else "faint")
        lead: QWidget = self._tag or tick
        self._line = row(self, Space.S, (0, 6, 0, 6))
        self._line.addWidget(lead, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._text, 1)
        for part in (lead, self._text):
            transparent_to_mouse(part)
        if item.command:
            self._line.addWidget(IconLabel("chevron-right", "faint", 16))
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.unsetCursor()
        self.retranslate()

    def retranslate(self) -> None:
        self._text.setText(sentence(self._item.text))
        lead = self.tr("Done") if self._item.done else self.tr("To do")
        if self._tag is not None and self._item.tag is not None:
            lead = sentence(self._item.tag)
            self._tag.setText(lead)
        self.setAccessibleName(f"{lead}: {self._text.text()}")

    def sizeHint(self) -> QSize:
        return self._line.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._line.minimumSize().height())

    def heightForWidth(self, width: int) -> int:
        return self._line.heightForWidth(width)


class TodoList(QWidget):
    """The items in a column; ``wanted`` tells the command of the one that was clicked."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column(self, gap=2)

    def set_items(self, items: Sequence[TodoItem]) -> None:
        """Show other items."""
        drop_children(self._column)
        for item in items:
            entry = TodoEntry(item, self)
            if item.command:
                entry.clicked.connect(lambda _=False, command=item.command: self.wanted.emit(command))
            self._column.addWidget(entry)
        self._column.addStretch(1)
