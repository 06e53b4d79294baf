"""What is done with slips beside typing them in: blank ones printed, void ones taken out, piles begun and ended."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import Problem, UserError
from desktop.domain.messages import message
from desktop.domain.slips import MAX_SLIP_NOTE, SLIP_REASON_WORDS, SLIP_STATE_WORDS, SlipReason, SlipSerial, SlipState
from desktop.services.green_channel.drafts import Pile
from desktop.services.green_channel.slips import MAX_BATCH, BlankSlips, SlipOrder, SlipPrintService, SlipService
from desktop.services.printing.papers import PaperPrinter
from desktop.services.retention.shredding import DestructionService
from desktop.services.rights import may_call
from desktop.settings import Settings
from desktop.ui.entry.context import EntryContext
from desktop.ui.green_channel.pile import ANY_SLIPS, PileDialog, PileListDialog, PileStrip
from desktop.ui.kit.dialogs import FormDialog
from desktop.ui.kit.fields import Select, TextField
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.number_fields import NumberField
from desktop.ui.kit.print_dialog import PrintDialog
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.retention.dialogs import BoxDialog

_STATES = (SlipState.SPOILED, SlipState.MISSING)
_REASONS = tuple(one for one in SlipReason if one is not SlipReason.NOT_PRINTED)


class SlipMarkDialog(FormDialog):
    """``loses_text``: what was typed for this slip goes with it, and the dialog says so."""

    def __init__(
        self, slips: SlipService, serial: SlipSerial, jobs: Jobs, parent: QWidget, *, loses_text: bool
    ) -> None:
        super().__init__(jobs, parent, action="danger")
        self._slips = slips
        self._serial = serial
        self.state = SegmentedControl()
        for state in _STATES:
            self.state.add(state)
        self.reason, self.note = Select(), TextField()
        self.note.setMaxLength(MAX_SLIP_NOTE)
        self.form.add_row("reason", self.reason)
        self.form.add_row("note", self.note)
        self.form.add_row("state", self.state)
        self._loses = label("attention", wrap=True)
        self._loses.setVisible(loses_text)
        self.body.addWidget(self._loses)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Void slip {serial}").format(serial=self._serial))
        self.form.set_words("reason", self.tr("Why"))
        self.reason.set_choices([(str(one), sentence(SLIP_REASON_WORDS.label(one))) for one in _REASONS])
        self.form.set_words(
            "note", self.tr("Note"), self.tr("It stays with the slip at this desk, and goes when that is shredded.")
        )
        self.form.set_words(
            "state",
            self.tr("What became of it"),
            self.tr("Put a spoiled slip into the box for entered slips: it is shredded with them."),
        )
        self.state.set_texts(*(sentence(SLIP_STATE_WORDS.label(s)) for s in _STATES))
        self.state.set_name(self.tr("What became of it"))
        self._loses.setText(self.tr("What was typed into the form is discarded with it."))
        self.action.set_words(self.tr("Void the slip"))

    def is_dirty(self) -> bool:
        return bool(self.note.text().strip())

    def check(self) -> tuple[Problem, ...]:
        if self.reason.value() != str(SlipReason.OTHER) or len(self.note.value()) >= 2:
            return ()
        return (Problem("note", message("SlipMarkDialog", "Say in a few words why.")),)

    def work(self) -> Callable[[], object]:
        number, state = self._serial.number, SlipState(str(self.state.value()))
        reason, note = SlipReason(str(self.reason.value())), self.note.value()
        return lambda: self._slips.mark([number], state, reason, note)


_USUAL = 20


class SlipPrintDialog(PrintDialog):
    """A batch keeps its numbers while the dialog is open, however often printing fails; given back if it is closed.

    ``printed`` tells the first and the last serial of what became paper, or a file.
    """

    printed = Signal(str, str)

    def __init__(
        self, slips: SlipPrintService, printer: PaperPrinter, settings: Settings, jobs: Jobs, parent: QWidget
    ) -> None:
        super().__init__(printer, settings, jobs, parent, width=520, columns=2)
        self._slips = slips
        self._made: tuple[SlipOrder, BlankSlips] | None = None
        self._may_be_out = False
        self.count = NumberField(1, MAX_BATCH)
        self.count.setValue(_USUAL)
        self.large = SegmentedControl()
        self.large.add(False)
        self.large.add(True)
        self.form.add_row("count", self.count)
        self.form.add_row("printer", self.printer)
        self.form.add_row("large", self.large)
        self.form.add_row("language", self.language)
        self.action.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.finished.connect(self._on_finished)
        self.retranslate()
        self.find_printers()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Print blank slips"))
        self.form.set_words("count", self.tr("How many"), self.tr("They get the next numbers."))
        self.form.set_words("large", self.tr("Letters"))
        self.large.set_texts(self.tr("Normal"), self.tr("Large"))
        self.large.set_name(self.tr("Letters"))

    def order(self) -> SlipOrder:
        """What is asked for now."""
        return SlipOrder(self.count.value(), bool(self.large.value()), self.chosen_language())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.focus_first()

    def _on_print(self) -> None:
        self._with_batch(partial(self._print_on, self.chosen_printer()))

    def _print_on(self, printer: str, blank: BlankSlips) -> None:
        self._may_be_out = True
        self.run(partial(self._printer.print, blank, printer), lambda _: self._on_out(blank), self.tr("Printing"))

    def _on_save(self) -> None:
        self.ask_where(self.tr("Save blank slips"), self.tr("Blank slips"), "pdf", self.save_to)

    def save_to(self, path: Path) -> None:
        """Make the slips and write them to a file."""
        self.folder.keep(path.parent)
        self._with_batch(partial(self._write_to, path))

    def _write_to(self, path: Path, blank: BlankSlips) -> None:
        self.run(lambda: self._slips.write(blank, path), lambda _: self._on_out(blank), self.tr("Saving"))

    def _with_batch(self, then: Callable[[BlankSlips], None]) -> None:
        """Make the batch that is asked for, unless it is there from a try before."""
        order, made = self.order(), self._made
        if made is not None and made[0] == order:
            then(made[1])
            return

        def keep(blank: BlankSlips) -> None:
            self._made, self._may_be_out = (order, blank), False
            then(blank)

        self._give_back()
        self.run(partial(self._slips.make, order), keep, self.tr("Making the slips and reading every code back"))

    def _on_out(self, blank: BlankSlips) -> None:
        self._made = None
        self.accept()
        serials = blank.printed.serials
        self.printed.emit(str(serials[0]), str(serials[-1]))

    def _on_finished(self, _result: int) -> None:
        self._give_back()
        self.deleteLater()

    def _give_back(self) -> None:
        """Void numbers that were taken and certainly never became paper; others stay among those that wait."""
        if self._made is not None and not self._may_be_out:
            printed = self._made[1].printed
            self._jobs.run(lambda: self._slips.give_back(printed), lambda _: None, lambda _: None)
        self._made = None


class SlipActions(QObject):
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
        self._entry_context: EntryContext | None = None
        self._is_ending = False
        self.pile: Pile | None = None

    def show_context(self, entry_context: EntryContext) -> None:
        """Gates and inspectors may have other names now."""
        self._entry_context = entry_context
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

    def begin(self, draft: DeclarationDraft, slips: tuple[str, int] = ANY_SLIPS) -> None:
        """Ask what the slips of a pile share; ``draft`` is what stands in the form. ``slips``: the first slip, and how
        many, where they are known."""
        if self._entry_context is not None:
            dialog = PileDialog(self._entry_context, draft, self._clock, self._jobs, self._page, slips)
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
        entry_context = self._entry_context
        if self.pile is None or entry_context is None:
            return
        dialog = PileListDialog(
            self.pile,
            entry_context.rules,
            *paper,
            self._page,
            may_change_box=may_call(self._destruction.set_box),
        )
        dialog.accepted.connect(partial(self.set_pile, None))
        dialog.box_wanted.connect(partial(self._change_box, dialog))
        dialog.open()

    def _on_not_compared(self, error: UserError) -> None:
        self._is_ending = False
        self.failed.emit(error)

    def _change_box(self, listed: PileListDialog) -> None:
        def ask(box: str) -> None:
            dialog = BoxDialog(self._destruction, box, self._jobs, listed)
            dialog.done_with.connect(lambda _: self._read_box(listed, listed.show_box))
            dialog.open()

        self._read_box(listed, ask)

    def _read_box(self, listed: PileListDialog, show: Callable[[str], object]) -> None:
        self._jobs.run(self._destruction.box, show, self._on_failed, owner=listed, only_reads=True)

    def _on_failed(self, error: UserError) -> None:
        self.failed.emit(error)

    def _on_begun(self, pile: Pile) -> None:
        self.set_pile(pile)
        self.begun.emit(pile)

    def _names(self) -> Mapping[str, str]:
        if self._entry_context is None:
            return {}
        gates, people = self._entry_context.gates, self._entry_context.inspectors
        return {gate.id: gate.name for gate in gates} | {member.id: member.name for member in people}
