"""Today's figures of gates, fast enough to be read at every press: from the rollup and from the totals of other
desks."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Table, bindparam, case, func, literal, literal_column, select

from desktop.domain.hourly import HOUR_MS, CountKind
from desktop.store.prepared import Prepared
from desktop.store.tables import hourly, hourly_remote

Figures = tuple[int, int, int, int]
"""People in an hour (as far as their hour is known), people of the whole day, those of the day with a fever, and those
who were registered; as defined in ``desktop.domain.figures``."""


def _figures(table: Table) -> tuple[ColumnElement[int], ...]:
    c = table.c
    nobody: ColumnElement[int] = literal_column("0")
    return (
        func.sum(case(((c.hour == bindparam("hour")) & ~c.vague, c.count), else_=nobody)),
        func.sum(c.count),
        func.sum(c.abnormal),
        func.sum(case((c.kind == literal(str(CountKind.REGISTRATION)), c.count), else_=nobody)),
    )


def _within(table: Table) -> tuple[ColumnElement[bool], ...]:
    return table.c.hour >= bindparam("day"), table.c.hour < bindparam("next_day")


_AT_GATE = tuple(
    Prepared(select(*_figures(t)).where(*_within(t), t.c.gate_id == bindparam("gate_id")))
    for t in (hourly, hourly_remote)
)
_BY_GATE = tuple(
    Prepared(select(t.c.gate_id, *_figures(t)).where(*_within(t)).group_by(t.c.gate_id))
    for t in (hourly, hourly_remote)
)


def at_gate(connection: Connection, gate_id: str, day: int, hour: int) -> Figures:
    """A gate's figures, of all desks of the venue. ``day`` and ``hour`` are the starts of both, UTC ms."""
    asked = {"gate_id": gate_id, "day": day, "next_day": day + 24 * HOUR_MS, "hour": hour}
    return _added([statement.one(connection, asked) for statement in _AT_GATE])


def by_gate(connection: Connection, day: int, hour: int) -> dict[str, Figures]:
    """The figures of ``at_gate`` by gate, for all gates with anybody on that day."""
    asked = {"day": day, "next_day": day + 24 * HOUR_MS, "hour": hour}
    found: dict[str, list[Sequence[int | None]]] = {}
    for statement in _BY_GATE:
        for row in statement.all(connection, asked):
            found.setdefault(row[0], []).append(row[1:])
    return {gate_id: _added(rows) for gate_id, rows in found.items()}


def _added(rows: Iterable[Iterable[int | None]]) -> Figures:
    hour, day, fevers, registered = (sum(figure or 0 for figure in column) for column in zip(*rows, strict=True))
    return hour, day, fevers, registered
