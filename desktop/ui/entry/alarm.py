"""The strip that says that this person must not simply go in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.ui.entry.reading import Alarm
from desktop.ui.i18n import Translated
from desktop.ui.sizes import row
from desktop.ui.tokens import Space
from desktop.ui.widgets.labels import IconLabel, label
from desktop.ui.widgets.styling import mark


class AlarmStrip(Translated, QFrame):
    """Hidden until a fever or a symptom stands in the form."""

    shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alarm: Alarm | None = None
        mark(self, banner=True, tone="danger")
        self._text = label(wrap=True)
        line = row(self, Space.S, (Space.M, Space.XS, Space.M, Space.XS))
        line.addWidget(IconLabel("warning", "danger"))
        line.addWidget(self._text, 1)
        self.hide()

    def show_alarm(self, alarm: Alarm | None) -> None:
        """Say what was found; None says nothing."""
        self._alarm = alarm
        self.retranslate()
        self.setVisible(alarm is not None)
        self.shown.emit(alarm is not None)

    def text(self) -> str:
        """What the strip says now."""
        return "" if self._alarm is None else self._text.text()

    def retranslate(self) -> None:
        alarm = self._alarm
        if alarm is None:
            return
        if alarm.temperature:
            told = self.tr("{value} °C: fever. Let the person wait, measure again.")
            self._text.setText(told.format(value=alarm.temperature))
        else:
            self._text.setText(self.tr("%n symptom(s). Let the person wait aside.", "", alarm.symptoms))
        self.setAccessibleName(self._text.text())
