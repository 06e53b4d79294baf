"""How many people were counted without a name while the case was there, by hour and gate."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock, venue_time
from desktop.domain.number_text import count_text
from desktop.services.exposure.results import HourCrowd
from desktop.ui.kit.dates import day_words
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import sized
from desktop.ui.kit.tables import Column, RecordModel, Table


class CountedDialog(Dialog):
    """Only shows; there is nothing to be decided."""

    def __init__(self, crowd: Sequence[HourCrowd], clock: Clock, parent: QWidget) -> None:
        super().__init__(parent, width=560, height=480)
        self._clock = clock
        self._explanation = label("second", wrap=True)
        self._hours: RecordModel[HourCrowd] = RecordModel(
            [
                Column(lambda: self.tr("Hour"), self._hour, width=170),
                Column(lambda: self.tr("Gate"), lambda each: each.gate),
                Column(lambda: self.tr("The case’s gate"), lambda each: self.tr("yes") if each.at_gate else "—"),
                Column(lambda: self.tr("People"), lambda each: count_text(each.people), width=84, right=True),
            ]
        )
        self._hours.set_records(crowd)
        self.table = Table(self._hours)
        sized(self.table, min_height=180)
        self.body.addWidget(self._explanation)
        self.body.addWidget(self.table, 1)
        self.action.hide()
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Counted without a name"))
        self._explanation.setText(
            self.tr(
                "People who were counted at the gates in these hours. Nobody knows their names: they are on no list."
            )
        )
        self.table.setAccessibleName(self.tr("People by hour and gate"))
        self.cancel.set_words(self.tr("Close"))

    def _hour(self, each: HourCrowd) -> str:
        at = venue_time(each.hour)
        return f"{day_words(at.date(), self._clock.today())} {at.hour}:00–{at.hour + 1}:00"
