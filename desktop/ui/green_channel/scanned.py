"""Codes that a scanner types into the entry form: visitor cards and the numbers of slips."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.domain.card import is_card
from desktop.domain.declaration import DeclarationContext
from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.slips import SlipSerial, read_slip
from desktop.ui.entry.card import EntryCard
from desktop.ui.kit.banner import Banner


class ScannedCodes(QObject):
    """Opens the slip that was scanned in ``form``; ``card_scanned`` is given the code of a visitor card."""

    def __init__(self, form: EntryCard, card_scanned: Callable[[str], object], banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._card_scanned = card_scanned
        self._banner = banner
        self._context: DeclarationContext | None = None

    def show_context(self, context: DeclarationContext) -> None:
        """Which slips are this venue's."""
        self._context = context

    def read(self, text: str) -> tuple[SlipSerial | None, Problem | None]:
        """The slip of a code or a typed number, or why it is none; neither before it is known which are this venue's."""
        context = self._context
        if context is None:
            return None, None
        return read_slip(text, context.serial_prefix, context.venue_code)

    def take(self, code: str) -> None:
        """A code was scanned; it is empty where only a part of it came."""
        if is_card(code):
            self._card_scanned(code)
            return
        if not code:
            self._banner.show_message(
                "attention",
                message(
                    "GreenChannelPage", "Only a part of a code came from the scanner, and was taken out. Scan it again."
                ),
            )
            return
        serial, problem = self.read(code)
        if problem is not None:
            self._banner.show_message("danger", problem.message)
        elif serial is not None:
            self._open(serial)

    def _open(self, serial: SlipSerial) -> None:
        """Begin the entry of a slip, unless another one is half typed."""
        now = self._form.form.typed("slip")
        if self._form.is_begun and now not in ("", str(serial)):
            self._banner.show_message(
                "attention",
                message(
                    "GreenChannelPage",
                    "Save or empty the form of {now} first, then scan {serial} again.",
                    now=now,
                    serial=serial,
                ),
            )
            return
        self._banner.clear()
        self._form.open_slip(str(serial))
