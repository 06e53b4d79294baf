"""The figures of a chart as a table: to be read out, and to be copied."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.ui.sizes import is_restyle, px

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Grid:
    """Words above the columns, and rows of a name and as many cells."""

    corner: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def text(self) -> str:
        """All of it, as spreadsheets take it from the clipboard."""
        lines = [(self.corner, *self.columns), *((name, *cells) for name, cells in self.rows)]
        return "\n".join("\t".join(line) for line in lines)


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.grid = Grid()

    def show_grid(self, grid: Grid) -> None:
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1 + len(self.grid.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return (self.grid.corner, *self.grid.columns)[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _side(section)
        return None

    def data(self, index: Index, role: int = 0) -> object:
        name, cells = self.grid.rows[index.row()]
        text = (name, *cells)[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}, {self.grid.columns[index.column() - 1]}: {text}" if index.column() else name
        if role == Qt.ItemDataRole.ToolTipRole:
            return text if not index.column() else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        return None


class FigureTable(QTableView):
    """Read-only; Ctrl+C copies what is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._figures = _Model()
        self._figures.setParent(self)
        self.setModel(self._figures)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self._measure()

    @property
    def grid(self) -> Grid:
        """What is shown."""
        return self._figures.grid

    def show_grid(self, grid: Grid) -> None:
        """Show other figures."""
        self._figures.show_grid(grid)
        self._measure()

    def copy_all(self) -> None:
        """Put the whole table on the clipboard."""
        QGuiApplication.clipboard().setText(self.grid.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.selectionModel().selection()
        if event.matches(QKeySequence.StandardKey.Copy) and not chosen.isEmpty():
            area = chosen.first()
            lines = [(name, *cells)[area.left() : area.right() + 1] for name, cells in self.grid.rows]
            QGuiApplication.clipboard().setText(
                "\n".join("\t".join(line) for line in lines[area.top() : area.bottom() + 1])
            )
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_figures"):
            self._measure()

    def _measure(self) -> None:
        header = self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(px(30))
        header.setMinimumSectionSize(px(46))
        if self._figures.columnCount():
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(0, px(190))


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
