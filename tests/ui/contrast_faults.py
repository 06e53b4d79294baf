"""Words that are hard to read: measured on the picture of a window, whatever the style made of its colours."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

LEAST = 4.5
"""Contrast of text and what lies behind it (WCAG 2.1, 1.4.3)."""
LEAST_LARGE = 3.0
"""Of letters from 24 pixels on, or bold ones from 19."""
_BORDER = 5
"""Pixels at the edges of a button or a field that are border or ring."""
Pixels = NDArray[np.uint8]


def contrast_faults(window: QWidget) -> list[str]:
    """Every text that is showing under ``window`` and has too little contrast, with what it has."""
    pixels = _pixels(window.grab().toImage())
    found = []
    for widget, text in _texts(window):
        area = _area(widget, window)
        large = widget.fontInfo().pixelSize() >= 24 or (widget.font().bold() and widget.fontInfo().pixelSize() >= 19)
        least = LEAST_LARGE if large else LEAST
        part = pixels[area.top() : area.bottom() + 1, area.left() : area.right() + 1]
        if part.size and (best := _contrast(part)) < least:
            found.append(f"{type(widget).__name__} “{text[:20]}”: {best:.1f} of {least}")
    return found


def _texts(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    for widget in root.findChildren(QWidget):
        if widget.window() is not root.window() or not widget.isVisible() or not widget.isEnabled():
            continue
        if not _is_whole(widget):
            continue
        if isinstance(widget, (QLabel, QAbstractButton)):
            text = widget.text()
        elif isinstance(widget, QLineEdit):
            text = widget.text() or widget.placeholderText()
        elif isinstance(widget, QComboBox) and widget.lineEdit() is None:
            text = widget.currentText()
        else:
            continue
        if any(character.isalnum() for character in text) and not text.startswith("<"):
            yield widget, text


def _is_whole(widget: QWidget) -> bool:
    """Whether it is not scrolled away, in part either."""
    seen = widget.visibleRegion().boundingRect()
    return seen.width() >= widget.width() * 0.5 and seen.height() >= widget.height() - 2


def _area(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget shows its text, as far as that is seen."""
    seen = widget.visibleRegion().boundingRect()
    if not isinstance(widget, QLabel):
        seen = seen.adjusted(_BORDER, _BORDER, -_BORDER, -_BORDER)
    return QRect(widget.mapTo(window, QPoint(seen.topLeft())), seen.size()).intersected(window.rect())


def _pixels(image: QImage) -> Pixels:
    image = image.convertToFormat(QImage.Format.Format_RGB888).scaled(
        image.deviceIndependentSize().toSize(), Qt.AspectRatioMode.IgnoreAspectRatio
    )
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


def _contrast(part: Pixels) -> float:
    """The best contrast of any colour in it with its most frequent one."""
    colours, counts = np.unique(part.reshape(-1, 3), axis=0, return_counts=True)
    light = _luminance(colours)
    behind = light[counts.argmax()]
    return float(np.max((np.maximum(light, behind) + 0.05) / (np.minimum(light, behind) + 0.05)))


def _luminance(colours: Pixels) -> NDArray[np.float64]:
    """Relative luminance of sRGB colours (WCAG 2.1)."""
    part = colours / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ [0.2126, 0.7152, 0.0722])
