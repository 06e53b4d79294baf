"""A figure on the Today page: what it counts, the figure, one line about it; it leads to its page."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.ui.sizes import column, transparent_to_mouse
from desktop.ui.widgets.labels import ElidedLabel, label
from desktop.ui.widgets.styling import mark

StatTone = Literal["plain", "attention", "danger"]


class StatCard(QPushButton):
    """A card with one figure, worked like a button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, kind="stat")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name = ElidedLabel("second")
        self._figure = label("figure")
        self._note = label("second", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        box = self._box = column(self, gap=0, margins=(18, 14, 18, 14))
        for part in (self._name, self._figure, self._note):
            transparent_to_mouse(part)
            box.addWidget(part)
        box.addStretch(1)

    def set_words(self, name: str, figure: str, note: str, tone: StatTone = "plain") -> None:
        """Everything that the card says, which is also what a screen reader reads."""
        self._name.setText(name)
        self._figure.setText(figure)
        self._note.setText(note)
        mark(self, tone=tone)
        mark(self._figure, role="figure" if tone == "plain" else f"figure-{tone}")
        self.setAccessibleName(f"{name}: {figure}. {note}")

    def sizeHint(self) -> QSize:
        return self._box.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._box.minimumSize().height())

    def heightForWidth(self, width: int) -> int:
        return self._box.heightForWidth(width)
