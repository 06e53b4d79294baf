"""Rows of a table on the clipboard, with their headings, as spreadsheets take them: what is shown, and as it is shown."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QTableView

from desktop.tables.writing import FORMULA_STARTS

_SEPARATED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
_PARTS = str.maketrans("\t\r\n", "   ")


def table_text(lines: Iterable[Sequence[str]]) -> str:
    """Lines of cells, parted by tabs. No cell is taken for a formula."""
    return "\n".join("\t".join(_cell(cell) for cell in line) for line in lines)


def _cell(text: str) -> str:
    text = text.translate(_PARTS).strip()
    if _SEPARATED.fullmatch(text):
        return text.replace(",", "")  # which not every spreadsheet reads
    return f"'{text}" if text.startswith(FORMULA_STARTS) and len(text) > 1 else text


class TableCopy(QObject):
    """Ctrl+C and a menu in a table: what is chosen, or all of it, under its headings."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)

    def copy_chosen(self) -> None:
        """Copy the rows that are chosen, or all where none is."""
        indexes = self._view.selectionModel().selectedIndexes()
        self._copy(sorted({index.row() for index in indexes}), sorted({index.column() for index in indexes}))

    def copy_all(self) -> None:
        """Copy the whole table."""
        self._copy((), ())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not event.matches(QKeySequence.StandardKey.Copy):
            return False
        self.copy_chosen()
        return True

    def menu(self) -> QMenu:
        """What a right click or the menu key opens."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy"), self.copy_chosen)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(self._view.selectionModel().hasSelection())
        whole = menu.addAction(self.tr("Copy the whole table"), self.copy_all)
        whole.setEnabled(self._view.model().rowCount() > 0)
        return menu

    def _open_menu(self, place: QPoint) -> None:
        self.menu().popup(self._view.viewport().mapToGlobal(place))

    def _copy(self, rows: Sequence[int], columns: Sequence[int]) -> None:
        model = self._view.model()
        rows = rows or range(model.rowCount())
        columns = [at for at in columns or range(model.columnCount()) if not self._view.isColumnHidden(at)]
        if not rows:
            return
        headings = [str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in columns]
        cells = ([str(model.index(row, at).data() or "") for at in columns] for row in rows)
        QGuiApplication.clipboard().setText(table_text([headings, *cells]))
