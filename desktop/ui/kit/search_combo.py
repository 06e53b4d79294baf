"""A field that finds while one types: by words or their pinyin, in a list under it that the keyboard works."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.kit.fields import TextField
from desktop.ui.kit.sizes import font, px
from desktop.ui.kit.theme import mark, tokens

T = TypeVar("T")


def score(typed: str, text: str) -> int | None:
    """How well ``typed`` fits ``text``: smaller is better, None does not fit.

    A part of the text fits best, at its start or a word's start better than inside; then letters in order.
    """
    wanted, found = "".join(typed.lower().split()), text.lower()
    if not wanted:
        return 0
    at = found.find(typed.lower().strip())
    if at >= 0:
        starts_word = at == 0 or not found[at - 1].isalnum()
        return (0 if at == 0 else 10 if starts_word else 30) + min(at, 9)
    gaps, at = 0, -1
    for letter in wanted:
        next_at = found.find(letter, at + 1)
        if next_at < 0:
            return None
        gaps += next_at - at - 1
        at = next_at
    return 50 + gaps


def best(typed: str, items: Sequence[tuple[T, Sequence[str]]]) -> list[T]:
    """The items that fit by any of their texts, best first, else in their own order."""
    ranked = []
    for place, (item, texts) in enumerate(items):
        scores = [s for s in (score(typed, text) for text in texts) if s is not None]
        if scores:
            ranked.append((min(scores), place, item))
    return [item for _, _, item in sorted(ranked, key=lambda r: r[:2])]


def pinyin_keys(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Initials and full pinyin of each text (打印海报: ``dyhb``, ``dayinhaibao``).

    The first call imports a large table (0.3 s); call it in the background.
    """
    # As for people's names: the dictionary of phrases would cost 45 MB.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, lazy_pinyin

    return [("".join(lazy_pinyin(text, style=Style.FIRST_LETTER)), "".join(lazy_pinyin(text))) for text in texts]


_DETAIL = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class SearchItem:
    """Something found: what it stands for, its name, and a second line of ink that tells it from others."""

    value: object
    title: str
    detail: str = ""


Search = Callable[[str], Sequence[SearchItem]]


class TwoInkDelegate(QStyledItemDelegate):
    """A name in ink and its detail in second ink on one line."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(px(120), px(36))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.tint))
            painter.drawRoundedRect(option.rect, px(6), px(6))
        room = option.rect.adjusted(px(10), 0, -px(10), 0)
        title, detail = str(index.data(Qt.ItemDataRole.DisplayRole)), str(index.data(_DETAIL) or "")
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
        painter.setFont(font())
        painter.setPen(QColor(colours.ink))
        drawn = painter.drawText(room, flags, title)
        room.setLeft(drawn.right() + px(12))
        painter.setFont(font(13))
        painter.setPen(QColor(colours.second))
        cut = painter.fontMetrics().elidedText(detail, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, cut)
        painter.restore()


class SearchCombo(TextField):
    """Type to find, arrow keys to choose, Enter to take. ``picked`` tells the value, None when it is typed over."""

    picked = Signal(object)
    entered = Signal()
    """What is shown was taken from the list by Enter: whoever typed it wants to go on."""

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._item: SearchItem | None = None
        self._list: QListWidget | None = None
        self.textEdited.connect(self._on_edited)

    def item(self) -> SearchItem | None:
        """What was taken, until it is typed over."""
        return self._item

    def set_item(self, item: SearchItem | None) -> None:
        """Show something as taken; tells nobody."""
        self._item = item
        self.set_value(item.title if item is not None else "")
        if self.hasFocus():
            self.end(False)
        self.close_list()

    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._list is not None and self._list.isVisible()

    def close_list(self) -> None:
        """Hide the list."""
        if self._list is not None:
            self._list.hide()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.preeditString():
            self._find(self.text() + event.preeditString().replace("'", ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if not self.is_open():
            if key == Qt.Key.Key_Down:
                self._find(self.text())
            else:
                super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._list.currentItem() if self._list is not None else None)
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window() and event.type() in (QEvent.Type.Resize, QEvent.Type.Hide):
            self.close_list()
        return super().eventFilter(watched, event)

    def _on_edited(self, text: str) -> None:
        if self._item is not None:
            self._item = None
            self.picked.emit(None)
        self._find(text)

    def _find(self, text: str) -> None:
        found = self._search(text) if text.strip() else ()
        if not found:
            self.close_list()
            return
        shown = self._popup()
        shown.clear()
        for item in found:
            entry = QListWidgetItem(item.title)
            entry.setData(_DETAIL, item.detail)
            entry.setData(Qt.ItemDataRole.UserRole, item)
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.title} {item.detail}")
            shown.addItem(entry)
        shown.setCurrentRow(0)
        self._place(shown, len(found))

    def _popup(self) -> QListWidget:
        window = self.window()
        if self._list is None or self._list.parent() is not window:
            made = QListWidget(window)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setItemDelegate(TwoInkDelegate(made))
            made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            made.setMouseTracking(True)
            made.itemEntered.connect(made.setCurrentItem)
            made.itemClicked.connect(self._take)
            mark(made, popup=True)
            window.installEventFilter(self)
            self.destroyed.connect(made.deleteLater)
            self._list = made
        return self._list

    def _place(self, shown: QListWidget, count: int) -> None:
        window = self.window()
        below = self.mapTo(window, QPoint(0, self.height() + px(4)))
        wanted = min(count, 8) * px(36) + px(10)
        width = max(self.width(), px(320))
        left = min(below.x(), window.width() - width - px(8))
        if below.y() + wanted > window.height() - px(8):
            above = self.mapTo(window, QPoint(0, -px(4) - wanted))
            top = above.y() if above.y() > 0 else below.y()
        else:
            top = below.y()
        shown.setGeometry(QRect(left, top, width, min(wanted, window.height() - top - px(8))))
        shown.setAccessibleName(self.accessibleName())
        shown.raise_()
        shown.show()

    def _step(self, by: int) -> None:
        if self._list is not None:
            self._list.setCurrentRow((self._list.currentRow() + by) % self._list.count())

    def _take(self, entry: QListWidgetItem | None) -> None:
        if entry is not None:
            item: SearchItem = entry.data(Qt.ItemDataRole.UserRole)
            self.set_item(item)
            self.picked.emit(item.value)
