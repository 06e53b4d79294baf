"""Tables in files as other programs write them, read: CSV in UTF-8 or GB 18030, and XLSX."""

import codecs
import csv
import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.services.table_writing import FORMULA_STARTS

Row = tuple[int, list[str]]
"""A line of the file (1 is the header) and its cells."""

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


def _unguarded(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA_STARTS else text
