"""Editing the venue's details: the same form as at set-up."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadInput, UserError
from desktop.domain.venue import Venue
from desktop.services.venues import VenueReview, VenueService, draft_of
from desktop.ui.dialogs.base import Dialog
from desktop.ui.jobs import Jobs
from desktop.ui.sizes import column, sized
from desktop.ui.tokens import Space
from desktop.ui.venue.venue_form import VenueForm
from desktop.ui.widgets.card import scrolled


class VenueEditDialog(Dialog):
    """Saves in the background; what the rules refuse stands under its field."""

    saved = Signal(object)
    """The venue as it is now."""

    def __init__(
        self, venue: Venue, venues: VenueService, review: VenueReview, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, width=860)
        self._venues = venues
        self._jobs = jobs
        self.form = VenueForm(review, jobs)
        self.form.set_draft(draft_of(venue))
        holder = QWidget()
        # Room for focus rings, and between the fields and the scroll bar.
        column(holder, margins=(Space.XS, Space.XS, Space.L, Space.XS)).addWidget(self.form)
        area = scrolled(holder)
        sized(area, min_height=490)
        self.body.addWidget(area, 1)
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
            self.banner.tell_error(error)
