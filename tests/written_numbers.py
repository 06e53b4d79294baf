"""Numbers as they stand on screens and papers."""

import re

_NUMBER = re.compile(r"(?<![\d,-])(?:\d{1,3}(?:,\d{3})+|\d+)(?![\d,-])")
_UNPARTED = re.compile(r"(?<![A-Za-z0-9,.:/*+#_-])[1-9]\d{3,}(?![A-Za-z0-9,.:/*_年-])")

_NO_COUNT = re.compile(r"1\d\d \d{4} \d{4}|[A-Z][a-z]{2,} 20\d\d")
"""A mobile number in groups, the year behind a month in English."""


def numbers_in(text: str) -> set[int]:
    """The whole numbers of a text, with or without separators; dates and serials are none."""
    return {int(number.replace(",", "")) for number in _NUMBER.findall(text)}


def unparted(text: str) -> list[str]:
    """Numbers of four or more digits without separators, which are in no date, time, code, serial or phone number."""
    return _UNPARTED.findall(_NO_COUNT.sub("", text))
