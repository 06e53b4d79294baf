"""Fitted lines to runs on the page."""

from collections.abc import Sequence

from desktop.posters.composition.placed import PlacedText, Run
from desktop.posters.document.layout import Element, Frame
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.posters.typesetting.text import MM_PER_POINT, Align, FittedText, TextSpan, TextStyle, VerticalAlign

# Where the baseline stands in the square that a Chinese character fills (Noto Sans SC, OS/2 sTypoAscender).
_BASELINE = 0.88

_SHARE_BEFORE: dict[str, float] = {
    Align.LEFT: 0.0,
    Align.CENTRE: 0.5,
    Align.RIGHT: 1.0,
    VerticalAlign.TOP: 0.0,
    VerticalAlign.MIDDLE: 0.5,
    VerticalAlign.BOTTOM: 1.0,
}
"""How much of the empty room lies left of or above the text."""


def paragraphs(spans: Sequence[TextSpan]) -> list[list[TextSpan]]:
    """Spans cut at line feeds."""
    cut: list[list[TextSpan]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        cut[-1].append(TextSpan(first, span.weight))
        cut.extend([TextSpan(part, span.weight)] for part in others)
    return cut


def place_lines(element: Element, fitted: FittedText, style: TextStyle, words: str, fonts: FontLibrary) -> PlacedText:
    """Put lines where the style wants them in the element's frame."""
    frame, em = element.frame, fitted.size * MM_PER_POINT
    pitch = em * style.leading
    block = pitch * (len(fitted.lines) - 1) + em
    top = frame.y + (frame.height - block) * _SHARE_BEFORE[style.vertical]
    runs = []
    for number, line in enumerate(fitted.lines):
        x = frame.x + (frame.width - line.width * em) * _SHARE_BEFORE[style.align]
        baseline = top + number * pitch + _BASELINE * em
        for span in line.spans:
            width = fonts.width(span.text, em, span.weight)
            runs.append(Run(x, baseline, fitted.size, span.weight, span.text, width))
            x += width
    left = min((run.x for run in runs), default=frame.x)
    right = max((run.x + run.width for run in runs), default=frame.x)
    ink = Frame(left, top, right - left, block)
    broken = len(fitted.lines) > 1
    return PlacedText(element.id, frame, element.rotation, ink, style.colour, tuple(runs), words, broken)
