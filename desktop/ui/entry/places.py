"""Where the fields of a declaration stand on the entry form. The keyboard goes through them from left to right, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.declaration_fields import FIELDS
from desktop.domain.field_registry import Field, FieldRegistry, Group

COLUMNS = 24


@dataclass(frozen=True, slots=True)
class Place:
    """A field's line, its first column (both from 0) and how many columns it takes."""

    key: str
    line: int
    column: int
    width: int


_LINES: tuple[tuple[tuple[str, int], ...], ...] = (
    (("slip", 6), ("visited_on", 4), ("time", 6), ("gate", 4), ("inspector", 4)),
    (("id_type", 7), ("id_number", 17)),
    (("name", 8), ("phone", 8), ("birth_date", 4), ("sex", 4)),
    (("address", 12), ("temperature_c", 6), ("health_code", 6)),
    (("symptoms", 24),),
    (("travel_history", 12), ("contact_history", 12)),
    (("fever_contact_history", 12), ("cluster_history", 12)),
    (("guardian_name", 8), ("guardian_phone", 8), ("guardian_relation", 8)),
    (("category", 6), ("signature", 8), ("consent", 4), ("notes", 6)),
)
"""The fields with rules of their own, and their widths."""
_GROUPS_BEHIND = {
    0: Group.VISIT,
    3: Group.PERSON,
    4: Group.HEALTH,
    6: Group.HISTORY,
    7: Group.GUARDIAN,
    8: Group.CLOSING,
}
"""Behind which of these lines the plain fields of a group stand."""
_PLAIN_WIDTH = 12


def places(fields: FieldRegistry = FIELDS) -> tuple[Place, ...]:
    """Every field's place, in the order in which the keyboard goes."""
    return tuple(
        Place(key, line, sum(width for _, width in widths[:at]), widths[at][1])
        for line, widths in enumerate(_lines(fields))
        for at, (key, _) in enumerate(widths)
    )


def _lines(fields: FieldRegistry) -> Iterator[tuple[tuple[str, int], ...]]:
    for at, widths in enumerate(_LINES):
        yield widths
        if at in _GROUPS_BEHIND:
            yield from _plain_lines(fields.plain_of(_GROUPS_BEHIND[at]))


def _plain_lines(fields: tuple[Field, ...]) -> Iterator[tuple[tuple[str, int], ...]]:
    """Two to a line."""
    for first in range(0, len(fields), 2):
        yield tuple((field.key, _PLAIN_WIDTH) for field in fields[first : first + 2])
