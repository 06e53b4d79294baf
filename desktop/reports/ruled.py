"""Rows of a form measured, shared out over pages and drawn as a ruled table."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.posters.document.layout import Frame
from desktop.posters.typesetting.fonts import Weight
from desktop.posters.typesetting.text import MM_PER_POINT, Align, TextStyle, VerticalAlign
from desktop.reports.canvas import THICK, THIN, Canvas
from desktop.reports.flows import FlowSetter
from desktop.reports.form import Content, Flow, FormCell, FormMetrics, FormRow, Passage
from desktop.reports.wording import Text, Wording

_LEADING = 1.28
_SLACK = 0.01
_ANY_HEIGHT = 300.0
_LABEL_EDGE = 0.6  # millimetres between a label and its cell's edge


@dataclass(frozen=True, slots=True)
class FormTable:
    """What a form is drawn with: a canvas, the words in its language, and its sizes."""

    canvas: Canvas
    wording: Wording
    metrics: FormMetrics

    def paged(
        self, rows: Sequence[FormRow], width: float, height: float, head: int = 0
    ) -> tuple[tuple[FormRow, ...], ...]:
        """Rows shared out over pages of this size; the first ``head`` rows stand on each."""
        every = tuple(rows[:head])
        used = top = sum(self._height(row, width) for row in every)
        pages: list[list[FormRow]] = [[*every]]
        for row in rows[head:]:
            tall = self._height(row, width)
            if used + tall > height + _SLACK and len(pages[-1]) > head:
                pages.append([*every])
                used = top
            pages[-1].append(row)
            used += tall
        return tuple(map(tuple, pages))

    def height(self, rows: Sequence[FormRow], width: float) -> float:
        """Height in millimetres of these rows under each other."""
        return sum(self._height(row, width) for row in rows)

    def draw(self, rows: Sequence[FormRow], area: Frame) -> float:
        """Draw the rows of a page from the area's top; gives where they end.

        Rows that stretch share the room that is left, none growing to more than twice its height.
        """
        heights = [self._height(row, area.width) for row in rows]
        room, parts = area.height - sum(heights), sum(row.stretch for row in rows)
        y = area.y
        for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
            tall = height + (min(max(room, 0) * row.stretch / parts, height) if parts else 0)
            if number:
                self.canvas.line(area.x, y, area.right, y)
            self._row(row, Frame(area.x, y, area.width, tall))
            y += tall
        self.canvas.box(Frame(area.x, area.y, area.width, y - area.y), THICK)
        return y

    def _row(self, row: FormRow, frame: Frame) -> None:
        x = frame.x
        for number, (cell, width) in enumerate(zip(row.cells, self._widths(row, frame.width), strict=True)):
            if number:
                self.canvas.line(x, frame.y, x, frame.bottom, THIN)
            own = Frame(x, frame.y, width, frame.height)
            if cell.label:
                self._label(cell.label, own)
            self._contents(cell, own)
            x += width

    def _label(self, text: Text, frame: Frame) -> None:
        main, second = self.wording.main(text), self.wording.second(text)
        inner = frame.grown(-_LABEL_EDGE)
        if second:
            first_tall, second_tall = self._label_heights(text, inner.width)
            y = frame.y + (frame.height - first_tall - second_tall) / 2
            self.canvas.text(main, Frame(inner.x, y, inner.width, first_tall), self._label_style())
            self.canvas.text(second, Frame(inner.x, y + first_tall, inner.width, second_tall), self._second_style())
        else:
            self.canvas.text(main, inner, self._label_style())

    def _label_heights(self, text: Text, width: float) -> tuple[float, float]:
        """Room for the two languages of a label, with air between them."""
        first = self.canvas.height(self.wording.main(text), width, self._label_style())
        second = self.wording.second(text)
        return first + 0.8, self.canvas.height(second, width, self._second_style()) + 0.4 if second else 0.0

    def _label_style(self) -> TextStyle:
        m = self.metrics
        return TextStyle(
            m.label,
            min(m.label, m.least),
            Weight.BOLD,
            align=Align.CENTRE,
            vertical=VerticalAlign.MIDDLE,
            leading=1.2,
            balance=True,
        )

    def _second_style(self) -> TextStyle:
        m = self.metrics
        return TextStyle(
            m.second,
            min(m.second, m.least),
            align=Align.CENTRE,
            vertical=VerticalAlign.MIDDLE,
            leading=1.15,
            balance=True,
        )

    def _contents(self, cell: FormCell, frame: Frame) -> None:
        pad = self.metrics.pad
        inner = Frame(frame.x + pad, frame.y, frame.width - 2 * pad, frame.height)
        heights = [self._content_height(content, inner.width) for content in cell.content]
        y = frame.y + (frame.height - sum(heights)) / 2
        for content, height in zip(cell.content, heights, strict=True):
            if isinstance(content, Flow):
                self._flows().draw(content, Frame(inner.x, y, inner.width, height))
            else:
                text = self._words(content)
                self.canvas.text(text, Frame(inner.x, y, inner.width, height), self._passage_style(content))
            y += height

    def _height(self, row: FormRow, width: float) -> float:
        return self._height_of(row, self._widths(row, width))

    def _height_of(self, row: FormRow, widths: Sequence[float]) -> float:
        tall = row.height
        for cell, across in zip(row.cells, widths, strict=True):
            inner = across - 2 * self.metrics.pad
            content = sum(self._content_height(content, inner) for content in cell.content)
            tall = max(tall, content)
            if cell.label:
                tall = max(tall, sum(self._label_heights(cell.label, across - 2 * _LABEL_EDGE)) + 0.8)
        return tall

    def _content_height(self, content: Content, width: float) -> float:
        if isinstance(content, Flow):
            return self._flows().height(content, width)
        style = self._passage_style(content)
        return self.canvas.height(self._words(content), width, style) + 0.7 * style.size * MM_PER_POINT

    def _flows(self) -> FlowSetter:
        return FlowSetter(self.canvas, self.wording, self.metrics)

    def _words(self, passage: Passage) -> str:
        main, second = self.wording.main(passage.text), self.wording.second(passage.text)
        return f"{main}\n{second}" if second else main

    def _passage_style(self, passage: Passage) -> TextStyle:
        size = passage.size or self.metrics.body
        weight = Weight.BOLD if passage.bold else Weight.REGULAR
        align = Align.CENTRE if passage.centred else Align.LEFT
        return TextStyle(size, size, weight, align=align, vertical=VerticalAlign.MIDDLE, leading=_LEADING)

    def _widths(self, row: FormRow, width: float) -> list[float]:
        own = [self._snug(cell) if cell.snug and not cell.label else cell.width for cell in row.cells]
        for at, cell in enumerate(row.cells):
            if cell.label and cell.snug:
                tries = ([*own[:at], one, *own[at + 1 :]] for one in self._label_widths(cell, cell.label, width / 2))
                own = min(tries, key=lambda one: self._height_of(row, self._shared_out(one, width)))
        return self._shared_out(own, width)

    def _label_widths(self, cell: FormCell, text: Text, most: float) -> list[float]:
        """Widths that a snug label may have, the narrowest first: those at which another of its lines is whole. One
        that cuts a word is none, unless all do."""
        m = self.metrics
        lines = (
            self.canvas.width(self.wording.main(text), m.label, Weight.BOLD),
            self.canvas.width(self.wording.second(text), m.second),
        )
        wished = sorted(line + 2 * _LABEL_EDGE + _SLACK for line in lines)
        widths = [cell.width, *(one for one in wished if cell.width < one <= most)]
        return [one for one in widths if self._fits(text, one)] or widths

    def _fits(self, label: Text, width: float) -> bool:
        frame = Frame(0, 0, width - 2 * _LABEL_EDGE, _ANY_HEIGHT)
        return self.canvas.fits(self.wording.main(label), frame, self._label_style())

    @staticmethod
    def _shared_out(own: Sequence[float], width: float) -> list[float]:
        """These widths, and the rest of the row in equal parts for the cells that have none of their own."""
        sharing = sum(1 for across in own if not across) or 1
        return [across or (width - sum(own)) / sharing for across in own]

    def _snug(self, cell: FormCell) -> float:
        flows = (content for content in cell.content if isinstance(content, Flow))
        return max(map(self._flows().width, flows), default=0.0) + 2 * self.metrics.pad + 1
