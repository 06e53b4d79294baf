"""The words of a draft in Chinese, as files for people have them. The rules read them back to the same declaration."""

from collections.abc import Callable

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.field_registry import CellContent, Field
from desktop.domain.headings import Headings
from desktop.domain.symptoms import SYMPTOM_WORDS
from desktop.domain.words import E, Words


def in_words(draft: DeclarationDraft, headings: Headings) -> DeclarationDraft:
    """A draft in canonical form (``draft_of``), in the words of a language; English ones are those of a draft."""
    if headings is Headings.EN:
        return draft
    return draft.with_texts({key: say(draft.text(key)) for key, say in _CHINESE.items()})


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


def _chinese(field: Field) -> Callable[[str], str] | None:
    """What says a field's text in Chinese; None for a field without words of its own."""
    if field.key == "symptoms":
        return _symptoms
    if field.content is CellContent.ANSWER:
        return _answer
    return _choice(field.choices) if field.choices is not None else None


_CHINESE = {field.key: say for field in FIELDS if (say := _chinese(field)) is not None}
