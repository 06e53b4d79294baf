"""The lines of a file as drafts: which sheets hold declarations, which lines do, and what became of all others.

The whole file is looked at before the first line is given out, so that a file that cannot be read to its end, or whose
columns are not understood, leaves nothing behind.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_columns import read_overrides
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import BadInput, Problem
from desktop.domain.messages import Message, message
from desktop.services.imports.cell_texts import cell_text
from desktop.services.imports.headings import (
    LOOKED_AT,
    ColumnHeadings,
    find_headings,
    is_headings_again,
    named,
    no_headings,
    require_understood,
)
from desktop.services.imports.outcome import NotRead
from desktop.tables.cells import Cell, Row, cell_name
from desktop.tables.reading import TableFile

_MOST_NAMED = 20
_ABOVE = message("tables", "above the headings")
_HEADINGS = message("tables", "the headings")
_AGAIN = message("tables", "the headings once more")
_BLANK = message("tables", "blank")
_CONTINUED = message("tables", "the rest of a cell with line breaks")


@dataclass(frozen=True, slots=True)
class FileLine:
    """A line as it was found: see ``Rejected``."""

    sheet: str
    line: int
    draft: DeclarationDraft
    cell_problems: tuple[Problem, ...]
    beyond: tuple[str, ...]


@dataclass
class _Seen:
    """What the first look at a sheet finds. ``filled`` are the columns with anything in them below the headings."""

    headings: ColumnHeadings | None
    above: list[Row]
    filled: set[int] = field(default_factory=set)
    hidden: list[int] = field(default_factory=list)
    last: int = 0
    width: int = 0

    @property
    def unnamed(self) -> list[int]:
        """Columns to the right that have neither heading nor anything below."""
        named_ones = (
            () if self.headings is None else (*self.headings.columns, *self.headings.left_out, *self.headings.unknown)
        )
        return [place for place in range(max(named_ones, default=-1) + 1, self.width) if place not in self.filled]


class DeclarationSheets:
    """A file of declarations. Raises ``BadInput`` for one that cannot be taken as a whole, before anything is taken."""

    def __init__(self, table: TableFile, watch: Callable[[], None] = lambda: None) -> None:
        """``watch`` is called now and then while the table is looked at; what it raises ends that."""
        self._table = table
        self._sheets = self._table.sheets
        self._seen = self._look(watch)
        self._read = self._chosen()
        several = sum(1 for sheet in self._sheets if not sheet.hidden) > 1
        self._names = [sheet.name if several else "" for sheet in self._sheets]
        self.not_read: list[NotRead] = []

    @property
    def lines(self) -> int:
        """The lines of all sheets that are read."""
        return sum(self._seen[place].last for place in self._read)

    def drafts(self) -> Iterator[FileLine]:
        """Every line that says something; the others are in ``not_read`` when this has ended."""
        self.not_read.clear()
        place, last = -1, 0
        for row in self._table.rows():
            if row.sheet not in self._read:
                continue
            if row.sheet != place:
                self._skip_to(place, last, self._seen[place].last + 1 if place >= 0 else 1)
                place, last = row.sheet, 0
            if not row.cells:
                continue
            self._skip_to(place, last, row.line)
            last = row.line + row.lines - 1
            yield from self._draft(row)
        if place >= 0:
            self._skip_to(place, last, self._seen[place].last + 1)

    def notes(self) -> tuple[Message, ...]:
        """What else is to be known of the file: hidden sheets and rows, columns that were left out."""
        notes = []
        if left := [
            sheet.name for place, sheet in enumerate(self._sheets) if place not in self._read and place in self._seen
        ]:
            notes.append(
                message(
                    "tables",
                    "Sheets that were not read, being hidden or without the headings: {names}.",
                    names=", ".join(left[:_MOST_NAMED]),
                )
            )
        for place in self._read:
            notes += self._notes_of(self._seen[place])
        return tuple(note for place, note in enumerate(notes) if note not in notes[:place])

    def _notes_of(self, seen: _Seen) -> Iterator[Message]:
        headings = seen.headings
        if headings is None:
            return
        if headings.left_out:
            yield message(
                "tables", "Columns that say nothing new were left out: {columns}.", columns=named(headings.left_out)
            )
        if headings.unknown:
            yield message("tables", "Empty columns were left out: {columns}.", columns=named(headings.unknown))
        if seen.unnamed:
            yield message(
                "tables",
                "Empty columns without a heading were left out: {columns}.",
                columns=named(seen.unnamed[:_MOST_NAMED]),
            )
        if seen.hidden:
            lines = ", ".join(map(str, seen.hidden[:_MOST_NAMED])) + (" …" if len(seen.hidden) > _MOST_NAMED else "")
            yield message("tables", "Rows that the spreadsheet hides were read as well: {lines}.", lines=lines)

    def _look(self, watch: Callable[[], None]) -> dict[int, _Seen]:
        """Everything of every sheet, once."""
        seen: dict[int, _Seen] = {}
        pending: dict[int, list[Row]] = {}
        for number, row in enumerate(self._table.rows()):
            if number % 1000 == 0:
                watch()
            here = seen.setdefault(row.sheet, _Seen(None, []))
            here.last = row.line + row.lines - 1
            here.width = max(here.width, row.width)
            if here.headings is None and len(pending.setdefault(row.sheet, [])) < LOOKED_AT and row.cells:
                here.headings = find_headings((row,))
                if here.headings is None:
                    pending[row.sheet].append(row)
                    here.above = pending[row.sheet]
                continue
            if here.headings is not None and row.cells:
                here.filled.update(row.cells)
            if row.hidden and row.cells:
                here.hidden.append(row.line)
        return seen

    def _chosen(self) -> tuple[int, ...]:
        """The visible sheets with the same headings. Raises ``BadInput`` where there are none, or a choice is to be made."""
        visible = [p for p, seen in self._seen.items() if not self._sheets[p].hidden and seen.headings is not None]
        if not visible:
            first = next((s.above[0] for p, s in self._seen.items() if not self._sheets[p].hidden and s.above), None)
            raise no_headings(first)
        found = [(place, self._seen[place]) for place in visible]
        for _, seen in found:
            if seen.headings is not None:
                require_understood(seen.headings, frozenset(seen.filled))
        kinds = {seen.headings.fields for _, seen in found if seen.headings is not None}
        if len(kinds) > 1:
            raise BadInput(
                message(
                    "tables",
                    "The sheets {names} have different headings, so it is not known which to take. Nothing was taken. Hide "
                    "or delete those that are not meant.",
                    names=", ".join(self._sheets[p].name for p in visible[:_MOST_NAMED]),
                )
            )
        return tuple(visible)

    def _draft(self, row: Row) -> Iterator[FileLine]:
        headings = self._seen[row.sheet].headings
        assert headings is not None  # only such sheets are read
        if row.line < headings.line:
            self._skip(row.sheet, row.line, row.lines, _ABOVE)
        elif row.line == headings.line:
            self._skip(row.sheet, row.line, row.lines, _HEADINGS)
        elif is_headings_again(row, headings):
            self._skip(row.sheet, row.line, row.lines, _AGAIN)
        else:
            if row.lines > 1:
                self._skip(row.sheet, row.line + 1, row.lines - 1, _CONTINUED)
            yield _drafted(row, headings, self._names[row.sheet])

    def _skip_to(self, place: int, last: int, line: int) -> None:
        if place >= 0 and line > last + 1:
            self._skip(place, last + 1, line - last - 1, _BLANK)

    def _skip(self, place: int, line: int, count: int, because: Message) -> None:
        self.not_read.append(NotRead(line, count, because, self._names[place]))


def _unread_reason(text: str) -> Problem:
    return Problem(
        "",
        message(
            "tables",
            "“{text}” is no reason for a field. Begin the line with the field's heading and a colon.",
            text=text[:40],
        ),
    )


def _drafted(row: Row, headings: ColumnHeadings, sheet: str) -> FileLine:
    typed: dict[str, str] = {}
    problems: list[Problem] = []
    beyond: list[tuple[int, Cell]] = []
    reasons: dict[str, str] = {}
    for place, cell in row.cells.items():
        column = headings.columns.get(place)
        if column is None:
            if place not in headings.left_out:
                beyond.append((place, cell))
            continue
        text, problem = cell_text(cell, column, place, row.line)
        if problem is not None:
            problems.append(problem)
        if column.name in FIELDS:
            typed[column.name] = text
        else:
            reasons, unread = read_overrides(text)
            problems += [_unread_reason(one) for one in unread[:1]]
    if headings.names_resident_id and typed.get("id_number"):
        typed["id_type"] = "resident_id"
    if beyond:
        where = ", ".join(cell_name(place, row.line) for place, _ in islice(beyond, 5))
        problems.append(
            Problem(
                "",
                message(
                    "tables",
                    "There is something in {cells}, under no heading. Move it to its column, or delete it.",
                    cells=where,
                ),
            )
        )
    draft = DeclarationDraft.of(typed, reasons)
    return FileLine(sheet, row.line, draft, tuple(problems), tuple(cell.text for _, cell in beyond))
