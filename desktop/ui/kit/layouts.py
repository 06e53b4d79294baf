"""Layouts that Qt does not have: things that flow into lines as words do, and the buttons of a dialog."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Chips and other small widgets in lines. Its gap is the layout's spacing; use ``sizes.spaced`` to set it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent) if parent is not None else super().__init__()
        self._items: list[QLayoutItem] = []
        self._height_at: dict[int, int] = {}
        """By width: kept until Qt says that something has changed, as its own layouts do."""

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._height_at.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._height_at:
            self._height_at[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._height_at[width]

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


class ButtonRow(QLayout):
    """The buttons of a dialog: some at the left, the answers at the right; lines of them where it is narrow.

    The answers stay together in the last line as long as they fit into one.
    """

    def __init__(self) -> None:
        super().__init__()
        self._left: list[QLayoutItem] = []
        self._right: list[QLayoutItem] = []
        self._is_left = False

    def add_left(self, widget: QWidget) -> None:
        """Put something after what is at the left already."""
        self._is_left = True
        self.addWidget(widget)
        self._is_left = False

    def add_right(self, widget: QWidget, before: int = 0) -> None:
        """Put an answer at the right, ``before`` places before the last."""
        self.addWidget(widget)
        self._right.insert(len(self._right) - 1 - before, self._right.pop())

    def addItem(self, item: QLayoutItem) -> None:
        (self._left if self._is_left else self._right).append(item)

    def count(self) -> int:
        return len(self._left) + len(self._right)

    def itemAt(self, index: int) -> QLayoutItem | None:
        items = self._left + self._right
        return items[index] if 0 <= index < len(items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < self.count():
            return None
        at = index - len(self._left)
        return self._left.pop(index) if at < 0 else self._right.pop(at)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(map(_height, lines)) + self.spacing() * max(0, len(lines) - 1)

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._left + self._right if not item.isEmpty()]
        return QSize(
            max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0)
        )

    def sizeHint(self) -> QSize:
        shown = [item for item in self._left + self._right if not item.isEmpty()]
        return QSize(self._width(shown), _height(shown))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        y = rect.y()
        for line in self._lines(rect.width()):
            height = _height(line)
            left = [item for item in line if item in self._left]
            right = line[len(left) :]
            self._place(left, rect.x(), y, height, rect.width())
            self._place(right, max(rect.x(), rect.right() + 1 - self._width(right)), y, height, rect.width())
            y += height + self.spacing()

    def _place(self, items: list[QLayoutItem], x: int, y: int, height: int, most: int) -> None:
        for item in items:
            size = item.sizeHint()
            width = min(size.width(), most)
            item.setGeometry(QRect(x, y + (height - size.height()) // 2, width, size.height()))
            x += width + self.spacing()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        left = [item for item in self._left if not item.isEmpty()]
        right = [item for item in self._right if not item.isEmpty()]
        if left and right and self._width(left + right) <= width:
            return [left + right]
        return self._filled(left, width) + self._filled(right, width)

    def _filled(self, items: list[QLayoutItem], width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        for item in items:
            if lines and self._width([*lines[-1], item]) <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
        return lines

    def _width(self, items: list[QLayoutItem]) -> int:
        return sum(item.sizeHint().width() for item in items) + self.spacing() * max(0, len(items) - 1)


def _height(items: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in items), default=0)
