"""The daily and the weekly report (检测统计): bars, the figures behind them, who checked whom. Nobody who came is named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.catalogue import Catalogue
from desktop.charts.description import BarChart, ChartLayer, largest_layers
from desktop.domain.category import CATEGORY_WORDS, Category
from desktop.domain.figures import scan_rate
from desktop.domain.messages import Message
from desktop.domain.number_text import count_text, percent_text
from desktop.domain.period import GateCells, PeriodFigures
from desktop.domain.posters import Language
from desktop.domain.statistics import TotalsLine
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.posters.typesetting.text import MM_PER_POINT
from desktop.reports import count_words as w
from desktop.reports.approval import approval_row
from desktop.reports.blocks import Block, Drawing, Page, Paragraph, TableBlock, block_pages, pages_pdf
from desktop.reports.charts import MOST_LAYERS, draw_chart
from desktop.reports.document import AREA, Heading
from desktop.reports.form import FormCell, FormMetrics, FormRow, Passage, label
from desktop.reports.wording import Text, Wording, joined

_NAME_WIDTH, _TOTAL_WIDTH = 38.0, 13.0
_CHART, _SIGN = 66.0, 12.0
_METRICS = FormMetrics(body=9, second=7, label=9, least=5.5, write=7, pitch=5.6, box=5, pad=1, between=2)
_MOST_COLUMNS = 13
_DIGIT = 0.62
"""Width of a bold digit in type sizes, with some air (Noto Sans SC)."""


@dataclass(frozen=True, slots=True)
class CountReport:
    """What the report says. ``words`` are the sentences that say in words what its bars show, ``desks`` those that say
    which other desks of the venue are in its figures."""

    venue: str
    figures: PeriodFigures
    words: tuple[Text, ...]
    made_at: datetime
    language: Language = Language.ZH
    desks: tuple[Text, ...] = ()


def count_report_pdf(report: CountReport, fonts: FontLibrary, catalogue: Catalogue) -> bytes:
    """The report on A4; the same one gives the same bytes. Raises ``UserError`` for what cannot be printed."""
    wording, pages = Wording(catalogue, report.language), count_report_pages(report, fonts, catalogue)
    return pages_pdf(_title(report), pages, wording, fonts, report.made_at.date())


def count_report_pages(report: CountReport, fonts: FontLibrary, catalogue: Catalogue) -> tuple[Page, ...]:
    """The pages of the report."""
    figures, wording = report.figures, Wording(catalogue, report.language)
    heading = Heading(report.venue, _title(report), _aside(report, wording), _note(figures))
    blocks = list(_summary(report))
    if not figures.is_empty:
        if any((*figures.totals, *figures.scans)):
            blocks.append(
                Drawing(
                    lambda canvas, frame, wording: draw_chart(bars_of(figures, wording), canvas, frame),
                    _CHART,
                    w.BY_DAY if figures.is_week else w.BY_HOUR,
                )
            )
        blocks += [
            *_cells(figures),
            *_scan_cells(figures),
            _lines(figures.by_gate, w.BY_GATE, w.GATE, w.RETIRED),
            _lines(figures.by_inspector, w.BY_INSPECTOR, w.INSPECTOR, w.FORMER),
        ]
        if figures.categories:
            blocks.append(_categories(figures))
    blocks.append(TableBlock((approval_row(_SIGN),), _METRICS, head=0))
    return block_pages(heading, blocks, wording, fonts)


def _note(figures: PeriodFigures) -> Message:
    if figures.has_scans_as_people:
        return w.NOTE_SCANS
    return w.NOTE_BOTH if figures.gate_scans else w.NOTE


def _title(report: CountReport) -> Message:
    return w.WEEKLY if report.figures.is_week else w.DAILY


def bars_of(figures: PeriodFigures, wording: Wording) -> BarChart:
    """The bars of a day or a week, the busiest gates by themselves, the others together."""
    gates = [ChartLayer(wording.both(gate_name(gate)), gate.values) for gate in figures.gates]
    layers = largest_layers(gates, MOST_LAYERS, lambda count: wording.both(w.OTHERS.filled(count=count)))
    before = ChartLayer(wording.both(before_name(figures)), figures.before) if any(figures.before) else None
    line = ChartLayer(wording.both(w.SCANS), figures.scans) if any(figures.scans) else None
    return BarChart(tuple(map(wording.main, column_names(figures))), layers, before, line=line)


def column_names(figures: PeriodFigures) -> tuple[Text, ...]:
    """What the columns are called: ``9`` for the hour from 9 to 10, a weekday with its date."""
    if not figures.is_week:
        return tuple(str(hour) for hour in figures.columns)
    days = [figures.since + timedelta(days=column) for column in figures.columns]
    return tuple(w.DAY_NAME.filled(weekday=w.WEEKDAYS[d.weekday()], date=f"{d:%m-%d}") for d in days)


def before_name(figures: PeriodFigures) -> Message:
    """What the earlier day or week is called that the figures are compared with."""
    return w.BEFORE_WEEK if figures.is_week else w.BEFORE_DAY


def gate_name(gate: GateCells) -> Text:
    """A gate's name, marked where the gate is retired."""
    return gate.name if gate.is_current else w.RETIRED.filled(name=gate.name)


def line_name(line: TotalsLine, former: Message) -> Text:
    """A gate or an inspector; ``former`` says that it is retired, or does not check visitors any more."""
    if not line.key:
        return w.NOBODY
    return line.name if line.is_current else former.filled(name=line.name)


def category_name(category: str) -> Message:
    """A category as the paper form and the screen call it."""
    return CATEGORY_WORDS.label(Category(category))


def _aside(report: CountReport, wording: Wording) -> str:
    figures = report.figures
    made = f"{report.made_at:%Y-%m-%d %H:%M}"
    if figures.is_week:
        aside = w.WEEK_ASIDE.filled(since=figures.since, until=figures.until, made=made)
    else:
        aside = w.DAY_ASIDE.filled(day=figures.since, weekday=w.WEEKDAYS[figures.since.weekday()], made=made)
    running = [wording.main(w.RUNNING)] if figures.running else []
    return "　".join([*running, wording.main(aside)])


def _summary(report: CountReport) -> Iterable[Block]:
    """The figures that are asked for first, large, and the sentences."""
    figures = report.figures
    if figures.is_empty:
        yield Paragraph(w.EMPTY_WEEK if figures.is_week else w.EMPTY_DAY, 12)
        yield from _sentences(report.desks)
        return
    columns = [
        (w.PEOPLE, count_text(figures.total)),
        (before_name(figures), count_text(figures.total_before) if figures.total_before else "–"),
        (w.REGISTERED, count_text(figures.registrations)),
        (w.CHECKED, count_text(figures.checks)),
        (w.FEVERS, count_text(figures.fevers)),
    ]
    if figures.gate_scans:
        rate = scan_rate(figures.total_scans, figures.total)
        columns += [(w.SCANS, count_text(figures.total_scans)), (w.SCAN_RATE, _rate(rate))]
    yield TableBlock(
        (
            FormRow(tuple(FormCell((), 0, name) for name, _ in columns), 7),
            FormRow(
                tuple(FormCell((Passage(count, 15, bold=name is w.PEOPLE, centred=True),)) for name, count in columns),
                11,
            ),
        ),
        _METRICS,
    )
    yield from _sentences((*report.words, *report.desks))


def _sentences(sentences: Sequence[Text]) -> Iterable[Block]:
    if sentences:
        yield Paragraph(joined(sentences))


def _cells(figures: PeriodFigures) -> Iterable[TableBlock]:
    """Every gate in every column, with the sums of both; a long day takes two tables, the last one with the totals."""
    for number, share, is_last in _shares(figures):
        ends = ([w.UNTIMED] if figures.untimed else []) + [w.TOTAL] if is_last else []
        size = _number_size(figures, len(share), len(ends))
        head = _head(figures, share, ends)
        whole = GateCells("", figures.totals, figures.untimed)
        rows = [_gate_row(gate_name(gate), gate, share, ends, size) for gate in figures.gates]
        rows.append(_gate_row(w.TOTAL, whole, share, ends, size))
        heading = (w.DAYS if figures.is_week else w.HOURS) if not number else None
        yield TableBlock((head, *rows), _METRICS, heading=heading)


def _scan_cells(figures: PeriodFigures) -> Iterable[TableBlock]:
    """Who scanned at every gate in every column, and the share of the people that they are."""
    if not figures.gate_scans:
        return
    whole = GateCells("", figures.scans)
    everybody = GateCells("", figures.totals, figures.untimed)
    for number, share, is_last in _shares(figures):
        ends = [w.TOTAL, w.SCAN_RATE] if is_last else []
        size = _number_size(figures, len(share), len(ends))
        lines = [(gate_name(gate), gate, figures.people_of(gate)) for gate in figures.gate_scans]
        rows = [_scan_row(name, gate, people, share, size, is_last=is_last) for name, gate, people in lines]
        if len(lines) > 1:
            rows.append(_scan_row(w.TOTAL, whole, everybody, share, size, is_last=is_last))
        rates = (_rate(scan_rate(whole.values[at], everybody.values[at])) for at in share)
        blank = (FormCell((), _TOTAL_WIDTH),) * len(ends)
        rows.append(FormRow((_name_cell(w.SCAN_RATE), *(_text(rate, size=size) for rate in rates), *blank), 6))
        heading = (w.SCANS_BY_DAY if figures.is_week else w.SCANS_BY_HOUR) if not number else None
        yield TableBlock((_head(figures, share, ends), *rows), _METRICS, heading=heading)


def _scan_row(
    name: Text, scans: GateCells, people: GateCells, share: Sequence[int], size: float, *, is_last: bool
) -> FormRow:
    bold = name is w.TOTAL
    ends = [_number(scans.total, _TOTAL_WIDTH, size, bold=True)] if is_last else []
    if is_last:
        ends.append(_text(_rate(scan_rate(scans.total, people.total)), _TOTAL_WIDTH, size, bold=True))
    cells = (_number(scans.values[place], size=size, bold=bold) for place in share)
    return FormRow((_name_cell(name, bold=bold), *cells, *ends), 6)


def _shares(figures: PeriodFigures) -> Iterable[tuple[int, range, bool]]:
    """The columns in as many tables as have room for them: their number, and whether it is the last one."""
    places = range(len(figures.columns))
    shares = [places[at : at + _MOST_COLUMNS] for at in range(0, len(places), _MOST_COLUMNS)] or [range(0)]
    return ((number, share, number == len(shares) - 1) for number, share in enumerate(shares))


def _head(figures: PeriodFigures, share: Sequence[int], ends: Sequence[Message]) -> FormRow:
    names = column_names(figures)
    return FormRow(
        (
            label(w.GATE, _NAME_WIDTH),
            *(FormCell((), 0, names[place]) for place in share),
            *(label(end, _TOTAL_WIDTH) for end in ends),
        ),
        7,
    )


def _gate_row(name: Text, gate: GateCells, share: Sequence[int], ends: Sequence[Message], size: float) -> FormRow:
    bold = name is w.TOTAL
    return FormRow(
        (
            _name_cell(name, bold=bold),
            *(_number(gate.values[place], size=size, bold=bold) for place in share),
            *(_number(gate.total if end is w.TOTAL else gate.untimed, _TOTAL_WIDTH, size, bold=True) for end in ends),
        ),
        6,
    )


def _number_size(figures: PeriodFigures, count: int, ends: int) -> float:
    """Type size in which the longest figures have room in their columns, at most the table's own."""
    share = (AREA.width - _NAME_WIDTH - ends * _TOTAL_WIDTH) / max(count, 1)
    columns = max((*figures.totals, *figures.scans), default=0)
    longest = ((columns, share), (max(figures.total, figures.total_scans), _TOTAL_WIDTH))
    return min(
        _METRICS.body,
        *((width - 2 * _METRICS.pad) / (len(count_text(figure)) * _DIGIT * MM_PER_POINT) for figure, width in longest),
    )


def _lines(lines: Sequence[TotalsLine], heading: Message, name: Message, former: Message) -> TableBlock:
    """Registrations, checks and fevers of every gate or inspector, and all that there ever were; of gates who scanned. A
    column in which nobody has anything is left out."""
    names = (w.REGISTERED, w.CHECKED, w.FEVERS, w.ALL_REGISTERED, w.ALL_CHECKED, w.SCANS)
    figures = [(n.registrations, n.checks, n.fevers, n.all_registrations, n.all_checks, n.scans) for n in lines]
    sums = [sum(column) for column in zip(*figures, strict=True)]
    shown = [place for place, total in enumerate(sums) if total]
    head = FormRow((label(name, 54), *(FormCell((), 0, names[place]) for place in shown)), 7)
    rows = [
        _line(line_name(line, former), [of_line[place] for place in shown])
        for line, of_line in zip(lines, figures, strict=True)
    ]
    if len(lines) > 1:
        rows.append(_line(w.TOTAL, [sums[place] for place in shown], bold=True))
    return TableBlock((head, *rows), _METRICS, heading=heading)


def _line(name: Text, figures: Iterable[int], *, bold: bool = False) -> FormRow:
    cells = (_number(figure, bold=bold) for figure in figures)
    return FormRow((FormCell((Passage(name, bold=bold),), 54), *cells), 6)


def _categories(figures: PeriodFigures) -> TableBlock:
    head = FormRow((label(w.CATEGORY, 54), FormCell((), 26, w.COUNT), FormCell()), 7)
    lines = [(category_name(category), count) for category, count in figures.categories]
    if len(lines) > 1:
        lines.append((w.TOTAL, sum(count for _, count in lines)))
    rows = [
        FormRow(
            (
                FormCell((Passage(name, bold=name is w.TOTAL),), 54),
                _number(count, 26, bold=name is w.TOTAL),
                FormCell(),
            ),
            6,
        )
        for name, count in lines
    ]
    return TableBlock((head, *rows), _METRICS, heading=w.GREEN_CHANNEL)


def _number(value: int, width: float = 0, size: float = 0, *, bold: bool = False) -> FormCell:
    return _text(count_text(value) if value else "–", width, size, bold=bold)


def _text(text: str, width: float = 0, size: float = 0, *, bold: bool = False) -> FormCell:
    return FormCell((Passage(text, size, bold, centred=True),), width)


def _name_cell(name: Text, *, bold: bool = False) -> FormCell:
    return FormCell((Passage(name, bold=bold),), _NAME_WIDTH)


def _rate(rate: float | None) -> str:
    return "–" if rate is None else percent_text(rate)
