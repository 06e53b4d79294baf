"""The blank tally sheet (检测计数表) of a gate without a PC: boxes for 正 strokes by the hour, to be typed in afterwards."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.counting import USUAL_HOURS
from desktop.domain.messages import message
from desktop.posters.composition.placed import Placed
from desktop.posters.document.layout import Frame
from desktop.posters.output.pdf import Paper, paint_paper
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.reports.canvas import Canvas
from desktop.reports.count_words import WEEKDAYS
from desktop.reports.document import A4, AREA, FOOT, HEAD, Heading, draw_foot, draw_head
from desktop.reports.form import Boxes, FormCell, FormMetrics, FormRow, Passage, flow, label
from desktop.reports.ruled import FormTable
from desktop.reports.wording import Wording

_TITLE = message("tally-sheet", "Tally Sheet")
_NOTE = message(
    "tally-sheet",
    "One stroke for each person, five strokes (正) to a box. From 37.3 ℃ on count under Fever. Hand in the same day.",
)
_GATE, _DAY, _INSPECTOR = (
    message("tally-sheet", "Gate"),
    message("tally-sheet", "Date"),
    message("tally-sheet", "Inspector"),
)
_HOUR, _NORMAL, _SUM, _FEVER = (
    message("tally-sheet", "Hour"),
    message("tally-sheet", "Normal"),
    message("tally-sheet", "Sum"),
    message("tally-sheet", "Fever"),
)
_TOTAL = message("tally-sheet", "Total")
_SIGNED, _ENTERED = message("tally-sheet", "Signature"), message("tally-sheet", "Entered by")
_SPARE_ROWS = 2
"""For other hours than the usual ones."""
_BOX, _PER_LINE, _LINES, _FEVERS = 5.4, 16, 2, 4
_METRICS = FormMetrics(body=10.5, second=7, label=10, least=6.5, write=5.8, pitch=6, box=_BOX, pad=1.4, between=1)


@dataclass(frozen=True, slots=True)
class TallySheet:
    """One gate on one day. ``inspector`` may be empty and is then written by hand."""

    gate: str
    day: date
    inspector: str = ""


def tally_pdf(
    venue: str, sheets: tuple[TallySheet, ...], wording: Wording, fonts: FontLibrary, hours: range = USUAL_HOURS
) -> bytes:
    """A page for each sheet; the same ones give the same bytes. Raises ``UserError`` for what cannot be printed."""
    room = Frame(AREA.x, AREA.y + HEAD, AREA.width, AREA.height - HEAD - FOOT)
    first_canvas = Canvas(fonts)
    pages: list[tuple[Placed, ...]] = []
    for number, sheet in enumerate(sheets, 1):
        canvas = first_canvas.next_page()
        draw_head(canvas, Heading(venue, _TITLE, sheet.day.isoformat(), _NOTE), wording)
        FormTable(canvas, wording, _METRICS).draw(_rows(sheet, hours, wording), room)
        draw_foot(canvas, _NOTE, wording, number, len(sheets))
        pages.append(tuple(canvas.items))
    return paint_paper(Paper(A4, wording.language, wording.main(_TITLE), tuple(pages), sheets[0].day), fonts)


def _rows(sheet: TallySheet, hours: range, wording: Wording) -> tuple[FormRow, ...]:
    weekday = WEEKDAYS[sheet.day.weekday()]
    day = f"{sheet.day} {wording.both(weekday)}"
    named = Passage(sheet.inspector)
    return (
        FormRow(
            (
                label(_GATE, 20),
                FormCell((Passage(sheet.gate, 12, bold=True),)),
                label(_DAY, 16),
                FormCell((Passage(day),), 44),
            ),
            9,
        ),
        FormRow((label(_INSPECTOR, 20), FormCell((named,) if sheet.inspector else ())), 9),
        FormRow(_across(label(_HOUR, 20), FormCell((), 0, _NORMAL), FormCell((), 0, _FEVER)), 7),
        *(_hour(f"{hour}:00–{hour + 1}:00") for hour in hours),
        *(_hour("") for _ in range(_SPARE_ROWS)),
        FormRow(_across(label(_TOTAL, 20), FormCell(), FormCell()), 9),
        FormRow((label(_SIGNED, 30), FormCell(), label(_ENTERED, 24), FormCell((), 44)), 12),
    )


def _hour(name: str) -> FormRow:
    """One hour: boxes for normal readings and for fevers, and room for the sum of each."""
    lines = tuple(flow(Boxes(_PER_LINE)) for _ in range(_LINES))
    return FormRow(
        _across(
            FormCell((Passage(name, 8.5, centred=True),) if name else (), 20),
            FormCell(lines),
            FormCell(tuple(flow(Boxes(_FEVERS)) for _ in range(_LINES))),
        ),
        10,
        stretch=1,
    )


def _across(hour: FormCell, normal: FormCell, fever: FormCell) -> tuple[FormCell, ...]:
    """The columns of the sheet: an hour, normal readings with their sum, fevers with theirs."""
    wide = FormCell(normal.content, _PER_LINE * _BOX + 2 * _METRICS.pad + 1, normal.label)
    narrow = FormCell(fever.content, _FEVERS * _BOX + 2 * _METRICS.pad + 1, fever.label)
    is_head = normal.label is not None
    return (hour, wide, FormCell((), 0, _SUM if is_head else None), narrow, FormCell((), 0, _SUM if is_head else None))
