"""The office's window, and what somebody does there with keys."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.app.office import OfficeWindow
from desktop.app.program import Program
from desktop.domain.exposure.cases import Outcome
from desktop.ui.exposure.call_dialog import CallDialog
from desktop.ui.office.page import OfficePage
from desktop.ui.office.sign_in import OfficeSignIn
from tests.office_lists import PASSPHRASE
from tests.ui.find.find_page import dialog
from tests.ui.screens import SMALL
from tests.ui.venue.venue_keys import DOWN, ENTER, press, write

BY = "周敏"


class OfficePc:
    """The PC of the health office, at which somebody works."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, program: Program, key: Path, listed: Path | None) -> None:
        self.qtbot = qtbot
        self._app, self._is_closed = qapp, False
        self.office = OfficeWindow(program, qapp, key, listed)
        window = self.office.window
        with qtbot.waitActive(window):
            self.office.start()
            window.activateWindow()
        window.showNormal()
        window.resize(SMALL)
        self.settle()

    @property
    def page(self) -> OfficePage:
        """The page, once the key is opened."""
        assert self.office.page is not None
        return self.office.page

    @property
    def sign_in(self) -> OfficeSignIn:
        """The screen that asks for the key."""
        assert self.office.sign_in is not None
        return self.office.sign_in

    def settle(self) -> None:
        """Until nothing is under way."""
        for _ in range(3):
            QApplication.processEvents()
            self.qtbot.waitUntil(lambda: not self.office.jobs.is_busy, timeout=20_000)
        QApplication.processEvents()

    def enter(self, passphrase: str = PASSPHRASE) -> None:
        """Type passphrase and name, as the keyboard leads."""
        self.qtbot.waitUntil(self.sign_in.isActiveWindow)
        write(self.qtbot, passphrase)
        press(self.qtbot, ENTER)
        if not self.sign_in.name.text():
            write(self.qtbot, BY)
        press(self.qtbot, ENTER)
        self.settle()

    def call(self, outcome: Outcome, note: str = "") -> None:
        """Enter on the chosen contact, and what came of the call."""
        press(self.qtbot, ENTER)
        shown = self.dialog()
        assert isinstance(shown, CallDialog)
        while shown.outcome.value() != outcome:
            press(self.qtbot, DOWN)
        press(self.qtbot, ENTER)
        write(self.qtbot, note)
        press(self.qtbot, ENTER)
        self.settle()

    def dialog(self) -> QDialog:
        """The dialog that is open, once it has the keyboard."""
        return dialog(self.qtbot)

    def column(self, heading: str) -> list[str]:
        """What a column of the contacts says."""
        model = self.page.result.table.model()
        headings = [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]
        at = headings.index(heading)
        return [str(model.index(row, at).data()) for row in range(model.rowCount())]

    def words(self) -> str:
        """Every label that is seen."""
        return "\n".join(label.text() for label in self.office.window.findChildren(QLabel) if label.isVisible())

    def close(self) -> None:
        """Close it, and wait for what still runs; once."""
        if self._is_closed:
            return
        self._is_closed = True
        self.office.window.close()
        self.office.join(10)
        self.office.window.deleteLater()
        self.office.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
