"""How a command is drawn in a list: icon, name, key."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.icons import icon_pixmap
from desktop.ui.sizes import font, px
from desktop.ui.theme import tokens

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
