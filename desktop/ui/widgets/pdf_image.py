"""A page of a PDF as pixels, by PDFium: for previews and thumbnails. May be called on any thread."""

import pypdfium2
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from desktop.pdfium import PDFIUM_LOCK


def page_image(pdf: bytes, page: int, room: QSize) -> QImage:
    """The page as large as it fits into ``room`` (device pixels), nothing cut off, nothing stretched."""
    with PDFIUM_LOCK, pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page]
        width, height = sheet.get_size()
        scale = max(min(room.width() / width, room.height() / height), 1 / min(width, height))
        bitmap = sheet.render(scale=scale, prefer_bgrx=True, may_draw_forms=False)
        try:
            pixels = bytes(bitmap.buffer)
            # 32 bits blue, green, red, unused: what Qt calls RGB32 on every processor that this runs on.
            shown = QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
            return shown.copy()
        finally:
            bitmap.close()
            sheet.close()
