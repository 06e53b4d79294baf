"""Fields for numbers, with steps by arrow keys."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import (
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from desktop.ui.kit.sizes import is_restyle, px


class SpinLooks:
    """For spin boxes of all kinds: their text stands off the edge, and the wheel that scrolls a page changes none."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)  # type: ignore[misc]
        if is_restyle(event):
            self.indent()

    def indent(self) -> None:
        """Set the text in: a style sheet's padding does not reach the line edit inside a spin box."""
        self.lineEdit().setTextMargins(px(9), 0, 0, 0)  # type: ignore[attr-defined]

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberField(SpinLooks, QSpinBox):
    """A whole number with its unit."""

    def __init__(self, minimum: int, maximum: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.indent()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class MeasureField(SpinLooks, QDoubleSpinBox):
    """A measure in tenths with its unit. What is typed counts when it is complete."""

    def __init__(self, minimum: float, maximum: float, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.setDecimals(1)
        self.setSingleStep(0.1)
        self.setSuffix(f" {unit}")
        self.setKeyboardTracking(False)
        self.indent()
