"""Somebody empties the book without touching it: with the PC's clock, with the period, with an old backup."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.errors import Forbidden
from desktop.domain.retention import MANY_EXPIRED
from desktop.services.retention.questions import PurgeAsks
from desktop.settings import Settings
from desktop.store.queries import purges
from desktop.sync.state import Acknowledged, put
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.jobs import Jobs
from desktop.ui.settings.page import SettingsPage
from desktop.ui.settings.retention import RetentionActions
from desktop.ui.today.facts import TodayFacts, read_retention, todo_of
from tests.cli.conftest import Shell, refused
from tests.conftest import MadeDesk
from tests.looks import Looks
from tests.services.retention.retention_desk import DAY_MS, RetentionDesk, open_retention_desk
from tests.ui.screens import SMALL, Screens

BOOK = MANY_EXPIRED + 1


@pytest.fixture
def book(program: Program, made_desk: MadeDesk) -> Iterator[RetentionDesk]:
    """A desk with more records than may go without a question, all of visits ten days ago; used today."""
    with open_retention_desk(program, made_desk) as opened:
        opened.desk.retention.purge()
        for number in range(BOOK):
            opened.desk.declarations.enter(opened.draft(number, days_ago=10))
        yield opened


@pytest.mark.parametrize("days", [2, 18, 35])
def test_a_clock_set_ahead_deletes_nothing_by_itself(book: RetentionDesk, days: int) -> None:
    book.desk.declarations.enter(book.draft(BOOK, days_ago=26))  # the only one that two days let expire
    book.clock.ms += days * DAY_MS
    for _ in range(2):  # neither when the desk is opened nor a day later, when it was used by this clock
        with pytest.raises(PurgeAsks, match="clock says"):
            book.desk.retention.purge()
        book.clock.ms += DAY_MS
        book.desk.gates.add(f"{book.clock.ms}")
    assert book.desk.declarations.count() == BOOK + 1
    _, items = todo_of(TodayFacts(me=book.desk.members.me()), read_retention(book.desk))
    assert any("Nothing is deleted" in str(item.text) for item in items)


def test_the_time_that_the_hub_has_signed_proves_the_clock_right(book: RetentionDesk) -> None:
    late = book.desk.declarations.enter(book.draft(BOOK, days_ago=25))
    book.clock.ms += 5 * DAY_MS
    with pytest.raises(PurgeAsks):
        book.desk.retention.purge()
    with book.desk.store.write_unaudited() as connection:
        put(connection, (Acknowledged(at=book.clock.ms - DAY_MS),))
    assert book.desk.retention.purge().declarations == 1
    assert late.id not in {row.id for row in book.desk.declarations.recent()}


def test_a_book_that_expires_at_once_is_not_deleted_by_itself(book: RetentionDesk) -> None:
    """Day by day to the end: no clock leaps, and still all is of one day, as after an import of old slips."""
    for _ in range(17):
        book.clock.ms += DAY_MS
        book.desk.retention.purge()
    book.clock.ms += DAY_MS
    with pytest.raises(PurgeAsks, match=f"{BOOK} of {BOOK}"):
        book.desk.retention.purge()
    assert book.desk.declarations.count() == BOOK
    book.desk.retention.confirm_purge()
    assert book.desk.retention.purge().declarations == BOOK


def test_a_period_shortened_elsewhere_asks_here(book: RetentionDesk) -> None:
    book.desk.retention.set_days(7)  # as an order of the hub does, without the dialog that counts first
    with pytest.raises(PurgeAsks):
        book.desk.retention.purge()
    book.desk.retention.set_days(8, confirm=True)  # as the dialog does, when it was agreed to
    assert book.desk.retention.purge().declarations == BOOK


def test_only_the_manager_confirms(program: Program, made_desk: MadeDesk) -> None:
    access = program.access(made_desk.folder)
    with program.desk(access, access.open_any("green-channel-1")) as desk, pytest.raises(Forbidden):
        desk.retention.confirm_purge()


def test_the_command_line_refuses_without_insisting(
    program: Program, made_desk: MadeDesk, venuedesk: Shell, tmp_path: Path
) -> None:
    folder = tmp_path / "desk"
    with open_retention_desk(program, made_desk) as opened:
        opened.clock.ms -= 20 * DAY_MS
        for number in range(3):
            opened.desk.declarations.enter(opened.draft(number, days_ago=20))
        with opened.desk.store.write_unaudited() as connection:
            purges.keep_state(connection, purges.PurgeState(clock=opened.clock.ms))
    shutil.copytree(made_desk.folder, folder)
    text = refused(venuedesk("purge", "--dir", folder), code=1)
    assert "本机日期" in text
    assert "--insist" in text
    done = venuedesk.json("purge", "--dir", folder, "--insist")
    assert (done["declarations"], done["kept"]) == (3, 0)


def test_the_window_asks_one_question_before_much_is_deleted(
    qtbot: QtBot, book: RetentionDesk, jobs: Jobs, looks: Looks, screens: Screens
) -> None:
    desk = book.desk
    desk.retention.set_days(7)
    page = SettingsPage(
        Settings(None),
        desk.members,
        tuple,
        Path("/srv/venuedesk"),
        desk.typesetting.resources,
        RetentionActions.of(desk),
        desk.visit_measure,
        jobs,
    )
    qtbot.addWidget(page)
    page.resize(SMALL)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    _settle(qtbot, jobs)
    assert f"{BOOK} of {BOOK}" in page.banner.text()
    screens.save(page, "settings-many-expired")
    page.banner._on_action()
    qtbot.waitUntil(lambda: any(q.isVisible() for q in page.findChildren(ConfirmDialog)))
    (question,) = (q for q in page.findChildren(ConfirmDialog) if q.isVisible())
    screens.save(question, "settings-many-expired-ask")
    qtbot.waitUntil(question.cancel.hasFocus)
    assert desk.declarations.count() == BOOK
    qtbot.keyClick(question.cancel, Qt.Key.Key_Tab)
    qtbot.keyClick(question.action, Qt.Key.Key_Return)
    _settle(qtbot, jobs)
    assert desk.declarations.count() == 0
    assert page.banner.text() == ""


def _settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=15_000)
    QApplication.processEvents()
