"""Where the fields of a declaration stand on the entry form. The keyboard goes through them from left to right, line by line."""

from collections.abc import Iterator

from desktop.domain.declaration_fields import FIELDS
from desktop.domain.field_registry import Field, FieldGroup, FieldRegistry

COLUMNS = 24


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
    0: FieldGroup.VISIT,
    3: FieldGroup.PERSON,
    4: FieldGroup.HEALTH,
    6: FieldGroup.HISTORY,
    7: FieldGroup.GUARDIAN,
    8: FieldGroup.CLOSING,
}
"""Behind which of these lines the plain fields of a group stand."""
_PLAIN_WIDTH = 12


def lines(fields: FieldRegistry = FIELDS) -> Iterator[tuple[tuple[str, int], ...]]:
    """The lines of the form: each field's key and how many columns it takes, in the order in which the keyboard goes."""
    for at, widths in enumerate(_LINES):
        yield widths
        if at in _GROUPS_BEHIND:
            yield from _plain_lines(fields.plain_of(_GROUPS_BEHIND[at]))


def _plain_lines(fields: tuple[Field, ...]) -> Iterator[tuple[tuple[str, int], ...]]:
    """Two to a line."""
    for first in range(0, len(fields), 2):
        yield tuple((field.key, _PLAIN_WIDTH) for field in fields[first : first + 2])
