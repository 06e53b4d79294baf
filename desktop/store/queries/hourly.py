"""The rollup by the hour: totals that are written together with what they count, read by charts and recomputed by
checks.

It counts what this desk entered. Queries for the whole venue read it together with the totals of the other desks
(``remote_totals``).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    FromClause,
    Table,
    bindparam,
    case,
    delete,
    func,
    literal,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.sqlite import insert

from desktop.domain.hourly import HOUR_MS, TIMED, CountKind, HourCount, HourKey, Tally, summed
from desktop.domain.temperature import FEVER_TENTHS
from desktop.store.prepared import Prepared
from desktop.store.queries import remote_totals as remote_totals
from desktop.store.rows import AnyRow, AnySelect
from desktop.store.tables import declaration, hourly, hourly_kept, hourly_remote, hourly_scan, screening

ScansFrom: TypeAlias = "int | BindParameter[int] | None"
_KEY = [column.name for column in hourly.primary_key]
_FIGURES = ("count", "measured", "abnormal")


def _adding(table: Table) -> Prepared:
    statement = insert(table)
    return Prepared(
        statement.on_conflict_do_update(
            index_elements=_KEY, set_={name: table.c[name] + statement.excluded[name] for name in _FIGURES}
        )
    )


_ADD = _adding(hourly)
_KEEP = _adding(hourly_kept)
_DROP_EMPTY = Prepared(
    delete(hourly).where(*(hourly.c[name] == bindparam(name) for name in _KEY), hourly.c.count == literal(0))
)


@dataclass(frozen=True, slots=True)
class HourSpan:
    """Hours from ``since`` to before ``until`` (UTC ms), and filters; an empty filter passes everything.

    ``whole``: of all desks of the venue, as far as they are known here; else of this desk. ``scans_from``: from this
    hour on (UTC ms), those at the gates are the people who scanned, not those who were counted; None for never.
    """

    since: int
    until: int
    gates: Sequence[str] = ()
    inspectors: Sequence[str] = ()
    categories: Sequence[str] = ()
    kinds: Sequence[str] = ()
    whole: bool = False
    scans_from: int | None = None


class ChartHour(NamedTuple):
    """The figures of an hour for one value of a dimension; ``untimed`` counts the people whose hour is not known."""

    hour: int
    value: str
    people: int
    measured: int
    abnormal: int
    untimed: int
    untimed_abnormal: int

    @property
    def timed(self) -> int:
        """People whose hour is known."""
        return self.people - self.untimed


def add(connection: Connection, counts: Iterable[HourCount]) -> None:
    """Add these counts to the rollup; to be called in the transaction that stores what they count."""
    _ADD.run_many(connection, map(_values, summed(counts)))


def take(connection: Connection, counts: Iterable[HourCount]) -> None:
    """Subtract counts that were undone or corrected."""
    gone = [_values(HourCount(each.key, -each.tally)) for each in summed(counts)]
    _ADD.run_many(connection, gone)
    _DROP_EMPTY.run_many(connection, gone)


def keep(connection: Connection, counts: Iterable[HourCount]) -> None:
    """Keep the counts of declarations that are purged (``hourly_kept``); the rollup itself stays as it is."""
    _KEEP.run_many(connection, map(_values, summed(counts)))


def rows(connection: Connection, span: HourSpan) -> Iterator[HourCount]:
    """The rows of the rollup in a span, sorted by their key, which begins with the hour."""
    source = _source(connection, span)
    keys = [source.c[name] for name in _KEY]
    if source is hourly:
        query: AnySelect = select(hourly)
    else:
        sums = _sums(source)
        query = select(*keys, *sums).group_by(*keys).having(or_(*(each != literal(0) for each in sums)))
    for row in connection.execute(_within(query, span, source).order_by(*keys)):
        yield HourCount(_key(row), _tally(row[6:]))


def by_hour(connection: Connection, span: HourSpan, dimension: str = "") -> list[tuple[int, bool, str, Tally]]:
    """Totals of every hour: its start, whether the hour is vague (only a span of time is known), the value of the
    dimension, the tally.

    ``dimension`` is ``gate_id``, ``inspector_id``, ``kind`` or ``category``; without one its value is empty.
    """
    source = _source(connection, span)
    c = source.c
    value = c[dimension] if dimension else literal("")
    query = select(c.hour, c.vague, value.label("value"), *_sums(source)).group_by(
        c.hour, c.vague, *([value] if dimension else [])
    )
    found = connection.execute(_somebody(_within(query, span, source), source).order_by(c.hour))
    return [(row[0], bool(row[1]), row[2], _tally(row[3:])) for row in found]


def for_charts(connection: Connection, span: HourSpan, dimension: str = "") -> list[ChartHour]:
    """The figures that charts are drawn from, in the order of hours; people whose hour is not known are counted apart.

    ``dimension`` is as for ``by_hour``.
    """
    shape = tuple(len(values) for _, values in _filters(span, hourly))
    values = {f"{column.name}_{n}": v for column, wanted in _filters(span, hourly) for n, v in enumerate(wanted)}
    has_scans = span.scans_from is not None
    query = _chart_query(dimension, shape, _is_whole(connection, span), has_scans)
    asked = {"since": span.since, "until": span.until, **values}
    found = query.all(connection, asked | ({"scans_from": span.scans_from} if has_scans else {}))
    return list(map(ChartHour._make, found))


@lru_cache(maxsize=64)
def _chart_query(dimension: str, shape: tuple[int, ...], is_whole: bool, has_scans: bool) -> Prepared:
    """The query of a chart; ``shape`` is the number of values in each filter. Cached, since SQLAlchemy takes longer to
    build it than SQLite to run it."""

    # The key begins with the hour and the gate: grouped by no more than these, rows are read in order and not sorted.
    def asked(query: AnySelect, table: FromClause) -> AnySelect:
        query = query.where(table.c.hour >= bindparam("since"), table.c.hour < bindparam("until"))
        for (column, _), many in zip(_filters(HourSpan(0, 0), table), shape, strict=True):
            if many:
                query = query.where(column.in_([bindparam(f"{column.name}_{n}") for n in range(many)]))
        return query

    plain = not (is_whole or has_scans)
    source = hourly if plain else _together(asked, bindparam("scans_from") if has_scans else None, is_whole=is_whole)
    c = source.c
    value = c[dimension] if dimension else literal_column("''")
    query = (
        select(c.hour, value, *_sums(source), func.sum(c.count * c.vague), func.sum(c.abnormal * c.vague))
        .group_by(c.hour, *([value] if dimension else []))
        .order_by(c.hour)
    )
    if plain:
        return Prepared(asked(query, source))
    sums = _sums(source) if has_scans else _sums(source)[:1]
    return Prepared(query.having(or_(*(each != literal(0) for each in sums))))


def hours_there(connection: Connection, span: HourSpan) -> Sequence[int]:
    """The hours of a span with anybody in them, in order."""
    source = _source(connection, span)
    query = _within(select(source.c.hour), span, source).order_by(source.c.hour)
    if source is hourly:
        return connection.scalars(query.distinct()).all()
    return connection.scalars(_somebody(query.group_by(source.c.hour), source)).all()


def first_hour(connection: Connection, span: HourSpan) -> int | None:
    """The first hour of a span with anybody in it; None without any."""
    return min(_ends(connection, span, last=False), default=None)


def last_hour(connection: Connection, span: HourSpan) -> int | None:
    """The last hour of a span with anybody in it; None without any."""
    return max(_ends(connection, span, last=True), default=None)


def totals(connection: Connection, span: HourSpan, *dimensions: str) -> list[tuple[tuple[str, ...], Tally]]:
    """Totals of a span, grouped by these columns of the key: their values and the tally."""
    source = _source(connection, span)
    columns = [source.c[name] for name in dimensions]
    found = connection.execute(_within(select(*columns, *_sums(source)), span, source).group_by(*columns))
    return [(tuple(row[: len(columns)]), _tally(row[len(columns) :])) for row in found if row[len(columns)] is not None]


def source_ends(connection: Connection) -> tuple[int, int] | None:
    """The first and the last time (UTC ms) of everything that the rollup counts; None where there is nothing."""
    times: list[int] = []
    for column in (screening.c.at, declaration.c.visited_from, hourly.c.hour, hourly_kept.c.hour):
        times += [t for t in connection.execute(select(func.min(column), func.max(column))).one() if t is not None]
    return (min(times), max(times)) if times else None


def recount(connection: Connection, since: int, until: int) -> dict[HourKey, Tally]:
    """The rollup of a span as computed from screenings, declarations and the counts kept of purged ones."""
    visited, at = declaration.c.visited_from, screening.c.at
    registered = select(
        (visited - visited % HOUR_MS).label("hour"),
        declaration.c.gate_id.label("gate_id"),
        func.coalesce(declaration.c.inspector_id, "").label("inspector_id"),
        literal(str(CountKind.REGISTRATION)).label("kind"),
        declaration.c.category.label("category"),
        declaration.c.precision.not_in(sorted(TIMED)).label("vague"),
        literal(1).label("count"),
        case((declaration.c.temperature.is_(None), 0), else_=1).label("measured"),
        case((declaration.c.temperature >= FEVER_TENTHS, 1), else_=0).label("abnormal"),
    ).where(visited >= since, visited < until)
    screened = select(
        (at - at % HOUR_MS).label("hour"),
        screening.c.gate_id.label("gate_id"),
        func.coalesce(screening.c.inspector_id, "").label("inspector_id"),
        literal(str(CountKind.SCREENING)).label("kind"),
        literal("").label("category"),
        literal(0).label("vague"),
        screening.c.count.label("count"),
        screening.c.count.label("measured"),
        (screening.c.count * screening.c.abnormal).label("abnormal"),
    ).where(at >= since, at < until, screening.c.void_at.is_(None))
    kept = select(hourly_kept).where(hourly_kept.c.hour >= since, hourly_kept.c.hour < until)
    every = union_all(registered, screened, kept).subquery()
    keys = [every.c[name] for name in _KEY]
    found = connection.execute(select(*keys, *(func.sum(every.c[name]) for name in _FIGURES)).group_by(*keys))
    return {_key(row): _tally(row[6:]) for row in found}


def rewrite(connection: Connection, since: int, until: int, right: dict[HourKey, Tally]) -> None:
    """Replace the rollup of a span by a recount."""
    connection.execute(delete(hourly).where(hourly.c.hour >= since, hourly.c.hour < until))
    _ADD.run_many(connection, (_values(HourCount(key, tally)) for key, tally in right.items()))


def _ends(connection: Connection, span: HourSpan, *, last: bool) -> list[int]:
    """The first or last hour of each table that is read; to ask a union for both ends would sort all of it."""
    queries = (
        _within(select(t.c.hour), span, t)
        .where(*([] if span.scans_from is None else [t.c.count != literal(0)]))
        .order_by(t.c.hour.desc() if last else t.c.hour)
        .limit(1)
        for t in _tables(span.scans_from, is_whole=_is_whole(connection, span))
    )
    return [hour for hour in map(connection.scalar, queries) if hour is not None]


def _is_whole(connection: Connection, span: HourSpan) -> bool:
    return span.whole and remote_totals.has_any(connection)


def _source(connection: Connection, span: HourSpan) -> FromClause:
    """The table or union to read for a span: the rollup alone while no other desk counted anybody, and no scans count."""
    is_whole = _is_whole(connection, span)
    if not is_whole and span.scans_from is None:
        return hourly
    return _together(lambda query, table: _within(query, span, table), span.scans_from, is_whole=is_whole)


def _together(
    within: Callable[[AnySelect, FromClause], AnySelect], scans_from: ScansFrom, *, is_whole: bool
) -> FromClause:
    """The union of the tables, each restricted by ``within`` first."""
    names = (*_KEY, *_FIGURES)
    tables = _tables(scans_from, is_whole=is_whole)
    return union_all(*(within(select(*(t.c[name] for name in names)), t) for t in tables)).subquery()


def _tables(scans_from: ScansFrom, *, is_whole: bool) -> Sequence[FromClause]:
    """The tables in which the people are. From ``scans_from`` on those who were counted at gates are nobody there, with their
    temperatures still, and those who scanned are in their place."""
    tables = (hourly, hourly_remote) if is_whole else (hourly,)
    if scans_from is None:
        return tables
    registered = literal(str(CountKind.REGISTRATION))
    nobody: ColumnElement[int] = literal_column("0")
    nothing: ColumnElement[str] = literal_column("''")
    counted = (
        select(
            *(t.c[name] for name in (*_KEY, "measured", "abnormal")),
            case((or_(t.c.kind == registered, t.c.hour < scans_from), t.c.count), else_=nobody).label("count"),
        ).subquery(f"{t.name}_counted")
        for t in tables
    )
    c = hourly_scan.c
    scanned = select(
        c.hour,
        c.gate_id,
        nothing.label("inspector_id"),
        literal(str(CountKind.SCAN)).label("kind"),
        nothing.label("category"),
        nobody.label("vague"),
        c.count,
        nobody.label("measured"),
        nobody.label("abnormal"),
    ).where(c.hour >= scans_from, c.count > literal(0))
    return (*counted, scanned.subquery("scanned"))


def _somebody(query: AnySelect, source: FromClause) -> AnySelect:
    """Leave out rows whose sum is 0: counted at one desk and subtracted in another incarnation of it."""
    return query if source is hourly else query.having(func.sum(source.c.count) != literal(0))


def _sums(source: FromClause) -> list[ColumnElement[int]]:
    return [func.sum(source.c[name]) for name in _FIGURES]


def _within(query: AnySelect, span: HourSpan, source: FromClause) -> AnySelect:
    query = query.where(source.c.hour >= span.since, source.c.hour < span.until)
    for column, values in _filters(span, source):
        if values:
            query = query.where(column.in_(values))
    return query


def _filters(span: HourSpan, source: FromClause) -> tuple[tuple[ColumnElement[str], Sequence[str]], ...]:
    c = source.c
    return (
        (c.gate_id, span.gates),
        (c.inspector_id, span.inspectors),
        (c.category, span.categories),
        (c.kind, span.kinds),
    )


def _values(count: HourCount) -> dict[str, object]:
    tally = count.tally
    figures = {"count": tally.count, "measured": tally.measured, "abnormal": tally.abnormal}
    return count.key._asdict() | figures


def _key(row: AnyRow) -> HourKey:
    return HourKey(row[0], row[1], row[2], row[3], row[4], bool(row[5]))


def _tally(figures: Sequence[int]) -> Tally:
    return Tally(figures[0], figures[1], figures[2])
