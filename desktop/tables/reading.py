"""A file of rows, whatever kind it is: told by its first bytes, not by its name."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO, Protocol
from zipfile import BadZipFile, ZipFile

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.tables.cells import Row, Sheet
from desktop.tables.delimited import DelimitedFile
from desktop.tables.ods import OdsFile
from desktop.tables.packed import damaged
from desktop.tables.xlsx import XlsxFile

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP = b"PK"
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"{\\rtf", b"%pdf")
_MOST_ROWS, _MOST_CELLS = 500, 10_000
"""Of one part."""


class TableFile(Protocol):
    """Rows of one or several sheets; they can be read more than once."""

    @property
    def sheets(self) -> tuple[Sheet, ...]: ...

    def rows(self) -> Iterator[Row]: ...


@dataclass(frozen=True, slots=True)
class TablePart:
    """What a reader process says of a table: first its sheets, then rows. ``is_last``: these were the last rows of the file."""

    sheets: tuple[Sheet, ...] = ()
    rows: tuple[Row, ...] = ()
    is_last: bool = False


class _OneSheet:
    """A text file as a table of one sheet."""

    sheets = (Sheet(),)

    def __init__(self, file: DelimitedFile) -> None:
        self.rows = file.rows


def table_parts(file: BinaryIO, name: str) -> Iterator[TablePart]:
    """The table in a file, and all of its rows, as often as they are wanted. Raises ``BadInput`` as ``open_table``."""
    table = open_table(file, name)
    yield TablePart(table.sheets)
    while True:
        rows: list[Row] = []
        cells = 0
        for row in table.rows():
            rows.append(row)
            cells += len(row.cells)
            if len(rows) >= _MOST_ROWS or cells >= _MOST_CELLS:
                yield TablePart(rows=tuple(rows))
                rows, cells = [], 0
        yield TablePart(rows=tuple(rows), is_last=True)


def open_table(file: BinaryIO, name: str) -> TableFile:
    """The table in a file; ``name`` is what sentences call it. Raises ``BadInput`` for a file that cannot be read as one,
    or is broken anywhere."""
    head = file.read(512)
    if head.startswith(_OLE):
        raise BadInput(
            message(
                "tables",
                "{path} is an Excel file of before 2007, or one with a password. Open it, and save it as XLSX without one.",
                path=name,
            )
        )
    if head.startswith(_ZIP):
        return _packed(file, name)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise BadInput(
            message(
                "tables",
                "{path} is a web page or a document, whatever its name says. Open it, and save it as XLSX or CSV.",
                path=name,
            )
        )
    if PurePath(name).suffix.lower() in (".xlsx", ".xlsm", ".ods", ".xls"):
        raise damaged(name)
    return _OneSheet(DelimitedFile(file, name))


def _packed(file: BinaryIO, name: str) -> TableFile:
    try:
        with ZipFile(file) as archive:
            is_ods = "content.xml" in archive.namelist()
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise damaged(name) from None
    return OdsFile(file, name) if is_ods else XlsxFile(file, name)
