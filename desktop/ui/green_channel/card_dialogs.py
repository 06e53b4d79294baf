"""The desk's visitor cards: issue one to the person at the desk, find, replace, void and print them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from desktop.domain.card import VOID_WORDS, VoidReason
from desktop.domain.clock import venue_time
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.number_text import count_text
from desktop.domain.posters import Language
from desktop.domain.progress import Progress
from desktop.reports.coded import CodedPages
from desktop.services.cards.cards import Applicant, CardService, ListedCard
from desktop.services.cards.printing import CardPrintService, MadeCards
from desktop.services.printing.papers import PaperPrinter
from desktop.settings import Settings
from desktop.ui.kit.buttons import Button, ChipTone
from desktop.ui.kit.cards import Card
from desktop.ui.kit.dialogs import Dialog, FormDialog, confirm
from desktop.ui.kit.fields import Select, TextField
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.print_dialog import PaperPrintDialog, PrintablePaper
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import row, sized
from desktop.ui.kit.tables import Column, RecordModel, Table
from desktop.ui.kit.tokens import Space


class CardIssue(Translated, Card):
    """``wanted``: a card is to be issued. It cannot be before the person has agreed."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=Space.S, margins=(14, 10), tone="tint", parent=parent)
        self._applicant: Applicant | None = None
        self._who, self._explanation = personal(label("strong", wrap=True)), label("second", wrap=True)
        self.consent = QCheckBox()
        self.issue = Button("primary")
        self.issue.clicked.connect(self.wanted)
        self.consent.toggled.connect(self._follow)
        line = row(gap=Space.M)
        line.addWidget(self.consent, 1)
        line.addWidget(self.issue)
        self.body.addWidget(self._who)
        self.body.addWidget(self._explanation)
        self.body.addLayout(line)
        self.show_applicant(None)

    def show_applicant(self, applicant: Applicant | None) -> None:
        """Offer a card to this person; None where nobody is at hand."""
        self._applicant = applicant
        self.consent.setChecked(False)
        may = self._may
        self.consent.setVisible(may)
        self.issue.setVisible(may)
        self._follow()
        self.retranslate()

    @property
    def _may(self) -> bool:
        applicant = self._applicant
        return applicant is not None and applicant.card is None and applicant.problem is None

    def text(self) -> str:
        """What is said of the person now."""
        return f"{self._who.text()} {self._explanation.text()}"

    def retranslate(self) -> None:
        self.consent.setText(self.tr("Agrees that name, document, phone and address are kept for the card"))
        self.issue.set_words(self.tr("Issue a card"))
        applicant = self._applicant
        self._explanation.setVisible(not self._may)
        if applicant is None:
            self._who.setText(self.tr("Nobody is at hand for a new card"))
            self._explanation.setText(
                self.tr("Type the person’s details into the form, or save their slip, then come back here.")
            )
        else:
            self._who.setText(self.tr("For {name}").format(name=applicant.name or "—"))
        if applicant is not None and applicant.card is not None:
            self._explanation.setText(
                self.tr("Has card {number}. Replace it if it is lost.").format(number=applicant.card.number)
            )
        elif applicant is not None and applicant.problem is not None:
            self._explanation.setText(sentence(applicant.problem))
        self.setAccessibleName(self.text())

    def _follow(self) -> None:
        self.issue.setEnabled(self.consent.isChecked())


_REASONS = (VoidReason.LOST, VoidReason.DAMAGED, VoidReason.ASKED, VoidReason.MISTAKE)


class CardVoidDialog(FormDialog):
    """Voids one card; ``done_with`` comes when it is void."""

    section = "cards"

    def __init__(self, cards: CardService, card: ListedCard, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(jobs, parent, action="danger")
        self._cards = cards
        self._card = card
        self._explanation = label("second", wrap=True)
        self.body.insertWidget(0, self._explanation)
        self.reason = Select()
        self.form.add_row("reason", self.reason)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Void card {number}").format(number=self._card.number))
        self._explanation.setText(
            self.tr(
                "The card opens nothing any more, and what was kept of its holder is deleted at once. This cannot be undone."
            )
        )
        self.form.set_words("reason", self.tr("Why"))
        self.reason.set_choices([(reason, sentence(VOID_WORDS.label(reason))) for reason in _REASONS])
        self.action.set_words(self.tr("Void the card"))

    def work(self) -> Callable[[], object]:
        reason = VoidReason(str(self.reason.value()))
        return lambda: self._cards.void(self._card.id, reason)


class CardsDialog(Dialog):
    """``person``: the form that somebody stands in, or the declaration (its identifier) that was saved last."""

    section = "cards"

    issued = Signal(object)
    """A card (``ListedCard``) was issued."""

    def __init__(
        self,
        person: DeclarationDraft | str,
        cards: CardService,
        papers: CardPrintService,
        printer: PaperPrinter,
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
        self.table = personal(Table(self._model))
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
        for button in (self.reissue, self.void):
            self.buttons.add_left(button)
        self.buttons.add_right(self.print_new, before=1)
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
        self.print_new.set_words(self.tr("Print new ones ({count})…").format(count=count_text(len(self._unprinted))))
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
        self.banner.show_message(
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
        self.banner.show_message("good", message("CardsDialog", "Card {number} is void.", number=card.number))
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

        paper = PrintablePaper(
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
        self.banner.show_message("good", message("CardsDialog", "The cards are ready: cut them along the lines."))
        self._load()

    def _on_error(self, error: UserError) -> None:
        self.banner.show_error(error)
