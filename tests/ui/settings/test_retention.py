"""What the desk keeps, in the window: the retention, the box, the paper to shred, a clock that cannot be right."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.people import Role
from desktop.domain.slips import SlipState
from desktop.services.desk import Desk
from desktop.settings import Settings
from desktop.store.queries import slips
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.print_dialog import PaperPrintDialog
from desktop.ui.kit.todo import TodoEntry
from desktop.ui.retention.dialogs import BoxDialog, RetentionDaysDialog
from desktop.ui.retention.shredding import ShredCertificatesDialog, ShredDialog
from desktop.ui.settings.page import SettingsPage
from desktop.ui.settings.retention import RetentionActions
from desktop.ui.today.facts import RetentionFacts, TodayFacts, todo_of
from desktop.ui.today.page import TodayPage
from tests.conftest import MadeDesk
from tests.looks import Looks
from tests.services.retention.retention_desk import DAY_MS, RetentionDesk, open_retention_desk
from tests.ui.screens import SMALL, Screens
from tests.visible_text import visible_text


@pytest.fixture
def retention(program: Program, made_desk: MadeDesk) -> Iterator[RetentionDesk]:
    """Eleven slips of two batches typed in on two days, in two boxes; a month has passed and all have expired."""
    with open_retention_desk(program, made_desk) as opened:
        desk = opened.desk
        numbers = [s.number for count in (12, 6) for s in desk.slips.start_batch(count).serials]
        for number in numbers[:7]:
            desk.declarations.enter(opened.draft(number, days_ago=3, slip=str(number)))
        desk.destruction.set_box("2026-11 B")
        for number in numbers[11:15]:
            desk.declarations.enter(opened.draft(number, slip=str(number)))
        yield opened


@pytest.fixture
def page(qtbot: QtBot, retention: RetentionDesk, jobs: Jobs, looks: Looks, tmp_path: Path) -> SettingsPage:
    made = SettingsPage(
        Settings(None),
        retention.desk.members,
        tuple,
        Path("/srv/venuedesk"),
        retention.desk.typesetting.resources,
        RetentionActions.of(retention.desk),
        retention.desk.visit_measure,
        jobs,
    )
    qtbot.addWidget(made)
    made.resize(SMALL)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    settle(qtbot, jobs)
    return made


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=15_000)
    QApplication.processEvents()


def dialog_of(page: QWidget, kind: type[QDialog]) -> QDialog:
    for _ in range(200):  # what it begins with is read before
        if any(d.isVisible() for d in page.findChildren(kind)):
            break
        QTest.qWait(10)
    return next(d for d in page.findChildren(kind) if d.isVisible())


def run(page: SettingsPage, command: str) -> None:
    action = page.command_action(command)
    assert action is not None
    action.trigger()


def agree(qtbot: QtBot, question: ConfirmDialog) -> None:
    """From the safe answer, which has the focus, to the other."""
    qtbot.waitUntil(question.cancel.hasFocus)
    qtbot.keyClick(question.cancel, Qt.Key.Key_Tab)
    qtbot.keyClick(question.action, Qt.Key.Key_Return)


def states(desk: Desk, numbers: range) -> set[SlipState]:
    with desk.store.read() as connection:
        return set(slips.states(connection, list(numbers)).values())


def test_the_card_shows_the_retention_status(
    qtbot: QtBot, page: SettingsPage, retention: RetentionDesk, jobs: Jobs
) -> None:
    text = visible_text(page)
    for words in (
        "Kept for 28 days",
        "Deleted within a week",
        "0 records",
        "none yet",
        "2026-11 B",
        "No slips to shred",
    ):
        assert words in text
    retention.later(22)
    page.refresh()
    settle(qtbot, jobs)
    assert "7 records" not in visible_text(page)
    retention.later(1)
    page.refresh()
    settle(qtbot, jobs)
    assert "11 records" in visible_text(page)


def test_shortening_the_retention_says_what_goes_and_asks(
    qtbot: QtBot, page: SettingsPage, retention: RetentionDesk, jobs: Jobs, screens: Screens
) -> None:
    retention.later(5)
    run(page, "settings.retention")
    dialog = dialog_of(page, RetentionDaysDialog)
    assert isinstance(dialog, RetentionDaysDialog)
    qtbot.keyClicks(dialog.days.lineEdit(), "8")
    settle(qtbot, jobs)
    assert "7 records will be deleted at once" in visible_text(dialog)
    screens.save(dialog, "retention-days")
    qtbot.keyClick(dialog.days, Qt.Key.Key_Return)
    question = dialog_of(dialog, ConfirmDialog)
    assert "Records that are older: 7." in visible_text(question)
    screens.save(question, "retention-ask")
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert retention.desk.retention.days() == 28
    qtbot.keyClick(dialog.days, Qt.Key.Key_Return)
    question = dialog_of(dialog, ConfirmDialog)
    assert isinstance(question, ConfirmDialog)
    agree(qtbot, question)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert (retention.desk.retention.days(), retention.desk.declarations.count()) == (8, 4)
    assert "Kept for 8 days" in visible_text(page)


def test_another_box_is_begun_with_the_keyboard(
    qtbot: QtBot, page: SettingsPage, retention: RetentionDesk, jobs: Jobs
) -> None:
    run(page, "settings.box")
    dialog = dialog_of(page, BoxDialog)
    assert isinstance(dialog, BoxDialog)
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, "2026-12 A")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert retention.desk.destruction.box() == "2026-12 A"
    assert "2026-12 A" in visible_text(page)


def test_from_the_list_to_the_certificate(
    qtbot: QtBot, page: SettingsPage, retention: RetentionDesk, jobs: Jobs, screens: Screens, tmp_path: Path
) -> None:
    desk = retention.desk
    retention.later(30)
    page.refresh()
    settle(qtbot, jobs)
    screens.save(page, "settings-retention")
    assert "11 slips to shred" in visible_text(page)
    run(page, "settings.shred")
    dialog = dialog_of(page, ShredDialog)
    assert isinstance(dialog, ShredDialog)
    assert "11 slips have lost their records" in dialog.summary()
    assert not dialog.action.isEnabled()
    screens.save(dialog, "shred-before")
    qtbot.keyClick(dialog.print_list, Qt.Key.Key_Return)
    paper = dialog_of(dialog, PaperPrintDialog)
    assert isinstance(paper, PaperPrintDialog)
    settle(qtbot, jobs)
    paper.save_to(tmp_path / "list.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "list.pdf").exists() and not jobs.is_busy)
    QApplication.processEvents()
    assert "11 slips on the list" in dialog.summary()

    retention.desk.declarations.enter(retention.draft(17, slip="17"))
    retention.later(30)
    dialog.reject()
    run(page, "settings.shred")
    dialog = dialog_of(page, ShredDialog)
    assert isinstance(dialog, ShredDialog)
    assert "1 more came since" in dialog.summary()
    screens.save(dialog, "shred-listed")
    qtbot.waitUntil(dialog.action.hasFocus)
    qtbot.keyClick(dialog.action, Qt.Key.Key_Return)
    question = dialog_of(dialog, ConfirmDialog)
    assert isinstance(question, ConfirmDialog)
    agree(qtbot, question)
    settle(qtbot, jobs)
    certificate = dialog_of(dialog, PaperPrintDialog)
    assert isinstance(certificate, PaperPrintDialog)
    settle(qtbot, jobs)
    certificate.save_to(tmp_path / "certificate.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "certificate.pdf").exists() and not jobs.is_busy)
    QApplication.processEvents()
    assert states(desk, range(1, 8)) == {SlipState.SHREDDED}
    assert states(desk, range(17, 18)) == {SlipState.TO_SHRED}
    assert "1 slip has lost" in dialog.summary()

    qtbot.mouseClick(dialog.earlier, Qt.MouseButton.LeftButton)
    earlier = dialog_of(dialog, ShredCertificatesDialog)
    assert isinstance(earlier, ShredCertificatesDialog)
    screens.save(earlier, "shred-certificates")
    qtbot.keyClick(earlier.table, Qt.Key.Key_Return)
    again = dialog_of(dialog, PaperPrintDialog)
    assert isinstance(again, PaperPrintDialog)
    settle(qtbot, jobs)
    again.save_to(tmp_path / "again.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "again.pdf").exists() and not jobs.is_busy)
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "certificate.pdf").read_bytes()


def test_today_lists_for_the_manager_what_expires_soon(retention: RetentionDesk) -> None:
    retention.later(24)
    me, keeps = retention.desk.members.me(), retention.desk.retention.status()
    old = RetentionFacts(keeps, to_shred=3)
    _, items = todo_of(TodayFacts(me=me), old)
    texts = {item.command: str(item.text) for item in items}
    assert "within a week: 11" in texts["go.settings"]
    assert "3" in texts["settings.shred"]
    _, clerks = todo_of(TodayFacts(me=replace(me, role=Role.CLERK)), old)
    assert clerks == []


def test_a_clock_that_jumped_is_reported_and_confirmed_by_the_manager(
    qtbot: QtBot, page: SettingsPage, retention: RetentionDesk, jobs: Jobs, screens: Screens
) -> None:
    retention.desk.retention.purge()
    retention.clock.ms += 700 * DAY_MS
    today = TodayPage(retention.desk, jobs)
    qtbot.addWidget(today)
    today.refresh()
    settle(qtbot, jobs)
    assert any("clock says" in entry.accessibleName() for entry in today.findChildren(TodoEntry))
    page.refresh()
    settle(qtbot, jobs)
    assert "clock says" in page.banner.text()
    screens.save(page, "settings-clock")
    page.banner._on_action()
    question = dialog_of(page, ConfirmDialog)
    assert isinstance(question, ConfirmDialog)
    agree(qtbot, question)
    settle(qtbot, jobs)
    assert retention.desk.declarations.count() == 0
    assert page.banner.text() == ""
