"""The card of layers: every element of the poster from the one on top to the lowest, to choose, name, lock, hide, order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.posters.document.layout import ArrowProps, CodeProps, Element, ImageProps, TextProps
from desktop.posters.editing.actions import differing
from desktop.posters.editing.editor import Editor
from desktop.posters.editing.labels import label_of
from desktop.ui.kit.cards import Card
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.icons import icon_pixmap
from desktop.ui.kit.sizes import font, px, sized
from desktop.ui.kit.theme import tokens
from desktop.ui.kit.tokens import Space

Index = QModelIndex | QPersistentModelIndex
_ROW, _ICON, _SIDE = 34, 16, 8
_LEAST_ROWS, _MOST_ROWS = 4, 12
_MIME = "application/x-venuedesk-layers"
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Layer:
    """One row: the element, its name, and the gates where it is other, in words (empty for none)."""

    element: Element
    name: str
    badge: str


class LayerModel(QAbstractListModel):
    """Elements from the top. The ``Layer`` is in ``UserRole``."""

    renamed = Signal(str, str)
    dropped = Signal(object, object)
    """Identifiers of elements, and that of the element that they go above; None for the lowest place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.layers: tuple[Layer, ...] = ()
        self.states: Mapping[str, str] = {}

    def show_layers(self, layers: Sequence[Layer]) -> None:
        """Show other rows; the same elements in the same order keep their places."""
        before = self.layers
        if [layer.element.id for layer in layers] == [layer.element.id for layer in before]:
            self.layers = tuple(layers)
            for row, (old, new) in enumerate(zip(before, layers, strict=True)):
                if old != new:  # a name that is being typed is left alone
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self.layers = tuple(layers)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.layers)

    def data(self, index: Index, role: int = 0) -> object:
        layer = self.layers[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return layer.name
            case Qt.ItemDataRole.AccessibleTextRole:
                states = [
                    self.states["locked"] if layer.element.lock else "",
                    self.states["hidden"] if layer.element.hidden else "",
                    layer.badge,
                ]
                return "，".join(filter(None, [layer.name, *states]))
            case Qt.ItemDataRole.ToolTipRole:
                return layer.badge or layer.name
            case Qt.ItemDataRole.UserRole:
                return layer
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        layer = self.layers[index.row()]
        if str(value).strip() != layer.name:
            self.renamed.emit(layer.element.id, str(value).strip())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index) | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return flags if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, QByteArray("\n".join(self.layers[i.row()].element.id for i in indexes).encode()))
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        ids = bytes(data.data(_MIME).data()).decode().split("\n") if data.hasFormat(_MIME) else []
        if action != Qt.DropAction.MoveAction or not ids:
            return False
        at = parent.row() if parent.isValid() else row if row >= 0 else len(self.layers)
        below = [layer.element.id for layer in self.layers[at:] if layer.element.id not in ids]
        self.dropped.emit(ids, below[0] if below else None)
        return False  # the document makes the move, and the list shows it then


class LayerDelegate(QStyledItemDelegate):
    """An icon, the name, a badge, and the marks of what is locked or hidden, which a click changes."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(px(80), px(_ROW))

    def marks(self, row: QRect) -> tuple[QRect, QRect]:
        """Where lock and eye are in a row."""
        size = px(_ICON)
        eye = QRect(row.right() - px(_SIDE) - size, row.top() + (row.height() - size) // 2, size, size)
        return eye.translated(-size - px(_SIDE), 0), eye

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        layer = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(layer, Layer):
            return
        colours = tokens()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hot = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or hot:
            painter.setBrush(QColor(colours.tint if chosen else colours.page))
            painter.drawRoundedRect(option.rect, px(6), px(6))
        ink = colours.primary if chosen else colours.second if layer.element.hidden else colours.ink
        size = px(_ICON)
        x = option.rect.left() + px(_SIDE)
        top = option.rect.top() + (option.rect.height() - size) // 2
        painter.drawPixmap(x, top, icon_pixmap(_icon(layer.element), ink, size))
        lock, eye = self.marks(option.rect)
        for where, name, on in (
            (lock, "lock", layer.element.lock),
            (eye, "eye-off" if layer.element.hidden else "eye", layer.element.hidden),
        ):
            if on or hot or chosen:
                painter.drawPixmap(where.topLeft(), icon_pixmap(name, ink if on else colours.faint, size))
        room = QRect(x + size + px(_SIDE), option.rect.top(), 0, option.rect.height())
        room.setRight(lock.left() - px(_SIDE))
        if layer.badge:
            room.setRight(self._paint_badge(painter, room, layer.badge))
        painter.setFont(font(14, bold=chosen))
        painter.setPen(QColor(ink))
        text = painter.fontMetrics().elidedText(layer.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        painter.restore()

    def _paint_badge(self, painter: QPainter, room: QRect, words: str) -> int:
        """Draw it at the right; where it begins."""
        colours = tokens()
        painter.setFont(font(12))
        text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width() // 2)
        width = painter.fontMetrics().horizontalAdvance(text) + 2 * px(_SIDE)
        place = QRect(room.right() - width, room.top() + px(6), width, room.height() - px(12))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.attention_ground))
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        painter.setPen(QColor(colours.attention))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)
        return place.left() - px(Space.XS)


class LayerList(QListView):
    """Arrow keys choose, F2 names, Space hides, L locks; rows are dragged into another order."""

    lock_wanted = Signal(object)
    hide_wanted = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.rows = LayerDelegate(self)
        self.setItemDelegate(self.rows)

    def event(self, event: QEvent) -> bool:
        # What these keys mean in the list comes before what they mean on the page.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Space, Qt.Key.Key_L)
            and not event.modifiers()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ids = self.chosen_ids()
        if event.modifiers():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_F2:
            self.edit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and ids:
            self.hide_wanted.emit(ids)
        elif event.key() == Qt.Key.Key_L and ids:
            self.lock_wanted.emit(ids)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        layer = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if not isinstance(layer, Layer):
            return
        lock, eye = self.rows.marks(self.visualRect(index))
        if lock.contains(event.position().toPoint()):
            self.lock_wanted.emit([layer.element.id])
        elif eye.contains(event.position().toPoint()):
            self.hide_wanted.emit([layer.element.id])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.edit(index)

    def chosen_ids(self) -> list[str]:
        """The elements of the selected rows."""
        layers = (index.data(Qt.ItemDataRole.UserRole) for index in self.selectedIndexes())
        return [layer.element.id for layer in layers if isinstance(layer, Layer)]

    def selectionChanged(self, now: QItemSelection, before: QItemSelection) -> None:
        super().selectionChanged(now, before)
        self.chosen.emit(self.chosen_ids())


class LayersCard(Translated, Card):
    """The list over an editor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, gap=Space.S, margins=(16, 14, 16, 10), parent=parent)
        self._editor: Editor | None = None
        self._gates: Mapping[str, str] = {}
        self._is_showing = False
        self.list = LayerList()
        self.model = LayerModel(self)
        self.list.setModel(self.model)
        self.body.addWidget(self.list)
        self.list.chosen.connect(self._on_chosen)
        self.list.lock_wanted.connect(self._on_lock)
        self.list.hide_wanted.connect(self._on_hide)
        self.model.renamed.connect(self._on_renamed)
        self.model.dropped.connect(self._on_dropped)
        self.retranslate()

    def fill(self, editor: Editor, gates: Mapping[str, str]) -> None:
        """Show the elements of an editor; ``gates`` are the names of gates by id."""
        self._editor, self._gates = editor, gates
        others = {gate: differing(editor.layout, gate) for gate in editor.layout.overrides if gate in gates}
        layers = [
            Layer(
                e, sentence(label_of(e, editor.language)), self._badge([g for g, ids in others.items() if e.id in ids])
            )
            for e in reversed(editor.elements)
        ]
        self._is_showing = True
        self.model.show_layers(layers)
        self._select(editor.selected)
        self._is_showing = False
        rows = max(_LEAST_ROWS, min(_MOST_ROWS, len(layers)))
        sized(self.list, height=rows * _ROW + 2)

    def retranslate(self) -> None:
        self.set_heading(self.tr("Layers"))
        self.list.setAccessibleName(self.tr("Elements of the poster, from the top"))
        self.list.setAccessibleDescription(self.tr("F2 names, Space hides, L locks"))
        self.model.states = {"locked": self.tr("locked"), "hidden": self.tr("hidden")}
        if self._editor is not None:
            self.fill(self._editor, self._gates)

    def _badge(self, gates: Sequence[str]) -> str:
        if not gates:
            return ""
        if len(gates) == 1:
            return self.tr("Different at {gate}").format(gate=self._gates[gates[0]])
        return self.tr("Different at %Ln gate(s)", "", len(gates))

    def _select(self, ids: frozenset[str]) -> None:
        selection, first = QItemSelection(), -1
        for row, layer in enumerate(self.model.layers):
            if layer.element.id in ids:
                index = self.model.index(row)
                selection.select(index, index)
                first = row if first < 0 else first
        model = self.list.selectionModel()
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        current = self.list.currentIndex()
        if first >= 0 and not (current.isValid() and model.isSelected(current)):
            model.setCurrentIndex(self.model.index(first), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.list.scrollTo(self.model.index(first))

    def _on_chosen(self, ids: list[str]) -> None:
        if not self._is_showing and self._editor is not None and frozenset(ids) != self._editor.selected:
            self._editor.select(ids)

    def _on_lock(self, ids: list[str]) -> None:
        if self._editor is not None:
            self._editor.lock(ids, not all(self._editor.element(i).lock for i in ids))

    def _on_hide(self, ids: list[str]) -> None:
        if self._editor is not None:
            self._editor.hide(ids, not all(self._editor.element(i).hidden for i in ids))

    def _on_renamed(self, element_id: str, name: str) -> None:
        if self._editor is not None:
            self._editor.rename(element_id, name)

    def _on_dropped(self, ids: list[str], above: str | None) -> None:
        if self._editor is not None:
            self._editor.stack(ids, above)


def _icon(element: Element) -> str:
    match element.props:
        case TextProps():
            return "text-size"
        case CodeProps():
            return "qr"
        case ImageProps():
            return "image"
        case ArrowProps():
            return "arrow"
    return "shape"
