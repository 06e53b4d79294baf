"""Coordinates that are written out: degrees with decimals, or degrees, minutes and seconds, in either order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.geo import Datum, in_china

_D = r"[0-9]{1,3}(?:\.[0-9]{1,20})?"
_SIXTIETHS = r"[0-9]{1,2}(?:\.[0-9]{1,12})?"
_SIGN = r"[°度]"
_SECONDS = rf"(?:\s*{_SIXTIETHS}\s*(?:''|′′|[\"”“秒])?)?"
_DEGREES = rf"[-−+]?{_D}(?:\s*{_SIGN}(?:\s*{_SIXTIETHS}\s*['′‘’分]{_SECONDS})?)?"
_NORTH = r"北纬|南纬|(?<!经)纬度|latitude|lat|[NS]"
_EAST = r"东经|西经|经度|longitude|long|lng|lon|[EW]"
_ONE = (
    rf"(?:(?<![a-z])({_NORTH}|{_EAST})(?![a-z])[\"'）)]*\s*[:=为]?\s*[\"']?({_DEGREES})"
    rf"|({_DEGREES})(?:\s*([NSEW])(?![a-z]))?)"
)
"""What it is before the number, or after it."""
_BETWEEN = r"[\"']?(?:\s*[,;/|、&]\s*|\s+|(?<=[^0-9.])|(?=[^0-9.\-+−]))[\"']?"
_PAIR = re.compile(rf"(?<![0-9.]){_ONE}{_BETWEEN}{_ONE}(?![0-9]|\.[0-9])", re.IGNORECASE)
_VALUE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_NEGATIVE = ("南纬", "西经", "S", "W")
_LEAST_DECIMALS = 3
"""Of two bare numbers within other words: fewer are prices, sizes or dates rather than a place."""


def _name(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_DATUMS = {
    Datum.WGS84: _name(r"wgs-?\s?84|cgcs\s?-?2000|国家2000|EPSG:4326"),
    Datum.GCJ02: _name(r"gcj-?\s?02|(?:火星|高德|腾讯)(?:地图)?(?:的)?坐标"),
    Datum.BD09: _name(r"bd-?\s?09(?:ll)?|百度(?:地图)?(?:的)?坐标"),
}
"""Names by which texts say on what datum they are. CGCS 2000 differs from WGS-84 by centimetres."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers as they stand; ``is_marked``: the text says which is the latitude, and then it is ``first``."""

    first: float
    second: float
    is_marked: bool


def datum_in(text: str) -> tuple[Datum | None, str]:
    """The datum that a text names, None where it names none or several; and the text without those names, whose digits
    are no coordinates."""
    named = [datum for datum, pattern in _DATUMS.items() if pattern.search(text)]
    for pattern in _DATUMS.values():
        text = pattern.sub("\n", text)
    return (named[0] if len(named) == 1 else None), text


def pairs_in(text: str) -> Iterator[Pair]:
    """The pairs of degrees in a text that has been narrowed (NFKC)."""
    stripped = text.strip(" \t\n()[]{}\"'。.")
    decimals = 1 if _PAIR.fullmatch(stripped) else _LEAST_DECIMALS
    at = 0
    while found := _PAIR.search(stripped, at):
        if pair := _pair(found, decimals):
            yield pair
        # The second number of what is no pair may be the first of one.
        at = found.end() if pair else max(found.start(6), found.start(7))


def _pair(found: re.Match[str], decimals: int) -> Pair | None:
    names = found[1] or found[4], found[5] or found[8]
    texts = found[2] or found[3], found[6] or found[7]
    first, second = (_value(text, name) for text, name in zip(texts, names, strict=True))
    axes = [_axis(name) for name in names]
    if first is None or second is None:
        return None
    if set(axes) == {"north", "east"}:
        return Pair(first, second, True) if axes[0] == "north" else Pair(second, first, True)
    if not any(axes) and all(_is_exact(text, decimals) for text in texts):
        return Pair(first, second, False)
    return None


def orders(pair: Pair) -> tuple[tuple[float, float], ...]:
    """The ways in which a pair may be latitude and longitude; one where only one lies in China, or is marked."""
    one, other = (pair.first, pair.second), (pair.second, pair.first)
    possible = [way for way in ((one,) if pair.is_marked else (one, other)) if abs(way[0]) <= 90 and abs(way[1]) <= 180]
    chinese = [way for way in possible if in_china(*way)]
    return tuple(chinese if len(chinese) == 1 else possible)


def _is_exact(text: str, decimals: int) -> bool:
    return len(text.partition(".")[2]) >= decimals or re.search(_SIGN, text) is not None


def _axis(label: str | None) -> str:
    if not label:
        return ""
    return "north" if re.fullmatch(_NORTH, label, re.IGNORECASE) else "east"


def _value(text: str, label: str | None) -> float | None:
    """Degrees of degrees, minutes and seconds; None where minutes or seconds are 60 or more."""
    degrees, *parts = (float(value) for value in _VALUE.findall(text))
    if any(part >= 60 for part in parts):
        return None
    value: float = degrees + sum(part / 60**power for power, part in enumerate(parts, 1))
    return -value if text.startswith(("-", "−")) or (label or "").upper() in _NEGATIVE else value
