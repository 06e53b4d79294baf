"""When a venue is open: typed as one line, such as 周一至周五 8:00-12:00, 14:30-17:30；周六 8:00-12:00."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from desktop.domain.characters import narrow
from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.messages import Message, message
from desktop.domain.timewords import MIDNIGHT, Precision, TimeSpan, read_span
from desktop.domain.visit import Visit

Spans = tuple[TimeSpan, ...]

MOST_SPANS = 2
"""Spans of a day: one before and one after a midday break."""
AROUND_MS = 30 * 60_000
"""People wait before the door opens, and those who are inside when it closes leave later."""
LONGEST = 200
"""Characters of what is typed."""
_DAY_MS = 24 * 3_600_000
_WEEK = range(7)
_NAMES = (
    "1 一 monday mon",
    "2 二 tuesday tues tue",
    "3 三 wednesday wed",
    "4 四 thursday thurs thur thu",
    "5 五 friday fri",
    "6 六 saturday sat",
    "7 日 天 sunday sun",
)
_BY_NAME = {name: day for day, names in zip(_WEEK, _NAMES, strict=True) for name in names.split()}
_LATIN = "|".join(name for name in _BY_NAME if name.isascii() and name.isalpha())
_SETS = {
    "每天": _WEEK,
    "每日": _WEEK,
    "天天": _WEEK,
    "daily": _WEEK,
    "工作日": range(5),
    "weekdays": range(5),
    "周末": range(5, 7),
    "双休日": range(5, 7),
    "weekends": range(5, 7),
}
_DAY = rf"(?:(?:周|星期|礼拜)?[一二三四五六日天]|(?:{_LATIN})(?![a-z])|[1-7](?![\d:]))"
_DAYS = re.compile(rf"(?:{'|'.join(_SETS)}|{_DAY}(?:-{_DAY})?(?:[,、] ?{_DAY}(?:-{_DAY})?)*)(?=[ :\d休不关]|$)")
_DAY_WORDS = (
    message("venue", "Mon"),
    message("venue", "Tue"),
    message("venue", "Wed"),
    message("venue", "Thu"),
    message("venue", "Fri"),
    message("venue", "Sat"),
    message("venue", "Sun"),
)
_DASH = re.compile(r" *(?:[–—―−~至到]+|-+) *")
_ALL_DAY = re.compile(r"24 ?(?:小时|hours?|h)(?:营业|开放)?|昼夜")
_CLOSED = frozenset(("休息", "休", "关门", "不开放", "不营业", "closed"))


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """What each day from Monday has: minutes after midnight in the venue's zone, beyond 24:00 for the night that follows;
    nothing for a day on which the venue is closed."""

    days: tuple[Spans, ...]

    def __str__(self) -> str:
        """As it is stored: ``1-5 08:00-12:00,14:30-17:30;6 08:00-12:00``, 1 for Monday; without days where all have the
        same. ``read_opening_hours`` takes it back."""
        runs = self.runs()
        if len(runs) == 1:
            return spans_text(runs[0][2])
        return ";".join(
            f"{first + 1}{f'-{last + 1}' if last > first else ''} {spans_text(spans)}"
            for first, last, spans in runs
            if spans
        )

    def runs(self) -> list[tuple[int, int, Spans]]:
        """Days in a row that have the same hours: the first and the last one, 0 for Monday, and the hours."""
        found = []
        for spans, days in groupby(_WEEK, key=lambda day: self.days[day]):
            run = list(days)
            found.append((run[0], run[-1], spans))
        return found

    def of_day(self, day: dt.date) -> Spans:
        """The hours of a date."""
        return self.days[day.weekday()]

    def admit(self, visit: Visit) -> bool:
        """Whether somebody can have been here in the time that a visit's words span, or shortly before or after it."""
        first, last = (venue_time(at).date() for at in (visit.visited_from, visit.visited_to))
        day = first - dt.timedelta(days=1)  # whose hours may end after midnight
        while day <= last:
            midnight = from_venue_time(dt.datetime.combine(day, dt.time()))
            for span in self.of_day(day):
                opens, closes = midnight + span.start * 60_000, midnight + span.end * 60_000
                if visit.visited_from <= closes + AROUND_MS and opens - AROUND_MS <= visit.visited_to:
                    return True
            day += dt.timedelta(days=1)
        return False


def read_opening_hours(text: str) -> tuple[OpeningHours | None, Message | None]:
    """The hours that a text means, or what is wrong with it. An empty one means none: nothing is known."""
    typed = _DASH.sub("-", narrow(text).strip().lower())
    if not typed:
        return None, None
    if len(typed) > LONGEST:
        return None, message("venue", "Opening hours have at most {limit} characters.", limit=LONGEST)
    days: dict[int, Spans] = {}
    groups = [group for part in re.split(r"[;\n]", typed) if (group := part.strip(" ,、。."))]
    for group in groups:
        found = _DAYS.match(group)
        named = _days(found[0]) if found is not None else ()
        hours = group[found.end() :].strip(" :") if found is not None else group
        spans = _spans(hours, group)
        if isinstance(spans, Message):
            return None, spans
        if not named and len(groups) > 1:
            return None, message("venue", "Say of which days {hours} are the hours: Mon–Fri {hours}.", hours=hours)
        for day in named or _WEEK:
            if day in days:
                return None, message(
                    "venue", "A day has its hours twice. Put them side by side: 08:00-12:00, 14:30-17:30."
                )
            days[day] = spans
    if not any(days.values()):
        return None, message("venue", "A venue is open at some time. Leave the field empty where that is not known.")
    return OpeningHours(tuple(days.get(day, ()) for day in _WEEK)), None


def known_hours(text: str) -> str:
    """A text as it is stored if it is read as opening hours, else as it is."""
    hours, _ = read_opening_hours(text)
    return text if hours is None else str(hours)


def shown_hours(stored: str) -> Message | str:
    """Stored hours for people; what is not read, such as a newer program's, as it is."""
    hours, _ = read_opening_hours(stored)
    return stored if hours is None else opening_words(hours)


def spans_text(spans: Spans) -> str:
    """``08:00-12:00,14:30-17:30``."""
    return ",".join(f"{_clock(span.start)}-{_clock(span.end)}" for span in spans)


def opening_words(hours: OpeningHours) -> Message | str:
    """For people: 周一至周五 08:00–12:00、14:30–17:30；周六 08:00–12:00. ``read_opening_hours`` takes it back."""
    runs = [run for run in hours.runs() if run[2]]
    if len(runs) == 1 and runs[0][:2] == (0, 6):
        return day_words(runs[0][2])
    found = [
        message(
            "venue",
            "{days} {hours}",
            days=_DAY_WORDS[first]
            if first == last
            else message("venue", "{first}–{last}", first=_DAY_WORDS[first], last=_DAY_WORDS[last]),
            hours=day_words(spans),
        )
        for first, last, spans in runs
    ]
    words = found[0]
    for more in found[1:]:
        words = message("venue", "{hours}; {more}", hours=words, more=more)
    return words


def day_words(spans: Spans) -> Message | str:
    """The hours of a day for people."""
    texts = [f"{_clock(span.start)}–{_clock(span.end)}" for span in spans]
    return texts[0] if len(texts) == 1 else message("venue", "{first}, {second}", first=texts[0], second=texts[1])


def _clock(minute: int) -> str:
    """The night that follows has the hours of its own day, which are before those of the beginning."""
    minute -= MIDNIGHT if minute > MIDNIGHT else 0
    return f"{minute // 60:02}:{minute % 60:02}"


def _days(words: str) -> Sequence[int]:
    """The days that words name, in the order in which they are named."""
    if words in _SETS:
        return _SETS[words]
    found: list[int] = []
    for part in re.split(r"[,、]", words):
        first, _, last = (re.sub("周|星期|礼拜| ", "", name) for name in part.partition("-"))
        start, end = _BY_NAME[first], _BY_NAME[last or first]
        found += [day % 7 for day in range(start, end + (8 if end < start else 1))]
    return found


def _spans(text: str, group: str) -> Spans | Message:
    if text in _CLOSED:
        return ()
    if _ALL_DAY.fullmatch(text):
        text = "全天"
    found: list[TimeSpan] = []
    for part in re.split(r" ?[,、] ?| (?=\d{1,2}:?\d*-)", text):
        span = read_span(part.strip())[0] or read_span(part.strip().replace("-", "-次日", 1))[0]
        if span is None or span.precision not in (Precision.RANGE, Precision.DAY) or span.start == span.end:
            return message(
                "venue",
                "“{part}” is not read as opening hours. Type them such as 08:00-12:00, 14:30-17:30, or by days such as "
                "Mon–Fri 08:00-17:30; Sat 08:00-12:00.",
                part=part or group,
            )
        found.append(TimeSpan(span.start, span.end, Precision.RANGE))
    if len(found) > MOST_SPANS:
        return message("venue", "A day has at most {limit} spans of opening hours.", limit=MOST_SPANS)
    if any(after.start <= before.end for before, after in pairwise(found)):
        return message("venue", "The second span of a day begins after the first has ended.")
    return tuple(found)
