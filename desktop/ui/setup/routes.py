"""The ways to a desk: a venue that is new, and another desk of one that a hub knows, over the network or by stick."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.domain.cancellation import CancellationToken
from desktop.domain.clock import Clock, venue_time
from desktop.domain.errors import BadInput, Problem, UserError
from desktop.domain.messages import Message, message
from desktop.domain.progress import Progress
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.services.maps.maps import MapService
from desktop.services.setup.joining import JoinRequest, JoinService
from desktop.services.setup.joining_by_stick import StickJoinService, StickRequest
from desktop.services.setup.setup import NewDesk, SetupRequest, SetupService
from desktop.services.venue.venues import VenueReview
from desktop.ui.hub.enrolment_form import problems_of, read_certificate
from desktop.ui.kit.files import SaveFolder, ask_where_to_save
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.setup.gates_step import GatesStep
from desktop.ui.setup.joining_steps import AnswerStep, InviteStep, JoinStep
from desktop.ui.setup.step import Step
from desktop.ui.setup.venue_steps import KnownManagerStep, ManagerStep, VenueStep

Work = Callable[..., NewDesk | Message]
Then = Callable[[Work], object]
"""Is given the work of an action, which runs on another thread: it gives the desk that was made, or says what was done."""


@dataclass(frozen=True, slots=True)
class StepAction:
    """What is done after a step: the words on the button before and meanwhile; ``waiting`` where it may take long, so
    that one may want to stop it."""

    title: Message
    busy: Message
    waiting: Message | None = None


MAKE = StepAction(message("Wizard", "Make the desk"), message("Wizard", "Making the desk…"))
_FETCH = replace(MAKE, waiting=message("Wizard", "Fetching the venue from the hub"))


class Route:
    """The steps that ask for a desk, and the work that makes it of what was typed."""

    steps: tuple[Step, ...]

    def typed(self) -> object:
        """What was typed, to be compared with what was there at first."""
        raise NotImplementedError

    def action(self, step: int) -> StepAction | None:
        """What is done once a step is complete; None where the next one comes."""
        return MAKE if step == len(self.steps) - 1 else None

    def begin(self, step: int, parent: QWidget, folder: Path, stop: CancellationToken, then: Then) -> None:
        """Ask what is still to be asked, then give the work of the step's action to ``then``. Raises ``UserError`` for
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

    def __init__(self, setup: SetupService, review: VenueReview, maps: MapService, jobs: Jobs) -> None:
        self._setup = setup
        self.venue, self.gates, self.manager = VenueStep(review, maps, jobs), GatesStep(), ManagerStep()
        self.steps = (self.venue, self.gates, self.manager)

    def typed(self) -> SetupRequest:
        return SetupRequest(self.venue.draft(), self.manager.person(), self.gates.names(), insist=self.venue.insists)

    def begin(self, step: int, parent: QWidget, folder: Path, stop: CancellationToken, then: Then) -> None:
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

    def action(self, step: int) -> StepAction | None:
        return _FETCH if super().action(step) else None

    def begin(self, step: int, parent: QWidget, folder: Path, stop: CancellationToken, then: Then) -> None:
        request, certificate = self.typed()
        request = replace(request, authority=read_certificate(certificate))
        then(lambda: self._joining.join(folder, request, stop))

    def problems(self, error: UserError) -> tuple[Problem, ...]:
        if isinstance(error, SyncError):
            match error.kind:
                case SyncErrorKind.MEMBER:
                    return (Problem("name", error.message),)
                case SyncErrorKind.NOT_APPROVED:
                    return (Problem("ticket", error.message),)
                case SyncErrorKind.NEWER | SyncErrorKind.OLDER:
                    return (Problem("hub", error.message),)
        return problems_of(error)


WRITE = StepAction(
    message("Wizard", "Write the request…"),
    message("Wizard", "Writing the request…"),
    message("Wizard", "Writing the request to the stick"),
)
_ASKING, _WAITING = 1, 2
"""Steps after which something is done."""


class AnotherDeskByStick(Route):
    """Venue, gates and members come on a stick. Once the request is written there is no way back to what was typed: the
    answer is to that request."""

    def __init__(self, joining: StickJoinService, manager: KnownManagerStep, folder: SaveFolder, clock: Clock) -> None:
        self._joining = joining
        self._folder = folder
        self._clock = clock
        self.place, self.manager, self.answer = InviteStep(joining, self._stick), manager, AnswerStep(self._stick)
        self.steps = (self.place, self.manager, self.answer)

    @property
    def waiting_step(self) -> int:
        """Where one goes on once a request is on its way."""
        return _WAITING

    def typed(self) -> StickRequest:
        person = self.manager.person()
        return replace(self.place.request(), name=person.name, phone=person.phone, password=person.password)

    def action(self, step: int) -> StepAction | None:
        return {_ASKING: WRITE, _WAITING: MAKE}.get(step)

    def may_go_back(self, step: int) -> bool:
        return step < _WAITING

    def begin(self, step: int, parent: QWidget, folder: Path, stop: CancellationToken, then: Then) -> None:
        if step == _WAITING:
            answer, password = self.answer.answer(), self.answer.password()
            self._folder.keep(answer.parent)
            then(lambda: self._joining.answer(folder, answer, password))
            return
        request = self.typed()
        if problems := self._joining.problems(request):
            raise BadInput.of(problems)
        self._ask_where(
            parent,
            lambda out: self._write(out, lambda progress: self._joining.ask(folder, request, out, progress), then),
        )

    def write_again(self, parent: QWidget, folder: Path, then: Then) -> None:
        """The same request, for a stick that was lost."""
        password = self.answer.password()
        self._ask_where(
            parent,
            lambda out: self._write(out, lambda progress: self._joining.again(folder, password, out, progress), then),
        )

    def give_up(self, folder: Path) -> None:
        """Forget the request. Raises ``UserError``."""
        self._joining.give_up(folder)
        self.answer.forget()

    def problems(self, error: UserError) -> tuple[Problem, ...]:
        if isinstance(error, BadInput):
            return error.problems
        if isinstance(error, SyncError) and error.kind is SyncErrorKind.BUNDLE:
            return (Problem("answer", error.message),)
        return ()

    def _stick(self) -> Path:
        return self._folder.path

    def _ask_where(self, parent: QWidget, then: Callable[[Path], object]) -> None:
        at = venue_time(self._clock.now_ms())
        ask_where_to_save(
            parent,
            sentence(message("Wizard", "Write the request to a USB stick")),
            self._folder.path,
            f"venuedesk-join-{at:%Y%m%d-%H%M}.vdb",
            sentence(message("Wizard", "Requests to a hub")),
            "vdb",
            then,
        )

    def _write(self, out: Path, write: Callable[[Progress], None], then: Then) -> None:
        self._folder.keep(out.parent)

        def work(progress: Progress) -> Message:
            write(progress)
            return message(
                "Wizard",
                "The request is in {path}. Take the stick to the health office; its answer comes back on the same stick, as {answer}.",
                path=out,
                answer=f"{out.name}.receipt",
            )

        then(work)
