"""Another desk of a venue, step 1: the hub, the ticket, the venue's code, and what this desk is called."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadInput, Problem
from desktop.services.joining import JoinRequest, JoinService
from desktop.ui.dialogs.sync_enrol import CertificateField, read_certificate
from desktop.ui.sizes import column
from desktop.ui.widgets.fields import TextField
from desktop.ui.widgets.form import FormGrid
from desktop.ui.wizard.step import Step

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
        for key, field in zip(_FIELDS[1:], fields, strict=True):
            self._form.add_row(key, field)
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
