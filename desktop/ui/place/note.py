"""One line about a pasted text: what was understood, with the way back, or what only a person can say."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.geo import Datum
from desktop.domain.messages import Message, message
from desktop.domain.places.found import NoCoordinates, Place, PlaceText, Question
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.field_notes import FieldNote, NoteRole
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.sizes import column, row, spaced
from desktop.ui.kit.tokens import Space

DATUM_NAMES: dict[Datum, Message] = {
    Datum.GCJ02: message("PlaceNote", "AMap, Tencent Maps (GCJ-02)"),
    Datum.BD09: message("PlaceNote", "Baidu Maps (BD-09)"),
    Datum.WGS84: message("PlaceNote", "GPS receiver (WGS-84)"),
}
_MOST = 4
"""Places of one text that are offered."""


class PlaceNote(Translated, QWidget):
    """Hidden until something is asked or said. ``ask`` leads to ``settled``, at once where nothing has to be asked."""

    settled = Signal(object)
    """A ``Place`` with its datum."""
    undone = Signal()
    """The person wants what was there before the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: PlaceText | NoCoordinates | None = None
        self._settled: Place | None = None
        self._words = FieldNote()
        self._buttons = [Button("link") for _ in range(_MOST)]
        self._undo = Button("link")
        flow = spaced(FlowLayout(), Space.L)
        for button in self._buttons:
            button.hide()
            flow.addWidget(button)
        line = row(gap=Space.M)
        line.addWidget(self._words, 1)
        line.addWidget(self._undo)
        for number, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, at=number: self._on_answer(at))
        self._undo.clicked.connect(self._on_undo)
        box = column(self, gap=Space.XS)
        box.addLayout(line)
        box.addLayout(flow)
        self.hide()

    @property
    def is_asking(self) -> bool:
        """Whether an answer is waited for."""
        return isinstance(self._found, PlaceText) and self._settled is None

    @property
    def asked(self) -> PlaceText | None:
        """What is asked about; None where nothing is."""
        return self._found if self.is_asking and isinstance(self._found, PlaceText) else None

    def text(self) -> str:
        """What it says."""
        return self._words.text() if not self.isHidden() else ""

    def ask(self, found: PlaceText | NoCoordinates) -> None:
        """Take what a text says of a place, and ask what it does not say."""
        self._found, self._settled = found, None
        if isinstance(found, PlaceText) and found.question is None:
            self._settle(found.places[0])
        else:
            self.retranslate()
            self.show()

    def answer(self, datum: Datum) -> None:
        """The datum was chosen elsewhere."""
        if isinstance(self._found, PlaceText) and self._found.question is Question.DATUM:
            place = self._found.places[0]
            self._settle(Place(place.latitude, place.longitude, datum, place.is_view))

    def clear(self) -> None:
        """Say nothing any more."""
        self._found = self._settled = None
        self.hide()

    def retranslate(self) -> None:
        self._undo.set_words(self.tr("Undo"))
        self._undo.setVisible(not isinstance(self._found, NoCoordinates))
        answers: Sequence[str] = ()
        if isinstance(self._found, NoCoordinates):
            self._say(sentence(self._found.reason), "attention")
        elif self._found is not None and self._settled is None:
            question = self._found.question
            assert question is not None  # else it would be settled
            self._say(sentence(question.value), "attention")
            answers = [self._name(answer) for answer in self._answers()]
        elif self._found is not None and self._settled is not None:
            self._say(self._understood(self._found, self._settled), "help")
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(answers))
            button.set_words(answers[number] if number < len(answers) else "")

    def _understood(self, found: PlaceText, place: Place) -> str:
        assert place.datum is not None  # as it is settled
        words = self.tr("Understood ({source}): {place} ({datum}).").format(
            source=sentence(found.source),
            place=_numbers(place),
            datum=place.datum,
        )
        if not place.is_view:
            return words
        return f"{words} " + self.tr("It is the middle of the map that the link shows. Compare it on the map.")

    def _say(self, words: str, role: NoteRole) -> None:
        self._words.show_words(words, role)
        self.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _answers(self) -> Sequence[Place | Datum]:
        if not isinstance(self._found, PlaceText):
            return ()
        return tuple(DATUM_NAMES) if self._found.question is Question.DATUM else self._found.places[:_MOST]

    def _name(self, answer: Place | Datum) -> str:
        if isinstance(answer, Datum):
            return sentence(DATUM_NAMES[answer])
        return self.tr("Latitude {latitude}, longitude {longitude}").format(
            latitude=f"{answer.latitude:.6f}", longitude=f"{answer.longitude:.6f}"
        )

    def _on_answer(self, number: int) -> None:
        answers = self._answers()
        if not isinstance(self._found, PlaceText) or number >= len(answers):
            return
        answer = answers[number]
        if isinstance(answer, Datum):
            self.answer(answer)
        else:
            self.ask(self._found.chosen(answer))

    def _settle(self, place: Place) -> None:
        self._settled = place
        self.retranslate()
        self.show()
        self.settled.emit(place)

    def _on_undo(self) -> None:
        self.clear()
        self.undone.emit()


def _numbers(place: Place) -> str:
    return f"{place.latitude:.6f}, {place.longitude:.6f}"
