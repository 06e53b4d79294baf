"""Declarations from files and into files. A rejected line stops none of the others; the same line adds nothing twice."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.domain.clock import VENUE_ZONE, from_venue_time, venue_time
from desktop.domain.declaration import FIELDS, Declaration, DeclarationContext, DeclarationDraft
from desktop.domain.declaration_check import check_declaration
from desktop.domain.errors import BadInput, Cancelled, Problem, UserError
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.progress import Progress, no_progress
from desktop.services.declaration_records import (
    Names,
    make_context,
    new_row,
    slip_problem,
    store_rows,
    stored_draft,
)
from desktop.services.import_rejects import NOTE_COLUMNS, Rejected, keep_rejects
from desktop.services.session import Session
from desktop.services.table_files import make_table, read_table
from desktop.store.files import write_whole
from desktop.store.ledger import Store
from desktop.store.queries import declarations
from desktop.store.queries.declarations import DeclarationRow

BATCH = 2000
_LOOK_UP = 200
"""Rows of an export between two looks at whether it was stopped."""
COLUMNS = FIELDS[:19]
"""The columns that every import and export file has."""
_EXPORTED = ("id", *COLUMNS, *FIELDS[19:], "entered_at", "visited_from", "visited_to")
_NOT_READ = frozenset({"id", "entered_at", "visited_from", "visited_to", *NOTE_COLUMNS})
"""Columns of exports and of rejects files that say nothing new."""

_CHINESE = {
    "表单号": "slip", "日期": "visited_on", "到访日期": "visited_on", "时间": "time", "到访时间": "time", "检测点": "gate",
    "类别": "category", "人群": "category", "姓名": "name", "证件类型": "id_type", "证件号码": "id_number",
    "证件号": "id_number", "电话": "phone", "联系电话": "phone", "现住址": "address", "地址": "address",
    "体温": "temperature_c", "症状": "symptoms", "旅居史": "travel_history", "接触史": "contact_history",
    "监护人": "guardian_name", "监护人姓名": "guardian_name", "监护人电话": "guardian_phone", "关系": "guardian_relation",
    "检测员": "inspector", "备注": "notes", "性别": "sex", "出生日期": "birth_date", "健康码": "health_code",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of a file's lines. ``existing`` were stored before; ``rejects_file`` holds what was not taken."""

    accepted: int
    existing: int
    rejected: tuple[Rejected, ...]
    rejects_file: Path | None

    @property
    def note(self) -> Message | None:
        """What is to be known of the rejects file."""
        if self.rejects_file is None:
            return None
        return message(
            "tables", "The lines that were not taken, with their personal data, are in {path}. Correct them and import "
            "that file; it is deleted when all are taken. Delete it yourself if you do not.", path=self.rejects_file,
        )  # fmt: skip


class ImportStopped(Cancelled):
    """The import was stopped; what it had taken by then stays."""

    def __init__(self, taken: int) -> None:
        UserError.__init__(self, message(
            "tables", "Stopped. Lines taken until then: {count}. Import the same file again to go on: what is taken is "
            "not taken twice.", count=taken,
        ))  # fmt: skip


class DeclarationFileService:
    """Import and export."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    def import_file(self, path: Path, progress: Progress = no_progress) -> ImportOutcome:
        """Take every line that is right; write the others with their reasons to a file beside.

        Each 2,000 lines are one transaction: after a stop or a power cut the same file goes on where it was.
        ``progress`` is given no total: how long a file is shows only at its end. Raises ``BadInput`` for a file that
        is no table, ``Forbidden``, ``ImportStopped``.
        """
        self._session.require(Right.ENTER_DECLARATIONS)
        rows = read_table(path)
        header = _header(next(rows, (1, []))[1])
        importer = _Importer(self._store, self._session.member.id, header)
        for batch in _batches(rows):
            importer.take(batch)
            try:
                progress(importer.seen, 0)
            except Cancelled:
                raise ImportStopped(importer.accepted) from None
        rejects = keep_rejects(path, header, importer.rejected)
        return ImportOutcome(importer.accepted, importer.existing, tuple(importer.rejected), rejects)

    def export(
        self, path: Path, reason: str, since: dt.date | None = None, until: dt.date | None = None,
        progress: Progress = no_progress,
    ) -> int:  # fmt: skip
        """Write declarations to ``.csv`` or ``.xlsx``; both days are included. The reason goes to the audit log.

        Raises ``BadInput``, ``Forbidden``; ``Cancelled`` with nothing written. Gives the number of rows.
        """
        self._session.require(Right.SEE_PERSONAL_DATA)
        if len(reason.strip()) < 2:
            raise BadInput.at("reason", message("declaration", "Say why the data is needed: one short sentence."))
        period = _midnight(since), _midnight(until, after=True)
        # Read and made before the transaction begins: others write meanwhile.
        with self._store.read() as connection:
            names, total = Names.read(connection), declarations.count_between(connection, *period)
            rows = (_exported(row, names) for row in declarations.between(connection, *period))
            data, count = make_table(path, _EXPORTED, _watched(rows, total, progress))
        with self._store.write(self._session.member.id) as change:
            change.record("export", "declaration", "", {"reason": reason.strip(), "rows": count}, sync=False)
            write_whole(path, data)
        return count


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
            declaration, problem = self._check(cells, context)
            if declaration is None:
                self._reject(line, problem, cells)
            else:
                rows.append((line, cells, declaration, new_row(declaration, now, self._actor, "import")))
        self.seen += len(batch)
        with self._store.read() as connection:
            new = list(self._new(connection, rows))
        if new:
            with self._store.write(self._actor) as change:
                store_rows(change, [row for _, row in new], {row.id: declaration for declaration, row in new})
            self.accepted += len(new)

    def _check(self, cells: Sequence[str], context: DeclarationContext) -> tuple[Declaration | None, Problem]:
        if len(cells) > len(self._header):
            return None, Problem("", message("tables", "The line has more cells than the header."))
        typed: dict[str, Any] = {name: cell for name, cell in zip(self._header, cells, strict=False) if name}
        declaration, problems = check_declaration(DeclarationDraft(**typed), context)
        return declaration, problems[0] if problems else Problem("", message("tables", "The line is right."))

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
                    self._reject(line, problem, cells)
                    continue
                used.add(serial.number)
            known.add(row.fingerprint)
            yield declaration, row

    def _reject(self, line: int, problem: Problem, cells: Sequence[str]) -> None:
        self.rejected.append(Rejected(line, problem, tuple(cells)))


def _header(cells: Sequence[str]) -> list[str]:
    names = [_CHINESE.get(cell.strip(), cell.strip().lower()) for cell in cells]
    unknown = [n for n in names if n not in FIELDS and n not in _NOT_READ]
    missing = [n for n in ("visited_on", "gate", "name") if n not in names]
    if unknown or missing or len(set(names)) != len(names):
        raise BadInput(message(
            "tables", "The first line must name the columns {columns}; look at {wrong}.", columns=", ".join(COLUMNS),
            wrong=", ".join(unknown or missing or ["the repeated names"])[:80],
        ))  # fmt: skip
    return [n if n in FIELDS else "" for n in names]


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


def _watched(rows: Iterator[list[str]], total: int, progress: Progress) -> Iterator[list[str]]:
    for done, row in enumerate(rows):
        if done % _LOOK_UP == 0:
            progress(done, total)
        yield row


def _midnight(day: dt.date | None, *, after: bool = False) -> int | None:
    if day is None:
        return None
    return from_venue_time(dt.datetime.combine(day + dt.timedelta(days=after), dt.time()))


def _exported(row: DeclarationRow, names: Names) -> list[str]:
    draft = stored_draft(row, names)
    typed = [str(getattr(draft, field)) for field in FIELDS]
    return [row.id, *typed, _moment(row.entered_at), _moment(row.visited_from), _moment(row.visited_to)]


def _moment(ms: int) -> str:
    return venue_time(ms).astimezone(VENUE_ZONE).isoformat(timespec="seconds")
