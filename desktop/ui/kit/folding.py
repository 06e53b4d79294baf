"""How a page fits into any window: parts side by side that fold one under another, and a page that scrolls.

Widths and heights are given at 100 % text; a larger text needs more room, so the same window folds earlier.
"""

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QLayoutItem, QScrollArea, QWidget

from desktop.ui.kit.sizes import is_restyle, px, spaced
from desktop.ui.kit.theme import mark
from desktop.ui.kit.tokens import Space


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a row: its least width and height in logical pixels, the latter also for where the row has folded and the
    part is alone in its line, and its share of what is left over."""

    item: QLayoutItem
    width: int
    height: int
    folded: int
    stretch: int

    def is_hidden(self) -> bool:
        return self.item.isEmpty()

    def least_width(self) -> int:
        if self.width == FoldingRow.NATURAL:
            return self.item.sizeHint().width()
        least = self.item.minimumSize().width()
        return max(px(self.width), least) if self.width else least

    def least_height(self, width: int, *, alone: bool) -> int:
        area = self.item.widget()
        if alone and self.folded == FoldingRow.WHOLE and isinstance(area, ContentArea):
            return area.content_height(width)
        nominal, least = max(self.height, self.folded) if alone else self.height, least_height(self.item, width)
        return max(px(nominal), least) if nominal else least


class FoldingRow(QLayout):
    """Parts side by side as long as each has its least width; the others go below, as words do in a line.

    A part without stretch keeps its least width beside others. A part alone in its line takes the whole of it. All
    parts of a line are as high as the highest; height that is left over goes to the lines that have a part with stretch,
    or to the last one.
    """

    NATURAL = -1
    """The least width of a part that is as wide as it likes to be."""
    WHOLE = -1
    """The folded height of a part that scrolls by itself: it does not where it has a line of its own, the page does."""

    def __init__(self, parent: QWidget | None = None, gap: int = Space.L, *, balanced: bool = False) -> None:
        """``balanced`` lines have as many parts each: four cards go to two and two, not to three and one."""
        super().__init__(parent) if parent is not None else super().__init__()
        self._balanced = balanced
        self._most = 0
        self._parts: list[_Part] = []
        self._next = (0, 0, 0, 0)
        self._least_widths: dict[int, int] = {}
        """By the part's place. These are kept until Qt says that a part has changed, as its own layouts do."""
        self._lines_at: dict[int, list[list[int]]] = {}
        """By width: the places of the parts in each line."""
        self._heights_at: dict[int, list[int]] = {}
        """By width: the least height of each line."""
        self._height_at: dict[int, int] = {}
        """By width: the height of the whole."""
        self._least: QSize | None = None
        spaced(self, gap)

    def add(self, part: QWidget, width: int, stretch: int = 0, height: int = 0, folded: int = 0) -> None:
        """Put a part at the end: its least width and height at 100 % text, and its share of the rest. Where the row has
        folded and the part has a line of its own, it is at least ``folded`` high: the page scrolls rather than it."""
        self._next = (width, height, folded, stretch)
        self.addWidget(part)

    def invalidate(self) -> None:
        self._least_widths.clear()
        self._lines_at.clear()
        self._heights_at.clear()
        self._height_at.clear()
        self._least = None
        super().invalidate()

    def set_most(self, parts: int) -> None:
        """Have at most so many parts in a line, however wide it is; 0 for as many as there is room for."""
        self._most = parts
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._parts.append(_Part(item, *self._next))
        self.invalidate()

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._parts[index].item if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._parts):
            return None
        self.invalidate()
        return self._parts.pop(index).item

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal | Qt.Orientation.Vertical

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._height_at:
            sides = self.contentsMargins()
            heights = self._heights(width - sides.left() - sides.right())
            gaps = max(0, len(heights) - 1) * self.spacing()
            self._height_at[width] = sum(heights) + gaps + sides.top() + sides.bottom()
        return self._height_at[width]

    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)

    def minimumSize(self) -> QSize:
        if self._least is None:
            sides = self.contentsMargins()
            shown = [part for part in self._parts if not part.is_hidden()]
            width = max((part.item.minimumSize().width() for part in shown), default=0)
            self._least = QSize(width + sides.left() + sides.right(), 0)
        return self._least

    def sizeHint(self) -> QSize:
        shown = [place for place, part in enumerate(self._parts) if not part.is_hidden()]
        sides = self.contentsMargins()
        width = sum(map(self._least_width, shown)) + max(0, len(shown) - 1) * self.spacing()
        width += sides.left() + sides.right()
        return QSize(width, self.heightForWidth(width))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        rect = rect.marginsRemoved(self.contentsMargins())
        lines, heights = self._lines(rect.width()), self._heights(rect.width())
        spare = rect.height() - sum(heights) - max(0, len(lines) - 1) * self.spacing()
        grows = [any(self._parts[place].stretch for place in line) for line in lines]
        growing = [i for i, grown in enumerate(grows) if grown] or [len(lines) - 1]
        y = rect.y()
        for i, line in enumerate(lines):
            height = heights[i] + (max(0, spare) // len(growing) if i in growing else 0)
            x = rect.x()
            for place, width in zip(line, self._widths(line, rect.width()), strict=True):
                self._parts[place].item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
                x += width + self.spacing()
            y += height + self.spacing()

    def _least_width(self, place: int) -> int:
        if place not in self._least_widths:
            self._least_widths[place] = self._parts[place].least_width()
        return self._least_widths[place]

    def _lines(self, width: int) -> list[list[int]]:
        if width not in self._lines_at:
            lines = self._filled(width, self._most or len(self._parts))
            if self._balanced and len(lines) > 1:
                lines = self._filled(width, math.ceil(sum(map(len, lines)) / len(lines)))
            self._lines_at[width] = lines
        return self._lines_at[width]

    def _heights(self, width: int) -> list[int]:
        if width not in self._heights_at:
            lines = self._lines(width)
            self._heights_at[width] = [self._height(line, width, folded=len(lines) > 1) for line in lines]
        return self._heights_at[width]

    def _filled(self, width: int, most: int) -> list[list[int]]:
        """The places of the parts in lines of this width, at most so many in each."""
        lines: list[list[int]] = []
        taken = 0
        for place, part in enumerate(self._parts):
            if part.is_hidden():
                continue
            least = self._least_width(place)
            if not lines or taken + self.spacing() + least > width or len(lines[-1]) == most:
                lines.append([place])
                taken = least
            else:
                lines[-1].append(place)
                taken += self.spacing() + least
        return lines

    def _widths(self, line: list[int], width: int) -> list[int]:
        least = [self._least_width(place) for place in line]
        spare = max(0, width - sum(least) - (len(line) - 1) * self.spacing())
        shares = [self._parts[place].stretch for place in line]
        if not any(shares):
            shares = [1 if place == line[-1] else 0 for place in line]
        wide = [one + spare * share // sum(shares) for one, share in zip(least, shares, strict=True)]
        return [min(one, width) for one in wide]

    def _height(self, line: list[int], width: int, *, folded: bool) -> int:
        alone, widths = folded and len(line) == 1, self._widths(line, width)
        return max(self._parts[place].least_height(wide, alone=alone) for place, wide in zip(line, widths, strict=True))


def least_height(item: QLayoutItem, width: int) -> int:
    """The height below which something of this width would be cut, in pixels."""
    widget = item.widget()
    lowest = widget.minimumHeight() if widget is not None else 0
    if widget is not None and lowest == widget.maximumHeight():
        return lowest
    layout = widget.layout() if widget is not None else item.layout()
    if layout is not None and layout.hasHeightForWidth():
        # Qt's boxes take what their parts like to have at a width for the least: words wrap in no less.
        least = layout.totalHeightForWidth(width)
    elif item.hasHeightForWidth():
        least = item.heightForWidth(width)
    else:
        least = item.minimumSize().height()
    return max(least, lowest)


_WHOLE = "seenWhole"


def seen_whole(widget: QWidget) -> None:
    """What belongs to a field (its label, what is wrong with it) comes into sight with it, when that has the focus."""
    widget.setProperty(_WHOLE, True)


_LEAST_AREA = 64
"""Height that a scrolled part has at least where it does not fill its page, at 100 %."""


class ContentArea(QScrollArea):
    """Holds what a page shows: as wide as the page, and as high, or scrolled where it would be cut.

    What has the focus is always in sight, and stays so when what is shown grows.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None, *, joins_page: bool = False) -> None:
        """``joins_page``: a part of a page that scrolls by itself only where the page does not, and else is whole."""
        super().__init__(parent)
        self._joins_page = joins_page
        self._around: ContentArea | None = None
        self._joining: list[ContentArea] = []
        # Later, as layouts do not hear of a change in the midst of being laid out.
        self._join_later = QTimer(self)
        self._join_later.setSingleShot(True)
        self._join_later.timeout.connect(self._join)
        # What got the focus, until somebody scrolls: what is laid out after that may have pushed it out of sight.
        self._followed: QWidget | None = None
        self._follow_later = QTimer(self)
        self._follow_later.setSingleShot(True)
        self._follow_later.timeout.connect(self._follow)
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark(content, transparent=True)
        self._content = content
        # One made here: to find what Qt's own viewport is, PySide makes the types of all widgets that there are (12 ms).
        self.setViewport(QWidget())
        self.setWidget(content)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # QScrollArea watches what it holds.
        handled = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self._content:
            self._fit()
            self._follow_later.start()
            if self.hasHeightForWidth():
                self.updateGeometry()  # those around it have kept how high it was
        return handled

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        around = self.parentWidget()
        while self._joins_page and self._around is None and around is not None:
            if isinstance(around, ContentArea):
                self._around = around
                around._joining.append(self)
                around._fit()
            around = around.parentWidget()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._part_joining()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().height() > event.oldSize().height():
            self._part_joining()  # there may be room for all of it now
        self._fit()
        super().resizeEvent(event)

    def hasHeightForWidth(self) -> bool:
        return self.sizePolicy().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        return self.content_height(width) if self.hasHeightForWidth() else -1

    def sizeHint(self) -> QSize:
        # Of what it holds, not of the size that this has now: Qt's own hint of an area once squeezed stays so.
        layout = self._content.layout()
        liked = layout.totalSizeHint() if layout is not None else QSize()
        return liked.boundedTo(QSize(px(_LEAST_AREA * 2), px(_LEAST_AREA)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def content_height(self, width: int) -> int:
        """The height below which the content would be cut where it is this wide, in pixels."""
        layout = self._content.layout()
        if layout is None:
            return 0
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return layout.totalMinimumSize().height()

    def _fit(self) -> None:
        """Give the content the room that there is, or what it needs at least."""
        layout = self._content.layout()
        if layout is None:
            return
        room = self.contentsRect().size()
        least = self.content_height(room.width())
        bar = self.verticalScrollBar().sizeHint().width() if least > room.height() else 0
        if bar:
            least = self.content_height(room.width() - bar)
        if any(part.hasHeightForWidth() != (least > room.height()) for part in self._joining):
            self._join_later.start()
        width = max(room.width() - bar, layout.totalMinimumSize().width())
        size = QSize(width, max(room.height(), least))
        if size != self._content.size():
            held = self._visible_focus()
            self._content.resize(size)
            if held is not None:
                self._ensure_visible(held)

    def _join(self) -> None:
        least = self.content_height(self.contentsRect().width())
        for part in self._joining:
            part._set_whole(least > self.contentsRect().height())

    def _part_joining(self) -> None:
        for part in self._joining:
            part._set_whole(False)

    def _set_whole(self, whole: bool) -> None:
        """Be as high as what it holds, or as it is let. The layouts around learn of it, and the page asks again."""
        policy = self.sizePolicy()
        if policy.hasHeightForWidth() != whole:
            policy.setHeightForWidth(whole)
            self.setSizePolicy(policy)

    def _visible_focus(self) -> QWidget | None:
        """What has the focus and can be seen: nobody has scrolled away from it."""
        now = QApplication.focusWidget()
        if now is None or not self._content.isAncestorOf(now):
            return None
        top = now.mapTo(self._content, QPoint()).y() - self.verticalScrollBar().value()
        return now if top < self.viewport().height() and top + now.height() > 0 else None

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._content.isAncestorOf(now):
            self._followed = now
            self._ensure_visible(now)

    def _follow(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and now is self._followed and self._content.isAncestorOf(now):
            self._ensure_visible(now)

    def _on_scrolled(self, _action: int) -> None:
        self._followed = None

    def _ensure_visible(self, target: QWidget) -> None:
        """Scroll as little as will do; of what is higher than the frame, the top is shown."""
        around: QWidget | None = target
        while around is not None and around is not self._content:
            if around.property(_WHOLE) and around.height() <= self.viewport().height():
                target = around
            around = around.parentWidget()
        top = target.mapTo(self._content, QPoint()).y()
        bottom, margin = top + target.height(), px(Space.M)
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value():
            bar.setValue(top - margin)
        elif bottom > bar.value() + room:
            bar.setValue(min(bottom + margin - room, max(0, top - margin)))
