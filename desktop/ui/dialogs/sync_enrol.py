"""Joining a hub: the form, for a desk that has none yet and for one that joins again or moves."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadInput, Problem, UserError
from desktop.domain.messages import message
from desktop.sync.troubles import SyncTrouble, Trouble
from desktop.ui.dialogs.base import Dialog
from desktop.ui.dialogs.files import ask_for_file, documents_folder
from desktop.ui.i18n import Translated
from desktop.ui.messages import confirm
from desktop.ui.sizes import row
from desktop.ui.tokens import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import TextField
from desktop.ui.widgets.form import FormGrid
from desktop.ui.widgets.labels import label

_FIELDS = {
    Trouble.NETWORK: "hub", Trouble.SLOW: "hub", Trouble.BUSY: "hub", Trouble.NOT_A_HUB: "hub",
    Trouble.CERTIFICATE: "hub", Trouble.TICKET: "ticket",
}  # fmt: skip
CERTIFICATES = ("pem", "crt", "cer")


@dataclass(frozen=True, slots=True)
class Joining:
    """What somebody typed; ``move`` once they have agreed to leave the present hub."""

    url: str
    ticket: str
    certificate: str = ""
    move: bool = False

    def authority(self) -> str:
        """The text of the certificate file. Raises ``BadInput``."""
        return read_certificate(self.certificate)


Join = Callable[[Joining, Callable[[object], object], Callable[[UserError], object]], object]
"""Joins in the background, then calls the one or the other."""


class CertificateField(Translated, QWidget):
    """The path of a file, typed or chosen."""

    textEdited = Signal(str)  # noqa: N815 (as Qt's fields name it)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self.choose = TextField(), Button()
        self.setFocusProxy(self.line)
        both = row(self, Space.S)
        both.addWidget(self.line, 1)
        both.addWidget(self.choose)
        self.line.textEdited.connect(self.textEdited)
        self.choose.clicked.connect(self._on_choose)
        self.retranslate()

    def retranslate(self) -> None:
        self.choose.set_words(self.tr("Choose…"))

    def _on_choose(self) -> None:
        kind = self.tr("Certificates")
        ask_for_file(self, self.tr("The hub’s certificate"), documents_folder(), kind, CERTIFICATES, self._on_chosen)

    def _on_chosen(self, path: Path) -> None:
        self.line.set_value(str(path))
        self.textEdited.emit(str(path))


class EnrolForm(Translated, FormGrid):
    """Address, ticket and certificate; ``send`` joins, and asks before a desk leaves its hub for another."""

    joined = Signal()
    busy = Signal(bool)
    failed = Signal(object)
    """An error that belongs to none of the fields."""

    def __init__(self, join: Join, parent: QWidget | None = None) -> None:
        super().__init__(1, parent)
        self._join = join
        self.hub, self.ticket, self.certificate = TextField(), TextField(), CertificateField()
        self.hub.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        self.ticket.setInputMethodHints(Qt.InputMethodHint.ImhPreferUppercase | Qt.InputMethodHint.ImhNoPredictiveText)
        self.hub.setPlaceholderText("https://")
        for key, field in (("hub", self.hub), ("ticket", self.ticket), ("authority", self.certificate)):
            self.add_row(key, field)
        self._is_busy = False
        self._asked = Joining("", "")
        self.submitted.connect(self.send)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_words("hub", self.tr("Address of the hub"), self.tr("As the health office gave it."))
        self.set_words("ticket", self.tr("Ticket"), self.tr("It serves once. Capitals and dashes do not matter."))
        self.set_words(
            "authority", self.tr("Certificate (optional)"),
            self.tr("Only where the health office gave a file for it."),
        )  # fmt: skip

    def is_dirty(self) -> bool:
        """Whether a ticket or a certificate was typed."""
        return bool(self.ticket.text().strip() or self.certificate.line.text().strip())

    def send(self) -> None:
        """Join with what was typed; it stays as it is when that fails."""
        self._send(Joining(self.hub.value(), self.ticket.value(), self.certificate.line.value()))

    def _send(self, joining: Joining) -> None:
        if not self._is_busy:
            self.clear_problems()
            self._set_busy(True)
            self._asked = joining
            self._join(joining, self._on_joined, self._on_failed)

    def _set_busy(self, on: bool) -> None:
        self._is_busy = on
        self.busy.emit(on)

    def _on_joined(self, _status: object) -> None:
        self._set_busy(False)
        self.ticket.clear()
        self.joined.emit()

    def _on_failed(self, error: UserError) -> None:
        self._set_busy(False)
        if isinstance(error, SyncTrouble) and error.kind is Trouble.OTHER_HUB:
            self._ask_to_move(self._asked)
            return
        problems = problems_of(error)
        if self.show_problems(problems) or not problems:
            self.failed.emit(error)

    def _ask_to_move(self, joining: Joining) -> None:
        confirm(
            self,
            message("SyncEnrol", "Leave the present hub?"),
            message("SyncEnrol", "Another hub answers at {url}. This desk would belong to that one and send it everything "
                    "from the beginning; what the present hub has stays there.", url=joining.url),
            message("SyncEnrol", "Move to this hub"),
            lambda: self._send(replace(joining, move=True)),
        )  # fmt: skip


class EnrolDialog(Dialog):
    """For a desk that has joined before."""

    def __init__(self, join: Join, url: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._told = label("second", wrap=True)
        self.form = EnrolForm(join)
        self.form.hub.set_value(url)
        self.body.addWidget(self._told)
        self.body.addWidget(self.form)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.action.clicked.connect(self.form.send)
        self.form.busy.connect(self.set_busy)
        self.form.failed.connect(self.banner.tell_error)
        self.form.joined.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Join again"))
        self._told.setText(
            self.tr("After the hub has lost this desk, or when the health office has given another hub.")
        )
        self.action.set_words(self.tr("Join"))

    def open(self) -> None:
        super().open()
        self.form.ticket.setFocus(Qt.FocusReason.TabFocusReason)

    def is_dirty(self) -> bool:
        return self.form.is_dirty()


def read_certificate(path: str) -> str:
    """The text of a certificate file; empty where none is given. Raises ``BadInput``."""
    if not path:
        return ""
    try:
        return Path(path).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError, ValueError):
        raise BadInput.at("authority", message("sync", "{path} cannot be read.", path=path)) from None


def problems_of(error: UserError) -> tuple[Problem, ...]:
    """An error of joining under the field that it is about."""
    if isinstance(error, BadInput):
        return error.problems
    field = _FIELDS.get(error.kind) if isinstance(error, SyncTrouble) else None
    return () if field is None else (Problem(field, error.message),)
