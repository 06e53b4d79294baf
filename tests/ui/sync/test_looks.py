"""The Sync page in each state that a desk and its hub can be in, in both languages, themes and sizes."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain import sync_errors
from desktop.services.desk import Desk
from desktop.sync.wire import Reject
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.sync.tiny_hub import TICKET, TinyHub, serving
from tests.ui.every_screen import cut_words
from tests.ui.find.find_page import enter
from tests.ui.screens import LARGE, SMALL, Screens
from tests.ui.sync.sync_page import URL, Standings, SyncWindow, enter_records, held_push, open_window


@pytest.mark.parametrize(
    ("language", "theme", "text_size"),
    [
        ("zh", "light", 100),
        ("en", "light", 100),
        ("zh", "dark", 100),
        ("en", "dark", 100),
        ("zh", "light", 150),
        ("en", "light", 150),
    ],
)
def test_every_state_can_be_read(
    qtbot: QtBot,
    program: Program,
    desk: Desk,
    jobs: Jobs,
    looks: Looks,
    screens: Screens,
    language: str,
    theme: str,
    text_size: int,
) -> None:
    looks.languages.use(language)
    looks.theme.apply(theme, text_size)
    opened = open_window(qtbot, program, desk, jobs)
    opened.window.resize(SMALL if text_size == 100 else LARGE)
    stand = Standings(desk)

    def look(state: str) -> None:
        opened.read()
        opened.look(screens, f"sync-{state}-{language}-{theme}-{text_size}")

    look("not-enrolled")
    opened.page.joining.ways.choose("stick")
    opened.page.joining.retranslate()
    opened.page.joining.ways.send()
    opened.settle()
    look("not-enrolled-stick")
    desk.enrolment.decline(True)
    look("declined")
    desk.enrolment.decline(False)
    last = desk.sync.status().last
    stand.by_stick(certified=False, approved=False, waiting=last)
    look("invited")
    stand.by_stick(certified=False, approved=False, waiting=last, exported=True)
    look("on-its-way")
    stand.by_stick(certified=False, approved=False, waiting=last, exported=True, invited=False)
    stand.failed(sync_errors.refused("ticket"))
    look("not-let-in")
    stand.by_stick(approved=False, waiting=last, exported=True)
    look("approval-by-stick")
    stand.by_stick(waiting=12)
    look("by-stick-waiting")
    stand.by_stick()
    look("by-stick-synced")
    stand.joined(approved=False, waiting=desk.sync.status().last)
    stand.failed(sync_errors.refused("not_approved"))
    look("approval")
    last = enter_records(desk, 3300)
    stand.joined(safe=last - 1200)
    look("synced")
    stand.joined(waiting=3214, safe=10)
    stand.failed(sync_errors.no_network(URL))
    look("offline")
    stand.joined(approved=False, waiting=3214)
    stand.failed(sync_errors.refused("revoked"), ahead=25 * 60_000)
    look("revoked")
    enter(desk)
    last = desk.sync.status().last
    rejects = (
        Reject(last - 40, "expired", "retention"),
        Reject(last - 3, "quarantined", "body"),
        Reject(last - 2, "parked", "kind"),
        Reject(last, "quarantined", "too long"),
    )
    stand.joined(rejects=rejects)
    look("apart")


@pytest.mark.parametrize(("language", "theme"), [("zh", "light"), ("en", "dark")])
def test_a_sync_under_way_is_seen(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks, screens: Screens, language: str, theme: str
) -> None:
    looks.languages.use(language)
    looks.theme.apply(theme, 100)
    enter_records(desk, 1400)
    with serving(TinyHub()) as hub:
        desk.enrolment.enroll(hub.url, TICKET)
        opened = open_window(qtbot, program, desk, jobs)
        with held_push(hub):
            _press_sync(opened)
            strip = opened.page.status_card.progress
            qtbot.waitUntil(lambda: strip.isVisible() and "500" in _count(opened))
            QApplication.processEvents()
            assert cut_words(opened.window) == []
            screens.save_now(opened.window, f"sync-progress-{language}-{theme}-100")
        opened.settle()
    assert not strip.isVisible()


def _press_sync(opened: SyncWindow) -> None:
    action = opened.page.command_action("sync.now")
    assert action is not None
    action.trigger()


def _count(opened: SyncWindow) -> str:
    return opened.page.status_card.progress.count_text()
