"""People found by a text."""

from desktop.domain.card import is_card, read_card
from desktop.domain.errors import BadInput
from desktop.domain.masking import mask_id, mask_name, mask_phone
from desktop.domain.messages import message
from desktop.domain.same_person import Persons, identity_of
from desktop.domain.text import clean_code
from desktop.services.exposure.results import FoundPerson
from desktop.services.green_channel.person_records import candidates, identity
from desktop.services.green_channel.search_keys import queries_of
from desktop.store.connections import Connection
from desktop.store.queries import cards, declarations, stays, venues
from desktop.store.queries.stays import StayRow

_SHOWN_PEOPLE = 50
_WHOLE_NUMBER = 9
"""Characters from which on a text is a number and not its end: search keys hold eight."""


def people(connection: Connection, text: str) -> tuple[FoundPerson, ...]:
    """Whom a name, pinyin, the end or the whole of a document's or phone number, a slip or a card means, who was here
    last first. Raises ``BadInput`` for a card that stands for nobody."""
    rows = _of_card(connection, text) if is_card(text) else _of_text(connection, text)
    grouped: dict[int, list[StayRow]] = {}
    persons = Persons()
    for row in rows:
        grouped.setdefault(persons.number_of(identity(row)), []).append(row)
    found = sorted((_found(each) for each in grouped.values()), key=lambda person: -person.last_visit)
    return tuple(found[:_SHOWN_PEOPLE])


def _of_text(connection: Connection, text: str) -> tuple[StayRow, ...]:
    venue = venues.get(connection)
    keys = queries_of(text, venue.serial_prefix, venue.code)
    numbers = dict.fromkeys(number for key in keys for number in declarations.numbers_by_key(connection, key))
    rows = stays.numbered(connection, list(numbers))
    code = clean_code(text)
    if len(code) < _WHOLE_NUMBER or not any(character.isdigit() for character in code):
        return rows
    return tuple(row for row in rows if _has_number(row, code))


def _has_number(row: StayRow, code: str) -> bool:
    who = row.visitor
    return any(code in clean_code(number) for number in (who.id_number, who.phone))


def _of_card(connection: Connection, text: str) -> tuple[StayRow, ...]:
    code, problem = read_card(text, venues.get(connection).code)
    if problem is not None:
        raise BadInput.of([problem])
    card = cards.of_code(connection, code)
    if card is None or card.void_at is not None or not card.holder:
        raise BadInput.at("person", message("exposure", "This card stands for nobody any more. Search by the name."))
    who = identity_of(*(card.holder.get(key, "") for key in ("id_type", "id_number", "name", "phone")))
    rows = {row.id: row for row in candidates(connection, who) if identity(row).is_same(who)}
    return tuple(rows.values())


def _found(rows: list[StayRow]) -> FoundPerson:
    newest = max(rows, key=lambda row: (row.visited_from, row.id))
    who = newest.visitor
    return FoundPerson(
        newest.id,
        mask_name(who.name),
        mask_id(who.id_number),
        mask_phone(who.phone),
        len(rows),
        newest.visited_from,
    )
