"""Numbers that may have been meant: each whole, with what differs from the typed one marked, and what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop.ui.sizes import column, drop_children, row
from desktop.ui.tokens import Space
from desktop.ui.widgets.labels import KeyHint, label
from desktop.ui.widgets.styling import mark


@dataclass(frozen=True, slots=True)
class Offer:
    """A number, the places of it that differ (0-based), what follows from it in words, and the key that takes it."""

    number: str
    places: tuple[int, ...]
    words: str
    key: str


class OfferList(QWidget):
    """The offers beside their field, one in a line, each to be taken by a click. The keys are the form's."""

    taken = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()
        self._lines = column(self, gap=0)
        self.hide()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show these in place of those before; none hides the list."""
        if tuple(offers) == self._offers:
            return
        self._offers = tuple(offers)
        drop_children(self._lines)
        for at, offer in enumerate(offers):
            line = _OfferLine(offer, self)
            line.clicked.connect(lambda i=at: self.taken.emit(i))
            self._lines.addWidget(line)
            line.show()
        self._lines.addStretch(1)
        self.setVisible(bool(offers))

    def texts(self) -> list[str]:
        """What is offered, as a screen reader says it."""
        return [_spoken(offer) for offer in self._offers]


class _OfferLine(QFrame):
    clicked = Signal()

    def __init__(self, offer: Offer, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_spoken(offer))
        self.setToolTip(_spoken(offer))
        number = QLabel(_marked(offer))
        number.setTextFormat(Qt.TextFormat.RichText)  # of the number's own characters, and nothing that was typed
        number.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box = row(self, gap=Space.XS)
        top = Qt.AlignmentFlag.AlignTop
        key = KeyHint(offer.key)
        mark(key, keyhint="small")
        box.addWidget(key, 0, top)
        box.addWidget(number, 0, top)
        box.addWidget(label("second", offer.words, wrap=True), 1, top)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


def _spoken(offer: Offer) -> str:
    return " ".join(filter(None, (offer.key, offer.number, offer.words)))


def _marked(offer: Offer) -> str:
    """The number with its changed characters underlined and bold: no colour has to be told apart."""
    return "".join(
        f"<b><u>{escape(character)}</u></b>" if place in offer.places else escape(character)
        for place, character in enumerate(offer.number)
    )
