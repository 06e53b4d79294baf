"""Figures into files: the tables of a report, every temperature check, and the hourly figures that they add up to."""

import datetime as dt
import io
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.export_columns import (
    ABNORMAL,
    FIGURES,
    FIGURES_WITH_SCANS,
    HOURLY,
    HOURLY_WITH_SCANS,
    NORMAL,
    SCREENINGS,
    ExportColumn,
    localised,
    quantities,
)
from desktop.domain.figures import scan_rate
from desktop.domain.headings import Headings, headings_of
from desktop.domain.hourly import CountKind
from desktop.domain.messages import Message
from desktop.domain.people import Right
from desktop.domain.period import GateCells, PeriodFigures
from desktop.domain.statistics import Selection, TotalsLine
from desktop.domain.temperature import show_temperature
from desktop.files.whole import write_whole
from desktop.reports import count_words as w
from desktop.reports.statistics import before_name, category_name, column_names, gate_name, line_name
from desktop.reports.wording import Wording
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.services.statistics.scans import scanned
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.queries import gates, hourly, members, screenings
from desktop.store.queries.hourly import HourSpan
from desktop.tables.writing import head_format, unknown_ending, workbook, write_table


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table with its title: the head of its first column and of the figures, and rows of a name and figures; None where
    there is none."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]


def figure_tables(figures: PeriodFigures, wording: Wording) -> tuple[FigureTable, ...]:
    """All tables of a report, with the sums that stand on paper too; of scans only where anybody scanned."""
    word = wording.main
    columns = [word(n) for n in column_names(figures)] if figures.is_week else list(map(_hour, figures.columns))
    rows = [(word(gate_name(gate)), (*gate.values, gate.untimed, gate.total)) for gate in figures.gates]
    rows.append((word(w.TOTAL), (*figures.totals, figures.untimed, figures.total)))
    if figures.before:
        untimed = figures.total_before - sum(figures.before)
        rows.append((word(before_name(figures)), (*figures.before, untimed, figures.total_before)))
    if figures.is_week:  # of a day, everybody is in a column or without an hour; of a week, everybody has a day
        rows = [(name, (*values, total)) for name, (*values, _, total) in rows]
    ends = (word(w.TOTAL),) if figures.is_week else (word(w.UNTIMED), word(w.TOTAL))
    counted = tuple(map(word, (w.REGISTERED, w.CHECKED, w.FEVERS, w.ALL_REGISTERED, w.ALL_CHECKED)))

    def lines(of: Sequence[TotalsLine], gone: Message) -> tuple[tuple[str, tuple[int, ...]], ...]:
        return tuple((word(line_name(line, gone)), _figures(line)) for line in of)

    return (
        FigureTable(word(w.PEOPLE), (word(w.GATE), *columns, *ends), tuple(rows)),
        *_scan_tables(figures, wording, (word(w.GATE), *columns, word(w.TOTAL))),
        FigureTable(word(w.BY_GATE), (word(w.GATE), *counted), lines(figures.by_gate, w.RETIRED)),
        FigureTable(word(w.BY_INSPECTOR), (word(w.INSPECTOR), *counted), lines(figures.by_inspector, w.FORMER)),
        FigureTable(
            word(w.GREEN_CHANNEL),
            (word(w.CATEGORY), word(w.COUNT)),
            tuple((word(category_name(category)), (count,)) for category, count in figures.categories),
        ),
    )


def _scan_tables(figures: PeriodFigures, wording: Wording, head: tuple[str, ...]) -> Iterator[FigureTable]:
    """Who scanned, by gate and column; and the whole percentage of the people that they are."""
    if not figures.gate_scans:
        return
    word = wording.main
    lines = [(word(gate_name(gate)), gate, figures.people_of(gate)) for gate in figures.gate_scans]
    whole = GateCells("", figures.scans), GateCells("", figures.totals, figures.untimed)
    lines.append((word(w.TOTAL), *whole))
    scans = ((name, (*gate.values, gate.total)) for name, gate, _ in lines)
    yield FigureTable(word(w.SCANS), head, tuple(scans))
    rates = (
        (name, tuple(map(_percent, (*gate.values, gate.total), (*people.values, people.total))))
        for name, gate, people in lines
    )
    yield FigureTable(word(w.RATES), head, tuple(rates))


def _percent(scans: int, people: int) -> int | None:
    rate = scan_rate(scans, people)
    return None if rate is None else round(100 * rate)


def write_figures(path: Path, figures: PeriodFigures, wording: Wording, headings: Headings = Headings.EN) -> int:
    """Write the tables whole or not at all, as ``.xlsx`` or ``.csv``; gives the number of rows.

    ``wording`` is that of what stands in the tables; ``headings`` of the first line of a CSV.
    Raises ``BadInput`` for another ending, ``UserError`` where it cannot be written.
    """
    tables = figure_tables(figures, wording)
    match path.suffix.lower():
        case ".csv":
            columns = FIGURES_WITH_SCANS if figures.gate_scans else FIGURES
            return write_table(path, headings_of(columns, headings), _long(tables), quantities(columns))
        case ".xlsx":
            write_whole(path, _workbook(tables))
            return sum(len(table.rows) for table in tables)
        case _:
            raise unknown_ending()


def _hour(hour: int) -> str:
    return f"{hour}:00–{hour + 1}:00"


def _figures(line: TotalsLine) -> tuple[int, ...]:
    return line.registrations, line.checks, line.fevers, line.all_registrations, line.all_checks


def _long(tables: Sequence[FigureTable]) -> Iterator[list[str]]:
    """One row for each figure: tables of different columns in one file that programs can read."""
    for table in tables:
        for name, figures in table.rows:
            for column, figure in zip(table.head[1:], figures, strict=True):
                if figure is not None:
                    yield [table.title, name, column, str(figure)]


def _workbook(tables: Sequence[FigureTable]) -> bytes:
    out = io.BytesIO()
    with workbook(out) as book:
        bold = head_format(book)
        for table in tables:
            sheet = book.add_worksheet(table.title[:31])  # the most that Excel takes
            sheet.freeze_panes(1, 1)
            sheet.set_column(0, 0, 24)
            for column, name in enumerate(table.head):
                sheet.write_string(0, column, name, bold)
            for row, (name, figures) in enumerate(table.rows, 1):
                sheet.write_string(row, 0, name)
                for column, figure in enumerate(figures, 1):
                    if figure is not None:
                        sheet.write_number(row, column, figure)
    return out.getvalue()


_FOREVER = 1 << 62
_EVERYTHING = Selection()

Rows = Iterator[list[str]]


class CountFileService:
    """Exports without anybody's personal data; whoever sees all statistics may take them along.

    Times are ISO 8601 with the zone. Gates and inspectors are names; two of one name are one.
    """

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @requires(Right.SEE_STATISTICS)
    def screenings(
        self,
        path: Path,
        since: dt.date | None = None,
        until: dt.date | None = None,
        headings: Headings = Headings.EN,
    ) -> int:
        """Temperature checks that count, by time; both days are included. Gives the number of rows.

        ``result`` is normal or abnormal, ``count`` the people: 1 for a press, those of the hour for a sheet.
        """
        return self._write(path, "screening", SCREENINGS, headings, lambda c: _screenings(c, since, until))

    @requires(Right.SEE_STATISTICS)
    def hourly(
        self,
        path: Path,
        since: dt.date | None = None,
        until: dt.date | None = None,
        selection: Selection = _EVERYTHING,
        headings: Headings = Headings.EN,
    ) -> int:
        """People of every hour of a selection, at all desks of the venue; both days are included. Gives the number of rows.

        ``kind`` is screening, registration or scan; a registration counts in the hour of its ``visited_from``.
        ``category`` is that of the declaration, empty for the others. ``abnormal`` are those among ``count`` with a fever.
        Scans have columns of their own, ``scans`` and those of them with a symptom, where there are any.
        """
        span = _span(since, until, selection)
        with self._store.read() as connection:
            has_scans = bool(scanned(connection, span))
        columns = HOURLY_WITH_SCANS if has_scans else HOURLY
        return self._write(path, "hourly", columns, headings, lambda c: _hourly(c, span, has_scans=has_scans))

    def _write(
        self,
        path: Path,
        kind: str,
        columns: tuple[ExportColumn, ...],
        headings: Headings,
        rows: Callable[[Connection], Rows],
    ) -> int:
        with self._store.write(self._session.member.id) as change:
            cells = (localised(columns, row, headings) for row in rows(change.connection))
            count = write_table(path, headings_of(columns, headings), cells, quantities(columns))
            change.record("export", kind, "", {"rows": count}, sync=False)
        return count


def _screenings(connection: Connection, since: dt.date | None, until: dt.date | None) -> Rows:
    gate, person = _names(connection)
    for row in screenings.between(connection, _midnight(since), _midnight(until, after=True)):
        yield [
            _moment(row.at),
            gate[row.gate_id],
            person.get(row.inspector_id or "", ""),
            ABNORMAL if row.abnormal else NORMAL,
            "" if row.temperature is None else show_temperature(row.temperature),
            str(row.count),
        ]


def _hourly(connection: Connection, span: HourSpan, *, has_scans: bool) -> Rows:
    gate, person = _names(connection)
    totals: dict[tuple[int, str, str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    for each in hourly.rows(connection, span):
        key = each.key
        total = totals[key.hour, gate.get(key.gate_id, ""), person.get(key.inspector_id, ""), key.kind, key.category]
        total[0] += each.tally.count
        total[1] += each.tally.abnormal
    scans = scanned(connection, span) if has_scans else ()
    beside = ["", ""] if has_scans else []
    rows = {key: [*map(str, figures), *beside] for key, figures in totals.items()}
    scan_totals: dict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in scans:
        scan_total = scan_totals[row.hour, gate.get(row.gate_id, "")]
        scan_total[0] += row.count
        scan_total[1] += row.abnormal
    rows |= {(*at, "", str(CountKind.SCAN), ""): ["", "", *map(str, of)] for at, of in scan_totals.items()}
    for (hour, *words), figures in sorted(rows.items()):
        yield [_moment(hour), *words, *figures]


def _span(since: dt.date | None, until: dt.date | None, selection: Selection) -> HourSpan:
    first, after = _midnight(since), _midnight(until, after=True)
    return HourSpan(
        -_FOREVER if first is None else first,
        _FOREVER if after is None else after,
        selection.gates,
        selection.inspectors,
        selection.categories,
        selection.kinds,
        not selection.this_desk,
    )


def _names(connection: Connection) -> tuple[dict[str, str], dict[str, str]]:
    every_gate = gates.every(connection, include_retired=True)
    return (
        {g.id: g.name for g in every_gate},
        {m.id: m.name for m in members.every(connection, include_unbound=True)},
    )


def _midnight(day: dt.date | None, *, after: bool = False) -> int | None:
    return None if day is None else from_venue_time(dt.datetime.combine(day + dt.timedelta(days=after), dt.time()))


def _moment(ms: int) -> str:
    return venue_time(ms).isoformat(timespec="seconds")
