"""Changes to a member: a new password, coming back, taking the manager's role over."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.people import Member
from desktop.services.members import MemberService
from desktop.ui.jobs import Jobs
from desktop.ui.venue.form_dialog import FormDialog, Work
from desktop.ui.venue.password_rows import PasswordRows
from desktop.ui.widgets.fields import PasswordField, Select, TextField
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.roles import role_text


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
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
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
        return partial(self._members.change_password, self._member.id, self._new.value(), self._current.value())


class RebindDialog(FormDialog):
    """Somebody who left comes back, by the declaration code as at the first time."""

    def __init__(self, member: Member, members: MemberService, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._member = member
        self._members = members
        self._code = TextField()
        self.form.add_row("declaration_code", self._code)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Bind {name} again").format(name=self._member.name))
        self.form.set_words("declaration_code", self.tr("Declaration code"), self.tr("The present code of this venue."))
        self.action.set_words(self.tr("Bind again"))

    def is_dirty(self) -> bool:
        return bool(self._code.value())

    def work(self) -> Work:
        return partial(self._members.rebind, self._member.id, self._code.value())


class HandOverDialog(FormDialog):
    """The manager's role goes to another member, at once and for good."""

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
        return not heir.has_password

    def _show_password(self) -> None:
        for key in ("password", "again"):
            self.form.set_row_visible(key, self._needs_password())
