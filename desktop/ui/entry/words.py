"""What the fields of a declaration are called, and their texts in the window's language where they are read, not typed."""

from desktop.domain.declaration_fields import FIELDS
from desktop.domain.field_registry import CellContent
from desktop.domain.messages import message
from desktop.domain.symptoms import SYMPTOM_WORDS
from desktop.ui.kit.i18n import sentence

_ANSWERS = {"yes": message("HistoryEntry", "Yes"), "no": message("HistoryEntry", "No")}


def field_label(key: str) -> str:
    """What a field is called."""
    return sentence(FIELDS[key].label)


def field_text(key: str, text: str) -> str:
    """What stands in a field of a draft, in the window's language; empty for nothing."""
    field = FIELDS[key]
    if field.is_chosen and field.choices is not None:
        member = field.choices.read(text)
        return sentence(field.choices.label(member)) if member is not None else text
    if field.content is CellContent.ANSWER:
        answer, _, details = text.partition(":")
        known = _ANSWERS.get(answer)
        return " · ".join(filter(None, (sentence(known) if known is not None else answer, details.strip())))
    if key == "symptoms":
        return " · ".join(_symptom(one) for one in text.split(";") if one)
    return text


def _symptom(text: str) -> str:
    word, _, details = text.partition(":")
    symptom = SYMPTOM_WORDS.read(word)
    called = sentence(SYMPTOM_WORDS.label(symptom)) if symptom is not None else word
    return " ".join(filter(None, (called, details.strip())))
