"""The figures of a chart as a table, to be read out and copied; and gates and inspectors with what they counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop.domain.figures import FIGURE_WORDS, Figure, scan_rate
from desktop.domain.number_text import count_text
from desktop.domain.statistics import Layer, TotalsLine
from desktop.services.statistics.words import name_label, rate_text
from desktop.ui.kit.cards import Card
from desktop.ui.kit.copying import TableCopy, table_text
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.sizes import column, font, is_restyle, px
from desktop.ui.kit.tokens import Space

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Grid:
    """Words above the columns, and rows of a name and as many cells; the last one is the sum of the others where
    ``has_sum``."""

    corner: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()
    has_sum: bool = False

    @property
    def text(self) -> str:
        """All of it, as spreadsheets take it from the clipboard."""
        return table_text([(self.corner, *self.columns), *((name, *cells) for name, cells in self.rows)])


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
        if role == Qt.ItemDataRole.FontRole and self.grid.has_sum and index.row() == len(self.grid.rows) - 1:
            return font(bold=True)
        return None


_LEAST_COLUMN, _PADDING = 46, 22
_LEAST_NAME, _MOST_NAME = 110, 190
"""Widths at 100 %: of a figure's column, of the air beside a text, of the names' column."""


class FigureGrid(QTableView):
    """Read-only; Ctrl+C copies what is chosen, with its headings."""

    def __init__(self) -> None:
        super().__init__()
        self._least: list[int] = []
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
        self.copying = TableCopy(self)
        self._measure()

    @property
    def grid(self) -> Grid:
        """The figures that are shown."""
        return self._figures.grid

    def show_grid(self, grid: Grid) -> None:
        """Show other figures."""
        self._figures.show_grid(grid)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and hasattr(self, "_figures"):
            self._measure()

    def _measure(self) -> None:
        header = self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(px(30))
        grid, wide = self.grid, QFontMetrics(font(bold=self.grid.has_sum)).horizontalAdvance
        names = max((wide(name) for name, _ in grid.rows), default=0) + px(_PADDING)
        columns = zip(grid.columns, *(cells for _, cells in grid.rows), strict=True)
        self._least = [min(px(_MOST_NAME), max(px(_LEAST_NAME), names))]
        self._least += [max(px(_LEAST_COLUMN), *(wide(cell) + px(_PADDING) for cell in cells)) for cells in columns]
        header.setMinimumSectionSize(px(_LEAST_COLUMN))
        self._spread()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        """Columns share what room there is. No figure is cut: where there is too little, the table scrolls sideways."""
        figures = len(self._least) - 1
        spare = max(0, self.viewport().width() - sum(self._least))
        for place, least in enumerate(self._least[: self._figures.columnCount()]):
            self.setColumnWidth(place, least + (spare // figures if place else 0))


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


_COLUMNS = (
    Figure.REGISTRATIONS,
    Figure.CHECKS,
    Figure.FEVERS,
    Figure.ALL_REGISTRATIONS,
    Figure.ALL_CHECKS,
)
_SCAN_COLUMNS = (Figure.SCANS, Figure.SCAN_RATE)


class TotalsView(Translated, QWidget):
    """Two tables, one above the other; ``own``: those of a member who sees only the own statistics."""

    def __init__(self, *, own: bool = False) -> None:
        super().__init__()
        self._is_own = own
        self._shown: tuple[Sequence[TotalsLine], Sequence[TotalsLine]] = ((), ())
        self.gates, self.inspectors = FigureGrid(), FigureGrid()
        self._cards = Card(heading=True, gap=Space.XS), Card(heading=True, gap=Space.XS)
        both = column(self, Space.M)
        for card, table in zip(self._cards, (self.gates, self.inspectors), strict=True):
            card.body.addWidget(table, 1)
            both.addWidget(card, 1)
        self.retranslate()

    def retranslate(self) -> None:
        headings = self.tr("Gates"), self.tr("Inspectors")
        if self._is_own:
            headings = self.tr("My gates, whoever has checked"), self.tr("Checked by me")
        for card, table, heading in zip(self._cards, (self.gates, self.inspectors), headings, strict=True):
            card.set_heading(heading)
            table.setAccessibleName(heading)
        self.show_totals_lines(*self._shown)

    def show_totals_lines(self, gates: Sequence[TotalsLine], inspectors: Sequence[TotalsLine]) -> None:
        """Show other rows."""
        self._shown = gates, inspectors
        self.gates.show_grid(self._grid(Layer.GATE, self.tr("Gate"), gates))
        self.inspectors.show_grid(self._grid(Layer.INSPECTOR, self.tr("Inspector"), inspectors))

    def text(self) -> str:
        """Both tables, for the clipboard."""
        return f"{self.gates.grid.text}\n\n{self.inspectors.grid.text}"

    def _grid(self, layer: Layer, corner: str, rows: Sequence[TotalsLine]) -> Grid:
        has_scans = any(row.scans for row in rows)
        shown = (*_COLUMNS, *(_SCAN_COLUMNS if has_scans else ()))
        columns = tuple(sentence(FIGURE_WORDS.label(figure)) for figure in shown)
        figures: list[tuple[int, ...]] = [
            (row.registrations, row.checks, row.fevers, row.all_registrations, row.all_checks) for row in rows
        ]
        names = [sentence(name_label(layer, row.key, row.name, is_current=row.is_current)) for row in rows]
        has_sum = len(rows) > 1
        if has_sum:
            names.append(self.tr("Total"))
            figures.append(tuple(map(sum, zip(*figures, strict=True))))
        scans = [(row.scans, row.people) for row in rows]
        scans += [(sum(row.scans for row in rows), sum(row.people for row in rows))] if has_sum else []
        lines = (
            (name, (*map(count_text, cells), *(_scan_cells(*of) if has_scans else ())))
            for name, cells, of in zip(names, figures, scans, strict=True)
        )
        return Grid(corner, columns, tuple(lines), has_sum)


def _scan_cells(scans: int, people: int) -> tuple[str, str]:
    return count_text(scans), rate_text(scan_rate(scans, people))
