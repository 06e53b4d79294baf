"""The card of gates: which posters to make, and whether those on the wall still say what is true."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.domain.posters import GatePoster, PosterState
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.sizes import font, is_restyle, px, row
from desktop.ui.kit.tables import draw_chip
from desktop.ui.kit.theme import tokens
from desktop.ui.kit.tokens import Space
from desktop.ui.kit.words import poster_story, poster_text, poster_tone

Index = QModelIndex | QPersistentModelIndex

_ROW = 36
_VISIBLE_ROWS = 12


class GateModel(QAbstractListModel):
    """Gates with a check box each. The ``GatePoster`` is in ``UserRole``. Unchecked gates stay so on refresh."""

    checked_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._posters: tuple[GatePoster, ...] = ()
        self._left_out: set[str] = set()

    @property
    def posters(self) -> tuple[GatePoster, ...]:
        """All gates, in order."""
        return self._posters

    @property
    def checked(self) -> tuple[str, ...]:
        """The ids of the gates that are chosen, in order."""
        return tuple(p.gate.id for p in self._posters if self._is_checked(p.gate.id))

    def set_posters(self, posters: Sequence[GatePoster]) -> None:
        """Show other gates, or the same in another state; the current row is kept where it can be."""
        same = [p.gate.id for p in posters] == [p.gate.id for p in self._posters]
        if not same:
            self.beginResetModel()
        self._posters = tuple(posters)
        if not same:
            self.endResetModel()
        self.emit_changed()

    def check_all(self, on: bool) -> None:
        """Choose all gates, or none."""
        self._left_out = set() if on else {p.gate.id for p in self._posters}
        self.emit_changed()
        self.checked_changed.emit()

    def emit_changed(self) -> None:
        """Have every row drawn again."""
        if self._posters:
            self.dataChanged.emit(self.index(0), self.index(len(self._posters) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._posters)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = 0) -> object:
        poster = self._posters[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return poster.gate.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{poster.gate.name}, {poster_text(poster.state)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{poster.gate.name}\n{poster_story(poster)}"
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self._is_checked(poster.gate.id) else Qt.CheckState.Unchecked
        return poster if role == Qt.ItemDataRole.UserRole else None

    def setData(self, index: Index, value: object, role: int = 0) -> bool:
        gate_id = self._posters[index.row()].gate.id
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._left_out.discard(gate_id)
        else:
            self._left_out.add(gate_id)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.checked_changed.emit()
        return True

    def _is_checked(self, gate_id: str) -> bool:
        return gate_id not in self._left_out


class GateDelegate(QStyledItemDelegate):
    """Check box, name, and the state of the poster as a chip at the right, all chips in one column."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        poster = index.data(Qt.ItemDataRole.UserRole)
        self.initStyleOption(option, index)
        style = option.widget.style()
        words = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget)
        option.text = ""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        # A ground of its own: on the usual tint of chosen rows the chips would lose their shape.
        option.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        self._paint_ground(painter, option.rect, chosen)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        chips = QFontMetrics(font(13))
        widest = max(chips.horizontalAdvance(poster_text(state)) for state in PosterState) + px(18)
        chip = QRect(option.rect.right() - widest - px(6), option.rect.top(), widest, option.rect.height())
        draw_chip(painter, chip, poster_text(poster.state), poster_tone(poster.state))
        room = QRect(words.left() + px(2), option.rect.top(), chip.left() - words.left() - px(10), option.rect.height())
        painter.setFont(font(bold=chosen))
        painter.setPen(QColor(tokens().ink))
        name = painter.fontMetrics().elidedText(poster.gate.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), name)
        painter.restore()

    def _paint_ground(self, painter: QPainter, row: QRect, chosen: bool) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().page))
            painter.drawRoundedRect(row, px(6), px(6))
        else:
            painter.setPen(QPen(QColor(tokens().line), 1))
            painter.drawLine(row.bottomLeft(), row.bottomRight())
        painter.restore()


class GateList(QListView):
    """As high as its rows where there is room, and scrolling where there is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(GateDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        model = self.model()
        rows = min(model.rowCount() if model is not None else 1, _VISIBLE_ROWS)
        return QSize(px(200), max(rows, 1) * px(_ROW) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), min(self.sizeHint().height(), 2 * px(_ROW)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()


class PosterGatesCard(Translated, Card):
    """Gates to choose. Space checks the current one; the current one is what the preview shows."""

    checked_changed = Signal()
    current_changed = Signal()
    menu_wanted = Signal(QPoint)
    """Where on the screen the menu of the gates' posters is to open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, gap=Space.S, margins=(16, 14), parent=parent)
        self.all = QCheckBox()
        self.all.setTristate(True)
        self.all.clicked.connect(self._on_all)
        self.list = GateList()
        self._model = GateModel(self)
        self.list.setModel(self._model)
        assert self.head is not None
        self.head.addWidget(self.all)
        self.body.addWidget(self.list)
        self.reprint, self.manage = Button("secondary"), Button("secondary")
        line = row(gap=Space.S)
        line.addWidget(self.reprint, 1)
        line.addWidget(self.manage, 1)
        self.body.addLayout(line)
        self.reprint.hide()
        self.manage.clicked.connect(lambda: self.menu_wanted.emit(self.manage.mapToGlobal(QPoint(0, 0))))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(
            lambda at: self.menu_wanted.emit(self.list.viewport().mapToGlobal(at))
        )
        self._model.checked_changed.connect(self._on_checked)
        self._is_emitting = True
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Gates"))
        self.all.setText(self.tr("All"))
        self.all.setAccessibleName(self.tr("All gates"))
        self.list.setAccessibleName(self.tr("Gates, with the state of their posters"))
        self._model.emit_changed()
        self._show_stale()

    def show_posters(self, posters: Sequence[GatePoster]) -> None:
        """Show the gates. Which are left out and which is current stays as it was; tells nobody."""
        kept = self.current
        self._is_emitting = False
        self._model.set_posters(posters)
        rows = [p.gate.id for p in posters]
        if rows:
            self.list.setCurrentIndex(
                self._model.index(rows.index(kept.gate.id) if kept and kept.gate.id in rows else 0)
            )
        self._is_emitting = True
        self._show_all()
        self._show_stale()
        self.list.updateGeometry()

    @property
    def posters(self) -> tuple[GatePoster, ...]:
        """All gates, in order."""
        return self._model.posters

    @property
    def checked(self) -> tuple[str, ...]:
        """The ids of the chosen gates, in order."""
        return self._model.checked

    @property
    def current(self) -> GatePoster | None:
        """The gate that is looked at."""
        index = self.list.currentIndex()
        rows = self._model.posters
        return rows[index.row()] if index.isValid() and index.row() < len(rows) else None

    def look_at(self, gate_id: str) -> None:
        """Make a gate the one that is looked at; nothing where it is not among them."""
        rows = [poster.gate.id for poster in self._model.posters]
        if gate_id in rows:
            self.list.setCurrentIndex(self._model.index(rows.index(gate_id)))

    def step(self, by: int) -> None:
        """Look at the next or previous gate; stays at the ends."""
        row = self.list.currentIndex().row() + by
        if 0 <= row < len(self._model.posters):
            self.list.setCurrentIndex(self._model.index(row))

    def _show_all(self) -> None:
        some, most = len(self._model.checked), len(self._model.posters)
        state = Qt.CheckState.Unchecked if not some else Qt.CheckState.Checked
        self.all.setCheckState(state if some in (0, most) else Qt.CheckState.PartiallyChecked)
        self.all.setEnabled(most > 0)

    def _show_stale(self) -> None:
        stale = [p for p in self._model.posters if p.state is PosterState.STALE]
        self.reprint.setVisible(bool(stale))
        self.reprint.set_urgent(bool(stale))
        self.reprint.set_words(
            self.tr("Reprint %Ln…", "", len(stale)), self.tr("Print again what is out of date") if stale else ""
        )
        # Beside the button of what is urgent, the other one takes no more room than its dots.
        words = self.tr("Posters on the wall…")
        self.manage.set_icon("more" if stale else "")
        self.manage.set_words("" if stale else words, words if stale else "")
        self.manage.setSizePolicy(
            QSizePolicy.Policy.Fixed if stale else QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed
        )

    def _on_all(self) -> None:
        self._model.check_all(len(self._model.checked) < len(self._model.posters))

    def _on_checked(self) -> None:
        self._show_all()
        self.checked_changed.emit()

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if self._is_emitting:
            self.current_changed.emit()
