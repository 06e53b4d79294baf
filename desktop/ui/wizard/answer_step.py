"""Another desk of a venue by stick, step 3: days later, the health office's answer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.ui.dialogs.file_field import AnswerField
from desktop.ui.i18n import sentence
from desktop.ui.sizes import column, row
from desktop.ui.tokens import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import rule
from desktop.ui.widgets.fields import PasswordField
from desktop.ui.widgets.form import FormGrid
from desktop.ui.widgets.labels import label
from desktop.ui.wizard.step import Step


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
            told = message(
                "AnswerStep", "Choose the answer: the file that ends in .receipt, on the stick that came back."
            )
            problems.append(Problem("answer", told))
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
