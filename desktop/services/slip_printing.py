"""Blank slips onto paper: numbers taken, forms made and read back, then printed or saved.

The numbers are taken before the forms can be made. A batch that never becomes paper is given back as void, so that
nobody looks for it among the slips that wait.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.clock import Clock
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.domain.progress import Progress, no_progress
from desktop.domain.slips import SlipState
from desktop.posters.verify import unread_codes
from desktop.printing.media import media_for_page
from desktop.printing.offset import shift_pdf
from desktop.printing.spooler import Printer, PrintTicket, Spooler
from desktop.reports.slips import SlipPages, SlipSheet, proved_slips
from desktop.services.declarations import DeclarationService
from desktop.services.gates import GateService
from desktop.services.press import Press
from desktop.services.printing import PrintService
from desktop.services.slips import PrintedSlips, SlipService
from desktop.services.venues import VenueService
from desktop.store.files import write_whole

_NOT_PRINTED = "not printed"
"""The reason in the ledger of slips that never became paper."""


@dataclass(frozen=True, slots=True)
class SlipOrder:
    """How many slips, and how they look."""

    count: int
    large_print: bool = False
    language: Language = Language.ZH


@dataclass(frozen=True, slots=True)
class BlankSlips:
    """A batch with its numbers, as it will lie in the tray."""

    printed: PrintedSlips
    pages: SlipPages


class SlipPrintService:
    """All calls may take seconds: use a background thread."""

    def __init__(
        self, slips: SlipService, declarations: DeclarationService, venue: VenueService, gates: GateService,
        printing: PrintService, press: Press, spooler: Spooler, clock: Clock,
    ) -> None:  # fmt: skip
        self._slips = slips
        self._declarations = declarations
        self._venue = venue
        self._gates = gates
        self._printing = printing
        self._press = press
        self._spooler = spooler
        self._clock = clock

    def printers(self) -> tuple[Printer, ...]:
        """What there is to print on, the system's default first. Raises ``UserError`` where there is nothing."""
        return self._printing.printers()

    def preferred(self, printers: Sequence[Printer]) -> Printer | None:
        """The printer that was chosen last, or the default one."""
        return self._printing.preferred(printers)

    def make(self, order: SlipOrder, progress: Progress = no_progress) -> BlankSlips:
        """Take numbers and make the forms; every code is read back from the finished file.

        Raises ``BadInput``, ``Forbidden``, ``UserError`` and ``Cancelled``; the numbers are void then.
        """
        printed = self._slips.start_batch(order.count, large_print=order.large_print, language=order.language)
        try:
            sheet = self._sheet(printed, order)
            return BlankSlips(printed, proved_slips(sheet, self._press.fonts, self._press.codes, progress))
        except UserError:
            self.give_back(printed)
            raise

    def print(self, blank: BlankSlips, printer: str, progress: Progress = no_progress) -> None:
        """Print a batch on a printer, moved as its calibration says. Raises ``UserError`` and ``Cancelled``."""
        pages, offset = blank.pages, self._printing.offset_of(printer)
        pdf = pages.pdf
        if offset:
            pdf = shift_pdf(pdf, offset.dx_mm, offset.dy_mm)
            if unread_codes(pdf, pages.codes, progress):
                raise UserError(message(
                    "printing", "Moved by this printer’s calibration, a code would be cut off, so nothing was printed. "
                    "Correct the calibration in the settings.",
                ))  # fmt: skip
        ticket = PrintTicket(printer, media_for_page(*pages.size_mm))
        self._spooler.watch(self._spooler.submit(pdf, ticket, progress), progress)
        self._printing.prefer(printer)

    def save(self, blank: BlankSlips, path: Path) -> None:
        """Write a batch as a PDF, whole or not at all. Raises ``UserError``."""
        write_whole(path, blank.pages.pdf)

    def give_back(self, printed: PrintedSlips) -> None:
        """Void the numbers of a batch that never became paper. Raises ``UserError``."""
        self._slips.mark([serial.number for serial in printed.serials], SlipState.SPOILED, _NOT_PRINTED)

    def _sheet(self, printed: PrintedSlips, order: SlipOrder) -> SlipSheet:
        venue, serials = self._venue.get(), printed.serials
        return SlipSheet(
            venue=venue.name, venue_code=venue.code, serials=serials,
            batch=f"{serials[0]}–{serials[-1].number:06d}", retention_days=self._declarations.retention_days(),
            gates=tuple(gate.name for gate in self._gates.list()), language=order.language,
            large_print=order.large_print, printed_on=self._clock.today(),
        )  # fmt: skip
