"""Refused lines of an imported file, mended in the entry form by keys. Made-up people."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.services.desk import Desk
from desktop.services.imports.outcome import ImportOutcome, Rejected
from desktop.ui.entry.insist import InsistDialog
from desktop.ui.green_channel.import_lines import ImportLinesDialog
from desktop.ui.green_channel.import_mend import ImportMendDialog
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.jobs import Jobs
from tests.domain.numbers import resident_number
from tests.looks import Looks
from tests.table_files import read_table
from tests.ui.find.find_page import dialog as find_dialog
from tests.ui.green_channel.green_channel_page import open_page, settle
from tests.ui.green_channel.imported_file import (
    BOTH,
    COLD,
    ESC,
    WRONG,
    YESTERDAY,
    choose,
    file_of,
    form_of,
    result,
    waiting_words,
)
from tests.ui.posters.posters_page import answer_file_dialog
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import CTRL, DELETE, ENTER, TAB, focused, press, write


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> GreenChannelPage:
    desk.slips.start_batch(5)
    return open_page(qtbot, desk, program, jobs)


def test_lines_are_mended_one_after_the_other_by_keys(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, tmp_path: Path, screens: Screens
) -> None:
    choose(qtbot, page, jobs, file_of(tmp_path, WRONG, COLD, BOTH))
    listed = result(qtbot, page)
    press(qtbot, ENTER)
    form = form_of(qtbot, listed)
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
    assert [texts[0] for texts in listed.texts()] == ["4"]
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
    listed = result(qtbot, page)
    assert not hasattr(listed, "counts"), "only what waits"
    press(qtbot, ENTER)
    form_of(qtbot, listed)
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
    listed = result(qtbot, page)
    press(qtbot, ENTER)
    return listed, form_of(qtbot, listed)


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


def test_a_line_shows_what_is_refused_and_of_the_rest_what_is_asked_for(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, screens: Screens
) -> None:
    keep_doubted(desk, travel_history="是：去过广州", notes="走亲戚", address="惠城区上米街3号")
    _, form = open_mending(qtbot, page, jobs)
    fields = form.card.form
    assert fields.typed("id_number") == resident_number("441302", dt.date(1949, 12, 31), 11)
    shown = " ".join(fields.draft({}).texts().values())
    for secret in ("单田芳", "13600136000", "上米街", "去过广州", "走亲戚"):
        assert secret not in shown
    screens.save(form, "import-mend-masked")
    fields.go_to("phone")
    press(qtbot, Qt.Key.Key_F3)
    settle(qtbot, jobs)
    assert (fields.typed("phone"), fields.is_masked("name")) == ("13600136000", True)
    assert not form.is_dirty()
    retype(qtbot, form, "id_number", "11010519491231002x")
    retype(qtbot, form, "notes", "来看病")
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    (stored,) = desk.declarations.recent()
    entered = desk.declarations.unmasked(stored.id, "核对")
    assert (entered.name, entered.phone, entered.notes, entered.address) == (
        "单田芳",
        "13600136000",
        "来看病",
        "惠城区上米街3号",
    )
    assert entered.travel_history == "yes: 去过广州"


def test_what_is_refused_only_when_it_is_stored_is_shown_then(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs
) -> None:
    """The birth date contradicts another number than the one that was refused."""
    keep_doubted(desk, birth_date="1949.12.31")
    _, form = open_mending(qtbot, page, jobs)
    assert form.card.form.is_masked("birth_date")
    retype(qtbot, form, "id_number", resident_number("441302", dt.date(1950, 1, 2), 11))
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    assert desk.declarations.count() == 0
    assert form.card.form.typed("birth_date") == "1949-12-31"
    assert "1950-01-02" in form.card.form.rows["birth_date"].note()


def retype(qtbot: QtBot, form: ImportMendDialog, key: str, text: str) -> None:
    """Over all that stands in a line."""
    form.card.form.go_to(key)
    form.card.form.line(key).selectAll()
    write(qtbot, text)


def test_or_until_another_number_is_typed(qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs) -> None:
    keep_doubted(desk)
    _, form = open_mending(qtbot, page, jobs)
    retype(qtbot, form, "id_number", "11010519491231002x")
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)
    (stored,) = desk.declarations.recent()
    entered = desk.declarations.unmasked(stored.id, "核对")
    assert (entered.id_number, entered.overrides) == ("11010519491231002X", {})


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
    listed = result(qtbot, page)
    desk.gates.add("西门")
    listed.retry.setFocus()
    press(qtbot, ENTER)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert desk.declarations.count() == 2
    assert [texts[0] for texts in listed.texts()] == ["4"]
    assert "Stored now: 2." in listed.banner.text()


def test_lines_are_discarded_after_a_question(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, tmp_path: Path
) -> None:
    choose(qtbot, page, jobs, file_of(tmp_path, WRONG, COLD))
    listed = result(qtbot, page)
    press(qtbot, DELETE)
    question = find_dialog(qtbot)
    assert isinstance(question, ConfirmDialog)
    press(qtbot, ESC)
    assert desk.import_drafts.count() == 2
    qtbot.waitUntil(listed.table.hasFocus)
    press(qtbot, DELETE)
    find_dialog(qtbot)
    press(qtbot, TAB, ENTER)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert [texts[0] for texts in listed.texts()] == ["3"]
    listed.discard_all.setFocus()
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
    listed = result(qtbot, page)
    listed.export.setFocus()
    press(qtbot, ENTER)
    question = find_dialog(qtbot)
    assert isinstance(question, ConfirmDialog)
    assert "不加密" in "".join(label.text() for label in question.findChildren(QLabel))
    press(qtbot, TAB, ENTER)
    out = tmp_path / "待改.xlsx"
    answer_file_dialog(qtbot, listed, out)
    settle(qtbot, jobs)
    assert str(out) in listed.banner.text()
    (_, header), first, _ = read_table(out)
    assert header[:4] == ["行", "列", "未导入原因", "到访日期"]
    assert first[1][1:3] == ["检测点", "没有名为“西门”的检测点。"]
    assert desk.import_drafts.count() == 2
