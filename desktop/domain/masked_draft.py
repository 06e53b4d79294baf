"""A declaration's fields as screens show them until somebody asks for more (design, section 4).

How each is masked stands in ``declaration_fields``.
"""

from dataclasses import replace

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS

_MASKS = {field.key: field.mask for field in FIELDS if field.mask is not None}


def mask_field(key: str, text: str) -> str:
    """One field of a draft; those that name nobody stay as they are."""
    mask = _MASKS.get(key)
    return mask(text) if mask is not None else text


def mask_draft(draft: DeclarationDraft) -> DeclarationDraft:
    """All fields. Why a doubtful field was insisted on is free text and not shown either."""
    masked = draft.with_texts({key: mask(draft.text(key)) for key, mask in _MASKS.items()})
    return replace(masked, overrides=dict.fromkeys(draft.overrides, ""))
