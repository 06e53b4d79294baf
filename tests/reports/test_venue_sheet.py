"""The venue sheet, and the small map on it."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.catalogue import Catalogue
from desktop.domain.map_plane import distance
from desktop.domain.places.centres import CENTRES
from desktop.domain.posters import Language
from desktop.domain.regions import Region
from desktop.domain.venue import Venue, VenueType
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.reports.place_map import PlaceMap
from desktop.reports.venue_sheet import VenueSheet, venue_sheet_pdf
from tests.reports.paperwork import LONG_VENUE, VENUE, page_count, require_clear, require_embedded, text_of

PLACE = Venue(
    "1",
    "AB",
    VENUE,
    "12441302MB2C00000D",
    "医疗机构",
    Region("441302004", "江北街道", ("广东省", "惠州市", "惠城区", "江北街道")),
    "江北街道云山西路8号",
    23.113994,
    114.411127,
    "VENUE.HUIZHOU.EXAMPLE",
    "JB",
    "JB",
)
SHEET = VenueSheet(PLACE, VenueType("医疗机构", "Medical institution", "", "", 120), "陈志远", date(2026, 11, 30))


@pytest.mark.parametrize("language", list(Language))
def test_what_is_registered_and_the_place_stand_on_one_page(
    language: Language, fonts: FontLibrary, catalogue: Catalogue
) -> None:
    pdf = venue_sheet_pdf(replace(SHEET, language=language), fonts, catalogue)
    text = text_of(pdf)
    assert page_count(pdf) == 1
    for words in (VENUE, "12441302MB2C00000D", "江北街道云山西路8号", "陈志远", "23.113994", "114.411127", "WGS-84"):
        assert words in text
    assert "114.41°" in text  # the grid
    assert "惠州" in text
    assert ("1km" if language is Language.EN else "1公里") in text
    require_clear(pdf)
    require_embedded(pdf)
    assert pdf == venue_sheet_pdf(replace(SHEET, language=language), fonts, catalogue)


def test_without_coordinates_the_way_to_them_stands_there(fonts: FontLibrary, catalogue: Catalogue) -> None:
    nowhere = replace(SHEET, venue=replace(PLACE, latitude=None, longitude=None, name=LONG_VENUE))
    text = text_of(venue_sheet_pdf(nowhere, fonts, catalogue))
    assert "尚未登记坐标" in text
    assert "公里" not in text


def test_the_map_reaches_to_the_middle_of_the_city() -> None:
    point = 23.5, 113.9
    for centre in CENTRES[:21]:  # those of Guangdong
        assert PlaceMap(*point, centre.code).metres_across >= 2 * distance(point, centre.point)
