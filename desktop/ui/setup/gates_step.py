"""Step 2: the gates, a list of names made by the keyboard alone."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QWidget

from desktop.domain.errors import Problem
from desktop.domain.gate import check_gate_name
from desktop.domain.messages import message
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.field_notes import FieldNote
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.forms import focus
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.sizes import column, row, sized, spaced
from desktop.ui.kit.tokens import Space
from desktop.ui.setup.step import Step

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NameList(Translated, QWidget):
    """A field over the list that it fills. ``submitted`` comes by Enter in the empty field, and by Ctrl+Enter."""

    submitted = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TextField()
        self.add_button = Button("secondary", "add")
        self.problem = FieldNote(self.field)
        self.list = QListWidget()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._keys = label("second")
        self._up, self._down = Button("quiet", "up"), Button("quiet", "down")
        self._remove = Button("quiet", "delete")
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        sized(self.list, min_height=160)
        line = row(gap=Space.S)
        line.addWidget(self.field, 1)
        line.addWidget(self.add_button)
        foot = row(gap=Space.XS)
        foot.addWidget(self._keys, 1)
        for button in (self._up, self._down, self._remove):
            foot.addWidget(button)
        box = column(self, gap=Space.S)
        box.addLayout(line)
        box.addWidget(self.problem)
        box.addWidget(self.list, 1)
        box.addLayout(foot)

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        self.field.textEdited.connect(lambda _: self.show_problem(""))
        self.add_button.clicked.connect(self._on_add)
        self._up.clicked.connect(lambda: self.move_chosen(-1))
        self._down.clicked.connect(lambda: self.move_chosen(1))
        self._remove.clicked.connect(self.remove)
        self.list.currentRowChanged.connect(self._show_buttons)

    def names(self) -> tuple[str, ...]:
        """The names in their order."""
        return tuple(self.list.item(i).text() for i in range(self.list.count()))

    def add(self, text: str) -> bool:
        """Put a name at the end; otherwise say what is wrong with it."""
        name, wrong = check_gate_name(text, self.names())
        if wrong is not None:
            self.show_problem(sentence(wrong.message))
            return False
        self.show_problem("")
        self.list.addItem(name)
        self.list.setCurrentRow(self.list.count() - 1)
        self._on_changed()
        return True

    def take_typed(self) -> bool:
        """Add what stands in the field, so that it is never lost; False when it cannot be added."""
        if not self.field.value():
            return True
        if self.add(self.field.value()):
            self.field.clear()
            return True
        return False

    def show_problem(self, text: str) -> None:
        """What is wrong, under the field; empty takes it away."""
        self.problem.show_words(text, "error")
        if text:
            focus(self.field)

    def move_chosen(self, by: int) -> None:
        """Move the chosen name up or down."""
        here = self.list.currentRow()
        if here < 0 or not 0 <= here + by < self.list.count():
            return
        self.list.insertItem(here + by, self.list.takeItem(here))
        self.list.setCurrentRow(here + by)
        self._on_changed()

    def remove(self) -> None:
        """Take the chosen name away."""
        here = self.list.currentRow()
        if here >= 0:
            self.list.takeItem(here)
            self._on_changed()
            if not self.list.count():
                focus(self.field)

    def retranslate(self) -> None:
        self.field.setAccessibleName(self.tr("Name of a gate"))
        self.field.setPlaceholderText(self.tr("Name of a gate, then Enter"))
        self.add_button.set_words(self.tr("Add"))
        self.list.setAccessibleName(self.tr("Gates"))
        self._keys.setText(self.tr("↓ list   Alt+↑ ↓ order   Delete remove   Enter in the empty field: go on"))
        self._up.set_words("", self.tr("Move up"))
        self._down.set_words("", self.tr("Move down"))
        self._remove.set_words("", self.tr("Remove"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        handled = self._on_list_key(event) if watched is self.list else self._on_field_key(event)
        return handled or super().eventFilter(watched, event)

    def _on_field_key(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER:
            if held == Qt.KeyboardModifier.ControlModifier or not self.field.value():
                self.submitted.emit()
            else:
                self.take_typed()
            return True
        if event.key() == Qt.Key.Key_Down and self.list.count():
            self.list.setCurrentRow(max(0, self.list.currentRow()))
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _on_list_key(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if held == Qt.KeyboardModifier.AltModifier and by:
            self.move_chosen(by)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()
        elif event.key() in _ENTER:
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Up and self.list.currentRow() <= 0:
            focus(self.field)
        else:
            return False
        return True

    def _on_add(self) -> None:
        if self.take_typed():
            focus(self.field)

    def _on_changed(self) -> None:
        self._show_buttons()
        self.changed.emit()

    def _show_buttons(self) -> None:
        here, count = self.list.currentRow(), self.list.count()
        self._up.setEnabled(here > 0)
        self._down.setEnabled(0 <= here < count - 1)
        self._remove.setEnabled(here >= 0)


_SUGGESTED = ("南门", "北门", "东门", "西门")


class GatesStep(Step):
    """A list that grows by typing a name and Enter; Enter in the empty field goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = NameList()
        self._hint = label("second")
        self._chips: dict[str, Button] = {}
        suggestions = spaced(FlowLayout(), Space.S)
        for name in _SUGGESTED:
            # What hangs on the gate is Chinese, whatever language the window has.
            chip = Button("chip", "add")
            chip.setText(name)
            chip.clicked.connect(lambda _=False, text=name: self._on_suggested(text))
            self._chips[name] = chip
            suggestions.addWidget(chip)
        line = row(gap=Space.M)
        line.addWidget(self._hint)
        line.addLayout(suggestions, 1)
        box = column(self, gap=Space.M)
        box.addLayout(line)
        box.addWidget(self._list, 1)
        self._list.submitted.connect(self.submitted)
        self._list.changed.connect(self._on_changed)
        self.retranslate()

    def names(self) -> tuple[str, ...]:
        """The gates in their order."""
        return self._list.names()

    def title(self) -> str:
        return self.tr("Gates")

    def lead(self) -> str:
        return self.tr("Where do people come in? Every gate gets a poster of its own; more can be added later.")

    def check(self) -> bool:
        if not self._list.take_typed():
            return False
        if self._list.names():
            return True
        self._list.show_problem(sentence(message("gates", "A venue has at least one gate, such as 南门.")))
        return False

    def owns(self, field: str) -> bool:
        return field.split(".")[0] == "gates"

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        self._list.show_problem(sentence(problems[0].message))

    def focus_first(self) -> None:
        focus(self._list.field)

    def retranslate(self) -> None:
        self._hint.setText(self.tr("Often used:"))
        for name, chip in self._chips.items():
            chip.setAccessibleName(self.tr("Add {name}").format(name=name))

    def _on_suggested(self, name: str) -> None:
        self._list.add(name)
        self.focus_first()

    def _on_changed(self) -> None:
        taken = set(self._list.names())
        for name, chip in self._chips.items():
            chip.setEnabled(name not in taken)
