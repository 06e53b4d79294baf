"""Lines of an import that were not taken: kept encrypted in the desk, mended one by one, exported only when asked."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.clock import venue_time
from desktop.domain.declaration import Declaration, DeclarationContext, DeclarationDraft
from desktop.domain.declaration_check import check_declaration
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import BadInput, Cancelled, Problem, UserError
from desktop.domain.headings import Headings
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.progress import Progress, no_progress
from desktop.files.whole import written_with
from desktop.services.green_channel.records import make_context, new_row, slip_problem, store_rows
from desktop.services.imports.doubts import standing_doubts
from desktop.services.imports.draft_json import from_json
from desktop.services.imports.masked_lines import masked_line, readable, refused_fields, unmasked_draft
from desktop.services.imports.outcome import ImportOutcome, Rejected
from desktop.services.imports.rejected_table import rejected_table
from desktop.services.imports.waiting_lines import waiting_row
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.connections import Connection
from desktop.store.ledger import Change, Store, new_id
from desktop.store.queries import import_drafts, imported_lines, members, purges
from desktop.store.queries.import_drafts import DraftRow, LineRow

BATCH = 500
"""Lines of one transaction: others wait for it."""


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """An import some of whose lines wait: the name of its file, when (UTC ms), by whom, and how many."""

    id: str
    source: str
    at: int
    by: str
    lines: int


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line that waits, masked but for the ``refused`` fields, and its place in the draft."""

    draft_id: str
    number: int
    rejected: Rejected
    refused: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mended:
    """How many lines were stored, and how many were no more needed: what they say was stored before."""

    stored: int = 0
    existing: int = 0


class RetryStopped(Cancelled):
    """The lines were not all tried again; what was stored by then stays."""

    def __init__(self, taken: int) -> None:
        UserError.__init__(
            self, message("ImportDrafts", "Stopped. Lines stored until then: {count}; the others wait on.", count=taken)
        )


class ImportDrafts:
    """The drafts of the desk. Whoever may import may mend what others imported."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @requires(Right.ENTER_DECLARATIONS)
    def keep(self, outcome: ImportOutcome) -> str:
        """Keep the rejected lines of an import; gives the draft's identifier, empty where no line was rejected.

        A file that is imported again refuses again what nobody has mended in it: such a line takes the place of the one
        that waits already. Raises ``UserError`` where it cannot be written.
        """
        draft_id, now = new_id(), self._store.clock.now_ms()
        replaced = self._waiting_already(outcome)
        rows = [waiting_row(draft_id, number, one, now) for number, one in enumerate(outcome.rejected)]
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            with self._store.write(self._session.member.id) as change:
                if start == 0:
                    for former, numbers in replaced.items():
                        import_drafts.remove(change.connection, former, numbers)
                    import_drafts.insert(change.connection, DraftRow(draft_id, now, change.actor, outcome.source))
                import_drafts.insert_lines(change.connection, batch)
                change.record("keep", "import_draft", draft_id, {"lines": len(batch)}, sync=False)
        return draft_id if rows else ""

    def _waiting_already(self, outcome: ImportOutcome) -> dict[str, list[int]]:
        """Lines of earlier imports of a file of this name that say the same as lines of this one, by draft."""
        new = {_cells(one) for one in outcome.rejected}
        with self._store.read() as connection:
            former = [row for row in import_drafts.every(connection) if new and row.source == outcome.source]
            lines = (one for row in former for one in import_drafts.lines(connection, row.id))
            found: dict[str, list[int]] = {}
            for one in lines:
                if _cells(from_json(one.body)) in new:
                    found.setdefault(one.draft_id, []).append(one.number)
        return found

    @requires(Right.ENTER_DECLARATIONS)
    def count(self) -> int:
        """How many lines wait to be mended. Raises ``Forbidden``."""
        with self._store.read() as connection:
            return import_drafts.count(connection)

    @requires(Right.ENTER_DECLARATIONS)
    def list(self) -> tuple[ImportDraft, ...]:
        """Drafts with lines that wait, the newest first."""
        with self._store.read() as connection:
            names = {m.id: m.name for m in members.every(connection, include_unbound=True)}
            return tuple(
                ImportDraft(row.id, row.source, row.at, names.get(row.member_id, ""), row.lines)
                for row in import_drafts.every(connection)
            )

    @requires(Right.ENTER_DECLARATIONS)
    def lines(self, draft_id: str, limit: int = -1) -> tuple[DraftLine, ...]:
        """Lines of a draft in the order of the file, masked but for what is refused; -1 for no limit."""
        with self._store.read() as connection:
            context = make_context(connection, self._store.clock.now_ms())
            return tuple(_masked(one, context) for one in import_drafts.lines(connection, draft_id, limit=limit))

    @requires(Right.ENTER_DECLARATIONS)
    def look(self, waiting: DraftLine, field: str) -> str:
        """What one masked field of a line says, for whoever mends it. Raises ``BadInput`` where the line is gone,
        ``Forbidden``.

        Audited as ``look`` with the line in its draft and the field's key, never with what it says.
        """
        with self._store.write(self._session.member.id) as change:
            rejected = _waiting_line(change.connection, waiting)
            body = {"line": waiting.number, "field": field}
            change.record("look", "import_draft", waiting.draft_id, body, sync=False)
        return readable(rejected.draft, field, venue_time(change.now).date())

    @requires(Right.ENTER_DECLARATIONS)
    def mend(self, waiting: DraftLine, draft: DeclarationDraft) -> Mended:
        """Store what a line was mended to, and remove the line in the same transaction. What reads as its mask is stored
        as the file has it.

        A value that the file may have changed and that nobody has typed since is refused unless ``draft.overrides``
        says why it stays. Raises ``BadInput`` with every problem, also where the line is gone; ``Forbidden``.
        """
        with self._store.write(self._session.member.id) as change:
            rejected = _waiting_line(change.connection, waiting)
            context = make_context(change.connection, change.now)
            declaration, problems = _checked(rejected, unmasked_draft(draft, rejected, change.now), context)
            if declaration is None:
                raise BadInput.of(problems)
            return self._take(change, waiting, declaration)

    @requires(Right.ENTER_DECLARATIONS)
    def retry(self, draft_id: str, progress: Progress = no_progress) -> Mended:
        """Store the lines of a draft that are right by now: a gate that they name was added meanwhile, say.

        Lines with a value that the file may have changed, or with cells beyond the last heading, wait for somebody to
        look at them. Raises ``RetryStopped``; what was taken until then stays.
        """
        done = Mended()
        with self._store.read() as connection:
            total = sum(row.lines for row in import_drafts.every(connection) if row.id == draft_id)
        for start, batch in self._batches(draft_id):
            try:
                progress(start, total)
            except Cancelled:
                raise RetryStopped(done.stored + done.existing) from None
            done = self._retry(batch, done)
        return done

    @requires(Right.ENTER_DECLARATIONS)
    def discard(self, draft_id: str, numbers: Sequence[int] | None = None) -> int:
        """Remove lines of a draft, or all, for good; gives how many. The caller has asked."""
        with self._store.write(self._session.member.id) as change:
            gone = import_drafts.remove(change.connection, draft_id, numbers)
            change.record("discard", "import_draft", draft_id, {"lines": gone}, sync=False)
            state = purges.state(change.connection)
            touched = max(change.now, state.touched + 1)  # the next scrub removes what the logs still have of them
            purges.keep_state(change.connection, replace(state, touched=touched, unswept=True))
        return gone

    @requires(Right.ENTER_DECLARATIONS)
    def export(self, draft_id: str, path: Path, headings: Headings, say: Callable[[Message], str] = str) -> int:
        """Write the lines of a draft to a file, which is not encrypted; they stay in the draft. Gives how many.

        Raises ``BadInput``, ``UserError``, ``Forbidden``; see ``rejected_table``.
        """
        with self._store.read() as connection:
            lines = [from_json(one.body) for one in import_drafts.lines(connection, draft_id)]
        data, count = rejected_table(path, lines, headings, say)
        with written_with(path, data), self._store.write(self._session.member.id) as change:
            change.record("export", "import_draft", draft_id, {"lines": count}, sync=False)
        return count

    def _batches(self, draft_id: str) -> Iterator[tuple[int, tuple[DraftLine, ...]]]:
        start, after = 0, -1
        while True:
            with self._store.read() as connection:
                batch = tuple(map(_line, import_drafts.lines(connection, draft_id, after, BATCH)))
            if not batch:
                return
            yield start, batch
            start, after = start + len(batch), batch[-1].number

    def _retry(self, batch: Sequence[DraftLine], done: Mended) -> Mended:
        with self._store.read() as connection:
            context = make_context(connection, self._store.clock.now_ms())
        right = [
            (one, declaration)
            for one in batch
            if not (one.rejected.beyond or one.rejected.cell_problems)
            and (declaration := check_declaration(one.rejected.draft, context, keeps_reasons=True)[0]) is not None
        ]
        if not right:
            return done
        with self._store.write(self._session.member.id) as change:
            for waiting, declaration in right:
                with suppress(BadInput):  # its slip was entered meanwhile, and it waits on
                    taken = self._take(change, waiting, declaration)
                    done = Mended(done.stored + taken.stored, done.existing + taken.existing)
            change.record("retry", "import_draft", batch[0].draft_id, {"lines": len(right)}, sync=False)
        return done

    @staticmethod
    def _take(change: Change, waiting: DraftLine, declaration: Declaration) -> Mended:
        row = new_row(declaration, change.now, change.actor, "import")
        is_known = bool(imported_lines.known_fingerprints(change.connection, [row.fingerprint]))
        if not is_known:
            # As in an import: a slip of an older book is no reason to refuse it.
            serial = declaration.slip
            if serial is not None and (wrong := slip_problem(change.connection, serial, {"slip": "import"})):
                raise BadInput.of([wrong])
            store_rows(change, [row])
        import_drafts.remove(change.connection, waiting.draft_id, [waiting.number])
        change.record("mend", "import_draft", waiting.draft_id, {"existing": is_known}, sync=False)
        return Mended(existing=1) if is_known else Mended(stored=1)


def draft_problems(rejected: Rejected, draft: DeclarationDraft, context: DeclarationContext) -> tuple[Problem, ...]:
    """Everything that keeps a mended line from being stored, as far as can be told without the store; of masks, what the
    rules say of them."""
    return _checked(rejected, draft, context)[1]


def _checked(
    rejected: Rejected, draft: DeclarationDraft, context: DeclarationContext
) -> tuple[Declaration | None, tuple[Problem, ...]]:
    doubts = standing_doubts(rejected, draft)
    declaration, problems = check_declaration(draft, context, doubts, keeps_reasons=True)
    # Of a text that cannot be right at all, that is said: a reason would not keep it.
    wrong = {problem.field for problem in problems if problem not in doubts}
    return declaration, tuple(p for p in problems if p not in doubts or p.field not in wrong)


def _cells(rejected: Rejected) -> tuple[str, ...]:
    """What a line says, wherever in the file it stands."""
    return (rejected.sheet, *(rejected.draft.text(key) for key in FIELDS.keys), *rejected.beyond)


def _line(row: LineRow) -> DraftLine:
    return DraftLine(row.draft_id, row.number, from_json(row.body))


def _masked(row: LineRow, context: DeclarationContext) -> DraftLine:
    rejected = from_json(row.body)
    refused = refused_fields(rejected, context)
    return DraftLine(row.draft_id, row.number, masked_line(rejected, refused, context.now), refused)


def _waiting_line(connection: Connection, waiting: DraftLine) -> Rejected:
    """The line as it was found. Raises ``BadInput`` where it is gone."""
    row = import_drafts.line(connection, waiting.draft_id, waiting.number)
    if row is None:
        raise BadInput(message("ImportDrafts", "This line was mended or discarded meanwhile."))
    return from_json(row.body)
