"""Layouts that Qt does not have: things that flow into lines as words do, and a scroll area as high as what it holds."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QLayoutItem, QScrollArea, QSizePolicy, QWidget

from desktop.ui.kit.sizes import px
from desktop.ui.kit.theme import mark


class FlowLayout(QLayout):
    """Chips and other small widgets in lines. Its gap is the layout's spacing; use ``sizes.spaced`` to set it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent) if parent is not None else super().__init__()
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All of them in one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        sides = self.contentsMargins()
        width = sum(size.width() for size in sizes) + max(0, self.spacing()) * max(0, len(sizes) - 1)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width + sides.left() + sides.right(), height + sides.top() + sides.bottom())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        sides = self.contentsMargins()
        return size + QSize(sides.left() + sides.right(), sides.top() + sides.bottom())

    def _place(self, rect: QRect, move: bool) -> int:
        room = rect.marginsRemoved(self.contentsMargins())
        gap = max(0, self.spacing())
        x, y, line = room.x(), room.y(), 0
        for item in self._items:
            if item.isEmpty():  # hidden: not even its gap
                continue
            size = item.sizeHint()
            if x > room.x() and x + size.width() > room.right() + 1:
                x, y, line = room.x(), y + line + gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + gap
            line = max(line, size.height())
        return y + line - rect.y() + self.contentsMargins().bottom()


_LEAST = 56
"""Height that it does not go below, at 100 %: two lines of text."""


class FittedScroll(QScrollArea):
    """Holds a widget with a layout, whose texts may wrap."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        mark(content, transparent=True)
        self._content = content
        self.setWidget(content)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # QScrollArea watches what it holds; a changed text there changes our own height too.
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.updateGeometry()
            self._choose_bar()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_bar()

    def sizeHint(self) -> QSize:
        layout = self._content.layout()
        assert layout is not None
        width = self.contentsRect().width()
        if layout.hasHeightForWidth() and self.testAttribute(Qt.WidgetAttribute.WA_WState_Created):
            # Qt makes what is in a scroll area at least as high as its smallest size, whatever its width.
            height = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
            return QSize(layout.totalSizeHint().width(), height)
        return layout.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(_LEAST), min(self.sizeHint().height(), px(_LEAST)))

    def _choose_bar(self) -> None:
        # Left to itself, Qt keeps a bar that once was there: beside it lines break, and so there is more to scroll.
        policy = Qt.ScrollBarPolicy
        fits = self.contentsRect().height() >= self.sizeHint().height()
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded)
