"""Tables of records: a model over dataclasses and a view in the manner of the design."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from desktop.ui.kit.buttons import ChipTone
from desktop.ui.kit.column_widths import ColumnNeed, shared
from desktop.ui.kit.copying import TableCopy
from desktop.ui.kit.sizes import font, is_restyle, px
from desktop.ui.kit.theme import tokens

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_TONE = Qt.ItemDataRole.UserRole + 1
_NOTHING = ("", "—")
_BESIDE = 20
"""What a cell has beside its words, at 100 %; a chip has more."""
_CHIP = 34
_LOOKED_AT = 200
"""Rows that the widths of columns follow."""
_LEAST = 40
"""A column that takes what is left is no narrower, at 100 %."""


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column: its heading (asked again when the language changes), and what a record shows in it.

    ``width`` is at 100 %, more for longer words and less where others have no room; 0 takes what is left. ``least`` is
    what its words count for at least, where something is drawn in their place. ``tone`` draws the text as a chip, unless
    it gives None for a record.
    """

    heading: Callable[[], str]
    text: Callable[[T], str]
    width: int = 0
    tone: Callable[[T], ChipTone | None] | None = None
    right: bool = False
    least: int = 0


class RecordModel(QAbstractTableModel, Generic[T]):
    """Records in rows. The record itself is in ``UserRole``."""

    def __init__(self, columns: Sequence[Column[T]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._records: list[T] = []

    def set_records(self, records: Sequence[T]) -> None:
        """Show other records."""
        self.beginResetModel()
        self._records = list(records)
        self.endResetModel()

    def replace(self, row: int, record: T) -> None:
        """Show another record in one row; what is chosen stays chosen."""
        self._records[row] = record
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def record(self, row: int) -> T:
        """The record of a row."""
        return self._records[row]

    def first(self, count: int) -> Sequence[T]:
        """The first records, up to ``count``."""
        return self._records[:count]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].heading()
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(section)
        return None

    def data(self, index: Index, role: int = 0) -> object:
        column, record = self.columns[index.column()], self._records[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(record)
        if role == Qt.ItemDataRole.UserRole:
            return record
        if role == _TONE:
            return column.tone(record) if column.tone is not None else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return None

    def retranslate(self) -> None:
        """Ask all headings and texts again."""
        if self._records:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._records) - 1, len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def _alignment(self, section: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class ChipDelegate(QStyledItemDelegate):
    """Draws a cell's text as a chip where its column has a tone."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tone = index.data(_TONE)
        if tone is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        text = option.text
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        if text:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            draw_chip(painter, option.rect.adjusted(px(10), 0, -px(4), 0), text, tone, selected)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The whole text of a cell that shows only a part."""
        if event.type() == QEvent.Type.ToolTip and isinstance(view, Table) and index.isValid():
            is_cut = view.need_of(index) > option.rect.width()
            QToolTip.showText(event.globalPos(), str(index.data()) if is_cut else "", view)
            return True
        return super().helpEvent(event, view, option, index)


def draw_chip(painter: QPainter, room: QRect, text: str, tone: str, selected: bool = False) -> None:
    """A chip at the left of ``room``, in the middle of its height; ``selected``: on the tint of a chosen row."""
    colours = tokens()
    ground, ink = {
        "good": (colours.tint, colours.primary),
        "attention": (colours.attention_ground, colours.attention),
        "danger": (colours.danger_ground, colours.danger),
    }.get(tone, (colours.page, colours.second))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font(13))
    width = min(painter.fontMetrics().horizontalAdvance(text) + px(18), room.width())
    frame = QRect(room.left(), room.center().y() - px(11), width, px(22))
    painter.setPen(Qt.PenStyle.NoPen)
    # A chip's own ground cannot be seen on the tint, or hardly; its word keeps its colour.
    painter.setBrush(QColor(colours.surface if selected else ground))
    painter.drawRoundedRect(frame, px(11), px(11))
    painter.setPen(QColor(ink))
    text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width - px(12))
    painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), text)
    painter.restore()


class Table(QTableView):
    """A read-only table of records; Enter or a double click opens the record."""

    opened = Signal(object)
    selected = Signal(object)
    """The record of the current row, or None."""

    def __init__(self, model: RecordModel[T], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model.setParent(self)
        self.setModel(model)
        self._records = model
        self.setItemDelegate(ChipDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(px(_LEAST))
        self._needs: list[ColumnNeed] = []
        self._dragged: dict[int, int] = {}
        self._is_sharing = False
        header.sectionResized.connect(self._on_resized)
        self.copying = TableCopy(self)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.record(index.row())))
        self.selectionModel().currentRowChanged.connect(lambda *_: self.selected.emit(self.current()))
        model.modelReset.connect(lambda: self.selected.emit(None))
        for changed in (model.modelReset, model.dataChanged, model.headerDataChanged):
            changed.connect(self._on_words)
        self._measure()

    def current(self) -> object:
        """The record that is chosen, or None."""
        index = self.currentIndex()
        return self._records.record(index.row()) if index.isValid() else None

    def hide_empty_columns(self) -> None:
        """Leave out columns that say nothing of any record; for lists that stay as they are while they are shown."""
        model = self._records
        records = [model.record(row) for row in range(model.rowCount())]
        self.show_columns(
            {
                place: any(column.text(record) not in _NOTHING for record in records)
                for place, column in enumerate(model.columns)
            }
        )

    def show_columns(self, shown: Mapping[int, bool]) -> None:
        """Show or leave out columns, by their places from 0."""
        self._is_sharing = True  # a column that shows again has not been dragged
        for place, is_shown in shown.items():
            self.setColumnHidden(place, not is_shown)
        self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit(self.current())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._records.retranslate()
        elif is_restyle(event) and hasattr(self, "_records"):
            self._measure()

    def need_of(self, index: Index) -> int:
        """The width that the words of a cell take."""
        beside = _CHIP if index.data(_TONE) is not None else _BESIDE
        return self.fontMetrics().horizontalAdvance(str(index.data() or "")) + px(beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(38))
        self.horizontalHeader().setMinimumSectionSize(px(_LEAST))
        self._dragged.clear()
        self._on_words()

    def _on_words(self) -> None:
        """Measure the words that there are now."""
        header, metrics, records = self.horizontalHeader(), self.fontMetrics(), self._records.first(_LOOKED_AT)
        self._needs = []
        for at, column in enumerate(self._records.columns):
            longest = max((metrics.horizontalAdvance(text) for text in set(map(column.text, records))), default=0)
            cells = longest + px(_CHIP if column.tone is not None else _BESIDE)
            heading = 0 if header.isHidden() else header.sectionSizeHint(at)
            self._needs.append(ColumnNeed(max(heading, cells, px(max(_LEAST, column.least))), px(column.width)))
        self._share()

    def _share(self) -> None:
        """Give each column its part of the room; one that somebody has dragged keeps its width."""
        kept = self._dragged
        places = [at for at in range(len(self._needs)) if not self.isColumnHidden(at)]
        needs = [ColumnNeed(kept[at], kept[at]) if at in kept else self._needs[at] for at in places]
        self._is_sharing = True
        for at, width in zip(places, shared(self.viewport().width(), needs), strict=True):
            self.setColumnWidth(at, width)
        self._is_sharing = False

    def _on_resized(self, column: int, _old: int, new: int) -> None:
        if not self._is_sharing:
            self._dragged[column] = new
