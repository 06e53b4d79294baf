"""Which paper a printer offers for a poster: its own, or smaller sheets to be glued together."""

from desktop.domain.paper import WHOLE_SHEET, Margins
from desktop.posters.output.tiling import Tiling
from desktop.printing.media import TOLERANCE_MM, Media, is_standard, media_for_page, sheet_among
from desktop.printing.spooler import Printer

_USUAL_MM = 5.0
_USUAL = Margins(_USUAL_MM, _USUAL_MM, _USUAL_MM, _USUAL_MM)
"""What office printers leave empty at the most, where the print system does not say or there is no printer."""
_OFFICE = (media_for_page(297, 420), media_for_page(210, 297))
"""Offered where there is no printer: a file may be printed elsewhere."""


def paper_of(printer: Printer, width_mm: float, height_mm: float) -> Media | None:
    """The printer's sheet for a page of this size; None where it has none."""
    return sheet_among(printer.media, media_for_page(width_mm, height_mm))


def unprintable(printer: Printer | None, width_mm: float, height_mm: float) -> Margins:
    """The strips that a printer leaves empty on a page of this size; none where nobody says."""
    sheet = None if printer is None else paper_of(printer, width_mm, height_mm)
    margins = None if sheet is None else sheet.margins_of_page(width_mm, height_mm)
    return margins or WHOLE_SHEET


def smaller_papers(printer: Printer | None, width_mm: float, height_mm: float) -> tuple[Media, ...]:
    """The standard sheets of a printer on which a page of this size takes several, the largest first."""
    offered = _OFFICE if printer is None else printer.media
    sizes: dict[tuple[int, int], Media] = {}
    for media in offered:
        standard = media_for_page(media.width_mm, media.height_mm)
        if is_standard(standard) and not _has_room(media, width_mm, height_mm):
            sizes.setdefault((round(media.width_mm), round(media.height_mm)), media)
    return tuple(sorted(sizes.values(), key=_area, reverse=True))


def tiling_on(media: Media, overlap_mm: float) -> Tiling:
    """Posters on sheets of this paper that overlap by so much."""
    width, height = sorted((media.width_mm, media.height_mm))
    margins = _USUAL if media.margins is None else media.margins
    return Tiling(width, height, margins, overlap_mm)


def _has_room(media: Media, width_mm: float, height_mm: float) -> bool:
    """Whether the whole page goes onto one sheet."""
    page, sheet = sorted((width_mm, height_mm)), sorted((media.width_mm, media.height_mm))
    return all(one <= other + TOLERANCE_MM for one, other in zip(page, sheet, strict=True))


def _area(media: Media) -> float:
    return media.width_mm * media.height_mm
