"""Why doubtful fields were kept, as one cell of a file: a line for each, the field's heading before a colon."""

import re

from desktop.domain.characters import narrow
from desktop.domain.declaration_columns import COLUMNS

_LINE = re.compile(r"\s*([^:：]{1,40})[:：]\s*(.+?)\s*")
_FIELDS = {
    narrow(word).casefold(): column.name
    for column in COLUMNS
    for word in (column.name, column.heading, *column.spellings)
}


def read_overrides(text: str) -> dict[str, str]:
    """Reasons by field. Lines that name no field are left out: the field then stays doubtful."""
    found = {}
    for line in text.splitlines():
        matched = _LINE.fullmatch(line)
        field = _FIELDS.get(narrow(matched[1]).strip().casefold()) if matched else None
        if matched and field:
            found[field] = matched[2]
    return found
