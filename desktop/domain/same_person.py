"""Whether two forms are of one person: one that is being typed and one of before, or two that are kept."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.characters import without_variants
from desktop.domain.dates import read_birth_date
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.identity import RESIDENT_NUMBERED, IdType
from desktop.domain.person import check_visitor_name, without_dots
from desktop.domain.resident_id import clean_resident_id
from desktop.domain.text import clean_code

_RESIDENT_LENGTH = 18
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


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a declaration is of, in the form in which two are compared: make it with ``identity_of``.

    ``document`` is the resident number where the document has one, whichever it is, else type and number, empty for none;
    ``resident`` says which. ``sex`` and ``birth_date`` are empty where they are not known.
    """

    document: str
    resident: bool
    name: str
    phone: str
    sex: str = ""
    birth_date: str = ""

    def is_same(self, other: "Identity") -> bool:
        """Whether both are one person: by the document, whatever the spelling of the name, or by name and phone.

        Name and phone do not do for two with different resident numbers, sexes or birth dates: a couple of one name that
        shares a phone. Other documents do differ for one person, who has several or a new one.
        """
        if self.document and self.document == other.document:
            return True
        if not self.name or not self.phone or (self.name, self.phone) != (other.name, other.phone):
            return False
        return not (
            (self.resident and other.resident)
            or _differ(self.sex, other.sex)
            or _differ(self.birth_date, other.birth_date)
        )


def identity_of(id_type: str, number: str, name: str, phone: str, sex: str = "", birth_date: str = "") -> Identity:
    """The identity of a declaration in canonical form."""
    resident = id_type in RESIDENT_NUMBERED and bool(number)
    document = number[:_RESIDENT_LENGTH] if resident else f"{id_type}:{number}" if number else ""
    return Identity(document, resident, folded_name(name), phone, sex, birth_date)


def folded_name(name: str) -> str:
    """A name as it is compared: its dots, spaces, capitals and variants of characters make no difference."""
    return "".join(without_dots(without_variants(name)).casefold().split())


class KnownPerson:
    """One person by all that is known of them: whoever is the same by one of the documents, or by one of the names with its
    phone, belongs to it, and what that says leads to more."""

    def __init__(self, first: Iterable[Identity] = ()) -> None:
        self.identities = list(dict.fromkeys(first))

    def includes(self, who: Identity) -> bool:
        """Whether somebody is this person, by what is known so far."""
        return any(who.is_same(one) for one in self.identities) and not self._is_contradicted(who)

    def learn(self, who: Identity) -> bool:
        """Know one more identity of the person; False where it was known."""
        if who in self.identities:
            return False
        self.identities.append(who)
        return True

    def _is_contradicted(self, who: Identity) -> bool:
        """Whether somebody of the same name and phone is another person than one that is known by a document."""
        alike = [one for one in self.identities if (one.name, one.phone) == (who.name, who.phone)]
        return not any(one.document and one.document == who.document for one in self.identities) and not all(
            one.is_same(who) for one in alike
        )


class Persons:
    """Numbers people from 0 in the order in which their identities are first met."""

    def __init__(self) -> None:
        self._persons: list[set[Identity]] = []
        self._by_document: dict[str, int] = {}
        self._by_phone: dict[tuple[str, str], list[int]] = {}

    def number_of(self, one: Identity) -> int:
        """The person of an identity: one that was met before, else a new one."""
        likely = self._by_phone.setdefault((one.name, one.phone), []) if one.phone else []
        known = self._by_document.get(one.document) if one.document else None
        if known is None:
            known = next((number for number in likely if self._agrees(one, number)), None)
        if known is None:
            known = len(self._persons)
            self._persons.append(set())
        self._persons[known].add(one)
        if one.document:
            self._by_document.setdefault(one.document, known)
        if known not in likely:
            likely.append(known)
        return known

    def _agrees(self, one: Identity, number: int) -> bool:
        """Whether nothing of a person with this name and phone speaks against the identity."""
        # Those of another name or phone are the same person's by their document: they say nothing of this one.
        alike = (known for known in self._persons[number] if (known.name, known.phone) == (one.name, one.phone))
        return all(known.is_same(one) for known in alike)


def _differ(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other
