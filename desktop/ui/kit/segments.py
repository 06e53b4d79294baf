"""A choice of a few, all in sight."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from desktop.ui.kit.sizes import row
from desktop.ui.kit.theme import mark


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
