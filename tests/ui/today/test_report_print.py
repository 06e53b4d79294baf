"""Reports from the Today page: chosen by key, saved as a file, wrong entries told where they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.store import tables
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.preview import PreviewDialog
from desktop.ui.reports.report_dialog import ReportKind, ReportPrintDialog
from desktop.ui.today.page import TodayPage
from tests.conftest import MadeDesk
from tests.looks import Looks
from tests.reports.paperwork import page_count, text_of
from tests.services.counting.counted_desk import CountedDesk, count_crowd, counted_desk
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.screens import SMALL, Screens


@pytest.fixture
def morning(program: Program, made_desk: MadeDesk) -> Iterator[CountedDesk]:
    with counted_desk(program, made_desk) as counted:
        count_crowd(counted)
        yield counted


@pytest.fixture
def today(qtbot: QtBot, morning: CountedDesk, jobs: Jobs, looks: Looks) -> TodayPage:
    page = TodayPage(morning.desk, jobs)
    qtbot.addWidget(page)
    page.resize(SMALL)
    page.refresh()
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    settle(qtbot, jobs)
    return page


def opened(qtbot: QtBot, page: TodayPage, jobs: Jobs, kind: ReportKind) -> ReportPrintDialog:
    action = page.command_action(f"reports.{kind}")
    assert action is not None
    action.trigger()
    settle(qtbot, jobs)
    return next(d for d in page.findChildren(ReportPrintDialog) if d.isVisible())


def saved(qtbot: QtBot, dialog: ReportPrintDialog, jobs: Jobs, path: Path) -> bytes:
    dialog.save_to(path)
    settle(qtbot, jobs)
    qtbot.waitUntil(lambda: path.exists() and not jobs.is_busy)
    return path.read_bytes()


def test_a_key_opens_the_handover_sheet_of_this_shift(
    qtbot: QtBot, today: TodayPage, jobs: Jobs, tmp_path: Path
) -> None:
    today.figures.people.setFocus()
    qtbot.keyClick(today.figures.people, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, jobs)
    dialog = next(d for d in today.findChildren(ReportPrintDialog) if d.isVisible())
    assert dialog.chosen is ReportKind.HANDOVER
    assert (dialog.shift.since.value(), dialog.shift.until.value()) == (7, 11)
    assert not dialog.day.isVisible()
    pdf = saved(qtbot, dialog, jobs, tmp_path / "shift.pdf")
    assert page_count(pdf) == 1
    assert today.banner.text() == "Handover sheet: saved as shift.pdf."
    assert "7:00–11:00" in text_of(pdf)


def test_a_shift_that_ends_before_it_begins_is_reported_at_its_field(
    qtbot: QtBot, today: TodayPage, jobs: Jobs, tmp_path: Path
) -> None:
    dialog = opened(qtbot, today, jobs, ReportKind.HANDOVER)
    dialog.shift.since.set_value(12)
    dialog.shift.until.set_value(9)
    dialog.save_to(tmp_path / "shift.pdf")
    settle(qtbot, jobs)
    assert dialog.form.problem_of("until") == "A shift ends after it begins."
    assert not (tmp_path / "shift.pdf").exists()
    assert dialog.isVisible()


def test_the_day_is_typed_as_people_type_days(qtbot: QtBot, today: TodayPage, jobs: Jobs, tmp_path: Path) -> None:
    dialog = opened(qtbot, today, jobs, ReportKind.DAILY)
    dialog.day.setFocus()
    dialog.day.selectAll()
    qtbot.keyClicks(dialog.day, "11-16")
    pdf = saved(qtbot, dialog, jobs, tmp_path / "day.pdf")
    assert "2026-11-16" in text_of(pdf)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("2026-11-24", "lies in the future"),
        ("2026-02-30", "no such date"),
        ("", "Type the day"),
        ("soon", "not a date"),
    ],
)
def test_a_day_that_is_none_is_reported_at_its_field(
    qtbot: QtBot, today: TodayPage, jobs: Jobs, tmp_path: Path, typed: str, problem: str
) -> None:
    dialog = opened(qtbot, today, jobs, ReportKind.DAILY)
    dialog.day.setText(typed)
    dialog.save_to(tmp_path / "day.pdf")
    settle(qtbot, jobs)
    assert problem in dialog.form.problem_of("day")
    assert not (tmp_path / "day.pdf").exists()


def test_tally_sheets_are_printed_ahead_for_one_gate_or_all(
    qtbot: QtBot, today: TodayPage, morning: CountedDesk, jobs: Jobs, tmp_path: Path
) -> None:
    dialog = opened(qtbot, today, jobs, ReportKind.TALLY)
    dialog.day.setText("明天")
    pdf = saved(qtbot, dialog, jobs, tmp_path / "all.pdf")
    assert page_count(pdf) == 4
    assert "2026-11-24" in text_of(pdf)
    dialog = opened(qtbot, today, jobs, ReportKind.TALLY)
    dialog.gate.set_value(morning.desk.gates.list()[2].id)
    pdf = saved(qtbot, dialog, jobs, tmp_path / "one.pdf")
    assert page_count(pdf) == 1
    assert "急诊入口" in text_of(pdf)


def test_the_kind_changes_what_is_asked(qtbot: QtBot, today: TodayPage, jobs: Jobs) -> None:
    dialog = opened(qtbot, today, jobs, ReportKind.DAILY)
    assert dialog.table.isVisible()
    assert not dialog.shift.since.isVisible()
    segment = dialog.kind.focusProxy()
    assert segment is not None
    qtbot.keyClick(segment, Qt.Key.Key_Right)
    assert dialog.chosen is ReportKind.WEEKLY
    assert "Monday 23 November – Sunday 29 November" in dialog.day.accessibleDescription()
    segment = dialog.kind.focusProxy()
    assert segment is not None
    qtbot.keyClick(segment, Qt.Key.Key_Right)
    assert dialog.gate.isVisible()
    assert not dialog.table.isVisible()


def test_figures_are_saved_as_a_table(qtbot: QtBot, today: TodayPage, jobs: Jobs, tmp_path: Path) -> None:
    dialog = opened(qtbot, today, jobs, ReportKind.WEEKLY)
    dialog.save_table_to(tmp_path / "week.xlsx")
    settle(qtbot, jobs)
    assert (tmp_path / "week.xlsx").read_bytes()[:2] == b"PK"


def test_without_a_printer_a_file_can_still_be_saved(qtbot: QtBot, today: TodayPage, jobs: Jobs) -> None:
    dialog = opened(qtbot, today, jobs, ReportKind.DAILY)
    dialog.printer.set_choices([])
    dialog.set_busy(False)
    assert not dialog.action.isEnabled()
    assert dialog.save.isEnabled()


def test_what_is_seen_before_printing_is_the_paper_and_is_not_noted_as_printed(
    qtbot: QtBot, today: TodayPage, morning: CountedDesk, jobs: Jobs, tmp_path: Path, screens: Screens
) -> None:
    dialog = opened(qtbot, today, jobs, ReportKind.DAILY)
    qtbot.mouseClick(dialog.look, Qt.MouseButton.LeftButton)
    settle(qtbot, jobs)
    preview = next(d for d in dialog.findChildren(PreviewDialog) if d.isVisible())
    qtbot.waitUntil(lambda: not preview.view.image.isNull())
    screens.save_now(preview, "report-preview")
    assert prints_noted(morning) == 0
    pages = page_count(preview.view.pdf)
    assert preview.place.text() == (f"Page 1 of {pages}" if pages > 1 else preview.place.text())
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.view.page == min(1, pages - 1)
    assert "Daily" in text_of(preview.view.pdf) or "日报" in text_of(preview.view.pdf)
    seen = text_of(preview.view.pdf)
    preview.cancel.click()
    assert text_of(saved(qtbot, dialog, jobs, tmp_path / "day.pdf")) == seen
    assert prints_noted(morning) == 1


def prints_noted(counted: CountedDesk) -> int:
    with counted.desk.store.read() as connection:
        noted = connection.execute(tables.audit.select().where(tables.audit.c.action == "print"))
        return len(noted.all())
