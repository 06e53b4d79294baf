"""The figures of a result."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.domain.exposure.overlap import Certainty, Circle
from desktop.domain.number_text import count_text
from desktop.services.exposure.results import ExposureResult
from desktop.ui.exposure.filters import ContactFilter
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import ElidedLabel, label
from desktop.ui.kit.sizes import row
from desktop.ui.kit.tokens import Space

_CARD = 164


class FigureCard(Card):
    """A name, a figure, and what it means."""

    def __init__(self, more: QAction | None = None, parent: QWidget | None = None) -> None:
        """``more`` is what leads to all of it."""
        super().__init__(gap=0, margins=(18, 10, 18, 10), parent=parent)
        self._name, self._figure, self._note = label("second", wrap=True), label("figure"), ElidedLabel("second")
        line = row(gap=Space.S)
        line.addWidget(self._figure)
        line.addStretch(1)
        if more is not None:
            button = Button("link")
            button.follow(more)
            line.addWidget(button)
        self.body.addWidget(self._name)
        self.body.addLayout(line)
        self.body.addWidget(self._note)

    def set_words(self, name: str, figure: str, note: str) -> None:
        """Everything that the card says."""
        self._name.setText(name)
        self._figure.setText(figure)
        self._note.setText(note)
        self.setAccessibleName(f"{name}: {figure}. {note}")


class ResultFigures(Translated, QWidget):
    """Certain ones, possible ones, those at other gates, and those who left no name."""

    def __init__(self, counted: QAction, parent: QWidget | None = None) -> None:
        """``counted`` shows those who left no name by the hour."""
        super().__init__(parent)
        self._result: ExposureResult | None = None
        self._filter = ContactFilter()
        self.certain, self.possible, self.elsewhere = (FigureCard() for _ in range(3))
        self.counted = FigureCard(counted)
        cards = FoldingRow(self, balanced=True)
        for card in (self.certain, self.possible, self.elsewhere, self.counted):
            cards.add(card, width=_CARD, stretch=1)
        self.retranslate()

    def show_result(self, result: ExposureResult, chosen: ContactFilter) -> None:
        """Show the figures of the circle that is chosen."""
        self._result, self._filter = result, chosen
        self.retranslate()

    def retranslate(self) -> None:
        result = self._result
        if result is None:
            return
        self.counted.setVisible(result.is_counted)
        is_venue = self._filter.circle is Circle.VENUE
        circle = None if is_venue else Circle.GATE
        self.certain.set_words(
            self.tr("Certain"),
            count_text(result.count(circle, Certainty.CERTAIN)),
            self.tr("whole venue, both times known") if is_venue else self.tr("same gate, both times known"),
        )
        self.possible.set_words(
            self.tr("Possible"),
            count_text(result.count(circle, Certainty.POSSIBLE)),
            self.tr("a time is vague or missing"),
        )
        self.elsewhere.set_words(
            self.tr("Same venue, another gate"),
            count_text(result.count(Circle.VENUE)),
            self.tr("certain ones: {count}").format(count=count_text(result.count(Circle.VENUE, Certainty.CERTAIN))),
        )
        self.counted.set_words(
            self.tr("Counted without a name"),
            count_text(result.counted_at_venue if is_venue else result.counted),
            self.tr("in these hours, at the whole venue")
            if is_venue
            else self.tr("in these hours, at the case’s gates"),
        )
