"""What was counted at the venue's other desks, as the hub tells it: row by row in place of what it told before.

The desk's own rollup (``hourly``) has no part in it. A former life of this desk is the one thing that both may know of:
what it counted up to the backup that the desk was restored from is in the rollup, what came after it is not. So the
rollup's part of every former life is kept (``hourly_former``), and of such a life only the difference is kept here.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from desktop.domain.hourly import HourCount, HourKey, Tally
from desktop.store.prepared import Prepared
from desktop.store.tables import heard, hourly_elsewhere, hourly_former

_KEY = [column.name for column in hourly_elsewhere.primary_key]
_FIGURES = ("count", "measured", "abnormal")
_THERE = Prepared(select(hourly_elsewhere.c.hour).limit(1))
_DROP = Prepared(delete(hourly_elsewhere).where(*(hourly_elsewhere.c[name] == bindparam(name) for name in _KEY)))


def _replacing() -> Prepared:
    statement = insert(hourly_elsewhere)
    figures = {name: statement.excluded[name] for name in _FIGURES}
    return Prepared(statement.on_conflict_do_update(index_elements=_KEY, set_=figures))


_REPLACE = _replacing()
_KEEP_FORMER = Prepared(hourly_former.insert())


class Counted(NamedTuple):
    """People that one life of a desk counted."""

    desk: str
    incarnation: str
    people: HourCount


def there(connection: Connection) -> bool:
    """Whether anybody was counted elsewhere."""
    return _THERE.first(connection) is not None


def start_over(connection: Connection) -> None:
    """Forget all of it: the hub tells it from the beginning."""
    connection.execute(delete(hourly_elsewhere))
    connection.execute(delete(heard))


def keep(connection: Connection, told: Iterable[Counted]) -> None:
    """What the hub says now of some keys."""
    rows = [_row(each) for each in told]
    _DROP.run_many(connection, (row for row in rows if not any(row[name] for name in _FIGURES)))
    _REPLACE.run_many(connection, (row for row in rows if any(row[name] for name in _FIGURES)))


def former(connection: Connection) -> Mapping[str, Mapping[HourKey, Tally]]:
    """What of the rollup was counted in each of the desk's former lives."""
    found: dict[str, dict[HourKey, Tally]] = {}
    for row in connection.execute(select(hourly_former)).mappings():
        key = HourKey(
            row["hour"], row["gate_id"], row["inspector_id"], row["kind"], row["category"], bool(row["vague"])
        )
        found.setdefault(row["incarnation"], {})[key] = Tally(*(row[name] for name in _FIGURES))
    return found


def keep_former(connection: Connection, incarnation: str, counts: Mapping[HourKey, Tally]) -> None:
    """Keep what of the rollup was counted in a life that ends."""
    rows = (_values(key, tally) | {"incarnation": incarnation} for key, tally in counts.items() if tally != Tally())
    _KEEP_FORMER.run_many(connection, rows)


def forget_former(connection: Connection) -> None:
    """The whole rollup is told anew in the present life."""
    connection.execute(delete(hourly_former))


def heard_of(connection: Connection) -> dict[str, int]:
    """The venue's other desks, and when the hub got records of each last (UTC ms), 0 for never."""
    return {row.desk: row.at for row in connection.execute(select(heard).order_by(heard.c.desk))}


def keep_heard(connection: Connection, at: Mapping[str, int]) -> None:
    """What the hub says now of all other desks."""
    connection.execute(delete(heard))
    if at:
        connection.execute(heard.insert(), [{"desk": desk, "at": when} for desk, when in at.items()])


def _row(told: Counted) -> dict[str, Any]:
    return _values(told.people.key, told.people.tally) | {"desk": told.desk, "incarnation": told.incarnation}


def _values(key: HourKey, tally: Tally) -> dict[str, Any]:
    return key._asdict() | {"count": tally.count, "measured": tally.measured, "abnormal": tally.abnormal}
