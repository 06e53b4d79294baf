"""Remote totals: what the venue's other desks counted by the hour, as the hub sends it; a row replaces the one with its
key.

The desk's own rollup (``hourly``) is no part of it. Both may know a former incarnation of this desk: its counts up to
the backup that the desk was restored from are in the rollup, later ones are not. So the rollup's part of every former
incarnation is kept (``hourly_former``), and of such an incarnation only the difference is stored here.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from desktop.domain.hourly import HourCount, HourKey, Tally
from desktop.store.prepared import Prepared
from desktop.store.tables import desk_last_seen, hourly_former, hourly_remote

_KEY = [column.name for column in hourly_remote.primary_key]
_FIGURES = ("count", "measured", "abnormal")
_ANY = Prepared(select(hourly_remote.c.hour).limit(1))
_DROP = Prepared(delete(hourly_remote).where(*(hourly_remote.c[name] == bindparam(name) for name in _KEY)))


def _replacing() -> Prepared:
    statement = insert(hourly_remote)
    figures = {name: statement.excluded[name] for name in _FIGURES}
    return Prepared(statement.on_conflict_do_update(index_elements=_KEY, set_=figures))


_REPLACE = _replacing()
_INSERT_FORMER = Prepared(hourly_former.insert())


class RemoteTotal(NamedTuple):
    """People that one incarnation of a desk counted."""

    desk: str
    incarnation: str
    people: HourCount


def has_any(connection: Connection) -> bool:
    """Whether another desk counted anybody."""
    return _ANY.first(connection) is not None


def start_over(connection: Connection) -> None:
    """Delete all remote totals: the hub sends them again from the beginning."""
    connection.execute(delete(hourly_remote))
    connection.execute(delete(desk_last_seen))


def keep(connection: Connection, received: Iterable[RemoteTotal]) -> None:
    """Insert or replace totals; rows that count nobody are deleted."""
    rows = [_row(each) for each in received]
    _DROP.run_many(connection, (row for row in rows if not any(row[name] for name in _FIGURES)))
    _REPLACE.run_many(connection, (row for row in rows if any(row[name] for name in _FIGURES)))


def former(connection: Connection) -> Mapping[str, Mapping[HourKey, Tally]]:
    """The rollup's part of each former incarnation of this desk."""
    found: dict[str, dict[HourKey, Tally]] = {}
    for row in connection.execute(select(hourly_former)).mappings():
        key = HourKey(
            row["hour"], row["gate_id"], row["inspector_id"], row["kind"], row["category"], bool(row["vague"])
        )
        found.setdefault(row["incarnation"], {})[key] = Tally(*(row[name] for name in _FIGURES))
    return found


def keep_former(connection: Connection, incarnation: str, counts: Mapping[HourKey, Tally]) -> None:
    """Store the rollup's part of an incarnation that ends."""
    rows = (_values(key, tally) | {"incarnation": incarnation} for key, tally in counts.items() if tally != Tally())
    _INSERT_FORMER.run_many(connection, rows)


def forget_former(connection: Connection) -> None:
    """Delete the parts of all former incarnations: the present one states the whole rollup again."""
    connection.execute(delete(hourly_former))


def last_seen(connection: Connection) -> dict[str, int]:
    """When the hub last received records of each of the venue's other desks (UTC ms), 0 for never."""
    return {row.desk: row.at for row in connection.execute(select(desk_last_seen).order_by(desk_last_seen.c.desk))}


def replace_last_seen(connection: Connection, at: Mapping[str, int]) -> None:
    """Replace the times at which the hub last received anything from each other desk."""
    connection.execute(delete(desk_last_seen))
    if at:
        connection.execute(desk_last_seen.insert(), [{"desk": desk, "at": when} for desk, when in at.items()])


def _row(received: RemoteTotal) -> dict[str, object]:
    return _values(received.people.key, received.people.tally) | {
        "desk": received.desk,
        "incarnation": received.incarnation,
    }


def _values(key: HourKey, tally: Tally) -> dict[str, object]:
    return key._asdict() | {"count": tally.count, "measured": tally.measured, "abnormal": tally.abnormal}
