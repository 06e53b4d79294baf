"""Where the lines of Chinese paragraphs end.

Reportlab's own way parts any two characters and knows only Japan's marks of punctuation: a line could begin with "，".
Here a line ends where the posters' typesetting lets it (UAX #14 and GB/T 15834-2011).
"""

from collections.abc import Sequence
from itertools import pairwise

from reportlab.platypus import Paragraph
from reportlab.platypus.paragraph import ParaLines, cjkU, makeCJKParaLine

from desktop.posters.typesetting.breaks import opportunities

_ROUNDING = 1e-6


def line_ends(text: str, widths: Sequence[float], room: Sequence[float]) -> tuple[int, ...]:
    """The index after the last character of each line.

    ``widths`` has the width of each character, ``room`` that of each line and of all after the last given, in one unit.
    Spaces at the end of a line need no room. What may not be parted and is wider than a line is parted where that is full.
    """
    allowed, ends, start = opportunities(text), list[int](), 0
    while start < len(text):
        width = room[min(len(ends), len(room) - 1)] + _ROUNDING
        full, used = start, 0.0
        while full < len(text) and (text[full].isspace() or used + widths[full] <= width):
            used += widths[full]
            full += 1
        fitting = [at for at in allowed if start < at <= full]
        start = fitting[-1] if fitting else max(full, start + 1)
        ends.append(start)
    return tuple(ends)


class ChineseParagraph(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph whose style wraps as ``CJK``, with lines that end as Chinese print has them."""

    def breakLinesCJK(self, maxWidths: float | Sequence[float]) -> ParaLines:  # noqa: N803  # reportlab's name
        if getattr(self, "_splitpara", 0):  # a part of a paragraph that a page's end has divided
            return self.blPara
        room = [maxWidths] if isinstance(maxWidths, (int, float)) else maxWidths
        characters = [cjkU(each, part, "utf8") for part in self.frags for each in part.text]
        widths = [each.width for each in characters]
        ends = line_ends("".join(characters), widths, room)
        lines = []
        for number, (start, end) in enumerate(pairwise((0, *ends))):
            width, used = room[min(number, len(room) - 1)], sum(widths[start:end])
            lines.append(makeCJKParaLine(characters[start:end], width, used, width - used, False, False))
        return ParaLines(kind=1, lines=lines)
