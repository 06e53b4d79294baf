"""Calibration: a printer that puts everything 1.5 mm too low gets pages moved 1.5 mm up, one that prints them 0.4 % too
small gets pages that are 0.4 % larger.

The result is another document than the one that was verified, so whoever calibrates verifies again before printing: a
code near the edge may have been pushed off the paper.
"""

import ctypes
import io
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from desktop.pdfium import PDFIUM_LOCK

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Offset:
    """How a printer's pages are to be changed: enlarged about the paper's top left corner by a factor for each
    direction, then moved, in millimetres; right and down are positive."""

    dx_mm: float = 0.0
    dy_mm: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0

    def __bool__(self) -> bool:
        """Whether there is anything to change."""
        return self != Offset()

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page goes, both in millimetres from the top left corner."""
        return self.scale_x * x + self.dx_mm, self.scale_y * y + self.dy_mm

    def corrected(self, seen: "Offset") -> "Offset":
        """The calibration that puts pages right when, printed with this one, they came out as ``seen`` describes: a point
        of the layout at ``seen.place`` of where it belongs."""
        # The printer's own doing, free of this calibration, is undone.
        own_x, own_y = seen.scale_x / self.scale_x, seen.scale_y / self.scale_y
        dx, dy = seen.dx_mm - own_x * self.dx_mm, seen.dy_mm - own_y * self.dy_mm
        return Offset(-dx / own_x, -dy / own_y, 1 / own_x, 1 / own_y)


def calibrated_pdf(pdf: bytes, offset: Offset) -> bytes:
    """The same pages with their content where ``offset`` puts it; the paper stays.

    What a printer is off by, it is off by on the sheet as it is fed. A page that is wider than high is therefore turned
    upright, its top to the left: print systems would turn it one way or the other and not say which. Content stays
    vector, fonts stay embedded. The pages must have no /Rotate, as our painter makes them; ``ValueError`` otherwise.
    """
    out = io.BytesIO()
    with PDFIUM_LOCK, pdfium.PdfDocument(pdf) as document:
        for page in document:
            if page.get_rotation():
                raise ValueError("only upright pages can be calibrated")
            width, height = page.get_size()
            is_wide = width > height
            # PDF counts from the lower left corner, the calibration from the upper left one.
            up = max(width, height) * (1 - offset.scale_y) - offset.dy_mm * POINTS_PER_MM
            right = offset.dx_mm * POINTS_PER_MM
            if is_wide:
                # A quarter turn against the clock takes (x, y) to (height - y, x).
                terms = 0.0, offset.scale_y, -offset.scale_x, 0.0, offset.scale_x * height + right, up
                page.set_mediabox(0, 0, height, width)
            else:
                terms = offset.scale_x, 0.0, 0.0, offset.scale_y, right, up
            clip = raw.FS_RECTF(0, max(width, height), min(width, height), 0)
            if not raw.FPDFPage_TransFormWithClip(page, ctypes.byref(raw.FS_MATRIX(*terms)), ctypes.byref(clip)):
                raise ValueError("a page has no content to calibrate")
            page.close()
        document.save(out)
    return out.getvalue()


def calibrated_box(
    box: tuple[float, float, float, float], page_size: tuple[float, float], offset: Offset
) -> tuple[float, float, float, float]:
    """Where ``calibrated_pdf`` puts a rectangle of a page of this size: left, top, right and bottom in millimetres."""
    left, top, right, bottom = box
    width, height = page_size
    if width > height:
        left, top, right, bottom = top, width - right, bottom, width - left
    return (*offset.place(left, top), *offset.place(right, bottom))
