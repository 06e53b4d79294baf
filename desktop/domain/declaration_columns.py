"""The columns of files of declarations: those of the fields (``declaration_fields``), and what files say beside them."""

import re
from collections.abc import Iterable, Mapping

from desktop.domain.characters import narrow
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.field_registry import CellContent, Column

COLUMNS = tuple(field.column for field in FIELDS)
"""What a declaration says."""

OVERRIDES = Column("overrides", "核对说明", CellContent.TEXT, ("存疑说明", "核实说明"))
"""Why doubtful fields were kept: a line for each, with the field's heading before a colon."""

STORED = (
    Column("id", "记录编号"),
    Column("entered_at", "录入时刻"),
    Column("visited_from", "到访起"),
    Column("visited_to", "到访止"),
)
"""What an export says of how a declaration is kept. An import does not read it."""


_SAYS_NOTHING = re.compile(r"[*\s]|[(\[【][^)\]】]*[)\]】]")


def folded_heading(text: str) -> str:
    """A heading without what says nothing: case, width, spaces, the mark of required columns, units in brackets."""
    plain = narrow(text[:200])
    return (_SAYS_NOTHING.sub("", plain) or plain).casefold().strip()


KNOWN_HEADINGS: Mapping[str, str] = {
    folded_heading(heading): column.name
    for column in COLUMNS
    for heading in (column.name, column.heading, *column.spellings)
}
"""The field of every heading of either language, folded."""
_REASON = re.compile(r"(?P<heading>[^:：]+)[:：]\s*(?P<reason>\S.*)")

RESIDENT_ID_HEADINGS = ("身份证号", "身份证号码", "身份证", "公民身份号码", "居民身份证号码", "身份证件号码", "idcard")
"""Headings of an ``id_number`` that say its type as well."""

NOTES = (Column("sheet", "工作表"), Column("line", "行"), Column("column", "列"), Column("reason", "未导入原因"))
"""What stands before the cells of a line that was not taken."""
DOUBT_MARK = "[?]"
"""Before a value that a file may have changed, where it is written to another: as text it would look sound there."""

IGNORED_HEADINGS = (
    "序号",
    "编号",
    "行号",
    "no",
    "no.",
    "年龄",
    "周岁",
    "原因",
    *(text for column in NOTES for text in (column.name, column.heading)),
)
"""Columns that say nothing that a declaration keeps; the age follows from the birth date."""

REQUIRED = ("visited_on", "gate", "name")
"""Without these columns a table is none of declarations."""


def overrides_text(reasons: Iterable[tuple[str, str]], headings: Mapping[str, str]) -> str:
    """Reasons by field as one cell; ``headings`` maps a field to how its column is headed in that file."""
    return "\n".join(f"{headings[field]}: {reason}" for field, reason in reasons)


def read_overrides(text: str, fields: Mapping[str, str] = KNOWN_HEADINGS) -> tuple[dict[str, str], tuple[str, ...]]:
    """The reasons of such a cell by field, and the lines that name no field or give no reason.

    ``fields`` maps a folded heading (``folded_heading``) to its field; by default all headings that are known, of
    either language.
    """
    reasons: dict[str, str] = {}
    unread: list[str] = []
    for line in filter(None, (one.strip() for one in text.splitlines())):
        found = _REASON.fullmatch(line)
        field = fields.get(folded_heading(found["heading"])) if found else None
        if found is None or field is None or field in reasons:
            unread.append(line)
        else:
            reasons[field] = found["reason"]
    return reasons, tuple(unread)
