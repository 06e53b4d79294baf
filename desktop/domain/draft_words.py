"""The words of a draft in Chinese, as files for people have them. The rules read them back to the same declaration."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from desktop.domain.category import CATEGORY_WORDS
from desktop.domain.declaration import SIGNATURE_WORDS, DeclarationDraft
from desktop.domain.guardian import RELATION_WORDS
from desktop.domain.headings import Headings
from desktop.domain.identity import ID_TYPE_WORDS
from desktop.domain.resident_id import SEX_WORDS
from desktop.domain.symptoms import HEALTH_CODE_WORDS, SYMPTOM_WORDS
from desktop.domain.words import E, Words


def in_words(draft: DeclarationDraft, headings: Headings) -> DeclarationDraft:
    """A draft in canonical form (``draft_of``), in the words of a language; English ones are those of a draft."""
    if headings is Headings.EN:
        return draft
    changed: dict[str, Any] = {field: translate(getattr(draft, field)) for field, translate in _CHINESE.items()}
    return replace(draft, **changed)


def yes_and_no(headings: Headings) -> tuple[str, str]:
    """The words that answer a question."""
    return ("是", "否") if headings is Headings.ZH else ("yes", "no")


def _choice(words: Words[E]) -> Callable[[str], str]:
    """The form's word for a member; any other text stays."""
    chinese = {member.value: words.chinese(member) for member in words}
    return lambda text: chinese.get(text, text)


def _answer(text: str) -> str:
    answer, colon, details = text.partition(": ")
    if answer not in _YES_AND_NO:
        return text
    return _YES_AND_NO[answer] + (f"：{details}" if colon else "")


def _symptoms(text: str) -> str:
    """The list, and what stands behind "other", which comes last and may hold any character."""
    listed, colon, details = text.partition("other: ")
    words = [_symptom(one) for one in (f"{listed}other" if colon else listed).split(";") if one]
    return "；".join(words) + (f"：{details}" if colon else "")


_YES_AND_NO = dict(zip(yes_and_no(Headings.EN), yes_and_no(Headings.ZH), strict=True))
_symptom = _choice(SYMPTOM_WORDS)
_CHINESE: Mapping[str, Callable[[str], str]] = {
    "category": _choice(CATEGORY_WORDS),
    "id_type": _choice(ID_TYPE_WORDS),
    "sex": _choice(SEX_WORDS),
    "signature": _choice(SIGNATURE_WORDS),
    "health_code": _choice(HEALTH_CODE_WORDS),
    "guardian_relation": _choice(RELATION_WORDS),
    "symptoms": _symptoms,
    "consent": _answer,
    "travel_history": _answer,
    "contact_history": _answer,
    "fever_contact_history": _answer,
    "cluster_history": _answer,
}
