"""The green channel's page over a real desk, and hands to fill it in with."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.desk import Desk
from desktop.app.program import Program
from desktop.domain.clock import Clock
from desktop.printing.choose import system_spooler
from desktop.services.green_channel.drafts import EntryDrafts
from desktop.services.printing.papers import SlipPrinter
from desktop.ui.green_channel.actions import EntryDesk
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.kit.jobs import Jobs
from tests.ui.venue.venue_keys import CTRL, ENTER, focused, press, write

ROOM = (1170, 736)
"""What the window leaves to a page on the front desk's screen."""


def entry_desk(desk: Desk, clock: Clock | None = None) -> EntryDesk:
    """The services of an open desk, as the window hands them over."""
    drafts = EntryDrafts(desk.store, desk.session)
    return EntryDesk(
        desk.declarations,
        desk.slips,
        desk.gates,
        desk.members,
        desk.venue,
        drafts,
        desk.fevers,
        desk.fever_printing,
        desk.cards,
        desk.card_printing,
        desk.destruction,
        desk.imports,
        desk.import_drafts,
        desk.templates,
        clock or desk.store.clock,
    )


def open_page(qtbot: QtBot, desk: Desk, program: Program, jobs: Jobs) -> GreenChannelPage:
    """A page on the screen, with the focus where work begins."""
    printer = SlipPrinter(desk.printing, system_spooler())
    page = GreenChannelPage(entry_desk(desk), desk.slip_printing, printer, program.settings, jobs)
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
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=10_000)
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
