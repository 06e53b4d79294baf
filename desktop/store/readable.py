"""What can still be read of a database with damaged pages, row by row.

SQLCipher refuses a page that is not as it was written, and SQLite with it every row whose way leads over that page. Behind
such a row the next one that can be read is looked for: number by number where rows are numbered, which finds the first
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


def readable_rows(connection: DriverConnection, table: ReadableTable, hints: Sequence[object] = ()) -> Iterator[Row]:
    """All rows of a table that can be read, each once, with the columns in their order. ``hints`` are values that the first
    column of the key may have, in their order, for tables that are ordered by it."""
    return _by_key(connection, table, hints) if table.key else _by_number(connection, table)


def _by_number(connection: DriverConnection, table: ReadableTable) -> Iterator[Row]:
    listed = ", ".join(f'"{column}"' for column in table.columns)
    after = f'SELECT rowid, {listed} FROM "{table.name}" NOT INDEXED WHERE rowid > ? ORDER BY rowid'
    at = -1
    while True:
        try:
            for row in connection.execute(after, (at,)):
                at = int(str(row[0]))
                yield row[1:]
            return
        except _DAMAGED:
            found = _next_number(lambda number: _is_readable(connection, f"{after} LIMIT 1", (number,)), at)
            if found is None:
                return
            at = found


def _next_number(is_readable: Callable[[int], bool], at: int) -> int | None:
    """The least number after ``at`` behind which something can be read again."""
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


def _by_key(connection: DriverConnection, table: ReadableTable, hints: Sequence[object]) -> Iterator[Row]:
    places = [table.columns.index(column) for column in table.key]
    listed, key = (", ".join(f'"{column}"' for column in columns) for columns in (table.columns, table.key))
    select = f'SELECT {listed} FROM "{table.name}"'
    falling = ", ".join(f'"{column}" DESC' for column in table.key)
    last: tuple[object, ...] | None = None
    seen: set[tuple[object, ...]] = set()

    def keyed(rows: Iterator[Row]) -> Iterator[Row]:
        nonlocal last
        for row in rows:
            last = tuple(row[place] for place in places)
            if last not in seen:
                seen.add(last)
                yield row

    try:
        yield from keyed(iter(connection.execute(f"{select} ORDER BY {key}")))
        return
    except _DAMAGED:
        pass
    first = f'"{table.key[0]}"'
    for hint in hints:  # between damaged pages, from where a row may be on
        if last is not None and not _is_after(hint, last[0]):
            continue
        try:
            yield from keyed(iter(connection.execute(f"{select} WHERE {first} >= ? ORDER BY {key}", (hint,))))
            return
        except _DAMAGED:
            continue
    upto = last
    try:
        for row in connection.execute(f"{select} ORDER BY {falling}"):
            found = tuple(row[place] for place in places)
            if found in seen or (upto is not None and found == upto):
                return
            seen.add(found)
            yield row
    except _DAMAGED:
        return


def _is_after(hint: object, last: object) -> bool:
    return type(hint) is type(last) and hint > last  # type: ignore[operator]  # both text, or both numbers
