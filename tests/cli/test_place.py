"""``place``: what a map app shares, as the coordinates of a venue file."""

import pytest

from tests.cli.conftest import Shell, refused


def test_a_link_gives_coordinates_for_a_venue_file(venuedesk: Shell) -> None:
    found = venuedesk.json("place", "门诊 https://uri.amap.com/marker?position=114.4161,23.1115")
    assert (found["latitude"], found["longitude"]) == pytest.approx((23.113994, 114.411127), abs=1e-5)
    assert found["datum"] == "WGS-84"
    assert found["read"] | {"source": ""} == {
        "latitude": 23.1115,
        "longitude": 114.4161,
        "datum": "GCJ-02",
        "source": "",
        "is_view": False,
    }


@pytest.mark.parametrize(
    "text", ["惠州市江北", "114.4161,23.1115", "geo:23.1,114.4 geo:22.5,114", "https://s.amap.com/a1b2"]
)
def test_what_the_text_leaves_open_is_an_error_and_no_guess(venuedesk: Shell, text: str) -> None:
    assert refused(venuedesk("place", text))


def test_the_datum_can_be_given(venuedesk: Shell) -> None:
    found = venuedesk.json("place", "114.4161,23.1115", "--datum", "WGS-84")
    assert (found["latitude"], found["longitude"]) == (23.1115, 114.4161)
