"""Strategies for resident numbers of made-up people."""

import datetime as dt

from hypothesis import strategies as st

from desktop.domain.resident_id import check_character

TODAY = dt.date(2026, 11, 23)
REGIONS = ("441302", "441303", "441322", "440524", "110105", "310101", "610113", "820000")

births = st.dates(dt.date(1898, 1, 1), TODAY)


def resident_number(region: str, birth: dt.date, sequence: int) -> str:
    """A whole number for a region, a birth date and a running number of the day."""
    body = f"{region}{birth:%Y%m%d}{sequence:03d}"
    return body + check_character(body)


resident_numbers = st.builds(
    resident_number, st.sampled_from([r for r in REGIONS if r != "820000"]), births, st.integers(1, 999)
)
