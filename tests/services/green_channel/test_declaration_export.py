"""What the program exports it takes back, in both languages, reasons included. Made-up people."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.errors import BadInput
from desktop.domain.headings import Headings
from desktop.domain.statistics import Selection
from desktop.services.desk import Desk
from desktop.store import tables
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.services.green_channel.test_declarations import draft
from tests.table_files import read_table


def rows(path: Path) -> list[dict[str, str]]:
    (_, header), *lines = read_table(path)
    return [dict(zip(header, cells, strict=True)) for _, cells in lines]


def fill(desk: Desk) -> None:
    """Three people: a plain one, one with everything, one about whom two fields were insisted on."""
    desk.slips.start_batch(3)
    desk.declarations.enter(draft(notes="=1+1", time="上午"))
    desk.declarations.enter(
        draft(
            slip="2",
            visited_on="前天",
            name="解小宝",
            id_type="none",
            id_number="",
            birth_date="2019-05-02",
            sex="male",
            category="minor",
            guardian_name="解建国",
            guardian_phone="13700137000",
            guardian_relation="grandparent",
            temperature_c="37.6",
            symptoms="fever;cough;other: 出疹；发痒",
            travel_history="yes: 外地返回",
            fever_contact_history="no",
            cluster_history="no",
            signature="guardian",
            consent="yes",
            health_code="green",
            time="22:30-次日0:30",
        )
    )
    doubted = draft(name="刘福", temperature_c="", sex="male", birth_date="1950-02-03")
    reasons = {"temperature_c": "本人拒绝测温", "birth_date": "与户口簿核对：一致", "sex": "与户口簿核对"}
    desk.declarations.enter(replace(doubted, overrides=reasons))


@pytest.mark.parametrize("headings", Headings)
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_it_is_taken_back_as_the_same_book(
    desk: Desk, made_desk: MadeDesk, program: Program, tmp_path: Path, suffix: str, headings: Headings
) -> None:
    empty = tmp_path / "empty"
    shutil.copytree(made_desk.folder, empty)
    fill(desk)
    out, again = tmp_path / f"out{suffix}", tmp_path / f"again{suffix}"
    assert desk.exports.export(out, "备份", headings=headings) == 3
    outcome = desk.imports.import_file(out)
    assert (outcome.accepted, outcome.existing, outcome.rejected) == (0, 3, ())
    access = program.access(empty)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as other:
        taken = other.imports.import_file(out)
        assert (taken.accepted, taken.rejected) == (3, ())
        other.exports.export(again, "备份", headings=headings)
    changing = {"id", "entered_at", "记录编号", "录入时刻"}
    assert [{k: v for k, v in row.items() if k not in changing} for row in rows(again)] == [
        {k: v for k, v in row.items() if k not in changing} for row in rows(out)
    ]


AWKWARD = (
    "=1+1",
    "+86",
    "-5",
    "@惠城区",
    "'上米街5号",
    "'=1+1",
    "''",
    "'hello'",
    '="0752"',
    '="a""b"',
    "'0752-2808000",
    "1e5",
    'a;b,c"d',
    "“引号”",
    "#N/A 号",
    "0012",
    "2026-11-27",
    "36.60",
    "TRUE",
)
"""Texts that a spreadsheet, or whoever reads its files, likes to take for something else."""


@pytest.mark.parametrize("headings", Headings)
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_text_comes_back_as_it_was_whatever_it_looks_like(
    desk: Desk, tmp_path: Path, suffix: str, headings: Headings
) -> None:
    for number, text in enumerate(AWKWARD):
        desk.declarations.enter(
            draft(
                time=f"9:{number:02}",
                address=text,
                notes=text,
                travel_history=f"yes: {text}",
                symptoms=f"other: {text}",
            )
        )
    out = tmp_path / f"out{suffix}"
    assert desk.exports.export(out, "备份", headings=headings) == len(AWKWARD)
    again = desk.imports.import_file(out)
    assert (again.accepted, again.existing, [str(r.problem.message) for r in again.rejected]) == (0, len(AWKWARD), [])
    notes = "备注" if headings is Headings.ZH else "notes"
    assert [row[notes] for row in rows(out)] == list(AWKWARD)


def test_in_chinese_all_that_people_read_is_chinese(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    out = tmp_path / "登记.xlsx"
    desk.exports.export(out, "疾控来函", headings=Headings.ZH)
    child = next(row for row in rows(out) if row["姓名"] == "解小宝")
    assert (child["人员类别"], child["证件类型"], child["性别"], child["健康码"]) == (
        "未成年人",
        "无证件",
        "男",
        "绿码",
    )
    assert (child["症状"], child["旅居史"], child["发热病人接触史"]) == (
        "发热；干咳；其他：出疹；发痒",
        "是：外地返回",
        "否",
    )
    assert (child["与本人关系"], child["签名"], child["同意处理个人信息"]) == ("祖父母", "代签", "是")
    doubted = next(row for row in rows(out) if row["姓名"] == "刘福")
    assert doubted["核对说明"].splitlines() == [
        "体温: 本人拒绝测温",
        "性别: 与户口簿核对",
        "出生日期: 与户口簿核对：一致",
    ]


def test_scripts_keep_their_columns(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    desk.exports.export(tmp_path / "out.csv", "备份")
    doubted = next(row for row in rows(tmp_path / "out.csv") if row["name"] == "刘福")
    assert (doubted["category"], doubted["travel_history"]) == ("elderly", "no")
    assert "temperature_c: 本人拒绝测温" in doubted["overrides"].splitlines()


def test_the_other_exports_have_chinese_headings_and_words_too(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    gate = desk.gates.list()[0]
    desk.counting.press(gate.id)
    out = tmp_path / "t.xlsx"
    desk.count_files.screenings(out, headings=Headings.ZH)
    (press,) = rows(out)
    assert (press["检测点"], press["结果"], press["人数"]) == (gate.name, "正常", "1")
    desk.count_files.hourly(out, selection=Selection(), headings=Headings.ZH)
    assert {(row["类型"], row["人员类别"]) for row in rows(out)} == {
        ("测温", ""),
        ("登记", "老年人"),
        ("登记", "未成年人"),
    }
    desk.audit_files.export(out, headings=Headings.ZH)
    assert rows(out)[-1]["对象代码"] == "hourly"


def test_nothing_is_put_on_record_that_was_not_written(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    with pytest.raises(BadInput):
        desk.exports.export(tmp_path / "out.doc", "备份", headings=Headings.ZH)
    with desk.store.read() as connection:
        assert connection.execute(tables.audit.select().where(tables.audit.c.action == "export")).all() == []
