"""Who counts as a visit at the gates, for a venue whose visitors scan its code."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Kind
from desktop.services.venue.visit_measure import VisitMeasure
from desktop.ui.kit.cards import SettingsCard
from desktop.ui.kit.dates import day_text
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.segments import SegmentedControl

VISIT_KINDS = frozenset({Kind.VENUE, Kind.HOURLY})
"""What changes the measure, or whether there is one to choose."""
COUNTED, SCANNED = "counted", "scanned"


class VisitsCard(Translated, SettingsCard):
    """Hidden while nobody has ever scanned: there is nothing to choose."""

    chosen = Signal(bool)
    """Whether scans are to count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measure = VisitMeasure(None, is_open=False)
        self._may = False
        self.measure = SegmentedControl()
        for value in (COUNTED, SCANNED):
            self.measure.add(value)
        self.measure.chosen.connect(lambda value: self.chosen.emit(value == SCANNED))
        self.add("measure", self.measure)
        self.hide()
        self.retranslate()

    def show_measure(self, measure: VisitMeasure, *, may: bool) -> None:
        """Show what is in force; ``may``: whoever looks at it may choose."""
        self._measure, self._may = measure, may
        self.setVisible(measure.is_open)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Visitors who scan the code"))
        self.measure.set_texts(self.tr("Counted at the gates"), self.tr("Scanned the code"))
        self.measure.set_value(COUNTED if self._measure.scans_since is None else SCANNED)
        self.measure.setEnabled(self._may)
        words = self.tr(
            "Who scans is mostly counted at the gate too, so only one of the two counts; the other is shown beside it. "
            "Holds for all desks of the venue."
        )
        if self._measure.scans_since is not None:
            since = self.tr("Scans count since {day}.").format(day=day_text(self._measure.scans_since))
            words = self.tr("{first} {second}").format(first=since, second=words)
        self.set_words("measure", self.tr("Visits at the gates"), words)
