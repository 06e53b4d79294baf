"""Files of the kinds that users report: separators, headings, quotation marks, sheets, cells far away.

A line is taken, or it is refused with a reason at its field: nothing in between. The sample of the folder comes first, then
others of its kind. Made-up people.
"""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import BadInput
from desktop.services.desk import Desk
from tests.services.imports.files import NAMES, person, write_csv, write_ods, write_xlsx
from tests.services.imports.taking import one, stored, take, values

# 11, 11b, 11c: delimiters


@pytest.mark.parametrize("name", ["11-tab.csv", "11b-semicolon.csv", "11c-sep-line.csv"])
def test_other_delimiters_are_read(desk: Desk, field: Path, name: str) -> None:
    assert take(desk, field / name).accepted == 3


def test_bars_and_a_named_semicolon_are_delimiters_too(desk: Desk, tmp_path: Path) -> None:
    assert take(desk, write_csv(tmp_path / "a.csv", [person()], delimiter="|")).accepted == 1
    path = write_csv(
        tmp_path / "b.csv", [person(name="刘福", notes="a,b,c,d")], delimiter=";", above=["sep=;"], end="\r"
    )
    outcome = take(desk, path)
    assert outcome.accepted == 1
    assert [(lines.line, str(lines.because)) for lines in outcome.not_read] == [
        (1, "above the headings"),
        (2, "the headings"),
    ]


# 13, 13b, 14c: headings


def test_empty_columns_and_title_lines_are_left_out_and_named(desk: Desk, field: Path) -> None:
    outcome = take(desk, field / "13-trailing-empty-columns.csv")
    assert outcome.accepted == 3
    assert [str(note) for note in outcome.notes] == ["Empty columns without a heading were left out: T, U."]
    outcome = take(desk, field / "13b-title-row.csv")
    assert [(lines.line, str(lines.because)) for lines in outcome.not_read] == [
        (1, "above the headings"),
        (2, "the headings"),
    ]


def test_headings_as_people_write_them(desk: Desk, field: Path, tmp_path: Path) -> None:
    assert take(desk, field / "14c-zh-header-shenfenzheng.csv").accepted == 3
    headings = [
        "表单编号",
        "来访日期",
        "到达时间（必填）",
        "出入口",
        "人员类别",
        "姓名＊",
        "证件种类",
        "证件号码 *",
        "手机号",
        "住址",
        "体 温(℃)",
        "症状",
        "旅居史",
        "接触史",
        "陪同人",
        "陪同人电话",
        "与本人关系",
        "工作人员",
        "备注说明",
    ]
    path = write_csv(
        tmp_path / "d.csv", [person(name="刘福")], headings=headings, above=["惠城区绿色通道登记表", "", "填表人：李"]
    )
    outcome = take(desk, path)
    assert outcome.accepted == 1
    assert sorted((lines.line, lines.count) for lines in outcome.not_read) == [(1, 1), (2, 1), (3, 1), (4, 1)]


def test_a_heading_that_names_the_document_tells_its_type(desk: Desk, tmp_path: Path) -> None:
    headings = [{"id_number": "身份证号码", "id_type": "年龄"}.get(name, name) for name in NAMES]
    outcome = take(desk, write_csv(tmp_path / "d.csv", [person(id_type="78")], headings=headings))
    assert (outcome.accepted, stored(desk)[0].id_type) == (1, "resident_id")
    assert "left out: G 年龄" in str(outcome.notes[0])


@pytest.mark.parametrize(
    ("heading", "closest"), [("备住", "备注"), ("联系电话1", "联系电话"), ("tempreature_c", "体温")]
)
def test_a_heading_that_is_not_understood_is_named_by_its_letter_with_the_closest(
    desk: Desk, tmp_path: Path, heading: str, closest: str
) -> None:
    place = {"备住": "notes", "联系电话1": "phone", "tempreature_c": "temperature_c"}[heading]
    headings = [heading if name == place else name for name in NAMES]
    with pytest.raises(BadInput) as raised:
        take(desk, write_csv(tmp_path / "d.csv", [person(notes="a")], headings=headings))
    letter = "ABCDEFGHIJKLMNOPQRS"[NAMES.index(place)]
    assert f"Column {letter} is headed “{heading}”" in str(raised.value)
    assert closest in str(raised.value)
    assert desk.declarations.count() == 0


def test_a_cell_under_no_heading_is_not_dropped(desk: Desk, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "d.csv", [person()], headings=[*NAMES[:-1], ""])
    assert take(desk, path).accepted == 1
    refused = one(
        take(desk, write_csv(tmp_path / "e.csv", [person(name="刘福", notes="发热")], headings=[*NAMES[:-1], ""]))
    )
    assert "something in S2" in str(refused.problem.message)
    assert refused.beyond == ("发热",)


# 15b, 15f: quotation marks


@pytest.mark.parametrize(
    ("name", "line"), [("15b-unclosed-quote-20-lines.csv", 4), ("15f-quote-in-notes-near-end.csv", 5)]
)
def test_an_unclosed_quotation_mark_refuses_the_file_at_its_line(desk: Desk, field: Path, name: str, line: int) -> None:
    with pytest.raises(BadInput, match=rf"at line {line}: a quotation mark"):
        take(desk, field / name)
    assert desk.declarations.count() == 0


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_two_marks_far_apart_do_not_make_one_person_of_many(desk: Desk, tmp_path: Path, delimiter: str) -> None:
    path = write_csv(
        tmp_path / "d.csv", [person(name=name) for name in ("张三", "李四", "王五")], delimiter=delimiter, end="\n"
    )
    text = path.read_text().replace("张三", '"张三').replace("王五", '王五"')
    path.write_text(text)
    with pytest.raises(BadInput, match="at line 2"):
        take(desk, path)
    path.write_text(text.replace('王五"', "王五").replace("王五", '"王"五'))
    with pytest.raises(BadInput, match="Nothing was taken"):
        take(desk, path)
    assert desk.declarations.count() == 0


def test_line_breaks_and_marks_that_are_closed_are_the_cell_s(desk: Desk, tmp_path: Path) -> None:
    rows = [person(notes='家属说"再来"\n下午, 三点\n好'), person(name="刘福")]
    outcome = take(desk, write_csv(tmp_path / "d.csv", rows))
    assert outcome.accepted == 2
    assert values(desk, "notes")[0] == '家属说"再来" 下午, 三点 好'
    assert (3, 2) in [(lines.line, lines.count) for lines in outcome.not_read]


# 28: sheets


def test_a_hidden_sheet_is_not_read_and_is_named(desk: Desk, field: Path) -> None:
    outcome = take(desk, field / "28-hidden-first-sheet.xlsx")
    assert outcome.accepted == 1
    assert "旧" in " ".join(map(str, outcome.notes))


def test_visible_sheets_with_the_same_headings_are_all_read(desk: Desk, tmp_path: Path) -> None:
    rows = [person(name="刘福"), person(name="张三", time="25:00")]
    outcome = take(desk, write_xlsx(tmp_path / "d.xlsx", rows, before=[person()]))
    assert outcome.accepted == 2
    assert (outcome.rejected[0].sheet, outcome.rejected[0].line) == ("登记", 3)


def test_visible_sheets_with_other_headings_are_a_question(desk: Desk, tmp_path: Path) -> None:
    rows = "".join(
        f"<table:table-cell office:value-type='string'><text:p>{name}</text:p></table:table-cell>"
        for name in NAMES[1:9]
    )
    more = f'<table:table table:name="另一"><table:table-row>{rows}</table:table-row></table:table>'
    with pytest.raises(BadInput, match="登记, 另一 have different headings"):
        take(desk, write_ods(tmp_path / "d.ods", [person()], more=more))
    with pytest.raises(BadInput, match="must name the columns"):
        take(desk, write_ods(tmp_path / "d.ods", [person()], shown=False))
    assert desk.declarations.count() == 0


# 35b: a cell far away


def test_a_space_in_the_last_cell_costs_nothing(desk: Desk, field: Path) -> None:
    began = time.monotonic()
    assert take(desk, field / "35b-stray-space-far-corner.xlsx").accepted == 1
    assert time.monotonic() - began < 1


def test_repeated_empty_cells_of_an_ods_cost_nothing_and_repeated_rows_are_rows(desk: Desk, tmp_path: Path) -> None:
    more = (
        '<table:table table:name="空"><table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    assert take(desk, write_ods(tmp_path / "d.ods", [person()], more=more)).accepted == 1
    bomb = more.replace("<table:table-cell ", "<table:table-cell office:value-type='string' office:string-value='x' ")
    with pytest.raises(BadInput, match="more than can be read"):
        take(desk, write_ods(tmp_path / "e.ods", [person()], more=bomb))


def test_a_sheet_that_unpacks_to_gigabytes_is_refused_before_it_does(desk: Desk, tmp_path: Path) -> None:
    import zipfile

    path = write_xlsx(tmp_path / "d.xlsx", [person()])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        b"<sheetData>", b"<sheetData>" + b" " * 150_000_000
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with pytest.raises(BadInput, match="more than can be read"):
        take(desk, path)


@pytest.mark.parametrize("times", [1, 2])
def test_a_file_whose_records_were_corrected_adds_none_a_second_time(desk: Desk, tmp_path: Path, times: int) -> None:
    path = write_csv(tmp_path / "rows.csv", [person()])
    assert desk.imports.import_file(path).accepted == 1
    (found,) = desk.declarations.recent()
    for number in range(times):
        opened = desk.declarations.for_correction(found.id, "更正电话")
        desk.declarations.correct(found.id, replace(opened.draft, phone=f"1360013600{number}"), "更正电话")
    again = desk.imports.import_file(path)
    assert (again.accepted, again.existing, again.rejected) == (0, 1, ())
    assert desk.declarations.count() == 1
