"""The line of a sheet that names its columns: found, understood, or explained by the letters of its columns."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.declaration_columns import (
    COLUMNS,
    IGNORED_HEADINGS,
    OVERRIDES,
    REQUIRED,
    RESIDENT_ID_HEADINGS,
    STORED,
    folded_heading,
)
from desktop.domain.errors import BadInput
from desktop.domain.field_registry import FileColumn
from desktop.domain.messages import Message, message
from desktop.tables.cells import Row, column_letters

LOOKED_AT = 20
"""Lines that may stand above the headings: titles, the venue's name, the day."""
_FEWEST = 3
"""ColumnHeadings that make a line the one that names the columns."""


@dataclass(frozen=True, slots=True)
class ColumnHeadings:
    """What stands in which column (from 0). ``names_resident_id``: the number's heading says what document it is of.

    ``left_out`` are columns that are read by nobody, with their headings; ``unknown`` those that nothing is known of.
    """

    line: int
    columns: Mapping[int, FileColumn]
    left_out: Mapping[int, str]
    unknown: Mapping[int, str]
    names_resident_id: bool = False

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the columns are for."""
        return frozenset(column.name for column in self.columns.values())


def find_headings(rows: Iterable[Row]) -> ColumnHeadings | None:
    """The first line with several known headings, or None."""
    for row in rows:
        found = _read(row)
        if len(found.columns) >= _FEWEST:
            return found
    return None


def is_headings_again(row: Row, headings: ColumnHeadings) -> bool:
    """Whether a line repeats the headings, as printed lists and files that were put together do."""
    return len(row.cells) >= _FEWEST and all(
        place in headings.columns and _KNOWN.get(folded_heading(cell.text)) is headings.columns[place]
        for place, cell in row.cells.items()
    )


def require_understood(headings: ColumnHeadings, filled: frozenset[int]) -> None:
    """Raises ``BadInput`` where a column with something in it cannot be told, is missing or stands there twice."""
    if unknown := [place for place in headings.unknown if place in filled]:
        raise BadInput(_unknown(unknown[0], headings.unknown[unknown[0]]))
    names = [column.name for column in headings.columns.values()]
    if twice := next((column for column in headings.columns.values() if names.count(column.name) > 1), None):
        places = [column_letters(place) for place, column in headings.columns.items() if column is twice]
        raise BadInput(
            message(
                "tables",
                "The columns {letters} all hold {column}. Nothing was taken. Keep one of them.",
                letters=", ".join(places),
                column=heading_message(twice),
            )
        )
    if missing := [column for column in COLUMNS if column.name in REQUIRED and column.name not in names]:
        raise BadInput(
            message(
                "tables",
                "The column {column} is missing. Nothing was taken. Take the template for its headings.",
                column=heading_message(missing[0]),
            )
        )


def no_headings(first: Row | None) -> BadInput:
    """The error of a file in which no line names the columns."""
    cells = [] if first is None else [cell.text.strip() for _, cell in sorted(first.cells.items())]
    names = ", ".join(column.name for column in COLUMNS[:19])
    return BadInput(
        message(
            "tables",
            "The first line must name the columns {columns}, or have the template's headings; it says {wrong}. "
            "Nothing was taken.",
            columns=names,
            wrong=", ".join(cells)[:80] or "—",
        )
    )


def heading_message(column: FileColumn) -> Message:
    """How a column is headed, in both of the languages in which files are headed."""
    return message("tables", "{heading} ({name})", heading=column.heading, name=column.name)


def named(columns: Mapping[int, str] | Sequence[int]) -> str:
    """Columns by their letters, with their headings where they have any."""
    if isinstance(columns, Mapping):
        return ", ".join(f"{column_letters(place)} {text}".strip() for place, text in columns.items())
    return ", ".join(column_letters(place) for place in columns)


def _unknown(place: int, text: str) -> Message:
    close = difflib.get_close_matches(folded_heading(text), list(_KNOWN), n=1, cutoff=0.5)
    # A heading of Chinese characters shares few of them with the right one; what it contains says more.
    within = [
        known for known in _KNOWN if len(known) > 1 and (known in folded_heading(text) or folded_heading(text) in known)
    ]
    found = _KNOWN.get((close or sorted(within, key=len)[-1:] or [""])[0])
    if found is None:
        return message(
            "tables",
            "Column {letter} is headed “{heading}”, which is none of the form's fields. Nothing was taken. Delete the "
            "column, or head it as the template does.",
            letter=column_letters(place),
            heading=text[:30],
        )
    return message(
        "tables",
        "Column {letter} is headed “{heading}”, which is none of the form's fields; the closest is {closest}. Nothing "
        "was taken. Head it so, or delete the column.",
        letter=column_letters(place),
        heading=text[:30],
        closest=heading_message(found),
    )


def _read(row: Row) -> ColumnHeadings:
    columns: dict[int, FileColumn] = {}
    left_out: dict[int, str] = {}
    unknown: dict[int, str] = {}
    is_resident = False
    for place, cell in sorted(row.cells.items()):
        folded = folded_heading(cell.text)
        column = _KNOWN.get(folded)
        if column is not None and column not in STORED:
            columns[place] = column
            is_resident = is_resident or folded in _RESIDENT
        elif column is not None or folded in _IGNORED:
            left_out[place] = cell.text.strip()
        elif folded:
            unknown[place] = cell.text.strip()
    return ColumnHeadings(
        row.line, columns, left_out, unknown, is_resident and "id_type" not in {c.name for c in columns.values()}
    )


_RESIDENT = frozenset(folded_heading(heading) for heading in RESIDENT_ID_HEADINGS)
_IGNORED = frozenset(folded_heading(heading) for heading in IGNORED_HEADINGS)
_KNOWN = {
    folded_heading(heading): column
    for column in (*COLUMNS, OVERRIDES, *STORED)
    for heading in (column.name, column.heading, *column.spellings)
} | {heading: next(c for c in COLUMNS if c.name == "id_number") for heading in _RESIDENT}
