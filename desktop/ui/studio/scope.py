"""The line over the canvas: for which gates changes are, what differs at the one that is looked at, and the zoom."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain.gate import Gate
from desktop.domain.number_text import percent_text
from desktop.ui.kit.buttons import Button, Chip
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import key_text
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.sizes import row, sized, spaced
from desktop.ui.kit.tokens import Space

_LINE = 40


class ScopeLine(Translated, QWidget):
    """Shown with one gate as well, for the zoom. ``only_changed`` tells whether changes are for one gate."""

    only_changed = Signal(bool)
    reset_wanted = Signal()

    def __init__(self, zoom: Sequence[QAction], parent: QWidget | None = None) -> None:
        """``zoom`` are the commands smaller, larger, whole page."""
        super().__init__(parent)
        self._gate: Gate | None = None
        self._differing = self._count = 0
        self.only = QCheckBox()
        self.chip, self.note = Chip("attention"), Chip("neutral")
        self.reset = Button("link")
        self._zoom_actions = tuple(zoom)
        self._zoom_buttons = tuple(Button("quiet") for _ in zoom)
        self._zoom = 1.0
        left, right = QWidget(), QWidget()
        flow = spaced(FlowLayout(left), Space.M)
        self._holders = {part: _line_high(part) for part in (self.only, self.chip, self.note, self.reset)}
        for holder in self._holders.values():
            flow.addWidget(holder)
        buttons = row(right, gap=Space.XS)
        for button, action in zip(self._zoom_buttons, self._zoom_actions, strict=True):
            button.clicked.connect(action.trigger)
            buttons.addWidget(button)
        whole = row(self, gap=Space.M)
        whole.addWidget(left, 1)
        whole.addWidget(right, 0, Qt.AlignmentFlag.AlignTop)
        self.only.toggled.connect(self.only_changed)
        self.reset.clicked.connect(self.reset_wanted)
        self.retranslate()

    def fill(self, gate: Gate | None, count: int, differing: int, *, only: bool) -> None:
        """Say which of ``count`` gates is looked at, how many elements differ there, and whether changes are for it."""
        self._gate, self._count, self._differing = gate, count, differing
        self.only.blockSignals(True)
        self.only.setChecked(only)
        self.only.blockSignals(False)
        self.retranslate()

    def show_zoom(self, zoom: float) -> None:
        """Say how large the page is shown."""
        self._zoom = zoom
        self.retranslate()

    def retranslate(self) -> None:
        name = self._gate.name if self._gate is not None else ""
        only = self.only.isChecked()
        self.only.setText(self.tr("This gate only"))
        self.only.setAccessibleDescription(self.tr("Changes are for the poster of {gate} alone").format(gate=name))
        self.chip.setText(self.tr("Changing {gate} only").format(gate=name))
        self.note.setText(self.tr("%Ln element(s) differ at this gate", "", self._differing))
        self.reset.set_words(self.tr("Make it as everywhere"))
        shown = {
            self.only: self._count > 1,
            self.chip: self._count > 1 and only,
            self.note: self._differing > 0 and not only,
            self.reset: self._differing > 0 and only,
        }
        for part, holder in self._holders.items():
            holder.setVisible(shown[part])
        words = ("−", "+", percent_text(self._zoom))
        for button, action, text in zip(self._zoom_buttons, self._zoom_actions, words, strict=True):
            tip = f"{action.text()} ({key_text(action.shortcut().toString())})"
            button.set_words(text, tip)
            button.setAccessibleName(action.text())


def _line_high(part: QWidget) -> QWidget:
    """As high as the buttons beside it, with the part in its middle."""
    holder = QWidget()
    sized(holder, min_height=_LINE)
    row(holder, gap=0).addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    return holder
