"""Body temperatures, in tenths of a degree Celsius so that 37.3 is exactly 37.3."""

import re

from desktop.domain.characters import narrow
from desktop.domain.errors import Problem
from desktop.domain.messages import message

FEVER_TENTHS = 373
"""37.3 °C and above is a fever (facts of the field, section 3)."""

_POSSIBLE = range(340, 431)
_USUAL = range(350, 421)
_SPELLED = re.compile(r"(\d{2})(?:[.度](\d{1,2})?)?", re.ASCII)
_COMPACT = re.compile(r"(\d{2})(\d{1,2})", re.ASCII)
_POINTS = str.maketrans({"。": ".", ",": ".", "、": ".", ";": ".", ":": ".", "·": ".", " ": "."})
_EXAMPLE = "36.6"


def read_temperature(text: str, field: str = "temperature_c") -> tuple[int | None, Problem | None]:
    """Tenths of a degree from ``36.6``, ``366``, ``36。6``, ``36度6`` …; None where it was not taken.

    Readings that are possible but rare are given together with a ``doubtful`` problem, so that the clerk reads the
    thermometer again. So are hundredths of mercury thermometers, rounded up from the half to the careful side.
    """
    typed = narrow(text).replace("。", ".").lower().strip()
    typed = re.sub(r"\s*(?:°\s*c?|摄氏度|c)$", "", typed).translate(_POINTS)
    if not typed:
        return None, None
    found = _SPELLED.fullmatch(typed) or _COMPACT.fullmatch(typed)
    if not found:
        return None, Problem(
            field,
            message("declaration", "This is not a temperature in °C. Type it as {example} or 366.", example=_EXAMPLE),
        )
    hundredths = int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
    tenths = (hundredths + 5) // 10
    if tenths not in _POSSIBLE:
        return None, Problem(
            field,
            message(
                "declaration",
                "A living person does not measure {value} °C. Read the thermometer again.",
                value=show_temperature(tenths),
            ),
        )
    if tenths not in _USUAL:
        return tenths, Problem(
            field,
            message(
                "declaration",
                "{value} °C is rare. Measure again, or say why it is right.",
                value=show_temperature(tenths),
            ),
            doubtful=True,
        )
    if hundredths % 10:
        return tenths, Problem(
            field,
            message(
                "declaration",
                "The form keeps one decimal, and {typed} has two. Type {value}, or say why that is right.",
                typed=f"{hundredths // 100}.{hundredths % 100:02}",
                value=show_temperature(tenths),
            ),
            doubtful=True,
        )
    return tenths, None


def is_fever(tenths: int | None) -> bool:
    """Whether a reading, if there is one, is a fever."""
    return tenths is not None and tenths >= FEVER_TENTHS


def show_temperature(tenths: int) -> str:
    """Degrees with one decimal, as files and screens show them."""
    return f"{tenths // 10}.{tenths % 10}"
