"""Papers of several parts, one under the other: sentences, charts and tables, each with its own heading.

A part that does not fit any more goes on the next page; only tables are broken, and their head stands again there.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from desktop.posters.composition.placed import Placed
from desktop.posters.document.layout import Frame
from desktop.posters.output.pdf import Paper, paint_paper
from desktop.posters.typesetting.fonts import FontLibrary, Weight
from desktop.posters.typesetting.text import MM_PER_POINT, TextStyle, VerticalAlign
from desktop.reports.canvas import Canvas
from desktop.reports.document import A4, AREA, FOOT, HEAD, Heading, draw_foot, draw_head
from desktop.reports.form import FormMetrics, FormRow
from desktop.reports.ruled import FormTable
from desktop.reports.wording import Text, Wording

_HEADING_ROOM, _GAP = 7.5, 3.5
_LEAST_ROWS = 2
"""Rows of a table that stand with its head, so that no head is left alone at the foot of a page."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text across the whole width, in points; the second language is a paragraph of its own below."""

    text: Text
    size: float = 10.5
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something drawn by itself into a frame of this height, in millimetres."""

    draw: Callable[[Canvas, Frame, Wording], None]
    height: float
    heading: Text | None = None


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; its first ``head`` rows stand again where it goes on."""

    rows: tuple[FormRow, ...]
    metrics: FormMetrics
    head: int = 1
    heading: Text | None = None


Block: TypeAlias = Paragraph | Drawing | TableBlock
Page: TypeAlias = tuple[Placed, ...]


def blocks_pdf(heading: Heading, blocks: Sequence[Block], wording: Wording, fonts: FontLibrary, dated: date) -> bytes:
    """The paper as a PDF on as many pages of A4 as it needs. The same paper gives the same bytes.

    Raises ``UserError`` for what cannot be printed.
    """
    return pages_pdf(heading.title, block_pages(heading, blocks, wording, fonts), wording, fonts, dated)


def pages_pdf(title: Text, pages: Sequence[Page], wording: Wording, fonts: FontLibrary, dated: date) -> bytes:
    """Pages of A4, of one paper or of several, as one PDF. The same pages give the same bytes.

    Raises ``UserError`` for what cannot be printed.
    """
    return paint_paper(Paper(A4, wording.language, wording.main(title), tuple(pages), dated), fonts)


def block_pages(heading: Heading, blocks: Sequence[Block], wording: Wording, fonts: FontLibrary) -> tuple[Page, ...]:
    """The pages of A4 that a paper needs, numbered."""
    pages = _Pages(Canvas(fonts), wording)
    for block in blocks:
        pages.put(block)
    finished: list[Page] = []
    for number, canvas in enumerate(pages.canvases, 1):
        draw_head(canvas, heading, wording)
        draw_foot(canvas, heading.note, wording, number, len(pages.canvases))
        finished.append(tuple(canvas.items))
    return tuple(finished)


def fits_one_page(blocks: Sequence[Block], wording: Wording, fonts: FontLibrary) -> bool:
    """Whether the parts stand on one page."""
    pages = _Pages(Canvas(fonts), wording)
    for block in blocks:
        pages.put(block)
    return len(pages.canvases) == 1


class _Pages:
    """Puts parts under each other; ``canvases`` hold what is drawn on each page."""

    def __init__(self, canvas: Canvas, wording: Wording) -> None:
        self._wording = wording
        self.canvases = [canvas]
        self._top = AREA.y + HEAD
        self._bottom = AREA.bottom - FOOT
        self._y = self._top

    def put(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Drawing):
            self._drawing(block)
        else:
            self._grid(block)
        self._y += _GAP

    def _paragraph(self, block: Paragraph) -> None:
        weight = Weight.BOLD if block.bold else Weight.REGULAR
        style = TextStyle(block.size, block.size, weight, leading=1.4)
        for text in filter(None, (self._wording.main(block.text), self._wording.second(block.text))):
            height = self._canvas.height(text, AREA.width, style) + 0.6 * block.size * MM_PER_POINT
            self._need(height)
            self._canvas.text(text, Frame(AREA.x, self._y, AREA.width, height), style)
            self._y += height

    def _drawing(self, block: Drawing) -> None:
        self._need(block.height + (_HEADING_ROOM if block.heading else 0))
        self._heading(block.heading)
        block.draw(self._canvas, Frame(AREA.x, self._y, AREA.width, block.height), self._wording)
        self._y += block.height

    def _grid(self, block: TableBlock) -> None:
        first = block.rows[: block.head + _LEAST_ROWS]
        self._need(self._table(block).height(first, AREA.width) + (_HEADING_ROOM if block.heading else 0))
        self._heading(block.heading)
        for number, rows in enumerate(self._shares(block)):
            if number:
                self._new_page()
            self._y = self._table(block).draw(rows, Frame(AREA.x, self._y, AREA.width, self._bottom - self._y))

    def _shares(self, block: TableBlock) -> Iterator[Sequence[FormRow]]:
        """The rows for the rest of this page, then those for whole pages."""
        head, rest = block.rows[: block.head], block.rows[block.head :]
        room = self._bottom - self._y
        while True:
            page = self._table(block).paged((*head, *rest), AREA.width, room, block.head)[0]
            yield page
            rest = rest[len(page) - block.head :]
            if not rest:
                return
            room = self._bottom - self._top

    def _heading(self, heading: Text | None) -> None:
        if heading is not None:
            style = TextStyle(11.5, 8, Weight.BOLD, vertical=VerticalAlign.MIDDLE, max_lines=1)
            frame = Frame(AREA.x, self._y, AREA.width, _HEADING_ROOM - 1.5)
            self._canvas.text(self._wording.both(heading), frame, style)
            self._y += _HEADING_ROOM

    def _need(self, height: float) -> None:
        """Begin another page where this one has no room; a part that is higher than a page stands on one all the same."""
        if self._y + height > self._bottom and self._y > self._top:
            self._new_page()

    def _new_page(self) -> None:
        self.canvases.append(self._canvas.next_page())
        self._y = self._top

    def _table(self, block: TableBlock) -> FormTable:
        return FormTable(self._canvas, self._wording, block.metrics)

    @property
    def _canvas(self) -> Canvas:
        return self.canvases[-1]
