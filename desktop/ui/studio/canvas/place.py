"""Where the page lies on the screen, and pictures of the part of it that is seen."""

from dataclasses import dataclass

import pypdfium2
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from desktop.pdfium import PDFIUM_LOCK
from desktop.posters.document.layout import Frame
from desktop.posters.editing.hits import Point


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
    """An area of the first page, in millimetres from the corner of the trimmed page. Empty where the area is."""
    points = 72 / 25.4
    with PDFIUM_LOCK, pypdfium2.PdfDocument(pdf) as document:
        sheet = document[0]
        width, height = sheet.get_size()
        left, top = (area.x + bleed) * points, (area.y + bleed) * points
        right, bottom = width - (area.right + bleed) * points, height - (area.bottom + bleed) * points
        bitmap = sheet.render(
            scale=pixels_per_mm / points, crop=(left, bottom, right, top), prefer_bgrx=True, may_draw_forms=False
        )
        try:
            shown = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
            return shown.copy()
        finally:
            bitmap.close()
            sheet.close()
