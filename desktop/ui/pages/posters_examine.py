"""What the posters page looks at: a choice, and what making the posters of that choice showed.

The functions run in the background. What they return is what would be saved or printed: the preview shows pages of
``Examination.batch``, not an imitation of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from desktop.domain.errors import BadInput, Cancelled, Forbidden, UserError
from desktop.domain.gate import Gate
from desktop.domain.posters import GatePoster, Language
from desktop.domain.progress import Progress
from desktop.posters.placed import Finding, Severity
from desktop.posters.templates import TemplateInfo
from desktop.services.posters import PosterBatch, PosterService
from desktop.services.venues import VenueService
from desktop.ui.widgets.pdf_image import page_image


@dataclass(frozen=True, slots=True)
class Choice:
    """Which posters: a template, a language, gates in their order."""

    template_id: str
    language: Language
    gate_ids: tuple[str, ...]


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
class Situation:
    """What the page starts from: templates, gates with the state of their posters, and what the member may print.

    ``look`` changes whenever the thumbnails would look different.
    """

    templates: tuple[TemplateInfo, ...]
    posters: tuple[GatePoster, ...]
    printable: frozenset[str]
    look: tuple[int, Gate | None]


def survey(posters: PosterService, venue: VenueService) -> Situation:
    """Read what the page shows before anything is chosen."""
    states = posters.states()
    gate = states[0].gate if states else None
    return Situation(posters.templates(), states, _printable(posters, states), (venue.get().version, gate))


def examine(posters: PosterService, choice: Choice, progress: Progress) -> Examination:
    """Make the posters and read their codes back, as for printing. Raises ``Cancelled``."""
    try:
        batch = posters.prepare(choice.template_id, choice.language, choice.gate_ids, progress)
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
        findings = posters.findings(choice.template_id, choice.language, choice.gate_ids)
    except UserError:
        findings = ()
    blocked = any(finding.severity is Severity.BLOCK for finding in findings)
    return Examination(choice, None, findings, None if blocked else error)


def _printable(posters: PosterService, states: Sequence[GatePoster]) -> frozenset[str]:
    """The gates whose posters the member may print: all of them, or an inspector's own."""
    ids = [state.gate.id for state in states]
    if _may_print(posters, ids):
        return frozenset(ids)
    return frozenset(gate_id for gate_id in ids if _may_print(posters, [gate_id]))


def _may_print(posters: PosterService, gate_ids: Sequence[str]) -> bool:
    try:
        posters.require_printing(gate_ids)
    except Forbidden:
        return False
    return True
