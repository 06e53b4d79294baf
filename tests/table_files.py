"""Reads what the program writes as a table: lines with their cells, empty ones included."""

from pathlib import Path

from desktop.tables.reading import open_table
from desktop.tables.writing import FORMULA_STARTS


def read_table(path: Path) -> list[tuple[int, list[str]]]:
    """The lines of a file's first sheet."""
    with path.open("rb") as file:
        rows = [row for row in open_table(file, path.name).rows() if row.sheet == 0]
    width = max((max(row.cells, default=-1) for row in rows), default=-1) + 1
    return [(row.line, [_text(row.cells[at].text) if at in row.cells else "" for at in range(width)]) for row in rows]


def _text(text: str) -> str:
    """Without the mark that keeps a cell of a CSV from being a formula, or one of text from being read otherwise."""
    return text[1:] if text[:1] == "'" and text[1:2] in ("'", *FORMULA_STARTS) else text
