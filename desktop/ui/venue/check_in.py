"""The hub answers visitors at an address that the venue's codes do not lead to yet: what that means, and the choice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.venue.check_in import CheckInOffer
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import IconLabel, label
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.sizes import row, spaced
from desktop.ui.kit.tokens import Space


class CheckInCard(Translated, Card):
    """Hidden without an offer."""

    accepted = Signal(str)
    """The host is to be put into the codes."""
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, gap=Space.S, parent=parent)
        self._offer: CheckInOffer | None = None
        self._text = label("body", wrap=True)
        self.accept, self.decline = Button("secondary"), Button("quiet")
        self.accept.clicked.connect(self._on_accept)
        self.decline.clicked.connect(self.declined)
        line = row(gap=Space.M)
        line.addWidget(IconLabel("qr", "primary", 24), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, 1)
        buttons = spaced(FlowLayout(), Space.S)
        for button in (self.accept, self.decline):
            buttons.addWidget(button)
        self.body.addLayout(line)
        self.body.addLayout(buttons)
        self.hide()
        self.retranslate()

    def show_offer(self, offer: CheckInOffer | None) -> None:
        """Show what is offered; nothing without."""
        self._offer = offer
        self.setVisible(offer is not None)
        self.retranslate()

    def _on_accept(self) -> None:
        if self._offer is not None:
            self.accepted.emit(self._offer.host)

    def retranslate(self) -> None:
        self.set_heading(self.tr("Visitors can register themselves"))
        if self._offer is None:
            return
        self._text.setText(
            self.tr(
                "The hub answers whoever scans a code at {host}. The codes of this venue lead to {present}. With the hub’s "
                "address in them, posters that hang now are out of date; the Posters page prints them again."
            ).format(host=self._offer.host, present=self._offer.present)
        )
        self.accept.set_words(self.tr("Put {host} into the codes").format(host=self._offer.host))
        self.decline.set_words(self.tr("Keep the present address"))
