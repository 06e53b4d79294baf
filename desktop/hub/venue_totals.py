"""The totals of a venue's other desks that a desk pulls, and how recent they are. They are aggregates without personal
data: hours, gates, inspectors, categories and numbers."""

from collections.abc import Sequence

from sqlalchemy import Connection, and_, func, not_, or_, select

from desktop.hub.incarnation import Incarnation
from desktop.hub.tables import desk, desk_head, hourly
from desktop.sync.wire import HourRow, Hours, LastSeen

_NAMES = ("desk", "incarnation", "gate", "inspector", "kind", "category")
_ROW_BYTES, _MOST_BYTES = 30, 200_000
"""Sizes in bytes: the estimate for a row, and the most of a part, which has to fit beside the fields into what a desk
reads."""


def hours_after(connection: Connection, asking: Incarnation, since: int, limit: int) -> tuple[Hours, int | None]:
    """Up to ``limit`` rows that changed after a number of the venue's, and the number of the last one; None where no
    more follow.

    Rows of the asking incarnation are left out. Those of the desk's other incarnations are not: the desk itself knows
    which of them its rollup includes.
    """
    c = hourly.c
    is_own = and_(c.desk == asking.desk, c.incarnation == asking.incarnation)
    query = select(hourly).where(c.venue == asking.venue, c.vseq > since, not_(is_own)).order_by(c.vseq).limit(limit)
    found = connection.execute(query).mappings().all()
    places: dict[str, int] = {}
    hour_rows: list[HourRow] = []
    size, last = 0, since
    for row in found:
        names = [str(row[name]) for name in _NAMES]
        size += _ROW_BYTES + sum(len(name.encode()) for name in names if name not in places)
        if hour_rows and size > _MOST_BYTES:
            break
        desk_, incarnation, gate, inspector, kind, category = (places.setdefault(name, len(places)) for name in names)
        hour_rows.append(
            HourRow(
                desk_,
                incarnation,
                row["hour"],
                gate,
                inspector,
                kind,
                category,
                row["vague"],
                row["count"],
                row["measured"],
                row["abnormal"],
            )
        )
        last = row["vseq"]
    return Hours(tuple(places), tuple(hour_rows)), None if len(hour_rows) == len(found) < limit else last


def desks_last_seen(connection: Connection, asking: Incarnation) -> Sequence[LastSeen]:
    """The venue's other desks, with when the hub last received anything of each; revoked ones only where it did."""
    at = func.coalesce(func.max(desk_head.c.seen), 0)
    heads = and_(desk_head.c.venue == desk.c.venue, desk_head.c.desk == desk.c.desk)
    query = (
        select(desk.c.desk, at)
        .outerjoin(desk_head, heads)
        .where(desk.c.venue == asking.venue, desk.c.desk != asking.desk)
        .where(or_(desk.c.state == "approved", desk_head.c.desk.is_not(None)))
        .group_by(desk.c.desk)
        .order_by(desk.c.desk)
    )
    return [LastSeen(str(row[0]), row[1]) for row in connection.execute(query)]
