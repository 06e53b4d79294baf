"""The hours of a tally sheet in the order of the paper, worked by digits, Enter and the arrow keys; totals at the edges.

Beside each hour stands who was counted there otherwise.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop.domain.counting import USUAL_HOURS, HourCell, cell_field
from desktop.domain.errors import Problem
from desktop.domain.number_text import count_text
from desktop.ui.kit.field_notes import FieldNote, describe
from desktop.ui.kit.fields import commit_input_method
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.forms import focus
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column, grid, sized
from desktop.ui.kit.theme import mark
from desktop.ui.kit.tokens import Space

KINDS = ("normal", "abnormal")
_FIRST = USUAL_HOURS[0]
_BLOCKS = (range(_FIRST, _FIRST + 8), range(_FIRST + 8, 24), range(_FIRST))
"""The paper begins at seven; the hours before that are the last block, since hardly any sheet has them."""
_ORDER = tuple(hour for block in _BLOCKS for hour in block)
_BLOCK_OF = {hour: number for number, block in enumerate(_BLOCKS) for hour in block}
_LONGEST = 9
"""Characters of a cell: whatever is longer is no figure."""
_LISTED = 3
"""Problems that are listed in words; the others are at their cells."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
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
        sized(self, width=52)
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
        self._heads: list[tuple[QLabel, ...]] = []
        self._sums: dict[tuple[int, str], QLabel] = {}
        self._before: dict[int, QLabel] = {}
        self._counted: Mapping[int, HourCell] = {}
        self.totals: tuple[int, ...] = (0, 0)
        """People with a normal temperature and with a fever, as far as the figures can be read."""
        self.start = _FIRST
        """The hour that typing begins at: the first one of the paper, then that of the last sheet."""
        blocks = FoldingRow(gap=Space.XL)
        for number in range(len(_BLOCKS)):
            blocks.add(self._block(number), width=FoldingRow.NATURAL)
        # For whoever shows the grid: they stay in sight where it scrolls.
        self.total = label("strong")
        self.problems = FieldNote()
        box = column(self, Space.S)
        box.addLayout(blocks)
        box.addStretch(1)
        self.retranslate()

    def _block(self, number: int) -> QWidget:
        block = QWidget()
        made = grid(block, gap=Space.XS)
        heads = tuple(label("second") for _ in range(4))
        for at, head in enumerate(heads):
            head.setAlignment(Qt.AlignmentFlag.AlignRight if at else Qt.AlignmentFlag.AlignLeft)
            made.addWidget(head, 0, at)
        self._heads.append(heads)
        for line, hour in enumerate(_BLOCKS[number], 1):
            made.addWidget(label("second", f"{hour:02}:00"), line, 0)
            before = self._before[hour] = label("quiet")
            before.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            sized(before, width=48)
            made.addWidget(before, line, len(KINDS) + 1)
            for at, kind in enumerate(KINDS, 1):
                cell = self._cells[hour, kind] = _CellEdit()
                cell.textEdited.connect(self._on_edited)
                cell.left.connect(partial(self._go, hour, kind))
                cell.entered.connect(partial(self._go_on, hour))
                made.addWidget(cell, line, at)
        for at, kind in enumerate(KINDS, 1):
            total = self._sums[number, kind] = label("second")
            total.setAlignment(Qt.AlignmentFlag.AlignRight)
            made.addWidget(total, len(_BLOCKS[number]) + 1, at)
        made.setRowStretch(len(_BLOCKS[number]) + 2, 1)
        made.setColumnStretch(len(KINDS) + 2, 1)
        return block

    def typed(self) -> dict[Place, str]:
        """What stands in the cells that are not empty."""
        return {place: cell.text() for place, cell in self._cells.items() if cell.text().strip()}

    def put(self, texts: Mapping[Place, str]) -> None:
        """Show other figures; tells nobody."""
        for place, cell in self._cells.items():
            cell.setText(texts.get(place, ""))
        self.show_problems(())
        self._add_up()

    def put_cells(self, cells: Mapping[int, HourCell]) -> None:
        """Show the figures of a sheet that was entered."""
        self.put({(h, k): str(n) for h, cell in cells.items() for k, n in zip(KINDS, cell, strict=True) if n})

    def set_counted(self, counted: Mapping[int, HourCell]) -> None:
        """Show who was counted otherwise at this gate and day, by the hour."""
        self._counted = counted
        self._show_counted()

    def counted_text(self, hour: int) -> str:
        """What stands beside an hour; empty where nobody was counted."""
        return self._before[hour].text()

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
            if kind == KINDS[0]:
                problem = by_field.pop(cell_field(hour, "counted"), None) or problem
            words = sentence(problem.message) if problem is not None else ""
            doubtful = problem is not None and problem.doubtful
            mark(cell, doubt=doubtful)
            describe(cell, words, wrong=problem is not None and not doubtful)
            cell.setToolTip(words)
            if problem is not None:
                self._problems += (problem,)
        if self._problems:  # the first that cannot stay, else the first doubtful one
            first = min(self._problems, key=lambda problem: problem.doubtful)
            at, _, kind = first.field.partition(".")
            _enter(self._cells[int(at), kind if kind in KINDS else KINDS[0]])
        self._list_problems()
        return tuple(by_field.values())

    def retranslate(self) -> None:
        for number, (block, normal, abnormal, before) in enumerate(self._heads):
            block.setText(self.tr("Early") if number == len(_BLOCKS) - 1 else "")
            normal.setText(self.tr("Normal"))
            abnormal.setText(self.tr("Fever"))
            before.setText(self.tr("Before"))
            before.setToolTip(self.tr("Counted at this gate by presses, or at another desk"))
        self._show_counted()
        self._add_up()
        self._list_problems()

    def _show_counted(self) -> None:
        for hour, shown in self._before.items():
            normal, fevers = self._counted.get(hour, (0, 0))
            shown.setText(count_text(normal + fevers) if normal + fevers else "")
            details = self.tr("Counted before: {normal} normal, {fevers} with a fever").format(
                normal=count_text(normal), fevers=count_text(fevers)
            )
            shown.setToolTip(details if shown.text() else "")
            for kind in KINDS:
                name = self.tr("{hour} o’clock, normal") if kind == "normal" else self.tr("{hour} o’clock, fever")
                named = (name.format(hour=hour), shown.toolTip())
                self._cells[hour, kind].setAccessibleName(". ".join(filter(None, named)))

    def _go(self, hour: int, kind: str, hours: int, columns: int) -> None:
        commit_input_method()
        place = 2 * (_ORDER.index(hour) + hours) + KINDS.index(kind) + columns
        if 0 <= place < 2 * len(_ORDER):
            _enter(self._cells[_ORDER[place // 2], KINDS[place % 2]])
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
            sums[_BLOCK_OF[hour], kind] += int(text) if text.isdecimal() else 0
        for key, total in self._sums.items():
            total.setText(count_text(sums[key]) if sums[key] else "")
        normal, fevers = self.totals = tuple(sum(n for (_, k), n in sums.items() if k == kind) for kind in KINDS)
        self.total.setText(
            self.tr("Normal {normal}   Fever {fevers}   Together {all}").format(
                normal=count_text(normal), fevers=count_text(fevers), all=count_text(normal + fevers)
            )
        )

    def _list_problems(self) -> None:
        """What is wrong; what is too much for the room is at its cells only."""
        lines = [f"{p.field.partition('.')[0]}:00  {sentence(p.message)}" for p in self._problems[:_LISTED]]
        if len(self._problems) > _LISTED:
            lines.append(self.tr("… and %Ln more hour(s)", "", len(self._problems) - _LISTED))
        self.problems.show_words("\n".join(lines), "attention" if all(p.doubtful for p in self._problems) else "error")


def _enter(cell: QLineEdit) -> None:
    """Go to a cell, so that what is typed next stands in place of its figure."""
    focus(cell)
    cell.selectAll()
