"""The Counting page, by keys and clicks over a real desk."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.domain.errors import UserError
from desktop.domain.people import Role
from desktop.services.counting.counting import GateCount
from desktop.services.desk import Desk
from desktop.store.queries import hourly
from desktop.store.queries.hourly import HourSpan
from desktop.ui.kit.jobs import Jobs
from tests.conftest import MadeDesk, desk_at
from tests.ui.counting.counting_page import CountingTable, at
from tests.ui.venue.venue_keys import CTRL, nameless, press

MINUTE = 60_000


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(at(10, 20))


@pytest.fixture
def desk(program: Program, made_desk: MadeDesk, clock: FixedClock) -> Iterator[Desk]:
    with desk_at(program, made_desk, clock) as desk:
        yield desk


@pytest.fixture
def table(qtbot: QtBot, desk: Desk, program: Program, jobs: Jobs, clock: FixedClock, looks: object) -> CountingTable:
    return CountingTable(qtbot, desk, program, jobs, clock)


def undo_links(table: CountingTable) -> list[str]:
    """What the list offers to take back."""
    return [line.undo.accessibleName() for line in table.page.side.rows if line.undo.isVisible()]


def test_a_digit_counts_at_its_gate_wherever_the_focus_is(table: CountingTable) -> None:
    card = table.page.gates.card(table.gate("南门"))
    for widget in (card.inspector, card.fever, table.page.side.scanner, table.page.side.sound, card.tile):
        widget.setFocus()
        table.hands.type("13")
    table.settle()
    assert (table.count("南门"), table.count("急诊入口")) == (GateCount(5, 5), GateCount(5, 5))
    assert table.stored("南门") == GateCount(5, 5)
    assert table.page.side.figure == "10"
    assert card.inspector.currentText() == "单雄"  # a digit is never a choice in a list


def test_a_click_and_the_space_bar_count_as_well(qtbot: QtBot, table: CountingTable) -> None:
    tile = table.page.gates.card(table.gate("北门")).tile
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Space)
    table.settle()
    assert table.stored("北门").day == 2


def test_a_key_held_down_counts_once_and_is_undone_once(table: CountingTable) -> None:
    table.hands.type("1")
    table.hands.type("1111", repeat=True)
    table.hands.type("2")
    table.settle()
    assert (table.stored("南门").day, table.stored("北门").day) == (1, 1)
    table.hands.type("\b", repeat=True)
    table.settle()
    assert table.stored("北门").day == 1


def test_digits_without_a_gate_and_other_keys_do_nothing(table: CountingTable) -> None:
    table.hands.type("5")
    table.hands.type("0")
    table.hands.type("x")
    table.settle()
    assert table.desk.counting.board().total == GateCount()


def test_what_is_not_safe_yet_is_answered_but_not_shown_as_counted(
    table: CountingTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    tile = table.page.gates.card(table.gate("南门")).tile
    table.hands.type("11")
    assert tile.waiting == 2
    assert tile.count.day == 0
    table.settle()
    assert (tile.waiting, tile.count.day) == (0, 2)


def test_presses_keep_the_time_of_their_key_and_who_checked(table: CountingTable, clock: FixedClock) -> None:
    clock.ms = at(10, 59)
    table.hands.type("1")
    clock.ms = at(11, 0)
    table.hands.type("1")
    table.settle()
    assert table.count("南门") == GateCount(1, 2)
    inspector = next(m.id for m in table.desk.members.list() if m.name == "单雄")
    with table.desk.store.read() as connection:
        found = hourly.by_hour(connection, HourSpan(at(0), at(12)), "inspector_id")
    assert [(hour, who, tally.count) for hour, _, who, tally in found] == [
        (at(10), inspector, 1),
        (at(11), inspector, 1),
    ]


def test_backspace_and_ctrl_z_take_back_one_press_after_the_other(table: CountingTable) -> None:
    table.hands.type("123")
    table.settle()
    table.hands.type("\b")
    press(table.qtbot, Qt.Key.Key_Z, held=CTRL)
    table.settle()
    assert [table.stored(name).day for name in table.names] == [1, 0, 0, 0]
    assert "taken back" in table.page.side.rows[0].text()
    assert len(undo_links(table)) == 1


def test_an_undo_waits_for_its_press(table: CountingTable) -> None:
    table.hands.type("1\b")
    table.settle()
    assert table.stored("南门") == GateCount()
    assert table.page.gates.card(table.gate("南门")).tile.waiting == 0


def test_a_press_that_another_window_took_back_is_reported_and_not_tried_again(table: CountingTable) -> None:
    table.hands.type("12")
    table.settle()
    table.desk.counting.undo(table.desk.counting.board().latest[0].id)
    table.hands.type("\b")
    table.settle()
    assert table.page.banner.text()
    assert table.count("北门") == GateCount()
    table.hands.type("\b")
    table.settle()
    assert table.stored("南门") == GateCount()


def test_each_press_of_the_list_has_its_own_undo_for_a_minute(table: CountingTable, clock: FixedClock) -> None:
    table.hands.type("12")
    table.settle()
    assert len(undo_links(table)) == 2
    table.page.side.rows[1].undo.click()
    table.settle()
    assert (table.stored("南门").day, table.stored("北门").day) == (0, 1)
    clock.ms += MINUTE + 1
    table.page.tick()
    table.settle()
    assert undo_links(table) == []
    table.hands.type("\b")
    table.settle()
    assert table.stored("北门").day == 1


def test_what_another_run_counted_within_the_minute_can_be_taken_back(
    qtbot: QtBot, desk: Desk, program: Program, jobs: Jobs, clock: FixedClock, looks: object
) -> None:
    desk.counting.press(desk.gates.list()[0].id)
    table = CountingTable(qtbot, desk, program, jobs, clock)
    table.hands.type("\b")
    table.settle()
    assert table.stored("南门").day == 0


@pytest.mark.parametrize("code", ["S/ABCDEFGHJK/A-12", "110105194912310021", "https://code.example/v/9"])
def test_a_scanner_counts_once_at_the_chosen_gate(table: CountingTable, code: str) -> None:
    table.page.side.scanner.setFocus()
    press(table.qtbot, Qt.Key.Key_Down)
    for _ in range(3):
        table.hands.scan(code)
        table.settle()
    assert [table.stored(name).day for name in table.names] == [0, 3, 0, 0]
    assert table.page.banner.text() == ""


def test_a_code_that_begins_with_the_chosen_gates_digit_counts_once(table: CountingTable) -> None:
    table.hands.scan("1234567890")
    table.settle()
    assert [table.stored(name).day for name in table.names] == [1, 0, 0, 0]


def test_a_code_without_an_enter_counts_nobody_and_is_reported(table: CountingTable) -> None:
    table.hands.scan("6901234567892", end="")
    table.settle()
    assert table.desk.counting.board().total.day == 0
    assert "Enter" in table.page.banner.text()


def test_two_hands_at_once_are_no_scanner(table: CountingTable) -> None:
    table.hands.type("1")
    table.hands.type("2", pause=8)
    table.settle()
    assert [table.stored(name).day for name in table.names] == [1, 1, 0, 0]


def test_nothing_that_a_scanner_typed_is_stored(table: CountingTable) -> None:
    table.hands.scan("44130219491231002X")
    table.settle()
    with table.desk.store.read() as connection:
        found = connection.exec_driver_sql("SELECT group_concat(body) FROM audit").scalar()
    assert "44130219491231002" not in str(found)


def test_hour_and_day_turn_over_without_a_press(table: CountingTable, clock: FixedClock) -> None:
    table.hands.type("11")
    table.settle()
    clock.ms = at(11, 0)
    table.page.tick()
    table.settle()
    assert table.count("南门") == GateCount(0, 2)
    assert "11:00–12:00" in table.page.gates.card(table.gate("南门")).tile.accessibleDescription()
    clock.ms = at(0, 0, day=21)
    table.page.tick()
    table.settle()
    assert table.count("南门") == GateCount()
    assert table.page.side.figure == "0"
    clock.ms = at(23, 30)  # somebody sets the clock back
    table.page.tick()
    table.settle()
    assert table.count("南门") == GateCount(0, 2)


def test_the_choice_of_an_inspector_stays(
    qtbot: QtBot, desk: Desk, program: Program, jobs: Jobs, clock: FixedClock, table: CountingTable
) -> None:
    inspector = table.page.gates.card(table.gate("南门")).inspector
    inspector.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    table.settle()
    assert inspector.currentText() == "曾敏"
    again = CountingTable(qtbot, desk, program, jobs, clock)
    assert again.page.gates.card(table.gate("南门")).inspector.currentText() == "曾敏"


def test_an_inspector_who_leaves_in_mid_shift_is_reported_once(table: CountingTable) -> None:
    someone = next(m for m in table.desk.members.list() if m.name == "单雄")
    table.desk.members.unbind(someone.id)
    table.hands.type("11")
    table.settle()
    assert "单雄" in table.page.banner.text()
    assert table.stored("南门").day == 2
    assert table.page.gates.card(table.gate("南门")).inspector.value() == ""
    table.page.banner.clear()
    table.hands.type("1")
    table.settle()
    assert table.page.banner.text() == ""


def test_a_gate_that_is_retired_goes_with_a_sentence_and_its_people_stay(table: CountingTable) -> None:
    table.hands.type("112")
    table.settle()
    table.desk.gates.retire(table.gate("南门"))
    table.hands.type("12")  # before the page has heard of it
    table.settle()
    assert table.names == ["北门", "急诊入口", "停车场入口"]
    assert table.page.banner.text()
    assert table.page.side.figure == "4"
    assert table.stored("北门").day == 2


def test_an_inspector_sees_the_own_gates_and_counts_there(
    qtbot: QtBot, desk: Desk, program: Program, jobs: Jobs, clock: FixedClock, looks: object
) -> None:
    north = desk.gates.list()[1]
    desk.session.member = replace(desk.session.member, role=Role.INSPECTOR, gate_ids=(north.id,))
    table = CountingTable(qtbot, desk, program, jobs, clock)
    table.hands.type("1")
    table.settle()
    assert table.names == ["北门"]
    assert desk.counting.board().counts[north.id].day == 1


def test_without_a_gate_the_page_says_so(
    qtbot: QtBot, desk: Desk, program: Program, jobs: Jobs, clock: FixedClock, looks: object
) -> None:
    desk.session.member = replace(desk.session.member, role=Role.INSPECTOR, gate_ids=())
    table = CountingTable(qtbot, desk, program, jobs, clock)
    table.hands.type("1")
    table.hands.scan("S/ABCDEFGHJK/A-12")
    table.settle()
    assert table.page.gates.says_nothing_to_count


def test_the_tenth_gate_is_typed_with_its_number(
    qtbot: QtBot, desk: Desk, program: Program, jobs: Jobs, clock: FixedClock, looks: object
) -> None:
    for number in range(5, 13):
        desk.gates.add(f"{number}号门")
    table = CountingTable(qtbot, desk, program, jobs, clock)
    for typed in ("0", "12", "0", "1", "0", "9"):
        table.hands.type(typed)
    table.settle()
    assert [name for name in table.names if table.stored(name).day] == ["9号门", "10号门", "12号门"]


def limit(desk: Desk, pages: str) -> None:
    """Let the desk's file have no more pages than so many (a number, or a few more than it has): the disk is full."""
    with desk.store.write_unaudited() as connection:
        there = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        count = there + 4 if pages == "nearly full" else int(pages)
        connection.exec_driver_sql(f"PRAGMA max_page_count = {count}")


def test_what_the_disk_does_not_take_waits_and_is_not_lost(
    qtbot: QtBot, desk: Desk, program: Program, jobs: Jobs, clock: FixedClock, looks: object
) -> None:
    limit(desk, "nearly full")
    north = next(gate.id for gate in desk.gates.list() if gate.name == "北门")
    taken = 0
    with suppress(UserError):  # until its last page is full
        while taken < 10_000:
            desk.counting.press(north)
            taken += 1
    assert 0 < taken < 10_000
    table = CountingTable(qtbot, desk, program, jobs, clock)
    table.hands.type("112")
    qtbot.waitUntil(lambda: "full" in table.page.banner.text())
    tile = table.page.gates.card(table.gate("南门")).tile
    assert (tile.waiting, tile.count.day) == (2, 0)
    limit(desk, str(1 << 30))
    table.page.queue.retry()
    table.settle()
    assert (tile.waiting, tile.count.day, table.count("北门").day) == (0, 2, taken + 1)
    assert table.page.banner.text() == ""  # it is saved by now


def test_presses_that_wait_are_saved_when_the_window_closes(table: CountingTable) -> None:
    table.hands.type("1112")
    table.page.window().close()
    assert [table.stored(name).day for name in table.names] == [3, 1, 0, 0]
    assert table.page.side.figure == "4"


def test_everything_on_the_page_has_a_name(table: CountingTable) -> None:
    table.hands.type("12")
    table.settle()
    assert nameless(table.page) == []
