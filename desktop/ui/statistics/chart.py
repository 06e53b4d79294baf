"""The card with the chart: what it says, what its layers mean, and the figures of one hour."""

from functools import partial, reduce

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.charts.description import BarChart, ChartLayer, HeatMap, largest_layers
from desktop.charts.layout import Place
from desktop.domain.figures import FIGURE_WORDS, Figure
from desktop.domain.messages import Message
from desktop.domain.number_text import average_text
from desktop.domain.statistics import DayFigures, WeekdayFigures
from desktop.services.statistics import words
from desktop.ui.kit.cards import Card
from desktop.ui.kit.charts.painter import MOST_LAYERS
from desktop.ui.kit.charts.view import ChartView
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.tokens import Space
from desktop.ui.statistics.actions import StatisticsResult
from desktop.ui.statistics.tables import Grid


class ChartCard(Translated, Card):
    """Shows the figures of an answer."""

    compared = Signal()
    """The time before is wanted or not wanted any more."""

    def __init__(self, layer: QWidget) -> None:
        """``layer`` is the choice of what bars are made up of."""
        super().__init__(heading=True, gap=Space.XS, margins=(16, 10, 16, 8))
        self._answer: StatisticsResult | None = None
        self.chart = ChartView()
        self.chart.pointed.connect(lambda _: self._read())
        self.compare = QCheckBox()
        self.compare.setChecked(True)
        self.compare.toggled.connect(lambda _: self._on_compare())
        self.says = label("body", wrap=True)
        self.reads = label("quiet")
        assert self.head is not None
        self.head.addWidget(self.compare)
        self.head.addWidget(layer)
        self.body.addWidget(self.says)
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self.reads)
        self.retranslate()

    def retranslate(self) -> None:
        if self._answer is not None:
            self.show_answer(self._answer)

    def show_answer(self, answer: StatisticsResult) -> None:
        """Show the figures of a day, an average or the weekdays."""
        self._answer = answer
        if answer.figures is not None:
            self._show_bars(answer.figures)
        elif answer.heat is not None:
            self._show_heat(answer.heat)
        self._read()

    def grid(self) -> Grid:
        """The figures as a table."""
        answer = self._answer
        if answer is not None and answer.figures is not None:
            return self._day_grid(answer.figures)
        return self._heat_grid(answer.heat) if answer is not None and answer.heat is not None else Grid()

    def _show_bars(self, figures: DayFigures) -> None:
        has_before = bool(figures.before) and any(figures.before)
        hours = figures.open_hours
        outline = None
        if has_before and self.compare.isChecked():
            outline = ChartLayer(self._before_text(figures), tuple(figures.before[hour] for hour in hours))
        layers = tuple(
            ChartLayer(f"{name} {words.figure_text(figures, people)}", tuple(layer.values[hour] for hour in hours))
            for name, layer, people in self._layers(figures)
        )
        line = None
        if figures.scans:
            line = ChartLayer(
                f"{_named(Figure.SCANS)} {words.figure_text(figures, figures.total_scans)}",
                tuple(figures.scans[hour] for hour in hours),
            )
        self.chart.show_chart(BarChart(tuple(map(str, hours)), layers, outline, not figures.is_one_day, line))
        total = words.figure_text(figures, figures.total)
        heading = self.tr("People by the hour: {total}") if figures.is_one_day else self.tr("An average day: {total}")
        self.set_heading(heading.format(total=total))
        self.compare.setVisible(has_before)
        self.compare.setText(self.tr("Compare with {before}").format(before=sentence(words.before_label(figures))))
        self._update_text(words.figures_words(figures))

    def _show_heat(self, heat: WeekdayFigures) -> None:
        hours = heat.open_hours
        weekdays = tuple(sentence(day) for day in words.WEEKDAYS)
        values = tuple(tuple(row[hour] for hour in hours) for row in heat.rows)
        self.chart.show_chart(HeatMap(tuple(map(str, hours)), weekdays, values))
        self.set_heading(self.tr("People by weekday and hour, on average"))
        self.compare.hide()
        self._update_text(words.heat_words(heat))

    def _layers(self, figures: DayFigures) -> list[tuple[str, ChartLayer, float]]:
        """Each layer by the hour of the day, with its name and everybody in it; the smallest of very many together."""
        people = {series.key: series.total for series in figures.series}
        every = [ChartLayer(series.key, series.values) for series in figures.series]
        names = {series.key: sentence(words.series_label(figures.layer, series)) for series in figures.series}
        shown = largest_layers(every, MOST_LAYERS, lambda count: self.tr("{count} others").format(count=count))
        alone = [layer for layer in shown if layer in every]
        rest = sum(people.values()) - sum(people[layer.name] for layer in alone)
        return [
            (names[layer.name], layer, people[layer.name]) if layer in alone else (layer.name, layer, rest)
            for layer in shown
        ]

    def _update_text(self, sentences: tuple[Message, ...]) -> None:
        text = joined(sentences)
        self.says.setText(text)
        self.chart.setAccessibleName(self.accessibleName())
        self.chart.describe(text)

    def _read(self) -> None:
        """The figures of the hour that is pointed at, for eyes and for screen readers."""
        text = self._place_text(self.chart.place)
        self.reads.setText(text or self.tr("Point at an hour, or choose one with the arrow keys, to read its figures."))
        if text and self.chart.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.chart, text))

    def _place_text(self, place: Place | None) -> str:
        answer = self._answer
        if answer is None or place is None:
            return ""
        row, column = place
        if answer.heat is not None:
            hour = answer.heat.open_hours[column]
            where = f"{sentence(words.WEEKDAYS[row])} {words.hour_text(hour)}"
            return f"{where}: {sentence(words.average_people(answer.heat.rows[row][hour]))}"
        if answer.figures is None:
            return ""
        figures = answer.figures
        hour = figures.open_hours[column]
        parts = [f"{words.hour_text(hour)}: {sentence(words.people_of(figures, figures.hours[hour]))}"]
        parts += [
            f"{name} {words.figure_text(figures, layer.values[hour])}"
            for name, layer, _ in self._layers(figures)
            if layer.values[hour]
        ]
        if figures.abnormal[hour]:
            parts.append(f"{_named(Figure.FEVERS)} {words.figure_text(figures, figures.abnormal[hour])}")
        if figures.scans:
            parts.append(f"{_named(Figure.SCANS)} {words.figure_text(figures, figures.scans[hour])}")
            parts.append(f"{_named(Figure.SCAN_RATE)} {words.rate_text(figures.scan_rates[hour])}")
        if figures.before and self.compare.isChecked():
            parts.append(f"{sentence(words.before_label(figures))} {words.figure_text(figures, figures.before[hour])}")
        return " · ".join(parts)

    def _before_text(self, figures: DayFigures) -> str:
        return f"{sentence(words.before_label(figures))} {words.figure_text(figures, figures.total_before)}"

    def _day_grid(self, figures: DayFigures) -> Grid:
        hours = figures.open_hours
        shown = partial(words.figure_text, figures)

        has_untimed = bool(figures.untimed or figures.untimed_before)

        def line(name: str, values: tuple[float, ...], untimed: float) -> tuple[str, tuple[str, ...]]:
            ends = ([untimed] if has_untimed else []) + [sum(values) + untimed]
            return name, (*(shown(values[hour]) for hour in hours), *map(shown, ends))

        rows = [line(_named(Figure.PEOPLE), figures.hours, figures.untimed)]
        named = [(sentence(words.series_label(figures.layer, s)), s) for s in figures.series]
        rows += [line(name, series.values, series.untimed) for name, series in named]
        rows.append(line(_named(Figure.FEVERS), figures.abnormal, figures.untimed_fevers))
        if figures.scans:
            rows.append(line(_named(Figure.SCANS), figures.scans, 0))
            rates = [words.rate_text(figures.scan_rates[hour]) for hour in hours]
            ends = ["", words.rate_text(figures.scan_rate)][not has_untimed :]
            rows.append((_named(Figure.SCAN_RATE), (*rates, *ends)))
        if figures.before:
            rows.append(line(sentence(words.before_label(figures)), figures.before, figures.untimed_before))
        heads = ([_named(Figure.UNTIMED)] if has_untimed else []) + [self.tr("Total")]
        return Grid(self.tr("Hour"), (*map(str, hours), *heads), tuple(rows))

    def _heat_grid(self, heat: WeekdayFigures) -> Grid:
        hours = heat.open_hours
        rows = []
        for day, values in enumerate(heat.rows):
            ends = ([heat.untimed_rows[day]] if heat.untimed else []) + [heat.totals[day]]
            rows.append((sentence(words.WEEKDAYS[day]), tuple(map(average_text, (*(values[h] for h in hours), *ends)))))
        ends_named = ([_named(Figure.UNTIMED)] if heat.untimed else []) + [self.tr("Total")]
        return Grid(self.tr("Hour"), (*map(str, hours), *ends_named), tuple(rows))

    def _on_compare(self) -> None:
        self.retranslate()
        self.compared.emit()


def _named(figure: Figure) -> str:
    return sentence(FIGURE_WORDS.label(figure))


def joined(sentences: tuple[Message, ...]) -> str:
    """Sentences one after the other, as the language puts them."""
    pair = QCoreApplication.translate("StatisticsPage", "{first} {second}")
    return reduce(lambda first, second: pair.format(first=first, second=second), map(sentence, sentences))
