"""Tables: words are cut only where no room is left, and what is shown can be copied with its headings."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.ui.kit.column_widths import ColumnNeed, shared
from desktop.ui.kit.tables import Column, RecordModel, Table

pytestmark = pytest.mark.usefixtures("looks")
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Row = tuple[str, str, int]
ROWS: list[Row] = [
    ("South gate", "Li Chunmei, Zeng Min, Shan Xiong", 1_204),
    ("Car park", "Nobody", 7),
    ("=1+1", "a\tb", 0),
]


def _table(qtbot: QtBot, rows: Sequence[Row], width: int) -> Table:
    table = Table(
        RecordModel(
            [
                Column(lambda: "Gate", lambda row: row[0]),
                Column(lambda: "Inspectors", lambda row: row[1]),
                Column(lambda: "People", lambda row: str(row[2]), 64, right=True),
            ]
        )
    )
    table.model().set_records(rows)  # type: ignore[attr-defined]
    qtbot.addWidget(table)
    table.resize(width, 240)
    with qtbot.waitExposed(table):
        table.show()
    return table


def _cut(table: Table) -> list[str]:
    model = table.model()
    cells = [model.index(row, at) for row in range(model.rowCount()) for at in range(model.columnCount())]
    return [str(cell.data()) for cell in cells if table.need_of(cell) > table.columnWidth(cell.column())]


def test_names_are_whole_where_there_is_room_and_only_the_longest_is_cut_where_there_is_none(qtbot: QtBot) -> None:
    table = _table(qtbot, ROWS, 480)
    assert _cut(table) == []
    table.resize(300, 240)
    assert _cut(table) == [ROWS[0][1]]
    assert sum(table.columnWidth(at) for at in range(3)) <= table.viewport().width()


def test_a_column_keeps_the_width_that_somebody_gave_it(qtbot: QtBot) -> None:
    table = _table(qtbot, ROWS, 480)
    table.setColumnWidth(0, 150)  # as dragging its edge does
    table.resize(640, 240)
    assert table.columnWidth(0) == 150


@pytest.mark.parametrize(
    ("room", "needs", "widths"),
    [
        (300, [(50, 0), (120, 0), (40, 60)], [120, 120, 60]),
        (300, [(50, 0), (180, 0), (40, 60)], [60, 180, 60]),
        (240, [(50, 0), (180, 0), (40, 60)], [50, 150, 40]),
        (100, [(80, 0), (80, 0)], [50, 50]),
        (0, [(80, 0)], [0]),
    ],
    ids=["alike", "the long one first", "the longest is cut", "two that are alike", "no room"],
)
def test_room_is_shared(room: int, needs: list[tuple[int, int]], widths: list[int]) -> None:
    assert shared(room, [ColumnNeed(*need) for need in needs]) == widths


def test_what_is_chosen_is_copied_with_its_headings_and_else_all(qtbot: QtBot) -> None:
    table, clipboard = _table(qtbot, ROWS, 480), QGuiApplication.clipboard()
    head = "Gate\tInspectors\tPeople"
    qtbot.keyClick(table, Qt.Key.Key_C, CONTROL)
    assert clipboard.text().splitlines() == [
        head,
        "South gate\tLi Chunmei, Zeng Min, Shan Xiong\t1204",
        "Car park\tNobody\t7",
        "'=1+1\ta b\t0",  # no spreadsheet computes what a visitor wrote
    ]
    table.setCurrentIndex(table.model().index(1, 0))
    qtbot.keyClick(table, Qt.Key.Key_C, CONTROL)
    assert clipboard.text().splitlines() == [head, "Car park\tNobody\t7"]
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    table.copying.menu().actions()[0].trigger()
    assert clipboard.text().splitlines() == [head, "Car park\tNobody\t7", "'=1+1\ta b\t0"]
    table.copying.menu().actions()[1].trigger()
    assert len(clipboard.text().splitlines()) == 4


def test_a_double_click_opens_as_enter_does(qtbot: QtBot) -> None:
    table = _table(qtbot, ROWS, 480)
    table.setCurrentIndex(table.model().index(0, 0))
    place = table.visualRect(table.model().index(1, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.opened) as by_mouse:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.opened) as by_key:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert by_mouse.args == by_key.args == [ROWS[1]]
