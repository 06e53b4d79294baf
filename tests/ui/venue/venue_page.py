"""The Venue page over a real desk."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.printing.spooler import Spooler
from desktop.reports.recovery import recovery_pdf
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from desktop.ui.venue.page import VenuePage
from desktop.ui.venue_form.recovery import Papers
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.venue.venue_keys import show_window


def no_printer() -> Spooler:
    """The print system of a machine without a printer."""
    raise UserError(message("printing", "There is no printer."))


def papers_of(program: Program) -> Papers:
    """Recovery sheets, and no printer to print them."""
    return Papers(lambda sheet: recovery_pdf(sheet, program.resources / "fonts", program.catalogue), no_printer)


def open_page(qtbot: QtBot, desk: Desk, program: Program, jobs: Jobs) -> VenuePage:
    """The page as the window makes it, shown at the size of the desk's screen."""
    page = VenuePage(desk, papers_of(program), jobs)
    page.refresh()
    show_window(qtbot, page)
    settle(qtbot, jobs)
    return page


@contextmanager
def stored(qtbot: QtBot, desk: Desk, jobs: Jobs) -> Iterator[None]:
    """What is done meanwhile stores something, which then is shown."""
    changes: list[frozenset[str]] = []
    end = desk.subscribe(changes.append)
    yield
    qtbot.waitUntil(lambda: bool(changes))
    end()
    settle(qtbot, jobs)


def dialog_of(qtbot: QtBot, page: VenuePage) -> QDialog:
    """The dialog that is open over the page."""
    qtbot.waitUntil(lambda: any(d.isVisible() for d in page.findChildren(QDialog)))
    found = next(d for d in page.findChildren(QDialog) if d.isVisible())
    qtbot.waitUntil(found.isActiveWindow)
    return found
