"""The way to another desk by USB stick: a request goes, an answer comes, and days may lie between."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock, venue_time
from desktop.domain.errors import BadInput, Problem, UserError
from desktop.domain.messages import Message, message
from desktop.domain.progress import Progress
from desktop.services.joining_stick import StickJoinService, StickRequest
from desktop.sync.stop import Stop
from desktop.sync.troubles import SyncTrouble, Trouble
from desktop.ui.dialogs.files import SaveFolder, ask_where_to_save
from desktop.ui.i18n import sentence
from desktop.ui.wizard.answer_step import AnswerStep
from desktop.ui.wizard.invite_step import InviteStep
from desktop.ui.wizard.manager_step import KnownManagerStep
from desktop.ui.wizard.route import MAKE, Deed, Route, Then

WRITE = Deed(
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

    def deed(self, step: int) -> Deed | None:
        return {_ASKING: WRITE, _WAITING: MAKE}.get(step)

    def may_go_back(self, step: int) -> bool:
        return step < _WAITING

    def begin(self, step: int, parent: QWidget, folder: Path, stop: Stop, then: Then) -> None:
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
        if isinstance(error, SyncTrouble) and error.kind is Trouble.BUNDLE:
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
