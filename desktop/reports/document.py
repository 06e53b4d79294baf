"""Papers on A4 with the venue above, a ruled table and room for signatures: what most of the desk's papers are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.messages import message
from desktop.posters.composition.placed import Placed
from desktop.posters.document.layout import Frame, PageFormat
from desktop.posters.output.pdf import Paper, paint_paper
from desktop.posters.typesetting.fonts import FontLibrary, Weight
from desktop.posters.typesetting.text import Align, TextStyle, VerticalAlign
from desktop.reports.canvas import Canvas
from desktop.reports.form import FormMetrics, FormRow
from desktop.reports.ruled import FormTable
from desktop.reports.wording import Text, Wording

A4 = PageFormat(210, 297)
METRICS = FormMetrics(body=10.5, second=8, label=10, least=7.5, write=10, pitch=6.6, box=6, pad=2.4, between=3.5)

AREA = Frame(18, 14, 174, 269)
"""What is printed on, within the margins of every printer; ``HEAD`` and ``FOOT`` are the parts above and below."""
HEAD, FOOT = 27.0, 7.0
_PAGES = message("papers", "Page {page} of {pages}")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above and below the table: the venue's full name, the title, a number or date on the right, and a
    note at the foot."""

    venue: str
    title: Text
    aside: str
    note: Text


def document_pdf(
    heading: Heading, rows: Sequence[FormRow], wording: Wording, fonts: FontLibrary, dated: date, *, head: int = 0
) -> bytes:
    """The paper as a PDF; the first ``head`` rows stand on every page. The same paper gives the same bytes.

    Raises ``UserError`` for what cannot be printed.
    """
    room = Frame(AREA.x, AREA.y + HEAD, AREA.width, AREA.height - HEAD - FOOT)
    first_canvas = Canvas(fonts)
    shared_out = FormTable(first_canvas, wording, METRICS).paged(rows, room.width, room.height, head)
    pages: list[tuple[Placed, ...]] = []
    for number, own in enumerate(shared_out, 1):
        canvas = first_canvas.next_page()
        draw_head(canvas, heading, wording)
        FormTable(canvas, wording, METRICS).draw(own, room)
        draw_foot(canvas, heading.note, wording, number, len(shared_out))
        pages.append(tuple(canvas.items))
    title = wording.main(heading.title)
    return paint_paper(Paper(A4, wording.language, title, tuple(pages), dated), fonts)


def draw_head(canvas: Canvas, heading: Heading, wording: Wording) -> None:
    """The venue, the title and what stands on the right, in the first ``HEAD`` millimetres of the area."""
    style = TextStyle(12, 8, align=Align.CENTRE, vertical=VerticalAlign.MIDDLE, leading=1.2, balance=True, max_lines=2)
    canvas.text(heading.venue, Frame(AREA.x, AREA.y, AREA.width, 9), style)
    title = wording.both(heading.title)
    style = TextStyle(21, 13, Weight.BOLD, align=Align.CENTRE, vertical=VerticalAlign.MIDDLE, max_lines=1)
    canvas.text(title, Frame(AREA.x, AREA.y + 9.5, AREA.width, 10.5), style)
    style = TextStyle(9, 7, align=Align.RIGHT, vertical=VerticalAlign.BOTTOM, max_lines=1)
    canvas.text(heading.aside, Frame(AREA.x, AREA.y + 20, AREA.width, HEAD - 21.5), style)


def draw_foot(canvas: Canvas, note: Text, wording: Wording, page: int, pages: int) -> None:
    """The note and the page's number, in the last ``FOOT`` millimetres of the area."""
    frame = Frame(AREA.x, AREA.bottom - FOOT + 1.5, AREA.width - 34, FOOT - 1.5)
    if note:
        words = wording.both(note)
        canvas.text(words, frame, TextStyle(8, 6.5, vertical=VerticalAlign.MIDDLE, leading=1.2, max_lines=2))
    style = TextStyle(8, 8, align=Align.RIGHT, vertical=VerticalAlign.MIDDLE, max_lines=1)
    whole = Frame(AREA.x, frame.y, AREA.width, frame.height)
    canvas.text(wording.main(_PAGES.filled(page=page, pages=pages)), whole, style)
