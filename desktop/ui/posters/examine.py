"""What making the posters of a choice shows, asked for in the background; only the newest answer counts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from desktop.domain.errors import BadInput, Cancelled, UserError
from desktop.domain.gate import Gate
from desktop.domain.posters import GatePoster, Language
from desktop.domain.progress import Progress
from desktop.posters.composition.placed import Finding, Severity
from desktop.posters.document.templates import TemplateInfo
from desktop.posters.output.rendition import Rendition
from desktop.services.posters.posters import PosterBatch, PosterService, Proof
from desktop.services.venue.venues import VenueService
from desktop.ui.kit.job import Job
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.pdf_view import page_image


@dataclass(frozen=True, slots=True)
class Choice:
    """Which posters: a template, a language, gates in their order; and how they are put on paper."""

    template_id: str
    language: Language
    gate_ids: tuple[str, ...]
    rendition: Rendition = field(default_factory=Rendition)


@dataclass(frozen=True, slots=True)
class Sample:
    """One poster to look at: that of a gate, as it is in the batch of ``choice``."""

    choice: Choice
    gate_id: str


@dataclass(frozen=True, slots=True)
class Examination:
    """A choice made into posters. ``batch`` is None where something stops them; ``problem`` is then the reason
    that is no finding (a page that does not scan, a missing font)."""

    choice: Choice
    batch: PosterBatch | None
    findings: tuple[Finding, ...]
    problem: UserError | None = None


@dataclass(frozen=True, slots=True)
class PosterFacts:
    """What the page starts from: templates, and the gates whose posters the member may print, with the posters' state.

    ``others``: the venue has gates that are left out. ``look`` changes whenever the thumbnails would look different.
    """

    templates: tuple[TemplateInfo, ...]
    posters: tuple[GatePoster, ...]
    others: bool
    look: tuple[int, Gate | None, tuple[tuple[str, int], ...]]


def survey(posters: PosterService, venue: VenueService) -> PosterFacts:
    """Read what the page shows before anything is chosen."""
    every = posters.states()
    printable = posters.printable([state.gate.id for state in every])
    states = tuple(state for state in every if state.gate.id in printable)
    gate = states[0].gate if states else None
    templates = posters.templates()
    stamps = tuple((info.id, info.changed_at) for info in templates)
    return PosterFacts(templates, states, len(states) < len(every), (venue.get().version, gate, stamps))


def examine(posters: PosterService, choice: Choice, progress: Progress) -> Examination:
    """Make the posters and read their codes back, as for printing. Raises ``Cancelled``."""
    try:
        batch = posters.prepare(choice.template_id, choice.language, choice.gate_ids, progress, choice.rendition)
        return Examination(choice, batch, batch.findings)
    except Cancelled:
        raise
    except UserError as error:
        return _failed(posters, choice, error)


def thumbnails(
    posters: PosterService, template_ids: Sequence[str], language: Language, gate_id: str, room: QSize
) -> dict[str, QImage]:
    """Every template with the gate's real poster, at most ``room`` device pixels large."""
    return {t: page_image(posters.proof(t, language, gate_id).pdf, 0, room) for t in template_ids}


def _failed(posters: PosterService, choice: Choice, error: UserError) -> Examination:
    """Where preflight blocks, its findings say everything; other failures speak for themselves."""
    if not isinstance(error, BadInput):
        return Examination(choice, None, (), error)
    try:
        findings = posters.findings(choice.template_id, choice.language, choice.gate_ids, choice.rendition)
    except UserError:
        findings = ()
    blocked = any(finding.severity is Severity.BLOCK for finding in findings)
    return Examination(choice, None, findings, None if blocked else error)


class Examiner(QObject):
    """What the page starts from, examination, proofs and thumbnails: each made on a thread, with a signal when it is there."""

    surveyed = Signal(object)
    """A ``PosterFacts``."""
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
        self._latest = Latest(jobs, self)
        self._examining: tuple[Choice, Job] | None = None
        self._proofing: Sample | None = None
        self._next_proof: Sample | None = None
        self._pictured: object = None

    def survey(self) -> None:
        """Read templates, gates and their posters' states."""
        self._latest.ask(partial(survey, self._posters, self._venue), self.surveyed.emit, self.failed.emit)

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
        of = choice.template_id, choice.language, sample.gate_id, choice.gate_ids, choice.rendition
        work = partial(self._posters.proof, *of)
        self._jobs.run(work, self._on_proofed, self._on_not_proofed, owner=self)

    def picture(self, facts: PosterFacts, language: Language, room: QSize) -> None:
        """Make the thumbnails, unless they would look as they do."""
        gate = facts.look[1]
        key = facts.look, language, room.toTuple()
        if gate is None or key == self._pictured:
            return
        self._pictured = key
        ids = [info.id for info in facts.templates]
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
