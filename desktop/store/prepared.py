"""Statements of the hottest paths, compiled once and run by the driver.

To enter a declaration takes a handful of statements. For each, SQLAlchemy needs several times as long to look it up,
bind its values and wrap its rows as SQLite needs to run it. A prepared statement is written like any other and runs in
the same transaction, without that overhead.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.sql import ClauseElement

from desktop.store.driver import DriverConnection
from desktop.store.rows import AnyRow

Values = Mapping[str, object]


class Prepared:
    """A compiled statement. Values are given at each run, by the name of the column or ``bindparam``.

    Values are passed to and from the driver without conversion: only text, whole numbers, booleans (which come back as
    0 and 1) and bytes. Rows are named tuples. Errors are those of the driver.
    """

    def __init__(self, statement: ClauseElement) -> None:
        compiled = statement.compile(dialect=dialect(paramstyle="qmark"))
        self._sql = str(compiled)
        names = list(getattr(compiled, "positiontup", None) or ())
        self._take: Callable[[Values], tuple[object, ...]] = (
            itemgetter(*names) if len(names) > 1 else lambda values: tuple([values[name] for name in names])
        )
        self._fixed = {n: v for n, v in compiled.params.items() if v is not None}
        """Values that are part of the statement itself."""
        columns = getattr(statement, "exported_columns", {}).keys()
        # Any: a type checker cannot know the names of columns that are found at run time.
        row: Any = namedtuple("Row", columns, rename=True) if columns else tuple
        self._row: Callable[[tuple[object, ...]], AnyRow] = row._make if columns else row

    def run(self, connection: Connection, values: Values = {}) -> int:  # noqa: B006
        """Run it once; gives the number of changed rows."""
        return int(driver_of(connection).execute(self._sql, self._pick(values)).rowcount)

    def run_many(self, connection: Connection, rows: Iterable[Values]) -> None:
        """Run it once for each row of values."""
        values = [self._pick(row) for row in rows]
        if len(values) == 1:
            driver_of(connection).execute(self._sql, values[0])
        elif values:
            driver_of(connection).executemany(self._sql, values)

    def all(self, connection: Connection, values: Values = {}) -> list[AnyRow]:  # noqa: B006
        """Run it; gives all rows."""
        found = driver_of(connection).execute(self._sql, self._pick(values)).fetchall()
        return list(map(self._row, found))

    def tuples(self, connection: Connection, values: Values = {}) -> list[tuple[Any, ...]]:  # noqa: B006
        """Run it; gives all rows without the names of their columns, where there are tens of thousands of them."""
        return driver_of(connection).execute(self._sql, self._pick(values)).fetchall()

    def first(self, connection: Connection, values: Values = {}) -> AnyRow | None:  # noqa: B006
        """Run it; gives the first row, or None."""
        return next(iter(self.all(connection, values)), None)

    def one(self, connection: Connection, values: Values = {}) -> AnyRow:  # noqa: B006
        """Run it; gives the first row of a statement that always has one, such as a sum."""
        return self.all(connection, values)[0]

    def _pick(self, values: Values) -> tuple[object, ...]:
        return self._take({**self._fixed, **values} if self._fixed else values)


def driver_of(connection: Connection) -> DriverConnection:
    """The driver's connection on which SQLAlchemy's transaction is open."""
    return cast(DriverConnection, connection.connection.dbapi_connection)
