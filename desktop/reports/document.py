"""Papers on A4 with the venue above, a ruled table and room for signatures: what most of the desk's papers are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.posters import Language
from desktop.posters.fonts import FontBook, Weight
from desktop.posters.layout import Frame, Page
from desktop.posters.pdf import Paper, paint_paper
from desktop.posters.placed import Placed
from desktop.posters.text import Align, TextStyle, VerticalAlign
from desktop.reports.form import Metrics, Row, Say
from desktop.reports.pen import Pen
from desktop.reports.ruled import Table

A4 = Page(210, 297)
METRICS = Metrics(body=10.5, second=8, label=10, least=7.5, write=10, pitch=6.6, box=6, pad=2.4, between=3.5)

AREA = Frame(18, 14, 174, 269)
"""What is printed on, within the margins of every printer; ``HEAD`` and ``FOOT`` are the parts above and below."""
HEAD, FOOT = 27.0, 7.0
_PAGES = Say("第{page}页，共{pages}页", "Page {page} of {pages}")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above and below the table: the venue's full name, the title, a number or date on the right, and a
    note at the foot."""

    venue: str
    title: Say
    aside: str
    note: Say


def document_pdf(
    heading: Heading, rows: Sequence[Row], language: Language, fonts: FontBook, dated: date, *, head: int = 0
) -> bytes:
    """The paper as a PDF; the first ``head`` rows stand on every page. The same paper gives the same bytes.

    Raises ``UserError`` for what cannot be printed.
    """
    room = Frame(AREA.x, AREA.y + HEAD, AREA.width, AREA.height - HEAD - FOOT)
    paper_pen = Pen(fonts)
    shared_out = Table(paper_pen, language, METRICS).paged(rows, room.width, room.height, head)
    pages: list[tuple[Placed, ...]] = []
    for number, own in enumerate(shared_out, 1):
        pen = paper_pen.another()
        draw_head(pen, heading, language)
        Table(pen, language, METRICS).draw(own, room)
        draw_foot(pen, heading.note, language, number, len(shared_out))
        pages.append(tuple(pen.items))
    title = heading.title.main(language)
    return paint_paper(Paper(A4, language, title, tuple(pages), dated), fonts)


def draw_head(pen: Pen, heading: Heading, language: Language) -> None:
    """The venue, the title and what stands on the right, in the first ``HEAD`` millimetres of the area."""
    style = TextStyle(12, 8, align=Align.CENTRE, vertical=VerticalAlign.MIDDLE, leading=1.2, balance=True, max_lines=2)
    pen.text(heading.venue, Frame(AREA.x, AREA.y, AREA.width, 9), style)
    title = "  ".join(filter(None, (heading.title.main(language), heading.title.second(language))))
    style = TextStyle(21, 13, Weight.BOLD, align=Align.CENTRE, vertical=VerticalAlign.MIDDLE, max_lines=1)
    pen.text(title, Frame(AREA.x, AREA.y + 9.5, AREA.width, 10.5), style)
    style = TextStyle(9, 7, align=Align.RIGHT, vertical=VerticalAlign.BOTTOM, max_lines=1)
    pen.text(heading.aside, Frame(AREA.x, AREA.y + 20, AREA.width, HEAD - 21.5), style)


def draw_foot(pen: Pen, note: Say, language: Language, page: int, pages: int) -> None:
    """The note and the page's number, in the last ``FOOT`` millimetres of the area."""
    frame = Frame(AREA.x, AREA.bottom - FOOT + 1.5, AREA.width - 34, FOOT - 1.5)
    if note.zh:
        words = "  ".join(filter(None, (note.main(language), note.second(language))))
        pen.text(words, frame, TextStyle(8, 6.5, vertical=VerticalAlign.MIDDLE, leading=1.2, max_lines=2))
    style = TextStyle(8, 8, align=Align.RIGHT, vertical=VerticalAlign.MIDDLE, max_lines=1)
    whole = Frame(AREA.x, frame.y, AREA.width, frame.height)
    pen.text(_PAGES.filled(page=page, pages=pages).main(language), whole, style)
