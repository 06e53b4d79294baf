"""Slips: numbers taken, forms made and proved by reading them back, each accounted for until it is entered, spoiled or missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.clock import venue_time
from desktop.domain.errors import BadInput, Cancelled, UserError
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.posters import Language
from desktop.domain.progress import Progress, no_progress
from desktop.domain.retention import DEFAULT_DAYS
from desktop.domain.slips import (
    MAX_NUMBER,
    MAX_SLIP_NOTE,
    SlipReason,
    SlipSerial,
    SlipState,
    check_step,
    runs,
    slip_reason,
)
from desktop.domain.text import clean_line
from desktop.files.whole import write_whole
from desktop.reports.coded import CodedPages, require_read_back
from desktop.reports.slips import SlipSheet, slip_pages
from desktop.services.posters.typesetting import Typesetting
from desktop.services.rights import requires, requires_own
from desktop.services.session import Session
from desktop.store.ledger import Store, new_id
from desktop.store.queries import gates, settings, slips, venues
from desktop.store.queries.slips import SlipBatch

MAX_BATCH = 1000


@dataclass(frozen=True, slots=True)
class PrintedSlips:
    """A batch in the ledger and the serials on its forms, in order."""

    batch: SlipBatch
    serials: tuple[SlipSerial, ...]


class SlipService:
    """Numbers come from the desk's own row of slips and are never given twice."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @requires(Right.ENTER_DECLARATIONS)
    def start_batch(self, count: int, *, large_print: bool = False, language: Language = Language.ZH) -> PrintedSlips:
        """Take the next numbers for a batch of blank slips. Raises ``BadInput``, ``Forbidden``."""
        if not 1 <= count <= MAX_BATCH:
            raise BadInput.at("count", message("slips", "Print from 1 to {most} slips at a time.", most=MAX_BATCH))
        with self._store.write(self._session.member.id) as change:
            first = slips.next_number(change.connection)
            if first + count - 1 > MAX_NUMBER:
                raise BadInput(message("slips", "The numbers of slips are used up."))
            batch = SlipBatch(new_id(), change.now, first, count, large_print, str(language))
            slips.insert_batch(change.connection, batch, change.actor)
            change.record("print", "slip_batch", batch.id, slips.body(batch))
            prefix = venues.get(change.connection).serial_prefix
        return PrintedSlips(batch, tuple(SlipSerial(prefix, n) for n in range(first, first + count)))

    @requires_own(Right.ENTER_DECLARATIONS)
    def outstanding(self) -> tuple[tuple[SlipSerial, SlipSerial], ...]:
        """Slips that were handed out or lie in the drawer, as runs from one serial to another."""
        with self._store.read() as connection:
            prefix = venues.get(connection).serial_prefix
            numbers = slips.in_state(connection, SlipState.BLANK)
        return tuple((SlipSerial(prefix, a), SlipSerial(prefix, b)) for a, b in runs(numbers))

    @requires_own(Right.ENTER_DECLARATIONS)
    def passed_over(self) -> tuple[tuple[SlipSerial, SlipSerial], ...]:
        """Those of them that were certainly handed out, since one behind them was used: as runs, too."""
        with self._store.read() as connection:
            prefix = venues.get(connection).serial_prefix
            numbers = slips.passed_over(connection)
        return tuple((SlipSerial(prefix, a), SlipSerial(prefix, b)) for a, b in runs(numbers))

    @requires(Right.ENTER_DECLARATIONS)
    def mark(self, numbers: Sequence[int], state: SlipState, reason: SlipReason | None = None, note: str = "") -> None:
        """Mark slips as spoiled, missing or blank again. ``note`` stays with the slips: audit log and hub get the reason
        alone. Raises ``BadInput`` for a step that cannot be, and for a note that is too long."""
        text = clean_line(note)
        if len(text) > MAX_SLIP_NOTE:
            raise BadInput.at("note", message("slips", "A note has at most {most} characters.", most=MAX_SLIP_NOTE))
        with self._store.write(self._session.member.id) as change:
            prefix = venues.get(change.connection).serial_prefix
            known = slips.states(change.connection, numbers)
            for number in numbers:
                serial = SlipSerial(prefix, number)
                if number not in known:
                    raise BadInput.at(
                        "slip", message("slips", "Slip {serial} was not printed by this desk.", serial=serial)
                    )
                if problem := check_step(serial, known[number], state):
                    raise BadInput.of([problem])
            kept = slip_reason(reason, text) if reason is not None else ""
            slips.set_state(change.connection, numbers, state, kept, change.now)
            body = {"numbers": list(numbers), "state": str(state), "reason": str(reason or "")}
            change.record("mark", "slip", str(numbers[0]), body)


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

    def __init__(self, store: Store, session: Session, slips: SlipService, typesetting: Typesetting) -> None:
        self._store = store
        self._session = session
        self._slips = slips
        self._typesetting = typesetting

    @requires(Right.ENTER_DECLARATIONS)
    def make(self, order: SlipOrder, progress: Progress = no_progress) -> BlankSlips:
        """Take numbers and make the forms.

        Raises ``BadInput``, ``Forbidden``, ``UserError`` and ``Cancelled``; numbers that were taken are void then.
        """
        printed = self._slips.start_batch(order.count, large_print=order.large_print, language=order.language)
        try:
            pages = slip_pages(
                self._sheet(printed, order),
                self._typesetting.fonts,
                self._typesetting.codes,
                self._typesetting.catalogue,
            )
            require_read_back(pages, progress)
        except Cancelled:
            self.give_back(printed)
            raise SlipsStopped(printed) from None
        except UserError:
            self.give_back(printed)
            raise
        return BlankSlips(printed, pages)

    @requires(Right.ENTER_DECLARATIONS)
    def write(self, blank: BlankSlips, path: Path) -> None:
        """Write a batch as a PDF, whole or not at all. Raises ``UserError``."""
        write_whole(path, blank.pages.pdf)

    @requires(Right.ENTER_DECLARATIONS)
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

    @requires(Right.ENTER_DECLARATIONS)
    def give_back(self, printed: PrintedSlips) -> None:
        """Void the numbers of a batch that never became paper. Raises ``UserError``."""
        self._slips.mark([serial.number for serial in printed.serials], SlipState.SPOILED, SlipReason.NOT_PRINTED)

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
            codes=venue.codes_on(venue_time(printed.batch.at).date()),
        )
