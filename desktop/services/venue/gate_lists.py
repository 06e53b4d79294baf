"""Many gates at once: from a spreadsheet's file, or from what was copied out of one. Each line is looked at and told of
before anything is stored; what is stored is stored together."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from desktop.domain.codes import new_gate_code
from desktop.domain.errors import BadInput
from desktop.domain.gate import MAX_GATES, Gate, check_gate_name
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.text import clean_line
from desktop.sandbox.sandbox import Sandbox
from desktop.services.foreign.tables import foreign_table
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.ledger import Store, new_id
from desktop.store.queries import gates
from desktop.tables.cells import Cell, CellKind, Row, cell_name, column_letters

_MOST_LINES = 20_000
_HEADINGS = frozenset(
    {"检测点", "检测点名称", "检测点名", "名称", "入口", "门", "gate", "gates", "name", "gate name", "names"}
)
_BREAKS = re.compile(r"[\r\n\t]+")
"""Of a cell whose text was wrapped by hand: it is one name all the same."""
_LOOKED_AT = 5
"""Lines at the top among which the headings are."""


@dataclass(frozen=True, slots=True)
class GateTable:
    """Lines that may be gates. ``columns`` are the columns that have anything, with what to call each; ``likely`` is the
    one that seems to hold the names. ``left_out`` are sheets of the file that are not read."""

    rows: tuple[Row, ...]
    columns: tuple[tuple[int, str], ...]
    likely: int
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GateLine:
    """A line and the name that it gives; ``problem`` says why it gives none."""

    line: int
    name: str
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class GateListPlan:
    """What a column of a table would add. Blank lines and the line of the headings (0: none) are no lines."""

    lines: tuple[GateLine, ...]
    heading: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the gates that would be added, in order."""
        return tuple(line.name for line in self.lines if line.problem is None)


class GateListService:
    """Reads lists, plans and adds. All calls may take long: use a background thread."""

    def __init__(self, store: Store, session: Session, sandbox: Sandbox) -> None:
        self._store = store
        self._session = session
        self._sandbox = sandbox

    @requires(Right.EDIT_GATES)
    def read_file(self, path: Path) -> GateTable:
        """The first sheet of a file that has anything. Raises ``BadInput`` for a file that is no table."""
        with foreign_table(self._sandbox, path) as file:
            rows = _bounded(list(islice(file.rows(), _MOST_LINES + 1)))
        shown = [number for number, sheet in enumerate(file.sheets) if not sheet.hidden]
        filled = [number for number in shown if any(row.cells for row in rows if row.sheet == number)]
        chosen = (filled or shown or [0])[0]
        others = tuple(file.sheets[number].name for number in filled[1:])
        return _table([row for row in rows if row.sheet == chosen], others)

    @requires(Right.EDIT_GATES)
    def read_text(self, text: str) -> GateTable:
        """What was copied from a spreadsheet (cells parted by tabs), or typed with a line for each gate."""
        lines = csv.reader(io.StringIO(text.replace("\x00", "")), delimiter="\t", strict=False)
        rows, start = [], 1
        for values in islice(lines, _MOST_LINES + 1):
            cells = {place: Cell(CellKind.TEXT, value) for place, value in enumerate(values) if value.strip()}
            rows.append(Row(0, start, cells))
            start = lines.line_num + 1
        return _table(_bounded(rows), ())

    @requires(Right.EDIT_GATES)
    def plan(self, table: GateTable, column: int) -> GateListPlan:
        """What one column would add, line by line."""
        with self._store.read() as connection:
            live = gates.every(connection)
        return _plan(table, column, [gate.name for gate in live])

    @requires(Right.EDIT_GATES)
    def add(self, names: Sequence[str]) -> tuple[Gate, ...]:
        """Add gates at the end, all in one transaction. Raises ``BadInput`` where one cannot be added (any more); then none
        is. ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            live = gates.every(change.connection)
            taken, codes = {gate.name.casefold() for gate in live}, set(gates.codes(change.connection))
            if not names or len(live) + len(names) > MAX_GATES:
                raise BadInput(_too_many() if names else message("gates", "Type the gate's name, such as 南门."))
            position = gates.next_position(change.connection)
            added = []
            for place, text in enumerate(names, position):
                name, problem = check_gate_name(text)
                if problem is not None:
                    raise BadInput.of([problem])
                if name.casefold() in taken:
                    raise BadInput(message("gates", "There is a gate named {name} already.", name=name))
                gate = Gate(new_id(), name, new_gate_code(codes), place)
                taken.add(name.casefold())
                codes.add(gate.code)
                gates.insert(change.connection, gate, change.now)
                change.record("add", "gate", gate.id, gates.body(gate))
                added.append(gate)
        return tuple(added)


def _plan(table: GateTable, column: int, live: Sequence[str]) -> GateListPlan:
    heading = _heading(table.rows, column)
    taken: dict[str, int] = {name.casefold(): 0 for name in live}
    room, lines = MAX_GATES - len(live), []
    for row in table.rows:
        if not row.cells or row.line <= heading:
            continue
        name, problem = _name(row, column)
        if problem is None and (earlier := taken.get(name.casefold())) is not None:
            problem = _again(name, earlier)
        if problem is None and not room:
            problem = _too_many()
        if problem is None:
            taken[name.casefold()] = row.line
            room -= 1
        lines.append(GateLine(row.line, name, problem))
    return GateListPlan(tuple(lines), heading)


def _name(row: Row, column: int) -> tuple[str, Message | None]:
    cell = row.cells.get(column)
    if cell is None:
        return "", message("gate_lists", "There is no name in column {column}.", column=column_letters(column))
    if cell.kind not in (CellKind.TEXT, CellKind.NUMBER):
        where = cell_name(column, row.line)
        return clean_line(cell.text), message(
            "gate_lists", "Cell {cell} holds no text. Type the name as text in the spreadsheet.", cell=where
        )
    if row.hidden:
        return clean_line(cell.text), message("gate_lists", "This line is hidden in the file.")
    name, problem = check_gate_name(_BREAKS.sub(" ", cell.text))
    return name, problem.message if problem is not None else None


def _again(name: str, earlier: int) -> Message:
    if not earlier:
        return message("gates", "There is a gate named {name} already.", name=name)
    return message("gate_lists", "Line {line} has this name already.", line=str(earlier))


def _too_many() -> Message:
    return message("gates", "A venue has at most {limit} gates.", limit=MAX_GATES)


def _bounded(rows: list[Row]) -> list[Row]:
    if len(rows) > _MOST_LINES:
        raise BadInput(
            message("gate_lists", "This has more than {limit} lines, which is no list of gates.", limit=_MOST_LINES)
        )
    return rows


def _table(rows: Sequence[Row], left_out: tuple[str, ...]) -> GateTable:
    places = sorted({place for row in rows for place in row.cells})
    columns = tuple((place, _title(rows, place)) for place in places)
    named = [place for place in places if _heading(rows, place)]
    likely = named[0] if named else max(places, key=lambda place: _words(rows, place), default=0)
    return GateTable(tuple(rows), columns, likely, left_out)


def _title(rows: Sequence[Row], column: int) -> str:
    """``A: 检测点``: the letter, and the first thing that stands in the column."""
    first = next((row.cells[column].text for row in rows if column in row.cells), "")
    return f"{column_letters(column)}: {clean_line(first)}"


def _heading(rows: Sequence[Row], column: int) -> int:
    """The line in which the column's heading is; 0 for none."""
    top = [row for row in rows if row.cells][:_LOOKED_AT]
    return next(
        (
            row.line
            for row in top
            if (cell := row.cells.get(column)) and clean_line(cell.text).casefold().rstrip(":：") in _HEADINGS
        ),
        0,
    )


def _words(rows: Sequence[Row], column: int) -> int:
    """How many different texts, not numbers, a column has."""
    texts = {row.cells[column].text for row in rows if column in row.cells}
    return sum(not text.strip().replace(".", "").isdigit() for text in texts)
