"""What the fields of a declaration are called, and what stands in them where it is read and not typed."""

from collections.abc import Mapping
from typing import Any

from desktop.domain.category import CATEGORY_WORDS
from desktop.domain.declaration import HISTORIES, SIGNATURE_WORDS
from desktop.domain.identity import ID_TYPE_WORDS
from desktop.domain.messages import Message, message
from desktop.domain.resident_id import SEX_WORDS
from desktop.domain.symptoms import HEALTH_CODE_WORDS, SYMPTOM_WORDS
from desktop.domain.words import Words
from desktop.ui.kit.i18n import sentence

FIELD_WORDS: Mapping[str, Message] = {
    "slip": message("EntryForm", "Slip number"),
    "visited_on": message("EntryForm", "Date of the visit"),
    "time": message("EntryForm", "Time of the visit"),
    "gate": message("EntryForm", "Gate"),
    "inspector": message("EntryForm", "Inspector"),
    "id_type": message("EntryForm", "Document"),
    "id_number": message("EntryForm", "Document number"),
    "name": message("EntryForm", "Name"),
    "phone": message("EntryForm", "Phone"),
    "birth_date": message("EntryForm", "Birth date"),
    "sex": message("EntryForm", "Sex"),
    "address": message("EntryForm", "Present address"),
    "temperature_c": message("EntryForm", "Temperature °C"),
    "symptoms": message("EntryForm", "Symptoms"),
    "travel_history": message("EntryForm", "In 14 days: was in a risk area"),
    "contact_history": message("EntryForm", "In 14 days: met a case"),
    "fever_contact_history": message("EntryForm", "Met a feverish person"),
    "cluster_history": message("EntryForm", "Several cases around them"),
    "guardian_name": message("EntryForm", "Guardian or companion"),
    "guardian_phone": message("EntryForm", "Their phone"),
    "guardian_relation": message("EntryForm", "Related how"),
    "category": message("EntryForm", "Category"),
    "signature": message("EntryForm", "Signature"),
    "consent": message("EntryForm", "Consent"),
    "health_code": message("EntryForm", "Health code"),
    "notes": message("EntryForm", "Notes"),
}
"""What a form and a list call each field; both read it here."""
_CHOICES: Mapping[str, Words[Any]] = {
    "category": CATEGORY_WORDS,
    "id_type": ID_TYPE_WORDS,
    "sex": SEX_WORDS,
    "signature": SIGNATURE_WORDS,
    "health_code": HEALTH_CODE_WORDS,
}
_ANSWERS = {"yes": message("HistoryEntry", "Yes"), "no": message("HistoryEntry", "No")}


def field_label(field: str) -> str:
    """What a field is called."""
    return sentence(FIELD_WORDS[field])


def field_text(field: str, text: str) -> str:
    """What stands in a field of a draft, in the window's language; empty for nothing."""
    if field in _CHOICES:
        member = _CHOICES[field].read(text)
        return sentence(_CHOICES[field].label(member)) if member is not None else text
    if field in HISTORIES or field == "consent":
        answer, _, details = text.partition(":")
        known = _ANSWERS.get(answer)
        return " · ".join(filter(None, (sentence(known) if known is not None else answer, details.strip())))
    if field == "symptoms":
        return " · ".join(_symptom(one) for one in text.split(";") if one)
    return text


def _symptom(text: str) -> str:
    word, _, details = text.partition(":")
    symptom = SYMPTOM_WORDS.read(word)
    sentence_text = sentence(SYMPTOM_WORDS.label(symptom)) if symptom is not None else word
    return " ".join(filter(None, (sentence_text, details.strip())))
