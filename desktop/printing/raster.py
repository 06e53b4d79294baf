"""A PDF page as strips of pixels, for devices that take pictures instead of PDF.

A whole A4 page at 1,200 dpi is more than half a gigabyte of pixels; a strip is at most ``STRIP_BYTES``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from desktop.pdfium import PDFIUM_LOCK

STRIP_BYTES = 16 * 1024 * 1024
BYTES_PER_PIXEL = 4
_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Strip:
    """``height`` rows of a page from row ``top`` on; ``pixels`` are blue, green, red and a spare byte, row by row."""

    top: int
    width: int
    height: int
    pixels: memoryview

    @property
    def last(self) -> int:
        """The row of the page that follows the strip's last one."""
        return self.top + self.height


class RasterDocument:
    """An open PDF; close it, or use it in a ``with`` statement. PDFium is locked only while it works."""

    def __init__(self, pdf: bytes) -> None:
        with PDFIUM_LOCK:
            self._document = pdfium.PdfDocument(pdf)
            self.page_count = len(self._document)

    def __enter__(self) -> "RasterDocument":
        return self

    def __exit__(self, *_: object) -> None:
        with PDFIUM_LOCK:
            self._document.close()

    def size_points(self, page: int) -> tuple[float, float]:
        """A page's width and height in points."""
        with PDFIUM_LOCK:
            width, height = self._document.get_page_size(page)
            return float(width), float(height)

    def strips(self, page: int, dpi: int) -> Iterator[Strip]:
        """The page from top to bottom at ``dpi``, on white. A strip is valid until the next one is asked for."""
        width, height = (round(side * dpi / _POINTS_PER_INCH) for side in self.size_points(page))
        rows = max(1, STRIP_BYTES // (width * BYTES_PER_PIXEL))
        for top in range(0, height, rows):
            yield self._strip(page, top, (width, height), min(rows, height - top))

    def _strip(self, page: int, top: int, whole: tuple[int, int], rows: int) -> Strip:
        width, height = whole
        with PDFIUM_LOCK:
            bitmap = pdfium.PdfBitmap.new_native(width, rows, raw.FPDFBitmap_BGRx)
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, rows)
            loaded = self._document[page]
            raw.FPDF_RenderPageBitmap(bitmap, loaded, 0, -top, width, height, 0, raw.FPDF_ANNOT | raw.FPDF_PRINTING)
            loaded.close()
            pixels = memoryview(bitmap.buffer).cast("B")
            bitmap.close()
        return Strip(top, width, rows, pixels)
