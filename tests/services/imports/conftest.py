"""Files as people bring them to a desk whose clock stands still. Made-up people."""

import datetime as dt
from pathlib import Path

import pytest

from desktop.domain.clock import FixedClock, from_venue_time
from desktop.services.desk import Desk

NOW = from_venue_time(dt.datetime(2026, 11, 28, 12))


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """A desk on 28 November 2026 at noon, the day of the sample files."""
    desk.store.clock = FixedClock(NOW)
    return desk


@pytest.fixture(scope="session")
def field() -> Path:
    """Sample files of the kinds that users of such programs report."""
    return Path(__file__).parents[2] / "fixtures" / "field"
