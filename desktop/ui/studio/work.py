"""How the studio is laid out: tools, canvas and cards side by side, or the cards below the canvas where there is too little
room. One thing scrolls at a time: the cards beside the canvas, or the page with all of it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.folding import ContentArea, FoldingRow
from desktop.ui.kit.sizes import column, is_restyle, px
from desktop.ui.kit.tokens import Space
from desktop.ui.studio.tools import ToolColumn

_CANVAS, _SIDE, _LOWEST = 340, 292, 300
"""Least widths of the canvas and of the cards beside it; the least height of either, at 100 %."""
_BELOW = 24
"""What is seen of the cards below a canvas that fills the window, at 100 %."""
_GAP = 14


class _Cards(ContentArea):
    """The cards: as high as the canvas beside them, or whole below it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handled = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # what is selected decides how high they are
        return handled


class StudioWork(QWidget):
    """Follows the height that its page has for it."""

    def __init__(self, tools: ToolColumn, scope: QWidget, canvas: QWidget, cards: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._tools = tools
        self._area: QWidget | None = None
        self._middle, holder = QWidget(), QWidget()
        centre = column(self._middle, gap=Space.S)
        centre.addWidget(scope)
        centre.addWidget(canvas, 1)
        side = column(holder, gap=_GAP)
        for card in cards:
            side.addWidget(card)
        side.addStretch(1)
        self._line = FoldingRow(self, gap=_GAP)
        self._line.add(tools, width=FoldingRow.NATURAL)
        self._line.add(self._middle, width=_CANVAS, stretch=1, height=_LOWEST)
        self._line.add(_Cards(holder), width=_SIDE, height=_LOWEST, folded=FoldingRow.WHOLE)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        around = self.parentWidget()
        while around is not None and not isinstance(around, ContentArea):
            around = around.parentWidget()
        if around is not None and self._area is None:
            self._area = around.viewport()
            self._area.installEventFilter(self)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Tools in two columns where one is too high; cards below where the page has to scroll in any case. The canvas
        fills the window either way."""
        if self._area is None:
            return
        room = self._area.height() - px(Space.M) - px(Space.L)
        self._tools.set_columns(1 if self._tools.height_in(1) <= room else 2)
        self._middle.setMinimumHeight(max(px(_LOWEST), room - px(_BELOW)))
        self._line.set_most(0 if max(px(_LOWEST), self._tools.height_in(2)) <= room else 2)
