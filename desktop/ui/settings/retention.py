"""What the desk keeps and for how long: records, holds, and the paper of slips."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.services.printing.papers import SlipPrinter
from desktop.services.retention.retention import Keeping, RetentionService
from desktop.services.retention.shredding import DestructionService
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import SettingsCard
from desktop.ui.kit.dates import full_day_text, past_text
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import label


@dataclass(frozen=True)
class KeepingWork:
    """The services behind the card and its dialogs."""

    retention: RetentionService
    destruction: DestructionService
    printer: SlipPrinter


class KeepingCard(Translated, SettingsCard):
    """How it stands, and the ways to change it."""

    def __init__(self, work: KeepingWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._keeping: Keeping | None = None
        self._box, self._waiting = "", 0
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
    def keeping(self) -> Keeping | None:
        """What is shown."""
        return self._keeping

    def refresh(self) -> None:
        """Read again."""
        self._keeping = self._work.retention.keeping()
        self._box, self._waiting = self._work.destruction.box(), self._work.destruction.waiting()
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Personal data"))
        now = self._keeping
        if now is None:
            return
        self.set_words(
            "days",
            self.tr("Kept for %n day(s) after the visit", "", now.days),
            self.tr("After that records are deleted for good, when the desk is opened and once a day."),
        )
        first = self.tr("The first on {day}.").format(day=full_day_text(now.first_day)) if now.first_day else ""
        self.set_words("expiring", self.tr("Deleted within a week"), first)
        self.set_words("purged", self.tr("Last deletion"), past_text(now.purged_at) if now.purged_at else "")
        self.set_words("held", self.tr("Legal holds"))
        self.set_words(
            "box",
            self.tr("Box for entered slips: {box}").format(box=self._box),
            self.tr("Put the paper of entered slips into it."),
        )
        self.set_words(
            "shred",
            self.tr("%n slip(s) to shred", "", self._waiting) if self._waiting else self.tr("No slips to shred"),
            self.tr("Paper whose record is deleted; with a list and a certificate."),
        )
        self._expiring.setText(self.tr("%n record(s)", "", now.expiring))
        self._purged.setText(self.tr("%n record(s)", "", now.purged) if now.purged_at else self.tr("none yet"))
        self._held.setText(self.tr("%n record(s)", "", now.held))
