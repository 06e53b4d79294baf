"""Labels: text in one of the roles of the design, text that is cut with an ellipsis, a key's name."""

from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.kit.command import key_name
from desktop.ui.kit.icons import icon_pixmap
from desktop.ui.kit.sizes import is_restyle, px
from desktop.ui.kit.theme import mark, tokens

Role = Literal[
    "body",
    "second",
    "quiet",
    "strong",
    "heading",
    "dialog-title",
    "title",
    "subtitle",
    "figure",
    "help",
    "attention",
    "code",
    "link",
]


def label(role: Role = "body", text: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """A label in a text role. Plain text only, so that nothing typed by a person is read as markup."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    mark(made, role=role)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def selectable(made: QLabel) -> QLabel:
    """Let a label's text be copied with mouse or keyboard."""
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


class ElidedLabel(QLabel):
    """Text that ends in … where its lines end; the whole of it is in the tool tip."""

    def __init__(self, role: Role = "body", text: str = "", lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        mark(self, role=role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def shown(self) -> list[str]:
        """The lines as they fit now, the last one cut where it must be."""
        metrics, width, text = self.fontMetrics(), self.contentsRect().width(), self.text()
        if self._lines == 1:
            return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)]
        starts = self._starts(width)
        if len(starts) <= self._lines:
            return [text[a:b] for a, b in pairwise([*starts, len(text)])] or [""]
        whole = [text[a:b] for a, b in pairwise(starts[: self._lines])]
        rest = text[starts[self._lines - 1] :]
        return [*whole, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        height = self.fontMetrics().height() * (self._lines if self._lines == 1 else len(self.shown()))
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 1, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(24), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip("" if "".join(self.shown()) == self.text() else self.text())
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(self.contentsRect(), flags, "\n".join(self.shown()))

    def _starts(self, width: int) -> list[int]:
        """Where each line begins when the text is broken at ``width``."""
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        starts = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            starts.append(line.textStart())
        layout.endLayout()
        return starts


class KeyHint(QLabel):
    """A key in a small frame."""

    def __init__(self, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        mark(self, keyhint=True)
        self.set_shortcut(shortcut)

    def set_shortcut(self, shortcut: str) -> None:
        """Show another key; in Qt's portable notation."""
        self.setText(key_text(shortcut))


def key_text(shortcut: str) -> str:
    """A shortcut as it stands on the keys; the main Enter key is called Enter."""
    # Not the native form: Qt's Chinese catalogue says 回车, which no key on a Chinese keyboard reads.
    return key_name(QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.PortableText))


class IconLabel(QLabel):
    """An icon that stands for a word beside it; follows the theme."""

    def __init__(self, name: str, tone: str = "second", size: int = 20, parent: QWidget | None = None) -> None:
        """``tone`` is the name of a colour token."""
        super().__init__(parent)
        self._drawn = (name, tone, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw()

    def set_icon(self, name: str, tone: str) -> None:
        """Show another icon."""
        self._drawn = (name, tone, self._drawn[2])
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._draw()

    def _draw(self) -> None:
        name, tone, size = self._drawn
        self.setPixmap(icon_pixmap(name, getattr(tokens(), tone), px(size)))
