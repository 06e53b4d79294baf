"""Posters that must be printed again, each as it was: found from the ledger, made in batches of one look, saved together.

A poster is due again because the venue or the gate is another now (out of date), or because its gate was closed and is
open again (void). Gates without any poster are offered beside them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from desktop.domain.errors import BadInput, Cancelled, UserError
from desktop.domain.gate import Gate
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.posters import GatePoster, Language, PosterIssue, PosterState
from desktop.domain.progress import Progress, no_progress
from desktop.files.names import free_path
from desktop.posters.document.templates import TemplateInfo
from desktop.services.posters.posters import PosterService
from desktop.services.posters.states import read_states
from desktop.services.posters.templates import PosterTemplates
from desktop.services.printing.posters import Announce, PrintOrder, PrintOutcome, PrintService
from desktop.services.printing.sheets import paper_of
from desktop.services.rights import requires_at, requires_own
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import posters


class ReprintStopped(Cancelled):
    """The user stopped the work when some batches had come out already."""

    def __init__(self, words: Message) -> None:
        UserError.__init__(self, words)


class ReprintReason(StrEnum):
    """Why a gate's poster is offered: what hangs there says something else now, belongs to a gate that was closed in
    between, or nothing was printed yet."""

    STALE = "stale"
    VOID = "void"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Reprint:
    """A gate and the poster to print for it. ``serial`` is that of the poster to take down, empty for none.

    ``is_other_look``: the template of that poster is not on this desk any more, so another one takes its place.
    """

    gate: Gate
    reason: ReprintReason
    template: TemplateInfo
    language: Language
    serial: str = ""
    is_other_look: bool = False


@dataclass(frozen=True, slots=True)
class ReprintBatch:
    """Posters of one template and language, gates in their order."""

    template: TemplateInfo
    language: Language
    gate_ids: tuple[str, ...]


def batches_of(chosen: Sequence[Reprint]) -> tuple[ReprintBatch, ...]:
    """The batches that these are printed in: one for each look, in the order in which the looks come first."""
    looks: dict[tuple[str, Language], list[Reprint]] = defaultdict(list)
    for one in chosen:
        looks[one.template.id, one.language].append(one)
    return tuple(
        ReprintBatch(those[0].template, language, tuple(one.gate.id for one in those))
        for (_, language), those in looks.items()
    )


def _gates_of(batches: Sequence[ReprintBatch]) -> Iterator[str]:
    return (gate_id for batch in batches for gate_id in batch.gate_ids)


class ReprintService:
    """Finds what must be printed again, and makes it. All calls may take long: use a background thread."""

    def __init__(
        self,
        store: Store,
        session: Session,
        posters: PosterService,
        poster_templates: PosterTemplates,
        printing: Callable[[], PrintService],
    ) -> None:
        """``printing`` is asked for when something is printed: a desk without a print system saves files all the same."""
        self._store = store
        self._session = session
        self._posters = posters
        self._templates = poster_templates
        self._print_service = printing

    @requires_own(Right.PRINT_POSTERS)
    def offers(self, template_id: str, language: Language) -> tuple[Reprint, ...]:
        """What the member may print again, in the order of the gates; ``template_id`` and ``language`` are for gates
        without a poster, and for posters whose template is gone."""
        with self._store.read() as connection:
            states = read_states(connection, self._templates, self._store.clock.today())
            on_paper: dict[str, list[PosterIssue]] = defaultdict(list)
            for issue in posters.every(connection):
                if issue.on_paper_at:
                    on_paper[issue.gate_id].append(issue)
            known = {info.id: info for info in self._templates.list(connection)}
        usual = known.get(template_id) or next(iter(known.values()))
        offered = (_offer(state, on_paper[state.gate.id], known, usual, language) for state in states)
        mine = self._posters.printable([state.gate.id for state in states])
        return tuple(one for one in offered if one is not None and one.gate.id in mine)

    @requires_at(Right.PRINT_POSTERS, "batches", _gates_of)
    def check(self, batches: Sequence[ReprintBatch], progress: Progress = no_progress) -> None:
        """Prove that every one of these can be printed, before the first is. Raises as ``PosterService.prepare``."""
        steps = _Steps(batches, progress)
        for batch in batches:
            self._posters.prepare(batch.template.id, batch.language, batch.gate_ids, steps.part)
            steps.end(batch)

    @requires_at(Right.PRINT_POSTERS, "files", lambda files: _gates_of([batch for batch, _ in files]))
    def save(
        self, files: Sequence[tuple[ReprintBatch, str]], folder: Path, progress: Progress = no_progress
    ) -> tuple[Path, ...]:
        """Write each batch to a PDF of its own in ``folder``, named as is said (without the ending), and enter it in the
        ledger; nothing that lies there is replaced. Raises ``UserError``; what was written stays."""
        self.check([batch for batch, _ in files], progress)
        written = []
        for batch, name in files:
            made = self._posters.prepare(batch.template.id, batch.language, batch.gate_ids)
            path = free_path(folder, name, "pdf")
            self._posters.save_pdf(made, path)
            written.append(path)
        return tuple(written)

    @requires_at(Right.PRINT_POSTERS, "batches", _gates_of)
    def print_all(
        self,
        batches: Sequence[ReprintBatch],
        printer: str,
        copies: int,
        progress: Progress = no_progress,
        announce: Announce = lambda _: None,
    ) -> tuple[PrintOutcome, ...]:
        """Print the batches one after the other. Raises as ``PrintService.print_posters``; where some batches came out
        before, it says how many posters."""
        announce(message("reprints", "Making the posters and reading every code back"))
        self._require_paper(batches, printer)
        self.check(batches, progress)
        out: list[PrintOutcome] = []
        for batch in batches:
            order = PrintOrder(batch.template.id, batch.language, batch.gate_ids, printer, copies)
            try:
                out.append(self._print_service().print_posters(order, progress, announce))
            except UserError as error:
                raise _after(sum(len(one.serials) for one in out), error) from error
        self._print_service().prefer(printer)
        return tuple(out)

    def _require_paper(self, batches: Sequence[ReprintBatch], name: str) -> None:
        """Raise before the first sheet, not after it, where the printer has no paper for one of the batches."""
        printer = next((one for one in self._print_service().printers() if one.name == name), None)
        for batch in batches:
            template = batch.template
            if printer is not None and paper_of(printer, template.width_mm, template.height_mm) is None:
                raise BadInput(
                    message(
                        "reprints",
                        "{printer} has no {sheet} paper, so nothing was printed. Leave these posters out, or choose "
                        "another printer: {count}.",
                        printer=printer.title,
                        sheet=template.sheet,
                        count=len(batch.gate_ids),
                    )
                )


def _offer(
    state: GatePoster,
    on_paper: Sequence[PosterIssue],
    known: dict[str, TemplateInfo],
    usual: TemplateInfo,
    language: Language,
) -> Reprint | None:
    if not state.state.is_due:
        return None
    missing = Reprint(state.gate, ReprintReason.MISSING, usual, language)
    last = max(on_paper, key=lambda issue: issue.on_paper_at, default=None)
    if last is None:
        return missing
    if state.state is not PosterState.STALE and not last.void:
        return missing
    reason = ReprintReason.VOID if last.void else ReprintReason.STALE
    as_it_was = replace(missing, reason=reason, language=last.language, serial=last.serial)
    template = known.get(last.template_id)
    return replace(as_it_was, template=template) if template else replace(as_it_was, is_other_look=True)


def _after(printed: int, error: UserError) -> UserError:
    """The error of a later batch, with what is on paper already."""
    if not printed:
        return error
    words = message(
        "reprints",
        "Posters printed before this: {count}. The rest was not printed: {why}",
        count=printed,
        why=error.message,
    )
    return ReprintStopped(words) if isinstance(error, Cancelled) else UserError(words)


class _Steps:
    """One progress over several batches."""

    def __init__(self, batches: Sequence[ReprintBatch], progress: Progress) -> None:
        self._total = sum(len(batch.gate_ids) for batch in batches)
        self._progress = progress
        self._done = 0

    def part(self, done: int, _total: int) -> None:
        """The progress of the batch under way."""
        self._progress(self._done + done, self._total)

    def end(self, batch: ReprintBatch) -> None:
        """A batch is done."""
        self._done += len(batch.gate_ids)
