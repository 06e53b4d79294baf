"""The order of a slip from its top to its end, which the paper and the entry form both follow."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from desktop.domain.declaration_fields import FIELDS
from desktop.domain.field_registry import FieldGroup, FieldRegistry


@dataclass(frozen=True, slots=True)
class SlipRow:
    """A row of the slip: what it is about, and the keys of the fields that are written in it, from left to right."""

    group: FieldGroup
    fields: tuple[str, ...]


_ROWS = (
    SlipRow(FieldGroup.VISIT, ("slip",)),
    SlipRow(FieldGroup.PERSON, ("name", "sex")),
    SlipRow(FieldGroup.PERSON, ("birth_date",)),
    SlipRow(FieldGroup.PERSON, ("id_type",)),
    SlipRow(FieldGroup.PERSON, ("id_number",)),
    SlipRow(FieldGroup.PERSON, ("phone",)),
    SlipRow(FieldGroup.PERSON, ("address",)),
    SlipRow(FieldGroup.VISIT, ("visited_on", "time")),
    SlipRow(FieldGroup.VISIT, ("gate",)),
    SlipRow(FieldGroup.VISIT, ("category",)),
    SlipRow(FieldGroup.GUARDIAN, ("guardian_name", "guardian_phone", "guardian_relation")),
    SlipRow(FieldGroup.HEALTH, ("temperature_c", "health_code")),
    SlipRow(FieldGroup.HEALTH, ("symptoms",)),
    SlipRow(FieldGroup.HISTORY, ("travel_history", "contact_history", "fever_contact_history", "cluster_history")),
    SlipRow(FieldGroup.CLOSING, ("consent",)),
    SlipRow(FieldGroup.CLOSING, ("signature", "inspector")),
    SlipRow(FieldGroup.CLOSING, ("notes",)),
)
"""The rows of the fields with rules of their own. The number is in the head of the paper, notes are only on the screen."""


def slip_rows(fields: FieldRegistry = FIELDS) -> Iterator[SlipRow]:
    """All rows from top to bottom, one for each plain field: behind the others of its group, but those of the closing
    before it, for a slip ends with its signature."""
    for number, (group, found) in enumerate(groupby(_ROWS, lambda row: row.group)):
        own = tuple(found)
        is_head = number == 0
        plain = () if is_head else tuple(SlipRow(group, (field.key,)) for field in fields.plain_of(group))
        yield from plain + own if group is FieldGroup.CLOSING else own + plain
