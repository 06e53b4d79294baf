"""A line of a file as the entry form shows it: the form's own words where the line can be read, nothing where not."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from typing import Any

from desktop.domain.category import CATEGORY_WORDS
from desktop.domain.declaration import FIELDS, SIGNATURE_WORDS, DeclarationContext, DeclarationDraft
from desktop.domain.identity import ID_TYPE_WORDS
from desktop.domain.resident_id import SEX_WORDS
from desktop.domain.symptoms import HEALTH_CODE_WORDS, read_answer, read_symptoms
from desktop.domain.typed import PASTE_LIMIT, line
from desktop.domain.words import Words
from desktop.ui.entry.canonical import canonical
from desktop.ui.entry.words import HISTORIES

Reader = Callable[[str], str | None]
_WORDS: Mapping[str, Words[Any]] = {
    "category": CATEGORY_WORDS,
    "id_type": ID_TYPE_WORDS,
    "sex": SEX_WORDS,
    "signature": SIGNATURE_WORDS,
    "health_code": HEALTH_CODE_WORDS,
}


def form_draft(
    draft: DeclarationDraft, context: DeclarationContext, today: dt.date, as_found: Collection[str] = ()
) -> tuple[DeclarationDraft, dict[str, str]]:
    """What the form shows of a line, and the texts that it cannot show, by field: words that none of its choices is.

    Fields in ``as_found`` are not made canonical: what is doubted is seen as the file has it.
    """
    readers = _readers(context)
    typed: dict[str, str] = {}
    unshown: dict[str, str] = {}
    id_type = _word(ID_TYPE_WORDS, draft.id_type) or ""
    for field in FIELDS:
        text = str(getattr(draft, field))
        if field not in readers:
            typed[field] = text if field in as_found else canonical(field, text, id_type, context, today)
            continue
        found = readers[field](text[:PASTE_LIMIT])
        typed[field] = found or ""
        if found is None:
            unshown[field] = text
    return DeclarationDraft(**typed, overrides=dict(draft.overrides)), unshown


def _readers(context: DeclarationContext) -> dict[str, Reader]:
    """Of the fields that are chosen and not typed; None where a text is there and cannot be read."""
    words: dict[str, Reader] = {field: _reading(words) for field, words in _WORDS.items()}
    return (
        words
        | dict.fromkeys((*HISTORIES, "consent"), _answer)
        | {
            "gate": lambda text: context.find_gate(line(text)) if line(text) else "",
            "inspector": lambda text: context.find_inspector(line(text)) if line(text) else "",
            "symptoms": _symptoms,
        }
    )


def _reading(words: Words[Any]) -> Reader:
    return lambda text: _word(words, text)


def _word(words: Words[Any], text: str) -> str | None:
    if not line(text[:PASTE_LIMIT]):
        return ""
    member = words.read(line(text[:PASTE_LIMIT]))
    return None if member is None else str(member.value)


def _answer(text: str) -> str | None:
    answer, problem = read_answer(text, "")
    return None if problem is not None else str(answer)


def _symptoms(text: str) -> str | None:
    symptoms, problem = read_symptoms(text, "")
    return None if problem is not None else str(symptoms)
