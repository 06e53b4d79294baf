"""Ctrl+K: every command by a few letters of its name, in either language or in pinyin."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.domain.errors import UserError
from desktop.ui.kit.commands import GROUPS, Command
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.icons import icon_pixmap
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import key_text, label
from desktop.ui.kit.search_combo import best, pinyin_keys
from desktop.ui.kit.sizes import column, font, is_restyle, px, scale, sized
from desktop.ui.kit.theme import tokens
from desktop.ui.kit.tokens import Space

KEY_ROLE = Qt.ItemDataRole.UserRole + 1
ICON_ROLE = Qt.ItemDataRole.UserRole + 2
LINE_HEIGHT = 40
Index = QModelIndex | QPersistentModelIndex


class CommandDelegate(QStyledItemDelegate):
    """One line with the key in a frame at its right end."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(px(200), px(LINE_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.tint))
            painter.drawRoundedRect(option.rect, px(8), px(8))
        room = option.rect.adjusted(px(12), 0, -px(12), 0)
        if name := str(index.data(ICON_ROLE) or ""):
            size = px(20)
            ink = colours.primary if chosen else colours.second
            painter.drawPixmap(room.left(), room.center().y() - size // 2, icon_pixmap(name, ink, size))
        if key := str(index.data(KEY_ROLE) or ""):
            room.setRight(self._paint_key(painter, room, key) - px(8))
        room.setLeft(room.left() + px(32))
        painter.setFont(font())
        painter.setPen(QColor(colours.ink))
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        painter.restore()

    def _paint_key(self, painter: QPainter, room: QRect, key: str) -> int:
        painter.setFont(font(12))
        width = painter.fontMetrics().horizontalAdvance(key) + px(12)
        frame = QRect(room.right() - width, room.center().y() - px(10), width, px(20))
        painter.setPen(QPen(QColor(tokens().line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        painter.setPen(QColor(tokens().second))
        painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), key)
        return frame.left()


_LINES = 9
"""Commands shown without scrolling, where the window has room for them."""
_ABOVE = 88
"""From the top of the window to the palette, at 100 %."""


class Palette(Translated, QDialog):
    """A field and the commands that fit; the chosen one is run after the palette has closed."""

    def __init__(self, commands: Sequence[Command], run: Callable[[str], object], jobs: Jobs, parent: QWidget) -> None:
        """``run`` gets the command's id."""
        # A window of its own rather than a popup: input methods work in it, and a click outside closes it.
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self._was_active = False
        self._over = parent.window()
        self._commands = tuple(commands)
        self._run = run
        self._texts = [sentence(c.text) for c in self._commands]
        self._pinyin: list[tuple[str, str]] = [("", "")] * len(self._commands)
        self._field = TextField()
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.setItemDelegate(CommandDelegate(self._list))
        self._list.itemEntered.connect(self._list.setCurrentItem)
        self._list.itemClicked.connect(self._take)
        self._nothing = label("quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box = column(self, gap=Space.S, margins=Space.M)
        box.addWidget(self._field)
        box.addWidget(self._list, 1)
        box.addWidget(self._nothing, 1)
        sized(self, width=560)
        self._field.textChanged.connect(self._show)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.retranslate()
        self._show("")
        if any(not text.isascii() for text in self._texts):
            texts = list(self._texts)
            jobs.run(lambda: pinyin_keys(texts), self._on_pinyin, self._on_no_pinyin)

    def open(self) -> None:
        """Show in the upper middle of the window that it belongs to."""
        window = self._over
        at = window.mapToGlobal(window.rect().topLeft())
        self.move(at.x() + (window.width() - self.width()) // 2, at.y() + px(_ABOVE))
        self.show()
        self.activateWindow()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def done(self, result: int) -> None:
        had_keyboard = self.isActiveWindow()
        super().done(result)
        if had_keyboard:
            self._over.activateWindow()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Commands"))
        self._field.setPlaceholderText(self.tr("What would you like to do?"))
        self._field.setAccessibleName(self._field.placeholderText())
        self._list.setAccessibleName(self.tr("Commands"))
        self._nothing.setText(self.tr("Nothing fits. Try another word."))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._fit()
        elif event.type() == QEvent.Type.ActivationChange:
            if self._was_active and not self.isActiveWindow():
                self.close()
            self._was_active = self.isActiveWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._list.count():
                by = 1 if key == Qt.Key.Key_Down else -1
                self._list.setCurrentRow((self._list.currentRow() + by) % self._list.count())
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _show(self, typed: str) -> None:
        entries = [
            (i, (self._texts[i], self._commands[i].text.text, *self._pinyin[i])) for i in range(len(self._commands))
        ]
        self._list.clear()
        for i in best(typed, entries):
            command = self._commands[i]
            entry = QListWidgetItem(self._texts[i])
            entry.setData(Qt.ItemDataRole.UserRole, command.id)
            entry.setData(KEY_ROLE, key_text(command.shortcut))
            entry.setData(ICON_ROLE, command.icon)
            entry.setData(Qt.ItemDataRole.AccessibleDescriptionRole, sentence(GROUPS[command.page]))
            self._list.addItem(entry)
        self._list.setCurrentRow(0)
        self._list.setVisible(self._list.count() > 0)
        self._nothing.setVisible(self._list.count() == 0)
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is found needs, within the window."""
        around = 2 * Space.M + 38 + Space.S + 4
        room = int((self._over.height() / scale() - _ABOVE - around) // LINE_HEIGHT)
        lines = min(max(self._list.count(), 1), _LINES, max(room, 3))
        sized(self, height=around + lines * LINE_HEIGHT)

    def _take(self, entry: QListWidgetItem | None) -> None:
        if entry is not None:
            command_id: str = entry.data(Qt.ItemDataRole.UserRole)
            self.close()
            self._run(command_id)

    def _on_pinyin(self, keys: list[tuple[str, str]]) -> None:
        self._pinyin = keys
        self._show(self._field.text())

    def _on_no_pinyin(self, _error: UserError) -> None:
        """Without pinyin the names are still found as they are written."""
