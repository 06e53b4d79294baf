"""The posters page over a real desk, and hands to work it with: keys, clicks, waiting until it has settled."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.settings import Settings
from desktop.ui.kit.jobs import Jobs
from desktop.ui.posters.page import PostersPage

ROOM = (1170, 736)
"""What the window leaves to a page on the front desk's screen."""


def open_page(qtbot: QtBot, desk: Desk, settings: Settings, jobs: Jobs) -> PostersPage:
    """A page that is on the screen and has shown what there is."""
    page = PostersPage(desk, jobs)
    qtbot.addWidget(page)
    page.resize(*ROOM)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.refresh()
    page.focus_first()
    settle(qtbot, page, jobs)
    return page


def settle(qtbot: QtBot, page: PostersPage, jobs: Jobs) -> None:
    """Wait until nothing is under way any more."""
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=10_000)
    QApplication.processEvents()


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def control(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key with Ctrl."""
    press(qtbot, key, Qt.KeyboardModifier.ControlModifier)


def dialog(qtbot: QtBot, parent: QWidget, kind: type[QDialog]) -> QDialog:
    """The dialog of a kind that is open now and has the keys."""

    def open_ones() -> list[QDialog]:
        return [found for found in parent.findChildren(kind) if found.isVisible() and found.isActiveWindow()]

    qtbot.waitUntil(lambda: bool(open_ones()), timeout=20_000)
    return open_ones()[-1]


def answer_file_dialog(qtbot: QtBot, page: QWidget, path: Path) -> None:
    """Type a path into the open file dialog and press Enter."""
    asked = dialog(qtbot, page, QFileDialog)
    field = asked.findChild(QLineEdit, "fileNameEdit")
    field.setCompleter(None)  # its list of names would grab the keyboard, which a screen in memory cannot
    field.setFocus()
    field.selectAll()
    # As an input method would: a test cannot press Chinese keys.
    typed = QInputMethodEvent()
    typed.setCommitString(str(path))
    QApplication.sendEvent(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def until_shown(qtbot: QtBot, page: PostersPage, words: str) -> str:
    """Wait until the banner says something with these words in it; all that it says."""

    def check() -> None:
        assert words in page.banner.text(), f"the banner says “{page.banner.text()}”"

    qtbot.waitUntil(check, timeout=15_000)
    return page.banner.text()


def waits(condition: Callable[[], bool]) -> Callable[[], None]:
    """A condition for ``qtbot.waitUntil`` that says when it does not hold."""

    def check() -> None:
        assert condition()

    return check
