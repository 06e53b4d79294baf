"""Beside the entry form: what was entered last, with the reading of a fever. Made-up people."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.services.desk import Desk
from desktop.services.imports.outcome import ImportOutcome, Rejected
from desktop.ui.kit.buttons import Chip
from desktop.ui.kit.cards import ListRow
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import ElidedLabel
from tests.looks import Looks
from tests.ui.find.find_page import enter, enter_liu
from tests.ui.green_channel.green_channel_page import ROOM, open_page, settle
from tests.ui.venue.venue_keys import ENTER, press, write


def test_a_fever_shows_its_reading_and_a_symptom_that_there_is_one(
    qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs
) -> None:
    enter(desk, temperature_c="38.2")
    enter(desk, time="16:00", temperature_c="36.5", symptoms="cough", gate="南门")
    enter_liu(desk)
    side = open_page(qtbot, desk, program, jobs).side
    assert [chip.text() for chip in side.findChildren(Chip)] == ["unwell", "38.2"]
    texts = [label.text() for label in side.findChildren(QLabel)]
    assert "单*芳" in texts
    assert "单田芳" not in texts


def test_its_columns_stay_where_they_are_beside_a_chip(
    qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs
) -> None:
    enter(desk, temperature_c="38.2")
    enter(desk, time="16:00", temperature_c="36.5")
    rows = open_page(qtbot, desk, program, jobs).side.recent.findChildren(ListRow)
    assert len(rows) == 2
    first, second = ([part.geometry() for part in row.findChildren(ElidedLabel)] for row in rows)
    assert first == second
    assert len(first) == 3


@pytest.mark.parametrize("language", ["zh", "en"])
def test_day_and_gate_are_whole_where_there_is_room(
    qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs, language: str
) -> None:
    looks.languages.use(language)
    for text_size in (100, 130, 150):
        looks.theme.apply("light", text_size)
        if text_size == 100:
            enter(desk, temperature_c="38.2", gate="急诊入口")
            page = open_page(qtbot, desk, program, jobs)
        settle(qtbot, jobs)
        line = page.side.recent.findChildren(ListRow)[0]
        name, gate, day = line.findChildren(ElidedLabel)
        assert [part.shown() for part in (name, gate, day)] == [[part.text()] for part in (name, gate, day)], text_size


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_has_room_for_all_that_may_wait_at_once(
    qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs, language: str
) -> None:
    looks.languages.use(language)
    for hour in range(8, 17):
        enter(desk, time=f"{hour}:05")
    desk.slips.start_batch(5)
    wrong = Problem("name", message("declaration", "Type the name."))
    desk.import_drafts.keep(ImportOutcome("x.csv", 2, 0, 0, (Rejected(2, DeclarationDraft(), problems=(wrong,)),)))
    page = open_page(qtbot, desk, program, jobs)
    page.card.form.go_to("id_number")
    write(qtbot, "11010519491231002x")
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: page.side.hint_text() != "")
    settle(qtbot, jobs)
    assert page.side.fevers.isVisible()
    assert page.minimumSizeHint().height() <= ROOM[1]
