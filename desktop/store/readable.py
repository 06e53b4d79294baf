"""What can still be read of a database with damaged pages, row by row.

SQLite refuses every row whose way leads over a damaged page (``pages.blank_damaged`` sees to it that SQLCipher lets it go on
behind one). Behind such a row the next one that can be read is looked for: number by number where rows are numbered, which finds the first
row of the next page that is whole; by known keys, and from the other end, where a table is ordered by its key.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import sqlcipher3.dbapi2

from desktop.store.driver import DriverConnection

Row = tuple[object, ...]
_ONE_BY_ONE = 20_000
"""So many numbers are tried one by one; behind that the steps double, since a whole branch of the tree may be gone."""
_MOST = 1 << 62
_DAMAGED = (sqlcipher3.dbapi2.DatabaseError,)


@dataclass(frozen=True, slots=True)
class ReadableTable:
    """A table: its columns, and those of its primary key where its rows are ordered by that and have no numbers."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...] = ()


def tables_of(connection: DriverConnection) -> tuple[ReadableTable, ...]:
    """The tables of a database; none where not even their list can be read."""
    try:
        names = connection.execute(
            "SELECT name, wr FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    except _DAMAGED:
        return ()
    return tuple(_table(connection, str(name), bool(without_number)) for name, without_number in names)


def _table(connection: DriverConnection, name: str, without_number: bool) -> ReadableTable:
    found = connection.execute("SELECT name, pk FROM pragma_table_info(?)", (name,)).fetchall()
    key = [str(column) for column, _ in sorted((row for row in found if row[1]), key=lambda row: int(str(row[1])))]
    return ReadableTable(name, tuple(str(column) for column, _ in found), tuple(key) if without_number else ())


def readable_rows(connection: DriverConnection, table: ReadableTable, hints: Sequence[Row] = ()) -> Iterator[Row]:
    """All rows of a table that can be read, each once, with the columns in their order. ``hints`` are
    beginnings of keys that there may be, in their order, for tables that are ordered by it."""
    return _by_key(connection, table, hints) if table.key else _by_number(connection, table)


def _by_number(connection: DriverConnection, table: ReadableTable) -> Iterator[Row]:
    listed = ", ".join(f'"{column}"' for column in table.columns)
    # From a number on, not behind it: to find what is behind the last row of a damaged page, SQLite would read that page.
    since = f'SELECT rowid, {listed} FROM "{table.name}" NOT INDEXED WHERE rowid >= ? ORDER BY rowid'
    at: int | None = 0
    while at is not None:
        following = at
        for row in _until_damaged(connection, since, (at,), lambda row: (int(str(row[0])) + 1,)):
            if row is None:
                return
            following = max(following, int(str(row[0])) + 1)  # pages of two times may have one number twice
            yield row[1:]
        at = _next_number(lambda number: _is_readable(connection, f"{since} LIMIT 1", (number,)), following)


def _until_damaged(
    connection: DriverConnection, query: str, values: Sequence[object], key: Callable[[Row], Sequence[object]]
) -> Iterator[Row | None]:
    """The rows of a query up to the first that cannot be read, and None behind the last where all were read. ``values`` say
    behind which row it begins, and ``key`` gives them for a row.

    The driver reads one row ahead, so the row before a damaged page is asked for by itself.
    """
    try:
        for row in connection.execute(query, values):
            values = key(row)
            yield row
        yield None
        return
    except _DAMAGED:
        pass
    seen: set[tuple[object, ...]] = set()  # pages of two times may lead in a circle
    while tuple(values) not in seen:
        seen.add(tuple(values))
        try:
            found = connection.execute(f"{query} LIMIT 1", values).fetchall()
        except _DAMAGED:
            return
        if not found:
            yield None
            return
        values = key(found[0])
        yield found[0]


def _next_number(is_readable: Callable[[int], bool], at: int) -> int | None:
    """The least number after ``at`` from which on something can be read again."""
    for number in range(at + 1, at + _ONE_BY_ONE):
        if is_readable(number):
            return number
    damaged, step = at + _ONE_BY_ONE, 1
    while damaged + step < _MOST:
        if is_readable(damaged + step):
            break
        damaged, step = damaged + step, 2 * step
    else:
        return None
    readable = damaged + step
    while readable - damaged > 1:
        middle = (readable + damaged) // 2
        if is_readable(middle):
            readable = middle
        else:
            damaged = middle
    return readable


def _is_readable(connection: DriverConnection, query: str, values: Sequence[object]) -> bool:
    try:
        connection.execute(query, values).fetchall()
    except _DAMAGED:
        return False
    return True


def _by_key(connection: DriverConnection, table: ReadableTable, hints: Sequence[Row]) -> Iterator[Row]:
    places = [table.columns.index(column) for column in table.key]
    listed, rising = (", ".join(f'"{column}"' for column in columns) for columns in (table.columns, table.key))
    falling = ", ".join(f'"{column}" DESC' for column in table.key)
    select, marks = f'SELECT {listed} FROM "{table.name}"', ", ".join("?" * len(table.key))
    behind = f"{select} WHERE ({rising}) > ({marks}) ORDER BY {rising}"
    before = f"{select} WHERE ({rising}) < ({marks}) ORDER BY {falling}"
    seen: set[Row] = set()

    def key(row: Row) -> Row:
        return tuple(row[place] for place in places)

    def new(rows: Iterator[Row | None]) -> Iterator[Row | None]:
        for row in rows:
            if row is None or key(row) not in seen:
                if row is not None:
                    seen.add(key(row))
                yield row

    last: Row = ()
    # From the beginning, from wherever a row may be, and from the end.
    for values in ((), *hints):
        if not _is_after(values, last):
            continue
        names, each = (", ".join(parts) for parts in ((f'"{c}"' for c in table.key[: len(values)]), "?" * len(values)))
        since = f"{select} WHERE ({names}) >= ({each}) ORDER BY {rising}" if values else f"{select} ORDER BY {rising}"
        for row in new(_until_damaged_from(connection, since, values, behind, key)):
            if row is None:
                return
            last = key(row)
            yield row
    for row in new(_until_damaged_from(connection, f"{select} ORDER BY {falling}", (), before, key)):
        if row is None:
            return
        yield row


def _until_damaged_from(
    connection: DriverConnection, first: str, values: Sequence[object], following: str, key: Callable[[Row], Row]
) -> Iterator[Row | None]:
    """The same for a query that begins elsewhere than behind a row: its first row is asked for by itself."""
    try:
        found = connection.execute(f"{first} LIMIT 1", values).fetchall()
    except _DAMAGED:
        return
    if not found:
        yield None
        return
    yield found[0]
    yield from _until_damaged(connection, following, key(found[0]), key)


def _is_after(beginning: Row, last: Row) -> bool:
    """Whether keys that begin so may come after a key; where they cannot be compared, they are tried."""
    try:
        return not last or beginning > last[: len(beginning)]
    except TypeError:
        return True
