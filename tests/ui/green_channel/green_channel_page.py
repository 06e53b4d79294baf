"""The green channel's page over a real desk, and hands to fill it in with."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.kit.jobs import Jobs
from tests.ui.venue.venue_keys import CTRL, ENTER, focused, press, write

ROOM = (1170, 736)
"""What the window leaves to a page on the front desk's screen."""


def open_page(qtbot: QtBot, desk: Desk, program: Program, jobs: Jobs) -> GreenChannelPage:
    """A page on the screen, with the focus where work begins."""
    page = GreenChannelPage(desk, jobs)
    qtbot.addWidget(page)
    page.resize(*ROOM)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    page.focus_first()
    settle(qtbot, jobs)
    return page


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    """Until nothing is under way any more."""
    for _ in range(3):  # what was stored is told by the event loop, and then read again
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not jobs.is_busy, timeout=60_000)
    QApplication.processEvents()


def save(qtbot: QtBot, jobs: Jobs) -> None:
    """Ctrl+Enter, and what follows from it."""
    press(qtbot, ENTER, held=CTRL)
    settle(qtbot, jobs)


def go_on(qtbot: QtBot, times: int = 1) -> None:
    """Enter."""
    press(qtbot, *(Qt.Key.Key_Return,) * times)


def fill(qtbot: QtBot, page: GreenChannelPage, **fields: str) -> None:
    """Type an ordinary slip, field by field; ``fields`` replaces what some of them say."""
    typed = {
        "time": "am",
        "gate": "1",
        "id_number": "11010519491231002x",
        "name": "欧阳秀英",
        "phone": "0752-2808000",
        "address": "江北街道云山西路20号",
        "temperature_c": "366",
    } | fields
    for key, text in typed.items():
        page.card.form.go_to(key)
        write(qtbot, text)
    answer(qtbot, page)


def answer(qtbot: QtBot, page: GreenChannelPage) -> None:
    """No to every question, signed, agreed: what the person has filled in on a whole slip."""
    here = page.card.form.field_of(focused())
    for key, text in (("travel_history", "*"), ("signature", "1"), ("consent", "y")):
        page.card.form.go_to(key)
        write(qtbot, text)
    page.card.form.go_to(here)
