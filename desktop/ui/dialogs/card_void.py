"""Ending a visitor card: why, from a short list, so that nobody's name gets into the ledger."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.card import VOID_WORDS, VoidReason
from desktop.services.cards import CardService, ListedCard
from desktop.ui.i18n import sentence
from desktop.ui.jobs import Jobs
from desktop.ui.venue.form_dialog import FormDialog
from desktop.ui.widgets.fields import Select
from desktop.ui.widgets.labels import label

_REASONS = (VoidReason.LOST, VoidReason.DAMAGED, VoidReason.ASKED, VoidReason.MISTAKE)


class CardVoidDialog(FormDialog):
    """Voids one card; ``done_with`` comes when it is void."""

    def __init__(self, cards: CardService, card: ListedCard, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(jobs, parent, action="danger")
        self._cards = cards
        self._card = card
        self._told = label("second", wrap=True)
        self.body.insertWidget(0, self._told)
        self.reason = Select()
        self.form.add_row("reason", self.reason)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Void card {number}").format(number=self._card.number))
        self._told.setText(
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
