"""The rules for a venue's name, place and address."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.geo import Datum, check_coordinates, from_wgs84, to_wgs84
from desktop.domain.regions import Region
from desktop.domain.text import clean_line
from desktop.domain.venue import VenueDraft, check_name, check_venue, normalised

STREET = Region("441302004", "江北街道", ("广东省", "惠州市", "惠城区", "江北街道"))
REGIONS = {STREET.code: STREET, "441302": Region("441302", "惠城区", ("广东省", "惠州市", "惠城区"))}
GOOD = VenueDraft(
    "惠州市惠城区江北街道社区卫生服务中心",
    "12441302MB2C00000D",
    "医疗机构",
    STREET.code,
    "云山西路8号",
    23.1115,
    114.4161,
    Datum.GCJ02,
    "VENUE.HUIZHOU.EXAMPLE",
)


def problems(**changes: object) -> dict[str, bool]:
    from dataclasses import replace

    draft = normalised(replace(GOOD, **changes))  # type: ignore[arg-type]
    return {p.field: p.doubtful for p in check_venue(draft, REGIONS.get, frozenset({"医疗机构"}))}


def test_a_complete_venue_has_no_problem() -> None:
    assert problems() == {}
    assert problems(latitude=None, longitude=None) == {}
    assert problems(host="https://venue.huizhou.example/") == {}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"uscc": "12441302MB2C000000"}, "uscc"),
        ({"region": "441302"}, "region"),
        ({"region": "999999999"}, "region"),
        ({"region": ""}, "region"),
        ({"address": ""}, "address"),
        ({"address": "路" * 101}, "address"),
        ({"type": "火箭发射场"}, "type"),
        ({"latitude": 114.4161, "longitude": 23.1115}, "latitude"),
        ({"latitude": 51.5, "longitude": 0.1}, "latitude"),
        ({"latitude": math.nan}, "latitude"),
        ({"longitude": None}, "longitude"),
        ({"host": "http://x"}, "host"),
        ({"host": "a b.cn"}, "host"),
        ({"name": "店"}, "name"),
        ({"opening_hours": "早上开门"}, "opening_hours"),
        ({"fever_place": "棚" * 61}, "fever_place"),
        ({"fever_place": "帐篷⛺"}, "fever_place"),
        ({"name": "惠" * 61}, "name"),
        ({"name": "惠州😀医院"}, "name"),
        ({"name": "12345678"}, "name"),
    ],
)
def test_a_wrong_field_is_refused(changes: dict[str, object], field: str) -> None:
    assert problems(**changes) == {field: False}


@pytest.mark.parametrize(
    "name", ["江北医院", "云山西路8号", "惠城区江北街道云山西路20号3楼", "惠州市惠城区江北街道云山西路"]
)
def test_a_short_name_or_an_address_is_only_doubted(name: str) -> None:
    found = check_name(name)
    assert [p.doubtful for p in found] == [True]


@pytest.mark.parametrize(
    "name",
    [
        "惠州市惠城区江北街道社区卫生服务中心",
        "广东省惠州市第一人民医院",
        "惠州市惠城区政务服务数据管理局",
        "惠州日升昌百货有限公司（江北店）",
        "Huizhou International Hospital",
        "惠州市惠城区阿珍早餐店",
        "惠州大学附属𬭎基中学",
    ],
)
def test_full_names_pass(name: str) -> None:
    assert check_name(name) == []


china = st.tuples(st.floats(18, 53), st.floats(74, 134))


@given(china, st.sampled_from(list(Datum)))
def test_a_place_survives_the_way_to_wgs84_and_back(place: tuple[float, float], datum: Datum) -> None:
    back = from_wgs84(*to_wgs84(*place, datum), datum)
    assert math.dist(back, place) < 1e-6  # a tenth of a metre


@given(china)
def test_gcj02_moves_a_place_by_hundreds_of_metres_not_more(place: tuple[float, float]) -> None:
    moved = math.dist(from_wgs84(*place, Datum.GCJ02), place) * 111_000
    assert 10 < moved < 2000


def test_published_points_agree() -> None:
    # Tian'anmen, as given with public implementations of the formulas.
    assert from_wgs84(39.907333, 116.391083, Datum.GCJ02) == pytest.approx((39.908736, 116.397325), abs=5e-5)


def test_coordinates_are_both_or_neither() -> None:
    assert check_coordinates(None, None) == []
    assert [p.field for p in check_coordinates(23.1, None)] == ["longitude"]


@given(st.text(max_size=80))
def test_cleaned_text_is_one_visible_line_and_stays_as_it_is(text: str) -> None:
    cleaned = clean_line(text)
    assert "\n" not in cleaned
    assert not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in cleaned)
    assert clean_line(cleaned) == cleaned


def test_full_width_letters_narrow_but_chinese_punctuation_stays() -> None:
    assert clean_line("  ＡＢＣ１２３（江北）\u3000 店\t") == "ABC123（江北） 店"


def test_venue_types_file_has_what_the_guide_names(resources: Path) -> None:
    from desktop.store.venue_types import read_venue_types

    types = read_venue_types(resources / "venue_types.json")
    names = [t.name for t in types]
    assert names[0] == "农贸市场"
    assert len(names) == len(set(names))
    guide = "交通场站 餐饮住宿 商场景点 娱乐场所 居民小区 工厂企业 机关企事业单位 政务服务大厅 医疗机构 建筑工地"
    assert set(guide.split()) <= set(names)
    assert all(10 <= t.stay_minutes <= 1440 for t in types)
