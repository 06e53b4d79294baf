"""Pages of a PDF on screen, drawn by PDFium from the very bytes that are printed."""

from dataclasses import dataclass

import pypdfium2
from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.errors import UserError
from desktop.pdfium import PDFIUM_LOCK
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.sizes import px
from desktop.ui.kit.theme import tokens


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


def page_count(pdf: bytes) -> int:
    """How many pages a document has."""
    with PDFIUM_LOCK, pypdfium2.PdfDocument(pdf) as document:
        return len(document)


@dataclass(frozen=True, slots=True)
class _Wanted:
    pdf: bytes
    page: int
    room: QSize


class PdfView(QWidget):
    """One page, as large as there is room for, sharp at the screen's own resolution.

    Pages are drawn in the background; meanwhile the former picture stays, scaled to the new size.
    """

    drawn = Signal()
    """What was asked for last is on the screen now."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pdf = b""
        self._page = 0
        self._image = QImage()
        self._made: _Wanted | None = None
        self._making: _Wanted | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def pdf(self) -> bytes:
        """The document that is shown; empty while there is none."""
        return self._pdf

    @property
    def page(self) -> int:
        """The page of it, counted from 0."""
        return self._page

    @property
    def image(self) -> QImage:
        """The pixels on the screen."""
        return self._image

    def show_page(self, pdf: bytes, page: int = 0) -> None:
        """Show a page of a document."""
        self._pdf, self._page = pdf, page
        self._draw()

    def clear(self) -> None:
        """Show nothing."""
        self._pdf, self._page = b"", 0
        self._image, self._made = QImage(), None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(320), px(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), px(200))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place()
        painter.drawImage(place, self._image)
        painter.setPen(QPen(QColor(tokens().line), 1))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def _place(self) -> QRect:
        """Where the picture goes; at its own resolution whenever it was made for the present size."""
        ratio = self.devicePixelRatioF()
        size = self._image.size() / ratio
        if self._made is None or self._made.room != self._room():
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        frame = QRect(0, 0, size.width(), size.height())
        frame.moveCenter(self.rect().center())
        return frame

    def _room(self) -> QSize:
        """What the page may take, in the screen's pixels: all but a hair's breadth for its edge."""
        return QSize(self.width() - 2, self.height() - 2) * self.devicePixelRatioF()

    def _draw(self) -> None:
        room = self._room()
        wanted = _Wanted(self._pdf, self._page, room)
        if not self._pdf or room.isEmpty() or self._making is not None or wanted == self._made:
            return
        self._making = wanted
        self._jobs.run(lambda: page_image(wanted.pdf, wanted.page, room), self._on_drawn, self._on_failed)

    def _on_drawn(self, image: QImage) -> None:
        made, self._making = self._making, None
        if self._pdf:
            self._image, self._made = image, made
            self.update()
            self._draw()
        if self._making is None:
            self.drawn.emit()

    def _on_failed(self, _error: UserError) -> None:
        # Drawing cannot fail for a reason of the world's; the fault is reported by the jobs.
        self._making = None
