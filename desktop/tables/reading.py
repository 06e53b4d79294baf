"""A file of rows, whatever kind it is: told by its first bytes, not by its name."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from zipfile import BadZipFile, ZipFile

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.tables.cells import Row, Sheet
from desktop.tables.delimited import DelimitedFile, unreadable
from desktop.tables.ods import OdsFile
from desktop.tables.packed import damaged
from desktop.tables.xlsx import XlsxFile

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP = b"PK"
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"{\\rtf", b"%pdf")


class TableFile(Protocol):
    """Rows of one or several sheets; they can be read more than once."""

    @property
    def sheets(self) -> tuple[Sheet, ...]: ...

    def rows(self) -> Iterator[Row]: ...


class _OneSheet:
    """A text file as a table of one sheet."""

    sheets = (Sheet(),)

    def __init__(self, file: DelimitedFile) -> None:
        self.rows = file.rows


def open_table(path: Path) -> TableFile:
    """The table in a file. Raises ``BadInput`` for a file that cannot be read as one, or is broken anywhere."""
    try:
        with path.open("rb") as file:
            head = file.read(512)
    except (OSError, ValueError):
        raise unreadable(path) from None
    if head.startswith(_OLE):
        raise BadInput(
            message(
                "tables",
                "{path} is an Excel file of before 2007, or one with a password. Open it, and save it as XLSX without one.",
                path=path,
            )
        )
    if head.startswith(_ZIP):
        return _packed(path)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise BadInput(
            message(
                "tables",
                "{path} is a web page or a document, whatever its name says. Open it, and save it as XLSX or CSV.",
                path=path,
            )
        )
    if path.suffix.lower() in (".xlsx", ".xlsm", ".ods", ".xls"):
        raise damaged(path)
    return _OneSheet(DelimitedFile(path))


def _packed(path: Path) -> TableFile:
    try:
        with ZipFile(path) as archive:
            is_ods = "content.xml" in archive.namelist()
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise damaged(path) from None
    return OdsFile(path) if is_ods else XlsxFile(path)
