"""A list of things, done or to be done, each leading to where it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.domain.messages import Message, message
from desktop.ui.kit.buttons import Chip, ChipTone
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import IconLabel, label
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import column, drop_children, row, sized, transparent_to_mouse
from desktop.ui.kit.theme import mark
from desktop.ui.kit.tokens import Space

_LINE = 22
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands before an item: an icon in the colour of a token, and the words that it stands for."""

    icon: str
    tone: str
    words: Message


DONE = Sign("check-circle", "primary", message("TodoEntry", "Done"))
TO_DO = Sign("circle", "faint", message("TodoEntry", "To do"))


@dataclass(frozen=True, slots=True)
class TodoItem:
    """Something to do; ``command`` leads to it, an empty one nowhere, and is to be about the thing ``about``, if any.

    ``tag`` is what it is about, in a word; ``action`` what its way is called. Without a ``sign`` one that has no tag bears
    a circle, or a tick where it is done. ``is_personal``: its text names a visitor, if only masked.
    """

    text: Message
    command: str
    done: bool = False
    tag: Message | None = None
    tone: ChipTone = "neutral"
    about: str = ""
    action: Message | None = None
    sign: Sign | None = None
    is_personal: bool = False


def _icon(name: str, tone: str, size: int) -> IconLabel:
    """As high as a line of words, in whose middle it stands."""
    made = IconLabel(name, tone, size)
    sized(made, min_height=_LINE)
    return made


class TodoEntry(Translated, QPushButton):
    """One item: its sign and its tag, its words over as many lines as they need, its way and an arrow."""

    def __init__(self, item: TodoItem, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        mark(self, kind="todo")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._text = label("quiet" if item.done else "body", wrap=True)
        if item.is_personal:
            personal(self._text)
        self._tag = Chip(item.tone) if item.tag is not None else None
        self._action = label("link") if item.action is not None else None
        self._sign = item.sign or (DONE if item.done else TO_DO)
        self._line = row(self, Space.S, (0, 6, 0, 6))
        top, centre = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
        if item.sign is not None or self._tag is None:
            self._add(_icon(self._sign.icon, self._sign.tone, 20), top)
        self._tag_holder = QWidget()
        if self._tag is not None:
            row(self._tag_holder, 0).addWidget(self._tag, 0, Qt.AlignmentFlag.AlignLeft | top)
            self._add(self._tag_holder, top)
        transparent_to_mouse(self._text)
        self._line.addWidget(self._text, 1)
        if self._action is not None:
            self._add(self._action, top)
        if item.command:
            self._add(_icon("chevron-right", "faint", 16), top if self._action is not None else centre)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.unsetCursor()
        self.retranslate()

    @property
    def tag_width(self) -> int:
        """How wide its tag is, in pixels."""
        return self._tag.sizeHint().width() if self._tag is not None else 0

    def set_tag_width(self, width: int) -> None:
        """Give its tag the room of the widest one, so that the words of all items begin in one line."""
        self._tag_holder.setFixedWidth(width)

    def retranslate(self) -> None:
        item = self.item
        self._text.setText(sentence(item.text))
        lead = [sentence(self._sign.words)] if item.sign is not None or item.tag is None else []
        if self._tag is not None and item.tag is not None:
            self._tag.setText(sentence(item.tag))
            lead.append(self._tag.text())
        if self._action is not None and item.action is not None:
            self._action.setText(sentence(item.action))
            self.setAccessibleDescription(self._action.text())
        self.setAccessibleName(": ".join((*lead, self._text.text())))

    def sizeHint(self) -> QSize:
        return self._line.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._line.minimumSize().height())

    def heightForWidth(self, width: int) -> int:
        return self._line.heightForWidth(width)

    def _add(self, part: QWidget, place: Qt.AlignmentFlag) -> None:
        transparent_to_mouse(part)
        self._line.addWidget(part, 0, place)


class TodoList(QWidget):
    """The items in a column; arrow keys go from one to the next that leads anywhere. ``wanted`` tells the command of the
    one that was clicked, ``wanted_about`` that of one that is about a thing, and the thing."""

    wanted = Signal(str)
    wanted_about = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column(self, gap=2)
        self._entries: list[TodoEntry] = []

    def set_items(self, items: Sequence[TodoItem]) -> None:
        """Show other items. What has the focus keeps it as long as there is an item of its kind."""
        if [entry.item for entry in self._entries] == list(items):
            return
        focused = next((entry.item for entry in self._entries if entry.hasFocus()), None)
        drop_children(self._column)
        self._entries = [self._entry(item) for item in items]
        for entry in self._entries:
            self._column.addWidget(entry)
        self._column.addStretch(1)
        self._align_tags()
        if focused is not None:
            self._focus_again(focused)

    @property
    def entries(self) -> tuple[TodoEntry, ...]:
        """The items as they are shown, from the top."""
        return tuple(self._entries)

    def focus_first(self) -> bool:
        """Put the focus on the first item that leads anywhere; False where none does."""
        first = next((entry for entry in self._entries if entry.item.command), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a tag has another size: another language, another text size
            self._align_tags()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        reached = [entry for entry in self._entries if entry.item.command]
        here = next((at for at, entry in enumerate(reached) if entry.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
        else:
            reached[(here + step) % len(reached)].setFocus(Qt.FocusReason.TabFocusReason)

    def _entry(self, item: TodoItem) -> TodoEntry:
        entry = TodoEntry(item, self)
        if item.command and item.about:
            entry.clicked.connect(lambda: self.wanted_about.emit(item.command, item.about))
        elif item.command:
            entry.clicked.connect(lambda: self.wanted.emit(item.command))
        return entry

    def _focus_again(self, former: TodoItem) -> None:
        same = [entry for entry in self._entries if entry.item.command and entry.item.tag == former.tag]
        if same:
            same[0].show()  # Qt would in its next turn, and what is hidden gets no key until then
            same[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _align_tags(self) -> None:
        width = max((entry.tag_width for entry in self._entries), default=0)
        for entry in self._entries:
            entry.set_tag_width(width)
