"""What a row of a table holds, whatever kind of file it is in."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import msgspec

MAX_CELL = 32_767
"""Characters of a cell (Excel's own limit)."""
MAX_LINES = 1_048_576
MAX_COLUMNS = 16_384
"""Lines and columns of a sheet (Excel's own limits)."""


class CellKind(StrEnum):
    """As what the file keeps a value. CSV knows text only."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    DATE_TIME = "date_time"
    BOOLEAN = "boolean"
    ERROR = "error"
    """A formula whose value is an error; the text is the error, such as #N/A."""
    FORMULA = "formula"
    """A formula whose value was not saved with it; the text is empty."""


class Cell(
    msgspec.Struct, frozen=True, array_like=True, gc=False
):  # a file has a million: dataclasses take six times as long
    """A value that is there. ``text`` is what it says: digits of a number without exponent, ISO 8601 of dates and times."""

    kind: CellKind
    text: str


class Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A line of a sheet: its cells by column (from 0), without the empty ones.

    ``line`` counts from 1 as the spreadsheet or a text editor does; ``lines`` are those of the file that the row takes
    (a cell of CSV may hold line breaks). ``sheet`` is the place of its sheet among the sheets, ``width`` the number of
    cells where empty ones are written too.
    """

    sheet: int
    line: int
    cells: Mapping[int, Cell]
    lines: int = 1
    hidden: bool = False
    width: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a file. CSV is one without a name."""

    name: str = ""
    hidden: bool = False


def column_letters(column: int) -> str:
    """What spreadsheets call a column (0 is A, 26 is AA)."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(column: int, line: int) -> str:
    """What spreadsheets call a cell, such as B3."""
    return f"{column_letters(column)}{line}"


def number_text(value: float) -> str:
    """A number as it would be written by hand: no exponent, no decimals where it has none."""
    text = repr(value)
    if "e" in text:
        text = format(Decimal(text), "f")
    return text.removesuffix(".0")
