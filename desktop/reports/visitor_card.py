"""Regular visitors' cards (便民卡): ID-1 cards to cut out, with an opaque code and nobody's name.

Whoever finds or photographs a card learns only that it belongs to this venue.
"""

from dataclasses import dataclass
from datetime import date

from desktop.catalogue import Catalogue
from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.posters.codes.qr import CodeMaker, Level
from desktop.posters.composition.placed import Placed
from desktop.posters.document.layout import Frame, PageFormat
from desktop.posters.output.pdf import Paper, paint_paper
from desktop.posters.typesetting.fonts import FontLibrary, Weight
from desktop.posters.typesetting.text import Align, TextStyle, VerticalAlign
from desktop.reports.canvas import FINE, THIN, Canvas
from desktop.reports.coded import CodedPages, codes_of
from desktop.reports.wording import Wording

_SHEET = PageFormat(210, 297)
_WIDTH, _HEIGHT = 85.6, 53.98  # ISO/IEC 7810, ID-1
_ACROSS, _DOWN = 2, 5
_LEFT = (_SHEET.width - _ACROSS * _WIDTH) / 2
_TOP = (_SHEET.height - _DOWN * _HEIGHT) / 2
_CODE = 34.0
_MARGIN = 4.0
_MARK = 6.0  # length of the marks to cut along, in the sheet's margin

_TITLE = message("visitor-card", "Visitor Card")
_NUMBER = message("visitor-card", "Card No.")
_ADVICE = message("visitor-card", "Show at the front desk")
_LOST = message("visitor-card", "If lost, tell the front desk: it will be replaced")


@dataclass(frozen=True, slots=True)
class VisitorCard:
    """A card: its number as it is printed, and what its code says, both without personal data."""

    number: str
    payload: str


@dataclass(frozen=True, slots=True)
class CardSheet:
    """Cards of one venue, by its full legal name."""

    venue: str
    cards: tuple[VisitorCard, ...]
    language: Language = Language.ZH
    printed_on: date | None = None


def visitor_card_pages(sheet: CardSheet, fonts: FontLibrary, codes: CodeMaker, catalogue: Catalogue) -> CodedPages:
    """The cards on A4, ten to a page, with what ``require_read_back`` needs; the same cards give the same bytes.

    Raises ``UserError``.
    """
    wording = Wording(catalogue, sheet.language)
    pages: list[tuple[Placed, ...]] = []
    for first in range(0, len(sheet.cards), _ACROSS * _DOWN):
        canvas = Canvas(fonts)
        _marks(canvas)
        for number, card in enumerate(sheet.cards[first : first + _ACROSS * _DOWN]):
            down, across = divmod(number, _ACROSS)
            frame = Frame(_LEFT + across * _WIDTH, _TOP + down * _HEIGHT, _WIDTH, _HEIGHT)
            draw_card(canvas, sheet.venue, card, frame, codes, wording)
        pages.append(tuple(canvas.items))
    paper = Paper(_SHEET, sheet.language, wording.main(_TITLE), tuple(pages), sheet.printed_on)
    return CodedPages(paint_paper(paper, fonts), _SHEET.sheet, tuple(map(codes_of, pages)))


def _marks(canvas: Canvas) -> None:
    """Where to cut: marks in the margins, and hairlines between the cards."""
    right, bottom = _LEFT + _ACROSS * _WIDTH, _TOP + _DOWN * _HEIGHT
    for place in range(_ACROSS + 1):
        x = _LEFT + place * _WIDTH
        canvas.line(x, _TOP - 1 - _MARK, x, _TOP - 1, THIN)
        canvas.line(x, bottom + 1, x, bottom + 1 + _MARK, THIN)
        canvas.line(x, _TOP, x, bottom, FINE, 1.2)
    for place in range(_DOWN + 1):
        y = _TOP + place * _HEIGHT
        canvas.line(_LEFT - 1 - _MARK, y, _LEFT - 1, y, THIN)
        canvas.line(right + 1, y, right + 1 + _MARK, y, THIN)
        canvas.line(_LEFT, y, right, y, FINE, 1.2)


def draw_card(canvas: Canvas, venue: str, card: VisitorCard, frame: Frame, codes: CodeMaker, wording: Wording) -> None:
    """Draw one card into its frame. Raises ``UserError`` for text that fits not even in its smallest size."""
    inner = frame.grown(-_MARGIN)
    beside = inner.width - _CODE - 1
    canvas.text(
        venue,
        Frame(inner.x, inner.y, inner.width, 8.2),
        TextStyle(9.5, 6, vertical=VerticalAlign.MIDDLE, leading=1.15, max_lines=2, balance=True),
    )
    top = inner.y + 9.2
    canvas.line(inner.x, top, inner.right, top, THIN)
    canvas.text(
        wording.main(_TITLE),
        Frame(inner.x, top + 0.8, beside, 12.2),
        TextStyle(34, 13, Weight.BOLD, vertical=VerticalAlign.MIDDLE, max_lines=1),
    )
    second = wording.second(_TITLE)
    if second:
        canvas.text(
            second,
            Frame(inner.x, top + 13.2, beside, 3.8),
            TextStyle(9.5, 7, vertical=VerticalAlign.MIDDLE, max_lines=1),
        )
    low = top + (17.4 if second else 16.4)
    canvas.text(wording.main(_NUMBER), Frame(inner.x, low, beside, 3.5), TextStyle(8, 7, max_lines=1))
    canvas.text(
        card.number,
        Frame(inner.x, low + 3.3, beside, 7),
        TextStyle(18, 9, Weight.BOLD, vertical=VerticalAlign.MIDDLE, max_lines=1),
    )
    canvas.text(
        wording.main(_ADVICE),
        Frame(inner.x, top + 29, beside, 4),
        TextStyle(9.5, 6.5, vertical=VerticalAlign.MIDDLE, max_lines=1),
    )
    canvas.text(
        wording.main(_LOST),
        Frame(inner.x, inner.bottom - 3.2, inner.width, 3.2),
        TextStyle(7, 6, align=Align.LEFT, vertical=VerticalAlign.BOTTOM, max_lines=1),
    )
    symbol = codes.symbol(card.payload, Level.Q, 2)
    canvas.code(symbol, inner.right - _CODE + 2, top + 0.6, _CODE)
