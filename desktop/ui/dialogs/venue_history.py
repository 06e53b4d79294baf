"""The venue's past: who changed what, and when."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.messages import Message, message
from desktop.domain.venue import FieldChange, VenueChange
from desktop.ui.dates import past_text
from desktop.ui.dialogs.base import Dialog
from desktop.ui.i18n import sentence
from desktop.ui.sizes import column, sized
from desktop.ui.tokens import Space
from desktop.ui.widgets.card import rule, scrolled
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.labels import label

_FIELDS: dict[str, Message] = {
    "name": message("VenueHistory", "Name"),
    "uscc": message("VenueHistory", "Credit code"),
    "type": message("VenueHistory", "Type"),
    "region": message("VenueHistory", "Region"),
    "address": message("VenueHistory", "Address"),
    "latitude": message("VenueHistory", "Latitude"),
    "longitude": message("VenueHistory", "Longitude"),
    "host": message("VenueHistory", "Website"),
}
_NOTHING = message("VenueHistory", "(empty)")


class VenueHistoryDialog(Dialog):
    """Edits, newest first. It only shows."""

    def __init__(self, history: Sequence[VenueChange], parent: QWidget | None = None) -> None:
        super().__init__(parent, width=620)
        self._history = tuple(history)
        self._holder = QWidget()
        self._box = column(self._holder, gap=Space.M)
        self._lines = [self._entry(change) for change in self._history]
        self._empty = EmptyState("history")
        self._empty.setVisible(not self._history)
        self._box.addWidget(self._empty)
        self._box.addStretch(1)
        area = scrolled(self._holder)
        sized(area, min_height=320)
        self.body.addWidget(area, 1)
        self.action.hide()
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def _entry(self, change: VenueChange) -> tuple[QLabel, list[QLabel]]:
        head = label("second")
        self._box.addWidget(head)
        lines = [label(wrap=True) for _ in change.changes]
        for line in lines:
            self._box.addWidget(line)
        self._box.addWidget(rule())
        return head, lines

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("History of the venue’s details"))
        self.cancel.set_words(self.tr("Close"))
        self._empty.set_words(self.tr("No changes yet"), self.tr("The details are still as they were registered."))
        for change, (head, lines) in zip(self._history, self._lines, strict=True):
            head.setText(sentence(message("VenueHistory", "{when} · {who}", when=past_text(change.at), who=change.by)))
            for field, line in zip(change.changes, lines, strict=True):
                line.setText(_line(field))


def _line(change: FieldChange) -> str:
    name = _FIELDS.get(change.field)
    told = message(
        "VenueHistory",
        "{field}: {before} → {after}",
        field=name if name is not None else change.field,
        before=change.before or _NOTHING,
        after=change.after or _NOTHING,
    )
    return sentence(told)
