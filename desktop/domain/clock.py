"""Time: UTC milliseconds in the store, the venue's zone in front of people."""

import datetime as dt
import time
from dataclasses import dataclass
from zoneinfo import ZoneInfo

VENUE_ZONE = ZoneInfo("Asia/Shanghai")
"""All of China keeps one civil time, whatever zone the PC is set to."""


def _since_boot_ns() -> int:
    # Python's monotonic clock is CLOCK_MONOTONIC on Linux, which stands still while the system is suspended; that of
    # Windows goes on.
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    return time.monotonic_ns()


class Clock:
    """The present, handed to whatever needs it so that tests can choose it."""

    def now_ms(self) -> int:
        """UTC milliseconds since 1970."""
        return time.time_ns() // 1_000_000

    def steady_ms(self) -> int:
        """Milliseconds of a clock that only runs on, whatever the time of the PC is set to, and while the PC sleeps."""
        return _since_boot_ns() // 1_000_000

    def today(self) -> dt.date:
        """The date in the venue's zone."""
        return venue_time(self.now_ms()).date()


@dataclass
class FixedClock(Clock):
    """A clock that stands where it is put: for demonstrations of past days and for tests."""

    ms: int

    def now_ms(self) -> int:
        return self.ms

    def steady_ms(self) -> int:
        return self.ms


def venue_time(ms: int) -> dt.datetime:
    """UTC milliseconds as civil time of the venue."""
    return dt.datetime.fromtimestamp(ms / 1000, VENUE_ZONE)


def from_venue_time(moment: dt.datetime) -> int:
    """Civil time of the venue (naive) or any aware time as UTC milliseconds."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=VENUE_ZONE)
    return round(aware.timestamp() * 1000)
