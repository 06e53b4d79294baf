"""A value that only one row may have, in two: whichever was changed last keeps it, and the index is unique."""

import pytest
import sqlcipher3.dbapi2

from desktop.store.doubles import make_index

AUDIT = "CREATE TABLE audit (seq INTEGER PRIMARY KEY, subject TEXT)"


@pytest.mark.parametrize(
    ("table", "index", "rows", "expected"),
    [
        (
            "gate (id TEXT PRIMARY KEY, name TEXT, code TEXT, retired BOOLEAN)",
            "one_live_gate_of_a_name ON gate (name) WHERE NOT retired",
            [("b", "North", "G2", 0), ("a", "North", "G1", 0), ("c", "North", "G3", 1), ("d", "South", "G4", 0)],
            {("b", "North", "G2", 0), ("a", "North G1", "G1", 0), ("c", "North", "G3", 1), ("d", "South", "G4", 0)},
        ),
        (
            "member (id TEXT PRIMARY KEY, role TEXT, bound BOOLEAN)",
            "one_manager ON member (role) WHERE role = 'manager' AND bound",
            [("a", "manager", 1), ("b", "manager", 1), ("c", "manager", 0)],
            {("a", "clerk", 1), ("b", "manager", 1), ("c", "manager", 0)},
        ),
        (
            "fever (id TEXT PRIMARY KEY, declaration_id TEXT)",
            "fever_of_a_declaration ON fever (declaration_id)",
            [("a", "x"), ("b", "x"), ("c", None), ("d", None)],
            {("b", "x"), ("c", None), ("d", None)},
        ),
        (  # the former name is taken, too
            "gate (id TEXT PRIMARY KEY, name TEXT, code TEXT, retired BOOLEAN)",
            "one_live_gate_of_a_name ON gate (name) WHERE NOT retired",
            [("b", "North", "G2", 0), ("a", "North", "G1", 0), ("c", "North G1", "G3", 0)],
            {("b", "North", "G2", 0), ("c", "North G1", "G3", 0)},
        ),
    ],
    ids=["gate", "manager", "deleted", "twice"],
)
def test_the_row_that_was_changed_last_keeps_it(
    table: str, index: str, rows: list[tuple[object, ...]], expected: set[tuple[object, ...]]
) -> None:
    made = sqlcipher3.dbapi2.connect(":memory:", isolation_level=None)
    made.execute(AUDIT)
    made.executemany("INSERT INTO audit (subject) VALUES (?)", [("a",), ("c",), ("b",), ("c",)])
    made.execute(f"CREATE TABLE {table}")
    name = table.partition(" ")[0]
    made.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    make_index(made, f"CREATE UNIQUE INDEX {index}")
    assert set(made.execute(f"SELECT * FROM {name}").fetchall()) == expected
    with pytest.raises(sqlcipher3.dbapi2.IntegrityError):
        made.execute(f"INSERT INTO {name} SELECT 'z', {', '.join(_others(made, name))} FROM {name} WHERE id = 'b'")


def _others(made: sqlcipher3.dbapi2.Connection, name: str) -> list[str]:
    return [row[0] for row in made.execute("SELECT name FROM pragma_table_info(?)", (name,)).fetchall()][1:]
