"""How long declarations are kept (facts of the field, section 4). Days are those of the venue's zone."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.errors import Problem
from desktop.domain.messages import Message, message

DEFAULT_DAYS = 28
MIN_DAYS = 7
MAX_DAYS = 90
WARNING_DAYS = 7
MANY_EXPIRED, MANY_SHARE = 50, 3
"""A purge of more than fifty records and more than a third of all asks first. Used every day, a desk that keeps for 28
days loses about a twenty-eighth a day, and for 7 days a seventh; fifty slips can be typed in again in an hour."""


class RetentionState(StrEnum):
    """What is to become of a declaration."""

    KEPT = "kept"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class ManyExpired:
    """A purge that would delete much of the book: how many declarations, and of how many."""

    count: int
    total: int

    @property
    def sentence(self) -> Message:
        """What is the matter and what to do about it."""
        return message(
            "retention",
            "Past their retention: {count} of {total} records. So many are not deleted before the manager confirms it "
            "in the settings.",
            count=self.count,
            total=self.total,
        )


def many_expired(count: int, total: int) -> ManyExpired | None:
    """Whether ``count`` of ``total`` records are too many to be deleted without asking; None where they are not."""
    return ManyExpired(count, total) if count > MANY_EXPIRED and count * MANY_SHARE > total else None


def check_retention_days(days: int, field: str = "retention_days") -> Problem | None:
    """Why a retention setting is not allowed."""
    if MIN_DAYS <= days <= MAX_DAYS:
        return None
    return Problem(
        field, message("retention", "Declarations are kept from {least} to {most} days.", least=MIN_DAYS, most=MAX_DAYS)
    )


def expiry_day(visited_on: dt.date, days: int) -> dt.date:
    """The day on which a declaration is deleted: it counts from the visit, not from when it was typed in."""
    return visited_on + dt.timedelta(days=days)


def oldest_kept(today: dt.date, days: int) -> dt.date:
    """The earliest day of visits that are not deleted today."""
    return today - dt.timedelta(days=days - 1)


def kept_since(now: int, days: int) -> int:
    """The moment (UTC ms) before which visits are deleted at ``now``."""
    return from_venue_time(dt.datetime.combine(oldest_kept(venue_time(now).date(), days), dt.time()))


def retention_state(visited_on: dt.date, days: int, today: dt.date, *, held: bool = False) -> RetentionState:
    """What becomes of a declaration today. A legal hold keeps it whatever its age, until it is lifted."""
    if held:
        return RetentionState.HELD
    left = (expiry_day(visited_on, days) - today).days
    if left <= 0:
        return RetentionState.EXPIRED
    return RetentionState.EXPIRING if left <= WARNING_DAYS else RetentionState.KEPT
