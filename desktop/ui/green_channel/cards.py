"""Visitor cards on the entry page: a scanned one fills the form, and the way to issuing and voiding them."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock, venue_time
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.services.cards.cards import CardHolder, CardService
from desktop.services.cards.printing import CardPrintService
from desktop.services.printing.papers import PaperPrinter
from desktop.settings import Settings
from desktop.ui.entry.card import EntryCard
from desktop.ui.green_channel.card_dialogs import CardsDialog
from desktop.ui.kit.banner import Banner
from desktop.ui.kit.jobs import Jobs

_JUST_NOW_MS = 30 * 60_000
"""A card that comes again within this was probably held under the scanner twice."""


class CardActions(QObject):
    """Knows which card filled the form (``card_id``), and who was saved last, to whom a card may be issued."""

    def __init__(
        self,
        cards: CardService,
        papers: CardPrintService,
        printer: PaperPrinter,
        settings: Settings,
        clock: Clock,
        jobs: Jobs,
        form: EntryCard,
        banner: Banner,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._cards = cards
        self._dialog = partial(
            CardsDialog, cards=cards, papers=papers, printer=printer, settings=settings, jobs=jobs, parent=page
        )
        self._clock = clock
        self._jobs = jobs
        self._form = form
        self._banner = banner
        self.card_id = ""
        """The card that filled the form, empty for none."""
        self._saved = ""

    def begin(self, saved: str = "") -> None:
        """Another form has begun; ``saved`` is the declaration that the last one became."""
        self.card_id = ""
        self._saved = saved or self._saved

    def forget(self, saved: str) -> None:
        """A declaration was taken back: no card is issued for it."""
        if self._saved == saved:
            self._saved = ""

    def resume(self, card_id: str) -> None:
        """The form that a card had filled stands there again; empty for a form that none had."""
        self.card_id = card_id
        self._form.set_by_card(bool(card_id))

    def scanned(self, payload: str) -> None:
        """A card lies under the scanner."""
        self._jobs.run(partial(self._cards.holder, payload), self._on_holder, self._on_refused, owner=self)

    def manage(self) -> None:
        """Issue a card to the person in the form, else to whom was saved last; replace and void others."""
        person: DeclarationDraft | str = self._form.draft() if self._form.has_person else self._saved
        self._dialog(person).open()

    def _on_holder(self, holder: CardHolder) -> None:
        if self._form.has_person and not self._is_in_form(holder):
            self._banner.show_message(
                "attention",
                message(
                    "GreenChannelPage",
                    "Somebody else stands in the form. Save or empty it first, then scan card {number} again.",
                    number=holder.number,
                ),
            )
            return
        self.card_id = holder.card_id
        self._form.begin_with(holder.draft)
        used = holder.used_at
        if used is not None and 0 <= self._clock.now_ms() - used < _JUST_NOW_MS:
            self._banner.show_message(
                "attention",
                message(
                    "GreenChannelPage",
                    "Card {number} of {name} was used at {time} already. Save only if the person comes again.",
                    number=holder.number,
                    name=holder.name,
                    time=f"{venue_time(used):%H:%M}",
                ),
            )
        else:
            self._banner.show_message(
                "good",
                message(
                    "GreenChannelPage",
                    "Card {number}: {name}. See that it is this person, then take the temperature.",
                    number=holder.number,
                    name=holder.name,
                ),
            )

    def _is_in_form(self, holder: CardHolder) -> bool:
        """The holder stands in the form already: the card was scanned twice, or after the typing had begun."""
        typed, held = self._form.draft(), holder.draft
        if typed.id_number or held.id_number:
            return typed.id_number.upper() == held.id_number
        return (typed.name, typed.phone) == (held.name, held.phone)

    def _on_refused(self, error: UserError) -> None:
        self._banner.show_error(error)
