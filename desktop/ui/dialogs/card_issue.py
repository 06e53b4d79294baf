"""Whom a card can be issued to now, and whether they agree."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.services.cards import Applicant
from desktop.ui.i18n import Translated, sentence
from desktop.ui.sizes import row
from desktop.ui.tokens import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.labels import label


class CardIssue(Translated, Card):
    """``wanted``: a card is to be issued. It cannot be before the person has agreed."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=Space.S, margins=(14, 10), tone="tint", parent=parent)
        self._applicant: Applicant | None = None
        self._who, self._told = label("strong", wrap=True), label("second", wrap=True)
        self.consent = QCheckBox()
        self.issue = Button("primary")
        self.issue.clicked.connect(self.wanted)
        self.consent.toggled.connect(self._follow)
        line = row(gap=Space.M)
        line.addWidget(self.consent, 1)
        line.addWidget(self.issue)
        self.body.addWidget(self._who)
        self.body.addWidget(self._told)
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
        return f"{self._who.text()} {self._told.text()}"

    def retranslate(self) -> None:
        self.consent.setText(self.tr("Agrees that name, document, phone and address are kept for the card"))
        self.issue.set_words(self.tr("Issue a card"))
        applicant = self._applicant
        self._told.setVisible(not self._may)
        if applicant is None:
            self._who.setText(self.tr("Nobody is at hand for a new card"))
            self._told.setText(
                self.tr("Type the person’s details into the form, or save their slip, then come back here.")
            )
        else:
            self._who.setText(self.tr("For {name}").format(name=applicant.name or "—"))
        if applicant is not None and applicant.card is not None:
            self._told.setText(
                self.tr("Has card {number}. Replace it if it is lost.").format(number=applicant.card.number)
            )
        elif applicant is not None and applicant.problem is not None:
            self._told.setText(sentence(applicant.problem))
        self.setAccessibleName(self.text())

    def _follow(self) -> None:
        self.issue.setEnabled(self.consent.isChecked())
