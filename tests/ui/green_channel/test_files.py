"""Importing a file on the entry page: by its dialogs, beside somebody who types. Made-up people."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import Problem, UserError
from desktop.domain.messages import message
from desktop.services.desk import Desk
from desktop.services.imports.outcome import ImportOutcome, Rejected
from desktop.ui.green_channel.import_lines import ImportLinesDialog
from desktop.ui.green_channel.import_mend import SHOWN
from desktop.ui.green_channel.import_result import ImportResultDialog
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.table_files import read_table
from tests.ui.drop_files import drag, drop, files_data, leave
from tests.ui.find.find_page import dialog as find_dialog
from tests.ui.green_channel.green_channel_page import open_page, settle
from tests.ui.green_channel.imported_file import COLD, ESC, RIGHT, WRONG, choose, file_of, result, waiting_words
from tests.ui.posters.posters_page import answer_file_dialog, dialog
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import CTRL, DOWN, ENTER, press, write
from tests.ui.venue.venue_page import stored


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> GreenChannelPage:
    desk.slips.start_batch(5)
    return open_page(qtbot, desk, program, jobs)


def test_a_file_is_taken_and_refused_lines_are_reported_in_the_form_s_words(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, tmp_path: Path, screens: Screens
) -> None:
    assert waiting_words(page) == ""
    file = file_of(tmp_path, RIGHT, WRONG, COLD, "", RIGHT)
    with stored(qtbot, desk, jobs):
        choose(qtbot, page, jobs, file)
    listed = result(qtbot, page)
    assert listed.counts.text() == "Lines in the file: 6 · New: 1 · Already there: 1 · Not taken: 2 · Not read: 2"
    assert "Not read, line 1: the headings" in listed.counts.details()
    assert [texts[:3] for texts in listed.texts()] == [["3", "刘*", "Gate"], ["4", "刘*", "Temperature °C"]]
    assert "西门" in listed.reason_text()
    assert [path.name for path in tmp_path.glob("*.csv")] == ["名单.csv"], "no plain text that nobody asked for"
    screens.save(listed, "import-result")
    press(qtbot, ESC)
    assert not listed.isVisible()
    assert desk.declarations.count() == 1
    assert waiting_words(page) == "2 lines to be mended"
    screens.save(page, "import-page")


def test_a_file_that_is_dropped_beside_what_is_being_typed_is_imported(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, tmp_path: Path, screens: Screens
) -> None:
    page.card.form.go_to("name")
    write(qtbot, "单雄")
    field, file = QApplication.focusWidget(), file_of(tmp_path, RIGHT)
    assert field is not None
    assert drag(field, files_data(file)) == "Drop the table to import its declarations"
    screens.save_now(page, "import-drop")
    leave(field)
    assert drop(field, file)
    settle(qtbot, jobs)
    assert (desk.declarations.count(), page.card.draft().name) == (1, "单雄")
    assert "New: 1" in page.banner.text()
    assert drop(page, tmp_path / "photo.jpg")
    assert page.banner.text() == "photo.jpg cannot be taken here. What can be: CSV, XLSX, XLS, ODS."


def test_two_files_wait_apart(qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, tmp_path: Path) -> None:
    choose(qtbot, page, jobs, file_of(tmp_path, WRONG, COLD).rename(tmp_path / "周一.csv"))
    result(qtbot, page).reject()
    choose(qtbot, page, jobs, file_of(tmp_path, COLD))
    listed = result(qtbot, page)
    assert len(listed.texts()) == 1
    assert listed.draft.count() == 2
    listed.draft.setFocus()
    press(qtbot, DOWN)
    settle(qtbot, jobs)
    assert len(listed.texts()) == 2


def test_the_result_of_a_file_ends_with_its_own_last_line(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, tmp_path: Path
) -> None:
    choose(qtbot, page, jobs, file_of(tmp_path, WRONG).rename(tmp_path / "周一.csv"))
    result(qtbot, page).reject()
    choose(qtbot, page, jobs, file_of(tmp_path, COLD))
    result(qtbot, page)
    press(qtbot, ENTER)
    find_dialog(qtbot)
    write(qtbot, "365")
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert QApplication.activeModalWidget() is None, "no lines of another file under these counts"
    assert waiting_words(page) == "1 line to be mended"


def test_the_template_is_beside_the_import(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, tmp_path: Path, screens: Screens
) -> None:
    way = next(b for b in page.side.findChildren(Button) if b.text() == "Save the template")
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    out = tmp_path / "模板.xlsx"
    answer_file_dialog(qtbot, page, out)
    settle(qtbot, jobs)
    assert f"The template is in {out}." in page.banner.text()
    screens.save(page, "import-template")
    (_, header), *rows = read_table(out)
    assert (header[1], header[5], rows) == ("到访日期*", "姓名*", [])
    choose(qtbot, page, jobs, out)
    found = dialog(qtbot, page, ImportResultDialog)
    assert isinstance(found, ImportResultDialog)
    assert found.counts.text() == "Lines in the file: 1 · New: 0 · Already there: 0 · Not taken: 0 · Not read: 1"


def test_whoever_types_meanwhile_is_not_interrupted(
    qtbot: QtBot, page: GreenChannelPage, jobs: Jobs, tmp_path: Path
) -> None:
    page.card.form.go_to("name")
    write(qtbot, "欧阳秀英")
    choose(qtbot, page, jobs, file_of(tmp_path, RIGHT, WRONG))
    assert page.banner.text() == "The import is done. New: 1; already there: 0; not taken: 1."
    assert page.card.form.typed("name") == "欧阳秀英"
    assert [d for d in page.findChildren(ImportLinesDialog) if d.isVisible()] == []
    button = next(b for b in page.banner.findChildren(Button) if b.text() == "Show the lines")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(result(qtbot, page).texts()) == 1


def test_a_file_that_is_no_table_is_reported_with_a_way_out(
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
    lines = [RIGHT.replace("13600136000", f"136{number:08}") for number in range(6_000)]
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
    assert 2000 <= taken < 6_000
    assert f"Lines taken until then: {taken:,}." in page.banner.text()
    assert not strip.isVisible()
    page._files.take(file)
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=60_000)
    shown = dialog(qtbot, page, ImportResultDialog)
    assert isinstance(shown, ImportResultDialog)
    assert f"New: {6_000 - taken:,} · Already there: {taken:,} · Not taken: 0" in shown.counts.text()


def test_a_long_list_is_cut_and_says_so(qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs) -> None:
    problem = Problem("", message("tables", "The line has more cells than the header."))
    rejected = tuple(Rejected(line, DeclarationDraft(), problems=(problem,)) for line in range(2, 2 + SHOWN + 1))
    desk.import_drafts.keep(ImportOutcome("x.csv", 502, 0, 0, rejected))
    page.refresh()
    page._files.mend()
    settle(qtbot, jobs)
    shown = result(qtbot, page)
    assert len(shown.texts()) == SHOWN
    assert shown.texts()[0][2] == "the whole line"
    assert [w.text() for w in shown.findChildren(QLabel) if "The first 500 of 501" in w.text() and w.isVisible()]


def test_where_the_lines_cannot_be_kept_that_is_said(qtbot: QtBot, page: GreenChannelPage) -> None:
    full = UserError(message("desk", "The disk is full, and this was not saved. Free some space and try again."))
    rejected = (Rejected(2, DeclarationDraft(), problems=(Problem("name", message("declaration", "Type the name.")),)),)
    shown = ImportResultDialog(ImportOutcome("x.csv", 2, 0, 0, rejected), page, full)
    shown.open()
    assert "disk is full" in shown.banner.text()
    assert "Not taken: 1" in shown.counts.text()
    qtbot.waitUntil(shown.action.hasFocus)
    press(qtbot, ENTER)
    assert not shown.isVisible()
