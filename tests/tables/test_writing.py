"""Tables in files: what is text stays text in a spreadsheet, what can be added up can be, nothing is cut."""

import re
import zipfile
from pathlib import Path

import pytest

from desktop.domain.errors import BadInput, UserError
from desktop.tables.writing import check_ending, write_table
from tests.table_files import read_table

HEADER = ("name", "id_number", "phone", "notes", "count")
ROWS = (
    ("单田芳", "11010519491231002X", "0752-2808000", "=1+1", "12"),
    ("刘福", "440524188001010014", "013800138000", "http://example.com", ""),
)


def parts(path: Path) -> dict[str, str]:
    """The XML of a workbook, by name."""
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xml")}


def test_cells_and_whole_columns_are_text_but_for_quantities(tmp_path: Path) -> None:
    out = tmp_path / "t.xlsx"
    assert write_table(out, HEADER, ROWS, {4}) == 2
    sheet, styles = parts(out)["xl/worksheets/sheet1.xml"], parts(out)["xl/styles.xml"]
    formats = [int(n) for n in re.findall(r'<xf numFmtId="(\d+)"', styles.partition("<cellXfs")[2])]
    columns = re.findall(r'<col min="(\d)" max="(\d)" width="([\d.]+)"(?: style="(\d+)")?', sheet)
    assert len(columns) == len(HEADER)
    assert [formats[int(style or 0)] == 49 for *_, style in columns] == [True, True, True, True, False]  # 49 is “@”
    for cell, style in re.findall(r'<c r="([A-D]\d+)" s="(\d+)"', sheet):
        assert formats[int(style)] == 49, cell
    assert re.search(r'<c r="E2"><v>12</v></c>', sheet), "a number, so that a sum adds it"
    assert "<f>" not in sheet
    assert 'numberStoredAsText="1"' in sheet, "no mark that offers to make numbers of them"
    assert "hyperlink" not in sheet
    assert 'ySplit="1"' in sheet, "the headings stay in sight"
    widths = [float(width) for *_, width, _ in columns]
    assert widths[1] > 18
    assert max(widths) < 50
    assert [cells for _, cells in read_table(out)] == [list(HEADER), *map(list, ROWS)]


def test_a_csv_guards_formulas_and_is_utf8_with_its_mark(tmp_path: Path) -> None:
    out = tmp_path / "t.csv"
    assert write_table(out, HEADER, ROWS, {4}) == 2
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "'=1+1" in out.read_text("utf-8-sig")
    assert [cells for _, cells in read_table(out)] == [list(HEADER), *map(list, ROWS)]


def test_nothing_is_cut(tmp_path: Path) -> None:
    out = tmp_path / "t.xlsx"
    with pytest.raises(UserError, match="Row 3"):
        write_table(out, ("notes",), [("x",), ("y" * 32_768,)])
    assert not out.exists()
    assert write_table(tmp_path / "t.csv", ("notes",), [("y" * 32_768,)]) == 1


@pytest.mark.parametrize("name", ["t.doc", "t", "t.xls", "t.ods"])
def test_another_ending_is_refused_before_any_work(tmp_path: Path, name: str) -> None:
    for refused in (lambda: check_ending(tmp_path / name), lambda: write_table(tmp_path / name, HEADER, ROWS)):
        with pytest.raises(BadInput, match="xlsx"):
            refused()
    assert list(tmp_path.iterdir()) == []
