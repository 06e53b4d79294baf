"""Where a printer puts its pages: how far they are moved to come out in their place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.printing.offset import Offset
from desktop.services.calibration import FARTHEST_MM
from desktop.ui.i18n import Translated
from desktop.ui.sizes import row, sized
from desktop.ui.tokens import Space
from desktop.ui.widgets.fields import MeasureField


class OffsetFields(Translated, QWidget):
    """Two measures side by side: to the right and down; negative ones go the other way."""

    edited = Signal(object)
    """The ``Offset`` that a person has set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.right, self.down = (MeasureField(-FARTHEST_MM, FARTHEST_MM, "mm") for _ in range(2))
        line = row(self, gap=Space.S)
        for field in (self.right, self.down):
            sized(field, width=152)  # room for “Right -10.0 mm”
            line.addWidget(field)
            field.valueChanged.connect(lambda _: self.edited.emit(self.value()))
        self.setFocusProxy(self.right)
        self.retranslate()

    def value(self) -> Offset:
        """What is shown."""
        return Offset(round(self.right.value(), 1), round(self.down.value(), 1))

    def set_value(self, offset: Offset) -> None:
        """Show an offset; tells nobody."""
        for field, mm in ((self.right, offset.dx_mm), (self.down, offset.dy_mm)):
            field.blockSignals(True)
            field.setValue(mm)
            field.blockSignals(False)

    def retranslate(self) -> None:
        for field, text in ((self.right, self.tr("Right")), (self.down, self.tr("Down"))):
            field.setPrefix(f"{text} ")
            field.setAccessibleName(text)
