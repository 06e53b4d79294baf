"""The contacts of a lookup: found by their stays alone, and read in full only as far as somebody looks at them."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import overload

from desktop.domain.exposure.overlap import Case, Certainty, Circle, Closeness, Overlap
from desktop.domain.masking import mask_id, mask_name, mask_phone
from desktop.domain.same_person import Identity, Persons
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.services.green_channel.person_records import identity
from desktop.services.green_channel.records import Names
from desktop.store.ledger import Store
from desktop.store.queries import stays
from desktop.store.queries.stays import SameStay, StayRow

_AT_ONCE = 250


@dataclass(frozen=True, slots=True)
class Contact:
    """A declaration whose stay overlaps with one of the case's, masked. Times are UTC milliseconds.

    ``person`` is the same for all declarations of one person, numbered from 0 within the result. ``fever``: somebody had
    to look at this person at that visit, for the temperature (tenths of a degree) or for a symptom. ``is_guarded``: there
    is a guardian or companion to be called. ``number`` is that of the declaration, which it keeps. A declaration that was erased since the lookup has an empty identifier.
    ``venue`` is the venue's name; empty at a desk, which has one.
    """

    declaration: str
    person: int
    name: str
    id_number: str
    phone: str
    gate: str
    visit: Visit
    category: str
    fever: bool
    temperature: int | None
    overlap: Overlap
    is_guarded: bool
    slip: str
    version: int
    entered_at: int
    number: int
    venue: str = ""

    @property
    def place(self) -> str:
        """The gate, with the venue in front where there are several."""
        return " · ".join(filter(None, (self.venue, self.gate)))


FoundStay = tuple[Closeness, SameStay]
"""A stay that overlaps with the case's, and how closely."""


class ContactList(Sequence[Contact], ABC):
    """Contacts, the closest first."""

    @abstractmethod
    def count_of(self, circle: Circle | None = None, certainty: Certainty | None = None) -> int:
        """How many are of this circle and certainty; None stands for any. Nobody is read for it."""

    @abstractmethod
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the declarations, in order."""


class Contacts(ContactList):
    """Contacts at a desk. One that is asked for is read from the store with all before it, once."""

    def __init__(self, store: Store, case: Case, names: Names, found: Sequence[FoundStay]) -> None:
        self._store = store
        self._case = case
        self._names = names
        self._found = found
        self._length = sum(stay.size for _, stay in found)
        self._unread = ((closeness, stay, number) for closeness, stay in found for number in stay.numbers)
        self._read: list[Contact] = []
        self._persons = Persons()
        self._reading = threading.Lock()

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> Contact: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Contact, ...]: ...
    def __getitem__(self, place: int | slice) -> Contact | tuple[Contact, ...]:
        if isinstance(place, slice):
            chosen = range(len(self))[place]
            self._read_to(max(chosen, default=-1))
            return tuple(self._read[number] for number in chosen)
        number = range(len(self))[place]
        self._read_to(number)
        return self._read[number]

    def __iter__(self) -> Iterator[Contact]:
        return (self[number] for number in range(len(self)))

    def count_of(self, circle: Circle | None = None, certainty: Certainty | None = None) -> int:
        elsewhere = None if circle is None else circle is Circle.VENUE
        possible = None if certainty is None else certainty is Certainty.POSSIBLE
        return sum(
            stay.size
            for closeness, stay in self._found
            if elsewhere in (None, closeness[0]) and possible in (None, closeness[1])
        )

    def numbers(self) -> tuple[int, ...]:
        return tuple(number for _, stay in self._found for number in stay.numbers)

    def _read_to(self, last: int) -> None:
        with self._reading:
            while len(self._read) <= last:
                chunk = list(islice(self._unread, max(last + 1 - len(self._read), _AT_ONCE)))
                with self._store.read() as connection:
                    rows = {row.number: row for row in stays.numbered(connection, [number for *_, number in chunk])}
                self._read += [
                    self._contact(closeness, stay, number, rows.get(number)) for closeness, stay, number in chunk
                ]

    def _contact(self, closeness: Closeness, stay: SameStay, number: int, row: StayRow | None) -> Contact:
        visit = Visit(stay.visited_from, stay.visited_to, Precision(stay.precision))
        overlap, gate = self._case.overlap(closeness, visit), self._names.gates.get(stay.gate_id, "")
        if row is None:
            nobody = self._persons.number_of(Identity("", False, "", f"{number}"))
            return Contact("", nobody, "", "", "", gate, visit, "", False, None, overlap, False, "", 0, 0, number)
        who = row.visitor
        return Contact(
            row.id,
            self._persons.number_of(identity(row)),
            mask_name(who.name),
            mask_id(who.id_number),
            mask_phone(who.phone),
            gate,
            visit,
            row.category,
            bool(row.needs_worksheet),
            row.temperature,
            overlap,
            bool(who.guardian_name or who.guardian_phone),
            self._names.slip(row.slip),
            row.version,
            row.entered_at,
            number,
        )


def without(found: Sequence[FoundStay], own: Collection[StayRow]) -> Sequence[FoundStay]:
    """The stays without those of these declarations."""
    same = {(row.visited_from, row.visited_to, row.precision, row.gate_id) for row in own}
    numbers = {row.number for row in own}
    left = ((closeness, stay.without(numbers) if stay[:4] in same else stay) for closeness, stay in found)
    return [(closeness, stay) for closeness, stay in left if stay.size]
