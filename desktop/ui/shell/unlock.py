"""The first thing that anybody sees: whose desk it is, who are you, your password; and the way back in without one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadInput, DamagedDesk, Problem, UserError
from desktop.domain.messages import Message, message
from desktop.domain.people import check_password
from desktop.services.setup.access import Access, KeySlot, Opened
from desktop.ui.kit.banner import Banner
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card, put_in_middle
from desktop.ui.kit.fields import PasswordField, Select, TextField
from desktop.ui.kit.forms import FormGrid, focus
from desktop.ui.kit.help import about, add_help_key
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.roles import role_text
from desktop.ui.kit.sizes import column, row, sized
from desktop.ui.kit.tokens import Space

_DAMAGED = message("Unlock", "Files of the desk are damaged.")
"""Which, and what can be done, stands on the screen that it leads to."""


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
                self._banner.show_error(error)

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


class UnlockScreen(Translated, QWidget):
    """Asks who it is and for the password. It checks nothing itself."""

    unlock_requested = Signal(str, str)
    """A slot and the password typed for it."""
    recovery_requested = Signal(str, str)
    """The recovery code and the manager's new password."""
    repair_wanted = Signal()
    """The desk is damaged: a backup is to be put back, or what can be read rescued."""
    language_toggled = Signal()

    def __init__(self, key_slots: Sequence[KeySlot], venue: str = "", parent: QWidget | None = None) -> None:
        """``venue`` is the venue's name, empty where this PC does not know it yet."""
        super().__init__(parent)
        self.setObjectName("backdrop")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._key_slots = tuple(key_slots)
        self._venue = venue
        self._busy = False
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        about(self, "unlock")
        add_help_key(self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._product = label("second")
        self._title = label("title", wrap=True)
        self.banner = Banner(self)
        self._form = FormGrid(1)
        self._member = Select()
        self._password = PasswordField()
        self._form.add_row("slot", self._member)
        self._form.add_row("password", self._password)
        self._open = Button("primary", shortcut="Return")
        self._forgot = Button("text")
        self._recovery: RecoveryForm | None = None
        self._language = Button("text")
        self._repair = Button("secondary")
        self._repair.hide()
        card = self._card = Card(gap=Space.L, margins=(40, 36, 40, 28))
        sized(card, width=420)
        card.body.addWidget(self._product)
        card.body.addWidget(self._title)
        card.body.addWidget(self.banner)
        card.body.addWidget(self._repair)
        card.body.addWidget(self._form)
        card.body.addWidget(self._open)
        foot = row(gap=Space.S)
        foot.addWidget(self._forgot)
        foot.addStretch(1)
        foot.addWidget(self._language)
        card.body.addLayout(foot)
        put_in_middle(self, card)

    def _connect(self) -> None:
        self._form.submitted.connect(self._on_submit)
        self._open.clicked.connect(self._on_submit)
        self._forgot.clicked.connect(self._on_forgot)
        self._repair.clicked.connect(self.repair_wanted)
        self._language.clicked.connect(self.language_toggled)
        self._password.caps_lock.connect(self._on_caps_lock)
        self._timer.timeout.connect(self._on_second)

    def choose(self, slot_id: str) -> None:
        """Preselect a member: the one who was signed in."""
        self._member.set_value(slot_id)

    def focus_first(self) -> None:
        """Put the focus where typing begins: who it is has mostly been right since the last time."""
        recovery = self._recovery
        focus(recovery.first_field() if recovery is not None and not recovery.isHidden() else self._password)

    @property
    def busy(self) -> bool:
        """Whether a password is being tried."""
        return self._busy

    def set_busy(self, busy: bool) -> None:
        """Show that a password is being tried; meanwhile nothing can be submitted."""
        self._busy = busy
        if busy:
            self.banner.clear()
            self._repair.hide()
            self._form.clear_problems()
        if self._recovery is not None:
            self._recovery.set_busy(busy)
        self._show_button()

    def show_problem(self, problem: Message | UserError) -> None:
        """Say under the password what was wrong, or over everything what is wrong with the desk."""
        self.set_busy(False)
        recovery = self._recovery
        if isinstance(problem, DamagedDesk):
            self.banner.show_message("danger", _DAMAGED)
            self._repair.show()
        elif recovery is not None and not recovery.isHidden() and isinstance(problem, UserError):
            recovery.show_problem(problem)
        elif isinstance(problem, UserError) and not isinstance(problem, BadInput):
            self.banner.show_error(problem)
        else:
            text = problem.message if isinstance(problem, UserError) else problem
            self._form.show_problems([Problem("password", text)])
            self._password.selectAll()

    def wait(self, seconds: int) -> None:
        """Count down until the next try may come; typing goes on meanwhile."""
        self.set_busy(False)
        self._left = seconds
        self._timer.start()
        self._show_button()
        self._show_wait()

    def retranslate(self) -> None:
        self._product.setText(self.tr("VenueDesk"))
        self._title.setText(self._venue or self.tr("Open the desk"))
        self._form.set_words("slot", self.tr("Member"))
        self._form.set_words("password", self.tr("Password"))
        self._member.set_choices([(d.slot_id, self._name(i)) for i, d in enumerate(self._key_slots)])
        self._forgot.set_words(self.tr("Forgot the password"))
        self._repair.set_words(self.tr("Put the desk right…"))
        self._language.set_words("中文 / English", self.tr("Switch between Chinese and English"))
        self._show_button()
        if self._left > 0:
            self._show_wait()

    def _name(self, index: int) -> str:
        """A member by name and role, or by role and number on a PC that does not know the names."""
        slot = self._key_slots[index]
        role = role_text(slot.role)
        if slot.name:
            return f"{slot.name} · {role}"
        same = [d for d in self._key_slots if d.role is slot.role]
        return role if len(same) == 1 else f"{role} {same.index(slot) + 1}"

    def _show_button(self) -> None:
        self._open.set_words(self.tr("Opening…") if self._busy else self.tr("Open"))
        self._open.setEnabled(not self._busy and self._left <= 0)

    def _show_wait(self) -> None:
        minutes, seconds = divmod(self._left, 60)
        text = message(
            "Unlock", "Too many wrong passwords. You can try again in {time}.", time=f"{minutes}:{seconds:02}"
        )
        self._form.set_problem("password", sentence(text), doubtful=True)

    def _on_second(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._show_wait()
            return
        self._timer.stop()
        self._form.set_problem("password", "")
        self._show_button()

    def _on_submit(self) -> None:
        if self._busy or self._left > 0:
            return
        if not self._password.value():
            self._form.set_problem("password", self.tr("Type your password."))
            focus(self._password)
            return
        self.set_busy(True)
        self.unlock_requested.emit(str(self._member.value()), self._password.value())

    def _on_recover(self, code: str, password: str) -> None:
        if not self._busy:
            self.set_busy(True)
            self.recovery_requested.emit(code, password)

    def _on_caps_lock(self, on: bool) -> None:
        if self._left <= 0:
            self._form.set_problem("password", self.tr("Caps Lock is on.") if on else "", doubtful=True)

    def _on_forgot(self) -> None:
        if self._recovery is None:
            # Made only now: most starts never need it, and the window is there sooner.

            self._recovery = RecoveryForm()
            self._recovery.submitted.connect(self._on_recover)
            self._recovery.left.connect(self._on_leave_recovery)
            self._card.body.insertWidget(self._card.body.count() - 1, self._recovery)
        self._show_recovery(True)

    def _on_leave_recovery(self) -> None:
        self._show_recovery(False)

    def _show_recovery(self, shown: bool) -> None:
        self.banner.clear()
        for widget in (self._form, self._open, self._forgot):
            widget.setHidden(shown)
        if self._recovery is not None:
            self._recovery.setHidden(not shown)
        self.focus_first()


class SignIn(QObject):
    """Lives as long as its screen.

    ``entered`` carries what ``open_desk`` made of the opened slot, on the thread of the window.
    """

    entered = Signal(object)

    def __init__(self, screen: UnlockScreen, access: Access, open_desk: Callable[[Opened], object], jobs: Jobs) -> None:
        """``open_desk`` is called in the background, after the password was right; it may raise ``UserError``."""
        super().__init__(screen)
        self._screen = screen
        self._access = access
        self._open_desk = open_desk
        self._jobs = jobs
        screen.unlock_requested.connect(self._on_unlock)
        screen.recovery_requested.connect(self._on_recovery)
        if seconds := access.wait_seconds():
            screen.wait(seconds)

    def _on_unlock(self, slot_id: str, password: str) -> None:
        self._jobs.run(lambda: self._open_desk(self._access.open(slot_id, password)), self._on_opened, self._on_failed)

    def _on_recovery(self, code: str, password: str) -> None:
        self._jobs.run(lambda: self._open_desk(self._access.recover(code, password)), self._on_opened, self._on_failed)

    def _on_opened(self, desk: object) -> None:
        self._screen.set_busy(False)
        self.entered.emit(desk)

    def _on_failed(self, error: UserError) -> None:
        self._screen.show_problem(error)
        if seconds := self._access.wait_seconds():
            self._screen.wait(seconds)
