"""The frame of every dialog: a title, a body, buttons, and a guard for what was typed."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QBoxLayout, QDialog, QLabel, QScrollArea, QWidget

from desktop.domain.messages import message
from desktop.ui.i18n import Translated
from desktop.ui.sizes import column, px, row, sized
from desktop.ui.tokens import Space
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.fields import commit_input_method
from desktop.ui.widgets.labels import label

_DISCARD = (
    message("Dialog", "Discard what you typed?"),
    message("Dialog", "It has not been saved."),
    message("Dialog", "Discard"),
)
_SCROLLING: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}
"""Keys that no field has taken: they move what is too long for the dialog."""
_LEAST_SCROLLED = 120
"""Height that a scrolled part keeps, at 100 %."""


class Dialog(Translated, QDialog):
    """A dialog over its window; show it with ``open``. Words are set in ``retranslate``.

    A subclass fills ``body``, connects ``action.clicked``, and says in ``is_dirty`` whether closing would lose
    something typed; then closing asks first.
    """

    def __init__(self, parent: QWidget | None = None, action: Kind = "primary", width: int = 480) -> None:
        super().__init__(parent)
        self.setModal(True)
        sized(self, width=width)
        self._heading: QLabel = label("dialog-title", wrap=True)
        self.banner = Banner(self)
        self.body: QBoxLayout = column(gap=Space.M)
        self.action = Button(action)
        self.action.setDefault(False)
        self.cancel = Button("secondary")
        self.cancel.clicked.connect(self.reject)
        self.buttons: QBoxLayout = row(gap=Space.M)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.action)
        self._layout = column(self, Space.L, Space.XL)
        self._layout.addWidget(self._heading)
        self._layout.addWidget(self.banner)
        self._layout.addLayout(self.body, 1)
        self._layout.addLayout(self.buttons)

    def open(self) -> None:
        super().open()
        # A window manager gives a new dialog the keyboard; where there is none, we ask ourselves.
        self.activateWindow()

    def done(self, result: int) -> None:
        had_keyboard = self.isActiveWindow()
        super().done(result)
        parent = self.parentWidget()
        if had_keyboard and parent is not None:
            # Or to what the answer has opened by now.
            (QApplication.activeModalWidget() or parent).activateWindow()

    def sizeHint(self) -> QSize:
        # Qt asks for the height at the width that the words would like, not at the width that the dialog has.
        width = self.minimumWidth()
        return QSize(width, self._layout.totalHeightForWidth(width))

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _fit(self) -> None:
        """Make room for words that came or grew while the dialog is open, within the screen."""
        room = self.screen().availableGeometry().height()
        self._lower_areas(self._least_height() - room)
        # Qt's own minimum forgets that words wrap.
        self.setMinimumHeight(self._least_height())
        if self.height() > room:
            self.resize(self.width(), room)

    def _least_height(self) -> int:
        return self._layout.totalMinimumHeightForWidth(self.minimumWidth())

    def _lower_areas(self, by: int) -> None:
        """Large text on a small screen: what scrolls gets lower, so that the buttons stay in reach."""
        for area in self.findChildren(QScrollArea) if by > 0 else ():
            if area.minimumHeight() > px(_LEAST_SCROLLED):
                height = max(area.minimumHeight() - by, px(_LEAST_SCROLLED))
                area.setMinimumHeight(height)
                area.setMaximumHeight(max(height, area.maximumHeight() - by))

    def set_title(self, text: str) -> None:
        """The heading; the window's own title says the same."""
        self._heading.setText(text)
        self.setWindowTitle(text)

    def is_dirty(self) -> bool:
        """Whether closing now would lose something typed."""
        return False

    def retranslate(self) -> None:
        self.cancel.set_words(self.tr("Cancel"))

    def set_busy(self, busy: bool) -> None:
        """Keep the dialog as it is while its work is under way."""
        self.action.setEnabled(not busy)
        self.cancel.setEnabled(not busy)

    def reject(self) -> None:
        commit_input_method()
        if not self.cancel.isEnabled():
            return
        if not self.is_dirty():
            super().reject()
            return
        from desktop.ui.dialogs.confirm import ConfirmDialog

        question = ConfirmDialog(*_DISCARD, parent=self)
        question.accepted.connect(self._on_discard)
        question.open()

    def _on_discard(self) -> None:
        # Connected by a method of our own: the bound ``super().reject`` would come back to this class's ``reject``.
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            focused.click()
        elif event.key() in _SCROLLING:
            for area in self.findChildren(QScrollArea):
                area.verticalScrollBar().triggerAction(_SCROLLING[event.key()])
        # Enter is the form's business (next field, then submit); QDialog would press a button behind its back.
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
