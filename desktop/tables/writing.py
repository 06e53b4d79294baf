"""Tables written to files: CSV in UTF-8, and XLSX whose cells stay what they were written as.

Excel and WPS take what looks like a number for one: of an ID number they keep fifteen digits, of a phone number with
a leading zero the rest. A cell of XLSX says that it is text, and so does its column, so that what is typed under the
last row stays text too. In a CSV nothing can say so: whoever opens it there has changed it.
"""

import codecs
import csv
import io
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.files.whole import write_whole, writing_whole

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell of a CSV that begins so is run by spreadsheets (CWE-1236), those of East Asian versions take the full-width marks
for the others; an apostrophe before it keeps it text."""
_GUARDED = ("'", *FORMULA_STARTS)
_GUARDED_AS_TEXT = ("'", '="')
"""What begins so would be read without it, though its cell is text: an apostrophe before it stands for itself."""

FILE_TYPES = (".xlsx", ".csv")
"""Of tables that are written; the first is what to offer."""
_MOST_ROWS = 1_048_575
_LONGEST_CELL = 32_767
"""Characters; the library would cut what is longer."""
_LOOKED_AT = 200
"""Rows that the widths of columns follow."""
_NARROWEST, _WIDEST = 8, 44
"""Widths of columns, in characters of the spreadsheet's font."""
_TEXT = 49
"""The number format of text, “@” (ECMA-376, 18.8.30)."""


def write_table(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[str]], quantities: Collection[int] = ()
) -> int:
    """Write a table whole or not at all, as ``.csv`` (UTF-8 with BOM) or ``.xlsx``; gives the number of rows. Of a CSV, memory
    holds one row."""
    if path.suffix.lower() == ".csv":
        with writing_whole(path) as file:
            text = io.TextIOWrapper(file, "utf-8-sig", newline="")
            try:
                return _write_csv(text, header, rows)
            finally:
                text.detach()
    data, count = make_table(path, header, rows, quantities)
    write_whole(path, data)
    return count


def make_table(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[str]], quantities: Collection[int] = ()
) -> tuple[bytes, int]:
    """What is to be written to a file of this ending, and the number of rows. Raises ``BadInput``, ``UserError``.

    ``quantities`` are the columns, by their place, whose cells a spreadsheet gets as numbers; all others are text.
    """
    match path.suffix.lower():
        case ".csv":
            return _csv(header, rows)
        case ".xlsx":
            return _xlsx(header, rows, frozenset(quantities))
    raise unknown_ending()


def check_ending(path: Path) -> None:
    """Raises ``BadInput`` where a file's name does not say which kind of table it is to be: for work that comes
    before the writing."""
    if path.suffix.lower() not in FILE_TYPES:
        raise unknown_ending()


def unknown_ending() -> BadInput:
    """For a file name that does not say which kind of table it is to be."""
    return BadInput(message("tables", "Tables are saved as .csv or .xlsx. Give the file name one of these endings."))


@contextmanager
def workbook(out: io.BytesIO) -> Iterator["Workbook"]:
    """A workbook of ``xlsxwriter`` in memory, in which nothing becomes a formula or a link by itself."""
    import xlsxwriter

    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        yield book


def text_format(book: "Workbook") -> "Format":
    """The format of columns and cells that stay text."""
    return book.add_format({"num_format": _TEXT})


def keep_text(sheet: "Worksheet") -> None:
    """Spare people the mark beside each number that is text: the way out that it offers is to make it a number."""
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def head_format(book: "Workbook") -> "Format":
    """The format of headings: they are text as well, and stand out."""
    return book.add_format({"bold": True, "num_format": _TEXT, "bg_color": "#E8F1EE", "bottom": 1, "valign": "vcenter"})


def column_width(texts: Iterable[str]) -> float:
    """How wide a column has to be for these texts, within reason; a Chinese character is as wide as two letters."""
    return min(max([_NARROWEST, *(_width(text) + 2 for text in texts)]), _WIDEST)


def _width(text: str) -> int:
    longest = max(text.splitlines(), key=len, default="")[:_WIDEST]
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in longest)


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[bytes, int]:
    out = io.StringIO(newline="")
    count = _write_csv(out, header, rows)
    return codecs.BOM_UTF8 + out.getvalue().encode(), count


def _write_csv(out: TextIO, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    writer = csv.writer(out)
    writer.writerow(header)
    count = 0
    for row in rows:
        writer.writerow([_guarded(cell) for cell in row])
        count += 1
    return count


def _guarded(text: str, starts: tuple[str, ...] = _GUARDED) -> str:
    """A cell that no spreadsheet takes for a formula, and that is read back as it is."""
    return f"'{text}" if text.startswith(starts) else text


def _xlsx(header: Sequence[str], rows: Iterable[Sequence[str]], quantities: frozenset[int]) -> tuple[bytes, int]:
    out = io.BytesIO()
    count = 0
    with workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        keep_text(sheet)
        head, text = head_format(book), text_format(book)
        seen: list[list[str]] = [[name] for name in header]
        for column, name in enumerate(header):
            sheet.write_string(0, column, name, head)
        for count, row in enumerate(rows, 1):
            if count > _MOST_ROWS:
                raise UserError(message("tables", "A spreadsheet holds 1,048,575 rows. Export a shorter time, or CSV."))
            for column, cell in enumerate(row):
                if len(cell) > _LONGEST_CELL:
                    raise UserError(
                        message(
                            "tables",
                            "Row {row} has a text that is too long for a spreadsheet. Save as CSV.",
                            row=str(count + 1),
                        )
                    )
                if column in quantities and (number := _number(cell)) is not None:
                    sheet.write_number(count, column, number)
                else:
                    sheet.write_string(count, column, _guarded(cell, _GUARDED_AS_TEXT), text)
            if count <= _LOOKED_AT:
                for texts, cell in zip(seen, row, strict=False):
                    texts.append(cell)
        for column, texts in enumerate(seen):
            sheet.set_column(column, column, column_width(texts), None if column in quantities else text)
    return out.getvalue(), count


def _number(cell: str) -> float | None:
    """A quantity that is written with digits and a point alone."""
    return float(cell) if cell.isascii() and cell.replace(".", "", 1).isdigit() else None
