"""The studio's page over a real desk, and hands to work it with."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.posters.document.layout import Element
from desktop.posters.editing.editor import Editor
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from desktop.ui.studio.page import StudioPage

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ROOM = (1170, 736)
"""What the window leaves to a page on the front desk's screen."""


def open_page(qtbot: QtBot, desk: Desk, jobs: Jobs, about: str = "a4") -> StudioPage:
    """A page that is on the screen with a layout in it."""
    page = StudioPage(desk, jobs)
    qtbot.addWidget(page)
    page.resize(*ROOM)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.open(about)
    page.focus_first()
    settle(qtbot, page, jobs)
    return page


def settle(qtbot: QtBot, page: StudioPage, jobs: Jobs) -> None:
    """Wait until nothing is under way and the cards show the document."""
    qtbot.waitUntil(lambda: page.is_settled and not jobs.is_busy, timeout=10_000)
    QApplication.processEvents()


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def editor_of(page: StudioPage) -> Editor:
    """The editor of what is open."""
    assert page.session.editor is not None
    return page.session.editor


def element_with(page: StudioPage, kind: type, element_id: str = "") -> Element:
    """The first element with properties of a kind, or the one of an identifier."""
    found = (e for e in editor_of(page).elements if isinstance(e.props, kind))
    return next(e for e in found if element_id in ("", e.id))
