"""Where the fields of a declaration stand on the entry form: in the order of the paper slip, several to a line.

The keyboard goes through them from left to right, line by line, as the eye goes down the paper.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from desktop.domain.declaration_fields import FIELDS
from desktop.domain.field_registry import FieldRegistry
from desktop.domain.slip_order import slip_rows

COLUMNS = 24
FACTS = 8
"""Columns of what follows from the document, beside the address and of its width."""

_WIDTHS = {
    "slip": 5,
    "name": 8,
    "sex": 4,
    "birth_date": 7,
    "id_type": 7,
    "id_number": 17,
    "phone": 6,
    "address": 18,
    "visited_on": 5,
    "time": 6,
    "gate": 6,
    "category": 7,
    "guardian_name": 6,
    "guardian_phone": 6,
    "guardian_relation": 4,
    "temperature_c": 4,
    "health_code": 4,
    "symptoms": 24,
    "consent": 4,
    "signature": 7,
    "inspector": 6,
    "notes": 7,
}
"""How many columns a field takes; a line is full where the next one finds no room."""
_HALF = 12
"""Columns of each question of the last 14 days, and of each plain field."""


def lines(fields: FieldRegistry = FIELDS) -> Iterator[tuple[tuple[str, int], ...]]:
    """The lines of the form: each field's key and how many columns it takes, in the order in which the keyboard goes."""
    keys = [key for row in slip_rows(fields) for key in row.fields]
    for _, run in groupby(keys, lambda key: fields[key].is_plain):
        yield from _filled([(key, _WIDTHS.get(key, _HALF)) for key in run])


def _filled(widths: Sequence[tuple[str, int]]) -> Iterator[tuple[tuple[str, int], ...]]:
    """Fields in lines, as many in each as there is room for."""
    line: list[tuple[str, int]] = []
    for key, columns in widths:
        if sum(taken for _, taken in line) + columns > COLUMNS:
            yield tuple(line)
            line = []
        line.append((key, columns))
    yield tuple(line)
