"""Declarations written to a file from the Find page: asked for, warned of, put on record. Made-up people."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.app.pages import Pages
from desktop.app.program import Program
from desktop.domain.people import Role
from desktop.domain.retention import oldest_kept
from desktop.services.desk import Desk
from desktop.store import tables
from desktop.ui.find.export import ExportDialog
from desktop.ui.find.page import FindPage
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.table_files import read_table
from tests.ui.desk_window import make_sync
from tests.ui.find.find_page import dialog, enter, enter_liu, import_many, open_page
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.posters.posters_page import answer_file_dialog
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import ENTER, press, write

pytestmark = pytest.mark.usefixtures("looks")


def begin(qtbot: QtBot, page: FindPage, jobs: Jobs) -> ExportDialog:
    action = page.command_action("find.export")
    assert action is not None
    action.trigger()
    settle(qtbot, jobs)
    found = dialog(qtbot)
    assert isinstance(found, ExportDialog)
    return found


def exports(desk: Desk) -> list[object]:
    """What the audit log says of exports."""
    query = tables.audit.select().where(tables.audit.c.action == "export")
    with desk.store.read() as connection:
        return [json.loads(row.body) for row in connection.execute(query)]


def test_all_that_is_kept_is_written_in_full_and_put_on_record(
    qtbot: QtBot, desk: Desk, jobs: Jobs, tmp_path: Path, screens: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(desk)
    enter_liu(desk)
    page = open_page(qtbot, desk, jobs)
    asked = begin(qtbot, page, jobs)
    today = desk.store.clock.today()
    assert (asked.since.value(), asked.until.value()) == (str(oldest_kept(today, 28)), str(today))
    assert asked.reason.hasFocus()
    write(qtbot, "区疾控来函，要求提供")
    screens.save(asked, "find-export")
    assert (asked.format.value(), asked.warning()) == ("xlsx", "")
    press(qtbot, ENTER)
    out = tmp_path / "登记.xlsx"
    answer_file_dialog(qtbot, asked, out)
    settle(qtbot, jobs)
    assert QApplication.activeModalWidget() is None
    assert page.banner.text().startswith(f"Rows written: 2, to {out}.")
    assert "not encrypted" in page.banner.text()
    screens.save(page, "find-exported")
    (_, header), *rows = read_table(out)
    written = [dict(zip(header, cells, strict=True)) for _, cells in rows]
    assert {row["姓名"] for row in written} == {"单田芳", "刘福"}
    assert "11010519491231002X" in {row["证件号码"] for row in written}
    assert exports(desk) == [{"reason": "区疾控来函，要求提供", "rows": 2}]
    folders: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: folders.append(QUrl(url).toLocalFile()) or True)
    way = next(b for b in page.banner.findChildren(Button) if b.text() == "Open the folder")
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    assert folders == [str(tmp_path)]


def test_a_spreadsheet_of_some_days(qtbot: QtBot, desk: Desk, jobs: Jobs, tmp_path: Path) -> None:
    enter(desk)
    enter(
        desk,
        name="刘福",
        id_type="none",
        id_number="",
        birth_date="1950-02-03",
        visited_on=str(desk.store.clock.today()),
        time="",
    )
    page = open_page(qtbot, desk, jobs)
    asked = begin(qtbot, page, jobs)
    asked.since.setFocus()
    asked.since.selectAll()
    write(qtbot, "今天")
    asked.reason.setFocus()
    asked.reason.set_value("交班核对")
    press(qtbot, ENTER)
    out = tmp_path / "今天.xlsx"
    answer_file_dialog(qtbot, asked, out)
    settle(qtbot, jobs)
    table = [cells for _, cells in read_table(out)]
    assert [row[table[0].index("姓名")] for row in table[1:]] == ["刘福"]


def test_a_csv_is_said_to_be_changed_by_spreadsheets(
    qtbot: QtBot, desk: Desk, jobs: Jobs, tmp_path: Path, screens: Screens
) -> None:
    enter(desk)
    asked = begin(qtbot, open_page(qtbot, desk, jobs), jobs)
    asked.format.setFocus()
    press(qtbot, Qt.Key.Key_Right)
    assert asked.format.value() == "csv"
    assert "18-digit" in asked.warning()
    screens.save(asked, "find-export-csv")
    press(qtbot, Qt.Key.Key_Left)
    assert asked.warning() == ""
    press(qtbot, Qt.Key.Key_Right)
    asked.reason.setFocus()
    write(qtbot, "交班核对")
    press(qtbot, ENTER)
    answer_file_dialog(qtbot, asked, tmp_path / "登记.csv")
    settle(qtbot, jobs)
    assert "11010519491231002X" in (tmp_path / "登记.csv").read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("since", "until", "reason", "field", "problem"),
    [
        ("2026-02-30", "", "交班核对", "since", "There is no such date"),
        ("今天", "昨天", "交班核对", "until", "comes before the first"),
        ("昨天", "今天", " ", "reason", "Say why"),
    ],
)
def test_what_is_wrong_is_reported_at_its_field_and_stays_typed(
    qtbot: QtBot, desk: Desk, jobs: Jobs, since: str, until: str, reason: str, field: str, problem: str
) -> None:
    asked = begin(qtbot, open_page(qtbot, desk, jobs), jobs)
    for line, text in ((asked.since, since), (asked.until, until), (asked.reason, reason)):
        line.set_value(text)
    asked.submit()
    assert problem in asked.form.problem_of(field)
    assert asked.since.value() == since
    assert exports(desk) == []


def test_a_stopped_export_writes_nothing_and_leaves_no_trace(
    qtbot: QtBot, desk: Desk, jobs: Jobs, tmp_path: Path
) -> None:
    import_many(desk, tmp_path, 3000)
    asked = begin(qtbot, open_page(qtbot, desk, jobs), jobs)
    asked.reason.set_value("交班核对")
    out = tmp_path / "out.csv"
    asked.save_to(out)
    stop = next(b for b in asked.strip.findChildren(Button) if b.text() == "Stop")
    assert stop.isVisible()
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    settle(qtbot, jobs)
    assert "Stopped. Nothing was changed." in asked.banner.text()
    assert asked.isVisible()
    assert not out.exists()
    assert exports(desk) == []


def test_a_folder_that_is_not_there_leaves_no_record_either(
    qtbot: QtBot, desk: Desk, jobs: Jobs, tmp_path: Path
) -> None:
    asked = begin(qtbot, open_page(qtbot, desk, jobs), jobs)
    asked.reason.set_value("交班核对")
    asked.save_to(tmp_path / "gone" / "out.csv")
    settle(qtbot, jobs)
    assert asked.banner.text() != ""
    assert asked.reason.value() == "交班核对"
    assert exports(desk) == []


def test_a_clerk_has_no_such_command(
    qtbot: QtBot, program: Program, clerk_desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    assert clerk_desk.session.member.role is Role.CLERK
    shell = Pages(
        clerk_desk, jobs, make_sync(clerk_desk, program.settings, jobs), lambda _key: None, lambda: None
    ).shell()
    qtbot.addWidget(shell)
    offered = {command.id for command in shell.available()}
    assert "entry.import" in offered
    assert "find.export" not in offered
    shell.open_page("find")
    shell.run("find.export")
    assert not [one for one in shell.findChildren(QDialog) if one.isVisible()]
    assert "Only the venue’s manager" in shell.page("find").banner.text()
