"""Where the page lies on the screen, and pictures of the part of it that is seen."""

from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from desktop.pdfium import PDFIUM_LOCK
from desktop.posters.document.layout import Frame
from desktop.posters.editing.hits import Point

_WHITE = (255, 255, 255, 255)


@dataclass(frozen=True, slots=True)
class PagePlace:
    """The page's top left corner in pixels of the viewport, and pixels per millimetre."""

    origin: QPointF
    scale: float

    def on_page(self, point: QPointF) -> Point:
        """A point of the viewport in millimetres of the page."""
        return (point.x() - self.origin.x()) / self.scale, (point.y() - self.origin.y()) / self.scale

    def on_screen(self, point: Point) -> QPointF:
        """A point of the page in pixels of the viewport."""
        return QPointF(self.origin.x() + point[0] * self.scale, self.origin.y() + point[1] * self.scale)

    def rect(self, frame: Frame) -> QRectF:
        """An upright rectangle of the page in pixels of the viewport."""
        return QRectF(
            self.origin.x() + frame.x * self.scale,
            self.origin.y() + frame.y * self.scale,
            frame.width * self.scale,
            frame.height * self.scale,
        )


def area_image(pdf: bytes, bleed: float, area: Frame, pixels_per_mm: float) -> QImage:
    """An area of the first page, in millimetres from the corner of the trimmed page, from its top left pixel on. Empty
    where the area is.

    Rendered with a matrix: PDFium's other way rounds the page to whole pixels and stretches it by up to one.
    """
    scale = pixels_per_mm * 25.4 / 72
    left, top = (area.x + bleed) * pixels_per_mm, (area.y + bleed) * pixels_per_mm
    width, height = max(1, round(area.width * pixels_per_mm)), max(1, round(area.height * pixels_per_mm))
    with PDFIUM_LOCK, pypdfium2.PdfDocument(pdf) as document:
        sheet = document[0]
        bitmap = pypdfium2.PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_BGRx)
        try:
            bitmap.fill_rect(_WHITE, 0, 0, width, height)
            matrix, clip = pdfium.FS_MATRIX(scale, 0, 0, scale, -left, -top), pdfium.FS_RECTF(0, 0, width, height)
            pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, sheet, matrix, clip, 0)
            shown = QImage(bytes(bitmap.buffer), width, height, bitmap.stride, QImage.Format.Format_RGB32)
            return shown.copy()
        finally:
            bitmap.close()
            sheet.close()
