"""Rows of a salvaged database that have a value which only one may have: the one that was changed last keeps it.

A power cut in the midst of a checkpoint, with the log lost, leaves pages of two times in the file: a gate by its former name
beside that which has the name by now. The index stays unique: whoever writes relies on it.
"""

from collections.abc import Mapping

import sqlcipher3.dbapi2

from desktop.store.driver import DriverConnection

_FORMER: Mapping[str, str] = {
    "one_manager": "role = 'clerk'",
    "one_live_gate_of_a_name": "name = name || ' ' || code",
    "one_template_of_a_name": "name = name || ' ' || substr(id, -6)",
    "one_open_assignment": "to_at = from_at",
    "one_poster_of_a_content": "void = 1",
}
"""By index, what becomes of the other row. Of an index that is not here, it is deleted."""


def make_index(made: DriverConnection, statement: str) -> None:
    """Make an index by its statement."""
    try:
        made.execute(statement)
    except sqlcipher3.dbapi2.IntegrityError:
        _settle(made, statement, is_deleted=False)
        try:
            made.execute(statement)
        except sqlcipher3.dbapi2.IntegrityError:
            _settle(made, statement, is_deleted=True)
            made.execute(statement)


def _settle(made: DriverConnection, statement: str, *, is_deleted: bool) -> None:
    made.execute(statement.replace("CREATE UNIQUE INDEX", "CREATE INDEX"))
    name, table = made.execute("SELECT name, tbl_name FROM sqlite_master ORDER BY rowid DESC LIMIT 1").fetchall()[0]
    found = made.execute("SELECT name FROM pragma_index_info(?)", (name,)).fetchall()
    listed = ", ".join(f'"{row[0]}"' for row in found)
    where = " AND ".join([f"({_condition(statement)})", *(f'"{row[0]}" IS NOT NULL' for row in found)])
    doubles = f'SELECT {listed} FROM "{table}" WHERE {where} GROUP BY {listed} HAVING count(*) > 1'
    changed = f'(SELECT coalesce(max(seq), 0) FROM audit WHERE subject = "{table}".id)'
    others = (
        f"SELECT number FROM (SELECT rowid AS number, row_number() OVER (PARTITION BY {listed} ORDER BY {changed} DESC,"
        f' rowid DESC) AS place FROM "{table}" WHERE {where} AND ({listed}) IN ({doubles})) WHERE place > 1'
    )
    change = _FORMER.get(str(name))
    if change is None or is_deleted:
        made.execute(f'DELETE FROM "{table}" WHERE rowid IN ({others})')
    else:
        made.execute(f'UPDATE "{table}" SET {change} WHERE rowid IN ({others})')
    made.execute(f'DROP INDEX "{name}"')


def _condition(statement: str) -> str:
    """Of which rows an index is."""
    _, _, condition = statement.partition(" WHERE ")
    return condition or "true"
