"""What became of a file's lines, in sums that are the file's: read, new, already there, not taken, not read and waiting."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.number_text import count_text
from desktop.services.imports.outcome import ImportOutcome
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column
from desktop.ui.kit.tokens import Space

_PARTS = 6
"""Reasons and notes that are told one by one."""


class ImportCounts(Translated, QWidget):
    """The counts of one import."""

    def __init__(self, outcome: ImportOutcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcome = outcome
        self._sums, self._details = label("strong", wrap=True), label("second", wrap=True)
        box = column(self, gap=Space.S)
        box.addWidget(self._sums)
        box.addWidget(self._details)
        self.retranslate()

    def text(self) -> str:
        """How many lines became what, as shown."""
        return self._sums.text()

    def details(self) -> str:
        """What was not read, and what else is to be known, as shown; empty for nothing."""
        return self._details.text()

    def retranslate(self) -> None:
        outcome = self._outcome
        self._sums.setText(
            self.tr(
                "Lines in the file: {lines} · New: {accepted} · Already there: {existing} · Not taken: {rejected} · "
                "Not read: {not_read}"
            ).format(
                lines=count_text(outcome.lines),
                accepted=count_text(outcome.accepted),
                existing=count_text(outcome.existing),
                rejected=count_text(len(outcome.rejected)),
                not_read=count_text(sum(part.count for part in outcome.not_read)),
            )
        )
        parts = [self._not_read(at) for at, part in enumerate(outcome.not_read) if part.count]
        parts += [sentence(note) for note in outcome.notes]
        more = (
            [self.tr("And {count} more notes.").format(count=count_text(len(parts) - _PARTS))]
            if len(parts) > _PARTS
            else []
        )
        self._details.setText("\n".join((*parts[:_PARTS], *more)))
        self._details.setVisible(bool(parts))

    def _not_read(self, at: int) -> str:
        part = self._outcome.not_read[at]
        place = (
            self.tr("Not read, line {line}: {because}")
            if part.count == 1
            else self.tr("Not read, {count} lines from line {line} on: {because}")
        )
        if part.sheet:
            place = f"{part.sheet} · {place}"
        return place.format(line=part.line, count=count_text(part.count), because=sentence(part.because))


class ImportResultDialog(Dialog):
    """Counts. ``not_kept`` says why the refused lines could not be kept, where there are some."""

    section = "import"

    def __init__(self, outcome: ImportOutcome, parent: QWidget, not_kept: UserError | None = None) -> None:
        super().__init__(parent, width=640)
        self.counts = ImportCounts(outcome)
        self.body.addWidget(self.counts)
        self.cancel.hide()
        self.action.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        if not_kept is not None:
            self.banner.show_message(
                "danger",
                message(
                    "ImportResultDialog",
                    "The lines that were not taken could not be kept. {problem} Then import the same "
                    "file again: what was taken is not taken twice.",
                    problem=not_kept.message,
                ),
            )
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("The import is done"))
        self.action.set_words(self.tr("Close"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.action.setFocus(Qt.FocusReason.TabFocusReason)
