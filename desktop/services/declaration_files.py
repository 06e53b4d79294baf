"""Declarations from files. A rejected line stops none of the others; the same line adds nothing twice."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from desktop.domain.declaration import FIELDS, Declaration, DeclarationContext, DeclarationDraft
from desktop.domain.declaration_check import check_declaration
from desktop.domain.declaration_columns import (
    IGNORED_HEADINGS,
    KNOWN_HEADINGS,
    OVERRIDES,
    STORED,
    folded_heading,
    read_overrides,
)
from desktop.domain.errors import BadInput, Cancelled, Problem, UserError
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.progress import Progress, no_progress
from desktop.services.declaration_records import make_context, new_row, slip_problem, store_rows
from desktop.services.imports.outcome import ImportOutcome, NotRead, Rejected
from desktop.services.session import Session
from desktop.services.table_files import read_table
from desktop.store.ledger import Store
from desktop.store.queries import declarations
from desktop.store.queries.declarations import DeclarationRow

BATCH = 2000
COLUMNS = FIELDS[:19]
"""The columns that every import file has."""
_FIELDS = {**KNOWN_HEADINGS, **{folded_heading(h): OVERRIDES.name for h in (OVERRIDES.name, OVERRIDES.heading)}}
_NOT_READ = frozenset(
    folded_heading(heading)
    for heading in (*IGNORED_HEADINGS, *(text for column in STORED for text in (column.name, column.heading)))
)
"""Columns of exports and of files of refused lines that say nothing new."""


class ImportStopped(Cancelled):
    """The import was stopped; what it had taken by then stays."""

    def __init__(self, taken: int) -> None:
        UserError.__init__(self, message(
            "tables", "Stopped. Lines taken until then: {count}. Import the same file again to go on: what is taken is "
            "not taken twice.", count=taken,
        ))  # fmt: skip


class DeclarationFileService:
    """Import."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    def import_file(self, path: Path, progress: Progress = no_progress) -> ImportOutcome:
        """Take every line that is right; the others are in the outcome, each with what is wrong with it.

        Each 2,000 lines are one transaction: after a stop or a power cut the same file goes on where it was.
        ``progress`` is given no total: how long a file is shows only at its end. Raises ``BadInput`` for a file that
        is no table, ``Forbidden``, ``ImportStopped``.
        """
        self._session.require(Right.ENTER_DECLARATIONS)
        rows = read_table(path)
        first, cells = next(rows, (1, []))
        importer = _Importer(self._store, self._session.member.id, _header(cells))
        last = first
        for batch in _batches(rows):
            importer.take(batch)
            last = batch[-1][0]
            try:
                progress(importer.seen, 0)
            except Cancelled:
                raise ImportStopped(importer.accepted) from None
        rest = last - importer.accepted - importer.existing - len(importer.rejected)
        not_read = NotRead(first, rest, message("tables", "The headings, and blank lines."))
        return ImportOutcome(
            path.name, last, importer.accepted, importer.existing, tuple(importer.rejected), (not_read,)
        )


class _Importer:
    """Takes batches of lines, each in a transaction of its own."""

    def __init__(self, store: Store, actor: str, header: Sequence[str]) -> None:
        self._store = store
        self._actor = actor
        self._header = header
        self.seen = self.accepted = self.existing = 0
        self.rejected: list[Rejected] = []

    def take(self, batch: Sequence[tuple[int, list[str]]]) -> None:
        now = self._store.clock.now_ms()
        with self._store.read() as connection:
            context = make_context(connection, now)
        rows: list[tuple[int, list[str], Declaration, DeclarationRow]] = []
        for line, cells in batch:
            declaration, problems = self._check(cells, context)
            if declaration is None:
                self._reject(line, problems, cells)
            else:
                rows.append((line, cells, declaration, new_row(declaration, now, self._actor, "import")))
        self.seen += len(batch)
        with self._store.read() as connection:
            new = list(self._new(connection, rows))
        if new:
            with self._store.write(self._actor) as change:
                store_rows(change, [row for _, row in new], {row.id: declaration for declaration, row in new})
            self.accepted += len(new)

    def _check(
        self, cells: Sequence[str], context: DeclarationContext
    ) -> tuple[Declaration | None, tuple[Problem, ...]]:
        if len(cells) > len(self._header):
            return None, (Problem("", message("tables", "The line has more cells than the header.")),)
        return check_declaration(self._draft(cells), context)

    def _draft(self, cells: Sequence[str]) -> DeclarationDraft:
        typed: dict[str, Any] = {name: cell for name, cell in zip(self._header, cells, strict=False) if name}
        reasons, _ = read_overrides(typed.pop(OVERRIDES.name, ""))
        return DeclarationDraft(**typed, overrides=reasons)

    def _new(
        self, connection: Any, rows: Sequence[tuple[int, list[str], Declaration, DeclarationRow]]
    ) -> Iterator[tuple[Declaration, DeclarationRow]]:
        """The lines that are not stored yet and whose slip is free."""
        known = set(declarations.known_fingerprints(connection, [row.fingerprint for *_, row in rows]))
        used: set[int] = set()
        for line, cells, declaration, row in rows:
            if row.fingerprint in known:
                self.existing += 1
                continue
            if (serial := declaration.slip) is not None:
                # A slip of another desk or an older book is no reason to refuse a file's line.
                problem = slip_problem(connection, serial, {"slip": "import"})
                if serial.number in used:
                    problem = Problem(
                        "slip", message("slips", "Slip {serial} has been entered already.", serial=serial)
                    )
                if problem:
                    self._reject(line, (problem,), cells)
                    continue
                used.add(serial.number)
            known.add(row.fingerprint)
            yield declaration, row

    def _reject(self, line: int, problems: tuple[Problem, ...], cells: Sequence[str]) -> None:
        beyond = tuple(cells[len(self._header) :])
        self.rejected.append(Rejected(line, self._draft(cells), problems=problems, beyond=beyond))


def _header(cells: Sequence[str]) -> list[str]:
    folded = [folded_heading(cell) for cell in cells]
    names = [_FIELDS.get(cell, "") for cell in folded]
    unknown = [cell for cell, name in zip(folded, names, strict=True) if not name and cell not in _NOT_READ]
    missing = [n for n in ("visited_on", "gate", "name") if n not in names]
    known = [name for name in names if name]
    if unknown or missing or len(set(known)) != len(known):
        raise BadInput(message(
            "tables", "The first line must name the columns {columns}; look at {wrong}.", columns=", ".join(COLUMNS),
            wrong=", ".join(unknown or missing or ["the repeated names"])[:80],
        ))  # fmt: skip
    return names


def _batches(rows: Iterator[tuple[int, list[str]]]) -> Iterator[list[tuple[int, list[str]]]]:
    batch: list[tuple[int, list[str]]] = []
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        batch.append((line, cells))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
