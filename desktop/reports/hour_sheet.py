"""The blank tally sheet (检测计数表) of a gate without a PC: boxes for 正 strokes by the hour, to be typed in afterwards."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.counting import USUAL_HOURS
from desktop.domain.posters import Language
from desktop.posters.fonts import FontBook
from desktop.posters.layout import Frame
from desktop.posters.pdf import Paper, paint_paper
from desktop.posters.placed import Placed
from desktop.reports.blocks import in_both
from desktop.reports.count_words import WEEKDAYS
from desktop.reports.document import A4, AREA, FOOT, HEAD, Heading, draw_foot, draw_head
from desktop.reports.form import Boxes, Cell, Metrics, Passage, Row, Say, flow, label
from desktop.reports.pen import Pen
from desktop.reports.ruled import Table

_TITLE = Say("检测计数表", "Tally Sheet")
_NOTE = Say(
    "每人画一笔，一格写一个“正”字（5人）。体温37.3℃及以上记在“发热”栏，并按发热处置。当天交前台录入。",
    "One stroke for each person, five strokes (正) to a box. From 37.3 ℃ on count under Fever. Hand in the same day.",
)
_GATE, _DAY, _INSPECTOR = Say("检测点", "Gate"), Say("日期", "Date"), Say("检测员", "Inspector")
_HOUR, _NORMAL, _SUM, _FEVER = Say("时段", "Hour"), Say("正常", "Normal"), Say("小计", "Sum"), Say("发热", "Fever")
_TOTAL = Say("合计", "Total")
_SIGNED, _ENTERED = Say("检测员签名", "Signature"), Say("前台录入", "Entered by")
_SPARE_ROWS = 2
"""For other hours than the usual ones."""
_BOX, _PER_LINE, _LINES, _FEVERS = 5.4, 16, 2, 4
_METRICS = Metrics(body=10.5, second=7, label=10, least=6.5, write=5.8, pitch=6, box=_BOX, pad=1.4, between=1)


@dataclass(frozen=True, slots=True)
class TallySheet:
    """One gate on one day. ``inspector`` may be empty and is then written by hand."""

    gate: str
    day: date
    inspector: str = ""


def tally_pdf(
    venue: str, sheets: tuple[TallySheet, ...], language: Language, fonts: FontBook, hours: range = USUAL_HOURS
) -> bytes:
    """A page for each sheet; the same ones give the same bytes. Raises ``UserError`` for what cannot be printed."""
    room = Frame(AREA.x, AREA.y + HEAD, AREA.width, AREA.height - HEAD - FOOT)
    paper_pen = Pen(fonts)
    pages: list[tuple[Placed, ...]] = []
    for number, sheet in enumerate(sheets, 1):
        pen = paper_pen.another()
        draw_head(pen, Heading(venue, _TITLE, sheet.day.isoformat(), _NOTE), language)
        Table(pen, language, _METRICS).draw(_rows(sheet, hours, language), room)
        draw_foot(pen, _NOTE, language, number, len(sheets))
        pages.append(tuple(pen.items))
    return paint_paper(Paper(A4, language, _TITLE.main(language), tuple(pages), sheets[0].day), fonts)


def _rows(sheet: TallySheet, hours: range, language: Language) -> tuple[Row, ...]:
    weekday = WEEKDAYS[sheet.day.weekday()]
    day = Say(f"{sheet.day} {in_both(weekday, language)}")
    named = Passage(Say(sheet.inspector))
    return (
        Row(
            (
                label(_GATE, 20),
                Cell((Passage(Say(sheet.gate), 12, bold=True),)),
                label(_DAY, 16),
                Cell((Passage(day),), 44),
            ),
            9,
        ),
        Row((label(_INSPECTOR, 20), Cell((named,) if sheet.inspector else ())), 9),
        Row(_across(label(_HOUR, 20), Cell((), 0, _NORMAL), Cell((), 0, _FEVER)), 7),
        *(_hour(f"{hour}:00–{hour + 1}:00") for hour in hours),
        *(_hour("") for _ in range(_SPARE_ROWS)),
        Row(_across(label(_TOTAL, 20), Cell(), Cell()), 9),
        Row((label(_SIGNED, 30), Cell(), label(_ENTERED, 24), Cell((), 44)), 12),
    )


def _hour(name: str) -> Row:
    """One hour: boxes for normal readings and for fevers, and room for the sum of each."""
    lines = tuple(flow(Boxes(_PER_LINE)) for _ in range(_LINES))
    return Row(
        _across(
            Cell((Passage(Say(name), 8.5, centred=True),) if name else (), 20),
            Cell(lines),
            Cell(tuple(flow(Boxes(_FEVERS)) for _ in range(_LINES))),
        ),
        10,
        stretch=1,
    )


def _across(hour: Cell, normal: Cell, fever: Cell) -> tuple[Cell, ...]:
    """The columns of the sheet: an hour, normal readings with their sum, fevers with theirs."""
    wide = Cell(normal.content, _PER_LINE * _BOX + 2 * _METRICS.pad + 1, normal.label)
    narrow = Cell(fever.content, _FEVERS * _BOX + 2 * _METRICS.pad + 1, fever.label)
    is_head = normal.label is not None
    return (hour, wide, Cell((), 0, _SUM if is_head else None), narrow, Cell((), 0, _SUM if is_head else None))
