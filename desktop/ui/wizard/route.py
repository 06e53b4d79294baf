"""The ways to a desk: a venue that is new, and another desk of one that a hub knows (by stick: ``stick_route``)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadInput, Problem, UserError
from desktop.domain.messages import Message, message
from desktop.services.joining import JoinRequest, JoinService
from desktop.services.setup import SetupRequest, SetupService
from desktop.services.venues import VenueReview
from desktop.sync.stop import Stop
from desktop.sync.troubles import SyncTrouble, Trouble
from desktop.ui.dialogs.sync_enrol import problems_of, read_certificate
from desktop.ui.jobs import Jobs
from desktop.ui.wizard.gates_step import GatesStep
from desktop.ui.wizard.join_step import JoinStep
from desktop.ui.wizard.manager_step import KnownManagerStep, ManagerStep
from desktop.ui.wizard.step import Step
from desktop.ui.wizard.venue_step import VenueStep

Then = Callable[[Callable[..., object]], object]
"""Is given the work of a deed, which runs on another thread: it gives the desk that was made, or says what was done."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done after a step: the words on the button before and meanwhile; ``waiting`` where it may take long, so
    that one may want to stop it."""

    title: Message
    busy: Message
    waiting: Message | None = None


MAKE = Deed(message("Wizard", "Make the desk"), message("Wizard", "Making the desk…"))
_FETCH = replace(MAKE, waiting=message("Wizard", "Fetching the venue from the hub"))


class Route:
    """The steps that ask for a desk, and the work that makes it of what was typed."""

    steps: tuple[Step, ...]

    def typed(self) -> object:
        """What was typed, to be compared with what was there at first."""
        raise NotImplementedError

    def deed(self, step: int) -> Deed | None:
        """What is done once a step is complete; None where the next one comes."""
        return MAKE if step == len(self.steps) - 1 else None

    def begin(self, step: int, parent: QWidget, folder: Path, stop: Stop, then: Then) -> None:
        """Ask what is still to be asked, then give the work of the step's deed to ``then``. Raises ``UserError`` for
        what can be seen before."""
        raise NotImplementedError

    def may_go_back(self, step: int) -> bool:
        """Whether there is a way back from a step."""
        return True

    def problems(self, error: UserError) -> tuple[Problem, ...]:
        """What an error has to say of single fields."""
        return error.problems if isinstance(error, BadInput) else ()


class NewVenue(Route):
    """Venue, gates and manager are typed in here."""

    def __init__(self, setup: SetupService, review: VenueReview, jobs: Jobs) -> None:
        self._setup = setup
        self.venue, self.gates, self.manager = VenueStep(review, jobs), GatesStep(), ManagerStep()
        self.steps = (self.venue, self.gates, self.manager)

    def typed(self) -> SetupRequest:
        return SetupRequest(self.venue.draft(), self.manager.person(), self.gates.names(), insist=self.venue.insists)

    def begin(self, step: int, parent: QWidget, folder: Path, stop: Stop, then: Then) -> None:
        request = self.typed()
        then(lambda: self._setup.create(folder, request))


class AnotherDesk(Route):
    """Venue, gates and members come from the hub; only the manager may fetch them."""

    def __init__(self, joining: JoinService) -> None:
        self._joining = joining
        self.place, self.manager = JoinStep(joining), KnownManagerStep()
        self.steps = (self.place, self.manager)

    def typed(self) -> tuple[JoinRequest, str]:
        person = self.manager.person()
        request = replace(self.place.request(), name=person.name, phone=person.phone, password=person.password)
        return request, self.place.certificate()

    def deed(self, step: int) -> Deed | None:
        return _FETCH if super().deed(step) else None

    def begin(self, step: int, parent: QWidget, folder: Path, stop: Stop, then: Then) -> None:
        request, certificate = self.typed()
        request = replace(request, authority=read_certificate(certificate))
        then(lambda: self._joining.join(folder, request, stop))

    def problems(self, error: UserError) -> tuple[Problem, ...]:
        if isinstance(error, SyncTrouble):
            match error.kind:
                case Trouble.MEMBER:
                    return (Problem("name", error.message),)
                case Trouble.NOT_APPROVED:
                    return (Problem("ticket", error.message),)
                case Trouble.NEWER | Trouble.OLDER:
                    return (Problem("hub", error.message),)
        return problems_of(error)
