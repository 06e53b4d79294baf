"""Forms: label, field, help and error line put together by one helper, so that none is ever forgotten."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from desktop.domain.errors import Problem
from desktop.ui.kit.field_notes import FieldNote
from desktop.ui.kit.fields import commit_input_method
from desktop.ui.kit.folding import seen_whole
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column, grid
from desktop.ui.kit.tokens import Space

_EDITS = ("textEdited", "activated", "picked", "chosen", "valueChanged")
"""Signals by which Qt's fields and ours tell that a person has changed them."""
_LONG_TEXT = "QPlainTextEdit"
"""By name: the first screen has none, and making its Python type delays the start."""


class _Row(QWidget):
    """Label above, field, then help or what is wrong."""

    def __init__(self, field: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        seen_whole(self)
        self.field = field
        self._help = ""
        self.label: QLabel = label("second")
        self.label.setBuddy(field)
        self.note = FieldNote(field)
        box = column(self, gap=Space.XS)
        box.addWidget(self.label)
        box.addWidget(field)
        box.addWidget(self.note)
        box.addStretch(1)

    def set_words(self, text: str, help_text: str) -> None:
        self.label.setText(text)
        self._help = help_text
        self.field.setAccessibleName(text)
        proxy = self.field.focusProxy()
        if proxy is not None and not proxy.accessibleName():
            proxy.setAccessibleName(text)
        if self.note.role == "help":
            self.note.show_words(help_text, "help")

    def set_problem(self, text: str, doubtful: bool = False) -> None:
        if text:
            self.note.show_words(text, "attention" if doubtful else "error")
        else:
            self.note.show_words(self._help, "help")


class FormGrid(QWidget):
    """Fields in a grid of equal columns, filled from left to right.

    Enter goes to the next field, in the last one it submits; Ctrl+Enter submits from anywhere. ``submitted``
    comes after the input method has committed what it was composing.
    """

    submitted = Signal()
    edited = Signal()

    def __init__(self, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, _Row] = {}
        self._columns = columns
        self._cell = 0
        self._shown: tuple[Problem, ...] = ()
        self._grid = grid(self, gap=Space.M)
        for i in range(columns):
            self._grid.setColumnStretch(i, 1)

    def add_row(self, key: str, field: QWidget, span: int = 1) -> QWidget:
        """Put a field into the next ``span`` cells; its words come by ``set_words``. Returns the field.

        ``key`` is the name that problems use for the field.
        """
        if self._cell % self._columns + span > self._columns:
            self._cell += self._columns - self._cell % self._columns
        made = _Row(field, self)
        line, at = divmod(self._cell, self._columns)
        self._grid.addWidget(made, line, at, 1, span)
        self._cell += span
        self._rows[key] = made
        target = field.focusProxy() or field
        target.installEventFilter(self)
        names = ("textChanged",) if field.inherits(_LONG_TEXT) else _EDITS
        for signal in filter(None, (getattr(field, name, None) for name in names)):
            signal.connect(lambda *_: self._on_edited(key))
        return field

    def add_line(self, widget: QWidget) -> None:
        """Put something that is no field across the form, below the rows so far; Enter does not stop there."""
        line = -(-self._cell // self._columns)
        self._grid.addWidget(widget, line, 0, 1, self._columns)
        self._cell = (line + 1) * self._columns

    def set_words(self, key: str, text: str, help_text: str = "") -> None:
        """A field's label (also its accessible name) and the help under it."""
        self._rows[key].set_words(text, help_text)

    def set_row_visible(self, key: str, visible: bool) -> None:
        """Show or hide a field with everything that belongs to it."""
        self._rows[key].setVisible(visible)

    def field(self, key: str) -> QWidget:
        """The field of a row."""
        return self._rows[key].field

    def problem_of(self, key: str) -> str:
        """The error line under a field, or nothing."""
        note = self._rows[key].note
        return "" if note.role == "help" else note.text()

    def set_problem(self, key: str, text: str, doubtful: bool = False) -> None:
        """What is wrong with one field; empty takes it away."""
        self._rows[key].set_problem(text, doubtful)

    def show_problems(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Put every problem under its field and go to the first; returns those whose field is not here."""
        self.clear_problems()
        self._shown = tuple(problems)
        here = [p for p in self._shown if p.field in self._rows]
        for problem in reversed(here):
            self._rows[problem.field].set_problem(sentence(problem.message), problem.doubtful)
        for key, one in self._rows.items():
            if any(p.field == key for p in here):
                focus(one.field)
                break
        return tuple(p for p in self._shown if p.field not in self._rows)

    def clear_problems(self) -> None:
        """Take all error lines away."""
        self._shown = ()
        for one in self._rows.values():
            one.set_problem("")

    def focus_first(self) -> None:
        """Go to the first field that can be typed into."""
        for one in self._rows.values():
            if one.isVisibleTo(self) and one.field.isEnabled():
                focus(one.field)
                return

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for problem in reversed(self._shown):
                if problem.field in self._rows and self.problem_of(problem.field):
                    self._rows[problem.field].set_problem(sentence(problem.message), problem.doubtful)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            # A field with an open list takes Enter for itself.
            is_open = getattr(watched, "is_open", None)
            if is_enter and not (is_open is not None and is_open()):
                return self._on_enter(watched, event.modifiers())
        return super().eventFilter(watched, event)

    def _on_enter(self, watched: QObject, modifiers: Qt.KeyboardModifier) -> bool:
        held = modifiers & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ControlModifier:
            self._submit()
            return True
        if isinstance(watched, QPushButton) or watched.inherits(_LONG_TEXT):
            return False
        if held == Qt.KeyboardModifier.ShiftModifier:
            self._step(watched, -1)
            return True
        if held == Qt.KeyboardModifier.NoModifier and isinstance(watched, (QLineEdit, QComboBox, QWidget)):
            if not self._step(watched, 1):
                self._submit()
            return True
        return False

    def _step(self, watched: QObject, by: int) -> bool:
        order = [r.field for r in self._rows.values() if r.isVisibleTo(self) and r.field.isEnabled()]
        here = next((i for i, f in enumerate(order) if watched in (f, f.focusProxy())), None)
        if here is None or not 0 <= here + by < len(order):
            return False
        commit_input_method()
        focus(order[here + by])
        return True

    def _submit(self) -> None:
        commit_input_method()
        self.submitted.emit()

    def _on_edited(self, key: str) -> None:
        if self.problem_of(key):
            self._rows[key].set_problem("")
        self.edited.emit()


def focus(field: QWidget) -> None:
    """Put the focus on a field as the keyboard does, with its text selected and the field in view."""
    field.setFocus(Qt.FocusReason.TabFocusReason)
    ancestor = field.parentWidget()
    while ancestor is not None and not isinstance(ancestor, QScrollArea):
        ancestor = ancestor.parentWidget()
    if isinstance(ancestor, QScrollArea):
        ancestor.ensureWidgetVisible(field)
