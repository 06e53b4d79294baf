"""What is done with slips beside typing them in: blank ones printed, void ones taken out, piles begun and ended."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import UserError
from desktop.domain.people import Right
from desktop.domain.slips import SlipSerial
from desktop.services.destruction import DestructionService
from desktop.services.entry_draft import Pile
from desktop.services.slips import SlipService
from desktop.ui.dialogs.retention_box import BoxDialog
from desktop.ui.dialogs.slip_mark import SlipMarkDialog
from desktop.ui.dialogs.slip_pile import PileDialog
from desktop.ui.dialogs.slip_pile_list import PileListDialog
from desktop.ui.dialogs.slip_print import SlipPrintDialog
from desktop.ui.entry.situation import Situation
from desktop.ui.jobs import Jobs
from desktop.ui.pages.green_channel_pile import PileStrip


class SlipWork(QObject):
    """The dialogs, and the pile that is under way."""

    marked = Signal(object)
    """A slip (``SlipSerial``) waits no longer."""
    begun = Signal(object)
    """A pile was begun."""
    pile_changed = Signal()
    printed = Signal(str, str)
    """Blank slips have become paper or a file: the first and the last serial."""
    failed = Signal(object)
    """A ``UserError``."""

    def __init__(
        self,
        slips: SlipService,
        destruction: DestructionService,
        blank: Callable[[QWidget], SlipPrintDialog],
        strip: PileStrip,
        clock: Clock,
        jobs: Jobs,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._slips = slips
        self._destruction = destruction
        self._blank = blank
        self._strip = strip
        self._clock = clock
        self._jobs = jobs
        self._page = page
        self._situation: Situation | None = None
        self._is_ending = False
        self.pile: Pile | None = None

    def show_situation(self, situation: Situation) -> None:
        """Gates and inspectors may have other names now."""
        self._situation = situation
        self._strip.show_pile(self.pile, self._names())

    def set_pile(self, pile: Pile | None) -> None:
        """Go on with a pile; None ends it."""
        self.pile = pile
        self._strip.show_pile(pile, self._names())
        self.pile_changed.emit()

    def count(self, slip: str) -> None:
        """A slip of the pile, if there is one, was entered; the last one ends it with its list."""
        if self.pile is not None:
            self.set_pile(replace(self.pile, entered=(*self.pile.entered, slip)))

    def uncount(self, slip: str) -> None:
        """A slip of the pile was taken back."""
        pile = self.pile
        if pile is not None and slip in pile.entered:
            last = len(pile.entered) - 1 - pile.entered[::-1].index(slip)
            self.set_pile(replace(pile, entered=pile.entered[:last] + pile.entered[last + 1 :]))

    def runs_on(self, serial: SlipSerial | None) -> bool:
        """Whether a slip is the one that its pile's numbers tell: nobody has to look at it."""
        pile = self.pile
        return (
            pile is not None
            and serial is not None
            and pile.first > 0
            and str(serial) not in pile.entered
            and pile.first <= serial.number < pile.first + pile.size
        )

    @property
    def is_complete(self) -> bool:
        """Whether the pile has just come to its size."""
        return self.pile is not None and len(self.pile.entered) == self.pile.size

    def begin(self, draft: DeclarationDraft) -> None:
        """Ask what the slips of a pile share; ``draft`` is what stands in the form."""
        if self._situation is not None:
            dialog = PileDialog(self._situation, draft, self._clock, self._jobs, self._page)
            dialog.done_with.connect(self._on_begun)
            dialog.open()

    def end(self) -> None:
        """Show the pile's slips against those that were entered, and where their paper goes."""
        if self.pile is not None and not self._is_ending:
            self._is_ending = True
            self._jobs.run(partial(self._paper_of, self.pile), self._compare, self._on_not_compared)

    def print_blank(self) -> None:
        """Ask how many blank slips are to be printed, and print them."""
        dialog = self._blank(self._page)
        dialog.printed.connect(self.printed)
        dialog.open()

    def void(self, serial: SlipSerial, *, loses_text: bool) -> None:
        """Ask why a slip is void."""
        dialog = SlipMarkDialog(self._slips, serial, self._jobs, self._page, loses_text=loses_text)
        dialog.done_with.connect(lambda _: self.marked.emit(serial))
        dialog.open()

    def _paper_of(self, pile: Pile) -> tuple[Mapping[str, str], str]:
        """The boxes of the pile's slips by their serials, and the one of those that are entered now."""
        serials = {int(serial.rpartition("-")[2]): serial for serial in pile.entered if serial}
        boxes = self._destruction.boxes_of(tuple(serials))
        return {serial: boxes[number] for number, serial in serials.items() if number in boxes}, self._destruction.box()

    def _compare(self, paper: tuple[Mapping[str, str], str]) -> None:
        self._is_ending = False
        situation = self._situation
        if self.pile is None or situation is None:
            return
        dialog = PileListDialog(
            self.pile,
            situation.context,
            *paper,
            self._page,
            may_change_box=situation.me.may(Right.ENTER_DECLARATIONS),
        )
        dialog.accepted.connect(partial(self.set_pile, None))
        dialog.box_wanted.connect(partial(self._change_box, dialog))
        dialog.open()

    def _on_not_compared(self, error: UserError) -> None:
        self._is_ending = False
        self.failed.emit(error)

    def _change_box(self, listed: PileListDialog) -> None:
        dialog = BoxDialog(self._destruction, self._jobs, listed)
        dialog.done_with.connect(lambda _: listed.show_box(self._destruction.box()))
        dialog.open()

    def _on_begun(self, pile: Pile) -> None:
        self.set_pile(pile)
        self.begun.emit(pile)

    def _names(self) -> Mapping[str, str]:
        if self._situation is None:
            return {}
        gates, people = self._situation.gates, self._situation.inspectors
        return {gate.id: gate.name for gate in gates} | {member.id: member.name for member in people}
