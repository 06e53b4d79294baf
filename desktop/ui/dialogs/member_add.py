"""Adding people: a clerk for the front desk, an inspector by the declaration code."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.gate import Gate
from desktop.services.members import MemberService
from desktop.ui.jobs import Jobs
from desktop.ui.venue.form_dialog import FormDialog, Work
from desktop.ui.venue.gate_chips import GateChips
from desktop.ui.venue.password_rows import PasswordRows
from desktop.ui.widgets.fields import TextField


class AddClerkDialog(FormDialog):
    """Name, phone and a first password, which the clerk can change."""

    def __init__(self, members: MemberService, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._members = members
        self._name, self._phone = TextField(), TextField()
        self.form.add_row("name", self._name)
        self.form.add_row("phone", self._phone)
        self._password = PasswordRows(self.form)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Add a clerk for the front desk"))
        self.form.set_words("name", self.tr("Full name"))
        self.form.set_words("phone", self.tr("Phone"))
        self._password.set_words(
            self.tr("First password"), self.tr("Password again"), self.tr("The clerk can change it in Settings.")
        )
        self.action.set_words(self.tr("Add the clerk"))

    def is_dirty(self) -> bool:
        return bool(self._name.value() or self._phone.value() or self._password.is_dirty())

    def check(self) -> Sequence[Problem]:
        return self._password.problems()

    def work(self) -> Work:
        return partial(self._members.add_clerk, self._name.value(), self._phone.value(), self._password.value())


class AddInspectorDialog(FormDialog):
    """An inspector gives the declaration code, and is bound to the venue and to gates of it."""

    def __init__(
        self, members: MemberService, gates: Sequence[Gate], jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(jobs, parent, columns=2, width=640)
        self._members = members
        self._code, self._name, self._phone = TextField(), TextField(), TextField()
        self._gates = GateChips(gates)
        self.form.add_row("declaration_code", self._code, span=2)
        self.form.add_row("name", self._name)
        self.form.add_row("phone", self._phone)
        self._password = PasswordRows(self.form, optional=True)
        self.form.add_row("gates", self._gates, span=2)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Bind an inspector"))
        self.form.set_words(
            "declaration_code",
            self.tr("Declaration code"),
            self.tr("The code of this venue that the inspector was given; it shows that they mean to join here."),
        )
        self.form.set_words("name", self.tr("Full name"))
        self.form.set_words("phone", self.tr("Phone (optional)"))
        self._password.set_words(
            self.tr("Password (optional)"),
            self.tr("Password again"),
            self.tr("Only for inspectors who sign in at this desk themselves."),
        )
        self.form.set_words("gates", self.tr("At these gates"))
        self.action.set_words(self.tr("Bind the inspector"))

    def is_dirty(self) -> bool:
        return bool(self._code.value() or self._name.value() or self._phone.value() or self._password.is_dirty())

    def check(self) -> Sequence[Problem]:
        return self._password.problems()

    def work(self) -> Work:
        return partial(
            self._members.bind_inspector,
            self._code.value(),
            self._name.value(),
            self._phone.value(),
            self._gates.chosen_ids(),
            self._password.value(),
        )
