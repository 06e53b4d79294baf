"""Page contents operators (ISO 32000-1, annex A) for plain figures, in millimetres with y running downwards."""

import math
import re
from collections.abc import Iterable

from desktop.posters.composition.placed import PlacedShape
from desktop.posters.document.layout import Frame, Rule, ShapeKind

_CIRCLE = 0.5523  # length of the handles that make four Bézier curves a circle


def number(value: float, decimals: int = 4) -> bytes:
    """A length to a ten-thousandth of a millimetre, without trailing zeros."""
    text = b"%.*f" % (decimals, value)
    return text.rstrip(b"0").rstrip(b".")


def matrix(*entries: float) -> bytes:
    """Change of coordinates (a b c d e f); scales need more decimals than lengths."""
    return b" ".join(number(entry, 7) for entry in entries) + b" cm\n"


def fill_colour(colour: str) -> bytes:
    """Fill colour; greys as greys, so that a laser printer sets black solid instead of mixing it."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    if red == green == blue:
        return b"%s g\n" % number(red)
    return b"%s %s %s rg\n" % (number(red), number(green), number(blue))


def line_colour(colour: str) -> bytes:
    """Line colour; greys as greys, as for ``fill_colour``."""
    return re.sub(rb"\b(g|rg)\n$", lambda found: found[1].upper() + b"\n", fill_colour(colour))


def rotation(degrees: float, centre: tuple[float, float], shift: tuple[float, float] = (0, 0)) -> bytes:
    """A clockwise turn about a point, then a shift (y runs downwards)."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    x, y = centre
    moved_x = x - x * cosine + y * sine + shift[0]
    moved_y = y - x * sine - y * cosine + shift[1]
    return matrix(cosine, sine, -sine, cosine, moved_x, moved_y)


def rectangle(frame: Frame) -> bytes:
    """The path of an upright rectangle, not yet painted."""
    return b"%s %s %s %s re " % (number(frame.x), number(frame.y), number(frame.width), number(frame.height))


def polygon(corners: Iterable[tuple[float, float]]) -> bytes:
    """The path of a closed figure with straight sides, not yet painted."""
    points = [b"%s %s" % (number(x), number(y)) for x, y in corners]
    return points[0] + b" m " + b" ".join(point + b" l" for point in points[1:]) + b" h "


def shape(item: PlacedShape) -> bytes:
    """The operators that paint a box, an ellipse or a line, filled and outlined as it says."""
    out = []
    if item.fill:
        out.append(fill_colour(item.fill))
    if item.stroke:
        out.append(line_colour(item.stroke) + b"%s w %s d\n" % (number(item.stroke_width), _dashes(item.dash)))
    paint_it = {(True, True): b"B", (True, False): b"f", (False, True): b"S", (False, False): b"n"}
    frame = item.frame
    if item.shape is ShapeKind.LINE:
        out.append(
            b"%s %s m %s %s l S\n" % (number(frame.x), number(frame.y), number(frame.right), number(frame.bottom))
        )
        return b"".join(out) if item.stroke else b""
    radius = min(item.radius, frame.width / 2, frame.height / 2)
    across, down = (frame.width / 2, frame.height / 2) if item.shape is ShapeKind.ELLIPSE else (radius, radius)
    out.append(_outline(frame, across, down) + paint_it[bool(item.fill), bool(item.stroke)] + b"\n")
    return b"".join(out)


def _dashes(length: float) -> bytes:
    return b"[%s] 0" % number(length) if length else b"[] 0"


def _outline(frame: Frame, across: float, down: float) -> bytes:
    """A box whose corners are quarter ellipses."""
    if not across or not down:
        return rectangle(frame)
    x1, y1, x2, y2 = frame.x, frame.y, frame.right, frame.bottom
    h, v = across * (1 - _CIRCLE), down * (1 - _CIRCLE)
    curves = (
        (x2 - across, y1, None),
        (x2 - h, y1, x2, y1 + v, x2, y1 + down),
        (x2, y2 - down, None),
        (x2, y2 - v, x2 - h, y2, x2 - across, y2),
        (x1 + across, y2, None),
        (x1 + h, y2, x1, y2 - v, x1, y2 - down),
        (x1, y1 + down, None),
        (x1, y1 + v, x1 + h, y1, x1 + across, y1),
    )
    out = [b"%s %s m " % (number(x1 + across), number(y1))]
    for curve in curves:
        numbers = b" ".join(number(value) for value in curve if value is not None)
        out.append(numbers + (b" l " if curve[-1] is None else b" c "))
    return b"".join(out) + b"h "


def fold_line(rule: Rule) -> bytes:
    """A hairline to fold or cut along, dashed and grey."""
    return b"0.6 G 0.1 w [1.2 1.2] 0 d %s %s m %s %s l S\n" % tuple(map(number, (rule.x1, rule.y1, rule.x2, rule.y2)))
