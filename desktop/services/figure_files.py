"""The figures of a report as tables for other programs: a workbook with a sheet for each table, or one long CSV.

Figures are numbers. Names are text, whatever they begin with: no spreadsheet takes one for a formula (CWE-1236).
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.export_columns import FIGURES, quantities
from desktop.domain.headings import Headings, headings_of
from desktop.domain.period import PeriodFigures
from desktop.domain.posters import Language
from desktop.domain.statistics import Standing
from desktop.reports import count_words as w
from desktop.reports.form import Say
from desktop.reports.statistics import before_name, category_name, column_names, gate_name, line_name
from desktop.services.table_writing import head_format, unknown_ending, workbook, write_table
from desktop.store.files import write_whole


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table with its title: the head of its first column and of the figures, and rows of a name and figures."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


def figure_tables(figures: PeriodFigures, language: Language) -> tuple[FigureTable, ...]:
    """All tables of a report, with the sums that stand on paper too."""

    def word(say: Say) -> str:
        return say.main(language)

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

    def lines(of: Sequence[Standing], gone: Say) -> tuple[tuple[str, tuple[int, ...]], ...]:
        return tuple((word(line_name(line, gone)), _figures(line)) for line in of)

    return (
        FigureTable(word(w.PEOPLE), (word(w.GATE), *columns, *ends), tuple(rows)),
        FigureTable(word(w.BY_GATE), (word(w.GATE), *counted), lines(figures.by_gate, w.RETIRED)),
        FigureTable(word(w.BY_INSPECTOR), (word(w.INSPECTOR), *counted), lines(figures.by_inspector, w.FORMER)),
        FigureTable(
            word(w.GREEN_CHANNEL),
            (word(w.CATEGORY), word(w.COUNT)),
            tuple((word(category_name(category)), (count,)) for category, count in figures.categories),
        ),
    )


def write_figures(path: Path, figures: PeriodFigures, language: Language, headings: Headings = Headings.EN) -> int:
    """Write the tables whole or not at all, as ``.xlsx`` or ``.csv``; gives the number of rows.

    ``language`` is that of what stands in the tables; ``headings`` of the first line of a CSV.
    Raises ``BadInput`` for another ending, ``UserError`` where it cannot be written.
    """
    tables = figure_tables(figures, language)
    match path.suffix.lower():
        case ".csv":
            return write_table(path, headings_of(FIGURES, headings), _long(tables), quantities(FIGURES))
        case ".xlsx":
            write_whole(path, _workbook(tables))
            return sum(len(table.rows) for table in tables)
        case _:
            raise unknown_ending()


def _hour(hour: int) -> str:
    return f"{hour}:00–{hour + 1}:00"


def _figures(line: Standing) -> tuple[int, ...]:
    return line.registrations, line.checks, line.fevers, line.all_registrations, line.all_checks


def _long(tables: Sequence[FigureTable]) -> Iterator[list[str]]:
    """One row for each figure: tables of different columns in one file that programs can read."""
    for table in tables:
        for name, figures in table.rows:
            for column, figure in zip(table.head[1:], figures, strict=True):
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
                    sheet.write_number(row, column, figure)
    return out.getvalue()
