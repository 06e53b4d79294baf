"""The Sync page by keys, against the real hub in a process of its own and against small ones that misbehave."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.app.program import Program
from desktop.domain import sync_errors
from desktop.domain.errors import BadInput, Forbidden
from desktop.services.desk import Desk
from desktop.store.queries import outbox
from desktop.sync.state import HubRegistration, SyncStateRepository
from desktop.sync.wire import Reject
from desktop.ui.entry.correction import CorrectDialog
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.reason_dialog import ReasonDialog
from desktop.ui.shell.status_bar import StatusBar
from desktop.ui.sync.joining import EnrolDialog
from tests.looks import Looks
from tests.sync.hub_process import HubProcess, hub_process
from tests.sync.tiny_hub import TICKET, TinyHub, serving
from tests.ui.find.find_page import enter
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.sync.sync_page import URL, Standings, SyncWindow, enter_records, held_push, open_window
from tests.ui.venue.venue_keys import CTRL, ENTER, press, write

pytestmark = pytest.mark.usefixtures("looks")


@pytest.fixture
def tiny_hub() -> Iterator[TinyHub]:
    with serving(TinyHub()) as hub:
        yield hub


@pytest.fixture
def opened(qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks) -> SyncWindow:
    return open_window(qtbot, program, desk, jobs)


def title(opened: SyncWindow) -> str:
    return opened.page.status_card.title.text()


def bar(opened: SyncWindow) -> Button:
    """The first note of the status bar: how desk and hub stand."""
    strip = opened.window.findChild(StatusBar)
    assert isinstance(strip, StatusBar)
    return next(b for b in strip.findChildren(Button) if b.isVisible())


def type_in(qtbot: QtBot, opened: SyncWindow, url: str, ticket: str) -> None:
    """Fill the form that joins, field by field, to its end."""
    form = opened.page.joining.ways.network
    form.focus_first()
    form.hub.clear()
    write(qtbot, url)
    press(qtbot, ENTER)
    form.ticket.clear()
    write(qtbot, ticket)
    press(qtbot, ENTER)
    press(qtbot, ENTER)
    opened.settle()


def dialog_of(opened: SyncWindow, kind: type[QDialog]) -> QDialog:
    """The dialog of a kind, as soon as it is there and has the keyboard."""
    opened.qtbot.waitUntil(lambda: any(d.isVisible() for d in opened.window.findChildren(kind)))
    found = next(d for d in opened.window.findChildren(kind) if d.isVisible())
    opened.qtbot.waitUntil(lambda: found.isAncestorOf(QApplication.focusWidget()))
    return found


class TestRealHub:
    """One hub for the story of one desk."""

    @pytest.fixture
    def hub(self, tmp_path: Path) -> Iterator[HubProcess]:
        pytest.importorskip("desktop.hub.hub", reason="the hub's extra is not installed")
        with hub_process(tmp_path) as running:
            yield running

    def test_join_wait_for_approval_sync_and_carry_a_stick(
        self, qtbot: QtBot, opened: SyncWindow, desk: Desk, hub: HubProcess, tmp_path: Path
    ) -> None:
        assert bar(opened).text().startswith("Not synced")
        type_in(qtbot, opened, hub.url, hub("ticket")["ticket"])
        assert title(opened) == "Waiting for the health office’s approval"
        waiting = next(one for one in hub("desks")["desks"] if one["state"] == "waiting")
        hub("approve", waiting["desk"])
        press(qtbot, Qt.Key.Key_F5)
        opened.settle()
        assert title(opened) == "Everything is synced"
        assert opened.loop.status is not None
        assert opened.loop.status.synced
        assert bar(opened).text().startswith("All synced")

        # Something new, the hub is away, and the stick goes.
        last = enter_records(desk, 250)
        hub.stop()
        press(qtbot, Qt.Key.Key_F5)
        opened.settle()
        assert title(opened) == "Records waiting: 250"
        assert not bar(opened).text().startswith("All synced")
        stick = tmp_path / "out.vdb"
        opened.page.export_to(stick)
        opened.settle()
        assert "250 records" in opened.page.banner.text()
        assert "has not come back" in opened.page.stick.done_text()
        hub.start()
        receipt = Path(hub("import", stick)["receipts"])
        torn = tmp_path / "torn.receipt"
        torn.write_bytes(receipt.read_bytes()[:-7])
        opened.page.take_from(torn)
        opened.settle()
        assert "no receipt of a hub" in opened.page.banner.text()
        assert title(opened) == "Records waiting: 250"
        opened.page.take_from(receipt)
        opened.settle()
        assert "confirmed 250 more" in opened.page.banner.text()
        assert opened.loop.status.stored == last
        assert title(opened) == "Everything is synced"
        assert "has not come back" not in opened.page.stick.done_text()


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(
    qtbot: QtBot, opened: SyncWindow, tiny_hub: TinyHub
) -> None:
    form = opened.page.joining.ways.network
    type_in(qtbot, opened, "hub without dots or slashes", TICKET)
    assert "address" in form.problem_of("hub")
    type_in(qtbot, opened, "http://127.0.0.1:9", TICKET)
    assert "cannot be reached" in form.problem_of("hub")
    assert form.ticket.text() == TICKET
    type_in(qtbot, opened, tiny_hub.url, "used-before")
    assert "not valid" in form.problem_of("ticket")
    assert form.hub.text() == tiny_hub.url
    form.certificate.line.setText("/nowhere/hub.pem")
    type_in(qtbot, opened, tiny_hub.url, TICKET)
    assert "cannot be read" in form.problem_of("authority")
    form.certificate.line.clear()
    type_in(qtbot, opened, tiny_hub.url, TICKET)
    assert title(opened) == "Everything is synced"


def test_a_hub_that_takes_long_to_let_in_is_said_to_be_waited_for(
    qtbot: QtBot, opened: SyncWindow, tiny_hub: TinyHub
) -> None:
    go_on = threading.Event()
    tiny_hub.trick("/v1/enroll", lambda handler, _: handler.answer(503, b"") if go_on.wait(30) else None)
    form, banner = opened.page.joining.ways.network, opened.page.banner
    form.hub.setText(tiny_hub.url)
    form.ticket.setText(TICKET)
    form.send()
    qtbot.waitUntil(lambda: banner.text() == "Working…")
    go_on.set()
    opened.settle()
    assert banner.text() != "Working…"


def test_a_clerk_sees_whom_to_ask(qtbot: QtBot, program: Program, clerk_desk: Desk, jobs: Jobs) -> None:
    opened = open_window(qtbot, program, clerk_desk, jobs)
    assert not opened.page.joining.ways.network.isVisible()
    assert "sync.enrol" not in [c.id for c in opened.shell.available()]
    Standings(clerk_desk).joined(waiting=3)
    opened.read()
    assert title(opened) == "Records waiting: 3"
    assert "Only the venue’s manager" in opened.page.hub.again.toolTip()
    assert opened.page.stick.export.isVisible()


def test_a_long_sync_shows_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, opened: SyncWindow, desk: Desk, tiny_hub: TinyHub
) -> None:
    enter_records(desk, 1200)
    desk.enrolment.enroll(tiny_hub.url, TICKET)
    opened.read()
    with held_push(tiny_hub):
        press(qtbot, Qt.Key.Key_F5)
        strip = opened.page.status_card.progress
        qtbot.waitUntil(lambda: "500" in strip.count_text())
        stop = next(b for b in strip.findChildren(Button) if b.isVisible())
        qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
        opened.settle()  # though the hub does not answer
    assert "Records sent: 500" in opened.page.banner.text()
    assert not strip.isVisible()
    press(qtbot, Qt.Key.Key_F5)
    opened.settle()
    assert title(opened) == "Everything is synced"


def test_a_stick_does_not_wait_for_a_sync_that_hangs(
    qtbot: QtBot, opened: SyncWindow, desk: Desk, tiny_hub: TinyHub, tmp_path: Path
) -> None:
    enter_records(desk, 1200)
    desk.enrolment.enroll(tiny_hub.url, TICKET)
    opened.read()
    with held_push(tiny_hub):
        press(qtbot, Qt.Key.Key_F5)
        qtbot.waitUntil(lambda: len(tiny_hub.records) == 500)
        opened.page.export_to(tmp_path / "out.vdb")
        opened.settle()
    assert (tmp_path / "out.vdb").exists()


def test_a_window_closes_at_once_while_a_slow_stick_is_written(
    opened: SyncWindow, desk: Desk, tiny_hub: TinyHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.enrolment.enroll(tiny_hub.url, TICKET)
    opened.read()
    enter_records(desk, 50)
    writing, go_on, fsync = threading.Event(), threading.Event(), os.fsync

    def slow(handle: int) -> None:
        """A stick that takes a piece and does not answer."""
        if threading.current_thread() is not threading.main_thread():
            writing.set()
            go_on.wait(20)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", slow)
    opened.page.export_to(tmp_path / "out.vdb")
    opened.qtbot.waitUntil(writing.is_set)
    began = time.monotonic()
    opened.loop.close()
    took = time.monotonic() - began
    go_on.set()
    assert took < 0.2
    opened.qtbot.waitUntil(lambda: opened.loop.idle)
    assert list(tmp_path.glob("*.vdb")) == list(tmp_path.glob(".*.vdb.*")) == []


def test_moving_to_another_hub_is_asked_about(qtbot: QtBot, opened: SyncWindow, desk: Desk, tiny_hub: TinyHub) -> None:
    desk.enrolment.enroll(tiny_hub.url, TICKET)
    opened.read()
    with serving(TinyHub(id="another-hub")) as other:
        press(qtbot, Qt.Key.Key_E, held=CTRL)
        dialog = dialog_of(opened, EnrolDialog)
        assert isinstance(dialog, EnrolDialog)
        assert dialog.ways.network.hub.text() == tiny_hub.url
        write(qtbot, TICKET)
        dialog.ways.network.hub.set_value(other.url)
        dialog.ways.network.ticket.setFocus()
        press(qtbot, ENTER, ENTER)
        question = dialog_of(opened, ConfirmDialog)
        assert isinstance(question, ConfirmDialog)
        assert opened.loop.status is not None
        assert opened.loop.status.hub == tiny_hub.id
        question.action.click()
        qtbot.waitUntil(lambda: opened.loop.status is not None and opened.loop.status.hub == "another-hub")
        opened.settle()
        assert not isValid(dialog)
        assert len(other.records) == desk.sync.status().last


def test_a_record_that_is_kept_apart_is_corrected_or_taken_off_the_list(
    qtbot: QtBot, opened: SyncWindow, desk: Desk, jobs: Jobs, tiny_hub: TinyHub
) -> None:
    enter(desk, temperature_c="36.5")
    last = desk.sync.status().last
    with desk.store.read() as connection:
        kinds = outbox.subjects(connection, range(1, last + 1))
    declaration = next(seq for seq, (kind, _) in kinds.items() if kind == "declaration.enter")
    other = next(seq for seq, (kind, _) in kinds.items() if kind.startswith("gate."))
    Standings(desk).joined(
        rejects=(Reject(other, "quarantined", "body"), Reject(declaration, "quarantined", "too long"))
    )
    opened.read()
    assert title(opened) == "Everything is synced, 2 to be seen to"
    assert "keeps records apart: 2" in bar(opened).text()
    apart = opened.page.apart
    assert apart.chosen is not None
    assert apart.chosen.seq == declaration
    assert "it is too long" in apart.why.text()
    apart.table.setFocus()
    press(qtbot, ENTER)
    reason = dialog_of(opened, ReasonDialog)
    write(qtbot, "too long at the hub")
    press(qtbot, ENTER)
    form = dialog_of(opened, CorrectDialog)
    assert isinstance(form, CorrectDialog)
    form.card.form.line("phone").setFocus()
    form.card.form.line("phone").selectAll()
    write(qtbot, "13600136009")
    press(qtbot, ENTER, held=CTRL)
    qtbot.waitUntil(lambda: len(desk.sync.status().rejects) == 1)
    opened.settle()
    settle(qtbot, jobs)
    assert not isValid(reason)
    assert apart.chosen.seq == other
    assert not apart.correct.isVisible()
    apart.aside.click()
    opened.settle()
    assert not apart.isVisible()
    assert desk.sync.status().rejects == ()


def test_an_error_that_needs_somebody_leads_here_from_the_status_bar(
    qtbot: QtBot, opened: SyncWindow, desk: Desk
) -> None:
    stand = Standings(desk)
    stand.joined(waiting=3)
    stand.failed(sync_errors.no_network(URL))
    opened.read()
    assert bar(opened).text() == "Not synced: 3"  # quiet: it passes by itself
    stand.failed(sync_errors.refused("revoked"))
    opened.read()
    assert bar(opened).text() == "The health office has revoked this desk"
    opened.shell.open_page("today", focus=True)
    bar(opened).setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, Qt.Key.Key_Space)
    assert opened.shell.current_page == "sync"
    QApplication.processEvents()
    assert "Ask it why" in opened.page.status_card.accessibleName()


class TestWithoutHub:
    """Once it is chosen that a desk joins no hub, nobody is reminded of what no hub will get."""

    def test_it_is_chosen_by_the_manager_and_taken_back(self, qtbot: QtBot, desk: Desk, opened: SyncWindow) -> None:
        enter_records(desk, 3)
        opened.read()
        card = opened.page.joining
        assert "Not synced" in bar(opened).text()
        assert desk.outbox.unsynced() > 3
        qtbot.mouseClick(card.decline, Qt.MouseButton.LeftButton)
        opened.settle()
        opened.qtbot.waitUntil(lambda: not card.ways.isVisible())
        assert desk.outbox.unsynced() == 0
        assert desk.sync.status().waiting > 3
        assert "Not synced" not in " ".join(b.text() for b in opened.window.findChildren(Button) if b.isVisible())
        press(qtbot, Qt.Key.Key_Tab)
        qtbot.mouseClick(card.decline, Qt.MouseButton.LeftButton)
        opened.settle()
        opened.qtbot.waitUntil(card.ways.isVisible)
        assert desk.outbox.unsynced() > 3

    def test_an_enrolment_ends_it(self, desk: Desk) -> None:
        desk.enrolment.decline(True)
        hub = HubRegistration("hub-1", URL, bytes(32), "age1", b"", approved=False)
        SyncStateRepository(desk.store).enrolled(desk.session.member.id, hub, again=False)
        assert desk.outbox.unsynced() > 0
        assert not desk.sync.status().declined
        with pytest.raises(BadInput):
            desk.enrolment.decline(True)

    def test_a_clerk_may_not_choose_it(self, clerk_desk: Desk) -> None:
        with pytest.raises(Forbidden):
            clerk_desk.enrolment.decline(True)
