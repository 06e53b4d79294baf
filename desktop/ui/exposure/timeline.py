"""The case's stays, drawn by day and gate. The table beside it says the same in words."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.clock import Clock
from desktop.domain.exposure.rules import ExposureRules
from desktop.services.exposure.results import CaseStay
from desktop.ui.exposure.spans import TimelineRow, TimeSpan, hours_of, timeline_rows
from desktop.ui.kit.dates import day_words
from desktop.ui.kit.folding import ContentArea
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.sizes import column, font, is_restyle, px
from desktop.ui.kit.theme import tokens

_LINE, _AXIS, _BAR = 26, 22, 14
_HOUR_STEPS = (1, 2, 3, 4, 6)
_LEAST_HOUR = 40
"""An hour's name has at least so much room, at 100 %."""
_LEAST_BAR = 4
_MOST_ROWS = 6
_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)


class Timeline(Translated, QWidget):
    """Filled: the case was there. Dashed: they may have been, as a time is vague or minutes are added to a departure."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._rows: tuple[TimelineRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    @property
    def rows(self) -> tuple[TimelineRow, ...]:
        """What is drawn."""
        return self._rows

    def show_stays(self, stays: Sequence[tuple[CaseStay, bool]], rules: ExposureRules) -> None:
        """Draw stays, and whether each is looked up."""
        self._rows = timeline_rows(stays, rules)
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The case’s stays by day and gate; the table below says the same"))

    def sizeHint(self) -> QSize:
        return QSize(px(360), px(_AXIS) + max(1, len(self._rows)) * px(_LINE))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(13))
        names = [self._name(row) for row in self._rows]
        metrics = painter.fontMetrics()
        left = min(max((metrics.horizontalAdvance(name) for name in names), default=0) + px(12), self.width() // 2)
        first, last = hours_of(self._rows)
        plot = QRectF(left, px(_AXIS), self.width() - left - px(8), len(names) * px(_LINE))
        self._paint_hours(painter, plot, first, last)
        painter.setPen(QColor(tokens().second))
        for at, (row, name) in enumerate(zip(self._rows, names, strict=True)):
            line = QRectF(0, plot.top() + at * px(_LINE), left - px(8), px(_LINE))
            painter.setPen(QColor(tokens().second))
            painter.drawText(line, _FLAGS, metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(line.width())))
            for span in row.left_out:
                self._paint_span(painter, span, line, plot, (first, last), tokens().faint)
            for span in row.spans:
                self._paint_span(painter, span, line, plot, (first, last), tokens().danger)

    def _paint_hours(self, painter: QPainter, plot: QRectF, first: int, last: int) -> None:
        hours = max(1, last - first)
        width = plot.width() / hours
        step = next((one for one in _HOUR_STEPS if width * one >= px(_LEAST_HOUR)), hours)
        for hour in range(first, last + 1, step):
            x = plot.left() + (hour - first) * width
            painter.setPen(QPen(QColor(tokens().line), 1))
            painter.drawLine(round(x), px(_AXIS) - px(3), round(x), round(plot.bottom()))
            painter.setPen(QColor(tokens().second))
            if x + px(34) <= self.width():
                painter.drawText(QRectF(x + px(2), 0, px(_LEAST_HOUR), px(_AXIS) - px(4)), _FLAGS, f"{hour}:00")

    def _paint_span(
        self, painter: QPainter, span: TimeSpan, line: QRectF, plot: QRectF, hours: tuple[int, int], colour: str
    ) -> None:
        minute = plot.width() / max(1, 60 * (hours[1] - hours[0]))
        left = plot.left() + (span.since - 60 * hours[0]) * minute
        width = max((span.until - span.since) * minute, px(_LEAST_BAR))
        bar = QRectF(left, line.center().y() - px(_BAR) / 2, min(width, plot.right() - left), px(_BAR))
        paint_bar(painter, bar, colour, is_known=span.is_known)

    def _name(self, row: TimelineRow) -> str:
        return f"{_day(row.day, self._clock)}  {row.gate or self.tr('gate not known')}"


class TimelineArea(ContentArea):
    """The timeline, of which some rows are shown where there are many; it scrolls unless the page does."""

    def __init__(self, timeline: Timeline, parent: QWidget | None = None) -> None:
        holder = QWidget()
        column(holder, gap=0).addWidget(timeline)
        super().__init__(holder, parent, joins_page=True)
        self._timeline = timeline
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handled = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # the timeline has more rows, or fewer
        return handled

    def sizeHint(self) -> QSize:
        most = px(_AXIS) + _MOST_ROWS * px(_LINE)
        return QSize(px(200), min(self._timeline.sizeHint().height(), most))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())


def paint_bar(painter: QPainter, bar: QRectF, colour: str, *, is_known: bool) -> None:
    """A stay: filled where it is known, dashed where it is possible."""
    if is_known:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
    else:
        painter.setPen(QPen(QColor(colour), max(1.0, px(1.5)), Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        bar = bar.adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(bar, px(3), px(3))


def _day(day: dt.date, clock: Clock) -> str:
    return day_words(day, clock.today())
