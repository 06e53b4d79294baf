"""The card with the chart: what it says, what its layers mean, and the figures of one hour."""

from functools import reduce
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain.figures import FIGURE_WORDS, Figure
from desktop.domain.messages import Message
from desktop.domain.statistics import HOURS, DayFigures, HeatMap
from desktop.services.statistics import words
from desktop.ui.kit.cards import Card
from desktop.ui.kit.charts.looks import MOST_LAYERS, Swatch
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.sizes import drop_children, row, spaced
from desktop.ui.kit.tokens import Space
from desktop.ui.statistics.actions import Answer
from desktop.ui.statistics.tables import Grid

if TYPE_CHECKING:
    from desktop.ui.kit.charts.bars import BarChart
    from desktop.ui.kit.charts.chart import Chart
    from desktop.ui.kit.charts.heat import HeatChart

C = TypeVar("C", bound="Chart")
Layers = list[tuple[str, tuple[float, ...], float]]
"""The name of each layer, its hours, and everybody in it."""


class ChartCard(Translated, Card):
    """Shows the figures of an answer. Each chart is made with its first figures: to import them takes long."""

    compared = Signal()
    """The time before is wanted or not wanted any more."""

    def __init__(self, layer: QWidget) -> None:
        """``layer`` is the choice of what bars are made up of."""
        super().__init__(heading=True, gap=Space.XS, margins=(16, 10, 16, 8))
        self._answer: Answer | None = None
        self._bars: BarChart | None = None
        self._heat: HeatChart | None = None
        self.compare = QCheckBox()
        self.compare.setChecked(True)
        self.compare.toggled.connect(lambda _: self._on_compare())
        self.says = label("body", wrap=True)
        self.reads = label("quiet")
        self._legend = spaced(FlowLayout(), Space.L)
        assert self.head is not None
        self.head.addWidget(self.compare)
        self.head.addWidget(layer)
        self.body.addWidget(self.says)
        self.body.addLayout(self._legend)
        self._place = row()
        self.body.addLayout(self._place, 1)
        self.body.addWidget(self.reads)
        self.retranslate()

    @property
    def chart(self) -> "Chart | None":
        """The chart that is seen."""
        return next((c for c in (self._bars, self._heat) if c is not None and not c.isHidden()), None)

    def retranslate(self) -> None:
        if self._answer is not None:
            self.show_answer(self._answer)

    def show_answer(self, answer: Answer) -> None:
        """Show the figures of a day, an average or the weekdays."""
        self._answer = answer
        if answer.figures is not None:
            self._show_bars(answer.figures)
        elif answer.heat is not None:
            self._show_heat(answer.heat)
        for chart, shown in ((self._bars, answer.figures), (self._heat, answer.heat)):
            if chart is not None:
                chart.setVisible(shown is not None)
        self._read(self.chart.place if self.chart is not None else None)

    def grid(self) -> Grid:
        """The figures as a table."""
        answer = self._answer
        if answer is not None and answer.figures is not None:
            return self._day_grid(answer.figures)
        return self._heat_grid(answer.heat) if answer is not None and answer.heat is not None else Grid()

    def _add(self, chart: C) -> C:
        chart.pointed.connect(self._read)
        self._place.addWidget(chart, 1)
        return chart

    def _show_bars(self, figures: DayFigures) -> None:
        from desktop.ui.kit.charts.bars import BarChart, Bars

        has_before = bool(figures.before) and any(figures.before)
        before = figures.before if has_before and self.compare.isChecked() else ()
        layers = self._layers(figures)
        chart = self._bars = self._bars or self._add(BarChart())
        chart.show_bars(Bars(figures.open_hours, tuple(values for _, values, _ in layers), before))
        total = words.figure_text(figures.total)
        heading = self.tr("People by the hour: {total}") if figures.is_one_day else self.tr("An average day: {total}")
        self.set_heading(heading.format(total=total))
        self.compare.setVisible(has_before)
        self.compare.setText(self.tr("Compare with {before}").format(before=sentence(words.before_label(figures))))
        self._say(words.figures_words(figures), chart)
        entries = [(number, f"{name} {words.figure_text(people)}") for number, (name, _, people) in enumerate(layers)]
        outline = [(None, self._before_text(figures))] if before else []
        self._show_legend([*entries, *outline])

    def _show_heat(self, heat: HeatMap) -> None:
        from desktop.ui.kit.charts.heat import HeatChart

        chart = self._heat = self._heat or self._add(HeatChart())
        chart.show_cells(heat.rows, heat.open_hours, [sentence(day) for day in words.WEEKDAYS])
        self.set_heading(self.tr("People by weekday and hour, on average"))
        self.compare.hide()
        self._say(words.heat_words(heat), chart)
        self._show_legend([])

    def _layers(self, figures: DayFigures) -> Layers:
        """Each layer with its name; the smallest of very many are drawn together."""
        every = list(figures.series)
        small: set[str] = set()
        if len(every) > MOST_LAYERS:
            by_size = sorted(every, key=lambda one: one.total, reverse=True)
            small = {one.key for one in by_size[MOST_LAYERS - 1 :]}
        layers = [
            (sentence(words.series_label(figures.layer, s)), s.values, s.total) for s in every if s.key not in small
        ]
        if small:
            others = [s for s in every if s.key in small]
            rest = tuple(sum(s.values[hour] for s in others) for hour in range(HOURS))
            layers.append((self.tr("{count} others").format(count=len(small)), rest, sum(s.total for s in others)))
        return layers

    def _show_legend(self, entries: list[tuple[int | None, str]]) -> None:
        drop_children(self._legend)
        for number, text in entries:
            entry = QWidget()
            line = row(entry, Space.XS)
            line.addWidget(Swatch(number))
            line.addWidget(label("second", text))
            self._legend.addWidget(entry)

    def _say(self, sentence_text: tuple[Message, ...], chart: QWidget) -> None:
        text = joined(sentence_text)
        self.says.setText(text)
        chart.setAccessibleName(self.accessibleName())
        chart.setAccessibleDescription(text)

    def _read(self, place: object) -> None:
        """The figures of the hour that is pointed at, for eyes and for screen readers."""
        text = self._place_text(place)
        self.reads.setText(text or self.tr("Point at an hour, or choose one with the arrow keys, to read its figures."))
        chart = self.chart
        if text and chart is not None and chart.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(chart, text))

    def _place_text(self, place: object) -> str:
        answer = self._answer
        if answer is None or place is None:
            return ""
        if answer.heat is not None and isinstance(place, tuple):
            day, hour = place
            where = f"{sentence(words.WEEKDAYS[day])} {words.hour_text(hour)}"
            return f"{where}: {sentence(words.people(answer.heat.rows[day][hour]))}"
        figures = answer.figures
        if figures is None or not isinstance(place, int):
            return ""
        parts = [f"{words.hour_text(place)}: {sentence(words.people(figures.hours[place]))}"]
        parts += [
            f"{name} {words.figure_text(values[place])}" for name, values, _ in self._layers(figures) if values[place]
        ]
        if figures.abnormal[place]:
            parts.append(f"{_named(Figure.FEVERS)} {words.figure_text(figures.abnormal[place])}")
        if figures.before and self.compare.isChecked():
            parts.append(f"{sentence(words.before_label(figures))} {words.figure_text(figures.before[place])}")
        return " · ".join(parts)

    def _before_text(self, figures: DayFigures) -> str:
        return f"{sentence(words.before_label(figures))} {words.figure_text(figures.total_before)}"

    def _day_grid(self, figures: DayFigures) -> Grid:
        hours = figures.open_hours
        shown = words.figure_text

        has_untimed = bool(figures.untimed or figures.untimed_before)

        def line(name: str, values: tuple[float, ...], untimed: float) -> tuple[str, tuple[str, ...]]:
            ends = ([untimed] if has_untimed else []) + [sum(values) + untimed]
            return name, (*(shown(values[hour]) for hour in hours), *map(shown, ends))

        rows = [line(_named(Figure.PEOPLE), figures.hours, figures.untimed)]
        named = [(sentence(words.series_label(figures.layer, s)), s) for s in figures.series]
        rows += [line(name, series.values, series.untimed) for name, series in named]
        rows.append(line(_named(Figure.FEVERS), figures.abnormal, figures.untimed_fevers))
        if figures.before:
            rows.append(line(sentence(words.before_label(figures)), figures.before, figures.untimed_before))
        ends = ([_named(Figure.UNTIMED)] if has_untimed else []) + [self.tr("Total")]
        return Grid(self.tr("Hour"), (*map(str, hours), *ends), tuple(rows))

    def _heat_grid(self, heat: HeatMap) -> Grid:
        hours = heat.open_hours
        rows = []
        for day, values in enumerate(heat.rows):
            ends = ([heat.untimed_rows[day]] if heat.untimed else []) + [heat.totals[day]]
            rows.append(
                (sentence(words.WEEKDAYS[day]), tuple(map(words.figure_text, (*(values[h] for h in hours), *ends))))
            )
        ends_named = ([_named(Figure.UNTIMED)] if heat.untimed else []) + [self.tr("Total")]
        return Grid(self.tr("Hour"), (*map(str, hours), *ends_named), tuple(rows))

    def _on_compare(self) -> None:
        self.retranslate()
        self.compared.emit()


def _named(figure: Figure) -> str:
    return sentence(FIGURE_WORDS.label(figure))


def joined(sentence_text: tuple[Message, ...]) -> str:
    """Sentences one after the other, as the language puts them."""
    pair = QCoreApplication.translate("StatisticsPage", "{first} {second}")
    return reduce(lambda first, second: pair.format(first=first, second=second), map(sentence, sentence_text))
