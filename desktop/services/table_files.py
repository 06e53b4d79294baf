"""Tables in files as other programs write and read them: CSV in UTF-8 or GB 18030, and XLSX."""

import codecs
import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.store.files import write_whole

Row = tuple[int, list[str]]
"""A line of the file (1 is the header) and its cells."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL = 100_000


def read_table(path: Path) -> Iterator[Row]:
    """The rows of a CSV or XLSX file, header first, one after the other. Raises ``BadInput``."""
    if not path.is_file():
        raise BadInput(message("tables", "The file {path} cannot be read. Check its name.", path=path))
    return _read_xlsx(path) if path.suffix.lower() in (".xlsx", ".xls", ".ods") else _read_csv(path)


def _read_csv(path: Path) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding=_encoding(path), newline="") as file:
            reader = csv.reader(_without_nul(file))
            start = 1
            for cells in reader:
                yield start, [_unguarded(cell) for cell in cells]
                start = reader.line_num + 1
    except UnicodeDecodeError:
        raise BadInput(
            message("tables", "{path} is neither UTF-8 nor GB 18030 text. Save it as CSV UTF-8.", path=path)
        ) from None
    except csv.Error:
        raise BadInput(message(
            "tables", "{path} is not a table after line {line}: a quotation mark is not closed. Lines before it were taken.",
            path=path, line=start,
        )) from None  # fmt: skip
    except OSError:
        raise BadInput(message("tables", "The file {path} cannot be read. Check its name.", path=path)) from None


def _encoding(path: Path) -> str:
    """UTF-8 when all of the file is, else what Excel in China writes."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                decoder.decode(block)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8-sig"


def _without_nul(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line.replace("\0", "")


def _read_xlsx(path: Path) -> Iterator[Row]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
        for number, cells in enumerate(sheet.iter_rows(), 1):
            yield number, [_unguarded(_cell_text(cell)) for cell in cells]
    except (CalamineError, IndexError, OSError):
        raise BadInput(
            message("tables", "{path} is not a spreadsheet that can be read. Save it as XLSX or CSV.", path=path)
        ) from None


def _cell_text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, dt.time):
        return value.isoformat(timespec="minutes")
    return str(value)


def _guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula (CWE-1236)."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _unguarded(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write a table whole or not at all, as ``.csv`` (UTF-8 with BOM) or ``.xlsx``; gives the number of rows."""
    data, count = make_table(path, header, rows)
    write_whole(path, data)
    return count


def make_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[bytes, int]:
    """What is to be written to a file of this ending, and the number of rows. Raises ``BadInput``, ``UserError``."""
    match path.suffix.lower():
        case ".csv":
            return _csv(header, rows)
        case ".xlsx":
            return _xlsx(header, rows)
    raise BadInput(message("tables", "Tables are saved as .csv or .xlsx. Give the file name one of these endings."))


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[bytes, int]:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    count = 0
    for row in rows:
        writer.writerow([_guarded(cell) for cell in row])
        count += 1
    return codecs.BOM_UTF8 + out.getvalue().encode(), count


def _xlsx(header: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[bytes, int]:
    import xlsxwriter

    out = io.BytesIO()
    count = 0
    # Every cell is text: a spreadsheet would cut the last digits off an ID number.
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        for column, name in enumerate(header):
            sheet.write_string(0, column, name, bold)
        for count, row in enumerate(rows, 1):
            if count > 1_048_575:
                raise UserError(message("tables", "A spreadsheet holds 1,048,575 rows. Export a shorter time, or CSV."))
            for column, cell in enumerate(row):
                sheet.write_string(count, column, cell)
    return out.getvalue(), count
