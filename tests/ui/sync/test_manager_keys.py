"""Who manages the venue, on the Sync page: another manager named elsewhere, and keys that wait to be compared."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.credentials.signing import Signer
from desktop.credentials.statements import MANAGER, Credential, issue
from desktop.domain.master.merge import Register, Version
from desktop.domain.master.stamps import next_stamp
from desktop.domain.people import Role
from desktop.services.desk import Desk
from desktop.store.ledger import new_id
from desktop.store.queries import credentials, outbox, registers
from desktop.sync.replication.projection import apply_projection
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.ui.screens import LARGE, SMALL, Screens
from tests.ui.sync.sync_page import Standings, SyncWindow, open_window

SEED = bytes(range(32))


def ask_from_elsewhere(desk: Desk, *, member: str = "", name_manager: bool = True) -> bytes:
    """As a pull brings it: a manager's key of another desk asks, and another desk named the clerk as the manager."""
    venue, me = desk.venue.get().id, desk.members.me()
    clerk = next(one for one in desk.members.list() if one.role is Role.CLERK)
    signer = Signer(venue, member or me.id, SEED, orders=True)
    other = new_id()
    body = Credential(venue, signer.member, other, signer.public, MANAGER, desk.store.clock.now_ms())
    with desk.store.write("hub") as change:
        change.record("name", "desk", other, {"id": other, "name": "北门前台"})
        credentials.accept(change.connection, venue, [issue(body, signer)], change.now)
        if name_manager:
            field = registers.of_thing(change.connection, "member", clerk.id)["role"]
            at = next_stamp(registers.latest(change.connection), change.now, other)
            registers.keep(change.connection, [replace(field, hub=Register((Version(at, '"manager"', me.id),)))])
            apply_projection(change)
    return signer.public


def press(opened: SyncWindow, words: str) -> None:
    """The keyboard alone: focus the button of these words, then Space."""
    card = opened.page.managers
    button = next(one for one in card.findChildren(QPushButton) if one.isVisible() and one.text() == words)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    opened.qtbot.keyClick(button, Qt.Key.Key_Space)
    opened.settle()


@pytest.mark.parametrize(
    ("language", "theme", "text_size"),
    [("zh", "light", 100), ("en", "light", 100), ("zh", "dark", 100), ("zh", "light", 150), ("en", "light", 150)],
)
def test_what_is_asked_can_be_read(
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
    Standings(desk).joined()
    opened = open_window(qtbot, program, desk, jobs)
    opened.window.resize(SMALL if text_size == 100 else LARGE)
    assert opened.page.managers.isHidden()
    ask_from_elsewhere(desk)
    opened.read()
    assert opened.page.managers.isVisible()
    opened.look(screens, f"sync-managers-{language}-{theme}-{text_size}")


def test_a_key_is_confirmed_with_the_keyboard(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    looks.languages.use("en")
    Standings(desk).joined()
    key = ask_from_elsewhere(desk, name_manager=False)
    opened = open_window(qtbot, program, desk, jobs)
    press(opened, "It is the same")
    with desk.store.read() as connection:
        assert credentials.trust(connection).may_order(key)
        last = outbox.after(connection, outbox.identity(connection).last - 1, 1, 1 << 20)[0]
    assert (last.kind, last.subject) == ("credential.issue", key.hex())
    assert opened.page.managers.isHidden()


def test_a_manager_named_elsewhere_is_refused_or_confirmed(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    looks.languages.use("en")
    Standings(desk).joined()
    ask_from_elsewhere(desk)
    opened = open_window(qtbot, program, desk, jobs)
    press(opened, "Refuse")
    assert desk.manager_change.waiting() is None
    assert desk.members.me().role is Role.MANAGER


def test_confirming_asks_first_since_the_manager_gives_it_up(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    looks.languages.use("en")
    Standings(desk).joined()
    ask_from_elsewhere(desk)
    opened = open_window(qtbot, program, desk, jobs)
    press(opened, "Confirm…")
    dialog = opened.page.managers.findChild(ConfirmDialog)
    assert dialog is not None
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.members.me().role is Role.MANAGER
    press(opened, "Confirm…")
    dialog = opened.page.managers.findChildren(ConfirmDialog)[-1]
    dialog.action.click()
    opened.settle()
    assert desk.members.me().role is Role.CLERK
    assert desk.manager_change.waiting() is None
