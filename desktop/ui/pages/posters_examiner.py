"""The background of the posters page: it asks for what is to be shown, and only the newest answer counts."""

from functools import partial

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.posters import Language
from desktop.domain.progress import Progress
from desktop.services.posters import PosterService, Proof
from desktop.services.venues import VenueService
from desktop.ui.jobs import Job, Jobs
from desktop.ui.pages.posters_examine import Choice, Examination, Sample, Situation, examine, survey, thumbnails


class Examiner(QObject):
    """Situation, examination, proofs and thumbnails, each made on a thread and told by a signal."""

    surveyed = Signal(object)
    """A ``Situation``."""
    examined = Signal(object)
    """An ``Examination`` of the choice asked for last."""
    proofed = Signal(object, object)
    """A ``Sample`` and its ``Proof``."""
    pictured = Signal(object)
    """Thumbnails by template id."""
    failed = Signal(object)

    def __init__(self, posters: PosterService, venue: VenueService, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._posters = posters
        self._venue = venue
        self._jobs = jobs
        self._examining: tuple[Choice, Job] | None = None
        self._proofing: Sample | None = None
        self._next_proof: Sample | None = None
        self._pictured: object = None

    def survey(self) -> None:
        """Read templates, gates and their posters' states."""
        self._jobs.run(partial(survey, self._posters, self._venue), self.surveyed.emit, self.failed.emit, owner=self)

    def examine(self, choice: Choice) -> None:
        """Make the posters of a choice; an examination under way is given up."""
        if self._examining is not None:
            self._examining[1].cancel()

        def work(progress: Progress) -> Examination:
            return examine(self._posters, choice, progress)

        job = self._jobs.run(work, self._on_examined, partial(self._on_not_examined, choice), owner=self)
        self._examining = choice, job

    def give_up(self) -> None:
        """Nothing is chosen: what is under way is of no use any more."""
        if self._examining is not None:
            self._examining[1].cancel()
            self._examining = None

    def proof(self, sample: Sample) -> None:
        """Make the poster of a single gate. While one is made, only the last that was asked for waits."""
        if self._proofing is not None:
            self._next_proof = sample
            return
        self._proofing = sample
        choice = sample.choice
        work = partial(self._posters.proof, choice.template_id, choice.language, sample.gate_id, choice.gate_ids)
        self._jobs.run(work, self._on_proofed, self._on_not_proofed, owner=self)

    def picture(self, situation: Situation, language: Language, room: QSize) -> None:
        """Make the thumbnails, unless they would look as they do."""
        gate = situation.look[1]
        key = situation.look, language, room.toTuple()
        if gate is None or key == self._pictured:
            return
        self._pictured = key
        ids = [info.id for info in situation.templates]
        work = partial(thumbnails, self._posters, ids, language, gate.id, room)
        self._jobs.run(work, partial(self._on_pictured, key), self._on_not_pictured, owner=self)

    def _on_examined(self, examination: Examination) -> None:
        if self._examining is not None and self._examining[0] == examination.choice:
            self._examining = None
            self.examined.emit(examination)

    def _on_not_examined(self, choice: Choice, error: UserError) -> None:
        if self._examining is not None and self._examining[0] == choice and not isinstance(error, Cancelled):
            self._examining = None
            self.examined.emit(Examination(choice, None, (), error))

    def _on_proofed(self, proof: Proof) -> None:
        sample = self._proofing
        if self._go_on() is None:
            self.proofed.emit(sample, proof)

    def _on_not_proofed(self, _error: UserError) -> None:
        # The examination of the same gate says why.
        self._go_on()

    def _go_on(self) -> Sample | None:
        """Start on the proof that waits; the one that is superseded is not worth showing."""
        waiting, self._proofing, self._next_proof = self._next_proof, None, None
        if waiting is not None:
            self.proof(waiting)
        return waiting

    def _on_pictured(self, key: object, pictures: dict[str, QImage]) -> None:
        if key == self._pictured:
            self.pictured.emit(pictures)

    def _on_not_pictured(self, error: UserError) -> None:
        self._pictured = None
        self.failed.emit(error)
