"""The Sync page in the window of a real desk, and the states that a desk and its hub can be in. Made-up hubs."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.app.pages import Pages
from desktop.app.program import Program
from desktop.domain import sync_errors
from desktop.domain.changes import Kind
from desktop.services.desk import Desk
from desktop.store.ledger import new_id
from desktop.store.queries import outbox
from desktop.sync.state import (
    Acknowledged,
    HubRegistration,
    PendingInvitation,
    Rejects,
    StickTransfers,
    StoredMessage,
    SyncAttempts,
    SyncStateRepository,
)
from desktop.sync.wire import Reject
from desktop.ui.hub.sync_loop import SyncLoop
from desktop.ui.kit.jobs import Jobs
from desktop.ui.shell.desk_view import Shell
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.sync.page import SyncPage
from tests.sync.tiny_hub import Handler, TinyHub
from tests.ui.desk_window import make_sync
from tests.ui.every_screen import cut_words
from tests.ui.screens import SMALL, Screens
from tests.ui.venue.venue_keys import nameless

URL = "https://hub.huizhou-health.example"


@dataclass
class SyncWindow:
    """The window on its Sync page, with everything that the program builds."""

    qtbot: QtBot
    window: MainWindow
    shell: Shell
    page: SyncPage
    loop: SyncLoop
    jobs: Jobs

    def settle(self) -> None:
        """Until nothing that has to do with the hub is under way, and the page shows it."""
        for _ in range(3):  # what was stored is told by the event loop, and then read again
            QApplication.processEvents()
            self.qtbot.waitUntil(lambda: self.loop.idle, timeout=20_000)
            self.qtbot.waitUntil(lambda: not self.jobs.is_busy or self.loop.syncing is not None, timeout=20_000)

    def read(self) -> None:
        """Read again what the store says."""
        self.loop.read()
        self.settle()
        self.shell.refresh(frozenset({Kind.HUB}))
        self.settle()

    def look(self, screens: Screens, name: str) -> None:
        """Nothing is cut and everything has a name; the picture is saved where they are wanted."""
        for _ in range(3):  # a line that grew, the card around it, the column around that
            QApplication.processEvents()
        assert cut_words(self.window) == [], name
        assert nameless(self.window) == [], name
        screens.save_now(self.window, name)


def open_window(qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs) -> SyncWindow:
    """The window of a desk, with the keyboard in the Sync page."""
    loop = make_sync(desk, program.settings, jobs)
    shell = Pages(desk, jobs, loop, lambda _key: None, lambda: None).shell()
    loop.changed.connect(lambda: shell.refresh(frozenset({Kind.HUB})) if isValid(shell) else None)
    window = MainWindow(program.settings)
    window.enter(shell)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.showNormal()
    window.resize(SMALL)
    shell.open_page("sync")
    page = shell.page("sync")
    assert isinstance(page, SyncPage)
    opened = SyncWindow(qtbot, window, shell, page, loop, jobs)
    opened.settle()
    page.focus_first()
    return opened


def enter_records(desk: Desk, count: int) -> int:
    """Make records; gives the seq of the last one."""
    with desk.store.write(desk.session.member.id) as change:
        for number in range(count):
            change.record("count", "screening", new_id(), {"number": number})
    return desk.outbox.last_and_waiting()[0]


@dataclass
class Standings:
    """Puts what is kept of a hub into the store as it is after a while."""

    desk: Desk

    def joined(
        self, *, approved: bool = True, waiting: int = 0, safe: int = 0, rejects: tuple[Reject, ...] = ()
    ) -> None:
        """A desk of a hub, with so many records that no receipt covers."""
        book, status = SyncStateRepository(self.desk.store), self.desk.sync.status()
        now = self.desk.store.clock.now_ms()
        with self.desk.store.read() as connection:
            incarnation = outbox.identity(connection).incarnation
        stored = status.last - waiting
        book.keep(
            HubRegistration("hub-1", URL, bytes(32), "age1", b"certificate", approved),
            Acknowledged(incarnation, stored, bytes(32), min(safe, stored), ("e",)),
            Rejects(rejects, len(rejects)),
            SyncAttempts(success=now - 60_000 if approved else 0),
        )

    def by_stick(
        self,
        *,
        certified: bool = True,
        approved: bool = True,
        waiting: int = 0,
        exported: bool = False,
        invited: bool = True,
    ) -> None:
        """A desk that knows no way to its hub but by stick."""
        self.joined(approved=approved, waiting=waiting)
        book, now = SyncStateRepository(self.desk.store), self.desk.store.clock.now_ms()
        carried = (
            StickTransfers(now - 3_600_000, waiting, self.desk.sync.status().last) if exported else StickTransfers()
        )
        book.keep(
            HubRegistration("hub-1", "", bytes(32), "age1", b"certificate" if certified else b"", approved),
            SyncAttempts(),
            replace(carried, taken=now - 60_000 if certified else 0),
            PendingInvitation("ABCD-EFGH", now + 86_400_000) if invited else PendingInvitation(),
        )

    def failed(self, error: sync_errors.SyncError, *, ahead: int = 0) -> None:
        """The last try failed."""
        book = SyncStateRepository(self.desk.store)
        now, known = self.desk.store.clock.now_ms(), book.known()
        sent_reason = StoredMessage.of(error.message)
        book.keep(
            replace(
                known.attempts,
                kind=str(error.kind),
                reason=sent_reason,
                failure=now,
                failures=3,
                until=now + 240_000,
                ahead=ahead,
            )
        )


@contextmanager
def held_push(hub: TinyHub, after: int = 1) -> Iterator[threading.Event]:
    """The hub answers so many pushes, then keeps the next one waiting until the event is set."""
    go_on = threading.Event()

    def answer(handler: Handler, body: bytes) -> None:
        handler.answer(*hub.answer("/v1/push", handler.headers.get("Authorization", ""), body))

    def hold(handler: Handler, body: bytes) -> None:
        go_on.wait(30)
        handler.close_connection = True

    hub.trick("/v1/push", *[answer] * after, hold)
    try:
        yield go_on
    finally:
        go_on.set()
