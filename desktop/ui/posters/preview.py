"""The middle of the posters page: the poster itself, which gate it is for, and a way to the next one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.number_text import count_text
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import ElidedLabel, label
from desktop.ui.kit.pdf_view import PdfView
from desktop.ui.kit.sizes import column, px, row
from desktop.ui.kit.theme import tokens
from desktop.ui.kit.tokens import Space


class PreviewPane(Translated, QWidget):
    """A page of a PDF on a desk. ``stepped`` asks for the gate before (-1) or after (1)."""

    stepped = Signal(int)

    def __init__(self, jobs: Jobs, before: QAction, after: QAction, parent: QWidget | None = None) -> None:
        """``before`` and ``after`` are the page's commands for the previous and next gate."""
        super().__init__(parent)
        self.view = PdfView(jobs)
        self._caption = ElidedLabel("strong")
        self._place = label("quiet")
        self._before = Button("quiet", "chevron-left")
        self._after = Button("quiet", "chevron-right")
        self._actions = (before, after)
        for button, action in ((self._before, before), (self._after, after)):
            button.clicked.connect(action.trigger)
            # The keys do the same from everywhere on the page: no two more stops on the way of the Tab key.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line = row(gap=Space.S)
        line.addStretch(1)
        line.addWidget(self._before)
        line.addWidget(self._caption)
        line.addWidget(self._place)
        line.addWidget(self._after)
        line.addStretch(1)
        self._caption.setSizePolicy(self._place.sizePolicy())
        box = column(self, Space.S, (Space.XL, Space.XL, Space.XL, Space.S))
        box.addWidget(self.view, 1)
        box.addLayout(line)
        self._shown = ("", 0, 0, True)
        self.retranslate()

    def set_gate(self, name: str, number: int, count: int, chosen: bool) -> None:
        """Say which gate's poster is shown: its place among ``count``, and whether it will be printed."""
        self._shown = (name, number, count, chosen)
        self._before.setEnabled(number > 1)
        self._after.setEnabled(number < count)
        self.retranslate()

    def retranslate(self) -> None:
        name, number, count, chosen = self._shown
        for button, action in zip((self._before, self._after), self._actions, strict=True):
            button.set_words("", f"{action.text()} ({action.shortcut().toString()})")
        self._caption.setText(name)
        place = self.tr("{number} of {count}").format(number=count_text(number), count=count_text(count))
        self._place.setText(place if chosen else self.tr("{place}, not chosen").format(place=place))
        for part in (self._place, self._before, self._after):
            part.setVisible(count > 0)
        spoken = self.tr("Preview of the poster of {gate}").format(gate=name) if name else self.tr("Preview")
        self.view.setAccessibleName(spoken)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().desk))
        painter.drawRoundedRect(self.rect(), px(10), px(10))
