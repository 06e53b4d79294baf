"""CSV and its relatives: commas, semicolons, tabs; UTF-8, UTF-16, GB 18030; any line end (RFC 4180).

A quotation mark that is not closed would put the lines after it into one person's notes. Such a file is refused at that
line; whoever takes lines one by one reads it to its end before.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import BinaryIO

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.tables.cells import MAX_CELL, Cell, CellKind, Row
from desktop.tables.gb18030 import current

_BLOCK = 1 << 20
_LONGEST_LINE = 4 * _BLOCK
"""Bytes between two line ends; 19 cells of the longest length would not fill it."""
_DELIMITERS = (",", "\t", ";", "|")
_SEP = re.compile(r'\ufeff?"?sep=(.)"?\s*', re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class DelimitedFile:
    """A text file of cells. Raises ``BadInput`` for what is no such file, naming the line where one is to blame."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        """``name`` is what sentences call the file."""
        csv.field_size_limit(MAX_CELL * 2)
        self._file = file
        self._name = name
        self._encoding = _encoding(file, name)
        try:
            with self._text() as lines:
                first = list(islice(lines, 20))
        except UnicodeDecodeError:
            raise _no_text(name) from None
        found = _SEP.fullmatch(first[0]) if first else None
        self._marked = found is not None
        self._delimiter = found[1] if found else _delimiter(first)

    def rows(self) -> Iterator[Row]:
        """All lines, one after the other. A line that is blank has no cells."""
        with self._text() as file:
            start, columns = 1, 0
            try:
                lines = self._lines(file)
                if self._marked:
                    yield Row(0, 1, {0: Cell(CellKind.TEXT, next(lines).strip())})
                    start = 2
                reader = csv.reader(lines, delimiter=self._delimiter, strict=True)
                shift = start - 1
                for values in reader:
                    end = reader.line_num + shift
                    if end > start:
                        self._check_breaks(values, columns, start)
                    columns = max(columns, len(values))
                    cells = {place: Cell(CellKind.TEXT, text) for place, text in enumerate(values) if text.strip()}
                    yield Row(0, start, cells, end - start + 1, width=len(values))
                    start = end + 1
            except csv.Error as error:
                raise self._broken(start, str(error)) from None
            except UnicodeDecodeError:
                raise _no_text(self._name) from None

    @contextmanager
    def _text(self) -> Iterator[io.TextIOWrapper]:
        """The file as text, from its beginning."""
        self._file.seek(0)
        text = io.TextIOWrapper(self._file, encoding=self._encoding, newline="")
        try:
            yield text
        finally:
            text.detach()  # or it would close the file

    def _lines(self, file: Iterable[str]) -> Iterator[str]:
        return map(current, file) if self._encoding == "gb18030" else iter(file)

    def _check_breaks(self, values: list[str], columns: int, line: int) -> None:
        """A cell may hold line breaks, but not lines that are rows themselves."""
        many = max(2, (max(columns, len(values)) - 1) // 2)
        for value in values:
            later = value.splitlines()[1:]
            if any(text.count(self._delimiter) >= many for text in later):
                raise self._broken(line, "quote")

    def _broken(self, line: int, error: str) -> BadInput:
        if "field larger" in error:
            return BadInput(
                message(
                    "tables",
                    "{path} has a cell at line {line} that is longer than any a spreadsheet holds. Nothing was taken.",
                    path=self._name,
                    line=str(line),
                )
            )
        return BadInput(
            message(
                "tables",
                "{path} is not a table at line {line}: a quotation mark there is not closed, or stands within a cell "
                "that begins with one. Nothing was taken. Delete that mark, or save the file again as XLSX.",
                path=self._name,
                line=str(line),
            )
        )


def _no_text(name: str) -> BadInput:
    return BadInput(message("tables", "{path} is neither UTF-8 nor GB 18030 text. Save it as CSV UTF-8.", path=name))


def _encoding(file: BinaryIO, name: str) -> str:
    """By its mark, else UTF-8 when all of the file is, else what Excel in China writes.

    Reads the file once, also to see that it is text with lines of a bearable length.
    """
    decoder: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()
    longest = since = 0
    marked = ""
    try:
        file.seek(0)
        head = file.read(4)
        file.seek(0)
        marked = next((encoding for mark, encoding in _BOMS if head.startswith(mark)), "")
        while block := file.read(_BLOCK):
            if marked != "utf-16" and b"\0" in block:
                raise _no_text(name)
            *ended, last = re.split(b"[\r\n]", block)
            if ended:
                longest = max(longest, since + len(ended[0]), *map(len, ended[1:]))
                since = 0
            since += len(last)
            if max(longest, since) > _LONGEST_LINE:
                raise _no_text(name)
            try:
                if decoder is not None:
                    decoder.decode(block)
            except UnicodeDecodeError:
                decoder = None
        if decoder is not None:
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        decoder = None
    return marked or ("gb18030" if decoder is None else "utf-8")


def _delimiter(first: list[str]) -> str:
    """The character that parts the first lines into the most cells."""
    text = "".join(first[:5])
    return max(_DELIMITERS, key=lambda mark: (text.count(mark), mark == ","))
