"""When somebody was at a venue, in the words of the console and as it is typed."""

from desktop.domain.clock import venue_time
from desktop.domain.timewords import Precision
from desktop.domain.visit import PRECISION_WORDS, Visit, time_text
from desktop.hub.console.words import ConsoleWords


def visit_text(visit: Visit, words: ConsoleWords) -> str:
    """Day and time of a visit."""
    start, end = venue_time(visit.visited_from), venue_time(visit.visited_to)
    label = words.text(PRECISION_WORDS.label(visit.precision))
    match visit.precision:
        case Precision.EXACT:
            return (
                f"{start:%Y-%m-%d %H:%M} ({label})" if words.language == "en" else f"{start:%Y-%m-%d %H:%M}（{label}）"
            )
        case Precision.RANGE:
            last = f"{end:%H:%M}" if start.date() == end.date() else f"{end:%m-%d %H:%M}"
            return f"{start:%Y-%m-%d %H:%M} – {last}"
        case Precision.HOUR:
            return (
                f"{start:%Y-%m-%d %H:%M}–{end:%H:%M} ({label})"
                if words.language == "en"
                else (f"{start:%Y-%m-%d} {time_text(visit)}")
            )
    return f"{start:%Y-%m-%d} {label}"


def typed_time(visit: Visit, language: str) -> str:
    """The time of a visit as it is typed in a language; reading it gives the same visit."""
    if language != "en" or visit.precision in (Precision.EXACT, Precision.UNKNOWN):
        return time_text(visit)
    start, end = venue_time(visit.visited_from), venue_time(visit.visited_to)
    match visit.precision:
        case Precision.RANGE if start.date() == end.date():
            return f"{start:%H:%M}-{end:%H:%M}"
        case Precision.RANGE:
            return time_text(visit)
        case Precision.HOUR:
            return str(start.hour)
        case Precision.DAY:
            return "wholeday"
    return str(visit.precision)
