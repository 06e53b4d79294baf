"""Many gates at once, on the Venue page: pasted, from a file, looked at before they are added."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from desktop.ui.venue.gate_list import GateListDialog
from desktop.ui.venue.page import VenuePage
from tests.looks import Looks
from tests.ui.drop_files import drop
from tests.ui.venue.venue_keys import CTRL, press
from tests.ui.venue.venue_page import dialog_of, open_page, settle

FROM_EXCEL = "序号\t检测点\n1\t东门\n2\t南门\n3\t西门\n"


@pytest.fixture
def page(qtbot: QtBot, looks: Looks, desk: Desk, program: Program, jobs: Jobs) -> VenuePage:
    made = open_page(qtbot, desk, program, jobs)
    press(qtbot, Qt.Key.Key_G, held=CTRL)
    return made


def opened(qtbot: QtBot, page: VenuePage) -> GateListDialog:
    found = dialog_of(qtbot, page)
    assert isinstance(found, GateListDialog)
    return found


def test_several_lines_pasted_into_the_field_are_a_list(qtbot: QtBot, page: VenuePage, desk: Desk, jobs: Jobs) -> None:
    QGuiApplication.clipboard().setText(FROM_EXCEL)
    press(qtbot, Qt.Key.Key_V, held=CTRL)
    found = opened(qtbot, page)
    qtbot.waitUntil(lambda: found.plan is not None)
    assert page.gates.field.text() == ""
    assert found.summary.text() == "2 gates to add · 1 line not taken · line 1 is the heading"
    assert found.column.currentText() == "B: 检测点"
    found.action.click()
    qtbot.waitUntil(lambda: [gate.name for gate in desk.gates.list()][-2:] == ["东门", "西门"])
    settle(qtbot, jobs)
    qtbot.waitUntil(lambda: page.gates.current() is not None and page.gates.current().name == "西门")


def test_another_column_and_a_file(qtbot: QtBot, page: VenuePage, jobs: Jobs, tmp_path: Path) -> None:
    page.run_command("gates.add_list")
    found = opened(qtbot, page)
    path = tmp_path / "gates.csv"
    path.write_text("a,检测点\nb,东门\n", encoding="utf-8")
    drop(found, path)
    qtbot.waitUntil(lambda: found.plan is not None)
    assert "gates.csv · 1 gate to add" in found.summary.text()
    found.column.setFocus()
    qtbot.keyClick(found.column, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: found.plan is not None and found.plan.names == ("a", "b"))
    path.write_bytes(b"\0\1")
    drop(found, path)
    qtbot.waitUntil(lambda: bool(found.banner.text()))
    assert not found.action.isEnabled()
    QApplication.processEvents()
