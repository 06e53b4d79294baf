"""Another desk of a venue by stick, step 1: the invitation, the venue's code, and what this desk is called."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.services.joining_stick import StickJoinService, StickRequest
from desktop.ui.dialogs.file_field import InvitationField
from desktop.ui.sizes import column
from desktop.ui.widgets.fields import TextField
from desktop.ui.widgets.form import FormGrid
from desktop.ui.wizard.step import Step

_FIELDS = ("invitation", "declaration_code", "desk")


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
        return field in _FIELDS

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
