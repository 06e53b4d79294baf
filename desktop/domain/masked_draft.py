"""A declaration's fields as screens show them until somebody asks for more (design, section 4).

How each is masked stands in ``declaration_fields``.
"""

from dataclasses import replace

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS


def mask_field(key: str, text: str) -> str:
    """One field of a draft; those that name nobody stay as they are."""
    mask = FIELDS[key].mask if key in FIELDS else None
    return mask(text) if mask is not None else text


def mask_draft(draft: DeclarationDraft) -> DeclarationDraft:
    """All fields. Why a doubtful field was insisted on is free text and not shown either."""
    masked = draft.with_texts({key: mask_field(key, text) for key, text in draft.texts().items()})
    return replace(masked, overrides=dict.fromkeys(draft.overrides, ""))
