"""What composing yields: things with their exact places, ready to be painted, checked or drawn as handles.

Millimetres from the face's top left corner; baselines for text. Nothing here knows a field or a font file.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from desktop.domain.messages import Message
from desktop.domain.posters import Language
from desktop.posters.codes.qr import Symbol, quiet_zone
from desktop.posters.document.layout import Asset, CodeProps, Frame, Layout, PageFormat, ShapeKind
from desktop.posters.typesetting.fonts import Weight


class Severity(StrEnum):
    """Whether a finding stops the print or only deserves a look."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a poster. ``gate_id`` is ``None`` when it is so for every gate."""

    severity: Severity
    code: str
    message: Message
    gate_id: str | None = None
    element_id: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one face and size from a point on the baseline; ``width`` is what they take up."""

    x: float
    y: float
    size: float
    weight: Weight
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Lines of text. ``words`` is the text before it was broken, for reading aloud and searching."""

    element_id: str
    frame: Frame
    rotation: float
    ink: Frame
    colour: str
    runs: tuple[Run, ...]
    words: str
    broken: bool


@dataclass(frozen=True, slots=True)
class PlacedCode:
    """A QR code; ``frame`` is the symbol without its quiet zone."""

    element_id: str
    frame: Frame
    rotation: float
    symbol: Symbol
    props: CodeProps
    logo: Asset | None

    @property
    def ink(self) -> Frame:
        """The rectangle that ink reaches: the symbol without its quiet zone."""
        return self.frame

    @property
    def module(self) -> float:
        """Side of one module in millimetres."""
        return self.frame.width / self.symbol.size

    @property
    def quiet(self) -> Frame:
        """The square that nothing else may touch."""
        return self.frame.grown(quiet_zone(self.frame.width, self.symbol.size))


@dataclass(frozen=True, slots=True)
class PlacedImage:
    """A picture, scaled into its frame with its proportions kept."""

    element_id: str
    frame: Frame
    rotation: float
    asset: Asset

    @property
    def ink(self) -> Frame:
        """The rectangle that it covers, before it is turned."""
        return self.frame


@dataclass(frozen=True, slots=True)
class PlacedShape:
    """A box, an ellipse or a line at its final place; see ``layout.ShapeProps`` for units."""

    element_id: str
    frame: Frame
    rotation: float
    shape: ShapeKind
    fill: str | None
    stroke: str | None
    stroke_width: float
    radius: float
    dash: float

    @property
    def ink(self) -> Frame:
        """What it covers, its line included."""
        return self.frame.grown(self.stroke_width / 2 if self.stroke else 0.0)


@dataclass(frozen=True, slots=True)
class PlacedArrow:
    """An arrow, as the corners of its outline."""

    element_id: str
    frame: Frame
    rotation: float
    colour: str
    corners: tuple[tuple[float, float], ...]

    @property
    def ink(self) -> Frame:
        """The rectangle that it covers, before it is turned."""
        return self.frame


Placed: TypeAlias = PlacedText | PlacedCode | PlacedImage | PlacedShape | PlacedArrow


@dataclass(frozen=True, slots=True)
class ComposedPage:
    """One gate's poster, items from the bottom up."""

    gate_id: str
    gate_name: str
    payload: str
    items: tuple[Placed, ...]

    @property
    def codes(self) -> tuple[PlacedCode, ...]:
        """The QR codes of the face."""
        return tuple(item for item in self.items if isinstance(item, PlacedCode))


@dataclass(frozen=True, slots=True)
class Composition:
    """A batch of posters laid out, with what was found while doing so."""

    layout: Layout
    language: Language
    venue_name: str
    issued_on: date | None
    pages: tuple[ComposedPage, ...]
    findings: tuple[Finding, ...]


def merged(findings: Iterable[Finding], gates: Sequence[str]) -> tuple[Finding, ...]:
    """Findings once each, and one for all gates instead of the same one at every gate."""
    at_gates: dict[tuple[str, str | None, str], dict[str | None, Finding]] = {}
    for finding in findings:
        same = at_gates.setdefault((finding.code, finding.element_id, str(finding.message)), {})
        same.setdefault(finding.gate_id, finding)
    everyone = set(gates)
    out: list[Finding] = []
    for same in at_gates.values():
        if len(everyone) > 1 and everyone <= same.keys():
            out.append(replace(next(iter(same.values())), gate_id=None))
        else:
            out.extend(same.values())
    return tuple(out)


def footprint(item: Placed) -> Frame:
    """The upright rectangle around an item as it lies on the page."""
    return turned(item.ink, item.rotation, item.frame.centre)


def on_sheet(box: Frame, page: PageFormat) -> tuple[Frame, ...]:
    """Where a rectangle of the face lies on the paper: once, or on each of several copies."""
    if page.imposition is None:
        return (box,)
    face = Frame(0, 0, page.width, page.height)
    copies = []
    for cell in page.imposition.cells:
        around, copy = (turned(each, cell.rotation, face.centre) for each in (face, box))
        copies.append(Frame(copy.x + cell.x - around.x, copy.y + cell.y - around.y, copy.width, copy.height))
    return tuple(copies)


def turned(box: Frame, degrees: float, centre: tuple[float, float]) -> Frame:
    """The upright rectangle around a rectangle that was turned about a point."""
    if degrees % 360 == 0:
        return box
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    corners = [(x - centre[0], y - centre[1]) for x in (box.x, box.right) for y in (box.y, box.bottom)]
    xs = [centre[0] + x * cosine - y * sine for x, y in corners]
    ys = [centre[1] + x * sine + y * cosine for x, y in corners]
    return Frame(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
