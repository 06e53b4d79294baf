"""Members: added, given a new password, brought back, handed the manager's role; and a new recovery code."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain.errors import Problem
from desktop.domain.gate import Gate
from desktop.domain.messages import message
from desktop.domain.people import Member, Role
from desktop.reports.recovery import RecoverySheet
from desktop.services.rights import may_call
from desktop.services.venue.members import MemberService
from desktop.ui.kit.dialogs import Dialog, FormDialog, Work, confirm
from desktop.ui.kit.fields import PasswordField, Select, TextField
from desktop.ui.kit.forms import focus
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.roles import role_text
from desktop.ui.venue.gate_chips import GateChips
from desktop.ui.venue_form.passwords import PasswordRows
from desktop.ui.venue_form.recovery import Papers, RecoveryProof


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
    """An inspector is bound to the venue and to gates of it. The declaration code is the venue's own unless another is
    typed, such as one that the inspector was given and that has been replaced since."""

    def __init__(
        self, code: str, members: MemberService, gates: Sequence[Gate], jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(jobs, parent, columns=2, width=640)
        self._members = members
        self._known_code = code
        self._code, self._name, self._phone = TextField(), TextField(), TextField()
        self._gates = GateChips(gates)
        self.form.add_row("declaration_code", self._code, span=2)
        self.form.add_row("name", self._name)
        self.form.add_row("phone", self._phone)
        self._password = PasswordRows(self.form, optional=True)
        self.form.add_row("gates", self._gates, span=2)
        self._code.set_value(code)
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._known_code:
            focus(self._name)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Bind an inspector"))
        self.form.set_words(
            "declaration_code",
            self.tr("Declaration code"),
            self.tr("The present code of this venue. Compare it with the one that the inspector was given."),
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
        is_other = self._code.value() != self._known_code
        return bool(is_other or self._name.value() or self._phone.value() or self._password.is_dirty())

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


class MemberPasswordDialog(FormDialog):
    """A new password: one's own with the current one, another member's by the manager."""

    def __init__(self, member: Member, members: MemberService, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._member = member
        self._members = members
        self._is_own = member.id == members.me().id
        self._current = PasswordField()
        if self._is_own:
            self.form.add_row("password", self._current)
            self.lone_field = "password"
        self._new = PasswordRows(self.form, "new_password")
        self._suspected = QCheckBox()
        # Below the form: Enter in the last field sets the password.
        self._consequence = label("second", wrap=True)
        for part in (self._suspected, self._consequence):
            self.body.addWidget(part)
            part.setVisible(may_call(members.unbind) and member.role is not Role.INSPECTOR)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self._suspected.setText(self.tr("The old password may be known"))
        self._consequence.setText(
            self.tr("The desk’s keys are changed as well, so that no kept copy of them opens anything.")
        )
        title = self.tr("Change my password") if self._is_own else self.tr("New password for {name}")
        self.set_title(title.format(name=self._member.name))
        if self._is_own:
            self.form.set_words("password", self.tr("Current password"))
        hint = self.tr("At least 8 characters; three words are easy to keep.")
        self._new.set_words(self.tr("New password"), self.tr("New password again"), hint)
        self.action.set_words(self.tr("Set the password"))

    def is_dirty(self) -> bool:
        return self._new.is_dirty() or bool(self._current.text())

    def check(self) -> Sequence[Problem]:
        return self._new.problems()

    def work(self) -> Work:
        return partial(
            self._members.change_password,
            self._member.id,
            self._new.value(),
            self._current.value(),
            suspected=self._suspected.isChecked(),
        )


class RebindDialog(FormDialog):
    """Somebody who left comes back, by the declaration code as at the first time."""

    def __init__(
        self, code: str, member: Member, members: MemberService, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        """``code`` is the venue's present one."""
        super().__init__(jobs, parent)
        self._known_code = code
        self._member = member
        self._members = members
        self._code = TextField()
        self._code.set_value(code)
        self.form.add_row("declaration_code", self._code)
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._known_code:
            focus(self.action)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Bind {name} again").format(name=self._member.name))
        self.form.set_words(
            "declaration_code",
            self.tr("Declaration code"),
            self.tr("The present code of this venue. Compare it with the one that the inspector was given."),
        )
        self.action.set_words(self.tr("Bind again"))

    def is_dirty(self) -> bool:
        return self._code.value() != self._known_code

    def work(self) -> Work:
        return partial(self._members.rebind, self._member.id, self._code.value())


class HandOverDialog(FormDialog):
    """The manager's role goes to another member, at once and for good."""

    section = "admin"

    def __init__(
        self,
        candidates: Sequence[Member],
        members: MemberService,
        jobs: Jobs,
        parent: QWidget | None = None,
        chosen: str = "",
    ) -> None:
        """``candidates`` are bound members other than the manager; ``chosen`` is the id of one of them."""
        super().__init__(jobs, parent, action="danger", width=520)
        self._candidates = tuple(candidates)
        self._members = members
        self._text = label("quiet", wrap=True)
        self.body.insertWidget(0, self._text)
        self._heir = Select()
        self.form.add_row("member", self._heir)
        self._password = PasswordRows(self.form)
        self._heir.activated.connect(lambda _: self._show_password())
        self.retranslate()
        if chosen:
            self._heir.set_value(chosen)
        self._show_password()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Hand over the manager’s role"))
        self._text.setText(
            self.tr(
                "The new manager may do everything: edit the venue, gates and members, and see personal data. "
                "You become a front-desk clerk at once, and only the new manager can give the role back."
            )
        )
        self.form.set_words("member", self.tr("New manager"))
        self._heir.set_choices([(m.id, f"{m.name} · {role_text(m.role)}") for m in self._candidates])
        self._password.set_words(
            self.tr("Password of the new manager"),
            self.tr("Password again"),
            self.tr("This member could not sign in so far."),
        )
        self.action.set_words(self.tr("Hand over"))

    def is_dirty(self) -> bool:
        return self._password.is_dirty()

    def check(self) -> Sequence[Problem]:
        return self._password.problems() if self._needs_password() else ()

    def work(self) -> Work:
        password = self._password.value() if self._needs_password() else ""
        return partial(self._members.hand_over, str(self._heir.value()), password)

    def _needs_password(self) -> bool:
        heir = next(m for m in self._candidates if m.id == self._heir.value())
        return self._members.needs_password_to_manage(heir)

    def _show_password(self) -> None:
        for key in ("password", "again"):
            self.form.set_row_visible(key, self._needs_password())


class RecoveryDialog(Dialog):
    """Closes when the last group of the code was typed back, or after asking."""

    def __init__(self, sheet: RecoverySheet, jobs: Jobs, papers: Papers, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=720)
        self.proof = RecoveryProof(jobs, papers)
        self.proof.show_sheet(sheet)
        self.body.addWidget(self.proof)
        self.proof.submitted.connect(self.submit)
        self.action.clicked.connect(self.submit)
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("New recovery code"))
        self.action.set_words(self.tr("I have kept it"))
        self.cancel.set_words(self.tr("Close"))

    def submit(self) -> None:
        """Close, if the code was kept."""
        if self.proof.check():
            self.accept()

    def reject(self) -> None:
        confirm(
            self,
            message("RecoveryDialog", "Close before the recovery code is kept?"),
            message(
                "RecoveryDialog", "This code is not shown again, and the old sheet is void. You can make another one."
            ),
            message("RecoveryDialog", "Close"),
            super().reject,
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.proof.focus_first()
