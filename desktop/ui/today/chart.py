"""Today by the hour: small bars by gate, the same weekday before as an outline, and the sentence that says it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.messages import Message
from desktop.domain.statistics import DayFigures, Layer, Series
from desktop.services.statistics.words import before_label, figures_words, hour_text, people, series_label
from desktop.ui.kit.cards import Card, EmptyState
from desktop.ui.kit.charts.day_bars import MOST_LAYERS, DayBars, DayLayers
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label

_FULL_STOPS = ("。", "！", "？")


class TodayChart(Translated, Card):
    """Leads to the statistics page, which says more."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, parent=parent)
        self._figures: DayFigures | None = None
        self._included: tuple[Message, ...] = ()
        self._place: int | None = None
        self._is_own = False
        self.bars = DayBars()
        self._words = label("second", wrap=True)
        self._desks = label("second", wrap=True)
        self._empty = EmptyState("statistics")
        self.body.addWidget(self.bars, 1)
        self.body.addWidget(self._words)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._desks)
        self.bars.opened.connect(lambda: self.wanted.emit("go.statistics"))
        self.bars.read_out.connect(self._on_read_out)
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
        )
        figures = self._figures
        has_bars = figures is not None and (any(figures.hours) or any(figures.before))
        has_anybody = figures is not None and (has_bars or not figures.is_empty)
        self.bars.setVisible(has_bars)
        self._words.setVisible(has_anybody)
        self._empty.setVisible(not has_anybody)
        self._desks.setText(_joined([sentence(one) for one in self._included]))
        self._desks.setVisible(bool(self._included))
        if figures is not None:
            self.bars.set_layers(self._layers(figures) if has_bars else DayLayers((), ()))
            self._show_words()

    def _layers(self, figures: DayFigures) -> DayLayers:
        """The busiest gates by themselves, the others in one layer."""
        hours = tuple(figures.open_hours)
        ranked = sorted(figures.series, key=lambda series: -series.total)
        alone = ranked if len(ranked) <= MOST_LAYERS else ranked[: MOST_LAYERS - 1]
        layers = [
            (sentence(series_label(Layer.GATE, series)), _values([series], hours))
            for series in figures.series
            if series in alone
        ]
        if others := [series for series in figures.series if series not in alone]:
            layers.append((self.tr("%n other gate(s)", "", len(others)), _values(others, hours)))
        before = tuple(round(figures.before[hour]) for hour in hours) if figures.before else ()
        return DayLayers(hours, tuple(layers), before, sentence(before_label(figures)) if before else "")

    def _on_read_out(self, place: int | None) -> None:
        self._place = place
        self._show_words()

    def _show_words(self) -> None:
        figures = self._figures
        if figures is None:
            return
        hours = self.bars.shown.hours
        if self._place is not None and self._place < len(hours):
            wording = self._hour(figures, hours[self._place])
        else:
            wording = _joined([sentence(one) for one in figures_words(figures)])
        self._words.setText(wording)
        self.bars.describe(wording)

    def _hour(self, figures: DayFigures, hour: int) -> str:
        """One hour in words: all its people, and those of each gate."""
        wording = f"{hour_text(hour)}  {sentence(people(figures.hours[hour]))}"
        parts = [
            f"{sentence(series_label(Layer.GATE, series))} {series.values[hour]:.0f}"
            for series in figures.series
            if series.values[hour]
        ]
        if figures.before:
            parts.append(f"{sentence(before_label(figures))} {figures.before[hour]:.0f}")
        return " · ".join([wording, *parts])


def _values(series: list[Series], hours: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(round(sum(one.values[hour] for one in series)) for hour in hours)


def _joined(sentences: list[str]) -> str:
    """Sentences in a row; Chinese full stops bring their own space."""
    return "".join(one if one.endswith(_FULL_STOPS) else f"{one} " for one in sentences).strip()
