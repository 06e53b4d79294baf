"""Text into lines: fewest lines that fit, evenly filled where asked for, smaller type before an overflow."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, pairwise

from desktop.posters.typesetting.breaks import break_penalty, opportunities
from desktop.posters.typesetting.fonts import FontLibrary, Weight

MM_PER_POINT = 25.4 / 72
_SHRINK = 0.975  # one step smaller; eleven steps to three quarters


class Align(StrEnum):
    """Where lines stand in their frame, across."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class VerticalAlign(StrEnum):
    """Where the block of lines stands in its frame, down."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text is set. Sizes in points; ``leading`` in type sizes; ``balance`` evens the lines out."""

    size: float
    min_size: float
    weight: Weight = Weight.REGULAR
    colour: str = "#000000"
    align: Align = Align.LEFT
    vertical: VerticalAlign = VerticalAlign.TOP
    leading: float = 1.35
    max_lines: int = 99
    balance: bool = False


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A stretch of text of one weight."""

    text: str
    weight: Weight


def spans_of(text: str, weight: Weight, fonts: FontLibrary) -> list[TextSpan]:
    """A text of one weight, with the characters that need the other typeface in stretches of their own."""
    return [TextSpan(piece, which) for piece, which in fonts.runs(text, weight)]


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line: its spans and its width in type sizes."""

    spans: tuple[TextSpan, ...]
    width: float

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class FittedText:
    """Lines at the size that fits; ``fits`` is false when even the smallest size is too large."""

    lines: tuple[TextLine, ...]
    size: float
    fits: bool


class _Paragraph:
    """A paragraph measured in type sizes: widths do not depend on the size, so trying sizes is cheap."""

    def __init__(self, spans: Sequence[TextSpan], fonts: FontLibrary) -> None:
        self.spans = spans
        self.text = "".join(span.text for span in spans)
        advances = [
            advance / face.units_per_em
            for span in spans
            for face in (fonts.face(span.weight),)
            for advance in map(face.advance, span.text)
        ]
        self.offsets: list[float] = [0.0, *accumulate(advances)]

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """Where lines may end. Looked up only for a text that needs more than one line: it costs 1 ms."""
        return (0, *opportunities(self.text))

    def width(self, start: int, end: int) -> float:
        """Width from one index to another; spaces at the line's end do not count."""
        text = self.text
        while end > start and text[end - 1].isspace():
            end -= 1
        return self.offsets[end] - self.offsets[start]

    def lines(self, measure: float, style: TextStyle) -> list[tuple[int, int]] | None:
        """Ends of lines no wider than ``measure`` type sizes; ``None`` where that cannot be."""
        whole = 0, len(self.text)
        if self.width(*whole) <= measure:
            return [whole]
        if style.max_lines == 1:
            return None
        lines, start, last = [], 0, 0
        for end in self.breaks[1:]:
            if self.width(start, end) > measure:
                lines.append((start, last))
                start = last
            if self.width(start, end) > measure:
                return None
            last = end
        return [*lines, (start, last)]

    def balanced(self, count: int, measure: float) -> list[tuple[int, int]]:
        """Exactly ``count`` lines with the least unevenness and the best places to turn; they must exist."""
        breaks, mean = self.breaks, self.width(0, len(self.text)) / count
        penalties = [break_penalty(self.text, at) if 0 < at < len(self.text) else 0.0 for at in breaks]
        worst = float("inf")
        costs, ways = [0.0] + [worst] * (len(breaks) - 1), [[0]] + [[0]] * (len(breaks) - 1)
        for _ in range(count):
            new_costs, new_ways = [worst] * len(breaks), [[0]] * len(breaks)
            for end in range(1, len(breaks)):
                for start in range(end):
                    width = self.width(breaks[start], breaks[end])
                    if costs[start] == worst or width > measure:
                        continue
                    cost = costs[start] + (width / mean - 1) ** 2 + penalties[end]
                    if cost < new_costs[end]:
                        new_costs[end], new_ways[end] = cost, [*ways[start], breaks[end]]
            costs, ways = new_costs, new_ways
        return list(pairwise(ways[-1]))

    def line(self, start: int, end: int) -> TextLine:
        """The line between two indexes, without the spaces at its end."""
        width = self.width(start, end)
        end = start + len(self.text[start:end].rstrip())
        spans, at = [], 0
        for span in self.spans:
            piece = span.text[max(0, start - at) : max(0, end - at)]
            if piece:
                spans.append(TextSpan(piece, span.weight))
            at += len(span.text)
        return TextLine(tuple(spans), width)


def fit(
    paragraphs: Sequence[Sequence[TextSpan]], style: TextStyle, width: float, height: float, fonts: FontLibrary
) -> FittedText:
    """Set paragraphs into a frame of millimetres at the largest size between the style's two that fits."""
    measured = [_Paragraph(spans, fonts) for spans in paragraphs]
    size = style.size
    while True:
        em = size * MM_PER_POINT
        broken = [p.lines(width / em + 1e-6, style) for p in measured]
        count = sum(len(ends) for ends in broken if ends is not None)
        # The leading above the first and below the last line may stand outside the frame.
        tall = (count * style.leading - (style.leading - 1)) * em
        fits = None not in broken and count <= style.max_lines and tall <= height + 1e-6
        if fits or size <= style.min_size:
            break
        size = max(size * _SHRINK, style.min_size)
    measure = width / em + 1e-6
    lines: list[TextLine] = []
    for paragraph, ends in zip(measured, broken, strict=True):
        if ends is None:
            ends = [(0, len(paragraph.text))]
        elif style.balance and len(ends) > 1:
            ends = paragraph.balanced(len(ends), measure)
        lines.extend(paragraph.line(start, end) for start, end in ends)
    return FittedText(tuple(lines), size, fits)
