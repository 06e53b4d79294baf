"""A strip at the top of a page that says what failed or what was done, and offers the way out."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtWidgets import QFrame, QWidget

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.messages import Message
from desktop.ui.i18n import Translated, sentence
from desktop.ui.sizes import row
from desktop.ui.tokens import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.labels import IconLabel, label
from desktop.ui.widgets.styling import mark

Tone = Literal["danger", "attention", "good"]

_LOOKS: dict[Tone, tuple[str, str]] = {
    "danger": ("error", "danger"),
    "attention": ("warning", "attention"),
    "good": ("check-circle", "primary"),
}


class Banner(Translated, QFrame):
    """Hidden until something is said. What it says is kept as a message, so it follows the language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: Message | None = None
        self._way_out: tuple[Message, Callable[[], object]] | None = None
        mark(self, banner=True, tone="danger")
        self._icon = IconLabel("error", "danger")
        self._text = label(wrap=True)
        self._action = Button("secondary")
        self._action.clicked.connect(self._on_action)
        self._close = Button("quiet", "close")
        self._close.clicked.connect(self.clear)
        line = row(self, Space.S, (Space.M, Space.XS, Space.XS, Space.XS))
        line.addWidget(self._icon)
        line.addWidget(self._text, 1)
        line.addWidget(self._action)
        line.addWidget(self._close)
        self.hide()
        self.retranslate()

    def tell(
        self, tone: Tone, told: Message, way_out: Message | None = None, act: Callable[[], object] | None = None
    ) -> None:
        """Say something; ``way_out`` is the word on a button that calls ``act``."""
        self._told = told
        self._way_out = (way_out, act) if way_out is not None and act is not None else None
        mark(self, tone=tone)
        self._icon.set_icon(*_LOOKS[tone])
        self.retranslate()
        self.show()
        # Only now: their Python types take time to make, and the first screen has nothing to say.
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def tell_error(
        self, error: UserError, way_out: Message | None = None, act: Callable[[], object] | None = None
    ) -> None:
        """Say what failed; work that the user stopped is no failure."""
        self.tell("attention" if isinstance(error, Cancelled) else "danger", error.message, way_out, act)

    def clear(self) -> None:
        """Say nothing any more."""
        if self._close.hasFocus() or self._action.hasFocus():
            self.focusNextChild()
        self._told = None
        self.hide()

    def text(self) -> str:
        """What is said now, as shown."""
        return self._text.text() if self._told is not None else ""

    def retranslate(self) -> None:
        self._close.set_words("", self.tr("Close this message"))
        if self._told is not None:
            self._text.setText(sentence(self._told))
            self.setAccessibleName(self._text.text())
        self._action.setVisible(self._way_out is not None)
        if self._way_out is not None:
            self._action.set_words(sentence(self._way_out[0]))

    def _on_action(self) -> None:
        if self._way_out is not None:
            self._way_out[1]()
