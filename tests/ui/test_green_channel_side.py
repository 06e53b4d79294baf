"""Beside the entry form: what was entered last, with the reading of a fever. Made-up people."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.widgets.chips import Chip
from tests.looks import Looks
from tests.ui.find_page import enter, enter_liu
from tests.ui.green_channel_page import open_page


def test_a_fever_shows_its_reading_and_a_symptom_that_there_is_one(
    qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs
) -> None:
    enter(desk, temperature_c="38.2")
    enter(desk, time="16:00", temperature_c="36.5", symptoms="cough", gate="南门")
    enter_liu(desk)
    side = open_page(qtbot, desk, program, jobs).side
    assert [chip.text() for chip in side.findChildren(Chip)] == ["symptoms", "38.2"]
    texts = [label.text() for label in side.findChildren(QLabel)]
    assert "单*芳" in texts
    assert "单田芳" not in texts
