"""What the desk keeps and for how long: records, holds, and the paper of slips."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.services.desk import Desk
from desktop.services.printing.papers import PaperPrinter
from desktop.services.retention.retention import RetentionService, RetentionStatus
from desktop.services.retention.shredding import DestructionService
from desktop.services.rights import may_call
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import SettingsCard
from desktop.ui.kit.dates import full_day_text, past_text
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import label


@dataclass(frozen=True, slots=True)
class RetentionData:
    """What the desk keeps, the box that slips go into now, and how many slips wait to be shredded."""

    status: RetentionStatus
    box: str
    to_shred: int


@dataclass(frozen=True, kw_only=True)
class RetentionActions:
    """What the card and its dialogs do."""

    retention: RetentionService
    destruction: DestructionService
    printer: PaperPrinter

    @classmethod
    def of(cls, desk: Desk) -> "RetentionActions":
        """Those of an open desk."""
        return cls(retention=desk.retention, destruction=desk.destruction, printer=desk.paper_printer)

    def read(self) -> RetentionData:
        """Read what the card shows. Raises ``UserError``."""
        waiting = self.destruction.waiting() if may_call(self.destruction.waiting) else 0
        return RetentionData(self.retention.status(), self.destruction.box(), waiting)


class RetentionCard(Translated, SettingsCard):
    """What is kept and what is near its end, and the ways to change that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: RetentionData | None = None
        self.days, self.box, self.shred = Button(), Button(), Button()
        self._expiring, self._purged, self._held = (label("body") for _ in range(3))
        rows: tuple[tuple[str, QWidget], ...] = (
            ("days", self.days),
            ("expiring", self._expiring),
            ("purged", self._purged),
            ("held", self._held),
            ("box", self.box),
            ("shred", self.shred),
        )
        for key, control in rows:
            self.add(key, control)
        self.retranslate()

    @property
    def status(self) -> RetentionStatus | None:
        """What is shown; None before it was read."""
        return self._data.status if self._data is not None else None

    def show_data(self, data: RetentionData) -> None:
        """Show what was read."""
        self._data = data
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Personal data"))
        if self._data is None:
            return
        now = self._data.status
        self.set_words(
            "days",
            self.tr("Kept for %Ln day(s) after the visit", "", now.days),
            self.tr("After that records are deleted for good, when the desk is opened and once a day."),
        )
        first = self.tr("The first on {day}.").format(day=full_day_text(now.first_day)) if now.first_day else ""
        self.set_words("expiring", self.tr("Deleted within a week"), first)
        self.set_words("purged", self.tr("Last deletion"), past_text(now.purged_at) if now.purged_at else "")
        self.set_words("held", self.tr("Legal holds"))
        self.set_words(
            "box",
            self.tr("Box for entered slips: {box}").format(box=self._data.box),
            self.tr("Put the paper of entered slips into it."),
        )
        self.set_words(
            "shred",
            self.tr("%Ln slip(s) to shred", "", self._data.to_shred)
            if self._data.to_shred
            else self.tr("No slips to shred"),
            self.tr("Paper whose record is deleted; with a list and a certificate."),
        )
        self._expiring.setText(self.tr("%Ln record(s)", "", now.expiring))
        self._purged.setText(self.tr("%Ln record(s)", "", now.purged) if now.purged_at else self.tr("none yet"))
        self._held.setText(self.tr("%Ln record(s)", "", now.held))
