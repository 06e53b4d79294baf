"""A page is read again when something that it shows was stored, and is left alone when anything else was."""

from collections.abc import Callable
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Kind
from desktop.services.desk import Desk
from desktop.ui import (
    audit,
    backup,
    counting,
    exposure,
    find,
    green_channel,
    posters,
    settings,
    shift_close,
    statistics,
    studio,
    sync,
    today,
    venue,
)
from desktop.ui.counting.page import CountingPage
from desktop.ui.find.page import FindPage
from desktop.ui.kit import commands
from desktop.ui.kit.job import Job
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page
from tests.looks import Looks
from tests.ui.desk_window import make_sync
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.venue.venue_keys import show_window


class CountedJobs(Jobs):
    """A background that counts what is read in it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.reads = 0

    def run(self, *args: Any, only_reads: bool = False, **named: Any) -> Job:
        self.reads += only_reads
        return super().run(*args, only_reads=only_reads, **named)


def _sync(desk: Desk, jobs: Jobs, parent: QWidget) -> Page:
    return sync.make_page(desk, jobs, make_sync(desk, desk.settings, Jobs(jobs)), parent)


Make = Callable[[Desk, Jobs, QWidget], Page]
PAGES: dict[str, tuple[Make, Kind, Kind]] = {
    "today": (today.make_page, Kind.FEVER, Kind.CARD),
    "green-channel": (green_channel.make_page, Kind.SLIP, Kind.HOUR_SHEET),
    "counting": (counting.make_page, Kind.GATE, Kind.SLIP),
    "posters": (posters.make_page, Kind.POSTER, Kind.FEVER),
    "statistics": (statistics.make_page, Kind.SCREENING, Kind.SLIP),
    "find": (find.make_page, Kind.DECLARATION, Kind.SCREENING),
    "exposure": (exposure.make_page, Kind.GATE, Kind.SLIP),
    "venue": (lambda d, j, p: venue.make_page(d, j, lambda: None, p), Kind.MEMBER, Kind.DECLARATION),
    "sync": (_sync, Kind.OUTBOX, Kind.SLIP_BOX),
    "studio": (studio.make_page, Kind.GATE, Kind.FEVER),
    "shift": (shift_close.make_page, Kind.FEVER, Kind.CARD),
    "audit": (audit.make_page, Kind.AUDIT, Kind.SLIP),
    "backup": (lambda d, j, p: backup.make_page(d, j, lambda: None, p), Kind.BACKUP, Kind.SLIP),
    "settings": (lambda d, j, p: settings.make_page(d, j, lambda _key: None, p), Kind.RETENTION, Kind.GATE),
}


@pytest.mark.parametrize("name", [command.page for command in (*commands.PAGES, *commands.OTHER_PAGES)])
def test_only_a_change_of_what_it_shows_makes_a_page_read_again(
    qtbot: QtBot, desk: Desk, qapp: QApplication, looks: Looks, name: str
) -> None:
    make, own, other = PAGES[name]
    jobs = CountedJobs(qapp)
    window = QWidget()
    page = make(desk, jobs, window)
    show_window(qtbot, window)
    page.refresh()
    settle(qtbot, jobs)
    if isinstance(page, FindPage):
        page.field.setText("刘")
        page.refresh()
    surveys: list[object] = []
    if isinstance(page, CountingPage):  # it reads in turn with its presses
        qtbot.waitUntil(lambda: page.queue.is_idle)
        page.queue.surveyed.connect(surveys.append)
    settle(qtbot, jobs)
    before = jobs.reads
    with desk.store.write_unaudited(other):
        pass
    settle(qtbot, jobs)
    assert (jobs.reads, surveys) == (before, [])
    with desk.store.write_unaudited(own):
        pass
    qtbot.waitUntil(lambda: jobs.reads > before or bool(surveys))
    settle(qtbot, jobs)
    assert jobs.shutdown()


def test_a_page_that_is_covered_reads_what_it_has_missed_when_it_shows(
    qtbot: QtBot, desk: Desk, qapp: QApplication, looks: Looks
) -> None:
    listening = desk.store._listeners
    jobs = CountedJobs(qapp)
    window = QWidget()
    page = venue.make_page(desk, jobs, lambda: None, window)
    show_window(qtbot, window)
    page.refresh()
    settle(qtbot, jobs)
    before = jobs.reads
    window.hide()
    desk.gates.add("东门")
    settle(qtbot, jobs)
    assert jobs.reads == before
    window.show()
    assert jobs.reads == before + 1
    settle(qtbot, jobs)
    shiboken6.delete(window)
    desk.gates.add("西门")
    assert desk.store._listeners == listening, "a page that is gone is told nothing any more"
    assert jobs.shutdown()
