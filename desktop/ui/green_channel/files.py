"""Declarations of a file: chosen, taken in the background while entry goes on, and what waits to be mended of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.domain.progress import Progress
from desktop.services.imports.importer import ImportService
from desktop.services.imports.outcome import ImportOutcome
from desktop.services.imports.template import TemplateService
from desktop.settings import Settings
from desktop.ui.green_channel.import_lines import ImportLinesDialog
from desktop.ui.green_channel.import_mend import ImportMending, OpenedDraft
from desktop.ui.green_channel.import_result import ImportResultDialog
from desktop.ui.kit.banner import Banner, ProgressStrip
from desktop.ui.kit.drops import FileDrop
from desktop.ui.kit.files import TABLES, SaveFolder, ask_for_table, ask_where_to_save, open_folder_of
from desktop.ui.kit.jobs import Jobs

_ANOTHER = message("GreenChannelFiles", "Choose another file")
_SHOW = message("GreenChannelFiles", "Show the lines")


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file, the draft that its refused lines are in, and why they could not be kept."""

    outcome: ImportOutcome
    opened: OpenedDraft | None = None
    not_kept: UserError | None = None


class ImportActions(QObject):
    """One import at a time. ``is_busy`` says whether somebody is typing: a dialog would take the keys from them."""

    running = Signal(bool)

    def __init__(
        self,
        files: ImportService,
        mending: ImportMending,
        templates: TemplateService,
        settings: Settings,
        jobs: Jobs,
        banner: Banner,
        is_busy: Callable[[], bool],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._files = files
        self._mending = mending
        self._templates = templates
        self._folder = SaveFolder(settings)
        self._jobs = jobs
        self._banner = banner
        self._is_busy = is_busy
        self._page = page
        self._waiting: QAction | None = None
        self._count = 0
        self._is_running = False
        self.strip = ProgressStrip(page)
        self.drop = FileDrop(
            page,
            TABLES,
            message("GreenChannelFiles", "Drop the table to import its declarations"),
            self.take,
            lambda why: banner.show_message("attention", why),
            may_take=lambda: not self._is_running,
        )

    def follow(self, waiting: QAction) -> None:
        """Let an action say how many lines wait; it is there while there are some."""
        self._waiting = waiting
        self.name_waiting()

    def name_waiting(self) -> None:
        """Set the action's words."""
        if self._waiting is not None:
            text = QCoreApplication.translate("GreenChannelFiles", "%Ln line(s) to be mended", "", self._count)
            self._waiting.setText(text)
            self._waiting.setVisible(self._count > 0)
            self._waiting.setEnabled(self._count > 0)

    def show_count(self, count: int) -> None:
        """Show how many lines wait."""
        self._count = count
        self.name_waiting()

    def choose(self) -> None:
        """Ask for the file."""
        title = QCoreApplication.translate("GreenChannelFiles", "Import declarations from a file")
        ask_for_table(self._page, title, self._folder.path, self.take)

    def take(self, path: Path) -> None:
        """Import a file."""
        self._folder.keep(path.parent)
        self._banner.clear()
        self._set_running(True)
        job = self._jobs.run(
            partial(self._import, path), self._on_done, self._on_failed, self.strip.advance, owner=self
        )
        text = QCoreApplication.translate("GreenChannelFiles", "Importing {name}, lines so far:")
        self.strip.follow(job, text.format(name=path.name))

    def mend(self) -> None:
        """Show the lines that wait."""
        self._jobs.run(self._mending.open, self._on_opened, self._banner.show_error, owner=self)

    def save_template(self) -> None:
        """Ask where an empty table goes, and write it."""
        title = QCoreApplication.translate("GreenChannelFiles", "Save the template for declarations")
        name = QCoreApplication.translate("GreenChannelFiles", "Template for declarations")
        book = QCoreApplication.translate("Files", "Excel workbook")
        ask_where_to_save(self._page, title, self._folder.path, f"{name}.xlsx", book, "xlsx", self.save_template_to)

    def save_template_to(self, path: Path) -> None:
        """Write an empty table."""
        self._folder.keep(path.parent)
        self._jobs.run(
            partial(self._templates.write, path), lambda _: self._on_template(path), self._banner.show_error, owner=self
        )

    def _on_template(self, path: Path) -> None:
        self._banner.show_message(
            "good",
            message("GreenChannelFiles", "The template is in {path}. Fill it in and import it here.", path=path),
            message("GreenChannelFiles", "Open the folder"),
            lambda: open_folder_of(path),
        )

    def _import(self, path: Path, progress: Progress) -> Imported:
        outcome = self._files.import_file(path, progress)
        try:
            draft_id = self._mending.drafts.keep(outcome)
            return Imported(outcome, self._mending.open(draft_id) if draft_id else None)
        except UserError as error:
            return Imported(outcome, not_kept=error)

    def _set_running(self, on: bool) -> None:
        self._is_running = on
        self.running.emit(on)

    def _on_done(self, imported: Imported) -> None:
        self._set_running(False)
        outcome = imported.outcome
        if self._is_busy() or QApplication.activeModalWidget() is not None or not self._page.isVisible():
            self._banner.show_message(
                "attention" if outcome.rejected else "good",
                message(
                    "GreenChannelFiles",
                    "The import is done. New: {accepted}; already there: {existing}; not taken: {rejected}.",
                    accepted=outcome.accepted,
                    existing=outcome.existing,
                    rejected=len(outcome.rejected),
                ),
                _SHOW,
                partial(self._show, imported),
            )
        else:
            self._show(imported)

    def _show(self, imported: Imported) -> None:
        if imported.opened is None:
            ImportResultDialog(imported.outcome, self._page, imported.not_kept).open()
        else:
            self._open(imported.opened, imported.outcome)

    def _on_opened(self, opened: OpenedDraft | None) -> None:
        if opened is not None:
            self._open(opened)

    def _open(self, opened: OpenedDraft, outcome: ImportOutcome | None = None) -> None:
        dialog = ImportLinesDialog(self._mending, opened, self._folder, self._jobs, self._page, outcome)
        dialog.emptied.connect(self._on_emptied)
        dialog.open()

    def _on_emptied(self) -> None:
        self._banner.show_message("good", message("GreenChannelFiles", "No line of an import waits any more."))

    def _on_failed(self, error: UserError) -> None:
        self._set_running(False)
        if isinstance(error, BadInput):
            self._banner.show_error(error, _ANOTHER, self.choose)
        else:
            self._banner.show_error(error)
