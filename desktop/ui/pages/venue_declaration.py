"""The declaration code: shown large, copied, replaced."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.codes import show_code
from desktop.ui.i18n import Translated
from desktop.ui.sizes import row
from desktop.ui.tokens import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.labels import IconLabel, label, selectable

_FEEDBACK_MS = 2500


class DeclarationCard(Translated, Card):
    """Inspectors are bound to the venue with this code."""

    def __init__(self, copy: QAction, rotate: QAction, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, parent=parent)
        self._code = ""
        self._shown = selectable(label("code"))
        self._text = label("second", wrap=True)
        self._copied = label("second")
        self._tick = IconLabel("check", "primary", 18)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_FEEDBACK_MS)
        self._timer.timeout.connect(lambda: self._show_feedback(False))
        copy_button, rotate_button = Button("secondary", "copy"), Button("secondary", "rotate")
        copy_button.follow(copy)
        rotate_button.follow(rotate)
        self._actions = (copy, rotate)
        line = row(gap=Space.S)
        line.addWidget(self._shown)
        line.addSpacing(Space.S)
        line.addWidget(self._tick)
        line.addWidget(self._copied, 1)
        buttons = row(gap=Space.S)
        buttons.addWidget(copy_button)
        buttons.addWidget(rotate_button)
        buttons.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self._text)
        self.body.addLayout(buttons)
        self._shown.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._show_feedback(False)
        self.retranslate()

    def show_code(self, code: str) -> None:
        """Show the code of today."""
        if code != self._code:
            self._show_feedback(False)
        self._code = code
        self._shown.setText(show_code(code))

    def text(self) -> str:
        """The code as it is shown."""
        return self._shown.text()

    def copy(self) -> None:
        """Put the code on the clipboard, and say so for a moment."""
        QGuiApplication.clipboard().setText(self._code)
        self._show_feedback(True)
        self._timer.start()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Declaration code"))
        self._text.setText(self.tr("Give it to your inspectors: with it they are bound to this venue."))
        self._copied.setText(self.tr("Copied"))

    def _show_feedback(self, on: bool) -> None:
        self._tick.setVisible(on)
        self._copied.setVisible(on)
