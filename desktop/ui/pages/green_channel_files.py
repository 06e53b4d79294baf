"""Declarations of a file: chosen, taken in the background while entry goes on, and what became of them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.services.declaration_files import DeclarationFileService
from desktop.services.imports.outcome import ImportOutcome
from desktop.settings import Settings
from desktop.ui.dialogs.files import SaveFolder, ask_for_table
from desktop.ui.dialogs.import_result import ImportResultDialog
from desktop.ui.jobs import Jobs
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.progress import ProgressStrip

_ANOTHER = message("GreenChannelFiles", "Choose another file")
_SHOW = message("GreenChannelFiles", "Show the lines")


class ImportWork(QObject):
    """One import at a time. ``is_busy`` says whether somebody is typing: a dialog would take the keys from them."""

    running = Signal(bool)
    changed = Signal()
    """Declarations may have come in."""

    def __init__(
        self, files: DeclarationFileService, settings: Settings, jobs: Jobs, banner: Banner, is_busy: Callable[[], bool],
        page: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._files = files
        self._folder = SaveFolder(settings)
        self._jobs = jobs
        self._banner = banner
        self._is_busy = is_busy
        self._page = page
        self.strip = ProgressStrip(page)

    def choose(self) -> None:
        """Ask for the file."""
        title = QCoreApplication.translate("GreenChannelFiles", "Import declarations from a file")
        ask_for_table(self._page, title, self._folder.path, self.take)

    def take(self, path: Path) -> None:
        """Import a file."""
        self._folder.keep(path.parent)
        self._banner.clear()
        self.running.emit(True)
        job = self._jobs.run(
            partial(self._files.import_file, path), self._on_done, self._on_failed, self.strip.advance, owner=self
        )
        told = QCoreApplication.translate("GreenChannelFiles", "Importing {name}, lines so far:")
        self.strip.follow(job, told.format(name=path.name))

    def _on_done(self, outcome: ImportOutcome) -> None:
        self.running.emit(False)
        self.changed.emit()
        if self._is_busy() or QApplication.activeModalWidget() is not None or not self._page.isVisible():
            self._banner.tell(
                "attention" if outcome.rejected else "good",
                message(
                    "GreenChannelFiles", "The import is done. New: {accepted}; already there: {existing}; not taken: "
                    "{rejected}.", accepted=outcome.accepted, existing=outcome.existing, rejected=len(outcome.rejected),
                ),
                _SHOW, partial(self._show, outcome),
            )  # fmt: skip
        else:
            self._show(outcome)

    def _show(self, outcome: ImportOutcome) -> None:
        ImportResultDialog(outcome, self._page).open()

    def _on_failed(self, error: UserError) -> None:
        self.running.emit(False)
        self.changed.emit()
        if isinstance(error, BadInput):
            self._banner.tell_error(error, _ANOTHER, self.choose)
        else:
            self._banner.tell_error(error)
