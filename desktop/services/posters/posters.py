"""Posters: planned from the venue and its gates, painted, proved by decoding, entered in the ledger.

The same content is the same poster: it keeps its serial and issue date, so printing it again gives the same
bytes. A poster enters the ledger when it is saved or printed, not when it is looked at; saving claims no paper.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.clock import venue_time
from desktop.domain.errors import BadInput
from desktop.domain.gate import Gate
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.posters import GatePoster, Language, PosterIssue
from desktop.domain.progress import Progress, no_progress
from desktop.domain.venue import Venue
from desktop.files.whole import written_with
from desktop.posters.composition.compose import PosterSubject, compose, content_digests
from desktop.posters.composition.placed import Composition, Finding, Severity
from desktop.posters.composition.preflight import preflight, reading_distance_of
from desktop.posters.document.fields_used import fields_used
from desktop.posters.document.layout import Layout
from desktop.posters.document.steps import with_steps
from desktop.posters.document.templates import TemplateInfo
from desktop.posters.output.rendition import RenderedPages, Rendition, render, sheets_each
from desktop.posters.output.verify import ExpectedCodes, require_none_unread
from desktop.services.posters.contents import keep_contents
from desktop.services.posters.states import facts, own_steps, read_states, steps_of_venue, subject_of
from desktop.services.posters.templates import PosterTemplates
from desktop.services.posters.typesetting import Typesetting
from desktop.services.rights import requires_at, requires_own
from desktop.services.session import Session
from desktop.store.ledger import Change, Store, new_id
from desktop.store.queries import gates, posters, venues

_AS_LAID_OUT = Rendition()
AS_PDF = "pdf"
"""The ledger's word for a poster that was saved, not printed."""
AS_PNG = "png"
"""And for one that was saved as a picture for a screen."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One gate's poster to look at: the PDF itself and what preflight says. Not verified, not in the ledger."""

    pdf: bytes
    findings: tuple[Finding, ...]
    reading_distance_m: float
    page_size_mm: tuple[float, float]


@dataclass(frozen=True, slots=True)
class PosterPage:
    """A page of a batch."""

    gate_id: str
    gate_name: str
    payload: str
    serial: str
    verified: bool


@dataclass(frozen=True, slots=True)
class PrintedPosters:
    """Posters as the ledger enters them: what they were made of, and the digest of the file with all of them."""

    template_id: str
    language: Language
    sha256: str
    issues: tuple[PosterIssue, ...]
    layout: Layout
    subjects: tuple[PosterSubject, ...]


@dataclass(frozen=True, slots=True)
class PosterBatch:
    """Posters ready to be saved or printed: every code of every page was decoded."""

    pdf: bytes
    sha256: str
    pages: tuple[PosterPage, ...]
    findings: tuple[Finding, ...]
    reading_distance_m: float
    template_id: str
    language: Language
    issues: tuple[PosterIssue, ...]
    rendered: RenderedPages
    layout: Layout
    subjects: tuple[PosterSubject, ...]

    @property
    def page_size_mm(self) -> tuple[float, float]:
        """The paper that its pages need."""
        return self.rendered.page_size_mm

    @property
    def printed(self) -> PrintedPosters:
        """The batch as the ledger enters it."""
        return PrintedPosters(self.template_id, self.language, self.sha256, self.issues, self.layout, self.subjects)

    @property
    def expected(self) -> tuple[ExpectedCodes, ...]:
        """What each poster says."""
        return self.rendered.expected


def gates_of(batch: PosterBatch) -> Iterator[str]:
    """The gates whose posters are in a batch, by identifier."""
    return (page.gate_id for page in batch.pages)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What will be on the pages. ``issues`` are the ledger's, or those that it will get."""

    template_id: str
    layout: Layout
    language: Language
    gates: tuple[Gate, ...]
    subjects: tuple[PosterSubject, ...]
    issues: tuple[PosterIssue, ...]

    def only(self, gate_id: str) -> "_Plan":
        """The part that is about one gate."""
        at = next(i for i, gate in enumerate(self.gates) if gate.id == gate_id)
        one = slice(at, at + 1)
        return replace(self, gates=self.gates[one], subjects=self.subjects[one], issues=self.issues[one])


class PosterService:
    """Lays out, checks and records the posters of the venue's gates."""

    def __init__(
        self, store: Store, session: Session, typesetting: Typesetting, poster_templates: PosterTemplates
    ) -> None:
        self._store = store
        self._session = session
        self._typesetting = typesetting
        self._templates = poster_templates

    @requires_own(Right.PRINT_POSTERS)
    def templates(self) -> tuple[TemplateInfo, ...]:
        """The built-in templates and the venue's own, the usual one first."""
        with self._store.read() as connection:
            return self._templates.list(connection)

    @requires_own(Right.PRINT_POSTERS)
    def states(self) -> tuple[GatePoster, ...]:
        """Each current gate with the state of its poster."""
        with self._store.read() as connection:
            return read_states(connection, self._templates, self._store.clock.today())

    @requires_own(Right.PRINT_POSTERS)
    def proof(
        self,
        template_id: str,
        language: Language,
        gate_id: str,
        among: Sequence[str] | None = None,
        rendition: Rendition = _AS_LAID_OUT,
    ) -> Proof:
        """One gate's poster as it would be printed, whole where it takes several sheets, findings and all.

        ``among`` are the gates of the batch that it is to be printed with: new posters of a batch are numbered one
        after the other, so a poster's serial depends on those before it.
        """
        plan = self._plan(template_id, language, [gate_id] if among is None else among)
        whole = replace(rendition, tiling=None, print_shop=False)
        composition = whole.of(self._compose(plan.only(gate_id)))
        rendered = render(composition, whole, self._typesetting.fonts, self._typesetting.catalogue)
        findings = preflight(composition, unprintable=whole.unprintable)
        return Proof(rendered.pdf, findings, reading_distance_of(composition), rendered.page_size_mm)

    @requires_own(Right.PRINT_POSTERS)
    def findings(
        self,
        template_id: str,
        language: Language,
        gate_ids: Sequence[str] | None = None,
        rendition: Rendition = _AS_LAID_OUT,
    ) -> tuple[Finding, ...]:
        """What preflight says of all these posters, without painting them."""
        composition = rendition.of(self._compose(self._plan(template_id, language, gate_ids)))
        return preflight(composition, unprintable=rendition.unprintable)

    @requires_own(Right.PRINT_POSTERS)
    def sheets_each(
        self, template_id: str, language: Language, gate_ids: Sequence[str] | None, rendition: Rendition
    ) -> int:
        """How many sheets each of these posters takes. Raises ``UserError`` where they do not go onto the paper."""
        return sheets_each(self._compose(self._plan(template_id, language, gate_ids)), rendition)

    @requires_at(Right.PRINT_POSTERS, "gate_ids", lambda gate_ids: gate_ids)
    def prepare(
        self,
        template_id: str,
        language: Language,
        gate_ids: Sequence[str] | None = None,
        progress: Progress = no_progress,
        rendition: Rendition = _AS_LAID_OUT,
    ) -> PosterBatch:
        """Make the posters of these gates (None: all) as they go onto paper, and prove that every code scans.

        Raises ``BadInput`` for what preflight blocks, ``UserError`` where a page does not decode, ``Cancelled``.
        """
        plan = self._plan(template_id, language, gate_ids)
        progress(0, len(plan.subjects))
        composition = rendition.of(self._compose(plan))
        findings = preflight(composition, unprintable=rendition.unprintable)
        for finding in findings:
            if finding.severity is Severity.BLOCK:
                raise BadInput(finding.message)
        rendered = render(composition, rendition, self._typesetting.fonts, self._typesetting.catalogue)
        require_none_unread(rendered.unread(rendered.pdf, progress))
        pages = tuple(
            PosterPage(gate.id, gate.name, issue.payload, issue.serial, verified=True)
            for gate, issue in zip(plan.gates, plan.issues, strict=True)
        )
        return PosterBatch(
            rendered.pdf,
            hashlib.sha256(rendered.pdf).hexdigest(),
            pages,
            findings,
            reading_distance_of(composition),
            template_id,
            language,
            plan.issues,
            rendered,
            plan.layout,
            plan.subjects,
        )

    @requires_at(Right.PRINT_POSTERS, "batch", gates_of)
    def save_pdf(self, batch: PosterBatch, path: Path) -> None:
        """Write the batch to ``path``, whole, and enter it in the ledger. Raises ``UserError``; then neither is done."""
        with written_with(path, batch.pdf), self._store.write(self._session.member.id) as change:
            self._enter(change, batch.printed, AS_PDF, 1, is_file=True)

    @requires_at(Right.PRINT_POSTERS, "batch", gates_of)
    def save_picture(self, batch: PosterBatch, number: int, png: bytes, path: Path) -> None:
        """Write a picture of one poster of a batch, whole, and enter it in the ledger. Raises ``UserError``; then neither is
        done."""
        one = slice(number, number + 1)
        part = replace(
            batch,
            sha256=hashlib.sha256(png).hexdigest(),
            pages=batch.pages[one],
            issues=batch.issues[one],
            subjects=batch.subjects[one],
        )
        with written_with(path, png), self._store.write(self._session.member.id) as change:
            self._enter(change, part.printed, AS_PNG, 1, is_file=True)

    @requires_at(Right.PRINT_POSTERS, "batch", gates_of)
    def record_print(self, batch: PosterBatch, printer: str, copies: int) -> None:
        """Enter posters that a printer took."""
        with self._store.write(self._session.member.id) as change:
            self._enter(change, batch.printed, printer, copies, is_file=False)

    @requires_at(Right.PRINT_POSTERS, "issues", lambda issues: (issue.gate_id for issue in issues))
    def enter_again(
        self,
        template_id: str,
        language: Language,
        sha256: str,
        issues: Sequence[PosterIssue],
        target: str,
        copies: int,
        *,
        is_file: bool,
    ) -> None:
        """Enter posters that went out of another database of this desk, with the serials and dates that are on them.

        Raises ``BadInput`` where they are not what would be made of venue, gates and template here, ``Forbidden``.
        """
        gate_ids = [issue.gate_id for issue in issues]
        plan = self._plan(template_id, language, gate_ids)
        given = {issue.gate_id: issue for issue in issues}
        there = [
            replace(
                issue,
                id=given[issue.gate_id].id,
                serial=given[issue.gate_id].serial,
                issued_at=given[issue.gate_id].issued_at,
            )
            for issue in plan.issues
        ]
        if any(issue.digest != given[issue.gate_id].digest for issue in there):
            raise BadInput(message("posters", "The posters changed meanwhile. Make them again."))
        printed = PrintedPosters(template_id, language, sha256, tuple(there), plan.layout, plan.subjects)
        with self._store.write(self._session.member.id) as change:
            self._enter(change, printed, target, copies, is_file=is_file)

    @requires_at(Right.PRINT_POSTERS, "gate_id")
    def confirm_posted(self, gate_id: str, serial: str) -> None:
        """Somebody looked: this poster hangs at its gate. Raises ``BadInput`` when it is not the gate's any more,
        ``Forbidden``.
        """
        with self._store.write(self._session.member.id) as change:
            states = read_states(change.connection, self._templates, self._store.clock.today())
            there = any(p.gate.id == gate_id and p.serial == serial and p.state.can_be_posted for p in states)
            issue = next((i for i in posters.every(change.connection) if i.serial == serial), None)
            if not there or issue is None:
                raise BadInput(message("posters", "The poster of this gate changed meanwhile. Check it again."))
            posters.posted(change.connection, issue.id, change.now)
            change.record("post", "poster", issue.id, {"serial": serial, "gate_id": gate_id, "posted_at": change.now})
            change.operation("post", {"gate": gate_id, "serial": serial})

    @requires_own(Right.PRINT_POSTERS)
    def printable(self, gate_ids: Iterable[str]) -> frozenset[str]:
        """Those of these gates whose posters the member may print: all, or an inspector's own."""
        member = self._session.member
        return frozenset(gate_id for gate_id in gate_ids if member.may_at(Right.PRINT_POSTERS, gate_id))

    def _enter(self, change: Change, batch: PrintedPosters, target: str, copies: int, *, is_file: bool) -> None:
        serials = [issue.serial for issue in batch.issues]
        entered = posters.by_digests(change.connection, [issue.digest for issue in batch.issues])
        taken = posters.serials_in_use(change.connection, serials)
        printed = {}
        for issue in batch.issues:
            known = entered.get(issue.digest)
            if known is None and issue.serial not in taken:
                posters.insert(change.connection, issue)
                change.record("issue", "poster", issue.id, posters.body(issue))
            elif known is None or known.serial != issue.serial:  # others were entered since this batch was made
                raise BadInput(message("posters", "The posters changed meanwhile. Make them again."))
            printed[new_id()] = (known or issue).id
        posters.add_prints(
            change.connection, printed, change.now, change.actor, target, copies, batch.sha256, is_file=is_file
        )
        keep_contents(change.connection, batch.layout, batch.subjects, list(printed.values()))
        details = {"serials": serials, "target": target, "copies": copies}
        change.record("save" if is_file else "print", "poster", batch.sha256, details)
        went_out = {"template": batch.template_id, "language": str(batch.language), "sha256": batch.sha256}
        issues = [posters.body(issue) for issue in batch.issues]
        change.operation("posters", {**went_out, "issues": issues, "target": target, "copies": copies, "file": is_file})

    def _plan(self, template_id: str, language: Language, gate_ids: Sequence[str] | None) -> _Plan:
        today = self._store.clock.today()
        with self._store.read() as connection:
            plain = self._templates.layout(connection, template_id)
            venue = venues.get(connection)
            layout = with_steps(plain, language, steps_of_venue(venue, today))
            current = gates.every(connection)
            chosen = current if gate_ids is None else tuple(g for g in current if g.id in set(gate_ids))
            if not chosen or (gate_ids is not None and len(chosen) != len(set(gate_ids))):
                raise BadInput(message("posters", "Choose at least one gate that is in use."))
            used = fields_used(layout, language)
            steps = own_steps(venue, language, today)
            drafts = tuple(subject_of(used, venue, gate, steps) for gate in chosen)
            digests = content_digests(layout, language, drafts)
            made = posters.last_number(connection)
            entered = posters.by_digests(connection, digests)
            issues = []
            for draft, digest in zip(drafts, digests, strict=True):
                issue = entered.get(digest)
                if issue is None:
                    made += 1
                    issue = self._new_issue(venue, template_id, language, draft, digest, made)
                issues.append(issue)
        subjects = tuple(
            subject_of(used, venue, gate, steps, issue) for gate, issue in zip(chosen, issues, strict=True)
        )
        return _Plan(template_id, layout, language, chosen, subjects, tuple(issues))

    def _new_issue(
        self, venue: Venue, template_id: str, language: Language, draft: PosterSubject, digest: str, number: int
    ) -> PosterIssue:
        now = self._store.clock.now_ms()
        serial = f"{venue.serial_prefix}-{venue_time(now).year}-{number:04d}"
        stated = facts(language, draft)
        return PosterIssue(new_id(), serial, draft.gate_id, template_id, language, draft.payload, digest, stated, now)

    def _compose(self, plan: _Plan) -> Composition:
        return compose(plan.layout, plan.language, plan.subjects, self._typesetting.fonts, self._typesetting.codes)
