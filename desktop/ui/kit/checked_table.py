"""A table of records of which some are chosen: a check box before each, by the space bar or a click."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.tables import Column, Index, RecordModel, Table

T = TypeVar("T")


class CheckedModel(RecordModel[T], Generic[T]):
    """Records with a check box in the first column. Which are checked is kept by their keys, so it outlives a refresh."""

    checked_changed = Signal()

    def __init__(self, columns: Sequence[Column[T]], key: Callable[[T], Hashable]) -> None:
        super().__init__(columns)
        self._key = key
        self._checked: set[Hashable] = set()

    @property
    def checked(self) -> tuple[T, ...]:
        """The records that are chosen, in order."""
        return tuple(record for record in self.first(self.rowCount()) if self._key(record) in self._checked)

    def show_checked(self, records: Sequence[T], checked: Sequence[T]) -> None:
        """Show other records, some of them chosen; tells nobody."""
        self._checked = {self._key(record) for record in checked}
        self.set_records(records)

    def set_checked(self, rows: Sequence[int], on: bool) -> None:
        """Choose the records of some rows, or leave them out."""
        keys = {self._key(self.record(row)) for row in rows}
        self._checked = self._checked | keys if on else self._checked - keys
        for row in rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0), [Qt.ItemDataRole.CheckStateRole])
        self.checked_changed.emit()

    def is_checked(self, row: int) -> bool:
        """Whether the record of a row is chosen."""
        return self._key(self.record(row)) in self._checked

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = 0) -> object:
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if self.is_checked(index.row()) else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = 0) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        self.set_checked((index.row(),), Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


class CheckedTable(Table):
    """The space bar checks the rows that are marked, wherever in the row one is."""

    def __init__(self, model: CheckedModel[T], parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._choices = model

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = sorted({index.row() for index in self.selectedIndexes()})
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and rows:
            self._choices.set_checked(rows, not all(map(self._choices.is_checked, rows)))
        else:
            super().keyPressEvent(event)
