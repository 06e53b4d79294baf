"""Joining a hub over the network: the form, for a desk that has none yet and for one that joins again or moves."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadInput, Problem, UserError
from desktop.domain.messages import Message, message
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.files.whole import unreadable
from desktop.ui.kit.dialogs import confirm
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.files import FileField
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.i18n import Translated

_FIELDS = {
    SyncErrorKind.NETWORK: "hub",
    SyncErrorKind.SLOW: "hub",
    SyncErrorKind.BUSY: "hub",
    SyncErrorKind.NOT_A_HUB: "hub",
    SyncErrorKind.CERTIFICATE: "hub",
    SyncErrorKind.TICKET: "ticket",
}
T = TypeVar("T")
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


Send = Callable[[T, Callable[[object], object], Callable[[UserError], object]], object]
"""Does something with what was typed in the background, then calls the second when it is done, the third when not."""
Join = Send[Joining]


@dataclass(frozen=True, slots=True)
class HubChangeConfirmation:
    """What is asked before a desk leaves its hub for another: the question, and what comes of it."""

    title: Message
    consequence: Message


class CertificateField(FileField):
    """A certificate that is trusted for one hub."""

    endings = CERTIFICATES

    def title(self) -> str:
        return self.tr("The hub’s certificate")

    def kind(self) -> str:
        return self.tr("Certificates")


class HubForm(Translated, FormGrid, Generic[T]):
    """A form that joins a hub; ``send`` does it, and asks before a desk leaves its hub for another."""

    joined = Signal()
    busy = Signal(bool)
    under_way = Signal(object)
    """The ``Job`` that joins."""
    failed = Signal(object)
    """An error that belongs to none of the fields."""

    def __init__(self, join: Send[T], parent: QWidget | None = None) -> None:
        super().__init__(1, parent)
        self._join = join
        self._is_busy = False
        self._asked: T | None = None
        self.submitted.connect(self.send)

    def is_dirty(self) -> bool:
        """Whether something was typed that would be lost."""
        raise NotImplementedError

    def asked(self) -> T:
        """What was typed, as it is sent."""
        raise NotImplementedError

    def forget(self) -> None:
        """What was typed has served."""
        raise NotImplementedError

    def moved(self, asked: T) -> T:
        """The same, once somebody has agreed to leave the present hub."""
        raise NotImplementedError

    def confirmation(self, asked: T) -> HubChangeConfirmation:
        """What they are asked before."""
        raise NotImplementedError

    def send(self) -> None:
        """Join with what was typed; it stays as it is when that fails."""
        self._send(self.asked())

    def _send(self, asked: T) -> None:
        if not self._is_busy:
            self.clear_problems()
            self._set_busy(True)
            self._asked = asked
            self.under_way.emit(self._join(asked, self._on_joined, self._on_failed))

    def _set_busy(self, on: bool) -> None:
        self._is_busy = on
        self.busy.emit(on)

    def _on_joined(self, _status: object) -> None:
        self._set_busy(False)
        self.forget()
        self.joined.emit()

    def _on_failed(self, error: UserError) -> None:
        self._set_busy(False)
        if isinstance(error, SyncError) and error.kind is SyncErrorKind.OTHER_HUB:
            if self._asked is not None:
                self._ask_to_move(self._asked)
            return
        problems = problems_of(error)
        if self.show_problems(problems) or not problems:
            self.failed.emit(error)

    def _ask_to_move(self, asked: T) -> None:
        confirmation = self.confirmation(asked)
        confirm(
            self,
            confirmation.title,
            confirmation.consequence,
            message("SyncEnrol", "Move to this hub"),
            lambda: self._send(self.moved(asked)),
        )


class EnrolForm(HubForm[Joining]):
    """Asks for the hub's address, a ticket and, where the hub has its own, a certificate."""

    def __init__(self, join: Join, parent: QWidget | None = None) -> None:
        super().__init__(join, parent)
        self.hub, self.ticket, self.certificate = TextField(), TextField(), CertificateField()
        self.hub.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        self.ticket.setInputMethodHints(Qt.InputMethodHint.ImhPreferUppercase | Qt.InputMethodHint.ImhNoPredictiveText)
        self.hub.setPlaceholderText("https://")
        for key, field in (("hub", self.hub), ("ticket", self.ticket), ("authority", self.certificate)):
            self.add_row(key, field)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_words("hub", self.tr("Address of the hub"), self.tr("As the health office gave it."))
        self.set_words("ticket", self.tr("Ticket"), self.tr("It serves once. Capitals and dashes do not matter."))
        self.set_words(
            "authority",
            self.tr("Certificate (optional)"),
            self.tr("Only where the health office gave a file for it."),
        )

    def is_dirty(self) -> bool:
        return bool(self.ticket.text().strip() or self.certificate.value())

    def asked(self) -> Joining:
        return Joining(self.hub.value(), self.ticket.value(), self.certificate.value())

    def forget(self) -> None:
        self.ticket.clear()

    def moved(self, asked: Joining) -> Joining:
        return replace(asked, move=True)

    def confirmation(self, asked: Joining) -> HubChangeConfirmation:
        return HubChangeConfirmation(
            message("SyncEnrol", "Leave the present hub?"),
            message(
                "SyncEnrol",
                "Another hub answers at {url}. This desk would belong to that one and send it everything "
                "from the beginning; what the present hub has stays there.",
                url=asked.url,
            ),
        )


def read_certificate(path: str) -> str:
    """The text of a certificate file; empty where none is given. Raises ``BadInput``."""
    if not path:
        return ""
    try:
        return Path(path).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise BadInput.at("authority", unreadable(Path(path), error).message) from None


def problems_of(error: UserError) -> tuple[Problem, ...]:
    """An error of joining under the field that it is about."""
    if isinstance(error, BadInput):
        return error.problems
    field = _FIELDS.get(error.kind) if isinstance(error, SyncError) else None
    return () if field is None else (Problem(field, error.message),)
