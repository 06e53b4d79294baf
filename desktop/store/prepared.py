"""Statements of the busiest paths, compiled once.

Entering a declaration is a handful of statements, and SQLAlchemy needs several times as long to look each of them up
and to bind its values as SQLite needs to run it. A prepared statement is written as any other and goes the short way.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.engine import CursorResult
from sqlalchemy.sql import ClauseElement

Values = Mapping[str, Any]


class Prepared:
    """A statement whose every value is given at each run, by the name of its column or ``bindparam``.

    Values go to the driver as they are: only for text, whole numbers, booleans and bytes.
    """

    def __init__(self, statement: ClauseElement) -> None:
        compiled = statement.compile(dialect=dialect(paramstyle="qmark"))
        self._sql = str(compiled)
        self._names: list[str] = list(getattr(compiled, "positiontup", None) or ())
        self._fixed = {n: v for n, v in compiled.params.items() if v is not None}
        """Values that were written into the statement itself."""

    def run(self, connection: Connection, values: Values = {}) -> CursorResult[Any]:  # noqa: B006
        """Run it once."""
        return connection.exec_driver_sql(self._sql, self._pick(values))

    def run_many(self, connection: Connection, rows: Iterable[Values]) -> None:
        """Run it for every row; no rows are no work."""
        values = [self._pick(row) for row in rows]
        if values:
            connection.exec_driver_sql(self._sql, values)

    def _pick(self, values: Values) -> tuple[Any, ...]:
        given = {**self._fixed, **values} if self._fixed else values
        return tuple([given[name] for name in self._names])
