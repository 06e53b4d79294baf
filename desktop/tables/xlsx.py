"""XLSX (ECMA-376) as Excel, WPS and LibreOffice write it: values with the types that decide what they may mean.

Neither calamine nor openpyxl tells all that an import has to know (a number from a date by its format, a formula without
a value, hidden rows) while reading in a stream, so the sheets' XML is read here. Formulas are never computed.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZipFile

from desktop.tables.cells import MAX_CELL, MAX_COLUMNS, MAX_LINES, Cell, CellKind, Row, Sheet
from desktop.tables.number_formats import FormatKind, format_kind, read_number
from desktop.tables.packed import Malformed, TooLarge, XmlReader, blocks, package, read_part

_MOST_STRINGS = 1_000_000
_MOST_CHARACTERS = 24_000_000
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)


class XlsxFile:
    """A workbook. Raises ``BadInput``."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        """``name`` is what sentences call the file."""
        self._file, self._name = file, name
        with package(file, name) as archive:
            book = _Workbook(archive)
            self.sheets = tuple(Sheet(name, hidden) for name, hidden, _ in book.sheets)
            self._parts = [part for _, _, part in book.sheets]
            self._from_1904 = book.from_1904
            self._formats = _formats(archive, book.part("styles"))
            self._strings = _strings(archive, book.part("sharedStrings"))

    def rows(self) -> Iterator[Row]:
        """The rows that hold anything, of all sheets, hidden ones included."""
        with package(self._file, self._name) as archive:
            for place, part in enumerate(self._parts):
                reader = _SheetReader(place, self._strings, self._formats, from_1904=self._from_1904)
                xml = XmlReader(reader.start, reader.end, reader.text)
                for block in blocks(archive, part):
                    xml.feed(block)
                    yield from reader.complete_rows()
                xml.close()
                yield from reader.complete_rows()


class _Workbook:
    """Its sheets in their order: name, whether it is hidden, and the part with its rows."""

    def __init__(self, archive: ZipFile) -> None:
        self._main = _targets(archive, "_rels/.rels").get("officeDocument", "xl/workbook.xml")
        folder, name = posixpath.split(self._main)
        self._related: dict[str, str] = {}
        self._by_id: dict[str, str] = {}
        for identifier, kind, target in _relations(archive, f"{folder}/_rels/{name}.rels"):
            part = posixpath.normpath(posixpath.join(folder, target) if not target.startswith("/") else target[1:])
            self._related[kind] = part
            self._by_id[identifier] = part
        self.from_1904 = False
        self.sheets: list[tuple[str, bool, str]] = []
        read_part(archive, self._main, self._start, lambda _: None, lambda _: None)
        if not self.sheets:
            raise Malformed

    def part(self, kind: str) -> str | None:
        """The part of a kind that the workbook relates to, or None."""
        return self._related.get(kind)

    def _start(self, name: str, found: dict[str, str]) -> None:
        if name == "workbookPr":
            self.from_1904 = found.get("date1904", "0") in ("1", "true")
        elif name == "sheet" and "name" in found:
            part = self._by_id.get(found.get("id", ""), "")
            if "worksheet" in part or part.endswith(".xml"):
                self.sheets.append((found["name"], found.get("state", "visible") != "visible", part))


class _SheetReader:
    """Makes rows of the elements of a sheet."""

    def __init__(self, sheet: int, strings: list[str], formats: list[FormatKind], *, from_1904: bool) -> None:
        self._sheet = sheet
        self._strings = strings
        self._formats = formats
        self._from_1904 = from_1904
        self._rows: list[Row] = []
        self._cells: dict[int, Cell] = {}
        self._line = self._column = 0
        self._hidden = self._collects = self._skips = self._computed = False
        self._kind = self._value = ""
        self._has_value = False
        self._style = self._length = 0
        self._pieces: list[str] = []

    def complete_rows(self) -> Iterator[Row]:
        """The rows that are complete by now."""
        rows, self._rows = self._rows, []
        return iter(rows)

    def start(self, name: str, found: dict[str, str]) -> None:
        if name == "row":
            self._line = int(found.get("r", self._line + 1))
            if not 0 < self._line <= MAX_LINES:
                raise Malformed
            self._column = -1
            self._cells = {}
            self._hidden = found.get("hidden", "0") in ("1", "true")
        elif name == "c":
            self._column = _column(found["r"]) if "r" in found else self._column + 1
            if self._column >= MAX_COLUMNS:
                raise Malformed
            self._kind, self._style = found.get("t", "n"), int(found.get("s", 0))
            self._computed = self._has_value = False
            self._pieces, self._length = [], 0
        elif name == "f":
            self._computed = True
        elif name in ("v", "t"):
            self._collects = not self._skips
            self._has_value = True
        elif name == "rPh":
            self._skips = True

    def text(self, text: str) -> None:
        if self._collects:
            self._pieces.append(text)
            self._length += len(text)
            if self._length > MAX_CELL:
                raise TooLarge

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._collects = False
        elif name == "rPh":
            self._skips = False
        elif name == "c":
            cell = self._cell("".join(self._pieces))
            if cell is not None:
                self._cells[self._column] = cell
        elif name == "row" and (self._cells or self._hidden):
            self._rows.append(Row(self._sheet, self._line, self._cells, hidden=self._hidden))

    def _cell(self, value: str) -> Cell | None:
        if not value.strip():
            is_text = self._kind in ("str", "s", "inlineStr") and self._has_value
            return Cell(CellKind.FORMULA, "") if self._computed and not is_text else None
        match self._kind:
            case "s":
                try:
                    text = self._strings[int(value)]
                except IndexError:
                    raise Malformed from None
                return Cell(CellKind.TEXT, text) if text.strip() else None
            case "str" | "inlineStr":
                text = _unescaped(value)
                return Cell(CellKind.TEXT, text) if text.strip() else None
            case "b":
                return Cell(CellKind.BOOLEAN, "true" if value.strip() in ("1", "true") else "false")
            case "e":
                return Cell(CellKind.ERROR, value.strip()[:20])
            case "d":
                return _iso(value.strip())
        shown = self._formats[self._style] if self._style < len(self._formats) else FormatKind.NUMBER
        number = float(value)
        if number != number or number in (float("inf"), float("-inf")):
            raise Malformed
        return read_number(number, shown, from_1904=self._from_1904)


def _iso(value: str) -> Cell:
    """A cell that is kept as an ISO 8601 date: what office programs write only when they are told to."""
    day, _, time = value.partition("T")  # a zone stays with it, and is refused: nobody knows the day here
    if not time:
        return Cell(CellKind.DATE, day)
    return Cell(CellKind.DATE_TIME, f"{day} {time}") if day else Cell(CellKind.TIME, time)


def _column(reference: str) -> int:
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise Malformed
    place = 0
    for letter in found[1]:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _strings(archive: ZipFile, part: str | None) -> list[str]:
    """The texts that cells refer to, without the readings over their characters."""
    found: list[str] = []
    pieces: list[str] = []
    collects = skips = False
    total = 0

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal collects, skips
        if name == "si":
            pieces.clear()
        elif name == "rPh":
            skips = True
        elif name == "t":
            collects = not skips

    def text(text: str) -> None:
        nonlocal total
        if collects:
            pieces.append(text)
            total += len(text)
            if total > _MOST_CHARACTERS:
                raise TooLarge

    def end(name: str) -> None:
        nonlocal collects, skips
        if name == "t":
            collects = False
        elif name == "rPh":
            skips = False
        elif name == "si":
            found.append(_unescaped("".join(pieces)))
            if len(found) > _MOST_STRINGS:
                raise TooLarge

    if part is not None and part in archive.namelist():
        read_part(archive, part, start, end, text)
    return found


def _unescaped(text: str) -> str:
    """Characters that XML cannot hold are written _x000D_ (ECMA-376, part 1, 22.9.2.19). Half a character stays as it is
    written: it is no text."""
    if "_x" not in text:
        return text
    found = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
    try:
        return found.encode("utf-16", "surrogatepass").decode("utf-16")  # of two halves, one character
    except UnicodeDecodeError:
        return text


def _formats(archive: ZipFile, part: str | None) -> list[FormatKind]:
    """What the cell styles show, by their number."""
    codes: dict[int, str] = {}
    used: list[int] = []
    inside = False

    def start(name: str, found: dict[str, str]) -> None:
        nonlocal inside
        if name == "numFmt":
            codes[int(found.get("numFmtId", -1))] = found.get("formatCode", "")
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            used.append(int(found.get("numFmtId", 0)))

    def end(name: str) -> None:
        nonlocal inside
        if name == "cellXfs":
            inside = False

    if part is not None and part in archive.namelist():
        read_part(archive, part, start, end, lambda _: None)
    return [format_kind(number, codes) for number in used]


def _targets(archive: ZipFile, part: str) -> dict[str, str]:
    return {kind: target.lstrip("/") for _, kind, target in _relations(archive, part)}


def _relations(archive: ZipFile, part: str) -> list[tuple[str, str, str]]:
    """Identifier, kind and target of every relation that a part of relations lists."""
    found: list[tuple[str, str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            found.append((attributes.get("Id", ""), kind, attributes.get("Target", "")))

    if part in archive.namelist():
        read_part(archive, part, start, lambda _: None, lambda _: None)
    return found
