"""The clear part of a personal record: what a hub may read of it in order to count, to delete in time, and to find which
records belong together. Everything else is sealed for the health office.

The fields stand at each kind in ``records.py`` (``RecordKind.clear``), beside the identifier of the thing. A field that is not named there is sealed, so a new
one is sealed by default. Of a temperature only two answers are clear: whether it was taken, and whether it was a fever.
"""

import re
from collections.abc import Mapping

from desktop.domain.records import RecordKind
from desktop.domain.temperature import is_fever

TEMPERATURE = "temperature_c"
"""The field of a body with a temperature, such as ``36.5``; empty or missing where none was taken."""
MEASURED, ABNORMAL = "measured", "abnormal"
"""Fields of a clear part: whether a temperature was taken, and whether it was 37.3 °C or more."""
BEFORE = "before"
"""The field of a correction's body with what the declaration counted as before: a body in itself."""
REASON, PROOF = "reason", "proof"
"""Fields of a body that ends its subject: one of a few words that say why (elsewhere it is free text), and the signature of
the manager who ordered it."""
UNREADABLE: list[object] = []
"""Stands for a value that no desk writes into a clear field. It is of no field's type, so that who reads the record
notices; the value itself is sealed."""

_WORD = re.compile(r"[a-z0-9_-]{0,64}", re.ASCII)
"""Values of clear fields: identifiers and words of the program, never anything that somebody typed."""
_PROOF = re.compile(r"[A-Za-z0-9+/_-]{0,256}={0,2}", re.ASCII)
_TEMPERATURE = re.compile(r"(\d{2})\.(\d)", re.ASCII)


def clear_part(kind: RecordKind, action: str, body: Mapping[str, object]) -> dict[str, object]:
    """The clear part of a personal kind's body. ``body`` may be a clear part already, which then stays as it is."""
    return _of(("id", *kind.clear, *((REASON, PROOF) if action in kind.ends else ())), body)


def _of(names: tuple[str, ...], body: Mapping[str, object]) -> dict[str, object]:
    text = body.get(TEMPERATURE, "")
    stated = body if text == "" else {**body, **_answers(text)}
    clear = {name: _checked(stated[name], _PROOF if name == PROOF else _WORD) for name in names if name in stated}
    before = clear.get(BEFORE)
    if before is not None:
        inner = body[BEFORE]
        clear[BEFORE] = _of(tuple(n for n in names if n != BEFORE), inner) if isinstance(inner, dict) else UNREADABLE
    return clear


def _answers(temperature: object) -> dict[str, object]:
    tenths = tenths_of(temperature)
    return {MEASURED: UNREADABLE if tenths is None else True, ABNORMAL: is_fever(tenths)}


def _checked(value: object, form: re.Pattern[str]) -> object:
    if value is None or isinstance(value, int) or (isinstance(value, str) and form.fullmatch(value)):
        return value
    return UNREADABLE


def tenths_of(text: object) -> int | None:
    """Tenths of a degree from a body's temperature, None for anything else."""
    found = _TEMPERATURE.fullmatch(text) if isinstance(text, str) else None
    return None if found is None else int(found[1]) * 10 + int(found[2])
