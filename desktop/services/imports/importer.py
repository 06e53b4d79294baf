"""Takes the declarations of a file. A rejected line stops none of the others; the same line adds nothing twice."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from desktop.domain.declaration import Declaration, DeclarationContext
from desktop.domain.declaration_check import check_declaration
from desktop.domain.errors import Cancelled, Problem, UserError
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.progress import Progress, no_progress
from desktop.sandbox.sandbox import Sandbox
from desktop.services.foreign.tables import foreign_table
from desktop.services.green_channel.records import make_context, new_row, slip_problem, store_rows
from desktop.services.imports.outcome import ImportOutcome, Rejected
from desktop.services.imports.sheets import DeclarationSheets, FileLine
from desktop.services.imports.waiting_lines import visit_of
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.queries import erased_lines, imported_lines
from desktop.store.queries.declarations import DeclarationRow

BATCH = 2000
"""Lines of one transaction."""
MOST_REJECTED = 50_000
"""Lines of a file that may be wrong. They are kept to be mended, which nobody does with so many; a small file can be made to
unpack to a million of them."""

_Checked = tuple[FileLine, Declaration, DeclarationRow]


class ImportStopped(Cancelled):
    """The import was stopped; what it had taken by then stays."""

    def __init__(self, taken: int) -> None:
        UserError.__init__(
            self,
            message(
                "tables",
                "Stopped. Lines taken until then: {count}. Import the same file again to go on: what is taken is "
                "not taken twice.",
                count=taken,
            ),
        )


class ImportBroken(UserError):
    """The desk could not go on, its disk being full or away; what the import had taken by then stays."""

    def __init__(self, error: UserError, taken: int) -> None:
        super().__init__(
            message(
                "tables",
                "{reason} Lines taken before that: {count}. Import the same file again to go on: what is taken is not "
                "taken twice.",
                reason=error.message,
                count=taken,
            )
        )


class TooManyRejected(UserError):
    """More lines are wrong than anybody mends; what the import had taken by then stays."""

    def __init__(self, last: Rejected, taken: int) -> None:
        super().__init__(
            message(
                "tables",
                "More than {limit} lines of this file are wrong, so the rest was not read. Line {line}, for one: {reason} "
                "Lines taken until then: {count}. Mend the file and import it again: what is taken is not taken twice.",
                limit=MOST_REJECTED,
                line=str(last.line),
                reason=last.problem.message,
                count=taken,
            )
        )


class ImportService:
    """Files of declarations come in here, from the window and from the command line."""

    def __init__(self, store: Store, session: Session, sandbox: Sandbox) -> None:
        self._store = store
        self._session = session
        self._sandbox = sandbox

    @requires(Right.ENTER_DECLARATIONS)
    def import_file(self, path: Path, progress: Progress = no_progress) -> ImportOutcome:
        """Take every line that is right; the others come back with their reasons.

        Each 2,000 lines are one transaction: after a stop or a power cut the same file goes on where it was. Raises
        ``BadInput`` for a file that cannot be taken as a whole, with nothing taken; ``Forbidden``, ``ImportStopped``,
        ``ImportBroken``, ``TooManyRejected``.
        """
        importer = _Importer(self._store, self._session.member.id)

        def watch() -> None:
            try:
                progress(importer.seen, 0)
            except Cancelled:
                raise ImportStopped(importer.accepted) from None

        with foreign_table(self._sandbox, path, watch) as table:
            sheets = DeclarationSheets(table, watch)
            drafts = sheets.drafts()
            while batch := list(islice(drafts, BATCH)):
                try:
                    importer.take(batch)
                except UserError as error:
                    raise ImportBroken(error, importer.accepted) from None
                if len(importer.rejected) > MOST_REJECTED:
                    raise TooManyRejected(importer.rejected[-1], importer.accepted)
                watch()
        return ImportOutcome(
            path.name,
            sheets.lines,
            importer.accepted,
            importer.existing,
            tuple(importer.rejected),
            tuple(sheets.not_read),
            (*sheets.notes(), *importer.notes()),
        )


class _Importer:
    """Takes batches of lines, each in a transaction of its own."""

    def __init__(self, store: Store, actor: str) -> None:
        self._store = store
        self._actor = actor
        self.seen = self.accepted = self.existing = self._erased = 0
        self.rejected: list[Rejected] = []

    def take(self, batch: Sequence[FileLine]) -> None:
        now = self._store.clock.now_ms()
        with self._store.read() as connection:
            context = make_context(connection, now)
        rows: list[_Checked] = []
        rejected: list[Rejected] = []
        for line in batch:
            declaration, problems = _check(line, context)
            if declaration is None:
                rejected.append(_rejected(line, problems))
            else:
                rows.append((line, declaration, new_row(declaration, now, self._actor, "import")))
        self.seen += len(batch)
        with self._store.read() as connection:
            new = list(self._new(connection, rows, rejected))
            rejected = self._without_erased(connection, rejected, now)
        if new:
            with self._store.write(self._actor) as change:
                store_rows(change, new)
            self.accepted += len(new)
        places = {(line.sheet, line.line): place for place, line in enumerate(batch)}
        self.rejected += sorted(rejected, key=lambda one: places[one.sheet, one.line])

    def notes(self) -> tuple[Message, ...]:
        """What is to be known of lines that are not taken and not rejected."""
        if not self._erased:
            return ()
        return (
            message(
                "tables",
                "Lines whose record was erased on request, and which were not taken again: {count}.",
                count=self._erased,
            ),
        )

    def _without_erased(self, connection: Connection, rejected: Sequence[Rejected], now: int) -> list[Rejected]:
        """The refused lines that do not bring an erased visit back."""
        visits = [visit_of(one, now) for one in rejected]
        erased = erased_lines.known_visits(connection, [visit for visit in visits if visit[0]])
        left = [one for one, visit in zip(rejected, visits, strict=True) if visit not in erased]
        self._erased += len(rejected) - len(left)
        self.existing += len(rejected) - len(left)
        return left

    def _new(
        self, connection: Connection, rows: Sequence[_Checked], rejected: list[Rejected]
    ) -> Iterator[DeclarationRow]:
        """The lines that are not stored yet and whose slip is free."""
        fingerprints = [row.fingerprint for *_, row in rows]
        known = set(imported_lines.known_fingerprints(connection, fingerprints))
        erased = erased_lines.known(connection, fingerprints) - known
        used: set[int] = set()
        for line, declaration, row in rows:
            if row.fingerprint in known or row.fingerprint in erased:
                self.existing += 1
                self._erased += row.fingerprint in erased
                continue
            if (serial := declaration.slip) is not None:
                # A slip of another desk or an older book is no reason to refuse a file's line.
                problem = slip_problem(connection, serial, {"slip": "import"})
                if serial.number in used:
                    problem = Problem(
                        "slip", message("slips", "Slip {serial} has been entered already.", serial=serial)
                    )
                if problem:
                    rejected.append(_rejected(line, (problem,)))
                    continue
                used.add(serial.number)
            known.add(row.fingerprint)
            yield row


def _check(line: FileLine, context: DeclarationContext) -> tuple[Declaration | None, tuple[Problem, ...]]:
    return check_declaration(line.draft, context, line.cell_problems, keeps_reasons=True)


def _rejected(line: FileLine, problems: Sequence[Problem]) -> Rejected:
    about_cells = {problem.field for problem in line.cell_problems}
    others = tuple(problem for problem in problems if problem.field not in about_cells)
    kept = tuple(problem for problem in line.cell_problems if problem in problems)
    return Rejected(line.line, line.draft, kept, others, line.beyond, line.sheet)
