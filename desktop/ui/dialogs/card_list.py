"""The desk's visitor cards: issue one to the person at the desk, find, replace, void and print them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.card import VOID_WORDS
from desktop.domain.clock import venue_time
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.domain.progress import Progress
from desktop.reports.coded import CodedPages
from desktop.services.card_printing import CardPrintService, MadeCards
from desktop.services.cards import Applicant, CardService, ListedCard
from desktop.services.slip_printer import SlipPrinter
from desktop.settings import Settings
from desktop.ui.dialogs.base import Dialog
from desktop.ui.dialogs.card_issue import CardIssue
from desktop.ui.dialogs.card_void import CardVoidDialog
from desktop.ui.dialogs.paper_print import PaperPrintDialog, PaperWork
from desktop.ui.i18n import sentence
from desktop.ui.jobs import Jobs
from desktop.ui.messages import confirm
from desktop.ui.sizes import sized
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chips import ChipTone
from desktop.ui.widgets.fields import TextField
from desktop.ui.widgets.table import Column, RecordModel, Table


class CardsDialog(Dialog):
    """``person``: the form that somebody stands in, or the declaration (its identifier) that was saved last."""

    issued = Signal(object)
    """A card (``ListedCard``) was issued."""

    def __init__(
        self,
        person: DeclarationDraft | str,
        cards: CardService,
        papers: CardPrintService,
        printer: SlipPrinter,
        settings: Settings,
        jobs: Jobs,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, width=780)
        self._person = person
        self._cards = cards
        self._papers = papers
        self._paper_dialog = partial(PaperPrintDialog, printer=printer, settings=settings, jobs=jobs, parent=self)
        self._jobs = jobs
        self._asked = 0
        self._wanted = ""
        self._unprinted: tuple[str, ...] = ()
        self.applicant = CardIssue()
        self.search = TextField()
        self.search.setClearButtonEnabled(True)
        self._model: RecordModel[ListedCard] = RecordModel(
            [
                Column(lambda: self.tr("Card"), lambda c: c.number, 70),
                Column(lambda: self.tr("Name"), lambda c: c.name or "—", 90),
                Column(lambda: self.tr("Document"), lambda c: c.id_number or "—"),
                Column(lambda: self.tr("Phone"), lambda c: c.phone or "—", 125),
                Column(lambda: self.tr("Last used"), lambda c: f"{venue_time(c.used_at):%m-%d}", 85),
                Column(lambda: self.tr("State"), self._state, 175, tone=self._tone),
            ]
        )
        self.table = Table(self._model)
        sized(self.table, min_height=230)
        self.reissue, self.void, self.print_new = Button("secondary"), Button("secondary"), Button("secondary", "print")
        self._build()
        self._on_chosen(None)
        self.retranslate()
        self._load_applicant()
        self._load()

    def _build(self) -> None:
        self.body.addWidget(self.applicant)
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        for place, button in enumerate((self.reissue, self.void)):
            self.buttons.insertWidget(place, button)
        self.buttons.insertWidget(self.buttons.count() - 1, self.print_new)
        self.print_new.hide()
        self.applicant.wanted.connect(self._on_issue)
        self.search.textEdited.connect(lambda _: self._load())
        self.table.selected.connect(self._on_chosen)
        self.table.opened.connect(lambda _: self._on_print())
        self.action.clicked.connect(self._on_print)
        self.print_new.clicked.connect(self._on_print_new)
        self.reissue.clicked.connect(self._on_reissue)
        self.void.clicked.connect(self._on_void)
        self.finished.connect(self.deleteLater)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Visitor cards"))
        self.search.setPlaceholderText(self.tr("Card number, name, pinyin, end of a number or phone"))
        self.search.setAccessibleName(self.tr("Find a card"))
        self.table.setAccessibleName(self.tr("Visitor cards"))
        self.cancel.set_words(self.tr("Close"))
        self.action.set_words(self.tr("Print this card…"))
        self.print_new.set_words(self.tr("Print new ones ({count})…").format(count=len(self._unprinted)))
        self.reissue.set_words(self.tr("Replace…"))
        self.void.set_words(self.tr("Void…"))
        self._model.retranslate()

    def chosen(self) -> ListedCard | None:
        """The card that is chosen in the list."""
        card = self.table.current()
        return card if isinstance(card, ListedCard) else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focused, QPushButton):
            focused.click()
        elif is_enter and focused is self.applicant.consent:
            self.applicant.consent.setChecked(True)
            self.applicant.issue.setFocus(Qt.FocusReason.TabFocusReason)
        elif (is_enter or event.key() == Qt.Key.Key_Down) and focused is self.search:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            self.table.selectRow(0)
        else:
            super().keyPressEvent(event)

    def _focus_first(self) -> None:
        field = self.applicant.consent if self.applicant.consent.isVisibleTo(self) else self.search
        field.setFocus(Qt.FocusReason.TabFocusReason)

    def _state(self, card: ListedCard) -> str:
        if card.void_reason is not None:
            return self.tr("Void: {reason}").format(reason=sentence(VOID_WORDS.label(card.void_reason)))
        return self.tr("In force") if card.is_printed else self.tr("Not printed yet")

    @staticmethod
    def _tone(card: ListedCard) -> ChipTone:
        if card.void_at is not None:
            return "neutral"
        return "good" if card.is_printed else "attention"

    def _load_applicant(self) -> None:
        person = self._person
        if isinstance(person, DeclarationDraft):
            self._jobs.run(partial(self._cards.applicant, person), self._show_applicant, self._on_error, owner=self)
        elif person:
            self._jobs.run(
                partial(self._cards.applicant_of, person), self._show_applicant, lambda _: None, owner=self
            )  # the declaration may be gone by now

    def _show_applicant(self, applicant: Applicant) -> None:
        self.applicant.show_applicant(applicant)
        if self.focusWidget() is self.search and not self.search.text():
            self._focus_first()

    def _load(self) -> None:
        self._asked += 1
        look = partial(self._cards.list, self.search.text())
        self._jobs.run(look, partial(self._show_cards, self._asked), self._on_error, owner=self)

    def _show_cards(self, number: int, found: tuple[ListedCard, ...]) -> None:
        if number != self._asked:  # something else was asked for meanwhile
            return
        if not self.search.text():
            self._unprinted = tuple(c.id for c in found if c.void_at is None and not c.is_printed)
            self.print_new.setVisible(bool(self._unprinted))
        self._model.set_records(found)
        at = next((i for i, card in enumerate(found) if card.id == self._wanted), None)
        if at is not None:
            self.table.selectRow(at)
        self.retranslate()

    def _on_chosen(self, card: object) -> None:
        in_force = isinstance(card, ListedCard) and card.void_at is None
        for button in (self.action, self.reissue, self.void):
            button.setEnabled(in_force)

    def _on_issue(self) -> None:
        person, consent = self._person, self.applicant.consent.isChecked()
        if isinstance(person, DeclarationDraft):
            issue = partial(self._cards.issue, person, consent=consent)
        else:
            issue = partial(self._cards.issue_for, person, consent=consent)
        self._jobs.run(issue, self._on_issued, self._on_error, owner=self)

    def _on_issued(self, card: ListedCard) -> None:
        self.search.clear()
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        self._wanted = card.id
        self.banner.tell(
            "good",
            message("CardsDialog", "Card {number} is issued. Print it now, or with others later.", number=card.number),
        )
        self._load_applicant()
        self._load()
        self.issued.emit(card)

    def _on_reissue(self) -> None:
        card = self.chosen()
        if card is not None:
            confirm(
                self,
                message("CardsDialog", "Replace card {number}?", number=card.number),
                message(
                    "CardsDialog", "The old card is void at once; the same person gets a new one with a new number."
                ),
                message("CardsDialog", "Replace the card"),
                lambda: self._jobs.run(
                    partial(self._cards.reissue, card.id), self._on_issued, self._on_error, owner=self
                ),
            )

    def _on_void(self) -> None:
        card = self.chosen()
        if card is not None:
            dialog = CardVoidDialog(self._cards, card, self._jobs, self)
            dialog.done_with.connect(lambda _: self._on_voided(card))
            dialog.open()

    def _on_voided(self, card: ListedCard) -> None:
        self._wanted = card.id
        self.banner.tell("good", message("CardsDialog", "Card {number} is void.", number=card.number))
        self._load_applicant()
        self._load()

    def _on_print(self) -> None:
        card = self.chosen()
        if card is not None and card.void_at is None:
            self._print((card.id,))

    def _on_print_new(self) -> None:
        self._print(self._unprinted)

    def _print(self, ids: tuple[str, ...]) -> None:
        made: list[MadeCards] = []

        def make(language: Language, progress: Progress) -> CodedPages:
            made[:] = [self._papers.make(ids, language, progress)]
            return made[0].pages

        paper = PaperWork(
            message("CardsDialog", "Print visitor cards"),
            message("CardsDialog", "Visitor cards"),
            make,
            self._papers.write,
            lambda: self._papers.note_printed(made[0]),
        )
        dialog = self._paper_dialog(paper)
        dialog.printed.connect(self._on_printed)
        dialog.open()

    def _on_printed(self) -> None:
        self.banner.tell("good", message("CardsDialog", "The cards are ready: cut them along the lines."))
        self._load()

    def _on_error(self, error: UserError) -> None:
        self.banner.tell_error(error)
