"""ODS (OpenDocument 1.3, part 3) as LibreOffice, WPS and Excel write it. Formulas are never computed."""

from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZipFile

from desktop.tables.cells import MAX_CELL, MAX_COLUMNS, MAX_LINES, Cell, CellKind, Row, Sheet, number_text
from desktop.tables.packed import Malformed, TooLarge, XmlReader, blocks, package, read_part

_CONTENT = "content.xml"
_MOST_REPEATED = 500_000
"""Cells that a document's repetitions may come to; empty ones are not counted."""
_ROW_COST = 10
"""Cells that a repeated row counts for, beside its own."""
_ERRORS = ("#N/A", "#REF!", "#DIV/0!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "Err:")


class OdsFile:
    """A spreadsheet document. Raises ``BadInput``."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        """``name`` is what sentences call the file."""
        self._file, self._name = file, name
        with package(file, name) as archive:
            _require_readable(archive)
            scan = _Reader(keeps_rows=False)
            read_part(archive, _CONTENT, scan.start, scan.end, scan.text)
            self.sheets = tuple(scan.sheets)
            if not self.sheets:
                raise Malformed

    def rows(self) -> Iterator[Row]:
        """The rows that hold anything, of all sheets, hidden ones included."""
        with package(self._file, self._name) as archive:
            reader = _Reader(keeps_rows=True)
            xml = XmlReader(reader.start, reader.end, reader.text)
            for block in blocks(archive, _CONTENT):
                xml.feed(block)
                yield from reader.complete_rows()
            xml.close()
            yield from reader.complete_rows()


def _require_readable(archive: ZipFile) -> None:
    """A document with a password says so in its manifest; its parts are not XML."""

    def start(name: str, _: dict[str, str]) -> None:
        if name == "encryption-data":
            raise RuntimeError  # as zipfile says it

    if "META-INF/manifest.xml" in archive.namelist():
        read_part(archive, "META-INF/manifest.xml", start, lambda _: None, lambda _: None)


class _Reader:
    """Makes rows of the elements of the content. Repeated rows and cells are given out as often as they stand there."""

    def __init__(self, *, keeps_rows: bool) -> None:
        self._keeps_rows = keeps_rows
        self.sheets: list[Sheet] = []
        self._rows: list[tuple[Row, int]] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._line = self._column = self._repeated = 0
        self._cells: dict[int, Cell] = {}
        self._row: dict[str, str] = {}
        self._cell: dict[str, str] = {}
        self._pieces: list[str] = []
        self._length = self._paragraphs = self._notes = 0
        self._in_cell = self._in_paragraph = False

    def complete_rows(self) -> Iterator[Row]:
        """The rows that are complete by now."""
        rows, self._rows = self._rows, []
        for row, times in rows:
            for shift in range(times):
                yield Row(row.sheet, row.line + shift, row.cells, hidden=row.hidden)

    def start(self, name: str, found: dict[str, str]) -> None:
        match name:
            case "style":
                self._style = found.get("name", "")
            case "table-properties" if found.get("display") == "false":
                self._hidden_styles.add(self._style)
            case "table":
                self.sheets.append(Sheet(found.get("name", ""), found.get("style-name", "") in self._hidden_styles))
                self._line = 0
            case "table-row":
                self._row, self._cells, self._column = found, {}, 0
            case "table-cell" | "covered-table-cell":
                self._cell, self._pieces, self._length = found, [], 0
                self._paragraphs, self._in_cell = 0, True
            case "annotation":
                self._notes += 1
            case "p" if self._in_cell and not self._notes:
                self._add("\n" if self._paragraphs else "")
                self._paragraphs += 1
                self._in_paragraph = True
            case "s" if self._in_paragraph:
                self._add(" " * min(int(found.get("c", 1)), MAX_CELL))
            case "tab" if self._in_paragraph:
                self._add("\t")
            case "line-break" if self._in_paragraph:
                self._add("\n")

    def text(self, text: str) -> None:
        if self._in_paragraph and not self._notes:
            self._add(text)

    def end(self, name: str) -> None:
        match name:
            case "annotation":
                self._notes -= 1
            case "p" if not self._notes:
                self._in_paragraph = False
            case "table-cell" | "covered-table-cell":
                self._in_cell = False
                self._end_cell()
            case "table-row":
                self._end_row()

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
        if self._length > MAX_CELL:
            raise TooLarge

    def _end_cell(self) -> None:
        times = _count(self._cell.get("number-columns-repeated", "1"))
        cell = _read(self._cell, "".join(self._pieces))
        if cell is not None:
            if self._column + times > MAX_COLUMNS:
                raise Malformed
            if times > 1:
                self._repeated += times
            self._cells.update(dict.fromkeys(range(self._column, self._column + times), cell))
        self._column += times

    def _end_row(self) -> None:
        times = _count(self._row.get("number-rows-repeated", "1"))
        hidden = self._row.get("visibility", "visible") != "visible"
        if self._cells:
            if times > 1:
                self._repeated += times * (len(self._cells) + _ROW_COST)
            if self._repeated > _MOST_REPEATED or self._line + times > MAX_LINES:
                raise TooLarge
            if self._keeps_rows:
                self._rows.append((Row(len(self.sheets) - 1, self._line + 1, self._cells, hidden=hidden), times))
        self._line += times


def _count(text: str) -> int:
    times = int(text)
    if not 0 < times <= 1 << 24:
        raise Malformed
    return times


def _read(found: dict[str, str], shown: str) -> Cell | None:
    """The value of a cell; the text that it shows is the value only where it is a text."""
    kind = found.get("value-type", "")
    computed = "formula" in found
    if found.get("calcext:value-type") == "error" or (computed and shown.startswith(_ERRORS)):
        return Cell(CellKind.ERROR, shown.strip()[:20] or "#N/A")
    match kind:
        case "float" | "percentage" | "currency":
            number = float(found["value"])
            if number != number or number in (float("inf"), float("-inf")):
                raise Malformed
            return Cell(CellKind.NUMBER, number_text(number))
        case "date":
            day, _, time = found["date-value"].partition("T")
            time = time.removesuffix(".000000000")
            if time in ("", "00:00:00"):
                return Cell(CellKind.DATE, day)
            return Cell(CellKind.DATE_TIME, f"{day} {time.removesuffix(':00')}")
        case "time":
            return Cell(CellKind.TIME, _clock(found["time-value"]))
        case "boolean":
            return Cell(CellKind.BOOLEAN, "true" if found.get("boolean-value") == "true" else "false")
    text = found.get("string-value", shown) if kind == "string" else shown
    if len(text) > MAX_CELL:
        raise TooLarge
    if text.strip():
        return Cell(CellKind.TEXT, text)
    return Cell(CellKind.FORMULA, "") if computed and kind != "string" else None


def _clock(duration: str) -> str:
    """PT09H12M00S as 09:12; of more than a day the hours go on."""
    hours, _, rest = duration.removeprefix("PT").partition("H")
    minutes, _, seconds = rest.removesuffix("S").partition("M")
    whole = float(seconds.replace(",", ".") or 0)
    text = f"{int(hours):02}:{int(minutes):02}"
    return text if not round(whole) else f"{text}:{round(whole):02}"
