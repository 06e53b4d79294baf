"""A dialog around a form: Enter goes through the fields, the work runs in the background, errors stand at fields."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.errors import BadInput, Problem, UserError
from desktop.ui.dialogs.base import Dialog
from desktop.ui.jobs import Jobs
from desktop.ui.widgets.button import Kind
from desktop.ui.widgets.form import FormGrid

Work = Callable[[], object]


class FormDialog(Dialog):
    """A subclass adds rows to ``form`` and says in ``work`` what is to be done with what they hold."""

    lone_field = ""
    """The field that a refusal is about when it names none."""
    done_with = Signal(object)
    """What the work gave, once it has succeeded and the dialog is closed."""

    def __init__(
        self, jobs: Jobs, parent: QWidget | None = None, *, columns: int = 1, action: Kind = "primary", width: int = 480
    ) -> None:
        super().__init__(parent, action, width)
        self._jobs = jobs
        self.form = FormGrid(columns)
        self.body.addWidget(self.form)
        self.form.submitted.connect(self.submit)
        self.action.clicked.connect(self.submit)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self.deleteLater)

    def check(self) -> Sequence[Problem]:
        """What is wrong that the services do not see, such as two passwords that differ."""
        return ()

    def work(self) -> Work:
        """Read the fields, on the thread of the window; what is returned is called on another."""
        raise NotImplementedError

    def submit(self) -> None:
        """Do the work, unless something is wrong already."""
        if not self.action.isEnabled():
            return
        self.banner.clear()
        problems = tuple(self.check())
        self.form.show_problems(problems)
        if not problems:
            self.set_busy(True)
            self._jobs.run(self.work(), self._on_done, self._on_error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif focused in (self.action, self.cancel) and not event.modifiers():
            focused.click()
        elif isinstance(focused, QPushButton):
            # A chip is switched by the space bar; Enter goes on, as in any other field.
            self.submit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.focus_first()

    def _on_done(self, result: object) -> None:
        self.set_busy(False)
        self.accept()
        self.done_with.emit(result)

    def _on_error(self, error: UserError) -> None:
        self.set_busy(False)
        problems = error.problems if isinstance(error, BadInput) else ()
        if isinstance(error, BadInput) and not problems and self.lone_field:
            problems = (Problem(self.lone_field, error.message),)
        elsewhere = self.form.show_problems(problems)
        if elsewhere or not problems:
            self.banner.tell_error(error)
