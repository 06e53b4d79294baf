"""Printing and saving from the posters page: started, followed, stopped, and how it ended, in a sentence."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import BadInput, Cancelled, UserError
from desktop.domain.messages import Message, message
from desktop.domain.progress import Progress
from desktop.services.posters.posters import PosterBatch, PosterService
from desktop.services.printing.posters import PrintOrder, PrintOutcome, PrintService
from desktop.ui.kit.banner import Banner, ProgressStrip, Tone
from desktop.ui.kit.files import open_folder
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.job import Job
from desktop.ui.kit.jobs import Jobs
from desktop.ui.posters.examine import Choice


class PosterActions(QObject):
    """One print or save at a time, told in a strip while it runs and in a banner when it has ended."""

    busy_changed = Signal(bool)
    printed = Signal()
    """A printer took the posters."""
    printer_failed = Signal(object, object)
    """The ``PrintOrder`` that was not printed, and the ``UserError`` that says why."""
    _wording = Signal(object)

    def __init__(
        self, posters: PosterService, printing: PrintService, jobs: Jobs, banner: Banner, strip: ProgressStrip
    ) -> None:
        super().__init__(banner)
        self._posters = posters
        self._printing = printing
        self._jobs = jobs
        self._banner = banner
        self._strip = strip
        self._job: Job | None = None
        self._order: PrintOrder | None = None
        self._target: tuple[Choice, Path] | None = None
        self._wording.connect(self._on_wording)

    @property
    def is_busy(self) -> bool:
        """Whether a print or save is under way."""
        return self._job is not None

    def print_posters(self, order: PrintOrder) -> None:
        """Print; the banner says how it went."""
        self._order = order

        def work(progress: Progress) -> PrintOutcome:
            return self._printing.print_posters(order, progress, self._wording.emit)

        self._start(work, self._on_printed, self._on_print_failed)
        self._on_wording(message("PosterWork", "Making the posters"))

    def save(self, choice: Choice, path: Path) -> None:
        """Write the posters to a PDF; the banner says how it went."""
        self._target = choice, path

        def work(progress: Progress) -> PosterBatch:
            batch = self._posters.prepare(
                choice.template_id, choice.language, choice.gate_ids, progress, choice.rendition
            )
            self._posters.save_pdf(batch, path)
            return batch

        self._start(work, self._on_saved, self._on_save_failed)
        self._on_wording(message("PosterWork", "Making the posters"))

    def _start(self, work: Callable[..., object], done: Callable[..., object], failed: Callable[..., object]) -> None:
        self._banner.clear()
        self._job = self._jobs.run(work, done, failed, self._strip.advance, owner=self)
        self.busy_changed.emit(True)

    def _end(self) -> None:
        self._job = None
        self.busy_changed.emit(False)

    def _on_wording(self, text: Message) -> None:
        if self._job is not None:
            self._strip.follow(self._job, sentence(text))

    def _on_printed(self, outcome: PrintOutcome) -> None:
        self._end()
        self.printed.emit()
        self._banner.show_message(
            "good",
            message(
                "PosterWork", "Printed on {printer}, sheets: {sheets}.", printer=outcome.printer, sheets=outcome.sheets
            ),
        )

    def _on_print_failed(self, error: UserError) -> None:
        self._end()
        self._banner.show_error(error)
        if not isinstance(error, (BadInput, Cancelled)):
            self.printer_failed.emit(self._order, error)

    def _on_saved(self, batch: PosterBatch) -> None:
        self._end()
        if self._target is None:
            return
        path = self._target[1]
        # Found only in the file for a print shop, so the checks beside the poster have not said it.
        bleed = next((finding.message for finding in batch.findings if finding.code == "bleed"), None)
        if bleed is None:
            self.show_saved(path)
        else:
            words = message("PosterWork", "Saved as {name}. {finding}", name=path.name, finding=bleed)
            self.show_done(words, path.parent, kind="attention")

    def show_saved(self, path: Path) -> None:
        """Say that a file was written and offer its folder."""
        self.show_done(message("PosterWork", "Saved as {name}.", name=path.name), path.parent)

    def show_done(self, text: Message, folder: Path | None, kind: Tone = "good") -> None:
        """Say what was done, and offer the folder that something was written to."""
        if folder is None:
            self._banner.show_message(kind, text)
        else:
            self._banner.show_message(kind, text, message("PosterWork", "Open the folder"), lambda: open_folder(folder))

    def _on_save_failed(self, error: UserError) -> None:
        self._end()
        self._banner.show_error(error)
