"""Posters onto paper: verified, calibrated for the printer, handed over, watched, entered in the ledger."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.posters import Language
from desktop.domain.progress import Progress, no_progress
from desktop.posters.output.rendition import Rendition
from desktop.printing.media import media_for_page
from desktop.printing.offset import Offset, calibrated_pdf
from desktop.printing.reasons import explain
from desktop.printing.spooler import Printer, PrinterState, PrintJob, PrintTicket, Spooler
from desktop.services.posters.posters import PosterBatch, PosterService
from desktop.services.printing.calibrations import Calibrations, calibrated_codes
from desktop.services.rights import open_to_all, requires_at
from desktop.services.session import Session
from desktop.settings import PRINTER, Settings

Announce = Callable[[Message], object]
"""Told what is being done, or what the printer waits for."""


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What to print where. ``printer`` is the name that the print system knows."""

    template_id: str
    language: Language
    gate_ids: tuple[str, ...]
    printer: str
    copies: int = 1
    rendition: Rendition = field(default_factory=Rendition)


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """What came out: posters by serial, on how many sheets, from which printer (its title)."""

    printer: str
    serials: tuple[str, ...]
    sheets: int


class PrintingStopped(Cancelled):
    """The user stopped the print when sheets may have come out already; the ledger holds none of them."""

    def __init__(self) -> None:
        UserError.__init__(
            self, message("printing", "Printing was stopped. Look which sheets came out before printing again.")
        )


class PrintService:
    """The printers of this computer, and posters sent to them. All calls may wait: use a background thread."""

    def __init__(self, session: Session, posters: PosterService, spooler: Spooler, settings: Settings) -> None:
        self._session = session
        self._posters = posters
        self._spooler = spooler
        self._settings = settings
        self._calibrations = Calibrations(settings)

    @open_to_all("Printers are this computer's; of the desk nothing is read.")
    def printers(self) -> tuple[Printer, ...]:
        """What there is to print on, the system's default first. Raises ``UserError`` where there is nothing."""
        return self._spooler.printers()

    @open_to_all("Printers are this computer's; of the desk nothing is read.")
    def preferred(self, printers: Sequence[Printer]) -> Printer | None:
        """The printer that was chosen last, else the system's default one, which comes first."""
        remembered = self._settings.get(PRINTER)
        return next((p for p in printers if p.name == remembered), printers[0] if printers else None)

    @open_to_all("Printers are this computer's; of the desk nothing is read.")
    def prefer(self, printer: str) -> None:
        """Remember a printer's name as the one to use."""
        self._settings.set(PRINTER, printer)

    @open_to_all("Printers are this computer's; of the desk nothing is read.")
    def offset_of(self, printer: str) -> Offset:
        """The calibration of a printer."""
        return self._calibrations.get(printer)

    @requires_at(Right.PRINT_POSTERS, "order", lambda order: order.gate_ids)
    def print_posters(
        self, order: PrintOrder, progress: Progress = no_progress, announce: Announce = lambda _: None
    ) -> PrintOutcome:
        """Make, prove and print posters; they enter the ledger when the printer has them all.

        Raises ``Forbidden``, ``BadInput`` for what preflight blocks, ``UserError`` for a page that does not scan and
        for a printer that is stopped, gone or without the paper, and ``Cancelled`` (``PrintingStopped`` once sheets
        may be out).
        """
        announce(message("printing", "Making the posters and reading every code back"))
        batch = self._posters.prepare(order.template_id, order.language, order.gate_ids, progress, order.rendition)
        batch = self._calibrated(batch, order.printer, progress)
        announce(message("printing", "Handing the posters over to the printer"))
        ticket = PrintTicket(order.printer, media_for_page(*batch.page_size_mm), order.copies)
        job = self._spooler.submit(batch.pdf, ticket, progress)
        self._watch(job, progress, announce)
        self._posters.record_print(batch, order.printer, order.copies)
        return PrintOutcome(self._title(order.printer), tuple(page.serial for page in batch.pages), job.sheets)

    def _calibrated(self, batch: PosterBatch, printer: str, progress: Progress) -> PosterBatch:
        offset = self.offset_of(printer)
        if not offset:
            return batch
        pdf = calibrated_pdf(batch.pdf, offset)
        rendered = replace(
            batch.rendered, pdf=pdf, codes=calibrated_codes(batch.rendered.codes, batch.page_size_mm, offset)
        )
        if rendered.unread(pdf, progress):
            raise UserError(
                message(
                    "printing",
                    "Moved by the calibration of {printer} ({dx} mm right, {dy} mm down), a code would be cut "
                    "off, so nothing was printed. Correct the calibration in the settings.",
                    printer=self._title(printer),
                    dx=f"{offset.dx_mm:g}",
                    dy=f"{offset.dy_mm:g}",
                )
            )
        return replace(batch, pdf=pdf, sha256=hashlib.sha256(pdf).hexdigest(), rendered=rendered)

    def _watch(self, job: PrintJob, progress: Progress, announce: Announce) -> None:
        printing = message("printing", "Printing")
        announce(printing)

        def notice(reason: Message | None) -> None:
            announce(printing if reason is None else message("printing", "The print waits: {reason}", reason=reason))

        try:
            self._spooler.watch(job, progress, notice)
        except Cancelled:
            raise PrintingStopped from None

    def _title(self, name: str) -> str:
        """A printer's name for people; that of the print system when it is gone meanwhile."""
        try:
            return next((p.title for p in self._spooler.printers() if p.name == name), name)
        except UserError:
            return name


def trouble_of(printer: Printer) -> Message | None:
    """Why a printer would take nothing now, or None."""
    if printer.state is PrinterState.STOPPED:
        why = explain(printer.reasons)
        if why is not None:
            return message("printing", "This printer is stopped: {why}.", why=why)
        return message("printing", "This printer is stopped. Start it in the printer settings.")
    if not printer.accepting:
        return message("printing", "This printer takes no jobs at the moment.")
    return None
