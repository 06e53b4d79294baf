"""The plane that maps are drawn on, and where cities are."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.map_plane import distance, from_plane, metres_per_side, scale_bar, to_plane
from desktop.domain.places.centres import CENTRES, centre_of, nearest


@given(latitude=st.floats(-84, 84), longitude=st.floats(-180, 180))
def test_every_point_comes_back_from_the_plane(latitude: float, longitude: float) -> None:
    assert from_plane(*to_plane(latitude, longitude)) == pytest.approx((latitude, longitude), abs=1e-9)


def test_the_plane_agrees_with_the_numbers_of_squares() -> None:
    x, y = to_plane(23.1115, 114.4161)
    assert (int(x * 1024), int(y * 1024)) == (837, 444)


@given(metres=st.floats(1e-3, 1e5), longest=st.floats(1, 1000))
def test_a_scale_is_round_and_no_longer_than_it_may_be(metres: float, longest: float) -> None:
    bar = scale_bar(metres, longest)
    assert bar.metres == 1 or bar.length <= longest * 1.0001
    assert f"{bar.metres}".rstrip("0") in ("1", "2", "5")
    assert math.isclose(bar.length * metres, bar.metres)


def test_lengths_on_the_plane_are_lengths_on_the_ground() -> None:
    one, other = (23.11, 114.42), (23.11, 114.43)
    across = (to_plane(*other)[0] - to_plane(*one)[0]) * metres_per_side(23.11)
    assert across == pytest.approx(distance(one, other), rel=0.005)


def test_every_city_is_where_it_is_nearest_to_itself() -> None:
    assert all(nearest(centre.point) == (centre, 0) for centre in CENTRES)
    found = centre_of("441302004")
    assert found is not None
    assert found.name == "惠州"
    assert centre_of("110101001") is None
