"""Places in what people paste: links of map apps, shared texts, written numbers."""

import math
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.geo import Datum, from_wgs84
from desktop.domain.places.found import NoCoordinates, Place, PlaceText, Question
from desktop.domain.places.reading import read_place

WGS84, GCJ02, BD09 = Datum.WGS84, Datum.GCJ02, Datum.BD09
LATITUDES, LONGITUDES = st.floats(20.2, 25.5), st.floats(109.7, 117.2)
"""Guangdong, whose points are also within one band of Baidu's plane."""
Written = Callable[[float, float], str]


def baidu_metres(latitude: float, longitude: float) -> str:
    """The way in which Baidu's map program makes its metres, which the program here only reads."""
    factors = (278.2353980772752, 2485758.690035394, 6070.750963243378, 54821.18345352118, 9540.606633304236)
    factors += (-2710.55326746645, 1405.483844121726)
    y = sum(factor * (latitude / 22.5) ** power for power, factor in enumerate(factors))
    return f"{-0.0003441963504368392 + 111320.7020576856 * longitude:.2f},{y:.2f}"


def sixtieths(degrees: float, signs: str) -> str:
    whole = int(degrees)
    minutes = int((degrees - whole) * 60)
    seconds = ((degrees - whole) * 60 - minutes) * 60
    return f"{whole}{signs[0]}{minutes:02}{signs[1]}{min(seconds, 59.999):.3f}{signs[2]}"


FORMATS: dict[str, tuple[Datum | None, Written]] = {
    "amap marker": (GCJ02, lambda a, o: f"https://uri.amap.com/marker?position={o:.6f},{a:.6f}&name={quote('门诊')}"),
    "amap gps": (WGS84, lambda a, o: f"https://uri.amap.com/marker?position={o:.6f},{a:.6f}&coordinate=wgs84"),
    "amap query": (GCJ02, lambda a, o: f"ditu.amap.com/?q={a:.6f},{o:.6f},{quote('门诊')}"),
    "amap place": (GCJ02, lambda a, o: f"【门诊】https://wb.amap.com/?p=B0FFG,{a:.6f},{o:.6f},门诊,文昌一路，点击查看"),
    "amap lnglat": (GCJ02, lambda a, o: f"https://ditu.amap.com/regeo?lnglat={o:.6f}%2C{a:.6f}"),
    "amap regeo": (GCJ02, lambda a, o: f"https://www.amap.com/regeo?lng={o:.6f}&lat={a:.6f}"),
    "amap app": (WGS84, lambda a, o: f"androidamap://viewMap?sourceApplication=x&lat={a:.6f}&lon={o:.6f}&dev=1"),
    "amap share page": (
        GCJ02,
        lambda a, o: (
            f"https://m.amap.com/share/index/lnglat={o:.6f},{a:.6f}&src=mypage&callnative=1&name={quote('门诊')}"
        ),
    ),
    "amap share page, place": (
        GCJ02,
        lambda a, o: f"https://m.amap.com/share/index/__q={a:.6f},{o:.6f},{quote('门诊')}&src=app_share&callapp=0",
    ),
    "amap way": (GCJ02, lambda a, o: f"https://m.amap.com/navi/?dest={o:.6f},{a:.6f}&destName=x&hideRouteIcon=1"),
    "baidu marker": (
        BD09,
        lambda a, o: f"http://api.map.baidu.com/marker?location={a:.6f},{o:.6f}&title=x&output=html",
    ),
    "baidu gcj": (
        GCJ02,
        lambda a, o: f"http://api.map.baidu.com/marker?location={a:.6f},{o:.6f}&coord_type=gcj02&title=x",
    ),
    "baidu gps": (WGS84, lambda a, o: f"http://api.map.baidu.com/geocoder?location={a:.6f},{o:.6f}&coord_type=wgs84"),
    "baidu app": (BD09, lambda a, o: f"baidumap://map/marker?location={a:.6f},{o:.6f}&title=x"),
    "baidu page": (BD09, lambda a, o: f"https://map.baidu.com/poi/门诊/@{baidu_metres(a, o)},17.5z?uid=1a2b"),
    "tencent marker": (
        GCJ02,
        lambda a, o: f"https://apis.map.qq.com/uri/v1/marker?marker=coord:{a:.6f},{o:.6f};title:x;addr:y&referer=z",
    ),
    "tencent page": (GCJ02, lambda a, o: f"https://map.qq.com/?type=marker&pointx={o:.6f}&pointy={a:.6f}&name=x"),
    "tencent share page": (
        GCJ02,
        lambda a, o: (
            f"https://map.wap.qq.com/online/h5-poi-detail-out/index.html?uid=601&s=1&coord={o:.6f}%2C{a:.6f}&c={o:.6f}%2C{a:.6f}&n=x"
        ),
    ),
    "tencent component": (
        GCJ02,
        lambda a, o: (
            f"https://mapapi.qq.com/web/mapComponents/locationMarker/v/index.html?marker=coord:{a:.6f},{o:.6f};title:x"
        ),
    ),
    "tencent gps": (
        WGS84,
        lambda a, o: f"https://apis.map.qq.com/uri/v1/geocoder?coord={a:.6f},{o:.6f}&coord_type=1&referer=z",
    ),
    "google marker": (None, lambda a, o: f"https://www.google.com/maps/place/x/@23,113,17z/data=!3d{a:.6f}!4d{o:.6f}"),
    "google view": (None, lambda a, o: f"https://www.google.com/maps/@{a:.6f},{o:.6f},17z"),
    "google query": (None, lambda a, o: f"https://maps.google.com/?q={a:.6f},{o:.6f}"),
    "apple": (None, lambda a, o: f"https://maps.apple.com/?ll={a:.6f},{o:.6f}&q={quote('门诊')}"),
    "osm view": (WGS84, lambda a, o: f"https://www.openstreetmap.org/#map=17/{a:.6f}/{o:.6f}"),
    "osm marker": (WGS84, lambda a, o: f"https://www.openstreetmap.org/?mlat={a:.6f}&mlon={o:.6f}#map=17/23/113"),
    "geo": (WGS84, lambda a, o: f"geo:{a:.6f},{o:.6f};u=35"),
    "geo of Android": (WGS84, lambda a, o: f"geo:0,0?q={a:.6f},{o:.6f}(x)"),
    "latitude first": (None, lambda a, o: f"{a:.6f}, {o:.6f}"),
    "longitude first": (None, lambda a, o: f"{o:.6f}，{a:.6f}"),
    "named": (WGS84, lambda a, o: f"经度：{o:.6f}；纬度：{a:.6f}（WGS84）"),
    "Baidu's numbers": (BD09, lambda a, o: f"百度坐标 {o:.6f},{a:.6f}"),
    "both named at once": (GCJ02, lambda a, o: f"经纬度（GCJ-02）：{o:.6f} {a:.6f}"),
    "full width": (None, lambda a, o: f"{a:.6f}，{o:.6f}".translate({n: n + 0xFEE0 for n in (*range(48, 58), 46)})),
    "json": (None, lambda a, o: f'{{"lat":{a:.6f},"lng":{o:.6f}}}'),
    "Chinese sixtieths": (None, lambda a, o: f"北纬{sixtieths(a, '°′″')} 东经{sixtieths(o, '°′″')}"),
    "sixtieths in words": (None, lambda a, o: f"东经{sixtieths(o, '度分秒')}，北纬{sixtieths(a, '度分秒')}"),
    "English sixtieths": (None, lambda a, o: f"{sixtieths(a, chr(176) + chr(39) + chr(34))}N {o:.6f}°E"),
    "letters first": (None, lambda a, o: f"N{a:.6f} E{o:.6f}"),
}


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance between two points that are near each other."""
    north = math.radians(other[0] - one[0])
    east = math.radians(other[1] - one[1]) * math.cos(math.radians(one[0]))
    return 6_371_000 * math.hypot(north, east)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=8, deadline=None)
@given(latitude=LATITUDES, longitude=LONGITUDES)
def test_every_point_in_every_format_is_read_back_within_a_metre(name: str, latitude: float, longitude: float) -> None:
    datum, written = FORMATS[name]
    shown = from_wgs84(latitude, longitude, datum or GCJ02)
    found = read_place(written(*shown))
    assert isinstance(found, PlaceText)
    (place,) = found.places
    assert found.question is (Question.DATUM if datum is None else None)
    assert place.datum is datum
    assert metres(place.wgs84(GCJ02), (latitude, longitude)) < 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "惠州市惠城区江北三新南路22号A栋3层",
        "0752-2808888 13800138000",
        "91440300MA5EXAMPLE",
        "2024-03-05 08:30-12:00",
        "12.50元, 13.80元",
        "23.1115",
        "lat 23.1115",
        "体温 36.5 37.2",
        "1.1.1.1,2.2.2.2",
        "https://www.example.com/?position=113.1,23.1",
    ],
)
def test_a_text_without_a_place_gives_none(text: str) -> None:
    assert read_place(text) is None


_JUNK = st.text() | st.text("0123456789.,°′″'\"NSEW-北纬东经度分秒 :/?=&@!#%[]", max_size=80)


@settings(max_examples=120, deadline=None)
@given(
    text=_JUNK | st.tuples(st.sampled_from(sorted(FORMATS)), _JUNK, st.integers(0, 60)).map(lambda cut: _broken(*cut))
)
def test_junk_never_raises_and_never_gives_what_is_not_on_the_earth(text: str) -> None:
    found = read_place(text)
    if isinstance(found, PlaceText):
        assert found.places
        assert all(abs(place.latitude) <= 90 and abs(place.longitude) <= 180 for place in found.places)


def _broken(name: str, junk: str, at: int) -> str:
    whole = FORMATS[name][1](23.1, 114.4)
    return whole[:at] + junk + whole[at + len(junk) :]


@pytest.mark.parametrize(
    "text",
    [
        "23.1115,114.4161 或 22.5431,114.0579",
        "https://uri.amap.com/navigation?from=114.4161,23.1115,a&to=114.0579,22.5431,b",
        "https://uri.amap.com/marker?position=114.4161,23.1115 22.5431,114.0579",
        "geo:23.1115,114.4161 geo:22.5431,114.0579",
        "geo:23.1115,114.4161 GCJ-02 23.1115,114.4161",
    ],
)
def test_two_places_in_one_text_are_asked_about(text: str) -> None:
    found = read_place(text)
    assert isinstance(found, PlaceText)
    assert found.question is Question.WHICH
    assert found.chosen(found.places[1]).places == (found.places[1],)


def test_a_place_that_is_given_twice_is_one() -> None:
    found = read_place("门诊 114.4161,23.1115 https://uri.amap.com/marker?position=114.4161,23.1115")
    assert found is not None
    assert isinstance(found, PlaceText)
    assert found.places == (Place(23.1115, 114.4161, GCJ02),)


def test_a_marked_place_is_meant_rather_than_the_middle_of_the_map() -> None:
    found = read_place("https://www.openstreetmap.org/?mlat=23.1&mlon=114.4#map=9/22/113")
    assert isinstance(found, PlaceText)
    assert found.places == (Place(23.1, 114.4, WGS84),)


def test_the_order_of_numbers_is_asked_for_where_neither_or_both_orders_are_in_china() -> None:
    found = read_place("51.5074, -0.1278")
    assert isinstance(found, PlaceText)
    assert found.question is Question.ORDER
    assert {(place.latitude, place.longitude) for place in found.places} == {(51.5074, -0.1278), (-0.1278, 51.5074)}
    assert found.chosen(found.places[0]).question is Question.DATUM


@pytest.mark.parametrize(
    "text",
    [
        "【高德】门诊，文昌一路 https://surl.amap.com/1a2B3c4，复制打开",
        "https://s.amap.com/1a2B3c4",
        "我的位置：http://j.map.baidu.com/a1/B2c",
        "https://maps.app.goo.gl/abcDEF123",
        "https://maps.apple/p/abc~def",
        "https://www.amap.com/place/B0FFG12345",
    ],
)
def test_links_that_only_the_network_could_open_say_the_way_out(text: str) -> None:
    found = read_place(text)
    assert isinstance(found, NoCoordinates)
    assert "copy the coordinates" in str(found.reason)


def test_several_datums_in_one_text_are_not_chosen_between() -> None:
    found = read_place("WGS-84 或 BD-09：23.1115, 114.4161")
    assert isinstance(found, PlaceText)
    assert found.question is Question.DATUM
    with pytest.raises(ValueError, match="datum"):
        found.places[0].wgs84()
