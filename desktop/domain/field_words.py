"""What the texts of a declaration's fields say, in words that can be translated: for whoever reads, not for files."""

from typing import TypeAlias

from desktop.domain.declaration_fields import FIELDS
from desktop.domain.field_registry import CellContent
from desktop.domain.messages import Message, message
from desktop.domain.symptoms import SYMPTOM_WORDS

_ANSWERS = {"yes": message("HistoryEntry", "Yes"), "no": message("HistoryEntry", "No")}

READING_ORDER = FIELDS.with_plain(
    (
        "gate",
        "inspector",
        "category",
        "name",
        "id_type",
        "id_number",
        "sex",
        "birth_date",
        "phone",
        "address",
        "guardian_name",
        "guardian_relation",
        "guardian_phone",
        "temperature_c",
        "symptoms",
        *FIELDS.histories,
        "health_code",
        "signature",
        "consent",
        "notes",
    )
)
"""The order in which the facts are read; how a declaration was reached through its slip stands elsewhere."""

Phrase: TypeAlias = tuple[Message | str, ...]
"""Words that stand together. A ``str`` is what somebody typed."""


def field_phrases(key: str, text: str) -> tuple[Phrase, ...]:
    """What stands in a field of a draft in canonical form, phrase by phrase; none for nothing."""
    field = FIELDS[key]
    if not text:
        return ()
    if field.is_chosen and field.choices is not None:
        member = field.choices.read(text)
        return ((field.choices.label(member) if member is not None else text,),)
    if field.content is CellContent.ANSWER:
        answer, _, details = text.partition(":")
        phrases: tuple[Phrase, ...] = ((_ANSWERS.get(answer, answer),), (details.strip(),))
        return tuple(phrase for phrase in phrases if phrase != ("",))
    if key == "symptoms":
        return tuple(_symptom(one) for one in text.split(";") if one)
    return ((text,),)


def _symptom(text: str) -> Phrase:
    word, _, details = text.partition(":")
    symptom = SYMPTOM_WORDS.read(word)
    called = SYMPTOM_WORDS.label(symptom) if symptom is not None else word
    return (called, details.strip()) if details.strip() else (called,)
