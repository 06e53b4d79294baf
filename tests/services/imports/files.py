"""Writes files of declarations as other programs do. Made-up people."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

from desktop.domain.declaration_columns import COLUMNS

NAMES = [column.name for column in COLUMNS[:19]]
PERSON = {
    "visited_on": "2026-11-27",
    "time": "09:12",
    "gate": "南门",
    "category": "elderly",
    "name": "欧阳秀英",
    "id_type": "resident_id",
    "id_number": "441302194801011528",
    "phone": "13800138000",
    "address": "惠城区云山西路20号",
    "temperature_c": "36.6",
    "travel_history": "no",
    "contact_history": "no",
}


@dataclass(frozen=True)
class Number:
    """A cell that the spreadsheet keeps as a number; ``shown`` is its format."""

    value: float
    shown: str = ""


@dataclass(frozen=True)
class Formula:
    """A cell with a formula whose value is an empty text."""

    text: str


def person(**changes: object) -> dict[str, object]:
    """A line of a file; texts, or numbers for spreadsheets."""
    return {**PERSON, **changes}


def write_csv(
    path: Path,
    rows: Sequence[Mapping[str, object]],
    *,
    encoding: str = "utf-8",
    delimiter: str = ",",
    end: str = "\r\n",
    quoting: int = csv.QUOTE_MINIMAL,
    headings: Sequence[str] = (),
    above: Sequence[str] = (),
    names: Sequence[str] = NAMES,
) -> Path:
    """A text file; ``above`` are lines before the headings."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    out.writelines(line + end for line in above)
    writer.writerow(headings or names)
    for row in rows:
        writer.writerow([row.get(name, "") for name in names])
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def write_xlsx(
    path: Path,
    rows: Sequence[Mapping[str, object]],
    *,
    headings: Sequence[str] = (),
    name: str = "登记",
    hidden: bool = False,
    hidden_rows: Sequence[int] = (),
    before: Sequence[Mapping[str, object]] | None = None,
    names: Sequence[str] = NAMES,
) -> Path:
    """A workbook. ``hidden`` hides a first sheet that holds the rows ``before``; ``hidden_rows`` count from 1."""
    with xlsxwriter.Workbook(path, {"strings_to_numbers": False, "strings_to_formulas": False}) as book:
        if before is not None:
            first = book.add_worksheet("旧")
            _fill(book, first, before, headings, names)
            if hidden:
                first.hide()
        sheet = book.add_worksheet(name)
        sheet.activate()
        if before is not None:
            sheet.set_first_sheet()
        _fill(book, sheet, rows, headings, names)
        for line in hidden_rows:
            sheet.set_row(line - 1, None, None, {"hidden": True})
    return path


def _fill(
    book: xlsxwriter.Workbook,
    sheet: object,
    rows: Sequence[Mapping[str, object]],
    headings: Sequence[str],
    names: Sequence[str],
) -> None:
    for place, heading in enumerate(headings or names):
        sheet.write_string(0, place, heading)  # type: ignore[attr-defined]
    for line, row in enumerate(rows, 1):
        for place, name in enumerate(names):
            value = row.get(name, "")
            if isinstance(value, Number):
                shown = book.add_format({"num_format": value.shown}) if value.shown else None
                sheet.write_number(line, place, value.value, shown)  # type: ignore[attr-defined]
            elif isinstance(value, bool):
                sheet.write_boolean(line, place, value)  # type: ignore[attr-defined]
            elif isinstance(value, Formula):
                sheet.write_formula(line, place, value.text, None, "")  # type: ignore[attr-defined]
            elif value != "":
                sheet.write_string(line, place, str(value))  # type: ignore[attr-defined]


_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.3">
<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="{shown}"/>
</style:style></office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="登记" table:style-name="ta1">{rows}</table:table>{more}
</office:spreadsheet></office:body></office:document-content>"""


def write_ods(
    path: Path,
    rows: Sequence[Mapping[str, object]],
    *,
    headings: Sequence[str] = (),
    shown: bool = True,
    more: str = "",
    names: Sequence[str] = NAMES,
) -> Path:
    """A spreadsheet document; a value may be text, a ``Number`` or ``(type, value)`` as OpenDocument names them."""
    lines = [_row([_cell(heading) for heading in headings or names])]
    lines += [_row([_cell(row.get(name, "")) for name in names]) for row in rows]
    content = _ODS.format(shown="true" if shown else "false", rows="".join(lines), more=more)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return path


def _row(cells: Sequence[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _cell(value: object) -> str:
    if value == "":
        return "<table:table-cell/>"
    if isinstance(value, Number):
        return f'<table:table-cell office:value-type="float" office:value="{value.value!r}"><text:p>{value.value}</text:p></table:table-cell>'
    if isinstance(value, tuple):
        kind, text = value
        if kind == "error":
            return f'<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>{text}</text:p></table:table-cell>'
        attribute = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}[kind]
        return f'<table:table-cell office:value-type="{kind}" office:{attribute}={quoteattr(text)}><text:p>{escape(text)}</text:p></table:table-cell>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
