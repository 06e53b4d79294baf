"""The card of old codes: visitors still scan posters that should not hang any more."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.changes import PEOPLE_AND_PLACES, Kind
from desktop.domain.number_text import count_text
from desktop.domain.posters import OLD_CODE_DAYS, OldCodeScans
from desktop.services.posters.old_codes import OldCodeService
from desktop.ui.kit.cards import Card
from desktop.ui.kit.changes import Changes, Subscribe
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column, drop_children
from desktop.ui.kit.tokens import Space

_KINDS = PEOPLE_AND_PLACES | {Kind.HOURLY}


class OldCodesCard(Translated, Card):
    """Hidden while nobody scans an old code. Each gate with the people, and what to do about it. It reads what a sync brings by
    itself: the page would make all posters again."""

    failed = Signal(object)
    """A ``UserError``."""

    def __init__(
        self, old_codes: OldCodeService, subscribe: Subscribe, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(heading=True, gap=Space.S, margins=(16, 14), parent=parent)
        self._old_codes, self._latest = old_codes, Latest(jobs, self)
        self._scans: tuple[OldCodeScans, ...] = ()
        self._span = label("second", wrap=True)
        self._lines = column(gap=Space.S)
        self.body.addWidget(self._span)
        self.body.addLayout(self._lines)
        self.hide()
        self.retranslate()
        Changes(subscribe, _KINDS, self).happened.connect(self.refresh)

    def refresh(self) -> None:
        """Read them again."""
        self._latest.ask(self._old_codes.scanned, self.show_scans, self.failed.emit)

    def show_scans(self, scans: Sequence[OldCodeScans]) -> None:
        """Show the gates whose old codes are scanned."""
        self._scans = tuple(scans)
        self.setVisible(bool(scans))
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Old codes are still scanned"))
        self._span.setText(self.tr("In the last {days} days.").format(days=OLD_CODE_DAYS))
        drop_children(self._lines)
        for one in self._scans:
            people = self.tr("{gate}: {count} people").format(gate=one.gate, count=count_text(one.people))
            what = (
                self.tr("Take the poster with our own code down, and hang the present one.")
                if one.is_in_use
                else self.tr("The gate is retired: take its poster down.")
            )
            self._lines.addWidget(label("strong", people, wrap=True))
            self._lines.addWidget(label("second", what, wrap=True))
