"""Calibration: a printer that puts everything 1.5 mm too low gets pages shifted 1.5 mm up.

The result is another document than the one that was verified, so whoever shifts verifies again before printing: a
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
    """How far a printer's pages are to be moved, in millimetres: right and down are positive."""

    dx_mm: float = 0.0
    dy_mm: float = 0.0

    def __bool__(self) -> bool:
        """Whether there is anything to move."""
        return bool(self.dx_mm or self.dy_mm)


def shift_pdf(pdf: bytes, dx_mm: float, dy_mm: float) -> bytes:
    """The same pages with their content moved right by ``dx_mm`` and down by ``dy_mm``; the paper stays.

    Content stays vector, fonts stay embedded, nothing is scaled. The pages must be upright (no /Rotate), as our
    painter makes them; ``ValueError`` otherwise.
    """
    matrix = raw.FS_MATRIX(1, 0, 0, 1, dx_mm * POINTS_PER_MM, -dy_mm * POINTS_PER_MM)
    out = io.BytesIO()
    with PDFIUM_LOCK, pdfium.PdfDocument(pdf) as document:
        for page in document:
            if page.get_rotation():
                raise ValueError("only upright pages can be shifted")
            clip = raw.FS_RECTF(0, page.get_height(), page.get_width(), 0)
            if not raw.FPDFPage_TransFormWithClip(page, ctypes.byref(matrix), ctypes.byref(clip)):
                raise ValueError("a page has no content to shift")
            page.close()
        document.save(out)
    return out.getvalue()
