"""What a person could not see or reach on a screen: words that are cut, things one over another, out of every frame."""

from collections.abc import Iterator
from itertools import combinations, permutations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QWidget,
)

from desktop.ui.kit.folding import ContentArea
from desktop.ui.kit.labels import ElidedLabel

_OPAQUE = (QAbstractItemView, QHeaderView, QScrollBar, QComboBox, QAbstractSpinBox)
"""What lays out its own parts; only its own size is looked at."""
_ALLOWED = 1
"""Pixels lost to rounding."""
_CHARACTERS = 0.92
"""What characters take of a line; the rest is air of the font above and below them."""
_SHORT = 10
"""Characters that a field takes at most if it holds a figure: it needs room for its digits, and a little beside them."""
_DIGITS = 4
"""Of a figure, at most."""


def layout_faults(root: QWidget) -> list[str]:
    """Everything visible under ``root`` that is cut, covered or out of reach, as sentences for whoever mends it."""
    found: list[str] = []
    for widget in _visible(root):
        found += _own_size(widget)
        if widget is not root:
            found += _within_parent(widget)
        if not isinstance(widget, (*_OPAQUE, QAbstractScrollArea, QStackedWidget)):
            found += _overlaps(widget)
    return [*found, *_scrolling_inside(root)]


def _scrolling_inside(root: QWidget) -> Iterator[str]:
    """Where a wheel moves what nobody meant: a part that scrolls inside something that scrolls."""
    areas = [a for a in root.findChildren(ContentArea) if a.isVisible() and a.verticalScrollBar().maximum() > 0]
    for inner, outer in permutations(areas, 2):
        if outer.isAncestorOf(inner):
            yield f"{_name(inner)} scrolls inside {_name(outer)}, which scrolls"


def _visible(root: QWidget) -> Iterator[QWidget]:
    yield root
    if isinstance(root, _OPAQUE):
        return
    # Beside the viewport there are only Qt's own scroll bars.
    children = [root.viewport()] if isinstance(root, QAbstractScrollArea) else root.children()
    for child in children:
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield from _visible(child)


def _own_size(widget: QWidget) -> Iterator[str]:
    """Smaller than its words."""
    if isinstance(widget, ElidedLabel):
        return
    size, least = widget.size(), widget.minimumSizeHint()
    if isinstance(widget, QLabel) and widget.text():
        wraps = widget.wordWrap()
        width = 0 if wraps else widget.sizeHint().width()
        height = widget.heightForWidth(size.width()) if wraps else widget.sizeHint().height()
        if size.width() + _ALLOWED < width or size.height() + _ALLOWED < height:
            yield f"{_name(widget)} is cut: {size.width()}×{size.height()} for {width}×{height}"
    elif isinstance(widget, (QAbstractButton, QLineEdit, QComboBox)):
        height = round(widget.fontMetrics().height() * _CHARACTERS)
        width = least.width()
        if isinstance(widget, QLineEdit) and widget.maxLength() < _SHORT:
            width = widget.fontMetrics().horizontalAdvance("0" * min(widget.maxLength(), _DIGITS) + "0")
        if size.width() + _ALLOWED < width or size.height() + _ALLOWED < height:
            yield f"{_name(widget)} is too small: {size.width()}×{size.height()} for {width}×{height}"
    elif isinstance(widget, ContentArea):
        content, line = widget.widget(), 2 * widget.fontMetrics().height()
        if content is not None and widget.viewport().height() < min(content.height(), line):
            yield f"{_name(widget)} is squeezed: {widget.viewport().height()} for a line of {line}"
    elif isinstance(widget, QAbstractItemView):
        row = widget.sizeHintForRow(0)
        if row > 0 and widget.viewport().height() + _ALLOWED < row:
            yield f"{_name(widget)} shows no whole row: {widget.viewport().height()} for {row}"


def _within_parent(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    assert parent is not None
    area = parent.parentWidget()
    if isinstance(area, ContentArea) and widget.width() > parent.width() + _ALLOWED:
        yield f"{_name(widget)} has to be scrolled sideways: {widget.width()} in {parent.width()}"
    if isinstance(area, QScrollArea) and area.viewport() is parent:
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if area.horizontalScrollBarPolicy() == off and widget.width() > parent.width() + _ALLOWED:
            yield f"{_name(widget)} is wider than its frame: {widget.width()} in {parent.width()}"
        if area.verticalScrollBarPolicy() == off and widget.height() > parent.height() + _ALLOWED:
            yield f"{_name(widget)} is higher than its frame: {widget.height()} in {parent.height()}"
        return
    if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
        return
    room = parent.rect().adjusted(-_ALLOWED, -_ALLOWED, _ALLOWED, _ALLOWED)
    if not room.contains(widget.geometry()):
        yield f"{_name(widget)} at {_text(widget.geometry())} leaves {_name(parent)} of {_text(parent.rect())}"


def _overlaps(parent: QWidget) -> Iterator[str]:
    children = [
        child
        for child in parent.children()
        if isinstance(child, QWidget)
        and child.isVisible()
        and not child.isWindow()
        and not child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        and not child.property("floats")
    ]
    for one, other in combinations(children, 2):
        common = one.geometry().intersected(other.geometry())
        if common.width() > _ALLOWED and common.height() > _ALLOWED:
            yield f"{_name(one)} and {_name(other)} overlap by {common.width()}×{common.height()}"


def _name(widget: QWidget) -> str:
    words = widget.accessibleName()
    if isinstance(widget, (QLabel, QAbstractButton)):
        words = widget.text() or words
    kind = type(widget).__name__
    above = widget.parentWidget()
    where = f" in {type(above).__name__}" if above is not None else ""
    return f"{kind} “{words[:30]}”{where}"


def _text(rect: QRect) -> str:
    return f"{rect.width()}×{rect.height()} from {rect.x()},{rect.y()}"
