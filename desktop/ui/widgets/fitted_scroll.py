"""A scroll area that is as high as what it holds, and scrolls only where there is less room than that."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from desktop.ui.sizes import px
from desktop.ui.widgets.styling import mark

_LEAST = 56
"""Height that it does not go below, at 100 %: two lines of text."""


class FittedScroll(QScrollArea):
    """Holds a widget with a layout, whose texts may wrap."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        mark(content, transparent=True)
        self._content = content
        self.setWidget(content)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # QScrollArea watches what it holds; a changed text there changes our own height too.
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.updateGeometry()
            self._choose_bar()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_bar()

    def sizeHint(self) -> QSize:
        layout = self._content.layout()
        assert layout is not None
        width = self.contentsRect().width()
        if layout.hasHeightForWidth() and self.testAttribute(Qt.WidgetAttribute.WA_WState_Created):
            # Qt makes what is in a scroll area at least as high as its smallest size, whatever its width.
            height = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
            return QSize(layout.totalSizeHint().width(), height)
        return layout.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(_LEAST), min(self.sizeHint().height(), px(_LEAST)))

    def _choose_bar(self) -> None:
        # Left to itself, Qt keeps a bar that once was there: beside it lines break, and so there is more to scroll.
        policy = Qt.ScrollBarPolicy
        fits = self.contentsRect().height() >= self.sizeHint().height()
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded)
