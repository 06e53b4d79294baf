"""Cells as the texts of a draft, and what is wrong with how the file kept them.

A spreadsheet keeps fifteen digits of a number, drops leading zeros, makes days of fractions and fractions of days. What
may have been changed so on its way into the file is refused here; what the text means is left to the domain.
"""

import re
from collections.abc import Callable, Mapping

from desktop.domain.declaration_columns import DOUBT_MARK
from desktop.domain.errors import Problem
from desktop.domain.field_registry import CellContent, FileColumn
from desktop.domain.messages import Message, message
from desktop.domain.phone import check_phone
from desktop.domain.resident_id import has_shape
from desktop.domain.text import clean_code
from desktop.tables.cells import Cell, CellKind, cell_name
from desktop.tables.writing import FORMULA_STARTS

_TEXT_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
# 'text is how a spreadsheet is told that digits are text; and how exports are kept from being formulas (CWE-1236). A
# text that begins with an apostrophe of its own is exported with another before it.
_QUOTED = re.compile(rf"'(?=['\d\u3400-\u9fff{re.escape(''.join(FORMULA_STARTS))}])")
_EXPONENT = re.compile(r"[+-]?\d+(?:\.\d+)?E\+?\d+", re.IGNORECASE | re.ASCII)
_PLAIN_EXPONENT = re.compile(r"\d+E\d+", re.IGNORECASE | re.ASCII)
_DECIMAL = re.compile(r"\d+[.。]\d+", re.ASCII)
_WHOLE = re.compile(r"(\d+)\.0*", re.ASCII)
_CUT = re.compile(r"\d{15,}000")

Found = tuple[str, Problem | None]


def cell_text(cell: Cell, column: FileColumn, place: int, line: int) -> Found:
    """What a draft's field says, and why the value cannot be trusted. ``place`` and ``line`` are the cell's."""
    if cell.kind is CellKind.TEXT:
        return _text(_plain(cell.text), column)
    if cell.kind is CellKind.ERROR:
        return cell.text, Problem(
            column.name,
            message(
                "tables",
                "Cell {cell} holds the error {error}. Mend the formula, or type the value.",
                cell=cell_name(place, line),
                error=cell.text,
            ),
        )
    if cell.kind is CellKind.FORMULA:
        return "", Problem(
            column.name,
            message(
                "tables",
                "Cell {cell} holds a formula whose value was not saved. Open the file in a spreadsheet, save it, and "
                "import it again.",
                cell=cell_name(place, line),
            ),
        )
    text, sentence = _TYPED[cell.kind](cell.text, column.content)
    return text, Problem(column.name, sentence) if sentence else None


def _plain(text: str) -> str:
    """Text as its cell shows it: ="0752…" and '0752… are how a spreadsheet is told to leave digits alone."""
    text = text.strip(" \t\r\n\u3000")
    if text[:1] not in ("=", "'"):
        return text
    if found := _TEXT_FORMULA.fullmatch(text):
        return found[1].replace('""', '"').strip()
    return text[1:] if _QUOTED.match(text) else text


_AS_IT_IS = frozenset(
    {
        CellContent.TEXT,
        CellContent.NUMBERED,
        CellContent.MEASURE,
        CellContent.CHOICE,
        CellContent.ANSWER,
    }
)
"""Columns whose text no spreadsheet changes."""


def _text(text: str, column: FileColumn) -> Found:
    field = column.name
    if column.content in _AS_IT_IS and not text.startswith(DOUBT_MARK):
        return text, None
    if text.startswith(DOUBT_MARK):
        return text, Problem(
            field,
            message(
                "tables",
                "This value was in doubt in the file that it came from. Compare it with the slip, then delete the mark "
                "{mark} before it.",
                mark=DOUBT_MARK,
            ),
        )
    match column.content:
        case CellContent.IDENTIFIER:
            code = clean_code(text)
            if (_EXPONENT.fullmatch(code) and not _PLAIN_EXPONENT.fullmatch(code)) or _WHOLE.fullmatch(code):
                return text, Problem(field, _KEPT_AS_NUMBER)
            if _CUT.fullmatch(code[:18]) and has_shape(code[:18]):
                return text, Problem(
                    field,
                    message(
                        "tables",
                        "Numbers that end in 000 are often what a spreadsheet left of another one. Compare it with the "
                        "document.",
                    ),
                    doubtful=True,
                )
        case CellContent.PHONE if _EXPONENT.fullmatch(clean_code(text)):
            return text, Problem(field, _KEPT_AS_NUMBER)
        case CellContent.COUNTER if found := _WHOLE.fullmatch(text):
            return found[1], None
        case CellContent.DATE if _DECIMAL.fullmatch(text) or (text.isdecimal() and len(text) <= 2):
            return text, Problem(field, _ambiguous_date(text))
        case CellContent.TIME if _DECIMAL.fullmatch(text):
            return text, Problem(field, _ambiguous_time(text))
    return text, None


def _number(text: str, content: CellContent) -> tuple[str, Message | None]:
    is_whole = text.isdecimal()
    match content:
        case CellContent.MEASURE:
            return f"{float(text):.10g}", None  # 36.599999999999994 is how a computer keeps 36.6
        case CellContent.COUNTER | CellContent.NUMBERED if is_whole:
            return text, None
        case CellContent.PHONE if is_whole and check_phone(text)[1] is None:
            return text, None
        case CellContent.DATE:
            return text, None if is_whole and len(text) == 8 else _ambiguous_date(text)
        case CellContent.TIME:
            return text, None if is_whole and 100 <= int(text) < 2400 else _ambiguous_time(text)
    return text, _KEPT_AS_NUMBER


def _date(text: str, content: CellContent) -> tuple[str, Message | None]:
    return text, None if content is CellContent.DATE else _KEPT_AS_DATE


def _time(text: str, content: CellContent) -> tuple[str, Message | None]:
    return text, None if content is CellContent.TIME else _KEPT_AS_DATE


def _date_time(text: str, content: CellContent) -> tuple[str, Message | None]:
    if content is CellContent.TIME:
        return text, message("tables", "This cell holds a date and a time. The date has its own column.")
    return text, None if content is CellContent.DATE else _KEPT_AS_DATE


def _boolean(text: str, content: CellContent) -> tuple[str, Message | None]:
    if content is CellContent.ANSWER:
        return "yes" if text == "true" else "no", None
    return text, message(
        "tables", "The spreadsheet kept this as TRUE or FALSE. Make the column text and type it again."
    )


_TYPED: Mapping[CellKind, Callable[[str, CellContent], tuple[str, Message | None]]] = {
    CellKind.NUMBER: _number,
    CellKind.DATE: _date,
    CellKind.TIME: _time,
    CellKind.DATE_TIME: _date_time,
    CellKind.BOOLEAN: _boolean,
}

_KEPT_AS_NUMBER = message(
    "tables", "The spreadsheet kept this as a number and may have changed it. Make the column text and type it again."
)
_KEPT_AS_DATE = message(
    "tables",
    "The spreadsheet kept this as a date or a time and may have changed it. Make the column text and type it again.",
)


def _ambiguous_date(text: str) -> Message:
    return message(
        "tables",
        "{text} may be several dates: the spreadsheet kept it as a number. Format the column as a date, or write the "
        "whole date as text.",
        text=text,
    )


def _ambiguous_time(text: str) -> Message:
    return message(
        "tables",
        "{text} may be several times: the spreadsheet kept it as a number. Format the column as a time, or write "
        "9:30 as text.",
        text=text,
    )
