"""The whole window in the test's own process: every object that the program builds, real keys, no shortcuts."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.opened_file import show_files
from desktop.app.program import Program
from desktop.app.window import FrontDesk
from desktop.settings import TEXT_SIZE
from desktop.ui.counting.queue import CountQueue
from desktop.ui.shell.desk_view import Shell

SECONDS = 20


class Front:
    """A front desk that a test sits at."""

    def __init__(
        self,
        qtbot: QtBot,
        qapp: QApplication,
        program: Program,
        folder: Path,
        size: tuple[int, int] = (1366, 768),
        text_size: int = 100,
    ) -> None:
        """``size`` is the window's, in pixels; ``text_size`` as in the settings, in per cent."""
        program.settings.set(TEXT_SIZE, text_size)
        self._qtbot = qtbot
        self.desk = FrontDesk(program, folder, qapp)
        qtbot.addWidget(self.desk.window)
        self.desk.start()
        show_files(self.desk, None)
        self.desk.window.showNormal()
        self.desk.window.resize(*size)
        self.until(lambda: self.desk.window.isActiveWindow() or self.desk.refused is not None)

    @property
    def screen(self) -> QWidget:
        """What covers the window now: unlock, wizard or the desk."""
        stack = self.desk.window.centralWidget()
        return stack.currentWidget()  # type: ignore[attr-defined,no-any-return]

    @property
    def shell(self) -> Shell:
        assert self.desk.shell is not None
        return self.desk.shell

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        self._qtbot.keyClicks(self._focused(), text)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the focus is."""
        self._qtbot.keyClick(self._focused(), key, modifier)

    def cut(self) -> str:
        """What has the focus, where it is not wholly inside the window and what it scrolls in; empty otherwise."""
        QApplication.processEvents()
        at = self._focused()
        is_whole = at.visibleRegion().boundingRect() == at.rect()
        return "" if is_whole else f"{at.accessibleName()} {at.visibleRegion().boundingRect()} of {at.rect()}"

    def control(self, key: Qt.Key) -> None:
        """Press Ctrl and a key."""
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def sign_in(self, password: str) -> None:
        """Type the password and wait for the desk."""
        self.type(password)
        self.key(Qt.Key.Key_Return)
        self.until(lambda: self.desk.shell is not None and self.desk.shell.isVisible())

    def until(self, holds: Callable[[], bool]) -> None:
        """Let the window work until this holds."""
        self._qtbot.waitUntil(holds, timeout=SECONDS * 1000)

    def settle(self) -> None:
        """Until nothing runs in the background any more."""
        for _ in range(3):  # what was stored is told by the event loop, and then read again
            QApplication.processEvents()
            self.until(lambda: not self.desk.jobs.is_busy)
            self.until(lambda: all(queue.is_idle for queue in self.desk.window.findChildren(CountQueue)))

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.desk.window
