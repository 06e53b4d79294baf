"""Which part of a poster's sheet a page of the PDF shows: the whole, a tile of it, or the whole with room for marks."""

from dataclasses import dataclass

from desktop.posters.composition.placed import Placed
from desktop.posters.document.layout import Frame, PageFormat


@dataclass(frozen=True, slots=True)
class View:
    """A page of the PDF, in millimetres.

    ``area`` is what it shows of the sheet, ``at`` where that area's top left corner lies on the page of ``size``.
    ``trim`` and ``bleed`` become boxes of the page (ISO 32000-1, 14.11.2); they and ``marks``, which are painted over
    everything, are measured from the page's top left corner. Where ``clips``, nothing beyond the area is painted.
    """

    area: Frame
    size: tuple[float, float]
    at: tuple[float, float] = (0.0, 0.0)
    trim: Frame | None = None
    bleed: Frame | None = None
    marks: tuple[Placed, ...] = ()
    clips: bool = True

    def on_page(self, frame: Frame) -> Frame:
        """A rectangle of the sheet as it lies on the page."""
        return Frame(frame.x - self.area.x + self.at[0], frame.y - self.area.y + self.at[1], frame.width, frame.height)


def whole_sheet(page: PageFormat) -> View:
    """The sheet with what is printed beyond its edge, as the studio shows it."""
    width, height = page.sheet
    sheet = Frame(0, 0, width, height)
    area = sheet.grown(page.bleed)
    trim = Frame(page.bleed, page.bleed, width, height) if page.bleed else None
    return View(area, (area.width, area.height), trim=trim, clips=False)


def trimmed_sheet(page: PageFormat) -> View:
    """The sheet as an office printer gets it: paper has no room for a bleed."""
    width, height = page.sheet
    return View(Frame(0, 0, width, height), (width, height), clips=False)
