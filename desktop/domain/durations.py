"""How long something is, as people say it."""

from desktop.domain.messages import Message, message

_MINUTE, _HOUR, _DAY = 60_000, 3_600_000, 86_400_000


def duration(ms: int) -> Message:
    """So many milliseconds in the one unit that says enough: minutes up to two hours, hours up to two days, then days."""
    if ms < 2 * _HOUR:
        return message("durations", "{count} minutes", count=ms // _MINUTE)
    if ms < 2 * _DAY:
        return message("durations", "{count} hours", count=ms // _HOUR)
    return message("durations", "{count} days", count=ms // _DAY)
