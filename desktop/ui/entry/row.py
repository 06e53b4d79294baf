"""A field of the entry form with its label, what is wrong with it, and the ways out."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QSizePolicy, QWidget

from desktop.domain.errors import Problem
from desktop.domain.messages import Message
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.field_notes import FieldNote, NoteRole
from desktop.ui.kit.folding import seen_whole
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import KeyHint, label
from desktop.ui.kit.sizes import column, drop_children, px, row, sized
from desktop.ui.kit.theme import mark
from desktop.ui.kit.tokens import Space


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


_UNDER_LABEL = 2
_LINK = 18
"""Height of what can be clicked in the line under a field, at 100 %: no higher than its words."""
_BESIDE = 480
"""From which width on a field has room beside it for what else may be meant, at 100 %."""


class EntryRow(Translated, QWidget):
    """Label above or beside, field, note. A doubtful problem can be insisted on, an offer be taken."""

    insist_wanted = Signal()
    offer_taken = Signal(int)

    def __init__(
        self, field: QWidget, *, beside: bool = False, offers: bool = False, parent: QWidget | None = None
    ) -> None:
        """``beside``: the label stands beside the field; ``offers``: something else may be meant, and stands beside it."""
        super().__init__(parent)
        seen_whole(self)
        self.field = field
        self.problem: Problem | None = None
        self._note_words: Message | None = None
        self._offers = OfferList(self)
        self._offers.taken.connect(self.offer_taken)
        self.label = label("body" if beside else "second", wrap=beside)
        self.label.setBuddy(field)
        self._note = FieldNote(field)
        self._insist = Button("link")
        _make_small(self._insist)
        self._insist.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._insist.clicked.connect(self.insist_wanted)
        self._below = row(gap=Space.S)
        self._below.addWidget(self._note, 1)
        self._below.addWidget(self._insist)
        box = column(None if offers else self, gap=_UNDER_LABEL)
        self._whole = row(self, gap=Space.XS) if offers else None
        if self._whole is not None:
            self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            self._whole.addLayout(box)
            self._whole.addWidget(self._offers, 1)
        if beside:
            line = row(gap=Space.M)
            line.addWidget(self.label, 1)
            line.addWidget(field)
            box.addLayout(line)
        else:
            box.addWidget(self.label)
            box.addWidget(field)
        box.addLayout(self._below)
        box.addStretch(1)
        self._insist.hide()
        self.retranslate()

    def set_words(self, text: str, name: str = "") -> None:
        """The label, empty for a field that says it itself; ``name`` is what screen readers say instead."""
        self.label.setText(text)
        self.label.setVisible(bool(text))
        self.field.setAccessibleName(name or text)

    def set_quiet(self, quiet: bool) -> None:
        """Show that this slip does not need the field; it can be filled in all the same."""
        mark(self.field, quiet=quiet)

    def retranslate(self) -> None:
        self._insist.set_words(self.tr("Insist F2"), self.tr("Keep anyway and say why"))
        if self._note_words is not None:
            self._show_note_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offers go below their field where there is no room beside it."""
        super().resizeEvent(event)
        if self._whole is not None:
            is_wide = event.size().width() >= px(_BESIDE)
            self._whole.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def show_problem(self, problem: Problem | None, summary: Message | None = None) -> None:
        """What is wrong; None takes it away. ``summary`` says it in fewer words than the problem."""
        self.problem = problem
        self._note_words = summary or (problem.message if problem is not None else None)
        doubtful = problem is not None and problem.doubtful
        self._insist.setVisible(doubtful)
        self._show_note_words()

    def show_note(self, text: str, role: NoteRole = "help") -> None:
        """A line under the field, which says nothing about it being wrong unless by its role."""
        self._note_words = None
        self._note.show_words(text, role)

    def note(self) -> str:
        """The line under the field."""
        return self._note.text()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """What the field may have been meant to hold, each to be taken by a click."""
        self._offers.show_offers(offers)
        self._note.set_further(" ".join(self.offers()))

    def offers(self) -> list[str]:
        """What is offered, as a screen reader says it."""
        return self._offers.texts()

    def _show_note_words(self) -> None:
        text = "" if self._note_words is None else sentence(self._note_words)
        self._note.show_words(text, "attention" if self.problem is not None and self.problem.doubtful else "error")


def _make_small(button: Button) -> None:
    """A link among the words of a note: as large as they are."""
    mark(button, kind="text")
    sized(button, height=_LINK)
