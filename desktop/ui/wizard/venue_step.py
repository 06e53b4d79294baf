"""Step 1: the venue."""

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.venue import VenueDraft
from desktop.services.venues import VenueReview
from desktop.ui.jobs import Jobs
from desktop.ui.sizes import column
from desktop.ui.venue.venue_form import VenueForm
from desktop.ui.wizard.step import Step


class VenueStep(Step):
    """Asks for the details that the Guide wants of a venue."""

    def __init__(self, review: VenueReview, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = VenueForm(review, jobs)
        column(self).addWidget(self._form)
        self._form.submitted.connect(self.submitted)

    def draft(self) -> VenueDraft:
        """What was typed."""
        return self._form.draft()

    @property
    def insists(self) -> bool:
        """Whether the manager stands by a doubtful name."""
        return self._form.insists

    def title(self) -> str:
        return self.tr("Venue")

    def lead(self) -> str:
        return self.tr("Which venue is this desk for? Have the licence at hand.")

    def check(self) -> bool:
        return self._form.check()

    def owns(self, field: str) -> bool:
        return field in VenueDraft.__dataclass_fields__

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        self._form.show_problems(problems)

    def focus_first(self) -> None:
        self._form.focus_first()
