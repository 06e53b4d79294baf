"""Today by the hour: small bars by gate, the same weekday before as an outline, and the sentence that says it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.charts.description import BarChart, ChartLayer, largest_layers
from desktop.domain.figures import FIGURE_WORDS, Figure
from desktop.domain.messages import Message
from desktop.domain.statistics import DayFigures, Layer
from desktop.services.statistics.words import (
    before_label,
    figure_text,
    figures_words,
    hour_text,
    people_of,
    rate_text,
    series_label,
)
from desktop.ui.kit.cards import Card, EmptyState
from desktop.ui.kit.charts.view import ChartView
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label

_FULL_STOPS = ("。", "！", "？")
_MOST_LAYERS = 4
"""As many as the theme has colours: the small chart is read at a glance."""


class TodayChart(Translated, Card):
    """Leads to the statistics page, which says more."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, parent=parent)
        self._figures: DayFigures | None = None
        self._included: tuple[Message, ...] = ()
        self._is_own = False
        self.bars = ChartView(is_link=True, has_totals=False)
        self._words = label("second", wrap=True)
        self._desks = label("second", wrap=True)
        self._empty = EmptyState("statistics", with_button=True)
        self.body.addWidget(self.bars, 1)
        self.body.addWidget(self._words)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._desks)
        if self._empty.button is not None:
            self._empty.button.clicked.connect(lambda: self.wanted.emit("go.counting"))
        self.bars.opened.connect(lambda: self.wanted.emit("go.statistics"))
        self.bars.pointed.connect(lambda _: self._show_words())
        self.retranslate()

    def show_figures(
        self, figures: DayFigures | None, included: tuple[Message, ...] = (), *, own: bool = False
    ) -> None:
        """Show a day; ``included`` says whose people are in it beside this desk's, ``own``: only whom one has checked."""
        self._figures, self._included, self._is_own = figures, included, own
        self.retranslate()

    def words(self) -> str:
        """The sentence under the bars: what they say, or the hour that is looked at."""
        return self._words.text()

    @property
    def included(self) -> str:
        """What it says of the venue's other desks."""
        return self._desks.text()

    def retranslate(self) -> None:
        heading = self.tr("Checked by me, by the hour") if self._is_own else self.tr("People by the hour")
        self.set_heading(heading)
        self.bars.setAccessibleName(heading)
        self._empty.set_words(
            self.tr("Nobody has come yet today"),
            self.tr("Whoever is counted at a gate or entered in the green channel shows here, hour by hour."),
            self.tr("Count at a gate"),
        )
        figures = self._figures
        has_bars = figures is not None and any((*figures.hours, *figures.before, *figures.scans))
        has_anybody = figures is not None and (has_bars or not figures.is_empty)
        self.bars.setVisible(has_bars)
        self._words.setVisible(has_anybody)
        self._empty.setVisible(not has_anybody)
        self._desks.setText(_joined([sentence(one) for one in self._included]))
        self._desks.setVisible(bool(self._included))
        if figures is not None:
            self.bars.show_chart(self._bar_chart(figures) if has_bars else BarChart())
            self._show_words()

    def _bar_chart(self, figures: DayFigures) -> BarChart:
        """The busiest gates by themselves, the others in one layer."""
        hours = figures.open_hours
        gates = [
            ChartLayer(sentence(series_label(Layer.GATE, series)), tuple(round(series.values[h]) for h in hours))
            for series in figures.series
        ]
        layers = largest_layers(gates, _MOST_LAYERS, lambda count: self.tr("%Ln other gate(s)", "", count))
        outline = None
        if figures.before:
            outline = ChartLayer(sentence(before_label(figures)), tuple(round(figures.before[h]) for h in hours))
        line = None
        if figures.scans:
            name = sentence(FIGURE_WORDS.label(Figure.SCANS))
            line = ChartLayer(name, tuple(round(figures.scans[h]) for h in hours))
        return BarChart(tuple(map(str, hours)), layers, outline, line=line)

    def _show_words(self) -> None:
        figures = self._figures
        if figures is None:
            return
        place = self.bars.place
        if place is not None:
            text = self._hour(figures, figures.open_hours[place[1]])
        else:
            text = _joined([sentence(one) for one in figures_words(figures)])
        self._words.setText(text)
        self.bars.describe(text)

    def _hour(self, figures: DayFigures, hour: int) -> str:
        """One hour in words: all its people, and those of each gate."""
        whole = f"{hour_text(hour)}  {sentence(people_of(figures, figures.hours[hour]))}"
        parts = [
            f"{sentence(series_label(Layer.GATE, series))} {figure_text(figures, series.values[hour])}"
            for series in figures.series
            if series.values[hour]
        ]
        if figures.scans:
            scanned = f"{sentence(FIGURE_WORDS.label(Figure.SCANS))} {figure_text(figures, figures.scans[hour])}"
            parts.append(f"{scanned} ({rate_text(figures.scan_rates[hour])})")
        if figures.before:
            parts.append(f"{sentence(before_label(figures))} {figure_text(figures, figures.before[hour])}")
        return " · ".join([whole, *parts])


def _joined(sentences: list[str]) -> str:
    """Sentences in a row; Chinese full stops bring their own space."""
    return "".join(one if one.endswith(_FULL_STOPS) else f"{one} " for one in sentences).strip()
