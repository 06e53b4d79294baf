"""A QR code on screen, drawn from the same modules that go onto posters."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.posters.qr import QUIET_MODULES, CodeMaker, Level, Symbol
from desktop.ui.sizes import px


class QrView(QWidget):
    """Always dark on white, whatever the theme: that is how it will hang on the wall."""

    def __init__(self, codes: CodeMaker, side: int, parent: QWidget | None = None) -> None:
        """``side`` is at 100 % text size, quiet zone included."""
        super().__init__(parent)
        self._codes = codes
        self._side = side
        self._symbol: Symbol | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_payload(self, payload: str) -> None:
        """Show the code of a payload; nothing for an empty one. Raises ``UserError`` for one that is too long."""
        self._symbol = self._codes.symbol(payload, Level.M) if payload else None
        self.setAccessibleName(payload)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._side), px(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._symbol is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        modules = self._symbol.size + 2 * QUIET_MODULES
        # Whole device pixels for every module: edges stay sharp, and phones read it from the screen too.
        ratio = self.devicePixelRatioF()
        unit = max(1, int(self.width() * ratio / modules)) / ratio
        offset = (self.width() - unit * modules) / 2 + unit * QUIET_MODULES
        for x, y, width, height in self._symbol.rectangles():
            area = QRectF(offset + x * unit, offset + y * unit, width * unit, height * unit)
            painter.fillRect(area, Qt.GlobalColor.black)
