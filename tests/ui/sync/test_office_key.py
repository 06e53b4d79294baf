"""Another key of the health office on the Sync page: what the manager compares, and that nothing is accepted by accident."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.services.office.identity import new_office_key
from desktop.store import tables
from desktop.sync.office import OfficeTrust, fingerprint_of, sign_statement
from desktop.sync.state import SyncStateRepository
from desktop.sync.wire import OfficeKey
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.ui.screens import LARGE, SMALL, Screens
from tests.ui.sync.sync_page import Standings, SyncWindow, open_window


def offer_another(desk: Desk) -> str:
    """The hub has another key than the one that this desk trusts; gives its fingerprint."""
    signing = Ed25519PrivateKey.generate()
    keys = [new_office_key() for _ in range(2)]
    first, second = (
        sign_statement(OfficeKey("hub-1", number, key.office, key.recovery, 0), signing)
        for number, key in enumerate(keys, start=1)
    )
    SyncStateRepository(desk.store).keep(OfficeTrust(accepted=first, offered=second))
    return fingerprint_of(keys[1].office, keys[1].recovery)


def press_compared(opened: SyncWindow) -> ConfirmDialog:
    """By keyboard; gives the dialog that asks."""
    button = next(one for one in opened.page.office.findChildren(QPushButton) if one.text().startswith("Every group"))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    opened.qtbot.keyClick(button, Qt.Key.Key_Space)
    opened.settle()
    return opened.page.office.findChildren(ConfirmDialog)[-1]


@pytest.mark.parametrize(
    ("language", "theme", "text_size"), [("zh", "light", 100), ("en", "dark", 100), ("zh", "light", 150)]
)
def test_what_is_compared_can_be_read(
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
    Standings(desk).joined(waiting=3)
    opened = open_window(qtbot, program, desk, jobs)
    opened.window.resize(SMALL if text_size == 100 else LARGE)
    assert opened.page.office.isHidden()
    offer_another(desk)
    opened.read()
    assert opened.page.office.isVisible()
    opened.look(screens, f"sync-office-{language}-{theme}-{text_size}")


def test_the_manager_accepts_it_after_a_question_and_it_is_audited(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    looks.languages.use("en")
    Standings(desk).joined()
    offered = offer_another(desk)
    opened = open_window(qtbot, program, desk, jobs)
    qtbot.keyClick(press_compared(opened), Qt.Key.Key_Escape)
    assert desk.office_key.read().offered.replace(" ", "") == offered
    press_compared(opened).action.click()
    opened.settle()
    now = desk.office_key.read()
    assert (now.accepted.replace(" ", ""), now.offered, now.held) == (offered, "", None)
    assert opened.page.office.isHidden()
    with desk.store.read() as connection:
        assert "accept_office_key" in connection.scalars(select(tables.audit.c.action)).all()


def test_a_clerk_sees_it_and_cannot_accept_it(
    qtbot: QtBot, program: Program, clerk_desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    looks.languages.use("en")
    Standings(clerk_desk).joined()
    offer_another(clerk_desk)
    opened = open_window(qtbot, program, clerk_desk, jobs)
    assert opened.page.office.isVisible()
    assert opened.page.office.findChildren(QPushButton) == []
