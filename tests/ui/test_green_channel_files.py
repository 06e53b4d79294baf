"""Importing a file on the entry page: by its dialogs, beside somebody who types. Made-up people."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.desk import Desk
from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.services.imports.outcome import ImportOutcome, Rejected
from desktop.ui.dialogs.import_result import SHOWN, ImportResultDialog
from desktop.ui.jobs import Jobs
from desktop.ui.pages.green_channel import GreenChannelPage
from desktop.ui.widgets.button import Button
from tests.looks import Looks
from tests.ui.green_channel_page import open_page, settle
from tests.ui.posters_page import answer_file_dialog, dialog
from tests.ui.screens import Screens
from tests.ui.venue_keys import ENTER, press, write

HEADER = "visited_on,time,gate,category,name,id_type,id_number,phone,temperature_c"
YESTERDAY = (Clock().today() - dt.timedelta(days=1)).isoformat()
RIGHT = f"{YESTERDAY},09:10,南门,elderly,单田芳,resident_id,11010519491231002X,13600136000,36.5"
WRONG = f"{YESTERDAY},09:20,西门,elderly,刘福,passport,P1234567,13600136001,36.5"
COLD = f"{YESTERDAY},09:30,南门,elderly,刘福,passport,P1234567,13600136001,3.65"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> GreenChannelPage:
    desk.slips.start_batch(5)
    return open_page(qtbot, desk, program, jobs)


def file_of(folder: Path, *lines: str) -> Path:
    file = folder / "名单.csv"
    file.write_text("\n".join((HEADER, *lines)), encoding="utf-8")
    return file


def choose(qtbot: QtBot, page: GreenChannelPage, jobs: Jobs, file: Path) -> None:
    """By the way in the side card, then the file's name and Enter."""
    way = next(b for b in page.side.findChildren(Button) if b.text() == "Import from a file")
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    answer_file_dialog(qtbot, page, file)
    settle(qtbot, jobs)


def result(qtbot: QtBot, page: GreenChannelPage) -> ImportResultDialog:
    found = dialog(qtbot, page, ImportResultDialog)
    assert isinstance(found, ImportResultDialog)
    return found


def test_a_file_is_taken_and_refused_lines_are_told_in_the_form_s_words(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, tmp_path: Path, screens: Screens
) -> None:
    file = file_of(tmp_path, RIGHT, WRONG, COLD, RIGHT)
    with qtbot.waitSignal(page.changed):
        choose(qtbot, page, jobs, file)
    told = result(qtbot, page)
    assert told.summary() == "New: 1 · Already there: 1 · Not taken: 2"
    model = told.table.model()
    shown = [[model.index(line, at).data() for at in range(2)] for line in range(model.rowCount())]
    assert shown == [["3", "Gate"], ["4", "Temperature °C"]]
    assert [path.name for path in tmp_path.glob("*.csv")] == ["名单.csv"], "no plain text that nobody asked for"
    screens.save(told, "import-result")
    told.action.setFocus()
    press(qtbot, ENTER)
    assert not told.isVisible()
    assert desk.declarations.count() == 1
    screens.save(page, "import-page")


def test_whoever_types_meanwhile_is_not_interrupted(
    qtbot: QtBot, page: GreenChannelPage, jobs: Jobs, tmp_path: Path
) -> None:
    page.card.form.go_to("name")
    write(qtbot, "欧阳秀英")
    choose(qtbot, page, jobs, file_of(tmp_path, RIGHT, WRONG))
    assert page.banner.text() == "The import is done. New: 1; already there: 0; not taken: 1."
    assert page.card.form.typed("name") == "欧阳秀英"
    assert [d for d in page.findChildren(ImportResultDialog) if d.isVisible()] == []
    button = next(b for b in page.banner.findChildren(Button) if b.text() == "Show the lines")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert result(qtbot, page).table.model().rowCount() == 1


def test_a_file_that_is_no_table_is_told_with_a_way_out(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, tmp_path: Path
) -> None:
    file = tmp_path / "photo.csv"
    file.write_bytes(b"name,colour\nx,y\n")
    choose(qtbot, page, jobs, file)
    assert "The first line must name the columns" in page.banner.text()
    button = next(b for b in page.banner.findChildren(Button) if b.text() == "Choose another file")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog(qtbot, page, QFileDialog).reject()
    assert desk.declarations.count() == 0
    action = page.command_action("entry.import")
    assert action is not None
    assert action.isEnabled()


def test_an_import_can_be_stopped_and_goes_on_with_the_same_file(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, tmp_path: Path, screens: Screens
) -> None:
    lines = [RIGHT.replace("13600136000", f"136{number:08}") for number in range(12_000)]
    file = file_of(tmp_path, *lines)
    page._files.take(file)
    action = page.command_action("entry.import")
    assert action is not None
    assert not action.isEnabled(), "one at a time"
    strip = page._files.strip
    assert strip.isVisible()
    stop = next(b for b in strip.findChildren(Button) if b.text() == "Stop")
    qtbot.waitUntil(lambda: desk.declarations.count() >= 2000, timeout=30_000)
    screens.save_now(page, "import-running")
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    settle(qtbot, jobs)
    taken = desk.declarations.count()
    assert 2000 <= taken < 12_000
    assert f"Lines taken until then: {taken}." in page.banner.text()
    assert not strip.isVisible()
    page._files.take(file)
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=60_000)
    assert result(qtbot, page).summary() == f"New: {12_000 - taken} · Already there: {taken} · Not taken: 0"


def test_a_long_list_is_cut_and_says_so(qtbot: QtBot, page: GreenChannelPage) -> None:
    problem = Problem("", message("tables", "The line has more cells than the header."))
    rejected = tuple(Rejected(line, DeclarationDraft(), problems=(problem,)) for line in range(2, 2 + SHOWN + 1))
    shown = ImportResultDialog(ImportOutcome("x.csv", 502, 0, 0, rejected), page)
    shown.open()
    assert shown.table.model().rowCount() == SHOWN
    assert shown.table.model().index(0, 1).data() == "the whole line"
    assert [w.text() for w in shown.findChildren(type(shown._more)) if "first 500" in w.text()]
    qtbot.waitUntil(shown.table.hasFocus)
