"""A line of the form that shows a mask: typing replaces it unseen, the eye in it asks for what it says."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton

from desktop.domain.masking import HIDDEN
from desktop.ui.entry.fields import LineEntry
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.icons import icon
from desktop.ui.kit.sizes import is_restyle, px

LOOK_KEY = "F3"
_EYE, _MARGIN = 20, 28
_EDITING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class MaskedLine(Translated, QToolButton):
    """The eye in a line. The line is masked for as long as it reads as its mask, also after Ctrl+Z has brought that
    back: all of it is selected then, so that nothing can be typed into the middle of it."""

    def __init__(self, line: LineEntry) -> None:
        super().__init__(line)
        self._line = line
        self._mask = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        line.installEventFilter(self)
        line.textChanged.connect(lambda _: self._follow())
        line.selectionChanged.connect(self._hold)
        line.cursorPositionChanged.connect(lambda *_: self._hold())
        self.retranslate()
        self._follow()

    @property
    def is_masked(self) -> bool:
        """Whether the line does not say what is stored."""
        return bool(self._mask) and self._line.text() == self._mask

    def follow_line(self) -> None:
        """Take what stands in the line for a mask, if it hides anything."""
        text = self._line.text()
        self._mask = text if HIDDEN[0] in text else ""
        self._follow()

    def open(self) -> None:
        """The line says now what is stored."""
        self._mask = ""
        self._follow()

    def retranslate(self) -> None:
        text = self.tr("Show this field")
        self.setToolTip(f"{text}  {LOOK_KEY}")
        self.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._edits(event):
            self._line.selectAll()
        return False

    def _edits(self, event: QKeyEvent) -> bool:
        return self.is_masked and (event.text().isprintable() or event.key() in _EDITING)

    def _follow(self) -> None:
        self.setVisible(self.is_masked)
        self._line.setAcceptDrops(not self.is_masked)
        self._line.setTextMargins(0, 0, px(_MARGIN) if self.is_masked else 0, 0)
        self.setIcon(icon("eye"))
        self.setIconSize(QSize(px(_EYE), px(_EYE)))
        self._place()

    def _hold(self) -> None:
        """Select the mask as a whole, wherever the mouse or an arrow key has put the cursor."""
        line = self._line
        if self.is_masked and line.hasFocus() and line.selectedText() != line.text():
            line.selectAll()

    def _place(self) -> None:
        size = QSize(px(_MARGIN), self._line.height() - 2)
        self.setGeometry(QRect(QPoint(self._line.width() - size.width() - px(2), 1), size))
