"""Whom a search of sealed lists is for: what somebody typed, or one person by all that is known of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

import msgspec

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.same_person import Identity, folded_name, identity_of
from desktop.domain.text import clean_code, clean_line
from desktop.services.green_channel.search_keys import has_name
from desktop.sync.segment import BROKEN

_LONGEST = 100
_LEAST_DIGITS, _LEAST_NAME = 3, 2
_WHOLE_NUMBER = 9
"""Characters from which on a text is a number and not its end, as at the desk."""


class _Who(msgspec.Struct):
    name: str = ""
    id_type: str = ""
    id_number: str = ""
    phone: str = ""
    sex: str = ""
    birth_date: str = ""


_NAMES = re.compile(rb'"name":"((?:[^"\\]|\\.)*)"').findall
_who = msgspec.json.Decoder(_Who)
_folded = lru_cache(maxsize=8_192)(folded_name)


@dataclass(frozen=True, slots=True)
class TypedQuery:
    """``name`` (folded) or ``number``; the other is empty. It names no whole number: ``numbers`` is None."""

    numbers: ClassVar[None] = None
    name: str = ""
    number: str = ""

    def may_take(self, packed: bytes) -> bool:
        """Whether ``takes`` may take the body: said from its bytes as they were sealed, in which the subject is left out."""
        if self.number:
            return self.number.encode() in packed
        return any(has_name(_folded(found.decode("utf-8", "replace")), self.name) for found in _NAMES(packed))

    def takes(self, body: str) -> bool:
        """Whether a declaration's body is of somebody whom the text may mean."""
        try:
            who = _who.decode(body)
        except BROKEN:
            return False
        if self.name:
            return has_name(_folded(who.name), self.name)
        numbers = clean_code(who.id_number), clean_code(who.phone)
        if len(self.number) >= _WHOLE_NUMBER:
            return any(self.number in number for number in numbers)
        return any(number.endswith(self.number) for number in numbers)


@dataclass(frozen=True, slots=True)
class PersonQuery:
    """Whoever has one of these documents, or one of these names with its phone: they may be the person. ``numbers`` are
    texts (UTF-8) of which a body has one."""

    documents: frozenset[str]
    contacts: frozenset[tuple[str, str]]
    numbers: tuple[bytes, ...]

    @classmethod
    def of(cls, identities: Iterable[Identity]) -> "PersonQuery":
        """The query for a person of these identities."""
        documents, contacts, numbers = set(), set(), set()
        for one in identities:
            if one.document:
                documents.add(one.document)
                numbers.add(one.document if one.resident else one.document.partition(":")[2])
            if one.name and one.phone:
                contacts.add((one.name, one.phone))
                numbers.add(one.phone)
        return cls(frozenset(documents), frozenset(contacts), tuple(sorted(number.encode() for number in numbers)))

    def may_take(self, packed: bytes) -> bool:
        """As for ``TypedQuery``."""
        return any(number in packed for number in self.numbers)

    def takes(self, body: str) -> bool:
        """Whether a declaration's body may be of the person."""
        who = identity_in(body)
        return who is not None and (who.document in self.documents or (who.name, who.phone) in self.contacts)


@dataclass(frozen=True, slots=True)
class Nobody:
    """Takes nobody: for measuring what opening alone costs."""

    numbers: ClassVar[None] = None

    def may_take(self, _packed: bytes) -> bool:
        """Never."""
        return False

    def takes(self, _body: str) -> bool:
        """Never."""
        return False


Query = TypedQuery | PersonQuery | Nobody


def read_query(text: str) -> TypedQuery:
    """A name, the whole or the end of a document's or phone number, as somebody types it. Raises ``BadInput``."""
    line = clean_line(text[:_LONGEST])
    code = clean_code(line)
    is_number = code.isascii() and any(character.isdigit() for character in code)
    if is_number and len(code) >= _LEAST_DIGITS:
        return TypedQuery(number=code)
    if is_number or len(name := folded_name(line)) < _LEAST_NAME or not any(map(str.isalpha, name)):
        raise BadInput.at(
            "person", message("office", "Type a name, or at least three digits of a document’s or phone number.")
        )
    return TypedQuery(name=name)


def identity_in(body: str) -> Identity | None:
    """Who a declaration is of; None for a body that is none."""
    try:
        who = _who.decode(body)
    except BROKEN:
        return None
    return identity_of(who.id_type, who.id_number, who.name, who.phone, who.sex, who.birth_date)
