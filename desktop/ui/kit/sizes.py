"""Sizes that grow with the chosen text size.

Everything is given in pixels at 100 %; the text size is read from the application object, so nothing has to be
told it. Layouts made here remember their nominal sizes and follow a change at run time.
"""

from typing import Literal, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QBoxLayout, QGridLayout, QLayout, QWidget

from desktop.ui.kit.tokens import BODY, Space

Margins = int | tuple[int, int] | tuple[int, int, int, int]
L = TypeVar("L", bound=QLayout)

TEXT_SCALE = "textScale"
_NOMINAL = "nominalSizes"
_WIDTHS = "nominalWidths"


def scale() -> float:
    """The chosen text size as a factor; the theme keeps it in the application object."""
    app = QApplication.instance()
    return float((app.property(TEXT_SCALE) if app is not None else None) or 1.0)


def px(nominal: float) -> int:
    """Pixels for a size given at 100 %."""
    return round(nominal * scale())


def font(nominal: int = BODY, bold: bool = False) -> QFont:
    """The interface font at a size given at 100 %."""
    made = QFont(QApplication.font())
    made.setPixelSize(px(nominal))
    made.setBold(bold)
    return made


def _sides(margins: Margins) -> tuple[int, int, int, int]:
    if isinstance(margins, int):
        return margins, margins, margins, margins
    if len(margins) == 2:
        return margins[0], margins[1], margins[0], margins[1]
    return margins


def spaced(layout: L, gap: int = Space.M, margins: Margins = 0) -> L:
    """Give a layout its gap and margins (left, top, right, bottom) at 100 %."""
    layout.setProperty(_NOMINAL, [gap, *_sides(margins)])
    _space(layout)
    return layout


def column(parent: QWidget | None = None, gap: int = Space.M, margins: Margins = 0) -> QBoxLayout:
    """A vertical layout, set on ``parent`` when one is given."""
    box = QBoxLayout(QBoxLayout.Direction.TopToBottom)
    if parent is not None:
        parent.setLayout(box)
    return spaced(box, gap, margins)


def row(parent: QWidget | None = None, gap: int = Space.M, margins: Margins = 0) -> QBoxLayout:
    """A horizontal layout, set on ``parent`` when one is given."""
    box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    if parent is not None:
        parent.setLayout(box)
    return spaced(box, gap, margins)


def grid(parent: QWidget | None = None, gap: int = Space.M, margins: Margins = 0) -> QGridLayout:
    """A grid, set on ``parent`` when one is given."""
    made = QGridLayout()
    if parent is not None:
        parent.setLayout(made)
    return spaced(made, gap, margins)


_SETTERS = {
    "width": QWidget.setFixedWidth,
    "height": QWidget.setFixedHeight,
    "min_width": QWidget.setMinimumWidth,
    "min_height": QWidget.setMinimumHeight,
    "max_width": QWidget.setMaximumWidth,
    "max_height": QWidget.setMaximumHeight,
}
Dimension = Literal["width", "height", "min_width", "min_height", "max_width", "max_height"]


def sized(widget: QWidget, **dimensions: int) -> None:
    """Fix or bound a widget's size at 100 %; names are those of ``Dimension``."""
    known = dict(widget.property(_WIDTHS) or {})
    known.update(dimensions)
    widget.setProperty(_WIDTHS, known)
    _size(widget)


def rescale(root: QWidget) -> None:
    """Bring every layout and bounded widget under ``root`` to the present text size."""
    for layout in root.findChildren(QLayout):
        _space(layout)
    for widget in (root, *root.findChildren(QWidget)):
        _size(widget)
        widget.updateGeometry()


def _space(layout: QLayout) -> None:
    nominal = layout.property(_NOMINAL)
    if nominal:
        gap, left, top, right, bottom = (px(n) for n in nominal)
        layout.setSpacing(gap)
        layout.setContentsMargins(left, top, right, bottom)


def _size(widget: QWidget) -> None:
    for name, nominal in (widget.property(_WIDTHS) or {}).items():
        _SETTERS[name](widget, px(nominal))


def is_restyle(event: QEvent) -> bool:
    """Whether a change event means that colours or sizes are to be worked out again."""
    return event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange)


def transparent_to_mouse(widget: QWidget) -> None:
    """Let clicks reach what lies under a decoration."""
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def drop_children(layout: QLayout) -> None:
    """Empty a layout and delete its widgets."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            QObject.deleteLater(widget)
        elif (inner := item.layout()) is not None:
            drop_children(inner)
