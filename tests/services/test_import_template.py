"""The empty table that is handed out: filled in as its lists and explanations say, it is taken as it is."""

import re
import zipfile
from html import escape, unescape
from pathlib import Path

import pytest

from desktop.domain.declaration_columns import COLUMNS, OVERRIDES, REQUIRED
from desktop.domain.draft_words import in_words
from desktop.domain.errors import BadInput
from desktop.domain.headings import Headings, heading_of
from desktop.services.desk import Desk
from desktop.services.imports.template import NEEDED, NOTES, example
from tests.table_files import read_table

TEXT = 49
"""The number format “@”."""


@pytest.fixture(params=Headings)
def headings(request: pytest.FixtureRequest) -> Headings:
    return Headings(request.param)


@pytest.fixture
def template(desk: Desk, tmp_path: Path, headings: Headings) -> Path:
    desk.gates.add("西门,快递通道")
    out = tmp_path / "template.xlsx"
    desk.templates.write(out, headings)
    return out


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as book:
        return book.read(name).decode()


def strings(path: Path) -> list[str]:
    """All texts of the workbook."""
    return [unescape(text) for text in re.findall(r"<t[^>]*>([^<]*)</t>", part(path, "xl/sharedStrings.xml"))]


def fill(path: Path, rows: list[list[str]]) -> None:
    """Type rows under the headings of the first sheet, each cell in the format that its column has."""
    name = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as book:
        parts = {item: book.read(item) for item in book.namelist()}
    sheet = parts[name].decode()
    styles = [
        style
        for first, last, style in re.findall(r'<col min="(\d+)" max="(\d+)"[^>]*? style="(\d+)"', sheet)
        for _ in range(int(first), int(last) + 1)
    ]
    letters = re.findall(r'<c r="([A-Z]+)1"', sheet)
    typed = "".join(
        f'<row r="{at}">'
        + "".join(
            f'<c r="{column}{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
            for column, style, cell in zip(letters, styles, row, strict=True)
            if cell
        )
        + "</row>"
        for at, row in enumerate(rows, 2)
    )
    parts[name] = sheet.replace("</sheetData>", f"{typed}</sheetData>").encode()
    with zipfile.ZipFile(path, "w") as book:
        for item, data in parts.items():
            book.writestr(item, data)


def test_its_headings_are_all_columns_and_mark_what_is_needed(template: Path, headings: Headings) -> None:
    (_, header), *rows = read_table(template)
    assert rows == [], "nothing in it that could be imported"
    assert header == [heading_of(c, headings) + ("*" if c.name in NEEDED else "") for c in (*COLUMNS, OVERRIDES)]
    assert set(REQUIRED) < set(NEEDED)
    assert set(NOTES) == {c.name for c in (*COLUMNS, OVERRIDES)}


def test_whatever_is_typed_below_stays_text(template: Path) -> None:
    sheet, styles = part(template, "xl/worksheets/sheet1.xml"), part(template, "xl/styles.xml")
    formats = [int(n) for n in re.findall(r'<xf numFmtId="(\d+)"', styles.partition("<cellXfs")[2])]
    columns = re.findall(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"(?: style="(\d+)")?', sheet)
    assert sum(int(last) - int(first) + 1 for first, last, *_ in columns) == len(COLUMNS) + 1
    assert {formats[int(style or 0)] for *_, style in columns} == {TEXT}
    assert 'ySplit="1"' in sheet


def test_lists_are_offered_by_ranges_of_a_hidden_sheet(template: Path, headings: Headings) -> None:
    book, sheet = part(template, "xl/workbook.xml"), part(template, "xl/worksheets/sheet1.xml")
    assert re.findall(r'<sheet name="([^"]+)"[^>]*? state="hidden"', book) == [
        "选项" if headings is Headings.ZH else "Lists"
    ]
    rules = re.findall(r"<dataValidation ([^>]*?)(?:/>|>(?:<formula1>([^<]*)</formula1>)?</dataValidation>)", sheet)
    assert len(rules) == len(COLUMNS) + 1
    assert all("promptTitle=" in attributes and "prompt=" in attributes for attributes, _ in rules)
    lists = [(attributes, source) for attributes, source in rules if 'type="list"' in attributes]
    assert len(lists) == 13
    assert all(re.fullmatch(r"'[^']+'!\$[A-Z]+\$1:\$[A-Z]+\$\d+", source) for _, source in lists)
    assert sum('showErrorMessage="1"' in attributes for attributes, _ in lists) == 8, (
        "details may follow, and other words"
    )
    assert {"南门", "西门,快递通道", "单雄", "曾敏"} <= set(strings(template))


def test_an_example_of_each_column_is_explained_apart_and_imported_by_nobody(
    desk: Desk, template: Path, headings: Headings
) -> None:
    texts = strings(template)
    for note in ("11010519491231002X", "10:05-11:40"):
        assert note in texts
    assert ("怎样填写" if headings is Headings.ZH else "How to fill in the table") in texts
    outcome = desk.imports.import_file(template)
    assert (outcome.accepted, outcome.rejected) == (0, ())


def test_filled_in_it_is_taken(desk: Desk, template: Path, headings: Headings) -> None:
    """With all columns, and with no more than those that are needed."""
    made_up = in_words(example(desk.store.clock.today(), "西门,快递通道", "曾敏"), headings)
    cells = {column.name: made_up.text(column.name) for column in COLUMNS}
    cells |= {"visited_on": "昨天", OVERRIDES.name: ""}
    least = {name: cell if name in (*NEEDED, "id_number", "phone") else "" for name, cell in cells.items()}
    fill(template, [list(cells.values()), list(least.values())])
    outcome = desk.imports.import_file(template)
    assert (outcome.accepted, [str(r.problem.message) for r in outcome.rejected]) == (2, [])
    found = desk.declarations.recent()
    assert {desk.declarations.unmasked(one.id, "核对").id_number for one in found} == {"11010519491231002X"}
    assert {one.gate for one in found} == {"西门,快递通道"}


def test_it_is_a_workbook(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="xlsx"):
        desk.templates.write(tmp_path / "template.csv")
    assert list(tmp_path.glob("template*")) == []


def test_a_venue_without_inspectors_has_one_too(desk: Desk, tmp_path: Path) -> None:
    for member in desk.members.list():
        if member.gate_ids:
            desk.members.unbind(member.id)
    desk.templates.write(tmp_path / "t.xlsx")
    assert part(tmp_path / "t.xlsx", "xl/worksheets/sheet1.xml").count('type="list"') == 12
