"""Sheets of paper, named as PWG 5101.1 ("Media Standardized Names") names them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.domain.paper import Margins

TOLERANCE_MM = 1.0
"""How far two sizes may differ and be one sheet: PPD files round to whole points, pages to tenths of them."""

_MM_PER_INCH = 25.4
_DIMENSIONS = re.compile(r"_(?P<width>\d+(?:\.\d+)?)x(?P<height>\d+(?:\.\d+)?)(?P<unit>mm|in)\b")
_TITLED = re.compile(r"(?:iso|na)_(?P<name>[a-z0-9]+)_")
_STANDARD = (
    "iso_a3_297x420mm",
    "iso_a4_210x297mm",
    "iso_a5_148x210mm",
    "iso_a6_105x148mm",
    "iso_b4_250x353mm",
    "iso_b5_176x250mm",
    "na_letter_8.5x11in",
    "na_legal_8.5x14in",
)


@dataclass(frozen=True, slots=True)
class Media:
    """A sheet: its PWG name and its size in millimetres as it lies in the tray (the short side is the width).

    ``margins`` are the strips that the printer leaves empty on it; None where the print system does not say.
    """

    name: str
    width_mm: float
    height_mm: float
    margins: Margins | None = None

    def holds(self, width_mm: float, height_mm: float) -> bool:
        """Whether a page of this size is this sheet, upright or turned."""
        sides = sorted((width_mm, height_mm))
        own = sorted((self.width_mm, self.height_mm))
        return all(abs(a - b) <= TOLERANCE_MM for a, b in zip(sides, own, strict=True))

    def margins_of_page(self, width_mm: float, height_mm: float) -> Margins | None:
        """The strips left empty on a page of this size, which may lie on its side; None where nobody says."""
        if self.margins is None or (width_mm > height_mm) == (self.width_mm > self.height_mm):
            return self.margins
        return self.margins.on_its_side()

    @property
    def title(self) -> str:
        """What people call the sheet: ``A4``, ``B5``, ``Letter``; its size where it has no such name."""
        found = _TITLED.match(media_for_page(self.width_mm, self.height_mm).name)
        if found is None:
            return self.size_text
        return found["name"].upper() if len(found["name"]) == 2 else found["name"].title()

    @property
    def size_text(self) -> str:
        """The size for people: ``210 × 297 mm``."""
        return f"{self.width_mm:.0f} × {self.height_mm:.0f} mm"


def media_named(name: str) -> Media | None:
    """The sheet that a self-describing name stands for; None for a name without a size or for a range limit."""
    found = _DIMENSIONS.search(name)
    if found is None or name.startswith(("custom_min", "custom_max")):
        return None
    scale = _MM_PER_INCH if found["unit"] == "in" else 1.0
    return Media(name, float(found["width"]) * scale, float(found["height"]) * scale)


def media_for_page(width_mm: float, height_mm: float) -> Media:
    """The standard sheet of a page's size; a page of no standard size gets a name of its own."""
    for name in _STANDARD:
        media = media_named(name)
        if media is not None and media.holds(width_mm, height_mm):
            return media
    short, long = sorted((width_mm, height_mm))
    return Media(f"custom_page_{short:g}x{long:g}mm", short, long)


def is_standard(media: Media) -> bool:
    """Whether a sheet is one of the sizes that offices have."""
    return media.name in _STANDARD


def with_margins(media: Media, published: Iterable[Media]) -> Media:
    """The sheet with the widest margins that are published for its size: a tray or a driver may publish narrower ones too."""
    widest: Margins | None = None
    for other in published:
        if other.margins is not None and media.holds(other.width_mm, other.height_mm):
            widest = other.margins if widest is None else widest.widest(other.margins)
    return replace(media, margins=widest)


def sheet_among(media: Iterable[Media], wanted: Media) -> Media | None:
    """The sheet of the wanted size among those that a printer takes, in the printer's own name for it."""
    return next((sheet for sheet in media if sheet.holds(wanted.width_mm, wanted.height_mm)), None)
