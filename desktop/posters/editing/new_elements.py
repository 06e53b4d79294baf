"""Elements as they are when they are first put on a page: by kind, and ready blocks of several."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.domain.messages import Message, message
from desktop.domain.posters import Language
from desktop.posters.document.layout import (
    ArrowProps,
    Asset,
    CodeProps,
    Element,
    Frame,
    ImageProps,
    PageFormat,
    Props,
    ShapeKind,
    ShapeProps,
    TextProps,
)
from desktop.posters.typesetting.fonts import Weight
from desktop.posters.typesetting.text import Align, TextStyle, VerticalAlign

PRIMARY, ON_PRIMARY, INK, SECOND, STRIP, ON_STRIP, STRIP_EDGE, HAIRLINE = (
    "#0B6E63",
    "#FFFFFF",
    "#14211E",
    "#4E5F5A",
    "#FDF3E1",
    "#6B3B00",
    "#D9A95B",
    "#B9CBC6",
)
"""The palette of the built-in templates."""


class Kind(StrEnum):
    """What the tools of the studio put on a page."""

    TEXT = "text"
    CODE = "code"
    LINE = "line"
    BOX = "box"
    ELLIPSE = "ellipse"
    ARROW = "arrow"


class Block(StrEnum):
    """Ready groups of elements."""

    HEADER = "header"
    STEPS = "steps"
    GREEN_CHANNEL = "green-channel"
    PAPER_FORM = "paper-form"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class NewElements:
    """Elements for ``actions.added`` and the styles that their texts are set in."""

    elements: tuple[Element, ...]
    styles: Mapping[str, TextStyle]


def new_element(kind: Kind, page: PageFormat, place: Frame | None = None) -> NewElements:
    """An element of a kind in a frame, or in the middle of a page in a size that suits it."""
    width, height = page.width, page.height
    unit = min(width, height)
    style = TextStyle(max(8.0, round(unit / 10)), 6.0, colour=INK, align=Align.CENTRE, vertical=VerticalAlign.MIDDLE)
    text = TextProps(
        {Language.ZH: "文字", Language.EN: "Text", Language.ZH_EN: "文字 Text"}, dict.fromkeys(Language, "text")
    )
    sizes: Mapping[Kind, tuple[float, float, Props]] = {
        Kind.TEXT: (width * 0.6, max(8.0, unit * 0.08), text),
        Kind.CODE: (unit * 0.5, unit * 0.5, CodeProps("{code.payload}")),
        Kind.LINE: (width * 0.5, 0.0, ShapeProps(ShapeKind.LINE, stroke=INK, stroke_width=0.5)),
        Kind.BOX: (width * 0.4, height * 0.15, ShapeProps(ShapeKind.BOX, fill=PRIMARY, radius=unit * 0.015)),
        Kind.ELLIPSE: (unit * 0.2, unit * 0.2, ShapeProps(ShapeKind.ELLIPSE, fill=PRIMARY)),
        Kind.ARROW: (unit * 0.3, unit * 0.1, ArrowProps(PRIMARY)),
    }
    across, down, props = sizes[kind]
    frame = place or Frame((width - across) / 2, (height - down) / 2, across, down)
    styles = {"text": style} if kind is Kind.TEXT else {}
    return NewElements((Element(kind.value, frame, props),), styles)


def new_picture(asset: Asset, page: PageFormat) -> Element:
    """A picture in the middle of a page: a third of its width, and no higher than a third of it."""
    across, down = asset.pixels
    scale = min(page.width / 3 / across, page.height / 3 / down)
    width, height = across * scale, down * scale
    frame = Frame((page.width - width) / 2, (page.height - height) / 2, width, height)
    return Element("picture", frame, ImageProps(asset.sha256))


def new_block(block: Block, page: PageFormat) -> NewElements:
    """A ready block across a page: the header at its top, the others above each other at its foot, as on the built-in
    templates. All of them together fit on a page of any format."""
    return _BLOCKS[block](page)


def block_labels() -> Mapping[Block, Message]:
    """What people call the ready blocks, in the order of their list."""
    return {
        Block.HEADER: message("studio", "Header with the venue's name"),
        Block.STEPS: message("studio", "The three steps"),
        Block.GREEN_CHANNEL: message("studio", "Green-channel line"),
        Block.PAPER_FORM: message("studio", "What to do where scanning fails"),
        Block.FOOT: message("studio", "Serial number and issue date"),
    }


_HIGHER = 1.4
"""A little less than the inner height of an A4 page by its inner width."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """A page's inner width, and lengths in units: a hundredth of it, less on pages wider than high. Blocks at the foot have
    their own place, or one higher where the block below it needs the room."""

    page: PageFormat

    @property
    def left(self) -> float:
        return self.page.safe + min(self.page.width, self.page.height) * 0.03

    @property
    def width(self) -> float:
        return self.page.width - 2 * self.left

    @property
    def unit(self) -> float:
        return min(self.width, (self.page.height - 2 * self.left) / _HIGHER) / 100

    @property
    def foot(self) -> float:
        return self.page.height - self.page.safe - 3.5 * self.unit

    @property
    def strip(self) -> float:
        return min(self.page.height * 0.9, self.foot - 9.2 * self.unit)

    @property
    def steps(self) -> float:
        return min(self.page.height * 0.81, self.strip - 11.5 * self.unit)

    @property
    def line(self) -> float:
        return min(self.page.height * 0.765, self.steps - 6.5 * self.unit)

    def points(self, units: float) -> float:
        """A type size in points of so many units."""
        return round(units * self.unit * 72 / 25.4, 1)


def _style(measure: _Measure, units: float, colour: str, **more: object) -> TextStyle:
    size = max(6.0, measure.points(units))
    plain = TextStyle(size, max(5.0, round(size * 0.6, 1)), colour=colour, leading=1.15, max_lines=1)
    return replace(plain, align=Align.CENTRE, vertical=VerticalAlign.MIDDLE, **more)  # type: ignore[arg-type]


def _words(zh: str, en: str, both: str | None = None) -> Mapping[Language, str]:
    return {Language.ZH: zh, Language.EN: en, Language.ZH_EN: both or zh}


def _text(name: str, frame: Frame, words: Mapping[Language, str], style: str, z: int = 1) -> Element:
    return Element(name, frame, TextProps(words, dict.fromkeys(Language, style)), z=z)


def _header(page: PageFormat) -> NewElements:
    m = _Measure(page)
    u, top = m.unit, m.left
    box = Element("header", Frame(m.left, top, m.width, 24 * u), ShapeProps(ShapeKind.BOX, PRIMARY, radius=2.5 * u))
    elements = (
        box,
        _text(
            "heading",
            Frame(m.left + 3 * u, top + 2 * u, m.width - 6 * u, 13 * u),
            _words("请扫场所码", "Scan to check in"),
            "heading",
        ),
        _text(
            "subtitle",
            Frame(m.left + 3 * u, top + 15.5 * u, m.width - 6 * u, 6 * u),
            _words("Scan to check in", "请扫场所码", "Scan to check in"),
            "subtitle",
        ),
        _text("venue", Frame(m.left, top + 26 * u, m.width, 14 * u), dict.fromkeys(Language, "{venue.name}"), "venue"),
    )
    styles = {
        "heading": _style(m, 11, ON_PRIMARY, weight=Weight.BOLD),
        "subtitle": _style(m, 4, ON_PRIMARY),
        "venue": _style(m, 5.6, INK, weight=Weight.BOLD, max_lines=2, balance=True),
    }
    return NewElements(_together("header", elements), styles)


def _steps(page: PageFormat) -> NewElements:
    m = _Measure(page)
    u, top, third = m.unit, m.steps, m.width / 3
    texts = (
        ("微信扫一扫", "Scan with WeChat"),
        ("确认登记", "Confirm check-in"),
        ("出示健康码", "Show your health code"),
    )
    elements: list[Element] = []
    for number, (zh, en) in enumerate(texts, 1):
        left = m.left + (number - 1) * third
        mark = Frame(left + third / 2 - 2.5 * u, top, 5 * u, 5 * u)
        elements += [
            Element(f"step-mark-{number}", mark, ShapeProps(ShapeKind.ELLIPSE, PRIMARY)),
            _text(f"step-number-{number}", mark, dict.fromkeys(Language, str(number)), "step-number"),
            _text(f"step-{number}", Frame(left, top + 6 * u, third, 5 * u), _words(zh, en), "step"),
        ]
    elements[0:0] = [
        Element(
            f"step-line-{number}",
            Frame(m.left + (number - 0.5) * third + 4.5 * u, top + 2.5 * u, third - 9 * u, 0),
            ShapeProps(ShapeKind.LINE, stroke=HAIRLINE, stroke_width=0.5),
        )
        for number in (1, 2)
    ]
    styles = {
        "step-number": _style(m, 3, ON_PRIMARY, weight=Weight.BOLD),
        "step": _style(m, 3.1, INK, weight=Weight.BOLD),
    }
    return NewElements(_together("steps", tuple(elements)), styles)


def _green_channel(page: PageFormat) -> NewElements:
    m = _Measure(page)
    strip = Frame(m.left, m.strip, m.width, 8 * m.unit)
    words = _words(
        "老人、儿童、残疾人请走 **绿色通道** →", "Older people, children, people with disabilities: **green channel** →"
    )
    elements = (
        Element("green-strip", strip, ShapeProps(ShapeKind.BOX, STRIP, STRIP_EDGE, 0.35, 1.8 * m.unit)),
        _text("green", strip.grown(-1.2 * m.unit), words, "green"),
    )
    return NewElements(_together("green-channel", elements), {"green": _style(m, 3.6, ON_STRIP)})


def _paper_form(page: PageFormat) -> NewElements:
    m = _Measure(page)
    line = Frame(m.left, m.line, m.width, 6 * m.unit)
    words = _words(
        "扫不了码？请向工作人员领取纸质表单",
        "Cannot scan? Ask the staff for a paper form",
        "扫不了码？请领取纸质表单 Cannot scan? Ask for a paper form",
    )
    return NewElements((_text("paper-form", line, words, "paper-form"),), {"paper-form": _style(m, 3.2, INK)})


def _foot(page: PageFormat) -> NewElements:
    m = _Measure(page)
    top, height = m.foot, 3 * m.unit
    small = _style(m, 1.5, SECOND)
    elements = (
        _text(
            "serial",
            Frame(m.left, top, m.width * 0.4, height),
            _words("编号 {poster.serial}", "No. {poster.serial}", "编号 No. {poster.serial}"),
            "foot-left",
        ),
        _text(
            "issued",
            Frame(m.left + m.width * 0.6, top, m.width * 0.4, height),
            _words("{poster.issued_on}印制", "Issued {poster.issued_on}", "印制 Issued {poster.issued_on}"),
            "foot-right",
        ),
    )
    styles = {"foot-left": replace(small, align=Align.LEFT), "foot-right": replace(small, align=Align.RIGHT)}
    return NewElements(_together("foot", elements), styles)


def _together(group: str, elements: tuple[Element, ...]) -> tuple[Element, ...]:
    return tuple(replace(element, group=group) for element in elements)


_BLOCKS: Mapping[Block, Callable[[PageFormat], NewElements]] = {
    Block.HEADER: _header,
    Block.STEPS: _steps,
    Block.GREEN_CHANNEL: _green_channel,
    Block.PAPER_FORM: _paper_form,
    Block.FOOT: _foot,
}
