"""Beside the facts: who entered the declaration, what was corrected, and whether it is held."""

from PySide6.QtWidgets import QWidget

from desktop.services.declaration_book import ChangedField, Correction, DeclarationRecord
from desktop.ui.dates import past_text
from desktop.ui.entry.words import field_label, field_text
from desktop.ui.i18n import Translated
from desktop.ui.sizes import column, drop_children
from desktop.ui.tokens import Space
from desktop.ui.widgets.labels import label


class HistoryList(Translated, QWidget):
    """Newest first, the entering last. What is personal is masked here even while the facts are shown in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: DeclarationRecord | None = None
        self._lines: list[str] = []
        self._box = column(gap=Space.M)
        box = column(self, gap=0)
        box.addLayout(self._box)
        box.addStretch(1)

    def show_record(self, record: DeclarationRecord) -> None:
        """Show what became of a declaration."""
        self._record = record
        self.retranslate()

    def texts(self) -> list[str]:
        """What is shown, a text for each thing that happened."""
        return list(self._lines)

    def retranslate(self) -> None:
        record = self._record
        if record is None:
            return
        drop_children(self._box)
        self._lines = []
        if record.hold is not None:
            told = self.tr(
                "Legal hold since {day}, set by {name}. It is not deleted when its time is up.\nReason: {reason}"
            )
            self._add(
                "attention", told.format(day=past_text(record.hold.at), name=record.hold.by, reason=record.hold.reason)
            )
        for correction in record.corrections:
            self._add("body", self._corrected(correction))
        entered = (
            self.tr("Taken from a file on {day} by {name}")
            if record.source == "import"
            else self.tr("Typed in on {day} by {name}")
        )
        self._add("second", entered.format(day=past_text(record.entered_at), name=record.entered_by))

    def _add(self, role: str, text: str) -> None:
        made = label(role, text, wrap=True)  # type: ignore[arg-type]
        self._box.addWidget(made)
        self._lines.append(text)

    def _corrected(self, correction: Correction) -> str:
        told = self.tr("Corrected on {day} by {name}\nReason: {reason}")
        head = told.format(day=past_text(correction.at), name=correction.by, reason=correction.reason)
        return "\n".join((head, *(self._changed(change) for change in correction.changes)))

    def _changed(self, change: ChangedField) -> str:
        name = field_label(change.field)
        if change.before == change.after:
            return self.tr("{field}: changed; masked, both read {text}").format(
                field=name, text=field_text(change.field, change.after)
            )
        nothing = self.tr("empty")
        return self.tr("{field}: {before} → {after}").format(
            field=name,
            before=field_text(change.field, change.before) or nothing,
            after=field_text(change.field, change.after) or nothing,
        )
