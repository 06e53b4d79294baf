"""Fields that people type into or choose from."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLineEdit, QSizePolicy, QSpinBox, QToolButton, QWidget

from desktop.domain.text import clean_line
from desktop.ui.i18n import Translated
from desktop.ui.icons import icon
from desktop.ui.sizes import is_restyle, px


def commit_input_method() -> None:
    """Make what an input method is still composing part of its field. Call before reading any field."""
    QGuiApplication.inputMethod().commit()


class TextField(QLineEdit):
    """One line of text. ``value`` is what was typed in canonical form: half-width letters, no stray spaces."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def value(self) -> str:
        """The text, committed and cleaned."""
        commit_input_method()
        return clean_line(self.text())

    def set_value(self, text: str) -> None:
        """Show a text from its beginning."""
        self.setText(text)
        self.setCursorPosition(0)


class PasswordField(Translated, QLineEdit):
    """A password: hidden until asked for, with a warning while Caps Lock may be on."""

    caps_lock = Signal(bool)
    """Emitted when typing shows that Caps Lock is on or off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._caps = False
        # Not an action of the line edit: Qt draws those at 16 pixels whatever the text size is.
        self._peek = QToolButton(self)
        self._peek.setCheckable(True)
        self._peek.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._peek.setCursor(Qt.CursorShape.PointingHandCursor)
        self._peek.toggled.connect(self._on_peek)
        self._draw()
        self.retranslate()

    def value(self) -> str:
        """The password exactly as typed."""
        commit_input_method()
        return self.text()

    def retranslate(self) -> None:
        shown = self._peek.isChecked()
        text = self.tr("Hide the password") if shown else self.tr("Show the password")
        self._peek.setToolTip(text)
        self._peek.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        typed = event.text()
        if len(typed) == 1 and typed.isascii() and typed.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._set_caps(typed.isupper() != shifted)
        elif event.key() == Qt.Key.Key_CapsLock:
            self._set_caps(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._set_caps(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._draw()

    def _set_caps(self, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.caps_lock.emit(on)

    def _on_peek(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._draw()
        self.retranslate()

    def _draw(self) -> None:
        self._peek.setIcon(icon("eye-off" if self._peek.isChecked() else "eye"))
        self._peek.setIconSize(QSize(px(20), px(20)))
        self.setTextMargins(0, 0, px(30), 0)
        self._place()

    def _place(self) -> None:
        size = QSize(px(32), self.height() - 2)
        self._peek.setGeometry(QRect(QPoint(self.width() - size.width() - px(2), 1), size))


class Select(QComboBox):
    """A choice from a short list. The wheel does not change it while the page is being scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(12)

    def set_choices(self, choices: list[tuple[object, str]]) -> None:
        """The values and their words, keeping the value that is chosen; tells nobody."""
        kept = self.value()
        self.blockSignals(True)
        self.clear()
        for value, text in choices:
            self.addItem(text, value)
        self.set_value(kept)
        self.blockSignals(False)

    def value(self) -> object:
        """The chosen value, or None."""
        return self.currentData()

    def set_value(self, value: object) -> None:
        """Choose a value; an unknown one leaves the first."""
        values = [self.itemData(i) for i in range(self.count())]
        self.setCurrentIndex(values.index(value) if value in values else min(0, self.count() - 1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SpinLooks:
    """For spin boxes of all kinds: their text stands off the edge, and the wheel that scrolls a page changes none."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)  # type: ignore[misc]
        if is_restyle(event):
            self.indent()

    def indent(self) -> None:
        """Set the text in: a style sheet's padding does not reach the line edit inside a spin box."""
        self.lineEdit().setTextMargins(px(9), 0, 0, 0)  # type: ignore[attr-defined]

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberField(SpinLooks, QSpinBox):
    """A whole number with its unit."""

    def __init__(self, minimum: int, maximum: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.indent()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class MeasureField(SpinLooks, QDoubleSpinBox):
    """A measure in tenths with its unit. What is typed counts when it is complete."""

    def __init__(self, minimum: float, maximum: float, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.setDecimals(1)
        self.setSingleStep(0.1)
        self.setSuffix(f" {unit}")
        self.setKeyboardTracking(False)
        self.indent()
