"""A declaration's fields as screens show them until somebody asks for more (design, section 4).

How each is masked stands in ``declaration_fields``.
"""

from dataclasses import replace

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.masking import HIDDEN, mask_details

_MASKS = {field.key: field.mask for field in FIELDS if field.mask is not None}


def mask_field(key: str, text: str) -> str:
    """One field of a draft; those that name nobody stay as they are."""
    mask = _MASKS.get(key)
    return mask(text) if mask is not None else text


def mask_draft(draft: DeclarationDraft) -> DeclarationDraft:
    """All fields. Why a doubtful field was insisted on is free text and not shown either."""
    masked = draft.with_texts({key: mask(draft.text(key)) for key, mask in _MASKS.items()})
    return replace(masked, overrides=dict.fromkeys(draft.overrides, ""))


def restored(draft: DeclarationDraft, stored: DeclarationDraft) -> DeclarationDraft:
    """A draft that was typed over a masked one: what still reads as its mask says again what ``stored`` says."""
    whole = draft.with_texts({key: _restored(key, draft.text(key), stored.text(key)) for key in _MASKS})
    # The reason for what stood there before is none for something else.
    former = {key: reason for key, reason in stored.overrides.items() if whole.text(key) == stored.text(key)}
    return replace(whole, overrides={key: reason or former.get(key, "") for key, reason in draft.overrides.items()})


def _restored(key: str, text: str, stored: str) -> str:
    mask = _MASKS[key]
    if text == mask(stored):
        return stored
    if mask is mask_details:  # another answer or symptom beside details that nobody has opened
        answer, _, details = text.partition(":")
        if details.strip() == HIDDEN:
            return f"{answer}:{stored.partition(':')[2]}"
    return text
