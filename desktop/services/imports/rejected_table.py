"""The refused lines of an import as a table, for whoever asks for one: mended there, it can be imported again."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from desktop.domain.declaration_columns import COLUMNS, DOUBT_MARK, NOTES, OVERRIDES, REQUIRED, overrides_text
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.field_registry import Column
from desktop.domain.headings import Headings, heading_of, headings_of
from desktop.domain.messages import Message
from desktop.files.whole import write_whole
from desktop.services.imports.outcome import Rejected
from desktop.tables.writing import make_table

_SHEET, *_ALWAYS = NOTES


def export_rejected(
    path: Path, rejected: Sequence[Rejected], headings: Headings, say: Callable[[Message], str] = str
) -> int:
    """Write refused lines to a file; gives their number. See ``rejected_table``."""
    data, count = rejected_table(path, rejected, headings, say)
    write_whole(path, data)
    return count


def rejected_table(
    path: Path, rejected: Sequence[Rejected], headings: Headings, say: Callable[[Message], str] = str
) -> tuple[bytes, int]:
    """Refused lines as the content of a ``.csv`` or ``.xlsx`` file: sheet (where a file has several), line, column and reason, then
    the cells as they were found. ``say`` gives the reasons in a language. The file is not encrypted.

    A value that the file may have changed has ``DOUBT_MARK`` before it, which no import takes. Only the columns that one
    of the lines fills are there, and those that an import needs. Gives the number of lines as well;
    raises ``BadInput``, ``UserError``.
    """
    notes = (*([_SHEET] if any(line.sheet for line in rejected) else []), *_ALWAYS)
    columns = [column for column in COLUMNS if column.name in REQUIRED or _is_filled(column, rejected)]
    reasons = [OVERRIDES] if any(line.draft.overrides for line in rejected) else []
    names = {column.name: heading_of(column, headings) for column in COLUMNS}
    rows = (
        [
            *(_note(note, line, names, say) for note in notes),
            *_cells(line, columns),
            *(_overrides(line, names) for _ in reasons),
            *line.beyond,
        ]
        for line in rejected
    )
    return make_table(path, headings_of((*notes, *columns, *reasons), headings), rows)


def _is_filled(column: Column, rejected: Iterable[Rejected]) -> bool:
    return any(line.draft.text(column.name) for line in rejected)


def _note(note: Column, line: Rejected, names: dict[str, str], say: Callable[[Message], str]) -> str:
    problems = (*line.cell_problems, *line.problems)
    match note.name:
        case "sheet":
            return line.sheet
        case "line":
            return str(line.line)
        case "column":
            return " / ".join(dict.fromkeys(names.get(problem.field, problem.field) for problem in problems))
        case _:
            return " ".join(dict.fromkeys(say(problem.message) for problem in problems))


def _cells(line: Rejected, columns: Iterable[Column]) -> list[str]:
    doubted = {problem.field for problem in line.cell_problems}
    texts = ((column.name, line.draft.text(column.name)) for column in columns)
    return [
        f"{DOUBT_MARK} {text}" if field in doubted and not text.startswith(DOUBT_MARK) else text
        for field, text in texts
    ]


def _overrides(line: Rejected, names: dict[str, str]) -> str:
    return overrides_text(((f, line.draft.overrides[f]) for f in FIELDS.keys if f in line.draft.overrides), names)
