"""Steps of a new venue: its details, its manager and the recovery code."""

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.person import check_person_name
from desktop.domain.phone import check_phone
from desktop.domain.venue import VenueDraft
from desktop.reports.recovery import RecoverySheet
from desktop.services.maps.maps import MapService
from desktop.services.setup.setup import PersonDraft
from desktop.services.venue.venues import VenueReview
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.sizes import column
from desktop.ui.setup.step import Step
from desktop.ui.venue_form.form import VenueForm
from desktop.ui.venue_form.passwords import PasswordRows
from desktop.ui.venue_form.recovery import Papers, RecoveryProof


class VenueStep(Step):
    """Asks for the details that the Guide wants of a venue."""

    def __init__(self, review: VenueReview, maps: MapService, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = VenueForm(review, maps, jobs)
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


class ManagerStep(Step):
    """Asks for the one manager and a password, twice."""

    _prefix = "manager."
    """What the names of the fields begin with in the request."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = FormGrid(2)
        self._name, self._phone = TextField(), TextField()
        self._form.add_row("name", self._name)
        self._form.add_row("phone", self._phone)
        self._password = PasswordRows(self._form)
        box = column(self)
        box.addWidget(self._form)
        box.addStretch(1)
        self._form.submitted.connect(self.submitted)
        self.retranslate()

    def person(self) -> PersonDraft:
        """The manager as typed."""
        return PersonDraft(self._name.value(), self._phone.value(), self._password.value())

    def title(self) -> str:
        return self.tr("Manager")

    def lead(self) -> str:
        return self.tr("Who manages this venue? Front-desk clerks and inspectors can be added later.")

    def check(self) -> bool:
        person = self.person()
        found = (check_person_name(person.name)[1], check_phone(person.phone, required=True)[1])
        problems = [*(p for p in found if p is not None), *self._password.problems()]
        self._form.show_problems(problems)
        return not problems

    def owns(self, field: str) -> bool:
        return field.startswith(self._prefix)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        self._form.show_problems(Problem(p.field.removeprefix(self._prefix), p.message, p.doubtful) for p in problems)

    def focus_first(self) -> None:
        self._form.focus_first()

    def retranslate(self) -> None:
        self._form.set_words("name", self.tr("Full name"))
        self._form.set_words("phone", self.tr("Phone"))
        hint = self.tr("At least 8 characters; three words are easy to keep.")
        self._password.set_words(self.tr("Password"), self.tr("Password again"), hint)


class KnownManagerStep(ManagerStep):
    """The manager of a venue that has a desk already: the name and the phone number have to be the same there."""

    _prefix = ""

    def lead(self) -> str:
        return self.tr(
            "Only the venue’s manager sets up another desk: name and phone number as at the first one. "
            "Passwords do not travel; this one is for this PC."
        )

    def owns(self, field: str) -> bool:
        return field in ("name", "phone", "password")


class RecoveryStep(Step):
    """Comes after the desk was made; there is no way back from here."""

    def __init__(self, jobs: Jobs, papers: Papers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proof = RecoveryProof(jobs, papers)
        column(self).addWidget(self._proof)
        self._proof.submitted.connect(self.submitted)

    def show_sheet(self, sheet: RecoverySheet) -> None:
        """The code of the desk that was just made."""
        self._proof.show_sheet(sheet)

    def title(self) -> str:
        return self.tr("Recovery code")

    def lead(self) -> str:
        return self.tr(
            "The desk is made. If the password is ever lost, only this code opens it. It is shown once: "
            "print it, or copy it onto paper, and lock it away."
        )

    def check(self) -> bool:
        return self._proof.check()

    def owns(self, field: str) -> bool:
        return False

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Nothing is asked here that anybody else checks."""

    def focus_first(self) -> None:
        self._proof.focus_first()
