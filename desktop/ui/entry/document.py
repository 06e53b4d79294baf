"""The document's number in the form: read along, its repairs offered and taken."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.identity import DocumentFacts
from desktop.domain.messages import message
from desktop.ui.entry.fields import LineEntry
from desktop.ui.entry.reading import DocumentReading
from desktop.ui.entry.row import EntryRow, Offer

_ENDING = 4
"""Characters of a number that its offer shows, unless another offer ends alike."""


class DocumentLine:
    """Shows a reading in the number's row; knows what a digit means there."""

    def __init__(self, row: EntryRow, line: LineEntry) -> None:
        self._row = row
        self._line = line
        self._reading = DocumentReading()

    @property
    def facts(self) -> DocumentFacts:
        """What the number tells of the person."""
        return self._reading.facts

    def show(self, reading: DocumentReading, *, is_kept: bool) -> None:
        """Show what is wrong and what may have been meant; a number that ``is_kept`` is wrong with a reason."""
        self._reading = reading
        if is_kept or not self._line.text().strip():
            return
        short = message("GreenChannel", "Check character wrong. Perhaps:")
        self._row.show_problem(reading.problem, short if reading.by_check and reading.repairs else None)
        if reading.problem is not None:
            self._row.show_offers(self._offers())

    def put_away(self) -> bool:
        """Offer nothing any more; False where nothing was offered or the focus is elsewhere."""
        if not (self._row.offers() and self._line.hasFocus()):
            return False
        self.show(replace(self._reading, repairs=()), is_kept=False)
        return True

    def offer_at(self, widget: QWidget, event: QKeyEvent) -> int | None:
        """The offer that a key takes: a digit at the end of a number that is complete, nothing being selected."""
        at = event.key() - Qt.Key.Key_1
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if widget is not self._line or not plain or not self._reading.complete:
            return None
        at_end = not self._line.hasSelectedText() and self._line.cursorPosition() == len(self._line.text())
        return at if at_end and 0 <= at < len(self._row.offers()) else None

    def number_of(self, offer: int) -> str:
        """The whole number of an offer."""
        return self._reading.repairs[offer].number

    def _offers(self) -> list[Offer]:
        numbers = [repair.number for repair in self._reading.repairs]
        differ = len({number[-_ENDING:] for number in numbers}) == len(numbers)
        return [
            Offer(number[-_ENDING:] if differ else number, key if self._reading.complete else 0)
            for key, number in enumerate(numbers, 1)
        ]
