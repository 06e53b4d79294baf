"""What forms are drawn on: words, lines, boxes and codes as placed things, measured as they are set.

Nothing is cut and no empty box is printed: text that fits not even in its smallest size is an error which names it, and a
character that no face has is printed as its code.
"""

from typing import TypeAlias

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.posters.codes.qr import Symbol, quiet_zone
from desktop.posters.composition.placed import Placed, PlacedCode, PlacedShape, PlacedText, Run
from desktop.posters.composition.placetext import paragraphs, place_lines
from desktop.posters.document.layout import CodeProps, Element, Frame, ShapeKind, TextProps
from desktop.posters.typesetting.fonts import FontLibrary, Weight
from desktop.posters.typesetting.text import MM_PER_POINT, FittedText, TextStyle, fit, spans_of

BLACK = "#000000"
FINE, THIN, THICK = 0.12, 0.2, 0.45
"""Widths of lines: to write on, between cells, around the table."""

_CAPITAL_MIDDLE = 0.36  # from the baseline to the middle of the characters, in type sizes (Noto Sans SC)
_NO_LIMIT = 10_000.0
_ROUNDING = 1e-6
_PROPS = CodeProps("")


_Setting: TypeAlias = tuple[str, float, TextStyle]


class Canvas:
    """Collects placed things in ``items``. Where lines break is remembered: it is asked for again and again while a
    form is measured, and finding it takes longer than all the rest."""

    def __init__(self, fonts: FontLibrary, settings: dict[_Setting, FittedText] | None = None) -> None:
        self.fonts = fonts
        self.items: list[Placed] = []
        self._settings: dict[_Setting, FittedText] = {} if settings is None else settings

    def next_page(self) -> "Canvas":
        """A canvas for the next page of the same paper."""
        return Canvas(self.fonts, self._settings)

    def width(self, text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
        """Width of a line of text in millimetres."""
        return self.fonts.width(self.fonts.spelled(text, weight), size * MM_PER_POINT, weight)

    def word(self, text: str, x: float, middle: float, size: float, weight: Weight = Weight.REGULAR) -> float:
        """Set words on one line about a height; gives where they end."""
        text = self._checked(text, weight)
        em = size * MM_PER_POINT
        width = self.fonts.width(text, em, weight)
        frame = Frame(x, middle - em / 2, width, em)
        runs, at = [], x
        for piece, which in self.fonts.runs(text, weight):
            long = self.fonts.width(piece, em, which)
            runs.append(Run(at, middle + _CAPITAL_MIDDLE * em, size, which, piece, long))
            at += long
        self.items.append(PlacedText("word", frame, 0, frame, BLACK, tuple(runs), text, False))
        return x + width

    def text(self, text: str, frame: Frame, style: TextStyle) -> None:
        """Set text into a frame, in smaller type before it would not fit. Raises ``UserError``."""
        text = self._checked(text, style.weight)
        fitted = self._fitted(text, frame.width, frame.height, style)
        if not fitted.fits:
            raise too_long(text)
        element = Element("text", frame, TextProps({}, {}))
        self.items.append(place_lines(element, fitted, style, text, self.fonts))

    def fits(self, text: str, frame: Frame, style: TextStyle) -> bool:
        """Whether text can be set into a frame."""
        return self._fitted(self.fonts.spelled(text, style.weight), frame.width, frame.height, style).fits

    def height(self, text: str, width: float, style: TextStyle) -> float:
        """Height in millimetres of text that is set at its style's full size into this width."""
        return _tall(self._fitted(self.fonts.spelled(text, style.weight), width, _NO_LIMIT, style), style)

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = THIN, dash: float = 0.0) -> None:
        """A straight line between two points; ``width`` and ``dash`` (0 for none) in millimetres."""
        frame = Frame(x1, y1, x2 - x1, y2 - y1)
        self.items.append(PlacedShape("line", frame, 0, ShapeKind.LINE, None, BLACK, width, 0, dash))

    def box(self, frame: Frame, width: float = THIN, dash: float = 0.0) -> None:
        """A rectangle that is not filled; ``width`` of its line and ``dash`` in millimetres."""
        self.items.append(PlacedShape("box", frame, 0, ShapeKind.BOX, None, BLACK, width, 0, dash))

    def dot(self, x: float, y: float, radius: float) -> None:
        """A black disc about a point, in millimetres."""
        frame = Frame(x - radius, y - radius, 2 * radius, 2 * radius)
        self.items.append(PlacedShape("dot", frame, 0, ShapeKind.ELLIPSE, BLACK, None, 0, 0, 0))

    def code(self, symbol: Symbol, x: float, y: float, side: float) -> PlacedCode:
        """A QR code whose symbol and quiet zone fill a square."""
        module = side / (symbol.size + 8)
        inner = module * symbol.size
        margin = quiet_zone(inner, symbol.size)
        placed = PlacedCode("code", Frame(x + margin, y + margin, inner, inner), 0, symbol, _PROPS, None)
        self.items.append(placed)
        return placed

    def _fitted(self, text: str, width: float, height: float, style: TextStyle) -> FittedText:
        key = text, width, style
        if key not in self._settings:
            self._settings[key] = fit(
                paragraphs(spans_of(text, style.weight, self.fonts)), style, width, _NO_LIMIT, self.fonts
            )
        fitted = self._settings[key]
        if _tall(fitted, style) <= height + _ROUNDING:
            return fitted
        return fit(paragraphs(spans_of(text, style.weight, self.fonts)), style, width, height, self.fonts)

    def _checked(self, text: str, weight: Weight) -> str:
        return self.fonts.spelled(text, weight)


def too_long(text: str) -> UserError:
    """What to raise instead of cutting a text."""
    return UserError(
        message("reports", "“{text}” does not fit on the paper, even in the smallest type. Shorten it.", text=text)
    )


def _tall(fitted: FittedText, style: TextStyle) -> float:
    """Height of lines, without the leading above the first and below the last."""
    return fitted.size * MM_PER_POINT * (1 + style.leading * (len(fitted.lines) - 1))
