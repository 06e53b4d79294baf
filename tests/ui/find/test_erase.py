"""Erasing somebody's declarations at the Find page, with keys, over a real desk. Made-up people."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.erasure import ErasureReason
from desktop.services.desk import Desk
from desktop.store import tables
from desktop.ui.find.actions import EraseDialog
from desktop.ui.find.page import FindPage
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.ui.find.find_page import dialog, enter, enter_liu, open_page, search
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.venue.venue_keys import DOWN, ENTER, TAB, press

pytestmark = pytest.mark.usefixtures("looks")
ESC = Qt.Key.Key_Escape


def asked(qtbot: QtBot, page: FindPage, jobs: Jobs) -> EraseDialog:
    """The dialog that the command opens for the chosen row."""
    page._erase.trigger()
    settle(qtbot, jobs)
    shown = dialog(qtbot)
    assert isinstance(shown, EraseDialog)
    return shown


def erasures(desk: Desk) -> list[str]:
    with desk.store.read() as connection:
        rows = connection.execute(tables.audit.select().where(tables.audit.c.action == "erase"))
        return [f"{row.kind} {row.body}" for row in rows if row.kind == "declaration"]


def test_one_declaration_is_erased_with_keys(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    gone = enter_liu(desk)
    enter(desk)
    page = open_page(qtbot, desk, jobs)
    search(qtbot, page, jobs, "liufu")
    shown = asked(qtbot, page, jobs)
    assert not shown.scope.isVisible()
    assert shown.reason.hasFocus()
    press(qtbot, DOWN)
    press(qtbot, TAB)
    press(qtbot, TAB)
    assert shown.action.hasFocus()
    press(qtbot, ENTER)
    settle(qtbot, jobs)
    assert erasures(desk) == [f'declaration {{"id":"{gone.id}","reason":"{ErasureReason.WITHDRAWN}"}}']
    assert not page.panel.isVisible()
    assert page.field.hasFocus()
    assert "Declarations erased: 1" in page.banner.text()
    assert desk.declarations.count() == 1


@pytest.mark.parametrize("everything", [False, True])
def test_all_of_a_person_or_one(qtbot: QtBot, desk: Desk, jobs: Jobs, *, everything: bool) -> None:
    first = enter(desk)
    enter(desk, time="14:00")
    desk.cards.issue_for(first.id, consent=True)
    page = open_page(qtbot, desk, jobs)
    search(qtbot, page, jobs, "stf")
    shown = asked(qtbot, page, jobs)
    assert shown.scope.hasFocus()
    assert shown.scope.itemText(1) == "All of this person: 2 declarations, and the card"
    if everything:
        press(qtbot, DOWN)
    shown.submit()
    settle(qtbot, jobs)
    assert len(erasures(desk)) == (2 if everything else 1)
    assert (desk.cards.list()[0].void_at is not None) == everything


def test_a_legal_hold_is_reported_before_anything_is_tried(qtbot: QtBot, desk: Desk, jobs: Jobs, looks: Looks) -> None:
    first = enter(desk)
    enter(desk, time="14:00")
    desk.retention.hold(first.id, "公安来函")
    page = open_page(qtbot, desk, jobs)
    search(qtbot, page, jobs, "stf")
    shown = asked(qtbot, page, jobs)
    free = shown.action.isEnabled()
    assert free == (page.table.chosen is not None and page.table.chosen.id != first.id)
    shown.scope.setCurrentIndex(1)
    assert not shown.action.isEnabled()
    assert "legal hold: 1" in shown._held.text()
    looks.languages.use("zh")
    qtbot.waitUntil(lambda: "依法保留" in shown._held.text(), timeout=5000)
    press(qtbot, ESC)
    assert desk.declarations.count() == 2
