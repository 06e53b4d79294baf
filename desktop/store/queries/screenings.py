"""Temperature checks at the gates: one person, or the people of an hour on a paper sheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, bindparam, select, update

from desktop.domain.hourly import HourCount
from desktop.domain.hourly import screening as counted
from desktop.store.prepared import Prepared
from desktop.store.queries import hourly
from desktop.store.rows import AnyRow
from desktop.store.tables import screening

_INSERT = Prepared(screening.insert())
_FIND = Prepared(select(screening).where(screening.c.id == bindparam("id")))


@dataclass(frozen=True, slots=True)
class ScreeningRow:
    """``count`` people checked at a gate ``at`` a time (UTC ms; the start of the hour for those of a sheet).

    ``member_id`` is who counted them; ``temperature``, in tenths of a degree, is set for an abnormal one.
    """

    id: str
    at: int
    gate_id: str
    inspector_id: str | None
    member_id: str
    abnormal: bool
    temperature: int | None
    count: int
    sheet_id: str | None = None
    void_at: int | None = None

    @property
    def counted(self) -> HourCount:
        """Its count in the rollup."""
        return counted(self.at, self.gate_id, self.inspector_id, self.count, abnormal=self.abnormal)


def insert(connection: Connection, rows: Sequence[ScreeningRow]) -> None:
    """Insert checks, and add them to the rollup."""
    _INSERT.run_many(connection, map(_columns, rows))
    hourly.add(connection, [row.counted for row in rows])


def find(connection: Connection, screening_id: str) -> ScreeningRow | None:
    row = _FIND.first(connection, {"id": screening_id})
    return _row(row) if row else None


def of_sheet(connection: Connection, sheet_id: str) -> tuple[ScreeningRow, ...]:
    """The checks of a tally sheet that are not void."""
    query = select(screening).where(screening.c.sheet_id == sheet_id, screening.c.void_at.is_(None))
    return tuple(_row(row) for row in connection.execute(query))


def void(connection: Connection, rows: Sequence[ScreeningRow], now: int) -> None:
    """Mark checks as void and subtract them from the rollup."""
    connection.execute(update(screening).where(screening.c.id.in_([row.id for row in rows])).values(void_at=now))
    hourly.take(connection, [row.counted for row in rows])


def latest(connection: Connection, member_id: str, since: int, limit: int) -> tuple[ScreeningRow, ...]:
    """The checks that a member counted one by one since a time (UTC ms) and that are not void, newest first."""
    query = (
        select(screening)
        .where(screening.c.at >= since, screening.c.member_id == member_id)
        .where(screening.c.void_at.is_(None), screening.c.sheet_id.is_(None))
        .order_by(screening.c.at.desc(), screening.c.id.desc())
    )
    return tuple(_row(row) for row in connection.execute(query.limit(limit)))


def between(connection: Connection, since: int | None, until: int | None) -> Iterator[ScreeningRow]:
    """All checks that are not void by time, from ``since`` to before ``until`` (UTC ms); rows are fetched while they
    are iterated."""
    query = select(screening).where(screening.c.void_at.is_(None)).order_by(screening.c.at, screening.c.id)
    if since is not None:
        query = query.where(screening.c.at >= since)
    if until is not None:
        query = query.where(screening.c.at < until)
    for row in connection.execution_options(yield_per=1000).execute(query):
        yield _row(row)


def body(row: ScreeningRow) -> Mapping[str, object]:
    """The body of a check in audit and outbox: it names no visitor."""
    return {k: v for k, v in asdict(row).items() if v is not None and k != "member_id"}


def _columns(row: ScreeningRow) -> dict[str, object]:
    return {name: getattr(row, name) for name in ScreeningRow.__slots__}


def _row(row: AnyRow) -> ScreeningRow:
    values = row._asdict()
    return ScreeningRow(**{**values, "abnormal": bool(values["abnormal"])})
