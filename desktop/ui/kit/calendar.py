"""The calendar that opens from a day's field, in the colours of the theme."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from desktop.ui.kit.icons import icon
from desktop.ui.kit.sizes import is_restyle, px
from desktop.ui.kit.theme import tokens

_DAY = QSize(52, 34)
"""Room for a day and for the name of a weekday, at 100 %."""
_ARROWS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}


class Calendar(QCalendarWidget):
    """A month, whose weeks begin on Monday."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._restyle()

    def sizeHint(self) -> QSize:
        return QSize(px(7 * _DAY.width() + 16), px(7 * _DAY.height() + 56))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _restyle(self) -> None:
        colours = tokens()
        weekdays, weekend = QTextCharFormat(), QTextCharFormat()
        weekdays.setForeground(QColor(colours.ink))
        weekend.setForeground(QColor(colours.danger))
        heading = QTextCharFormat()
        heading.setForeground(QColor(colours.second))
        heading.setBackground(QColor(colours.raised))
        self.setHeaderTextFormat(heading)
        for day in Qt.DayOfWeek:
            is_weekend = day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
            self.setWeekdayTextFormat(day, weekend if is_weekend else weekdays)
        for name, picture in _ARROWS.items():
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icon(picture))
                button.setIconSize(QSize(px(20), px(20)))
