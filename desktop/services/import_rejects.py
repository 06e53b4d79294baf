"""The lines of an import that were not taken, in a file beside the one that was imported.

It is plain text with personal data, so it is made to disappear again. It is readable by its owner only and never
empty. It names the line, the column and the reason before the cells, and can be mended and imported itself: what is
refused again stays in it. Once nothing is refused any more, neither of the mended source nor of the rejects file, it
is deleted. A file of that name which is not one of ours is left alone.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import BadInput, Problem
from desktop.services.table_files import read_table, write_table

NOTE_COLUMNS = ("line", "column", "reason")
"""What comes before the cells of a line."""
_ENDING = ".rejected"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that was not taken: its number in the file (1 is the header), the column and why."""

    line: int
    problem: Problem
    cells: tuple[str, ...]


def keep_rejects(source: Path, header: Sequence[str], rejected: Sequence[Rejected]) -> Path | None:
    """Write what was refused of ``source``, or delete what was refused of it before; gives the file, if there is one.

    Raises ``UserError`` where it cannot be written.
    """
    target = _place(source)
    if not rejected:
        if _is_ours(target):
            target.unlink(missing_ok=True)
        return None
    rows = ([str(r.line), r.problem.field, str(r.problem.message), *_own(header, r.cells)] for r in rejected)
    write_table(target, [*NOTE_COLUMNS, *(name for name in header if name)], rows)
    return target


def _place(source: Path) -> Path:
    """Beside the source; a rejects file that is imported again is its own."""
    if source.stem.endswith(_ENDING) and _is_ours(source):
        return source
    first = source.with_name(f"{source.stem}{_ENDING}.csv")
    others = (source.with_name(f"{source.stem}{_ENDING}-{number}.csv") for number in range(2, 1000))
    return next((path for path in (first, *others) if not path.exists() or _is_ours(path)), first)


def _own(header: Sequence[str], cells: Sequence[str]) -> list[str]:
    """The cells of columns that an import reads; what is beyond the header goes along, so that it can be seen."""
    kept = [cell for name, cell in zip(header, cells, strict=False) if name]
    missing = sum(1 for name in header[len(cells) :] if name)
    return [*kept, *[""] * missing, *cells[len(header) :]]


def _is_ours(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        _, first = next(read_table(path), (1, []))
    except (BadInput, csv.Error):
        return False
    return tuple(first[: len(NOTE_COLUMNS)]) == NOTE_COLUMNS
