"""What is done with slips beside typing them in: blank ones printed, void ones taken out, piles begun and ended."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.slips import SlipSerial
from desktop.services.entry_draft import Pile
from desktop.services.slips import SlipService
from desktop.ui.dialogs.slip_mark import SlipMarkDialog
from desktop.ui.dialogs.slip_pile import PileDialog
from desktop.ui.dialogs.slip_pile_list import PileListDialog
from desktop.ui.jobs import Jobs
from desktop.ui.pages.green_channel_pile import PileStrip
from desktop.ui.pages.green_channel_work import Situation


class SlipWork(QObject):
    """The dialogs, and the pile that is under way."""

    marked = Signal(object)
    """A slip (``SlipSerial``) waits no longer."""
    begun = Signal(object)
    """A pile was begun."""
    pile_changed = Signal()

    def __init__(self, slips: SlipService, strip: PileStrip, clock: Clock, jobs: Jobs, page: QWidget) -> None:
        super().__init__(page)
        self._slips = slips
        self._strip = strip
        self._clock = clock
        self._jobs = jobs
        self._page = page
        self._situation: Situation | None = None
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
        """Show the pile's slips against those that were entered."""
        if self.pile is not None and self._situation is not None:
            dialog = PileListDialog(self.pile, self._situation.context, self._page)
            dialog.accepted.connect(partial(self.set_pile, None))
            dialog.open()

    def void(self, serial: SlipSerial, *, loses_text: bool) -> None:
        """Ask why a slip is void."""
        dialog = SlipMarkDialog(self._slips, serial, self._jobs, self._page, loses_text=loses_text)
        dialog.done_with.connect(lambda _: self.marked.emit(serial))
        dialog.open()

    def _on_begun(self, pile: Pile) -> None:
        self.set_pile(pile)
        self.begun.emit(pile)

    def _names(self) -> Mapping[str, str]:
        if self._situation is None:
            return {}
        gates, people = self._situation.gates, self._situation.inspectors
        return {gate.id: gate.name for gate in gates} | {member.id: member.name for member in people}
