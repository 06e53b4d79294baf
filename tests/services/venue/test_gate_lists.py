"""Gates from a list: which column and lines are gates, what is refused and why, all or none."""

from pathlib import Path

import pytest
import xlsxwriter

from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.gate import MAX_GATES
from desktop.domain.people import Member, Role
from desktop.services.desk import Desk
from desktop.services.session import Session
from desktop.services.venue.gate_lists import GateListPlan, GateListService


def plan_of(desk: Desk, text: str) -> GateListPlan:
    table = desk.gate_lists.read_text(text)
    return desk.gate_lists.plan(table, table.likely)


def why(plan: GateListPlan) -> dict[int, str]:
    return {line.line: str(line.problem) for line in plan.lines if line.problem is not None}


def test_what_excel_copies_is_understood(desk: Desk) -> None:
    plan = plan_of(desk, "序号\t检测点\t备注\r\n1\t东门\t\r\n2\t 西门 \t早八点开\r\n\r\n3\t\t没有名字\r\n")
    assert plan.names == ("东门", "西门")
    assert plan.heading == 1
    assert why(plan) == {5: "There is no name in column B."}


def test_each_line_says_why_it_is_not_taken(desk: Desk) -> None:
    plan = plan_of(desk, f"东门\n南门\n東门\n东门\n{'长' * 21}\n西门🚪\n")
    assert plan.names == ("东门", "東门")
    assert why(plan) == {
        2: "There is a gate named 南门 already.",
        4: "Line 1 has this name already.",
        5: "A gate's name has at most 20 characters, to be read from afar; this has 21.",
        6: "“🚪” cannot be printed. Leave it out.",
    }
    assert plan.lines[4].name == "长" * 21


def test_a_column_without_heading_is_the_one_with_words(desk: Desk) -> None:
    table = desk.gate_lists.read_text("1\t东门\n2\t西门\n")
    assert (table.likely, table.columns) == (1, ((0, "A: 1"), (1, "B: 东门")))
    assert desk.gate_lists.plan(table, 0).names == ("1", "2")


def test_a_cell_with_line_breaks_is_one_name(desk: Desk) -> None:
    plan = plan_of(desk, '"东\n门"\n西门\n')
    assert plan.names == ("东 门", "西门")
    assert plan.lines[1].line == 3


def test_a_workbook_is_read_and_what_is_no_text_is_told(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "检测点.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("一楼")
        for row, value in enumerate(["名称", "东门", 7, True]):
            sheet.write(row, 0, value)
        book.add_worksheet("二楼").write(0, 0, "西门")
    table = desk.gate_lists.read_file(path)
    plan = desk.gate_lists.plan(table, table.likely)
    assert (plan.names, table.left_out) == (("东门", "7"), ("二楼",))
    assert why(plan) == {4: "Cell A4 holds no text. Type the name as text in the spreadsheet."}
    csv = tmp_path / "检测点.csv"
    csv.write_bytes("检测点,备注\n东门,大\n".encode("gb18030"))
    table = desk.gate_lists.read_file(csv)
    assert desk.gate_lists.plan(table, table.likely).names == ("东门",)
    (tmp_path / "no.csv").write_bytes(b"\0\1\2")
    with pytest.raises(BadInput):
        desk.gate_lists.read_file(tmp_path / "no.csv")


def test_all_are_added_at_the_end_or_none_is(desk: Desk) -> None:
    added = desk.gate_lists.add(("东门", "西门"))
    assert [gate.name for gate in desk.gates.list()][-2:] == ["东门", "西门"]
    assert len({gate.code for gate in desk.gates.list()}) == 6
    assert [gate.position for gate in added] == [4, 5]
    for names in (("北二门", "东门"), ("北二门", "北二门"), ("北二门", "长" * 21), ()):
        with pytest.raises(BadInput):
            desk.gate_lists.add(names)
    assert len(desk.gates.list()) == 6
    clerk = Member("c", "李春梅", "13800000000", Role.CLERK, 1)
    with pytest.raises(Forbidden):
        GateListService(desk.store, Session(clerk), desk.sandbox).add(("东二门",))


def test_what_is_beyond_the_limit_is_told(desk: Desk) -> None:
    plan = plan_of(desk, "\n".join(f"{number}号" for number in range(MAX_GATES)))
    assert len(plan.names) == MAX_GATES - 4
    assert set(why(plan).values()) == {"A venue has at most 2,000 gates."}
