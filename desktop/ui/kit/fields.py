"""Fields that people type into or choose from."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QToolTip,
    QWidget,
)

from desktop.domain.text import clean_line
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.icons import icon
from desktop.ui.kit.sizes import is_restyle, px, row
from desktop.ui.kit.theme import mark


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
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        return self.fontMetrics().horizontalAdvance(self.currentText()) > room.width()

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


class SuggestField(TextField):
    """No list opens over the form: an arrow key puts the next suggestion into the field, for Enter to go on from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[str, ...] = ()

    def set_suggestions(self, offers: Sequence[str]) -> None:
        """What is offered, the likeliest first."""
        self._offers = tuple(offers)
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


class _Segment(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.parentWidget()
        if isinstance(bar, SegmentedControl) and bar.step(event.key()):
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        # The one that is taken is bold, and no other is to move when it is.
        bold = QFont(self.font())
        bold.setBold(True)
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint() + QSize(max(more, 0), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class SegmentedControl(QWidget):
    """Radio buttons drawn as a bar. Tab reaches the chosen one, arrow keys choose; ``chosen`` tells the value."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self._on_clicked)
        self._bar = row(self, gap=0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add(self, value: object, text: str = "") -> None:
        """A further choice; the first one is taken until ``set_value``."""
        button = _Segment(text, self)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setAutoExclusive(True)  # said to screen readers: one of several, not a tick
        mark(button, kind="segment")
        self._group.addButton(button, len(self._values))
        self._values.append(value)
        self._bar.addWidget(button, 1)
        last = len(self._values) - 1
        for i, one in enumerate(self._group.buttons()):
            mark(one, place="only" if last == 0 else "first" if i == 0 else "last" if i == last else "middle")
        if last == 0:
            self.setFocusProxy(button)
            button.setChecked(True)
        self._order_focus()

    def set_texts(self, *texts: str) -> None:
        """The words of all choices, in order."""
        for button, text in zip(self._group.buttons(), texts, strict=True):
            button.setText(text)
            self._name(button)

    def set_name(self, name: str) -> None:
        """What is chosen here, for screen readers."""
        self.setAccessibleName(name)
        for button in self._group.buttons():
            self._name(button)

    def value(self) -> object:
        """The choice that is taken."""
        return self._values[self._group.checkedId()]

    def set_value(self, value: object) -> None:
        """Take a choice without telling anybody."""
        had_focus = any(b.hasFocus() for b in self._group.buttons())
        taken = self._group.button(self._values.index(value))
        taken.setChecked(True)
        self._order_focus()
        if had_focus:
            taken.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, key: int) -> bool:
        """Choose the next or previous one by an arrow key; False for other keys."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if key not in steps:
            return False
        target = self._group.button((self._group.checkedId() + steps[Qt.Key(key)]) % len(self._values))
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.click()
        return True

    def _on_clicked(self, index: int) -> None:
        self._order_focus()
        self.chosen.emit(self._values[index])

    def _order_focus(self) -> None:
        for button in self._group.buttons():
            taken = button.isChecked()
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if taken else Qt.FocusPolicy.ClickFocus)
            if taken:
                self.setFocusProxy(button)

    def _name(self, button: QWidget) -> None:
        text = button.text() if isinstance(button, QPushButton) else ""
        name = self.accessibleName()
        button.setAccessibleName(f"{name}: {text}" if name else text)
