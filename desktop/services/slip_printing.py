"""Blank slips: numbers taken, forms made, every code read back from the finished file.

The numbers are taken before the forms can be made. A batch that never becomes paper is given back as void, so that
nobody looks for it among the slips that wait.
"""

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.clock import venue_time
from desktop.domain.errors import Cancelled, UserError
from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.domain.progress import Progress, no_progress
from desktop.domain.retention import DEFAULT_DAYS
from desktop.domain.slips import SlipState
from desktop.reports.coded import CodedPages, require_read_back
from desktop.reports.slips import SlipSheet, slip_pages
from desktop.services.press import Press
from desktop.services.slips import PrintedSlips, SlipService
from desktop.store.files import write_whole
from desktop.store.ledger import Store
from desktop.store.queries import gates, settings, slips, venues


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
    pages: CodedPages


class SlipsStopped(Cancelled):
    """The user stopped the making of slips; their numbers are not given again."""

    def __init__(self, printed: PrintedSlips) -> None:
        UserError.__init__(
            self,
            message(
                "slips",
                "Stopped. No slip was printed; the numbers {first} to {last} are void.",
                first=printed.serials[0],
                last=printed.serials[-1],
            ),
        )


class SlipPrintService:
    """All calls may take seconds: use a background thread."""

    def __init__(self, store: Store, slips: SlipService, press: Press) -> None:
        self._store = store
        self._slips = slips
        self._press = press

    def make(self, order: SlipOrder, progress: Progress = no_progress) -> BlankSlips:
        """Take numbers and make the forms.

        Raises ``BadInput``, ``Forbidden``, ``UserError`` and ``Cancelled``; numbers that were taken are void then.
        """
        printed = self._slips.start_batch(order.count, large_print=order.large_print, language=order.language)
        try:
            pages = slip_pages(self._sheet(printed, order), self._press.fonts, self._press.codes)
            require_read_back(pages, progress)
        except Cancelled:
            self.give_back(printed)
            raise SlipsStopped(printed) from None
        except UserError:
            self.give_back(printed)
            raise
        return BlankSlips(printed, pages)

    def write(self, blank: BlankSlips, path: Path) -> None:
        """Write a batch as a PDF, whole or not at all. Raises ``UserError``."""
        write_whole(path, blank.pages.pdf)

    def save(
        self,
        path: Path,
        count: int,
        *,
        large_print: bool = False,
        language: Language = Language.ZH,
        progress: Progress = no_progress,
    ) -> PrintedSlips:
        """Make a batch and write it as a PDF; where that fails, its numbers are void. Raises as ``make`` does."""
        blank = self.make(SlipOrder(count, large_print, language), progress)
        try:
            self.write(blank, path)
        except UserError:
            self.give_back(blank.printed)
            raise
        return blank.printed

    def give_back(self, printed: PrintedSlips) -> None:
        """Void the numbers of a batch that never became paper. Raises ``UserError``."""
        self._slips.mark([serial.number for serial in printed.serials], SlipState.SPOILED, slips.NOT_PRINTED)

    def _sheet(self, printed: PrintedSlips, order: SlipOrder) -> SlipSheet:
        with self._store.read() as connection:
            venue = venues.get(connection)
            days = int(settings.get(connection, settings.RETENTION_KEY, DEFAULT_DAYS))
            names = tuple(gate.name for gate in gates.every(connection))
        serials = printed.serials
        return SlipSheet(
            venue=venue.name,
            venue_code=venue.code,
            serials=serials,
            batch=f"{serials[0]}–{serials[-1].number:06d}",
            retention_days=days,
            gates=names,
            language=order.language,
            large_print=order.large_print,
            printed_on=venue_time(printed.batch.at).date(),
        )
