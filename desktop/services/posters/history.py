"""The posters that a gate has had: when each went out and by whom, whether it still holds, and what was on it then."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import UserError
from desktop.domain.gate import Gate
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.posters import PosterIssue, PosterPrint
from desktop.posters.composition.compose import compose
from desktop.posters.output.pdf import paint
from desktop.services.posters.contents import read_content
from desktop.services.posters.states import read_truth
from desktop.services.posters.templates import PosterTemplates
from desktop.services.posters.typesetting import Typesetting
from desktop.services.rights import requires_at, requires_own
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import gates, poster_contents, posters


class PastState(StrEnum):
    """Whether a poster still says what is true of its gate; a void one is of a gate that was closed since."""

    CURRENT = "current"
    OUT_OF_DATE = "out_of_date"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class PastPoster:
    """A poster of a gate. ``template`` is its template's name, None where this desk has never known it; ``prints`` are
    newest first. ``has_picture``: what was on it is kept."""

    issue: PosterIssue
    state: PastState
    template: Message | None
    prints: tuple[PosterPrint, ...]
    has_picture: bool


class PosterHistoryService:
    """Reads the ledger of a gate. All calls may take long: use a background thread."""

    def __init__(
        self, store: Store, session: Session, typesetting: Typesetting, poster_templates: PosterTemplates
    ) -> None:
        self._store = store
        self._session = session
        self._typesetting = typesetting
        self._templates = poster_templates

    @requires_at(Right.PRINT_POSTERS, "gate_id")
    def of_gate(self, gate_id: str) -> tuple[PastPoster, ...]:
        """All posters of a gate, a closed one too, the newest first."""
        with self._store.read() as connection:
            gate = gates.find(connection, gate_id)
            issues = posters.of_gate(connection, gate_id)
            truth = read_truth(connection, self._templates, self._store.clock.today())
            prints = posters.prints_of_gate(connection, gate_id)
            kept = poster_contents.kept(connection, [issue.id for issue in issues])
            names = {issue.template_id: self._templates.name(connection, issue.template_id) for issue in issues}

        def state(issue: PosterIssue, gate: Gate | None) -> PastState:
            if issue.void or gate is None:
                return PastState.VOID
            return PastState.CURRENT if truth.is_true(gate, issue) else PastState.OUT_OF_DATE

        return tuple(
            PastPoster(
                issue,
                state(issue, gate),
                names[issue.template_id],
                tuple(one for one in prints if one.issue_id == issue.id),
                issue.id in kept,
            )
            for issue in issues
        )

    @requires_own(Right.PRINT_POSTERS, "issue_id")
    def picture(self, issue_id: str) -> bytes:
        """A poster as a PDF of one page, drawn again from what was on it. Raises ``UserError`` where that was not kept,
        or is not what the ledger says any more."""
        with self._store.read() as connection:
            issue = posters.find(connection, issue_id)
            if issue is not None:
                self._session.require_at(Right.PRINT_POSTERS, issue.gate_id)
            content = read_content(connection, issue) if issue is not None else None
        if content is None:
            raise UserError(
                message(
                    "poster_history",
                    "No picture was kept of this poster: it was made by an earlier version of the program, or on "
                    "another desk.",
                )
            )
        setting = self._typesetting
        composition = compose(content.layout, content.language, [content.subject], setting.fonts, setting.codes)
        return paint(composition, setting.fonts, setting.catalogue)
