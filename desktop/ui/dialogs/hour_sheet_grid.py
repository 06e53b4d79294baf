"""The hours of a tally sheet: three blocks of eight, worked by digits, Enter and the arrow keys; totals at the edges."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from desktop.domain.counting import Cell, cell_field
from desktop.domain.errors import Problem
from desktop.ui.i18n import Translated, sentence
from desktop.ui.sizes import column, grid, row, sized
from desktop.ui.tokens import Space
from desktop.ui.widgets.fields import commit_input_method
from desktop.ui.widgets.form import focus
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.styling import mark

KINDS = ("normal", "abnormal")
_HOURS, _BLOCK = 24, 8
_LONGEST = 9
"""Characters of a cell: whatever is longer is no figure."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
}  # fmt: skip
Place = tuple[int, str]
"""An hour of the day and a kind."""


class _CellEdit(QLineEdit):
    """A figure. Keys that leave it are told with the hours and the columns that they go."""

    left = Signal(int, int)
    entered = Signal(int)
    """Enter: so many hours on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, kind="cell")
        sized(self, width=62)
        self.setMaxLength(_LONGEST)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() in _ENTER and not held & ~Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit(-1 if held else 1)
        elif step is None or held or (step[1] and not self._is_at_end(step[1])):
            super().keyPressEvent(event)
        else:
            self.left.emit(*step)

    def _is_at_end(self, by: int) -> bool:
        if self.hasSelectedText():
            return len(self.selectedText()) == len(self.text())
        return self.cursorPosition() == (0 if by < 0 else len(self.text()))


class HourGrid(Translated, QWidget):
    """``edited``: somebody typed; ``finished``: Enter in the last hour."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: dict[Place, _CellEdit] = {}
        self._problems: tuple[Problem, ...] = ()
        self._heads: list[tuple[QLabel, QLabel]] = []
        self._sums: dict[tuple[int, str], QLabel] = {}
        self.totals: tuple[int, ...] = (0, 0)
        """People with a normal temperature and with a fever, as far as the figures can be read."""
        self.start = _BLOCK
        """The hour that typing begins at: the first one of the last sheet."""
        blocks = row(gap=Space.XL)
        for first in range(0, _HOURS, _BLOCK):
            blocks.addLayout(self._block(first))
        blocks.addStretch(1)
        # For whoever shows the grid: they stay in sight where it scrolls.
        self.total = label("strong")
        self.told = label("error", wrap=True)
        self.told.hide()
        box = column(self, Space.S)
        box.addLayout(blocks)
        box.addStretch(1)
        self.retranslate()

    def _block(self, first: int) -> QGridLayout:
        made = grid(gap=Space.XS)
        heads = label("second"), label("second")
        for at, head in enumerate(heads, 1):
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
            made.addWidget(head, 0, at)
        self._heads.append(heads)
        for line, hour in enumerate(range(first, first + _BLOCK), 1):
            made.addWidget(label("second", f"{hour:02}:00"), line, 0)
            for at, kind in enumerate(KINDS, 1):
                cell = self._cells[hour, kind] = _CellEdit()
                cell.textEdited.connect(self._on_edited)
                cell.left.connect(partial(self._go, hour, kind))
                cell.entered.connect(partial(self._go_on, hour))
                made.addWidget(cell, line, at)
        for at, kind in enumerate(KINDS, 1):
            total = self._sums[first, kind] = label("second")
            total.setAlignment(Qt.AlignmentFlag.AlignRight)
            made.addWidget(total, _BLOCK + 1, at)
        return made

    def typed(self) -> dict[Place, str]:
        """What stands in the cells that are not empty."""
        return {place: cell.text() for place, cell in self._cells.items() if cell.text().strip()}

    def put(self, texts: Mapping[Place, str]) -> None:
        """Show other figures; tells nobody."""
        for place, cell in self._cells.items():
            cell.setText(texts.get(place, ""))
        self.show_problems(())
        self._add_up()

    def put_cells(self, cells: Mapping[int, Cell]) -> None:
        """Show the figures of a sheet that was entered."""
        self.put({(h, k): str(n) for h, cell in cells.items() for k, n in zip(KINDS, cell, strict=True) if n})

    def cell(self, hour: int, kind: str = "normal") -> QLineEdit:
        """The field of an hour."""
        return self._cells[hour, kind]

    def focus_start(self) -> None:
        """Go where typing begins."""
        _enter(self._cells[self.start, "normal"])

    def show_problems(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Mark the cells that something is wrong or doubtful with, and say what; returns what is about none of them."""
        by_field = {problem.field: problem for problem in problems}
        self._problems = ()
        for (hour, kind), cell in self._cells.items():
            problem = by_field.pop(cell_field(hour, kind), None)
            mark(
                cell, wrong=problem is not None and not problem.doubtful, doubt=problem is not None and problem.doubtful
            )
            cell.setAccessibleDescription(sentence(problem.message) if problem is not None else "")
            cell.setToolTip(cell.accessibleDescription())
            if problem is not None:
                self._problems += (problem,)
        if self._problems:  # the first that cannot stay, else the first doubtful one
            first = min(self._problems, key=lambda problem: problem.doubtful)
            _enter(next(cell for (h, k), cell in self._cells.items() if cell_field(h, k) == first.field))
        self._tell()
        return tuple(by_field.values())

    def retranslate(self) -> None:
        for normal, abnormal in self._heads:
            normal.setText(self.tr("Normal"))
            abnormal.setText(self.tr("Fever"))
        for (hour, kind), cell in self._cells.items():
            name = self.tr("{hour} o’clock, normal") if kind == "normal" else self.tr("{hour} o’clock, fever")
            cell.setAccessibleName(name.format(hour=hour))
        self._add_up()
        self._tell()

    def _go(self, hour: int, kind: str, hours: int, columns: int) -> None:
        commit_input_method()
        line = hour * 2 + KINDS.index(kind) + columns if columns else (hour + hours) * 2 + KINDS.index(kind)
        if 0 <= line < 2 * _HOURS:
            _enter(self._cells[line // 2, KINDS[line % 2]])
        elif hours > 0:
            self.finished.emit()

    def _go_on(self, hour: int, hours: int) -> None:
        """Enter leads to the next hour's healthy people, from a fever as well: fevers are the exception."""
        self._go(hour, KINDS[0], hours, 0)

    def _on_edited(self) -> None:
        if self._problems:
            self.show_problems(())
        self._add_up()
        self.edited.emit()

    def _add_up(self) -> None:
        sums = dict.fromkeys(self._sums, 0)
        for (hour, kind), cell in self._cells.items():
            text = cell.text().strip()
            sums[hour - hour % _BLOCK, kind] += int(text) if text.isdecimal() else 0
        for key, total in self._sums.items():
            total.setText(str(sums[key]) if sums[key] else "")
        normal, fevers = self.totals = tuple(sum(n for (_, k), n in sums.items() if k == kind) for kind in KINDS)
        self.total.setText(
            self.tr("Normal {normal}   Fever {fevers}   Together {all}").format(
                normal=normal, fevers=fevers, all=normal + fevers
            )
        )

    def _tell(self) -> None:
        """What is wrong, the first three of it; the others are told at their cells."""
        lines = [f"{p.field.partition('.')[0]}:00  {sentence(p.message)}" for p in self._problems[:3]]
        mark(self.told, role="attention" if all(p.doubtful for p in self._problems) else "error")
        self.told.setText("\n".join(lines))
        self.told.setVisible(bool(lines))


def _enter(cell: QLineEdit) -> None:
    """Go to a cell, so that what is typed next stands in place of its figure."""
    focus(cell)
    cell.selectAll()
