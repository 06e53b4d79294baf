"""Fields that people type into or choose from."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QToolTip,
    QWidget,
)

from desktop.domain.text import clean_label
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.icons import icon
from desktop.ui.kit.sizes import is_restyle, px


def commit_input_method() -> None:
    """Make what an input method is still composing part of its field. Call before reading any field."""
    QGuiApplication.inputMethod().commit()


class TextField(QLineEdit):
    """One line of text. ``value`` is what was typed in canonical form: half-width letters, no stray spaces.
    What nobody sees is left in it, for whoever checks it to name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def value(self) -> str:
        """The text, committed and cleaned."""
        commit_input_method()
        return clean_label(self.text())

    def set_value(self, text: str) -> None:
        """Show a text from its beginning."""
        self.setText(text)
        self.setCursorPosition(0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.ignore()  # a file is for what the field lies in, and its path no text that belongs here
        else:
            super().dragEnterEvent(event)


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
        self._unseen_label: QLabel | None = None

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        if self._unseen_label is not None:
            self._unseen_label.setText(name)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # On Linux, Qt gives screen readers the value of a combo box for its name, and the name only as the label that
        # it is the buddy of. One without such a label has one that nobody sees.
        around = self.parentWidget()
        if around is None or self._unseen_label is not None:
            return
        beside = around.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if not any(label.buddy() is self for label in beside):
            self._unseen_label = QLabel(self.accessibleName(), around)
            self._unseen_label.hide()
            self._unseen_label.setBuddy(self)

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

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and not self.toolTip():
            # A choice that is cut, such as somebody's name, is told whole.
            QToolTip.showText(event.globalPos(), self.currentText() if self.is_cut() else "", self)
            return True
        return super().event(event)

    def is_cut(self) -> bool:
        """Whether the chosen words have less room than they need."""
        # The first screen has such a field, and the many enumerations of QStyle take 5 ms to define.
        from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        return self.fontMetrics().horizontalAdvance(self.currentText()) > room.width()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SuggestField(TextField):
    """No list opens over the form: an arrow key puts the next suggestion into the field, for Enter to go on from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[str, ...] = ()

    def set_suggestions(self, offers: Sequence[str]) -> None:
        """What is offered, the likeliest first."""
        self._offers = tuple(offers)
        from PySide6.QtWidgets import QCompleter

        completer = QCompleter(list(offers), self)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCompleter(completer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if by is None or not self._offers or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        here = self._offers.index(self.text()) if self.text() in self._offers else (-1 if by > 0 else 0)
        offer = self._offers[(here + by) % len(self._offers)]
        self.setText(offer)
        self.selectAll()
        self.textEdited.emit(offer)
