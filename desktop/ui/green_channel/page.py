"""The green channel: paper slips typed in, one after the other, without the mouse."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.changes import PEOPLE_AND_PLACES, SLIPS, Kind
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import BadInput, Problem, UserError
from desktop.domain.messages import message
from desktop.domain.resident_id import issued_region
from desktop.domain.slips import SlipSerial
from desktop.services.desk import Desk
from desktop.services.green_channel.declarations import Entered
from desktop.services.green_channel.drafts import KeptEntry, Pile
from desktop.ui.entry.card import EntryCard
from desktop.ui.entry.context import EntryContext
from desktop.ui.entry.insist import InsistDialog
from desktop.ui.fever.waiting import WorksheetDialogs
from desktop.ui.green_channel.actions import EntryActions, EntryFacts, Saved, is_alike
from desktop.ui.green_channel.cards import CardActions
from desktop.ui.green_channel.files import ImportActions
from desktop.ui.green_channel.foot import EntryFoot
from desktop.ui.green_channel.known import KnownPeople
from desktop.ui.green_channel.pile import PileStrip
from desktop.ui.green_channel.question import SaveQuestion
from desktop.ui.green_channel.recent import SlipUndo
from desktop.ui.green_channel.scanned import ScannedCodes
from desktop.ui.green_channel.side import SideCard
from desktop.ui.green_channel.slips import SlipActions, SlipPrintDialog
from desktop.ui.kit.dialogs import confirm
from desktop.ui.kit.draft_keeper import DraftKeeper
from desktop.ui.kit.fields import commit_input_method
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.own_gates import gates_of
from desktop.ui.kit.page import Page

_SIDE = 300
_CARD = 680
"""Least width of the form before the side goes below it."""
_KINDS = SLIPS | PEOPLE_AND_PLACES | {Kind.DECLARATION, Kind.FEVER, Kind.IMPORT_DRAFT}


class GreenChannelPage(Page):
    """The form on the left; what was entered, what waits and who is known on the right."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions = EntryActions.of(desk)
        self._jobs = jobs
        self._latest = Latest(jobs, self)
        self._entry_context: EntryContext | None = None
        self._is_saving = self._is_restored = False
        self._sent_for: tuple[str, str] | None = None
        self._marked: SlipSerial | None = None
        self.card = EntryCard(desk.clock)
        self.side = SideCard(desk.clock)
        self.strip = PileStrip()
        self._question = SaveQuestion(self.card)
        printing = desk.paper_printer, desk.settings
        self._drafts = DraftKeeper(desk.entry_drafts, jobs, self._left_over, self)
        self._known = KnownPeople(desk.declarations, self.card, self.banner, jobs, self)
        self._undo = SlipUndo(desk.declarations, self.card, self.side.recent, self.banner, jobs, self)
        blank = partial(SlipPrintDialog, desk.slip_printing, *printing, jobs)
        self._slips = SlipActions(desk.slips, desk.destruction, blank, self.strip, desk.clock, jobs, self)
        self._fevers = WorksheetDialogs(desk.fevers, desk.fever_printing, *printing, desk.clock, jobs, self)
        self._cards = CardActions(
            desk.cards, desk.card_printing, *printing, desk.clock, jobs, self.card, self.banner, self
        )
        self._scanned = ScannedCodes(self.card, self._cards.scanned, self.banner, self)
        self._files = ImportActions(
            desk.imports,
            actions.mending,
            desk.templates,
            desk.settings,
            jobs,
            self.banner,
            lambda: self.card.is_begun,
            self,
        )
        self._build()
        self._connect()
        self.retranslate()
        self.follow(desk.subscribe, _KINDS)
        self.card.keys.hold()  # until it is known what was left the last time
        # The list of counties takes a tenth of a second to read: not when the first number is typed.
        jobs.run(partial(issued_region, "110101"), lambda _: None, lambda _: None)

    def _build(self) -> None:
        self.add_command("entry.pile", lambda: self._slips.begin(self.card.draft()), button=True)
        self.add_command("entry.blank", self._slips.print_blank, button=True)
        self.add_command("entry.card", self._cards.manage, button=True)
        self._import = self.add_command("entry.import", self._files.choose)
        template = self.add_command("entry.template", self._files.save_template)
        mend = self.add_command("entry.mend", self._files.mend)
        self._files.follow(mend)
        self._fever = self.add_command("entry.fever", self._on_fevers)
        save = self.add_command("entry.save", self._on_save)
        save.setAutoRepeat(False)  # what a key held down has asked is not answered by it
        save.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        spoil = self.add_command("entry.spoil", self._on_spoil)
        self.add_command("entry.slip", lambda: self.card.form.go_to("slip"))
        self.add_command("entry.insist", lambda: self.card.insist())
        self.add_command("entry.same", self._known.fill_in)
        self.add_command("entry.offer", self.card.adopt_best)
        self.add_command("entry.deny", self.card.form.deny_rest)
        self.add_command("entry.undo", self._on_undo)
        self._clear = self.add_command("entry.clear", self._on_clear)
        self._pile_end = self.add_command("entry.pile_end", self._slips.end)
        self._foot = EntryFoot(self.card, save, spoil)
        self.side.add_way(mend)
        self.side.add_way(self._import)
        self.side.add_way(template)
        self.header.add_beside_title(self.strip)
        line = FoldingRow(gap=14)
        line.add(self.card, width=_CARD, stretch=1)
        self.set_foot(self._foot, self.card.body)
        line.add(self.side, width=_SIDE)
        self.body.addLayout(line, 1)
        self.body.addWidget(self._files.strip)
        self._pile_end.setEnabled(False)
        self._fever.setEnabled(False)

    def _connect(self) -> None:
        self.card.changed.connect(self._on_changed)
        self.card.submitted.connect(self.save)
        self._question.keep_wanted.connect(self._on_save)
        self.card.clear_wanted.connect(self._on_clear)
        self.card.insist_wanted.connect(self._on_insist)
        self.card.scanned.connect(self._scanned.take)
        self.card.keys.left.connect(lambda _: self._drafts.touch())
        self.side.fill_wanted.connect(self._known.fill_in)
        self.side.fevers_wanted.connect(self._on_fevers)
        self._files.running.connect(self._import.setDisabled)
        self._fevers.failed.connect(self.banner.show_error)
        self.strip.end_wanted.connect(self._slips.end)
        self._known.found.connect(self.side.show_known)
        self._known.found.connect(lambda known: self._foot.show_known(known is not None))
        self.card.keys.above.connect(self.side.recent.focus_first)
        self.side.recent.left.connect(self.focus_first)
        self._undo.undone.connect(self._on_undone)
        self._undo.reopened.connect(self._cards.resume)
        self._undo.ended.connect(self.focus_first)
        self._slips.marked.connect(self._on_marked)
        self._slips.begun.connect(self._on_pile_begun)
        self._slips.pile_changed.connect(self._on_pile_changed)
        self._slips.printed.connect(self._on_blank_made)
        self._slips.failed.connect(self.banner.show_error)
        self._drafts.failed.connect(self.banner.show_error)

    def retranslate(self) -> None:
        super().retranslate()
        entered = self._entry_context.entered_today if self._entry_context is not None else 0
        is_counted = entered and self._slips.pile is None
        count = self.tr("%Ln entered today", "", entered) if is_counted else ""
        self.header.set_words(self.tr("Enter slips"), count)
        for command_id, text in (
            ("entry.pile", self.tr("Batch entry")),
            ("entry.blank", self.tr("Print blank slips")),
            ("entry.card", self.tr("Visitor cards")),
            ("entry.import", self.tr("Import from a file")),
            ("entry.template", self.tr("Save the template")),
            ("entry.save", self.tr("Save, next slip")),
            ("entry.spoil", self.tr("Void this slip")),
        ):
            action = self.command_action(command_id)
            if action is not None:
                action.setText(text)
        self._files.name_waiting()

    def refresh(self) -> None:
        self._latest.ask(self._actions.read, self._show_facts, self._on_not_read)

    def _on_not_read(self, error: UserError) -> None:
        self.banner.show_until(self._latest.answered, error)
        self.card.keys.release()

    def _show_facts(self, facts: EntryFacts) -> None:
        is_first = self._entry_context is None
        # What was just saved is shown already: to show it again would propose another slip than the next of a pile.
        if self._entry_context is None or not is_alike(facts.entry_context, self._entry_context):
            self._show(facts.entry_context)
        self._files.show_count(facts.lines_to_mend)
        if is_first:
            self._drafts.restore(self._restore)
        if self._marked is not None and not self.card.is_begun:  # now it is known which slip comes after it
            self.card.start_next(self._marked.number)
        self._marked = None
        self._on_read()

    def focus_first(self) -> None:
        self.card.form.go_to("name" if self._slips.runs_on(self._serial()) else "slip")

    def _on_save(self) -> None:
        self._question.keep()
        self.save()

    def save(self) -> None:
        """Save what stands in the form and begin the next slip; or go to the first wrong field."""
        if self._is_saving or self._entry_context is None:
            return
        commit_input_method()
        if self.card.keys.take_code():
            return
        problems = self.card.problems()
        if not all(problem.contradicts for problem in problems):  # else all that is in doubt is asked at once
            self._show_problems(problems)
            return
        self._is_saving = True
        self.card.keys.hold()
        draft, card = self.card.draft(), self._cards.card_id
        self._jobs.run(lambda: self._actions.enter(draft, card), self._on_saved, self._on_not_saved)

    def _on_saved(self, saved: Saved) -> None:
        entered = saved.entered
        serial = entered.declaration.slip
        self.banner.clear()
        self._slips.count(str(serial or ""))
        self._show(saved.entry_context)
        self._known.forget()
        self._cards.begin(entered.id)
        self.card.start_next(serial.number if serial is not None else 0)
        self._drafts.touch()
        self.focus_first()
        self._let_go()
        if self._slips.is_complete:
            self._slips.end()
        elif saved.worksheet is not None and self._is_here(entered):
            self._fevers.show(saved.worksheet)

    def _is_here(self, entered: Entered) -> bool:
        """Whether the person stands before the desk: neither in a pile nor on a slip of another day. Those with a
        fever are counted among the open ones and opened when there is time."""
        return self._slips.pile is None and entered.declaration.visit.day == self._actions.clock.today()

    def _on_not_saved(self, error: UserError) -> None:
        problems = error.problems if isinstance(error, BadInput) else ()
        if problems and not self._question.ask(problems):
            self._show_problems(problems)
        elif not problems:
            self.banner.show_error(error)
        self._let_go()

    def _let_go(self) -> None:
        self._is_saving = False
        self.card.keys.release()

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        elsewhere = self.card.show_problems(problems)
        if elsewhere:
            self.banner.show_message("danger", elsewhere[0].message)

    def _show(self, entry_context: EntryContext) -> None:
        self._entry_context = entry_context
        self._scanned.show_context(entry_context.rules)
        self.card.show_context(entry_context)
        self.side.show_context(entry_context)
        self.own_gates.show_gates(gates_of(entry_context.me, entry_context.gates))
        self._slips.show_context(entry_context)
        self._fever.setEnabled(bool(entry_context.fevers))
        self.retranslate()

    def _restore(self, kept: KeptEntry | None) -> None:
        """Bring back what a crash, a lock or a closed window left behind, then take what was typed meanwhile."""
        if kept is not None:
            self._put_back(kept)
        focused = QApplication.focusWidget()
        if focused is not None and self.card.isAncestorOf(focused):
            self.focus_first()
        self.card.keys.release()
        self._is_restored = True
        self._go_to_slip()

    def run_about(self, command_id: str, about: str) -> None:
        if command_id == "entry.fever":
            self._fevers.open(about)
        elif command_id in ("entry.slip", "entry.pile"):
            self._sent_for = command_id, about
            self._go_to_slip()
        else:
            super().run_about(command_id, about)

    def _go_to_slip(self) -> None:
        """To the slips that another page has sent somebody for, once it is known what was left in the form."""
        if self._sent_for is None or not self._is_restored:
            return
        (command_id, about), self._sent_for = self._sent_for, None
        first, _, count = about.partition("+")
        if command_id == "entry.pile":
            self._slips.begin(self.card.draft(), (first, int(count)))
        elif self.card.is_begun:
            self.card.form.go_to("slip")  # another slip stands in the form
        else:
            self.card.open_slip(first)

    def _put_back(self, kept: KeptEntry) -> None:
        if kept.pile is not None:
            self._slips.set_pile(kept.pile)
            self.card.set_shared(kept.pile.visited_on, kept.pile.gate, kept.pile.inspector)
        if kept.draft != DeclarationDraft():  # empty where the program ended right after a slip of a pile was saved
            self.card.put(kept.draft)
        if self.card.is_dirty:
            self.banner.show_message(
                "good", message("GreenChannelPage", "This form was not saved the last time. Go on where you left.")
            )

    def _left_over(self) -> KeptEntry | None:
        if not self.card.is_dirty and self._slips.pile is None:
            return None
        return KeptEntry(self.card.draft(), self._slips.pile)

    def _on_changed(self, field: str) -> None:
        self._drafts.touch()
        self._known.follow(field)

    def _on_undo(self) -> None:
        if not self._is_saving:  # else the slip before the one that is meant would be taken
            self._undo.undo_last()

    def _on_undone(self, which: str, slip: str) -> None:
        self._slips.uncount(slip)
        self._cards.forget(which)
        self._known.forget()

    def _on_insist(self, field: str, problem: Problem) -> None:
        dialog = InsistDialog(problem, self)
        dialog.given.connect(lambda reason: self.card.set_reason(field, reason))
        dialog.open()

    def _on_fevers(self) -> None:
        if self._entry_context is not None:
            self._fevers.choose(self._entry_context.fevers)

    def _on_clear(self) -> None:
        if not self.card.is_dirty:
            return
        confirm(
            self,
            message("GreenChannelPage", "Empty the form?"),
            message("GreenChannelPage", "What was typed in it has not been saved."),
            message("GreenChannelPage", "Empty the form"),
            self._start_over,
        )

    def _start_over(self) -> None:
        serial = self._serial()
        self.card.start_next(serial.number - 1 if serial is not None else 0)
        self._known.forget()
        self._cards.begin()
        self._drafts.touch()
        self.banner.clear()
        self.focus_first()

    def _serial(self) -> SlipSerial | None:
        """The slip in the form; None where there is none, or none of this venue."""
        return self._scanned.read(self.card.form.typed("slip")[:40])[0]

    def _on_spoil(self) -> None:
        serial, entry_context = self._serial(), self._entry_context
        if serial is None or entry_context is None or not entry_context.is_waiting(serial.number):
            self.card.form.go_to("slip")
            self.banner.show_message(
                "attention", message("GreenChannelPage", "Type the number of a slip that waits, then void it.")
            )
            return
        self._slips.void(serial, loses_text=self.card.is_begun)

    def _on_marked(self, serial: SlipSerial) -> None:
        self.banner.clear()
        self._cards.begin()
        self._marked = serial
        self.card.start_next(serial.number)
        self.refresh()
        self._drafts.touch()
        self.focus_first()

    def _on_blank_made(self, first: str, last: str) -> None:
        self.banner.show_message(
            "good",
            message("GreenChannelPage", "Slips {first} to {last} are ready to be handed out.", first=first, last=last),
        )

    def _on_pile_begun(self, pile: Pile) -> None:
        self.card.set_shared(pile.visited_on, pile.gate, pile.inspector)
        if pile.first and self._entry_context is not None and not self.card.is_begun:
            self.card.open_slip(str(SlipSerial(self._entry_context.rules.serial_prefix, pile.first)))
        self._drafts.touch()
        self.focus_first()

    def _on_pile_changed(self) -> None:
        self._pile_end.setEnabled(self._slips.pile is not None)
        self.retranslate()
        self._drafts.touch()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.card.follow_today()
