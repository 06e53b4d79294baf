"""The layout document: what stands where on a poster, in millimetres from the top left corner.

Frozen values; a change makes a new document. ``layout_json`` reads and writes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from desktop.domain.posters import Language
from desktop.posters.codes.qr import Level
from desktop.posters.typesetting.text import TextStyle

VERSION = 1

TextByLanguage: TypeAlias = Mapping[Language, str]
"""A text per language. A layout file may give one text for all."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge, from the left of the page."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge, from the top of the page."""
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The point that rotation turns about."""
        return self.x + self.width / 2, self.y + self.height / 2

    def grown(self, margin: float) -> "Frame":
        """The rectangle with a margin on every side (negative: smaller)."""
        return Frame(self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin)

    def overlaps(self, other: "Frame", slack: float = 0.05) -> bool:
        """Whether the insides meet by more than ``slack`` millimetres."""
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )

    def contains(self, other: "Frame", slack: float = 0.05) -> bool:
        """Whether the other lies within this one."""
        return (
            self.x <= other.x + slack
            and self.y <= other.y + slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


class ShapeKind(StrEnum):
    """The geometric figures that a layout can hold."""

    BOX = "box"
    ELLIPSE = "ellipse"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class TextProps:
    """Words in one style per language."""

    words: TextByLanguage
    styles: TextByLanguage


@dataclass(frozen=True, slots=True)
class CodeProps:
    """A QR code. ``distance`` is how far away it should be read, in metres; ``min_version`` keeps short
    payloads from growing coarse modules whose quiet zone would not fit; ``logo`` names an asset that covers
    ``logo_share`` of the side in the middle."""

    bind: str
    level: Level = Level.Q
    colour: str = "#000000"
    background: str = "#FFFFFF"
    distance: float = 0.5
    min_version: int = 3
    logo: str | None = None
    logo_share: float = 0.2


@dataclass(frozen=True, slots=True)
class ImageProps:
    """A picture, fitted into the frame with its proportions kept."""

    asset: str


@dataclass(frozen=True, slots=True)
class ShapeProps:
    """A figure. Widths and radius in millimetres; a line runs from the frame's top left to bottom right."""

    shape: ShapeKind = ShapeKind.BOX
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.3
    radius: float = 0.0
    dash: float = 0.0


@dataclass(frozen=True, slots=True)
class ArrowProps:
    """An arrow that fills its frame and points right; rotation turns it."""

    colour: str = "#000000"


Props: TypeAlias = TextProps | CodeProps | ImageProps | ShapeProps | ArrowProps


@dataclass(frozen=True, slots=True)
class Element:
    """One thing on the poster. ``rotation`` in degrees, clockwise; higher ``z`` lies on top; ``languages``
    restricts it to some languages. The studio moves elements of one ``group`` together and changes no ``lock``ed one;
    a ``hidden`` one is not printed. ``label`` is what a person called it."""

    id: str
    frame: Frame
    props: Props
    rotation: float = 0.0
    z: int = 0
    lock: bool = False
    languages: frozenset[Language] = frozenset(Language)
    group: str = ""
    hidden: bool = False
    label: str = ""

    def is_shown(self, language: Language) -> bool:
        """Whether it is on the poster of a language."""
        return language in self.languages and not self.hidden


@dataclass(frozen=True, slots=True)
class CopyPlacement:
    """Where one copy of the poster's face stands on the sheet; rotation is 0, 90, 180 or 270 degrees."""

    x: float
    y: float
    rotation: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line on the sheet between copies, to fold or to cut along."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Imposition:
    """Several copies of the face on one sheet: a folded table tent, a sheet of stickers."""

    width: float
    height: float
    cells: tuple[CopyPlacement, ...]
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class PageFormat:
    """The face's size; ``bleed`` is printed beyond it, ``safe`` is the margin that printers leave empty."""

    width: float
    height: float
    bleed: float = 0.0
    safe: float = 5.0
    imposition: Imposition | None = None

    @property
    def labels(self) -> int:
        """How many copies a sheet has that are used one by one; 1 for a page, and where copies belong together."""
        cells = self.imposition.cells if self.imposition else ()
        return len(cells) if len({cell.rotation for cell in cells}) == 1 else 1

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of the paper: the page itself, or the sheet that several copies stand on."""
        if self.imposition:
            return self.imposition.width, self.imposition.height
        return self.width, self.height


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture that travels with the layout; it is known by the SHA-256 of its bytes."""

    sha256: str
    data: bytes = field(repr=False)
    pixels: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole document. ``overrides`` holds, per gate and element, the keys that differ for that gate."""

    id: str
    sheet: str
    name: str
    page: PageFormat
    styles: Mapping[str, TextStyle]
    elements: tuple[Element, ...]
    large_print: bool = False
    assets: Mapping[str, Asset] = field(default_factory=dict)
    overrides: Mapping[str, Mapping[str, Mapping[str, object]]] = field(default_factory=dict)
