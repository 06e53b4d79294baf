"""Refused lines as they are shown: masked like any declaration, but for the fields that are refused.

One rule with corrections (see ``DeclarationService.for_correction``): whoever mends a line sees a further field of it by
asking for that, and what still reads as its mask is stored as the file has it. What is refused is shown as it was found,
for nobody can mend what they do not see.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from desktop.domain.clock import venue_time
from desktop.domain.dates import read_birth_date
from desktop.domain.declaration import DeclarationContext, DeclarationDraft
from desktop.domain.declaration_check import check_declaration
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.field_registry import CellContent
from desktop.domain.identity import ID_TYPE_WORDS, check_document
from desktop.domain.masked_draft import mask_field, restored
from desktop.domain.phone import check_phone
from desktop.domain.symptoms import read_answer, read_symptoms
from desktop.domain.text import clean_code
from desktop.domain.typed import PASTE_LIMIT, line
from desktop.services.imports.outcome import Rejected

_ANSWERS = frozenset(FIELDS.keys_where(lambda field: field.content is CellContent.ANSWER))
_MASKED = FIELDS.keys_where(lambda field: field.mask is not None)


def refused_fields(rejected: Rejected, context: DeclarationContext) -> frozenset[str]:
    """The fields of a line that are refused: those that were when it was imported, and those that are by now."""
    found = check_declaration(rejected.draft, context, keeps_reasons=True)[1]
    return frozenset(one.field for one in (*rejected.cell_problems, *rejected.problems, *found) if one.field)


def masked_line(rejected: Rejected, refused: Collection[str], now: int) -> Rejected:
    """A line with all fields masked but the ``refused`` ones; ``now`` is the time in UTC ms."""
    today = venue_time(now).date()
    masks = {key: mask_field(key, readable(rejected.draft, key, today)) for key in _MASKED if key not in refused}
    return replace(rejected, draft=rejected.draft.with_texts(masks))


def unmasked_draft(draft: DeclarationDraft, rejected: Rejected, now: int) -> DeclarationDraft:
    """A draft that was typed over a masked line: what still reads as its mask says again what ``rejected`` says."""
    today = venue_time(now).date()
    return restored(draft, rejected.draft.with_texts({key: readable(rejected.draft, key, today) for key in _MASKED}))


def readable(draft: DeclarationDraft, key: str, today: dt.date) -> str:
    """What a field of a line says, in the form that masks and the entry form know; as it was found where it has none."""
    found = draft.text(key)
    text = found[:PASTE_LIMIT]
    if key in _ANSWERS:
        answer, problem = read_answer(text, key)
        return found if problem else str(answer)
    if key == "symptoms":
        symptoms, problem = read_symptoms(text)
        return found if problem else str(symptoms)
    if key == "birth_date":
        birth, _ = read_birth_date(text, today)
        return found if birth is None else birth.isoformat()
    if key in ("phone", "guardian_phone"):
        return check_phone(text)[0]
    if key == "id_number":
        id_type = ID_TYPE_WORDS.read(line(draft.id_type[:PASTE_LIMIT]))
        return clean_code(text) if id_type is None else check_document(id_type, text, today)[0].number
    return line(found)
