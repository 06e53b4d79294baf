"""The daily and the weekly report (检测统计): bars, the figures behind them, who checked whom. Nobody who came is named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.domain.category import CATEGORY_WORDS, Category
from desktop.domain.period import GateCells, PeriodFigures
from desktop.domain.posters import Language
from desktop.domain.statistics import TotalsLine
from desktop.posters.fonts import FontBook
from desktop.posters.text import MM_PER_POINT
from desktop.reports import count_words as w
from desktop.reports.blocks import Block, Drawing, Grid, Words, blocks_pdf
from desktop.reports.charts import MOST_LAYERS, Bars, draw_bars
from desktop.reports.document import AREA, Heading
from desktop.reports.form import Cell, Metrics, Passage, Row, Say, label

_NAME_WIDTH, _TOTAL_WIDTH = 38.0, 13.0
_CHART = 66.0
_METRICS = Metrics(body=9, second=7, label=9, least=5.5, write=7, pitch=5.6, box=5, pad=1, between=2)
_MOST_COLUMNS = 13
_DIGIT = 0.62
"""Width of a bold digit in type sizes, with some air (Noto Sans SC)."""


@dataclass(frozen=True, slots=True)
class CountReport:
    """What the report says. ``words`` are the sentences that say in words what its bars show, ``desks`` those that say
    which other desks of the venue are in its figures."""

    venue: str
    figures: PeriodFigures
    words: tuple[Say, ...]
    made_at: datetime
    language: Language = Language.ZH
    desks: tuple[Say, ...] = ()


def count_report_pdf(report: CountReport, fonts: FontBook) -> bytes:
    """The report on A4; the same one gives the same bytes. Raises ``UserError`` for what cannot be printed."""
    figures, language = report.figures, report.language
    title = w.WEEKLY if figures.is_week else w.DAILY
    heading = Heading(report.venue, title, _aside(report), w.NOTE)
    blocks = list(_summary(report))
    if figures.total:
        bars = bars_of(figures)
        if bars.columns and any(bars.totals):
            blocks.append(
                Drawing(
                    lambda pen, frame, spoken: draw_bars(bars, pen, frame, spoken),
                    _CHART,
                    w.BY_DAY if figures.is_week else w.BY_HOUR,
                )
            )
        blocks += [
            *_cells(figures),
            _lines(figures.by_gate, w.BY_GATE, w.GATE, w.RETIRED),
            _lines(figures.by_inspector, w.BY_INSPECTOR, w.INSPECTOR, w.FORMER),
        ]
        if figures.categories:
            blocks.append(_categories(figures))
    return blocks_pdf(heading, blocks, language, fonts, report.made_at.date())


def bars_of(figures: PeriodFigures) -> Bars:
    """The bars of a day or a week, the busiest gates by themselves, the others together."""
    ranked = sorted(figures.gates, key=lambda gate: -gate.total)
    alone = ranked if len(ranked) <= MOST_LAYERS else ranked[: MOST_LAYERS - 1]
    layers = [(gate_name(gate), gate.values) for gate in figures.gates if gate in alone]
    if others := [gate for gate in figures.gates if gate not in alone]:
        layers.append(
            (w.OTHERS.filled(count=len(others)), tuple(map(sum, zip(*(g.values for g in others), strict=True))))
        )
    return Bars(column_names(figures), tuple(layers), figures.before, before_name(figures))


def column_names(figures: PeriodFigures) -> tuple[Say, ...]:
    """What the columns are called: ``9`` for the hour from 9 to 10, a weekday with its date."""
    if not figures.is_week:
        return tuple(Say(str(hour)) for hour in figures.columns)
    days = [figures.since + timedelta(days=column) for column in figures.columns]
    return tuple(
        Say(f"{w.WEEKDAYS[d.weekday()].zh} {d:%m-%d}", f"{w.WEEKDAYS[d.weekday()].en} {d:%m-%d}") for d in days
    )


def before_name(figures: PeriodFigures) -> Say:
    """What a day or a week is compared with."""
    return w.BEFORE_WEEK if figures.is_week else w.BEFORE_DAY


def gate_name(gate: GateCells) -> Say:
    """A gate, and that it is retired."""
    return Say(gate.name) if gate.is_current else w.RETIRED.filled(name=gate.name)


def line_name(line: TotalsLine, gone: Say) -> Say:
    """A gate or an inspector; ``gone`` says that it is retired, or does not check visitors any more."""
    if not line.key:
        return w.NOBODY
    return Say(line.name) if line.is_current else gone.filled(name=line.name)


def category_name(category: str) -> Say:
    """A category as the paper form and the screen call it."""
    known = Category(category)
    return Say(CATEGORY_WORDS.chinese(known), str(CATEGORY_WORDS.label(known)))


def _aside(report: CountReport) -> str:
    figures = report.figures
    made = f"{report.made_at:%Y-%m-%d %H:%M}"
    if figures.is_week:
        aside = w.WEEK_ASIDE.filled(since=figures.since, until=figures.until, made=made)
    else:
        weekday = w.WEEKDAYS[figures.since.weekday()]
        aside = Say(
            w.DAY_ASIDE.zh.format(day=figures.since, weekday=weekday.zh, made=made),
            w.DAY_ASIDE.en.format(day=figures.since, weekday=weekday.en, made=made),
        )
    running = [w.RUNNING.main(report.language)] if figures.running else []
    return "　".join([*running, aside.main(report.language)])


def _summary(report: CountReport) -> Iterable[Block]:
    """The figures that are asked for first, large, and the sentences."""
    figures = report.figures
    if not figures.total:
        yield Words(w.EMPTY_WEEK if figures.is_week else w.EMPTY_DAY, 12)
        yield from _sentences(report.desks)
        return
    told = (
        (w.PEOPLE, str(figures.total)),
        (before_name(figures), str(figures.total_before or "–")),
        (w.REGISTERED, str(figures.registrations)),
        (w.CHECKED, str(figures.checks)),
        (w.FEVERS, str(figures.fevers)),
    )
    yield Grid(
        (
            Row(tuple(Cell((), 0, name) for name, _ in told), 7),
            Row(
                tuple(Cell((Passage(Say(count), 15, bold=name is w.PEOPLE, centred=True),)) for name, count in told), 11
            ),
        ),
        _METRICS,
    )
    yield from _sentences((*report.words, *report.desks))


def _sentences(told: Sequence[Say]) -> Iterable[Block]:
    if told:
        yield Words(Say("".join(say.zh for say in told), " ".join(say.en for say in told)))


def _cells(figures: PeriodFigures) -> Iterable[Grid]:
    """Every gate in every column, with the sums of both; a long day takes two tables, the last one with the totals."""
    places = range(len(figures.columns))
    shares = [places[at : at + _MOST_COLUMNS] for at in range(0, len(places), _MOST_COLUMNS)] or [range(0)]
    names = column_names(figures)
    for number, share in enumerate(shares):
        is_last = number == len(shares) - 1
        ends = ([w.UNTIMED] if figures.untimed else []) + [w.TOTAL] if is_last else []
        size = _number_size(figures, len(share), len(ends))
        head = Row(
            (
                label(w.GATE, _NAME_WIDTH),
                *(Cell((), 0, names[place]) for place in share),
                *(label(end, _TOTAL_WIDTH) for end in ends),
            ),
            7,
        )
        whole = GateCells("", figures.totals, figures.untimed)
        rows = [_gate_row(gate_name(gate), gate, share, ends, size) for gate in figures.gates]
        rows.append(_gate_row(w.TOTAL, whole, share, ends, size))
        heading = (w.DAYS if figures.is_week else w.HOURS) if not number else None
        yield Grid((head, *rows), _METRICS, heading=heading)


def _gate_row(name: Say, gate: GateCells, share: Sequence[int], ends: Sequence[Say], size: float) -> Row:
    bold = name is w.TOTAL
    sums = {w.UNTIMED: gate.untimed, w.TOTAL: gate.total}
    return Row(
        (
            Cell((Passage(name, bold=bold),), _NAME_WIDTH),
            *(_number(gate.values[place], size=size, bold=bold) for place in share),
            *(_number(sums[end], _TOTAL_WIDTH, size, bold=True) for end in ends),
        ),
        6,
    )


def _number_size(figures: PeriodFigures, columns: int, ends: int) -> float:
    """Type size in which the longest figures have room in their columns, at most the table's own."""
    share = (AREA.width - _NAME_WIDTH - ends * _TOTAL_WIDTH) / max(columns, 1)
    longest = ((max(figures.totals, default=0), share), (figures.total, _TOTAL_WIDTH))
    return min(
        _METRICS.body,
        *((width - 2 * _METRICS.pad) / (len(str(figure)) * _DIGIT * MM_PER_POINT) for figure, width in longest),
    )


def _lines(lines: Sequence[TotalsLine], heading: Say, name: Say, gone: Say) -> Grid:
    """Registrations, checks and fevers of every gate or inspector, and all that there ever were."""
    names = (w.REGISTERED, w.CHECKED, w.FEVERS, w.ALL_REGISTERED, w.ALL_CHECKED)
    head = Row((label(name, 54), *(Cell((), 0, each) for each in names)), 7)
    rows = [
        Row(
            (
                Cell((Passage(line_name(line, gone)),), 54),
                *(
                    _number(n)
                    for n in (line.registrations, line.checks, line.fevers, line.all_registrations, line.all_checks)
                ),
            ),
            6,
        )
        for line in lines
    ]
    return Grid((head, *rows), _METRICS, heading=heading)


def _categories(figures: PeriodFigures) -> Grid:
    head = Row((label(w.CATEGORY, 54), Cell((), 26, w.COUNT), Cell()), 7)
    rows = [
        Row((Cell((Passage(category_name(category)),), 54), _number(count, 26), Cell()), 6)
        for category, count in figures.categories
    ]
    return Grid((head, *rows), _METRICS, heading=w.GREEN_CHANNEL)


def _number(value: int, width: float = 0, size: float = 0, *, bold: bool = False) -> Cell:
    return Cell((Passage(Say(str(value) if value else "–"), size, bold, centred=True),), width)
