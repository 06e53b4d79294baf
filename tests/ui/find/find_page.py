"""The Find page over a real desk with a few made-up people, and what a test does at it."""

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.services.desk import Desk
from desktop.services.green_channel.declarations import Entered
from desktop.ui.find.page import FindPage
from desktop.ui.kit.jobs import Jobs
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.venue.venue_keys import ENTER, press, write

ROOM = (1170, 736)
"""What the window leaves to a page on the front desk's screen."""


def enter(desk: Desk, **changes: str) -> Entered:
    """单田芳, with a fever, yesterday at the emergency gate; ``changes`` replaces what her slip says."""
    yesterday = Clock().today() - dt.timedelta(days=1)
    typed = {
        "visited_on": yesterday.isoformat(),
        "time": "10:05-11:40",
        "gate": "急诊入口",
        "category": "elderly",
        "name": "单田芳",
        "id_type": "resident_id",
        "id_number": "11010519491231002X",
        "phone": "13600136000",
        "address": "惠城区桥东街道上米街5号",
        "temperature_c": "37.6",
        "travel_history": "no",
        "contact_history": "no",
        "fever_contact_history": "no",
        "cluster_history": "no",
        "inspector": "曾敏",
        "health_code": "green",
        "signature": "signed",
        "consent": "yes",
    }
    return desk.declarations.enter(DeclarationDraft(**(typed | changes)))


def enter_liu(desk: Desk) -> Entered:
    """刘福, who has no document, yesterday morning at the south gate."""
    return enter(
        desk,
        time="上午",
        gate="南门",
        name="刘福",
        id_type="none",
        id_number="",
        birth_date="1950-02-03",
        phone="13600136001",
        temperature_c="36.5",
        inspector="",
    )


def import_many(desk: Desk, folder: Path, count: int) -> None:
    """As many visits of 单田芳, each with a phone of its own."""
    day = (Clock().today() - dt.timedelta(days=1)).isoformat()
    rows = [
        f"{day},{8 + n % 10}:{n % 60:02},南门,elderly,单田芳,resident_id,11010519491231002X,136{n:08},36.5"
        for n in range(count)
    ]
    file = folder / "many.csv"
    file.write_text("\n".join(["visited_on,time,gate,category,name,id_type,id_number,phone,temperature_c", *rows]))
    assert desk.imports.import_file(file).accepted == count


def open_page(qtbot: QtBot, desk: Desk, jobs: Jobs, *, shown_ms: int = 60_000) -> FindPage:
    """A page on the screen, with the focus where work begins."""
    page = FindPage(desk, jobs, shown_ms=shown_ms)
    qtbot.addWidget(page)
    page.resize(*ROOM)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    page.focus_first()
    return page


def search(qtbot: QtBot, page: FindPage, jobs: Jobs, text: str) -> None:
    """Type a search and go on to what it finds, as hands do: the rest comes when the answer is there."""
    page.focus_first()
    write(qtbot, text)
    press(qtbot, ENTER)
    qtbot.waitUntil(page.table.hasFocus, timeout=10_000)
    settle(qtbot, jobs)


def dialog(qtbot: QtBot) -> QDialog:
    """The dialog that is open, once it has the keyboard."""

    def has_keyboard() -> bool:
        shown, at = QApplication.activeModalWidget(), QApplication.focusWidget()
        return shown is not None and at is not None and shown.isAncestorOf(at)

    qtbot.waitUntil(has_keyboard, timeout=10_000)
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def give_reason(qtbot: QtBot, jobs: Jobs, reason: str) -> None:
    """Type a reason into the dialog that asks for one, and go on."""
    dialog(qtbot)
    write(qtbot, reason)
    press(qtbot, ENTER)
    settle(qtbot, jobs)
