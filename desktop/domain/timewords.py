"""Times of day as clerks type them off a slip: 9:12, 0912, 10:05-11:40, 下午2点半, 上午, 9时, nothing at all."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from desktop.domain.characters import is_nothing, narrow
from desktop.domain.messages import Message, message
from desktop.domain.numerals import with_digits

NOON = 12 * 60
MIDNIGHT = 24 * 60


class Precision(StrEnum):
    """How much a slip tells about the time of a visit."""

    EXACT = "exact"
    RANGE = "range"
    HOUR = "hour"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    DAY = "day"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """Minutes after midnight. ``end`` may lie beyond 24:00, for somebody who left after midnight."""

    start: int
    end: int
    precision: Precision


_VAGUE = {
    word: TimeSpan(start * 60, end * 60, precision)
    for words, start, end, precision in (
        ("上午 早上 早晨 清晨 早 morning am a.m.", 0, 12, Precision.MORNING),
        ("中午 正午 noon", 11, 14, Precision.NOON),
        ("下午 午后 afternoon pm p.m.", 12, 24, Precision.AFTERNOON),
        ("晚上 傍晚 夜间 夜里 晚 evening night", 17, 24, Precision.EVENING),
        ("全天 整天 全日 一天 一整天 day allday wholeday", 0, 24, Precision.DAY),
        ("不详 未知 不知道 不清楚 无 unknown ?", 0, 24, Precision.UNKNOWN),
    )
    for word in words.split()
}
_VAGUE[""] = TimeSpan(0, MIDNIGHT, Precision.UNKNOWN)

_HALVES = r"上午|早上|早晨|清晨|早|凌晨|中午|下午|午后|晚上|傍晚|夜里|晚|am|pm"
_MOMENT = re.compile(
    rf"(?P<next>次日|翌日|第二天)?(?P<half>{_HALVES})?(?:(?P<h>\d{{1,2}})(?P<m>:\d{{0,2}})?(?P<s>:\d\d)?|(?P<hm>\d{{3,4}}))"
    rf"(?P<after>am|pm)?",
    re.ASCII,
)
_SECONDS = "seconds"
_AFTERNOON = frozenset("下午 午后 晚上 傍晚 夜里 晚 pm".split())
_EVENING = frozenset("晚上 夜里 晚".split())
_SPELLINGS = (
    (re.compile(r"a\.m\.?"), "am"),
    (re.compile(r"p\.m\.?"), "pm"),
    (re.compile(r"[时時点點]半"), ":30"),
    (re.compile(r"[时時点點]钟?|[;,。.、]"), ":"),
    (re.compile(r"[–—―−~至到]+|-+"), "-"),
    (re.compile(r"(?<=\d)分", re.ASCII), ""),
    (re.compile(r"(?<=\d\d) +(?=\d{1,2}:|\d{3,4}$)", re.ASCII), "-"),  # 1005 1140 and 10:05 11:40
    (re.compile(r"^(\d{1,2}) +(\d\d)$", re.ASCII), r"\1:\2"),
    (re.compile(r"\s+"), ""),
)


# The days on which spreadsheets begin to count: a time without a day is written with one of them by some programs.
_DAY_ZERO = re.compile(r"^(?:1899-12-3[01]|1900-01-0[01]|1904-01-01)[t ](?=\d{1,2}:\d\d)", re.ASCII)
_DATED = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}", re.ASCII)
_ONE_DIGIT = re.compile(r"(?<!\d)\d{1,2}[:.,。]\d(?!\d)", re.ASCII)
_FRACTION = re.compile(r"0?\.\d+|\d+\.\d{3,}", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Moment:
    minute: int
    half: str | None
    whole_hour: bool
    next_day: bool


@lru_cache(maxsize=256)  # the lines of a file have the same few hundred times
def read_span(text: str) -> tuple[TimeSpan | None, Message | None]:
    """The span that a typed time means, or the sentence that says what is wrong with it.

    An empty text and 全天 both span the day; only the precision tells them apart. A bare hour (9, 9点) is an hour
    of the clock, since that is what slips mean by it.
    """
    typed = narrow(text).strip().lower()
    if typed != "0" and is_nothing(typed):
        typed = ""
    if vague := _VAGUE.get(typed.replace(" ", "")):
        return vague, None
    typed = with_digits(_DAY_ZERO.sub("", typed))
    if sentence := _ambiguous(typed):
        return None, sentence
    for pattern, plain in _SPELLINGS:
        typed = pattern.sub(plain, typed)
    parts = typed.removesuffix("-").split("-")
    found = [_MOMENT.fullmatch(part) for part in parts]
    if len(parts) > 2 or None in found or (found[0] and found[0]["next"]):
        return None, message(
            "declaration", "This is not a time. Examples: 09:12, 10:05-11:40, 上午, 下午, 全天; empty if unknown."
        )
    moments = [_moment(match) for match in found if match]
    for moment in moments:
        if moment is _SECONDS:
            return None, message("declaration", "The form keeps hours and minutes. Leave the seconds out.")
        if isinstance(moment, str):
            return None, message("declaration", "There is no such time as {time}.", time=moment)
    first, *rest = (m for m in moments if isinstance(m, _Moment))
    if first.minute >= MIDNIGHT:
        return None, message("declaration", "There is no such time as {time}.", time="24:00")
    if not rest:
        if first.whole_hour:
            return TimeSpan(first.minute, first.minute + 60, Precision.HOUR), None
        return TimeSpan(first.minute, first.minute, Precision.EXACT), None
    return _range(first, rest[0])


def _ambiguous(typed: str) -> Message | None:
    """Why a text that is a time to somebody may be another one to somebody else."""
    if _DATED.search(typed):
        return message("declaration", "This holds a date too. The date has its own field.")
    if _FRACTION.fullmatch(typed):
        return message(
            "declaration",
            "{time} is a spreadsheet's fraction of a day, or a part of a time. Format the column as a time.",
            time=typed,
        )
    if _ONE_DIGIT.search(typed):
        return message(
            "declaration", "{time} lacks a digit of its minutes. Type both, such as 9:03 or 9:30.", time=typed
        )
    if typed == "0":
        return message("declaration", "0 may mean midnight, or nothing. Type 0:00, or leave it empty.")
    return None


def _range(first: _Moment, last: _Moment) -> tuple[TimeSpan | None, Message | None]:
    end = last.minute
    if first.half in _AFTERNOON and last.half is None and end < NOON:
        end += NOON  # 下午2:00-4:00
    if last.next_day:
        end += MIDNIGHT
    if end < first.minute:
        return None, message(
            "declaration",
            "The leaving time {end} is before the arrival {start}. For somebody who left after midnight type 次日 before it.",
            start=_clock(first.minute),
            end=_clock(end),
        )
    if end - first.minute > MIDNIGHT:
        return None, message("declaration", "A visit lasts at most 24 hours.")
    return TimeSpan(first.minute, end, Precision.RANGE), None


def _moment(found: re.Match[str]) -> _Moment | str:
    """A moment of the day, or the clock time that does not exist."""
    if found["hm"]:
        hour, minute = divmod(int(found["hm"]), 100)
    else:
        hour, minute = int(found["h"]), int((found["m"] or "")[1:] or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return f"{hour:02}:{minute:02}"
    if found["s"] not in (None, ":00"):
        return _SECONDS
    half = found["half"] or found["after"]
    if (half in _AFTERNOON and hour < 12) or (half == "中午" and hour < 3):
        hour += 12
    elif half in _EVENING and hour == 12:
        hour = 24
    elif half in ("am", "凌晨") and hour == 12:
        hour = 0
    whole_hour = not found["hm"] and len(found["m"] or "") < 2
    return _Moment(hour * 60 + minute, half, whole_hour, found["next"] is not None)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
