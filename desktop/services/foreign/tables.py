"""Tables of files, row by row, while another process reads them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.files.whole import unreadable
from desktop.sandbox.readers import PartsReader
from desktop.sandbox.sandbox import Sandbox, Watch, no_watch
from desktop.services.foreign.kinds import SHEETS
from desktop.tables.cells import Row
from desktop.tables.reading import TableFile, TablePart

TABLE = PartsReader(SHEETS, "desktop.tables.reading", "table_parts", TablePart)


class _ForeignTable:
    """A table whose parts come from a reader process: its sheets, then all of its rows, again and again."""

    def __init__(self, parts: Iterator[TablePart]) -> None:
        self.sheets = next(parts).sheets
        self._parts = parts

    def rows(self) -> Iterator[Row]:
        """All rows. Whoever begins again has read them to their end before."""
        for part in self._parts:
            yield from part.rows
            if part.is_last:
                return


@contextmanager
def foreign_table(sandbox: Sandbox, path: Path, watch: Watch = no_watch) -> Iterator[TableFile]:
    """The table in a file. ``watch`` is called while the file is read; what it raises ends that. Raises ``BadInput`` for a
    file that cannot be read as a table, also while its rows are."""
    try:
        with sandbox.parts(TABLE, path, str(path), watch) as parts:
            yield _ForeignTable(parts)
    except OSError as error:
        raise unreadable(path, error) from None
