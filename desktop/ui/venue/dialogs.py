"""Editing the venue's details, and their past: who changed what, and when."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import Message, message
from desktop.domain.opening_hours import shown_hours
from desktop.domain.venue import FieldChange, Venue, VenueChange
from desktop.domain.wording import NO, WORDING_FIELDS, YES
from desktop.services.maps.maps import MapService
from desktop.services.venue.venues import VenueReview, VenueService, draft_of
from desktop.ui.kit.cards import EmptyState, rule
from desktop.ui.kit.dates import past_text
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column
from desktop.ui.kit.tokens import Space
from desktop.ui.venue_form.form import VenueForm


class VenueEditDialog(Dialog):
    """Saves in the background; what the rules refuse stands under its field."""

    saved = Signal(object)
    """The venue as it is now."""

    def __init__(
        self,
        venue: Venue,
        venues: VenueService,
        review: VenueReview,
        maps: MapService,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, width=860)
        self._venues = venues
        self._jobs = jobs
        self.form = VenueForm(review, maps, jobs, is_registered=True)
        self.form.set_draft(draft_of(venue))
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.form.submitted.connect(self.submit)
        self.action.clicked.connect(self.submit)
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Edit the venue’s details"))
        self.action.set_words(self.tr("Save changes"))

    def is_dirty(self) -> bool:
        return self.form.is_edited()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.focus_first()

    def submit(self) -> None:
        """Save, if everything can be accepted."""
        if not self.action.isEnabled() or not self.form.check():
            return
        draft, insist = self.form.draft(), self.form.insists
        self.set_busy(True)
        self._jobs.run(lambda: self._venues.edit(draft, insist=insist), self._on_saved, self._on_failed)

    def _on_saved(self, venue: Venue) -> None:
        self.set_busy(False)
        self.accept()
        self.saved.emit(venue)

    def _on_failed(self, error: UserError) -> None:
        self.set_busy(False)
        problems = error.problems if isinstance(error, BadInput) else ()
        if self.form.show_problems(problems):
            self.banner.show_error(error)


_FIELDS: dict[str, Message] = {
    "name": message("VenueHistory", "Name"),
    "poster_name": message("VenueHistory", "Short name for posters"),
    "uscc": message("VenueHistory", "Credit code"),
    "type": message("VenueHistory", "Type"),
    "region": message("VenueHistory", "Region"),
    "address": message("VenueHistory", "Address"),
    "latitude": message("VenueHistory", "Latitude"),
    "longitude": message("VenueHistory", "Longitude"),
    "host": message("VenueHistory", "Website"),
    "opening_hours": message("VenueHistory", "Opening hours"),
    "scans_count_from": message("VenueHistory", "Scans count as visits from"),
    "fever_place": message("VenueHistory", "Where people with a fever go"),
    "health_code": message("VenueHistory", "Health code"),
    "health_code_name": message("VenueHistory", "Name of the health code"),
    "travel_card": message("VenueHistory", "Travel card"),
    "steps_zh": message("VenueHistory", "Steps on posters, in Chinese"),
    "steps_en": message("VenueHistory", "Steps on posters, in English"),
}
_NOTHING = message("VenueHistory", "(empty)")


class VenueHistoryDialog(Dialog):
    """Edits, newest first. It only shows."""

    def __init__(self, history: Sequence[VenueChange], parent: QWidget | None = None) -> None:
        super().__init__(parent, width=620, height=460)
        self._history = tuple(history)
        self._holder = QWidget()
        self._box = column(self._holder, gap=Space.M)
        self._lines = [self._entry(change) for change in self._history]
        self._empty = EmptyState("history")
        self._empty.setVisible(not self._history)
        self._box.addWidget(self._empty)
        self._box.addStretch(1)
        self.body.addWidget(self._holder, 1)
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


_SHOWN: dict[str, Message] = {YES: message("VenueHistory", "shown"), NO: message("VenueHistory", "not shown")}
_USUAL = message("VenueHistory", "(as usual)")


def _value(field: str, text: str) -> Message | str:
    if field in WORDING_FIELDS:
        lines = " · ".join(filter(None, text.split("\n")))
        return _SHOWN.get(text) or lines or _USUAL
    return (shown_hours(text) if field == "opening_hours" else text) or _NOTHING


def _line(change: FieldChange) -> str:
    name = _FIELDS.get(change.field)
    text = message(
        "VenueHistory",
        "{field}: {before} → {after}",
        field=name if name is not None else change.field,
        before=_value(change.field, change.before),
        after=_value(change.field, change.after),
    )
    return sentence(text)
