"""Whether the clock of the PC can be believed before something is deleted by it."""

import datetime as dt
from dataclasses import dataclass

from desktop.domain.clock import venue_time
from desktop.domain.messages import Message, message
from desktop.domain.opening_hours import OpeningHours

LEAP_DAYS = 60
"""A clock that says more than so many days after it was last trusted may be wrong, whatever it would delete."""
SURE_DAYS = 1
"""A clock that is so many open days ahead of the last use, or of the hub's last signed time, is believed. One that is
further ahead, as after holidays, is believed where nothing is deleted by it that would not be deleted otherwise."""

_DAY_MS = 86_400_000
_WEEK = 7


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """A clock that cannot be believed: what it says, and the last day on which it was trusted."""

    today: dt.date
    trusted: dt.date

    @property
    def is_ahead(self) -> bool:
        """Whether to go by this clock would delete too much; one that is behind deletes too little."""
        return self.today > self.trusted

    @property
    def sentence(self) -> Message:
        """What is the matter and what to do about it."""
        if self.is_ahead:
            return message(
                "retention",
                "This computer’s clock says {today}, but the desk was last used on {trusted}. Nothing is deleted until "
                "the date is corrected, or the manager confirms it in the settings.",
                today=self.today,
                trusted=self.trusted,
            )
        return message(
            "retention",
            "This computer’s clock says {today}, but the desk was already used on {trusted}. Records may be kept for "
            "too long: correct the date, or let the manager confirm it in the settings.",
            today=self.today,
            trusted=self.trusted,
        )


def clock_doubt(now: int, trusted: int, sure: int, *, deletes: bool) -> ClockDoubt | None:
    """Why the clock, which says ``now``, is not to be believed when it was last trusted at ``trusted`` (UTC ms).

    ``sure``: as ``sure_until`` gives it. ``deletes``: something would be deleted by the clock that would be kept then.
    """
    today, last = venue_time(now).date(), venue_time(trusted).date()
    latest = venue_time(sure).date() if deletes else last + dt.timedelta(days=LEAP_DAYS)
    return ClockDoubt(today, last) if trusted - now > _DAY_MS or today > latest else None


def sure_until(trusted: int, hours: OpeningHours | None) -> int:
    """The last moment (UTC ms) that is believed of a clock without asking, when it was last trusted at ``trusted``.

    Days on which the venue is closed do not count: nobody uses a desk then, and on Monday nothing is amiss.
    """
    days, left = 0, SURE_DAYS
    while left and days < _WEEK:
        days += 1
        left -= hours is None or bool(hours.of_day(venue_time(trusted + days * _DAY_MS).date()))
    return trusted + days * _DAY_MS
