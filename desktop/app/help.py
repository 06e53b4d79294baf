"""The help window of the program: made when somebody asks for it first, one for all that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.app.program import Program
from desktop.ui.kit.i18n import Languages, sentence
from desktop.ui.kit.jobs import Jobs

if TYPE_CHECKING:
    from desktop.manual.manual import Manual
    from desktop.ui.help.window import HelpWindow


class HelpOpener(QObject):
    """Shows sections of the manual in the window's language."""

    def __init__(self, program: Program, languages: Languages, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = program.resources / "help"
        self._languages = languages
        self._jobs = jobs
        self.window: HelpWindow | None = None

    def open(self, section: str, host: QWidget) -> None:
        """Show a section, the first one where it is empty, beside the window that asks."""
        # Not before somebody asks: the start does not wait for it.
        from desktop.ui.help.window import HelpWindow

        if self.window is None:
            self.window = HelpWindow(self._manual, self._jobs)
        self.window.open_section(section, host)

    def close(self) -> None:
        """Before the program ends."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _manual(self) -> Manual:
        from desktop.manual.manual import Manual
        from desktop.ui.kit.commands import COMMANDS
        from desktop.ui.kit.key_table import key_table

        return Manual(self._folder, self._languages.current, key_table(COMMANDS.values(), sentence))
