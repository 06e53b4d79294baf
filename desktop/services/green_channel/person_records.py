"""All declarations of one person: what a lookup takes as a case's own, what is shown on request and what is erased on request.

Who is the same person says ``desktop.domain.same_person``; here it is asked of the store.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.errors import BadInput
from desktop.domain.identity import RESIDENT_NUMBERED
from desktop.domain.messages import message
from desktop.domain.same_person import Identity, KnownPerson, identity_of
from desktop.services.green_channel.search_keys import ending_key
from desktop.store.connections import Connection
from desktop.store.queries import declarations, stays
from desktop.store.queries.declarations import DeclarationRow
from desktop.store.queries.stays import StayRow


@dataclass(frozen=True, slots=True)
class PersonRecords:
    """The declarations of a person, the newest first. ``holders`` are the keys that cards know the person by
    (``holder_key``), and what else names a person by a document; ``numbers`` those documents' numbers."""

    declarations: tuple[DeclarationRow, ...]
    holders: tuple[str, ...]
    numbers: tuple[str, ...]


def existing(connection: Connection, declaration_id: str) -> DeclarationRow:
    """A declaration. Raises ``BadInput`` when it is gone."""
    row = declarations.find(connection, declaration_id)
    if row is None:
        raise BadInput(message("declaration", "This declaration is not there any more. Search again."))
    return row


def of_person(connection: Connection, row: DeclarationRow) -> PersonRecords:
    """What there is of the person of a declaration, whatever the spelling or the document."""
    first = stays.find(connection, [row.id])
    numbers = [stay.number for stay in stays_of_person(connection, first[0])]
    rows = sorted(declarations.numbered(connection, numbers), key=lambda one: (-one.visited_from, one.id))
    documents = dict.fromkeys(one.document for one in rows if one.document)
    return PersonRecords(
        tuple(rows),
        tuple(dict.fromkeys(one.document or _holder_without_document(one) for one in rows)),
        tuple(dict.fromkeys(document.partition(":")[2] for document in documents)),
    )


def stays_of_person(connection: Connection, first: StayRow) -> tuple[StayRow, ...]:
    """The stay of every declaration of the person of one, by time of arrival.

    Whoever is the same by one of the person's documents, or by one of their names with its phone, belongs to it, and what
    these say leads to more.
    """
    found = {first.id: first}
    person = KnownPerson([identity(first)])
    for one in person.identities:  # grows while it is walked through
        for row in candidates(connection, one):
            who = identity(row)
            if row.id not in found and who.is_same(one) and person.includes(who):
                found[row.id] = row
                person.learn(who)
    return tuple(sorted(found.values(), key=lambda row: (row.visited_from, row.id)))


def candidates(connection: Connection, one: Identity) -> Iterable[StayRow]:
    """The stays of whoever has this document, or a phone that ends alike: who may be the same person."""
    if one.document and one.resident:
        yield from stays.of_document(connection, RESIDENT_NUMBERED, one.document)
    elif one.document:
        id_type, _, number = one.document.partition(":")
        yield from stays.of_document(connection, [id_type], number)
    if one.name and (key := ending_key(one.phone)):
        yield from stays.of_key(connection, key)


def identity(row: StayRow) -> Identity:
    """Who a declaration is of."""
    who = row.visitor
    return identity_of(who.id_type, who.id_number, who.name, who.phone, who.sex, who.birth_date)


def _holder_without_document(row: DeclarationRow) -> str:
    return ":".join(str(row.body.get(key, "")) for key in ("id_type", "name", "phone"))
