"""Whether somebody who was here before can be the person of a form that is being typed."""

import datetime as dt

from desktop.domain.dates import read_birth_date
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.identity import RESIDENT_NUMBERED, IdType
from desktop.domain.person import check_visitor_name
from desktop.domain.resident_id import clean_resident_id
from desktop.domain.text import clean_code

_LONGEST = 100
"""Characters that are looked at: anything longer is a stray paste, and says nothing of a person."""


def contradicts(known: DeclarationDraft, typed: DeclarationDraft, found_by: str, today: dt.date) -> bool:
    """Whether what is typed speaks against a known person, whose form is in canonical form.

    ``found_by`` is the field that the person was found by: its text, half typed or in pinyin, need not be theirs letter by
    letter. A number may be typed in part, from its beginning or its end on.
    """
    return (
        _other_document(known, typed)
        or (found_by != "name" and _other_name(known.name, typed.name[:_LONGEST]))
        or (bool(typed.sex and known.sex) and typed.sex != known.sex)
        or _other_birth(known.birth_date, typed.birth_date[:_LONGEST], today)
    )


def _other_document(known: DeclarationDraft, typed: DeclarationDraft) -> bool:
    chosen, text = typed.id_type, typed.id_number[:_LONGEST]
    if chosen not in ("", IdType.RESIDENT_ID, known.id_type):  # a resident ID is what every form begins with
        return True
    number = clean_resident_id(text) if known.id_type in RESIDENT_NUMBERED else clean_code(text)
    return bool(number) and not (known.id_number.startswith(number) or known.id_number.endswith(number))


def _other_name(known: str, typed: str) -> bool:
    name = check_visitor_name(typed, "name")[0] if typed.strip() else ""
    return bool(name) and name.casefold() != known.casefold()


def _other_birth(known: str, typed: str, today: dt.date) -> bool:
    birth = read_birth_date(typed, today)[0]
    return birth is not None and known not in ("", birth.isoformat())
