"""Slips, cards and worksheets onto the printer, moved as its calibration says, and proved again where moved."""

from collections.abc import Sequence

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.progress import Progress, no_progress
from desktop.posters.output.verify import unread_codes
from desktop.printing.media import media_for_page
from desktop.printing.offset import calibrated_pdf
from desktop.printing.spooler import Printer, PrintTicket, Spooler
from desktop.reports.coded import CodedPages
from desktop.services.green_channel.slips import BlankSlips
from desktop.services.printing.calibrations import calibrated_codes
from desktop.services.printing.posters import PrintService
from desktop.services.rights import open_to_all


class PaperPrinter:
    """The printers of this computer. All calls may wait: use a background thread."""

    def __init__(self, printing: PrintService, spooler: Spooler) -> None:
        self._printing = printing
        self._spooler = spooler

    @open_to_all("Printers are this computer's; of the desk nothing is read.")
    def printers(self) -> tuple[Printer, ...]:
        """What there is to print on, the system's default first. Raises ``UserError`` where there is nothing."""
        return self._printing.printers()

    @open_to_all("Printers are this computer's; of the desk nothing is read.")
    def preferred(self, printers: Sequence[Printer]) -> Printer | None:
        """The printer that was chosen last, or the default one."""
        return self._printing.preferred(printers)

    @open_to_all("Whoever made the slips had the right to.")
    def print(self, blank: BlankSlips, printer: str, progress: Progress = no_progress) -> None:
        """Print a batch on a printer (by its name). Raises ``UserError`` and ``Cancelled``."""
        self.print_pages(blank.pages, printer, progress)

    @open_to_all("Whoever made the paper had the right to.")
    def print_pages(self, pages: CodedPages, printer: str, progress: Progress = no_progress) -> None:
        """Print a finished paper on a printer (by its name). Raises ``UserError`` and ``Cancelled``."""
        pdf, offset = pages.pdf, self._printing.offset_of(printer)
        if offset:
            pdf = calibrated_pdf(pdf, offset)
            if any(pages.codes) and unread_codes(pdf, calibrated_codes(pages.codes, pages.size_mm, offset), progress):
                raise UserError(
                    message(
                        "printing",
                        "Moved by this printer’s calibration, a code would be cut off, so nothing was printed. "
                        "Correct the calibration in the settings.",
                    )
                )
        ticket = PrintTicket(printer, media_for_page(*pages.size_mm))
        self._spooler.watch(self._spooler.submit(pdf, ticket, progress), progress)
        self._printing.prefer(printer)
