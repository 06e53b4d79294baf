"""Changing one's own password."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadInput, UserError
from desktop.domain.people import check_password
from desktop.services.members import MemberService
from desktop.ui.dialogs.base import Dialog
from desktop.ui.i18n import sentence
from desktop.ui.jobs import Jobs
from desktop.ui.widgets.fields import PasswordField
from desktop.ui.widgets.form import FormGrid, focus


class PasswordDialog(Dialog):
    """Asks for the present password and the new one, twice."""

    saved = Signal()

    def __init__(self, members: MemberService, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent, width=440)
        self._members = members
        self._jobs = jobs
        self._form = FormGrid(1)
        self._current, self._new, self._again = PasswordField(), PasswordField(), PasswordField()
        self._form.add_row("current", self._current)
        self._form.add_row("new_password", self._new)
        self._form.add_row("again", self._again)
        self.body.addWidget(self._form)
        self._form.submitted.connect(self._on_save)
        self.action.clicked.connect(self._on_save)
        self.finished.connect(self.deleteLater)
        self.retranslate()
        self._current.setFocus()

    def is_dirty(self) -> bool:
        return bool(self._new.text())

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Change my password"))
        self._form.set_words("current", self.tr("Present password"))
        self._form.set_words("new_password", self.tr("New password"), self.tr("At least 8 characters."))
        self._form.set_words("again", self.tr("New password again"))
        self.action.set_words(self.tr("Change password"))

    def _on_save(self) -> None:
        if not self.action.isEnabled():
            return
        self._form.clear_problems()
        new = self._new.value()
        if (problem := check_password(new, "new_password")) is not None:
            self._form.show_problems([problem])
        elif self._again.value() != new:
            self._form.set_problem("again", self.tr("The two passwords differ."))
            focus(self._again)
        else:
            self.set_busy(True)
            member_id, current = self._members.me().id, self._current.value()
            self._jobs.run(
                lambda: self._members.change_password(member_id, new, current), self._on_saved, self._on_failed
            )

    def _on_saved(self, _result: object) -> None:
        self.set_busy(False)
        self.saved.emit()
        self.accept()

    def _on_failed(self, error: UserError) -> None:
        self.set_busy(False)
        if not isinstance(error, BadInput):
            self.banner.tell_error(error)
        elif not error.problems or self._form.show_problems(error.problems):
            self._form.set_problem("current", sentence(error.message))
            focus(self._current)
