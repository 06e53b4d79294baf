"""A forgotten password: the manager's new one by the recovery code, everybody else's by the manager."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadInput, UserError
from desktop.domain.people import check_password
from desktop.ui.i18n import Translated, sentence
from desktop.ui.sizes import column, row
from desktop.ui.tokens import Space
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import PasswordField, TextField
from desktop.ui.widgets.form import FormGrid, focus
from desktop.ui.widgets.labels import label


class RecoveryForm(Translated, QWidget):
    """Asks for the code on the recovery sheet and for a new password, twice."""

    submitted = Signal(str, str)
    """The code and the new password."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = label("second", wrap=True)
        self._banner = Banner(self)
        self._form = FormGrid(1)
        self._code = TextField()
        self._password = PasswordField()
        self._again = PasswordField()
        self._form.add_row("recovery_code", self._code)
        self._form.add_row("new_password", self._password)
        self._form.add_row("again", self._again)
        self._back = Button("secondary")
        self._save = Button("primary")
        buttons = row(gap=Space.M)
        buttons.addWidget(self._back)
        buttons.addWidget(self._save, 1)
        box = column(self, gap=Space.L)
        box.addWidget(self._hint)
        box.addWidget(self._banner)
        box.addWidget(self._form)
        box.addLayout(buttons)
        self._form.submitted.connect(self._on_submit)
        self._save.clicked.connect(self._on_submit)
        self._back.clicked.connect(self.left)
        self.retranslate()

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return self._code

    def set_busy(self, busy: bool) -> None:
        """Whether the code is being tried."""
        self._save.setEnabled(not busy)
        self._back.setEnabled(not busy)

    def show_problem(self, error: UserError) -> None:
        """Say what was wrong, under the field that it is about where there is one."""
        problems = error.problems if isinstance(error, BadInput) else ()
        elsewhere = self._form.show_problems(problems)
        if elsewhere or not problems:
            if isinstance(error, BadInput):
                self._form.set_problem("recovery_code", sentence(error.message))
                focus(self._code)
            else:
                self._banner.tell_error(error)

    def retranslate(self) -> None:
        self._hint.setText(
            self.tr(
                "The manager types the recovery code from the sheet printed at set-up. "
                "Other members get a new password from the manager, on the Venue page."
            )
        )
        self._form.set_words("recovery_code", self.tr("Recovery code"))
        self._form.set_words("new_password", self.tr("New password"), self.tr("At least 8 characters."))
        self._form.set_words("again", self.tr("New password again"))
        self._back.set_words(self.tr("Back"))
        self._save.set_words(self.tr("Set password and open"))

    def _on_submit(self) -> None:
        self._form.clear_problems()
        self._banner.clear()
        if not self._code.value():
            self._form.set_problem("recovery_code", self.tr("Type the code from the recovery sheet."))
            focus(self._code)
        elif (problem := check_password(self._password.value(), "new_password")) is not None:
            self._form.show_problems([problem])
        elif self._again.value() != self._password.value():
            self._form.set_problem("again", self.tr("The two passwords differ."))
            focus(self._again)
        else:
            self.submitted.emit(self._code.value(), self._password.value())
