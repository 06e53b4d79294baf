"""A declaration's fields as screens show them until somebody asks for more (design, section 4)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.masking import HIDDEN, mask_address, mask_id, mask_name, mask_phone


def _mask_birth(date: str) -> str:
    return date[:4] + "-**-**" if date else ""


def _mask_text(text: str) -> str:
    return HIDDEN if text else ""


def _mask_details(text: str) -> str:
    """An answer or a list of symptoms: the words of the form stay, what was written beside them does not."""
    listed, colon, details = text.partition(":")
    return f"{listed}: {HIDDEN}" if colon and details.strip() else listed


_MASKS: Mapping[str, Callable[[str], str]] = {
    "name": mask_name,
    "guardian_name": mask_name,
    "id_number": mask_id,
    "phone": mask_phone,
    "guardian_phone": mask_phone,
    "address": mask_address,
    "birth_date": _mask_birth,
    "notes": _mask_text,
    "symptoms": _mask_details,
    "travel_history": _mask_details,
    "contact_history": _mask_details,
    "fever_contact_history": _mask_details,
    "cluster_history": _mask_details,
}


def mask_field(field: str, text: str) -> str:
    """One field of a draft; those that name nobody stay as they are."""
    mask = _MASKS.get(field)
    return mask(text) if mask is not None else text


def mask_draft(draft: DeclarationDraft) -> DeclarationDraft:
    """All fields. Why a doubtful field was insisted on is free text and not shown either."""
    masked: dict[str, Any] = {field: mask_field(field, getattr(draft, field)) for field in _MASKS}
    return replace(draft, **masked, overrides=dict.fromkeys(draft.overrides, ""))
