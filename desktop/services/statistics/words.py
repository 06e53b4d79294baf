"""What a chart says, in plain sentences: above the chart on screen, beside it on paper.

A percentage stands only where it is honest: for at least a hundred people, and not for more than a doubling.
Small numbers change by chance, and are told as people.
"""

from collections.abc import Iterator

from desktop.domain.category import CATEGORY_WORDS
from desktop.domain.figures import FIGURE_WORDS, Figure
from desktop.domain.hourly import CountKind
from desktop.domain.messages import Message, message
from desktop.domain.number_text import average_text, count_text, percent_text
from desktop.domain.statistics import NOBODY, DayFigures, Layer, Series, WeekdayFigures

_FEW = 100
"""Below this many people a change is told in people."""
_FEW_WEEKS = 3
"""Below this many days of a weekday its average says little."""

WEEKDAYS = (
    message("charts", "Monday"),
    message("charts", "Tuesday"),
    message("charts", "Wednesday"),
    message("charts", "Thursday"),
    message("charts", "Friday"),
    message("charts", "Saturday"),
    message("charts", "Sunday"),
)
_BEFORE = (
    message("charts", "the Monday before"),
    message("charts", "the Tuesday before"),
    message("charts", "the Wednesday before"),
    message("charts", "the Thursday before"),
    message("charts", "the Friday before"),
    message("charts", "the Saturday before"),
    message("charts", "the Sunday before"),
)
_KINDS = {
    CountKind.REGISTRATION: Figure.REGISTRATIONS,
    CountKind.SCREENING: Figure.COUNTED,
    CountKind.SCAN: Figure.SCANS,
}


def figure_text(figures: DayFigures, value: float) -> str:
    """One of the figures of a day, which is a count, or of an average day."""
    return count_text(round(value)) if figures.is_one_day else average_text(value)


def hour_text(hour: int) -> str:
    """The span of an hour of the day: ``9:00–10:00``."""
    return f"{hour}:00–{hour + 1}:00"


def series_label(layer: Layer, series: Series) -> Message:
    """What a layer of the bars is called."""
    if layer is Layer.CATEGORY:
        return category_label(series.key)
    if layer is Layer.KIND:
        return kind_label(series.key)
    return name_label(layer, series.key, series.name, is_current=series.is_current)


def category_label(key: str) -> Message:
    """A category of the rollup; people who were only counted have none."""
    if key == NOBODY:
        return message("charts", "Counted, no category")
    category = CATEGORY_WORDS.read(key)
    return message("charts", "{name}", name=key) if category is None else CATEGORY_WORDS.label(category)


def kind_label(key: str) -> Message:
    """Registrations of the green channel, checks at the gates, or scans of the code."""
    return FIGURE_WORDS.label(_KINDS[CountKind(key)])


def name_label(layer: Layer, key: str, name: str, *, is_current: bool = True) -> Message:
    """A gate or an inspector, and that it is retired, or does not check visitors any more."""
    if key == NOBODY:
        return message("charts", "No inspector named")
    if is_current:
        return message("charts", "{name}", name=name)
    if layer is Layer.GATE:
        return message("charts", "{name} (retired)", name=name)
    return message("charts", "{name} (former inspector)", name=name)


def people(count: int) -> Message:
    """``129 people``."""
    if count == 1:
        return message("charts", "1 person")
    return message("charts", "{count} people", count=count)


def rate_text(rate: float | None) -> str:
    """A share of the people; a dash where there is nobody."""
    return "–" if rate is None else percent_text(rate)


def average_people(average: float) -> Message:
    """``128.6 people``."""
    return message("charts", "{count} people", count=average_text(average))


def people_of(figures: DayFigures, value: float) -> Message:
    """The people of one of the figures of a day, or of an average day."""
    return people(round(value)) if figures.is_one_day else average_people(value)


def before_label(figures: DayFigures) -> Message:
    """What the line of the time before is called: ``the Monday before``, ``the week before``."""
    if figures.is_one_day:
        return _BEFORE[figures.since.weekday()]
    if figures.weeks_back == 1:
        return message("charts", "the same days a week before")
    return message("charts", "the same days {weeks} weeks before", weeks=figures.weeks_back)


def figures_words(figures: DayFigures) -> tuple[Message, ...]:
    """What the bars say: how many and against the time before, the peak, fevers, who is in no bar.

    Give it a day or an average; one sentence each. An empty range has the one sentence that says so.
    """
    return day_words(figures) if figures.is_one_day else average_words(figures)


def day_words(figures: DayFigures) -> tuple[Message, ...]:
    """The sentences of one day; while it runs, only its whole hours are compared."""
    if figures.is_empty:
        return (message("charts", "Nobody was counted on this day."),)
    if not figures.total:
        return (_only_scans(figures),)
    if figures.running is None:
        sentences = [_compared(message("charts", "{people} in all", people=people_of(figures, figures.total)), figures)]
    else:
        sentences = list(_so_far(figures))
    return (*sentences, *_peak(figures), *_scans(figures), *_fevers(figures), *_untimed(figures))


def average_words(figures: DayFigures) -> tuple[Message, ...]:
    """The sentences of an average day. Fevers are those of all its days: an average of so few says nothing."""
    if figures.is_empty:
        return (message("charts", "Nobody was counted in these days."),)
    if not figures.total:
        return (_only_scans(figures),)
    average = message("charts", "{people} on an average day", people=average_people(figures.total))
    sentences = [_compared(average, figures), _over(figures.days, (figures.until - figures.since).days + 1)]
    if figures.running is not None:
        sentences.append(message("charts", "Today is among them and not over yet."))
    return (*sentences, *_peak(figures), *_scans(figures), *_fevers(figures), *_untimed(figures))


def heat_words(heat: WeekdayFigures) -> tuple[Message, ...]:
    """The sentences of a heat map: its fullest cell, the fullest and the quietest weekday, how far to trust it."""
    if heat.is_empty:
        return (message("charts", "Nobody was counted in these days."),)
    return (*_heat_peak(heat), *_heat_days(heat), *_heat_doubts(heat))


def _heat_peak(heat: WeekdayFigures) -> Iterator[Message]:
    if heat.peak is not None:
        day, hour = heat.peak
        yield message(
            "charts",
            "Busiest is {weekday}, {hours}: {people} on average.",
            weekday=WEEKDAYS[day],
            hours=hour_text(hour),
            people=average_people(heat.rows[day][hour]),
        )


def _heat_days(heat: WeekdayFigures) -> Iterator[Message]:
    sums = {day: total for day, total in enumerate(heat.totals) if heat.days[day]}
    if len(sums) > 1:
        most, least = max(sums, key=sums.__getitem__), min(sums, key=sums.__getitem__)
        if average_text(sums[most]) != average_text(sums[least]):
            yield message(
                "charts",
                "The fullest day is {most} with {many}, the quietest {least} with {few}.",
                most=WEEKDAYS[most],
                many=average_people(sums[most]),
                least=WEEKDAYS[least],
                few=average_people(sums[least]),
            )


def _heat_doubts(heat: WeekdayFigures) -> Iterator[Message]:
    if any(0 < days < _FEW_WEEKS for days in heat.days):
        yield message("charts", "Some weekdays have only one or two days behind them: chance plays a part.")
    if heat.running is not None:
        yield message("charts", "Today is among them and not over yet.")
    if heat.untimed:
        yield _without_hour(heat.untimed)


def _so_far(figures: DayFigures) -> Iterator[Message]:
    """A day that runs: everybody until now, and its whole hours against those of the week before."""
    yield message("charts", "{people} so far.", people=people_of(figures, figures.total))
    change = change_so_far(figures)
    if change is not None:
        now = sum(figures.hours[: figures.running])
        lead = message("charts", "Up to {hour}:00 {people}", hour=figures.running, people=people_of(figures, now))
        yield message("charts", "{lead}, {change}.", lead=lead, change=change)


def change_so_far(figures: DayFigures) -> Message | None:
    """How the whole hours of a day that runs compare with the same hours a week before; None where there is nobody to
    compare, or no whole hour yet. This is what "by this time of the day" means wherever it is said.
    """
    now, then = sum(figures.hours[: figures.running]), sum(figures.before[: figures.running])
    if figures.running is None or not (now and then):
        return None
    return _change(figures, now, then, now, then, _BEFORE[figures.since.weekday()])


def _compared(lead: Message, figures: DayFigures) -> Message:
    if not figures.days_before:
        return message("charts", "{lead}; of {before} there are no figures.", lead=lead, before=before_label(figures))
    bases = figures.total * figures.days, figures.total_before * figures.days_before
    change = _change(figures, figures.total, figures.total_before, *bases, before_label(figures))
    return message("charts", "{lead}, {change}.", lead=lead, change=change)


def _change(
    figures: DayFigures, now: float, then: float, counted_now: float, counted_then: float, before: Message
) -> Message:
    """How ``now`` compares with ``then``; what was counted in all decides whether a percentage is honest."""
    difference, figure = now - then, figure_text(figures, then)
    many = figure_text(figures, abs(difference))
    if many == figure_text(figures, 0):
        return message("charts", "as many as {before}", before=before)
    if min(counted_now, counted_then) >= _FEW and abs(difference) <= then:
        percent = percent_text(abs(difference) / then)
        if percent == percent_text(0):
            return message("charts", "about as many as {before} ({figure})", before=before, figure=figure)
        if difference > 0:
            return message(
                "charts", "{percent} more than {before} ({figure})", percent=percent, before=before, figure=figure
            )
        return message(
            "charts", "{percent} fewer than {before} ({figure})", percent=percent, before=before, figure=figure
        )
    if difference > 0:
        return message("charts", "{count} more than {before} ({figure})", count=many, before=before, figure=figure)
    return message("charts", "{count} fewer than {before} ({figure})", count=many, before=before, figure=figure)


def _over(days: int, span: int) -> Message:
    if days == span:
        return message("charts", "Averaged over {days} days.", days=days)
    return message("charts", "Averaged over the {days} days with visitors, of {span}.", days=days, span=span)


def _peak(figures: DayFigures) -> Iterator[Message]:
    peak = figures.peak
    if peak is None:
        return
    hours, many = hour_text(peak), people_of(figures, figures.hours[peak])
    there = [series for series in figures.series if series.values[peak]]
    if len(there) > 1:
        first = max(there, key=lambda series: series.values[peak])
        yield message(
            "charts",
            "Busiest was {hours}: {people}, of them {layer} {part}.",
            hours=hours,
            people=many,
            layer=series_label(figures.layer, first),
            part=figure_text(figures, first.values[peak]),
        )
    else:
        yield message("charts", "Busiest was {hours}: {people}.", hours=hours, people=many)


def _only_scans(figures: DayFigures) -> Message:
    scanned = people_of(figures, figures.total_scans)
    return message("charts", "Nobody was counted, and {people} scanned the code.", people=scanned)


def _scans(figures: DayFigures) -> Iterator[Message]:
    """The people at the gates by their other measure."""
    if not figures.scans:
        return
    scanned, rate = people_of(figures, figures.total_scans), figures.scan_rate
    if rate is None or figures.total * figures.days < _FEW:
        yield message("charts", "Scanned the code: {people}.", people=scanned)
    elif rate > 1:
        yield message("charts", "Scanned the code: {people}, more than were counted.", people=scanned)
    else:
        yield message(
            "charts", "Scanned the code: {people}, {percent} of all.", people=scanned, percent=percent_text(rate)
        )


def _fevers(figures: DayFigures) -> Iterator[Message]:
    fevers, measured = round(figures.fevers * figures.days), round(figures.measured * figures.days)
    if fevers:
        yield message(
            "charts", "With a fever: {people}, of {measured} measured.", people=people(fevers), measured=measured
        )
    elif measured:
        yield message("charts", "No fever among {measured} measured.", measured=measured)


def _untimed(figures: DayFigures) -> Iterator[Message]:
    untimed = round(figures.untimed * figures.days)
    if untimed:
        yield _without_hour(untimed)


def _without_hour(untimed: int) -> Message:
    return message(
        "charts",
        "Without an hour on their slip: {people}; they are in the total and in no hour.",
        people=people(untimed),
    )
