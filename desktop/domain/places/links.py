"""Links of map apps: one entry for each app, with the ways in which its links give a place."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from desktop.domain.geo import Datum
from desktop.domain.messages import Message, message
from desktop.domain.places.baidu_metres import from_metres
from desktop.domain.places.found import Place

_N = r"-?[0-9]{1,3}(?:\.[0-9]{1,20})?"
_PAIR = re.compile(rf"\s*({_N})\s*,\s*({_N})(?![0-9.])")
_LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}:(?://)?(?=[^\s:])|(?<![a-z0-9.@-])[a-z0-9-][a-z0-9.-]{2,60}\.[a-z]{2,6}/)"
    r"[^\s<>\"，。；、！？（）《》【】“”「」]*",
    re.IGNORECASE,
)
"""With or without its scheme; what Chinese punctuation ends is no part of it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link in its parts, decoded; of a query's names that repeat, the first."""

    scheme: str
    host: str
    path: str
    query: Mapping[str, str]
    fragment: str


@dataclass(frozen=True, slots=True)
class MapApp:
    """An app and its links. ``hosts`` stand for the names below them too."""

    name: Message
    hosts: tuple[str, ...]
    schemes: tuple[str, ...]
    places: Callable[[Link], Iterator[Place]]

    def owns(self, link: Link) -> bool:
        """Whether a link is this app's."""
        if link.scheme in self.schemes:
            return True
        return link.scheme in ("", "http", "https") and any(
            link.host == host or link.host.endswith(f".{host}") for host in self.hosts
        )


def links_in(text: str) -> Iterator[tuple[str, Link]]:
    """The links of a text, each as it stands there and in its parts."""
    for found in _LINK.finditer(text):
        raw = found[0]
        try:
            parts = urlsplit(raw if re.match(r"[a-z][a-z0-9+.-]*:", raw, re.IGNORECASE) else f"//{raw}")
            host = parts.hostname or ""
        except ValueError:  # brackets that are no address
            continue
        # AMap's pages for phones have what others have behind "?" as the last part of the path.
        last = parts.path.rpartition("/")[2]
        query: dict[str, str] = {}
        for name, value in parse_qsl(parts.query) + parse_qsl(last if "=" in last else ""):
            query.setdefault(name.casefold(), value)
        yield raw, Link(parts.scheme, host.casefold(), unquote(parts.path), query, unquote(parts.fragment))


def _place(latitude: str, longitude: str, datum: Datum | None, *, is_view: bool = False) -> Iterator[Place]:
    """The place of two numbers, if they are one on the earth."""
    if re.fullmatch(_N, latitude) and re.fullmatch(_N, longitude):
        north, east = float(latitude), float(longitude)
        if abs(north) <= 90 and abs(east) <= 180:
            yield Place(north, east, datum, is_view)


def _north_east(text: str, datum: Datum | None, *, is_view: bool = False) -> Iterator[Place]:
    if found := _PAIR.match(text):
        yield from _place(found[1], found[2], datum, is_view=is_view)


def _east_north(text: str, datum: Datum | None, *, is_view: bool = False) -> Iterator[Place]:
    if found := _PAIR.match(text):
        yield from _place(found[2], found[1], datum, is_view=is_view)


def _amap(link: Link) -> Iterator[Place]:
    """GCJ-02 unless the link says otherwise: ``coordinate=wgs84`` on the web, ``dev=1`` in links of the app."""
    query = link.query
    is_gps = query.get("coordinate", "").casefold() == "wgs84" or query.get("dev") == "1"
    datum = Datum.WGS84 if is_gps else Datum.GCJ02
    for name in ("position", "lnglat", "from", "to", "dest"):
        yield from _east_north(query.get(name, ""), datum)
    for marker in query.get("markers", "").split("|"):
        yield from _east_north(marker, datum)
    for name in ("q", "__q"):
        yield from _north_east(query.get(name, ""), datum)
    if found := re.match(rf"[^,]*,({_N}),({_N})(?:,|$)", query.get("p", "")):  # identifier, latitude, longitude, name
        yield from _place(found[1], found[2], datum)
    for north, east in (("lat", "lon"), ("lat", "lng"), ("slat", "slon"), ("dlat", "dlon")):
        yield from _place(query.get(north, ""), query.get(east, ""), datum)
    yield from _east_north(query.get("center", ""), datum, is_view=True)


_BAIDU_DATUMS = {"wgs84": Datum.WGS84, "wgs84ll": Datum.WGS84, "gcj02": Datum.GCJ02, "gcj02ll": Datum.GCJ02}
_METRES = re.compile(r"(-?[0-9]{5,9}(?:\.[0-9]{1,12})?),(-?[0-9]{5,9}(?:\.[0-9]{1,12})?)")


def _baidu(link: Link) -> Iterator[Place]:
    """BD-09 unless ``coord_type`` says otherwise. What its web page has in its address are metres (BD-09 MC)."""
    query = link.query
    kind = query.get("coord_type", "").casefold()
    datum = _BAIDU_DATUMS.get(kind, Datum.BD09)
    for name in ("location", "latlng", "origin", "destination", "center"):
        value = query.get(name, "")
        inner = re.search(rf"latlng:({_N},{_N})", value)
        is_view = name == "center"
        if kind == "bd09mc":
            yield from _baidu_metres(value, is_view=is_view)
        else:
            yield from _north_east(inner[1] if inner else value, datum, is_view=is_view)
    if found := re.search(r"@([^/]{1,60})", link.path):
        yield from _baidu_metres(found[1], is_view=True)
    yield from _baidu_metres(query.get("c", ""), is_view=True)


def _baidu_metres(text: str, *, is_view: bool) -> Iterator[Place]:
    if (found := _METRES.match(text)) and (degrees := from_metres(float(found[1]), float(found[2]))):
        yield Place(*degrees, Datum.BD09, is_view)


_TENCENT_DATUMS = {"1": Datum.WGS84, "3": Datum.BD09}
"""By ``coord_type``; all others are GCJ-02 degrees."""


_TENCENT_SHARED = "map.wap.qq.com"
"""Where the links lead that its app shares: the same names as on its other pages, but longitude first."""


def _tencent(link: Link) -> Iterator[Place]:
    query = link.query
    if link.host == _TENCENT_SHARED:
        yield from _east_north(query.get("coord", ""), Datum.GCJ02)
        for north, east in (("y", "x"), ("pointy", "pointx"), ("startlat", "startlng"), ("endlat", "endlng")):
            yield from _place(query.get(north, ""), query.get(east, ""), Datum.GCJ02)
        yield from _east_north(query.get("c", ""), Datum.GCJ02, is_view=True)
        return
    datum = _TENCENT_DATUMS.get(query.get("coord_type", ""), Datum.GCJ02)
    for marker in query.get("marker", "").split("|"):
        if found := re.search(rf"coord:({_N},{_N})", marker):
            yield from _north_east(found[1], datum)
    for name in ("coord", "location", "fromcoord", "tocoord"):
        yield from _north_east(query.get(name, ""), datum)
    yield from _place(query.get("pointy", ""), query.get("pointx", ""), datum)
    yield from _north_east(query.get("center", ""), datum, is_view=True)


def _western(link: Link) -> Iterator[Place]:
    """Google's and Apple's maps of the mainland are shifted to GCJ-02, their pictures from above and their maps of Hong
    Kong and Macao are not: a link does not say which was on the screen."""
    query = link.query
    whole = f"{link.path}?{query.get('data', '')}"
    marked = re.findall(rf"!3d({_N})!4d({_N})", whole)
    for north, east in marked:
        yield from _place(north, east, None)
    for name in ("q", "query", "ll", "sll", "daddr", "destination", "coordinate"):
        value = query.get(name, "").removeprefix("loc:")
        yield from _north_east(value, None, is_view=name in ("ll", "sll") and "q" in query)
    if found := re.search(rf"/(?:place|search|dir)/(?:[^/]*/)?({_N},{_N})", link.path.replace("+", "")):
        yield from _north_east(found[1], None)
    if found := re.search(r"@([^/]{1,60})", link.path):
        yield from _north_east(found[1], None, is_view=True)
    yield from _north_east(query.get("center", ""), None, is_view=True)


def _open_street_map(link: Link) -> Iterator[Place]:
    query = link.query
    yield from _place(query.get("mlat", ""), query.get("mlon", ""), Datum.WGS84)
    if found := re.search(rf"map=[0-9.]{{1,6}}/({_N})/({_N})", link.fragment):
        yield from _place(found[1], found[2], Datum.WGS84, is_view=True)
    yield from _place(query.get("lat", ""), query.get("lon", ""), Datum.WGS84, is_view=True)


def _geo(link: Link) -> Iterator[Place]:
    """RFC 5870: WGS-84 unless ``crs`` names another system. Android's links may have the place in ``q`` alone."""
    path, *parameters = link.path.split(";")
    system = next((p[4:] for p in parameters if p.casefold().startswith("crs=")), "wgs84")
    datum = Datum.WGS84 if system.casefold() == "wgs84" else None
    yield from _north_east(link.query.get("q", ""), datum)
    for place in _north_east(path, datum):
        if (place.latitude, place.longitude) != (0, 0):
            yield place


APPS: tuple[MapApp, ...] = (
    MapApp(
        message("places", "AMap"),
        ("amap.com", "gaode.com", "autonavi.com"),
        ("amapuri", "androidamap", "iosamap"),
        _amap,
    ),
    MapApp(
        message("places", "Baidu Maps"),
        ("map.baidu.com", "map.baidu.cn", "ditu.baidu.com"),
        ("baidumap", "bdapp"),
        _baidu,
    ),
    MapApp(
        message("places", "Tencent Maps"),
        ("map.qq.com", _TENCENT_SHARED, "mapapi.qq.com", "map.tencent.com"),
        ("qqmap",),
        _tencent,
    ),
    MapApp(
        message("places", "Google Maps"),
        ("google.com", "google.cn", "google.com.hk", "ditu.google.cn", "maps.app.goo.gl", "goo.gl", "g.page"),
        ("comgooglemaps",),
        _western,
    ),
    MapApp(message("places", "Apple Maps"), ("maps.apple.com", "maps.apple"), ("maps",), _western),
    MapApp(
        message("places", "OpenStreetMap"), ("openstreetmap.org", "openstreetmap.de", "osm.org"), (), _open_street_map
    ),
    MapApp(message("places", "a geo link"), (), ("geo",), _geo),
)
"""All apps whose links are understood."""


def app_of(link: Link) -> MapApp | None:
    """The app that a link is of."""
    return next((app for app in APPS if app.owns(link)), None)
