"""How long declarations are kept."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.retention import (
    DEFAULT_DAYS,
    RetentionState,
    check_retention_days,
    expiry_day,
    oldest_kept,
    retention_state,
)

VISIT = dt.date(2026, 11, 1)
periods = st.integers(7, 90)


@pytest.mark.parametrize(
    ("days", "allowed"), [(6, False), (7, True), (28, True), (90, True), (91, False), (0, False), (-1, False)]
)
def test_the_setting_is_from_a_week_to_three_months(days: int, allowed: bool) -> None:
    assert (check_retention_days(days) is None) == allowed


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (dt.date(2026, 11, 21), RetentionState.KEPT),
        (dt.date(2026, 11, 22), RetentionState.EXPIRING),
        (dt.date(2026, 11, 28), RetentionState.EXPIRING),
        (dt.date(2026, 11, 29), RetentionState.EXPIRED),
    ],
)
def test_a_week_of_warning_comes_before_the_end(day: dt.date, state: RetentionState) -> None:
    assert expiry_day(VISIT, DEFAULT_DAYS) == dt.date(2026, 11, 29)
    assert retention_state(VISIT, DEFAULT_DAYS, day) is state


@given(periods, st.integers(-10, 400))
def test_a_hold_keeps_a_declaration_for_as_long_as_it_stands(days: int, later: int) -> None:
    assert retention_state(VISIT, days, VISIT + dt.timedelta(days=later), held=True) is RetentionState.HELD


@given(periods, st.integers(0, 400))
def test_a_declaration_is_expired_exactly_when_its_visit_is_older_than_the_oldest_kept(days: int, later: int) -> None:
    today = VISIT + dt.timedelta(days=later)
    expired = retention_state(VISIT, days, today) is RetentionState.EXPIRED
    assert expired == (today >= expiry_day(VISIT, days)) == (oldest_kept(today, days) > VISIT)


@given(periods, st.integers(0, 100))
def test_nothing_ever_becomes_younger(days: int, later: int) -> None:
    order = [RetentionState.KEPT, RetentionState.EXPIRING, RetentionState.EXPIRED]
    today = VISIT + dt.timedelta(days=later)
    now, tomorrow = (retention_state(VISIT, days, day) for day in (today, today + dt.timedelta(days=1)))
    assert order.index(now) <= order.index(tomorrow)
