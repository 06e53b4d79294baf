"""How long declarations are kept (facts of the field, section 4). Days are those of the venue's zone."""

import datetime as dt
from enum import StrEnum

from desktop.domain.errors import Problem
from desktop.domain.messages import message

DEFAULT_DAYS = 28
MIN_DAYS = 7
MAX_DAYS = 90
WARNING_DAYS = 7


class RetentionState(StrEnum):
    """What is to become of a declaration."""

    KEPT = "kept"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    HELD = "held"


def check_retention_days(days: int, field: str = "retention_days") -> Problem | None:
    """Why a retention setting is not allowed."""
    if MIN_DAYS <= days <= MAX_DAYS:
        return None
    return Problem(field, message(
        "retention", "Declarations are kept from {least} to {most} days.", least=MIN_DAYS, most=MAX_DAYS
    ))  # fmt: skip


def expiry_day(visited_on: dt.date, days: int) -> dt.date:
    """The day on which a declaration is deleted: it counts from the visit, not from when it was typed in."""
    return visited_on + dt.timedelta(days=days)


def oldest_kept(today: dt.date, days: int) -> dt.date:
    """The earliest day of visits that are not deleted today."""
    return today - dt.timedelta(days=days - 1)


def retention_state(visited_on: dt.date, days: int, today: dt.date, *, held: bool = False) -> RetentionState:
    """What becomes of a declaration today. A legal hold keeps it whatever its age, until it is lifted."""
    if held:
        return RetentionState.HELD
    left = (expiry_day(visited_on, days) - today).days
    if left <= 0:
        return RetentionState.EXPIRED
    return RetentionState.EXPIRING if left <= WARNING_DAYS else RetentionState.KEPT
