"""A tally sheet beside the presses of its hours: both are shown, and asked about where they differ."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.services.counting.counting import Pressed
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.ui.counting.counting_page import at
from tests.ui.counting.sheet_clerk import PAGE_DOWN, PAGE_UP, Clerk, presses
from tests.ui.venue.venue_keys import focused


@pytest.fixture
def desk(program: Program, made_desk: MadeDesk) -> Iterator[Desk]:
    access = program.access(made_desk.folder)
    opened = access.open(access.manager().slot_id, MANAGER_PASSWORD)
    with replace(program, clock=FixedClock(at(18, 20))).desk(access, opened) as desk:
        yield desk


@pytest.fixture
def clerk(qtbot: QtBot, desk: Desk, jobs: Jobs, looks: object) -> Clerk:
    return Clerk(qtbot, desk, jobs)


@pytest.mark.parametrize(("key", "sum_"), [(Qt.Key.Key_F5, 83), (Qt.Key.Key_F6, 120)])
def test_beside_each_hour_stands_who_was_counted_and_both_are_asked_about(
    clerk: Clerk, desk: Desk, key: Qt.Key, sum_: int
) -> None:
    presses(desk)
    clerk.key(PAGE_DOWN)
    clerk.key(PAGE_UP)
    assert (clerk.dialog.grid.counted_text(7), clerk.dialog.grid.counted_text(8)) == ("37", "")
    clerk.type("83")
    clerk.save()
    asked = clerk.dialog.question
    assert "37" in asked.text()
    assert "83" in asked.text()
    shown = [button.accessibleName() or button.text() for button in asked.buttons.values() if button.isVisible()]
    assert ["83" in shown[0], "120" in shown[1], len(shown)] == [True, True, 2]
    clerk.save()  # out of habit: it is asked again
    assert clerk.figures == {"南门": 37}
    clerk.key(key)
    assert clerk.figures == {"南门": sum_}


def test_a_sheet_too_small_for_the_presses_is_reported_at_its_hour(clerk: Clerk, desk: Desk) -> None:
    presses(desk)
    clerk.type("30")
    clerk.save()
    clerk.key(Qt.Key.Key_F5)  # not offered: 37 people cannot be among 30
    assert "cannot include them" in clerk.dialog.question.text()
    assert focused() is clerk.dialog.grid.cell(7)
    assert "37" in clerk.dialog.grid.cell(7).accessibleDescription()
    assert clerk.figures == {"南门": 37}
    clerk.key(Qt.Key.Key_F6)
    assert clerk.figures == {"南门": 67}


def test_a_fever_that_the_sheet_lacks_is_reported_at_its_cell(clerk: Clerk, desk: Desk) -> None:
    desk.counting.take([Pressed(desk.gates.list()[0].id, at(7, 5), None, 379)])
    clerk.type("30")
    clerk.save()
    clerk.key(Qt.Key.Key_F5)
    assert focused() is clerk.dialog.grid.cell(7, "abnormal")
    assert clerk.figures == {"南门": 1}
