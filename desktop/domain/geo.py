"""Coordinates on the three datums met in China, kept as WGS-84.

GCJ-02 is the datum of maps published in China; BD-09 is Baidu's offset on top of it. The forward formulas are
the published ones; GCJ-02 has no closed inverse, so it is found by fixed-point steps to well under a metre.
"""

import math
from enum import StrEnum

from desktop.domain.errors import Problem
from desktop.domain.messages import message

_A = 6378245.0  # Krasovsky 1940, which GCJ-02 is built on: semi-major axis in metres
_EE = 0.00669342162296594323
_BD = math.pi * 3000 / 180


class Datum(StrEnum):
    """What a pair of coordinates refers to."""

    WGS84 = "WGS-84"
    GCJ02 = "GCJ-02"
    BD09 = "BD-09"


def in_china(latitude: float, longitude: float) -> bool:
    """The rectangle in which the offset of GCJ-02 applies."""
    return 0.8293 <= latitude <= 55.8271 and 72.004 <= longitude <= 137.8347


def to_wgs84(latitude: float, longitude: float, datum: Datum) -> tuple[float, float]:
    """Degrees on any datum as WGS-84 degrees."""
    if datum is Datum.BD09:
        latitude, longitude = _bd09_to_gcj02(latitude, longitude)
    if datum is Datum.WGS84 or not in_china(latitude, longitude):
        return latitude, longitude
    lat, lon = latitude, longitude
    for _ in range(8):
        shifted = _wgs84_to_gcj02(lat, lon)
        lat, lon = lat + latitude - shifted[0], lon + longitude - shifted[1]
    return lat, lon


def from_wgs84(latitude: float, longitude: float, datum: Datum) -> tuple[float, float]:
    """WGS-84 degrees on another datum."""
    if datum is Datum.WGS84 or not in_china(latitude, longitude):
        return latitude, longitude
    shifted = _wgs84_to_gcj02(latitude, longitude)
    return _gcj02_to_bd09(*shifted) if datum is Datum.BD09 else shifted


def check_coordinates(latitude: float | None, longitude: float | None) -> list[Problem]:
    """What is wrong with a pair of coordinates; both missing is allowed."""
    if latitude is None and longitude is None:
        return []
    if latitude is None or longitude is None:
        missing = "latitude" if latitude is None else "longitude"
        return [Problem(missing, message("venue", "Give both latitude and longitude, or neither."))]
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return [Problem("latitude", message("venue", "Coordinates are numbers in degrees, such as 23.1115."))]
    if not in_china(latitude, longitude):
        swapped = in_china(longitude, latitude)
        text = (
            message("venue", "Latitude and longitude are swapped.")
            if swapped
            else message("venue", "This place is not in China. Compare the coordinates with the map.")
        )
        return [Problem("latitude", text)]
    return []


def _wgs84_to_gcj02(lat: float, lon: float) -> tuple[float, float]:
    x, y = lon - 105.0, lat - 35.0
    wave = (20 * math.sin(6 * x * math.pi) + 20 * math.sin(2 * x * math.pi)) * 2 / 3
    root = math.sqrt(abs(x))
    d_lat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + wave
    d_lat += (20 * math.sin(y * math.pi) + 40 * math.sin(y / 3 * math.pi)) * 2 / 3
    d_lat += (160 * math.sin(y / 12 * math.pi) + 320 * math.sin(y * math.pi / 30)) * 2 / 3
    d_lon = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + wave
    d_lon += (20 * math.sin(x * math.pi) + 40 * math.sin(x / 3 * math.pi)) * 2 / 3
    d_lon += (150 * math.sin(x / 12 * math.pi) + 300 * math.sin(x / 30 * math.pi)) * 2 / 3
    phi = math.radians(lat)
    magic = 1 - _EE * math.sin(phi) ** 2
    north = math.degrees(d_lat / ((_A * (1 - _EE)) / (magic * math.sqrt(magic))))
    east = math.degrees(d_lon / (_A / math.sqrt(magic) * math.cos(phi)))
    return lat + north, lon + east


def _gcj02_to_bd09(lat: float, lon: float) -> tuple[float, float]:
    radius = math.hypot(lon, lat) + 0.00002 * math.sin(lat * _BD)
    angle = math.atan2(lat, lon) + 0.000003 * math.cos(lon * _BD)
    return radius * math.sin(angle) + 0.006, radius * math.cos(angle) + 0.0065


def _bd09_to_gcj02(lat: float, lon: float) -> tuple[float, float]:
    guess = (lat - 0.006, lon - 0.0065)
    for _ in range(8):
        shifted = _gcj02_to_bd09(*guess)
        guess = (guess[0] + lat - shifted[0], guess[1] + lon - shifted[1])
    return guess
