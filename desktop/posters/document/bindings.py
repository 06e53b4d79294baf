"""Fields in a layout's texts: ``{gate.name}`` and its like, checked against a schema.

A text may also set part of itself in bold: ``**绿色通道**``. Values are put in after the marks were read, so a
gate's name with stars or braces in it is printed as it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from desktop.domain.posters import Language

Value: TypeAlias = str | date

# What a layout may ask for. Dates are written out in the poster's language.
FIELDS: Mapping[str, type[str] | type[date]] = {
    "venue.name": str,
    "venue.address": str,
    "venue.code": str,
    "gate.name": str,
    "gate.code": str,
    "poster.serial": str,
    "poster.issued_on": date,
    "code.payload": str,
}

_MARKS = re.compile(r"\{([^{}]*)\}|(\*\*)")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part of a text: literal, or the value of a field."""

    text: str
    field: str | None
    bold: bool


@lru_cache(maxsize=1024)  # a batch asks for the same few texts at each gate
def text_parts(template: str) -> tuple[TextPart, ...]:
    """Split a text at its fields and bold marks."""
    found, bold, at = [], False, 0
    for mark in _MARKS.finditer(template):
        if mark.start() > at:
            found.append(TextPart(template[at : mark.start()], None, bold))
        if mark[2]:
            bold = not bold
        else:
            found.append(TextPart("", mark[1], bold))
        at = mark.end()
    if at < len(template):
        found.append(TextPart(template[at:], None, bold))
    return tuple(found)


@lru_cache(maxsize=1024)
def fields_of(template: str) -> tuple[str, ...]:
    """Names of the fields that a text asks for."""
    return tuple(piece.field for piece in text_parts(template) if piece.field is not None)


def written(value: Value, language: Language) -> str:
    """A value as it is printed: dates in the poster's language, the bilingual poster in figures alone."""
    if not isinstance(value, date):
        return value
    match language:
        case Language.ZH:
            return f"{value.year}年{value.month}月{value.day}日"
        case Language.EN:
            return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
        case Language.ZH_EN:
            return value.isoformat()
