"""Words that are hard to read, and controls that are hard to see, in each of their states: measured on the picture of a
window, whatever the style made of its colours."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop.ui.kit.theme import mark

LEAST = 4.5
"""Contrast of text and what lies behind it (WCAG 2.1, 1.4.3)."""
LEAST_LARGE = 3.0
"""Of letters from 24 pixels on, or bold ones from 19; of what tells a control that has no words (1.4.11)."""
LEAST_DISABLED = 2.0
"""Of what cannot be used now, of which WCAG asks nothing: it can still be read by most."""
_BORDER = 5
"""Pixels at the edges of a button or a field that are border or ring."""
_AROUND = 6
"""Pixels around a control that its ring may take, and one more that is not of it."""
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


Look = tuple[object, ...]
_FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit)
_LOOKS = ("kind", "tone", "role", "place", "quiet", "wrong", "doubt")
"""Properties by which the style tells one control from another."""


def state_faults(window: QWidget, seen: set[Look]) -> list[str]:
    """Every control of ``window`` that is hard to read or see when the mouse is over it, when it is pressed, has the
    keyboard, holds something wrong or cannot be used. One of those that look the same; ``seen`` are those looked at."""
    found = []
    picture = _pixels(window.grab().toImage())
    for control in window.findChildren(QWidget):
        if not isinstance(control, (QAbstractButton, *_FIELDS)) or not control.isVisible() or not _is_whole(control):
            continue
        if control.window() is not window or isinstance(control.parentWidget(), _FIELDS):
            continue
        look = _look(control, picture, window)
        if look not in seen:
            seen.add(look)
            found += [
                f"{type(control).__name__} “{_words(control)[:20]}” {state}: {fault}"
                for state in _states(control)
                for fault in _faults_in(control, state, window)
            ]
    return found


def _look(control: QWidget, picture: Pixels, window: QWidget) -> Look:
    at = control.mapTo(window, QPoint(-3, control.height() // 2))
    ground = tuple(picture[at.y(), max(0, at.x())])
    checked = isinstance(control, QAbstractButton) and control.isChecked()
    words = bool(_words(control))
    return (type(control), ground, checked, words, control.isEnabled(), *map(control.property, _LOOKS))


def _states(control: QWidget) -> tuple[str, ...]:
    if not control.isEnabled():
        return ("disabled",)
    own = (
        ("hovered", "pressed", "disabled") if isinstance(control, QAbstractButton) else ("hovered", "wrong", "disabled")
    )
    return (*own, "focused") if control.focusPolicy() & Qt.FocusPolicy.TabFocus else own


@contextmanager
def _in_state(control: QWidget, state: str) -> Iterator[None]:
    before = QApplication.focusWidget()
    was_wrong, was_enabled = bool(control.property("wrong")), control.isEnabled()
    control.blockSignals(True)
    match state:
        case "hovered":
            control.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        case "pressed" if isinstance(control, QAbstractButton):
            control.setDown(True)
        case "focused":
            control.setFocus(Qt.FocusReason.TabFocusReason)
        case "wrong":
            mark(control, wrong=True)
        case "disabled":
            control.setEnabled(False)
    yield
    control.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    control.setEnabled(was_enabled)
    mark(control, wrong=was_wrong)
    if isinstance(control, QAbstractButton):
        control.setDown(False)
    if before is not None and QApplication.focusWidget() is not before:
        before.setFocus(Qt.FocusReason.OtherFocusReason)
    control.blockSignals(False)


def _faults_in(control: QWidget, state: str, window: QWidget) -> Iterator[str]:
    around = QRect(control.mapTo(window, QPoint(0, 0)), control.size())
    with _in_state(control, state):
        wide = around.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(window.rect())
        pixels = _pixels(window.grab(wide).toImage())
    inner = around.adjusted(_BORDER, _BORDER, -_BORDER, -_BORDER).translated(-wide.topLeft())
    part = pixels[inner.top() : inner.bottom() + 1, inner.left() : inner.right() + 1]
    least = LEAST_DISABLED if state == "disabled" else LEAST if _words(control) else LEAST_LARGE
    has_sign = _words(control) or isinstance(control, QAbstractButton)
    if has_sign and part.size and (best := _contrast(part)) < least:
        yield f"{best:.1f} of {least}"
    strip = pixels[pixels.shape[0] // 2 : pixels.shape[0] // 2 + 1, : _AROUND + 2]
    is_framed = isinstance(control, _FIELDS) and state not in ("disabled", "focused")
    if (is_framed or state == "focused") and strip.size and (best := _contrast_from(strip)) < LEAST_LARGE:
        yield f"edge {best:.1f} of {LEAST_LARGE}"


def _words(control: QWidget) -> str:
    if isinstance(control, QComboBox):
        return control.currentText()
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    if isinstance(control, QLineEdit):
        return control.text() or control.placeholderText()
    if isinstance(control, QAbstractSpinBox):
        return control.text()
    return control.text() if isinstance(control, QAbstractButton) else ""


def _contrast_from(strip: Pixels) -> float:
    """The best contrast of any pixel of a strip with its first one."""
    light = _luminance(strip.reshape(-1, 3))
    return float(np.max((np.maximum(light, light[0]) + 0.05) / (np.minimum(light, light[0]) + 0.05)))


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
    red, green, blue = np.moveaxis(part.reshape(-1, 3).astype(np.uint32), 1, 0)
    packed, counts = np.unique(red << 16 | green << 8 | blue, return_counts=True)  # of numbers: ten times as fast
    light = _luminance(np.stack([packed >> 16, packed >> 8 & 0xFF, packed & 0xFF], axis=1).astype(np.uint8))
    behind = light[counts.argmax()]
    return float(np.max((np.maximum(light, behind) + 0.05) / (np.minimum(light, behind) + 0.05)))


def _luminance(colours: Pixels) -> NDArray[np.float64]:
    """Relative luminance of sRGB colours (WCAG 2.1)."""
    part = colours / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ [0.2126, 0.7152, 0.0722])
