"""Steps of another desk of a venue: over the network by a ticket, or by stick with an invitation and, days later, an answer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadInput, Problem
from desktop.domain.messages import message
from desktop.services.setup.joining import JoinRequest, JoinService
from desktop.services.setup.joining_by_stick import StickJoinService, StickRequest
from desktop.ui.hub.enrolment_form import CertificateField, read_certificate
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import rule
from desktop.ui.kit.fields import PasswordField, TextField
from desktop.ui.kit.files import AnswerField, InvitationField
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column, row
from desktop.ui.kit.tokens import Space
from desktop.ui.setup.step import Step

_FIELDS = ("hub", "ticket", "declaration_code", "desk", "authority")


class JoinStep(Step):
    """Asks for what the health office gave, and for the code that the first desk shows."""

    def __init__(self, joining: JoinService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._joining = joining
        self._form = FormGrid(2)
        self._hub, self._ticket, self._code, self._desk = TextField(), TextField(), TextField(), TextField()
        self._certificate = CertificateField()
        self._hub.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        for field in (self._ticket, self._code):
            field.setInputMethodHints(Qt.InputMethodHint.ImhPreferUppercase | Qt.InputMethodHint.ImhNoPredictiveText)
        self._hub.setPlaceholderText("https://")
        self._form.add_row("hub", self._hub, span=2)
        fields = (self._ticket, self._code, self._desk, self._certificate)
        for key, widget in zip(_FIELDS[1:], fields, strict=True):
            self._form.add_row(key, widget)
        box = column(self)
        box.addWidget(self._form)
        box.addStretch(1)
        self._form.submitted.connect(self.submitted)
        self.retranslate()

    def request(self) -> JoinRequest:
        """What was typed here; the manager and the certificate are still to come."""
        return JoinRequest(
            self._hub.value(), self._ticket.value(), self._code.value(), "", "", "", desk=self._desk.value()
        )

    def certificate(self) -> str:
        """The path of the certificate file, as typed."""
        return self._certificate.value()

    def title(self) -> str:
        return self.tr("Join")

    def lead(self) -> str:
        return self.tr(
            "From a hub that the first desk syncs with, this PC gets venue, gates and members; no visitor’s data."
        )

    def check(self) -> bool:
        problems = [p for p in self._joining.problems(self.request()) if self.owns(p.field)]
        try:
            read_certificate(self.certificate())
        except BadInput as wrong:
            problems += wrong.problems
        self._form.show_problems(problems)
        return not problems

    def owns(self, field: str) -> bool:
        return field in _FIELDS

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        self._form.show_problems(problems)

    def focus_first(self) -> None:
        self._form.focus_first()

    def retranslate(self) -> None:
        self._form.set_words("hub", self.tr("Address of the hub"), self.tr("As the health office gave it."))
        self._form.set_words(
            "ticket", self.tr("Ticket"), self.tr("From the health office, for a further desk. It serves once.")
        )
        self._form.set_words(
            "declaration_code",
            self.tr("Declaration code of the venue"),
            self.tr("8 characters; the first desk shows them on its Venue page."),
        )
        self._form.set_words(
            "desk", self.tr("Name of this desk (optional)"), self.tr("How people tell it from the others.")
        )
        self._desk.setPlaceholderText(self.tr("Such as 北门前台"))
        self._form.set_words(
            "authority", self.tr("Certificate (optional)"), self.tr("Only where the health office gave a file for it.")
        )


_STICK_FIELDS = ("invitation", "declaration_code", "desk")


class InviteStep(Step):
    """Asks for the file that the health office gave, and for the code that the first desk shows."""

    def __init__(self, joining: StickJoinService, folder: Callable[[], Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._joining = joining
        self._form = FormGrid(2)
        self._invitation, self._code, self._desk = InvitationField(folder), TextField(), TextField()
        self._code.setInputMethodHints(Qt.InputMethodHint.ImhPreferUppercase | Qt.InputMethodHint.ImhNoPredictiveText)
        self._form.add_row("invitation", self._invitation, span=2)
        self._form.add_row("declaration_code", self._code)
        self._form.add_row("desk", self._desk)
        box = column(self)
        box.addWidget(self._form)
        box.addStretch(1)
        self._form.submitted.connect(self.submitted)
        self.retranslate()

    def put(self, invitation: Path) -> None:
        """Fill an invitation in."""
        self._invitation.put(invitation)

    def request(self) -> StickRequest:
        """What was typed here; the manager is still to come."""
        return StickRequest(Path(self._invitation.value()), self._code.value(), "", "", "", self._desk.value())

    def title(self) -> str:
        return self.tr("Join")

    def lead(self) -> str:
        return self.tr(
            "From a hub that the first desk hands over to, this PC gets venue, gates and members; no visitor’s data. "
            "One USB stick goes to the health office and comes back."
        )

    def check(self) -> bool:
        problems = [p for p in self._joining.problems(self.request()) if self.owns(p.field)]
        self._form.show_problems(problems)
        return not problems

    def owns(self, field: str) -> bool:
        return field in _STICK_FIELDS

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        self._form.show_problems(problems)

    def focus_first(self) -> None:
        self._form.focus_first()

    def retranslate(self) -> None:
        self._form.set_words(
            "invitation",
            self.tr("Invitation"),
            self.tr(
                "A file that ends in .vdi, from the health office, for a further desk. Keep it to yourself: it serves once."
            ),
        )
        self._form.set_words(
            "declaration_code",
            self.tr("Declaration code of the venue"),
            self.tr("8 characters; the first desk shows them on its Venue page."),
        )
        self._form.set_words(
            "desk", self.tr("Name of this desk (optional)"), self.tr("How people tell it from the others.")
        )
        self._desk.setPlaceholderText(self.tr("Such as 北门前台"))


class AnswerStep(Step):
    """Asks for the answer and the password; or for the request to be written again, or given up."""

    again_wanted = Signal()
    give_up_wanted = Signal()

    def __init__(self, folder: Callable[[], Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = FormGrid(2)
        self._answer, self._password = AnswerField(folder), PasswordField()
        self._form.add_row("answer", self._answer, span=2)
        self._form.add_row("password", self._password)
        self._lost = label("quiet", wrap=True)
        self.again, self.give_up = Button("secondary", "save"), Button("secondary", "delete")
        buttons = row(gap=Space.M)
        buttons.addWidget(self.again)
        buttons.addWidget(self.give_up)
        buttons.addStretch(1)
        box = column(self, gap=Space.L)
        box.addWidget(self._form)
        box.addWidget(rule())
        box.addWidget(self._lost)
        box.addLayout(buttons)
        box.addStretch(1)
        self._form.submitted.connect(self.submitted)
        self._password.caps_lock.connect(self._on_caps_lock)
        self.again.clicked.connect(self._on_again)
        self.give_up.clicked.connect(self.give_up_wanted)
        self.retranslate()

    def put(self, answer: Path) -> None:
        """Fill the answer in."""
        self._answer.put(answer)

    def answer(self) -> Path:
        """The file that was chosen."""
        return Path(self._answer.value())

    def password(self) -> str:
        """The password as typed."""
        return self._password.value()

    def forget(self) -> None:
        """What was typed has served, or serves no more."""
        self._answer.clear()
        self._password.clear()
        self._form.clear_problems()

    def title(self) -> str:
        return self.tr("Answer")

    def lead(self) -> str:
        return self.tr(
            "The request is waiting for the health office’s answer. Until then the program may be closed; it goes on from here."
        )

    def check(self) -> bool:
        problems = []
        if not self._answer.value():
            text = message(
                "AnswerStep", "Choose the answer: the file that ends in .receipt, on the stick that came back."
            )
            problems.append(Problem("answer", text))
        problems += self._password_problems()
        self._form.show_problems(problems)
        return not problems

    def owns(self, field: str) -> bool:
        return field in ("answer", "password")

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        self._form.show_problems(problems)

    def focus_first(self) -> None:
        self._form.focus_first()

    def retranslate(self) -> None:
        self._form.set_words(
            "answer",
            self.tr("Answer of the health office"),
            self.tr("The file that ends in .receipt, on the stick that came back."),
        )
        self._form.set_words("password", self.tr("Password"), self.tr("The one that was chosen with the request."))
        self._lost.setText(
            self.tr(
                "Stick lost? Write the same request again with the password above. Something wrong in it? Give it up "
                "and begin anew."
            )
        )
        self.again.set_words(self.tr("Write the request again…"))
        self.give_up.set_words(self.tr("Give the request up…"))

    def _password_problems(self) -> list[Problem]:
        if self._password.value():
            return []
        return [Problem("password", message("AnswerStep", "Type the password that was chosen with the request."))]

    def _on_again(self) -> None:
        problems = self._password_problems()
        self._form.show_problems(problems)
        if not problems:
            self.again_wanted.emit()

    def _on_caps_lock(self, on: bool) -> None:
        self._form.set_problem(
            "password", sentence(message("members", "Caps Lock is on.")) if on else "", doubtful=True
        )
