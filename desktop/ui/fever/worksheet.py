"""The fever worksheet: a few fields, left open for later by one key, closed with how it ended."""

import contextlib
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.clock import Clock
from desktop.domain.errors import BadInput, Problem, UserError
from desktop.domain.fever import FeverDraft, FeverOutcome, needs_reason, read_fever, show_moment
from desktop.domain.messages import message
from desktop.domain.symptoms import SYMPTOM_WORDS, Symptoms
from desktop.domain.temperature import read_temperature, show_temperature
from desktop.services.fevers.fevers import FeverService, Worksheet
from desktop.services.fevers.printing import FeverPrintService
from desktop.services.printing.papers import PaperPrinter
from desktop.settings import Settings
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.draft_keeper import DraftKeeper
from desktop.ui.kit.fields import SuggestField, TextField, commit_input_method
from desktop.ui.kit.forms import FormGrid, focus
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.print_dialog import PaperPrintDialog, PrintablePaper
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.kit.tokens import Space

T = TypeVar("T")


class FeverFactsCard(Translated, Card):
    """Says as well when a correction has taken the fever away: then somebody must decide what that means."""

    def __init__(self, sheet: Worksheet, now: int, parent: QWidget | None = None) -> None:
        """``now``: UTC ms; of what happened today only the time is shown."""
        super().__init__(gap=Space.XS, margins=(14, 10), tone="danger", parent=parent)
        self._sheet = sheet
        self._now = now
        self._reading, self._person = label("heading"), personal(label("quiet", wrap=True))
        self._corrected = label("attention", wrap=True)
        for part in (self._reading, self._person, self._corrected):
            self.body.addWidget(part)
        self._corrected.setVisible(sheet.is_corrected)
        self.retranslate()

    def retranslate(self) -> None:
        sheet, facts = self._sheet, self._sheet.facts
        at = show_moment(facts.first_at, self._now)
        if facts.first is not None:
            text = self.tr("{value} °C at {gate}, {time}")
            self._reading.setText(text.format(value=show_temperature(facts.first), gate=sheet.gate, time=at))
        else:
            self._reading.setText(self.tr("Not measured · {gate}, {time}").format(gate=sheet.gate, time=at))
        who = sheet.name or self.tr("Name not known")
        symptoms = symptoms_text(facts.symptoms) or self.tr("no symptom told")
        self._person.setText(" · ".join(filter(None, (who, sheet.slip, symptoms))))
        self._corrected.setText(
            self.tr(
                "The declaration was corrected: it tells neither fever nor symptom any more. Close this as it turned out."
            )
        )
        self.setAccessibleName(f"{self._reading.text()}. {self._person.text()}")


def symptoms_text(symptoms: Symptoms) -> str:
    """Symptoms in words; what was written behind “other” stays on the slip, since visitors can see the screen."""
    return "、".join(sentence(SYMPTOM_WORDS.label(symptom)) for symptom in symptoms.kinds)


_OUTCOMES = ("", *FeverOutcome)
_TEXTS = ("second_c", "second_at", "waits_at", "called", "called_at", "name", "phone", "reason", "closed_at")
_WIDE = frozenset({"called", "name", "reason"})
_TIMES = {"second_c": "second_at", "called": "called_at"}
"""Fields whose time is now as soon as something is typed into them."""


class FeverDialog(Dialog):
    """Nothing that was typed is lost, however it is left: Esc and “later” keep it. ``changed``: something was kept."""

    section = "fever"

    changed = Signal()

    def __init__(
        self,
        sheet: Worksheet,
        fevers: FeverService,
        papers: FeverPrintService,
        printer: PaperPrinter,
        settings: Settings,
        clock: Clock,
        jobs: Jobs,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, width=740)
        self._sheet = sheet
        self._fevers = fevers
        self._papers = papers
        self._paper_dialog = partial(PaperPrintDialog, printer=printer, settings=settings, jobs=jobs, parent=self)
        self._clock = clock
        self._jobs = jobs
        self.fields: dict[str, TextField] = {
            key: SuggestField() if key in ("waits_at", "called") else TextField() for key in _TEXTS
        }
        self.outcome = SegmentedControl()
        for outcome in _OUTCOMES:
            self.outcome.add(str(outcome))
        self.print = Button("secondary", "print", "Ctrl+P")
        self._build()
        self._put(sheet.draft)
        self._kept = self.draft()
        self._cannot_keep = False
        self._had_focus: QWidget | None = None
        self._drafts: DraftKeeper[FeverDraft] = DraftKeeper(fevers.drafts(sheet.id), jobs, self._left_over, self)
        self._drafts.failed.connect(self.banner.show_error)
        self._drafts.restore(self._restore)
        self._follow()
        self.retranslate()

    def _build(self) -> None:
        self.form = FormGrid(3)
        for key in _TEXTS[:7]:
            self.form.add_row(key, self.fields[key], 2 if key in _WIDE else 1)
        self.form.add_row("outcome", self.outcome, 3)
        for key in _TEXTS[7:]:
            self.form.add_row(key, self.fields[key], 2 if key in _WIDE else 1)
        for key in ("name", "phone"):
            self.form.set_row_visible(key, not self._sheet.declared)
        self._offer("waits_at", self._sheet.places)
        self._offer("called", self._sheet.contacts)
        self.body.addWidget(FeverFactsCard(self._sheet, self._now()))
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.buttons.add_left(self.print)
        for key, time in _TIMES.items():
            self.fields[key].textEdited.connect(partial(self._on_noted, time))
        self.fields["second_c"].editingFinished.connect(self._on_measured)
        self.outcome.chosen.connect(lambda _: self._on_outcome())
        self.form.edited.connect(self._on_edited)
        self.form.submitted.connect(self._on_submitted)
        self.action.clicked.connect(self._on_close)
        self.print.clicked.connect(self._on_print)
        self.finished.connect(self.deleteLater)

    def _offer(self, key: str, words: tuple[str, ...]) -> None:
        field = self.fields[key]
        if isinstance(field, SuggestField):
            field.set_suggestions(words)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Fever worksheet"))
        set_words = self.form.set_words
        set_words("second_c", self.tr("Second reading °C"))
        set_words("second_at", self.tr("Measured at"))
        set_words("waits_at", self.tr("Waits at"), self._offers(self._sheet.places))
        set_words("called", self.tr("Who was called"), self._offers(self._sheet.contacts))
        set_words("called_at", self.tr("Called at"))
        set_words("name", self.tr("Name, if it is told"))
        set_words("phone", self.tr("Phone, if it is told"))
        is_mistaken = self.outcome.value() == FeverOutcome.MISTAKEN
        taken_back = self.tr("There was no fever: the press at the gate is taken back as well.")
        set_words("outcome", self.tr("How it ended"), taken_back if is_mistaken and self._sheet.counted else "")
        set_words("reason", self.tr("Why they are let in all the same"))
        set_words("closed_at", self.tr("Ended at"), self.tr("Empty means now."))
        self.outcome.set_texts(
            self.tr("Still waits"),
            self.tr("Normal, let in"),
            self.tr("Sent to a clinic"),
            self.tr("Left"),
            self.tr("Opened by mistake"),
        )
        self.outcome.set_name(self.tr("How it ended"))
        self.print.set_words(self.tr("Print the transfer sheet…"))
        self.cancel.set_words(self.tr("Later"), self.tr("Keeps what is typed and leaves the worksheet open (Esc)"))
        self.action.set_words(self.tr("Close the worksheet"))

    def draft(self) -> FeverDraft:
        """What stands in the fields."""
        texts = {key: field.text() for key, field in self.fields.items()}
        return FeverDraft(**texts, outcome=str(self.outcome.value()))

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        self.form.setEnabled(not busy)
        self.print.setEnabled(not busy)

    def is_dirty(self) -> bool:
        return self._cannot_keep and self.draft() != self._kept

    def reject(self) -> None:
        commit_input_method()
        if self._cannot_keep:
            super().reject()  # asks before anything is lost
        elif self.cancel.isEnabled():
            self._keep(lambda _: super(FeverDialog, self).reject())

    def done(self, result: int) -> None:
        super().done(result)
        with contextlib.suppress(UserError):  # was told when it failed first
            self._drafts.flush_now()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.matches(QKeySequence.StandardKey.Print):
            self.print.click()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not isinstance(focused, QPushButton):
            super().keyPressEvent(event)
        elif not self.outcome.isAncestorOf(focused):
            focused.click()
        elif self.fields["reason"].isVisible() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            focus(self.fields["reason"])
        else:  # the time that follows is now, unless somebody goes there
            self._on_submitted()

    def _put(self, draft: FeverDraft) -> None:
        for key, field in self.fields.items():
            field.set_value(getattr(draft, key))
        self.outcome.set_value(draft.outcome if draft.outcome in _OUTCOMES else "")

    def _restore(self, left: FeverDraft | None) -> None:
        """Bring back what a crash left behind, unless somebody has begun to type."""
        if left is not None and self._left_over() is None:
            self._put(left)
            self._follow()
            self.banner.show_message(
                "good", message("FeverDialog", "This was typed before the program ended. Nothing of it is lost.")
            )

    def _left_over(self) -> FeverDraft | None:
        draft = self.draft()
        return draft if draft != self._kept else None

    def _on_edited(self) -> None:
        self._follow()
        self._drafts.touch()

    def _on_outcome(self) -> None:
        self.retranslate()
        self._on_edited()

    def _offers(self, words: tuple[str, ...]) -> str:
        return self.tr("Key ↓: {words}").format(words=" · ".join(words[:3])) if words else ""

    def _now(self) -> int:
        return self._clock.now_ms()

    def _on_noted(self, time: str, text: str) -> None:
        if text.strip() and not self.fields[time].text():
            self.fields[time].set_value(show_moment(self._now(), self._now()))

    def _on_measured(self) -> None:
        """Say at once what is odd about a reading; one that is only rare stays as it is."""
        _, problem = read_temperature(self.fields["second_c"].text()[:60])
        if problem is not None:
            self.form.set_problem("second_c", sentence(problem.message), problem.doubtful)

    def _follow(self) -> None:
        """Ask for a reason and a time only where there is something to explain or to date."""
        draft, facts = self.draft(), self._sheet.facts
        notes, _ = read_fever(draft, facts, self._now())
        asks = needs_reason(draft.outcome, notes, facts) or bool(draft.reason)
        self.form.set_row_visible("reason", asks)
        self.form.set_row_visible("closed_at", bool(draft.outcome))
        self.action.setEnabled(bool(draft.outcome) and self.cancel.isEnabled())

    def _on_submitted(self) -> None:
        """Enter in the last field: done, if it has ended; else later."""
        if self.outcome.value():
            self._on_close()
        else:
            self.reject()

    def _on_close(self) -> None:
        commit_input_method()
        if self.action.isEnabled():
            self._run(partial(self._fevers.close, self._sheet.id, self.draft()), self._on_closed)

    def _on_closed(self, _result: object) -> None:
        self._kept = self.draft()
        self.accept()
        self.changed.emit()

    def _keep(self, then: Callable[[tuple[Problem, ...]], object]) -> None:
        """Keep what is typed, if anything of it is new; ``then`` gets what cannot be read in it."""
        draft = self.draft()
        if draft == self._kept:
            then(read_fever(draft, self._sheet.facts, self._now())[1])
            return

        def kept(problems: tuple[Problem, ...]) -> None:
            self._kept = draft
            self.changed.emit()
            then(problems)

        self._run(partial(self._fevers.keep, self._sheet.id, draft), kept)

    def _on_print(self) -> None:
        commit_input_method()
        self._keep(self._print)

    def _print(self, problems: tuple[Problem, ...]) -> None:
        wrong = tuple(problem for problem in problems if not problem.doubtful)
        if wrong:  # the paper would be without it
            self.form.show_problems(wrong)
            return
        paper = PrintablePaper(
            message("FeverDialog", "Print the transfer sheet"),
            message("FeverDialog", "Transfer sheet"),
            lambda language, _: self._papers.make(self._sheet.id, language),
            self._papers.write,
            lambda: None,
        )
        dialog = self._paper_dialog(paper)
        dialog.printed.connect(self._on_printed)
        dialog.open()

    def _on_printed(self) -> None:
        self.banner.show_message(
            "good", message("FeverDialog", "The transfer sheet is ready. Read it aloud and have it signed.")
        )
        self.outcome.setFocus(Qt.FocusReason.TabFocusReason)

    def _run(self, work: Callable[[], T], then: Callable[[T], object]) -> None:
        self.banner.clear()
        self._had_focus = self.focusWidget()
        self.set_busy(True)

        def done(result: T) -> None:
            self._cannot_keep = False
            self._let_go()
            then(result)

        self._jobs.run(work, done, self._on_error, owner=self)

    def _let_go(self) -> None:
        self.set_busy(False)
        self._follow()
        if self._had_focus is not None:
            self._had_focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_error(self, error: UserError) -> None:
        self._let_go()
        problems = error.problems if isinstance(error, BadInput) else ()
        self._cannot_keep = not problems
        for problem in problems:
            self.form.set_row_visible(problem.field, True)
        elsewhere = self.form.show_problems(problems)
        if elsewhere or not problems:
            self.banner.show_error(error)
