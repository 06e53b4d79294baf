"""Importing a file on the entry page: by its dialogs, beside somebody who types. Made-up people."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import Problem, UserError
from desktop.domain.messages import message
from desktop.services.desk import Desk
from desktop.services.imports.outcome import ImportOutcome, Rejected
from desktop.ui.entry.entry_dialog import InsistDialog
from desktop.ui.green_channel.import_lines import ImportLinesDialog
from desktop.ui.green_channel.import_mend import SHOWN, ImportMendDialog
from desktop.ui.green_channel.import_result import ImportResultDialog
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.jobs import Jobs
from tests.domain.numbers import resident_number
from tests.looks import Looks
from tests.table_files import read_table
from tests.ui.find.find_page import dialog as find_dialog
from tests.ui.green_channel.green_channel_page import open_page, settle
from tests.ui.posters.posters_page import answer_file_dialog, dialog
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import CTRL, DELETE, DOWN, ENTER, TAB, focused, press, write
from tests.ui.venue.venue_page import stored

HEADER = "visited_on,time,gate,category,name,id_type,id_number,phone,temperature_c,travel_history"
ESC = Qt.Key.Key_Escape
YESTERDAY = (Clock().today() - dt.timedelta(days=1)).isoformat()
RIGHT = f"{YESTERDAY},09:10,南门,elderly,单田芳,resident_id,11010519491231002X,13600136000,36.5"
WRONG = f"{YESTERDAY},09:20,西门,elderly,刘福,passport,P1234567,13600136001,36.5"
BOTH = f"{YESTERDAY},09:40,南门,长辈,刘福,resident_id,110105194912310021,13600136001,36.5,去过广州"
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


def result(qtbot: QtBot, page: GreenChannelPage) -> ImportLinesDialog:
    """What became of a file some of whose lines were refused."""
    found = dialog(qtbot, page, ImportLinesDialog)
    assert isinstance(found, ImportLinesDialog)
    qtbot.waitUntil(found.table.hasFocus)
    return found


def form_of(qtbot: QtBot, told: ImportLinesDialog) -> ImportMendDialog:
    found = dialog(qtbot, told, ImportMendDialog)
    assert isinstance(found, ImportMendDialog)
    return found


def waiting_words(page: GreenChannelPage) -> str:
    """The way to the lines that wait, as the side card shows it; empty where there is none."""
    action = page.command_action("entry.mend")
    assert action is not None
    shown = [b for b in page.side.findChildren(Button) if b.text() == action.text() and b.isVisible()]
    return action.text() if shown else ""


def test_a_file_is_taken_and_refused_lines_are_reported_in_the_form_s_words(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, tmp_path: Path, screens: Screens
) -> None:
    assert waiting_words(page) == ""
    file = file_of(tmp_path, RIGHT, WRONG, COLD, "", RIGHT)
    with stored(qtbot, desk, jobs):
        choose(qtbot, page, jobs, file)
    told = result(qtbot, page)
    assert told.counts.text() == "Lines in the file: 6 · New: 1 · Already there: 1 · Not taken: 2 · Not read: 2"
    assert "Not read, line 1: the headings" in told.counts.details()
    assert [texts[:3] for texts in told.texts()] == [["3", "刘*", "Gate"], ["4", "刘*", "Temperature °C"]]
    assert "西门" in told.reason_text()
    assert [path.name for path in tmp_path.glob("*.csv")] == ["名单.csv"], "no plain text that nobody asked for"
    screens.save(told, "import-result")
    press(qtbot, ESC)
    assert not told.isVisible()
    assert desk.declarations.count() == 1
    assert waiting_words(page) == "2 lines to be mended"
    screens.save(page, "import-page")


def test_lines_are_mended_one_after_the_other_by_keys(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, tmp_path: Path, screens: Screens
) -> None:
    choose(qtbot, page, jobs, file_of(tmp_path, WRONG, COLD, BOTH))
    told = result(qtbot, page)
    press(qtbot, ENTER)
    form = form_of(qtbot, told)
    assert form.where_text() == "名单.csv, line 2 · 3 lines wait"
    rows = form.card.form.rows
    assert "西门" in rows["gate"].note()
    assert form.card.form.field_of(focused()) == "gate"
    screens.save(form, "import-mend")
    press(qtbot, Qt.Key.Key_2)
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    assert desk.declarations.count() == 1
    assert form.where_text() == "名单.csv, line 3 · 2 lines wait"
    assert form.banner.text() == "Line 2 is stored."
    assert form.card.form.field_of(focused()) == "temperature_c"
    assert rows["gate"].note() == ""
    write(qtbot, "365")
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    assert {key for key, row in rows.items() if row.note()} >= {"category", "travel_history", "id_number"}
    assert "In the file: 去过广州" in rows["travel_history"].note()
    assert "长辈" in rows["category"].note()
    form.card.form.go_to("time")
    form.card.form.go_to("name")
    assert "去过广州" in rows["travel_history"].note(), "walking by takes nothing away"
    press(qtbot, ESC)
    settle(qtbot, jobs)
    assert [texts[0] for texts in told.texts()] == ["4"]
    assert desk.import_drafts.count() == 1
    press(qtbot, ESC)
    assert waiting_words(page) == "1 line to be mended"


def test_the_last_line_ends_it_and_the_way_is_gone(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, tmp_path: Path
) -> None:
    choose(qtbot, page, jobs, file_of(tmp_path, WRONG))
    result(qtbot, page)
    press(qtbot, ESC)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(qtbot, Qt.Key.Key_F9)
    settle(qtbot, jobs)
    told = result(qtbot, page)
    assert not hasattr(told, "counts"), "only what waits"
    press(qtbot, ENTER)
    form_of(qtbot, told)
    press(qtbot, Qt.Key.Key_1)
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    assert QApplication.activeModalWidget() is None
    assert page.banner.text() == "No line of an import waits any more."
    assert waiting_words(page) == ""
    assert [found.name for found in desk.declarations.recent()] == ["刘*"]


def keep_doubted(desk: Desk, **changes: str) -> None:
    """A line whose ID number the sheet kept as a number: it passes the check all the same."""
    draft = DeclarationDraft(
        visited_on=YESTERDAY,
        time="9:30",
        gate="南门",
        category="elderly",
        name="单田芳",
        id_type="身份证",
        id_number=resident_number("441302", dt.date(1949, 12, 31), 11),
        phone="13600136000",
        temperature_c="36.5",
    )
    number = Problem(
        "id_number",
        message(
            "tables",
            "The spreadsheet kept this as a number and may have changed it. Make the column text and type it again.",
        ),
    )
    line = Rejected(2, replace(draft, **changes), (number,), beyond=("多出的",), sheet="登记")
    desk.import_drafts.keep(ImportOutcome("名单.xlsx", 2, 0, 0, (line,)))


def open_mending(qtbot: QtBot, page: GreenChannelPage, jobs: Jobs) -> tuple[ImportLinesDialog, ImportMendDialog]:
    settle(qtbot, jobs)
    press(qtbot, Qt.Key.Key_F9)
    settle(qtbot, jobs)
    told = result(qtbot, page)
    press(qtbot, ENTER)
    return told, form_of(qtbot, told)


def test_a_number_that_the_sheet_may_have_changed_stays_in_doubt_until_somebody_says_why(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, screens: Screens
) -> None:
    keep_doubted(desk)
    _, form = open_mending(qtbot, page, jobs)
    row = form.card.form.rows["id_number"]
    assert row.problem is not None
    assert row.problem.doubtful
    assert form.card.form.typed("health_code") == "", "nothing is shown that the file does not say"
    assert "多出的" in form.beyond_text()
    assert "sheet 登记" in form.where_text()
    screens.save(form, "import-mend-doubt")
    press(qtbot, ENTER, ENTER)
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    assert desk.declarations.count() == 0, "walking through it is no answer"
    assert "as a number" in row.note()
    press(qtbot, Qt.Key.Key_F2)
    assert isinstance(find_dialog(qtbot), InsistDialog)
    press(qtbot, Qt.Key.Key_1)
    find_dialog(qtbot)
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    (stored,) = desk.declarations.recent()
    assert list(desk.declarations.unmasked(stored.id, "核对").overrides) == ["id_number"]


def test_or_until_another_number_is_typed(qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs) -> None:
    keep_doubted(desk)
    _, form = open_mending(qtbot, page, jobs)
    line = form.card.form.line("id_number")
    form.card.form.go_to("id_number")
    line.selectAll()
    write(qtbot, "11010519491231002x")
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    (stored,) = desk.declarations.recent()
    told = desk.declarations.unmasked(stored.id, "核对")
    assert (told.id_number, told.overrides) == ("11010519491231002X", {})


def test_what_the_form_made_canonical_is_still_what_the_file_says(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs
) -> None:
    """The number's row shows it without its blanks once it is left; nobody has typed it."""
    number = resident_number("441302", dt.date(1949, 12, 31), 11)
    keep_doubted(desk, id_number=f" {number[:6]} {number[6:]} ")
    _, form = open_mending(qtbot, page, jobs)
    form.card.form.go_to("id_number")
    press(qtbot, TAB)
    assert form.card.form.typed("id_number") == number
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    assert desk.declarations.count() == 0


def test_a_choice_that_the_form_shows_by_itself_has_to_be_made(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs
) -> None:
    """A list without an empty choice shows its first one: nobody has said so."""
    draft = DeclarationDraft(
        visited_on=YESTERDAY,
        gate="南门",
        name="刘福",
        category="elderly",
        id_number="11010519491231002X",
        phone="13600136000",
        temperature_c="36.5",
    )
    wrong = Problem("id_type", message("declaration", "Choose the type of document, or “No document”."))
    desk.import_drafts.keep(ImportOutcome("d.csv", 2, 0, 0, (Rejected(2, draft, problems=(wrong,)),)))
    _, form = open_mending(qtbot, page, jobs)
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    assert desk.declarations.count() == 0
    form.card.form.go_to("id_type")
    press(qtbot, Qt.Key.Key_1)
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    (stored,) = desk.declarations.recent()
    assert desk.declarations.unmasked(stored.id, "核对").id_type == "resident_id"


def test_all_are_tried_again_once_the_gate_is_there(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, tmp_path: Path
) -> None:
    choose(qtbot, page, jobs, file_of(tmp_path, WRONG, WRONG.replace("09:20", "09:21"), COLD))
    told = result(qtbot, page)
    desk.gates.add("西门")
    told.retry.setFocus()
    press(qtbot, ENTER)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert desk.declarations.count() == 2
    assert [texts[0] for texts in told.texts()] == ["4"]
    assert "Stored now: 2." in told.banner.text()


def test_lines_are_discarded_after_a_question(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, tmp_path: Path
) -> None:
    choose(qtbot, page, jobs, file_of(tmp_path, WRONG, COLD))
    told = result(qtbot, page)
    press(qtbot, DELETE)
    question = find_dialog(qtbot)
    assert isinstance(question, ConfirmDialog)
    press(qtbot, ESC)
    assert desk.import_drafts.count() == 2
    qtbot.waitUntil(told.table.hasFocus)
    press(qtbot, DELETE)
    find_dialog(qtbot)
    press(qtbot, TAB, ENTER)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert [texts[0] for texts in told.texts()] == ["3"]
    told.discard_all.setFocus()
    press(qtbot, ENTER)
    find_dialog(qtbot)
    press(qtbot, TAB, ENTER)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert QApplication.activeModalWidget() is None
    assert (desk.import_drafts.count(), waiting_words(page)) == (0, "")


def test_they_are_exported_when_asked_in_plain_words(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, tmp_path: Path, looks: Looks
) -> None:
    choose(qtbot, page, jobs, file_of(tmp_path, WRONG, COLD))
    looks.languages.use("zh")
    told = result(qtbot, page)
    told.export.setFocus()
    press(qtbot, ENTER)
    question = find_dialog(qtbot)
    assert isinstance(question, ConfirmDialog)
    assert "不加密" in "".join(label.text() for label in question.findChildren(QLabel))
    press(qtbot, TAB, ENTER)
    out = tmp_path / "待改.xlsx"
    answer_file_dialog(qtbot, told, out)
    settle(qtbot, jobs)
    assert str(out) in told.banner.text()
    (_, header), first, _ = read_table(out)
    assert header[:4] == ["行", "列", "未导入原因", "到访日期"]
    assert first[1][1:3] == ["检测点", "没有名为“西门”的检测点。"]
    assert desk.import_drafts.count() == 2


def test_two_files_wait_apart(qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, tmp_path: Path) -> None:
    choose(qtbot, page, jobs, file_of(tmp_path, WRONG, COLD).rename(tmp_path / "周一.csv"))
    result(qtbot, page).reject()
    choose(qtbot, page, jobs, file_of(tmp_path, COLD))
    told = result(qtbot, page)
    assert len(told.texts()) == 1
    assert told.draft.count() == 2
    told.draft.setFocus()
    press(qtbot, DOWN)
    settle(qtbot, jobs)
    assert len(told.texts()) == 2


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
    assert f"Lines taken until then: {taken}." in page.banner.text()
    assert not strip.isVisible()
    page._files.take(file)
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=60_000)
    shown = dialog(qtbot, page, ImportResultDialog)
    assert isinstance(shown, ImportResultDialog)
    assert f"New: {6_000 - taken} · Already there: {taken} · Not taken: 0" in shown.counts.text()


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
