"""People who scanned the venue's code by the hour and gate, as the hub sends them; a row replaces the one with its key.

They are another measure of those who were counted at the gates, and are in no rollup.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, bindparam, delete, func, literal, select
from sqlalchemy.dialects.sqlite import insert

from desktop.domain.hourly import CountKind
from desktop.store.prepared import Prepared
from desktop.store.tables import hourly, hourly_remote, hourly_scan

_FIGURES = ("count", "abnormal", "outdated")
_ANY = Prepared(select(hourly_scan.c.hour).where(hourly_scan.c.count > literal(0)).limit(1))
_BETWEEN = Prepared(
    select(hourly_scan)
    .where(hourly_scan.c.hour >= bindparam("since"), hourly_scan.c.hour < bindparam("until"))
    .order_by(hourly_scan.c.hour, hourly_scan.c.gate_id)
)


def _replacing() -> Prepared:
    statement = insert(hourly_scan)
    figures = {name: statement.excluded[name] for name in _FIGURES}
    return Prepared(statement.on_conflict_do_update(index_elements=["hour", "gate_id"], set_=figures))


_REPLACE = _replacing()


@dataclass(frozen=True, slots=True)
class ScanHour:
    """People who scanned in an hour (its start, UTC ms) at a gate, those of them with a symptom, and people who scanned a
    code of the gate that is not in use any more."""

    hour: int
    gate_id: str
    count: int
    abnormal: int
    outdated: int


def start_over(connection: Connection) -> None:
    """Delete all: the hub sends them again from the beginning."""
    connection.execute(delete(hourly_scan))


def keep(connection: Connection, received: Iterable[ScanHour]) -> None:
    """Insert or replace rows."""
    _REPLACE.run_many(connection, map(asdict, received))


def has_any(connection: Connection) -> bool:
    """Whether anybody ever scanned."""
    return _ANY.first(connection) is not None


def between(connection: Connection, since: int, until: int) -> list[ScanHour]:
    """The rows from ``since`` to before ``until`` (UTC ms), by hour and gate."""
    return [ScanHour(*row) for row in _BETWEEN.tuples(connection, {"since": since, "until": until})]


def outdated_since(connection: Connection, since: int) -> Sequence[tuple[str, int]]:
    """Gates whose old codes were scanned since a time (UTC ms), with the people, most first."""
    people = func.sum(hourly_scan.c.outdated)
    query = (
        select(hourly_scan.c.gate_id, people)
        .where(hourly_scan.c.hour >= since, hourly_scan.c.outdated > 0)
        .group_by(hourly_scan.c.gate_id)
        .order_by(people.desc(), hourly_scan.c.gate_id)
    )
    return [(row[0], row[1]) for row in connection.execute(query)]


def are_in_rollup(connection: Connection) -> bool:
    """Whether scans stand among the people who were counted, where they would be added to them."""
    return any(
        connection.execute(select(table.c.hour).where(table.c.kind == str(CountKind.SCAN)).limit(1)).first()
        for table in (hourly, hourly_remote)
    )
