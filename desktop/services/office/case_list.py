"""A case's sealed list, opened: who overlaps with the case at each venue, by the rules of the desk and of the hub."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import overload

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import BadInput
from desktop.domain.exposure.cases import CaseNumber
from desktop.domain.exposure.overlap import Case, Certainty, Circle, Overlap, Stay
from desktop.domain.exposure.rules import ExposureRules
from desktop.domain.masking import mask_id, mask_name, mask_phone
from desktop.domain.messages import Message, message
from desktop.domain.progress import Progress, no_progress
from desktop.domain.same_person import Identity, KnownPerson, Persons
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.services.exposure.contacts import Contact, ContactList
from desktop.services.exposure.results import CaseStay
from desktop.services.green_channel.records import stored_draft
from desktop.services.office.finding import ListedVisit, is_sound
from desktop.services.office.opening import opened_list
from desktop.services.office.query import identity_in
from desktop.services.office.reading import names_of, row_of
from desktop.services.office.secrets import OfficeSecret
from desktop.sync.sealed_list import ListedCase, ListedStay, PartHead


@dataclass(frozen=True, slots=True)
class ListedContact:
    """A declaration of a list whose stay overlaps with one of the case's; ``number`` is its place in the list."""

    number: int
    listed: ListedVisit
    overlap: Overlap


@dataclass(frozen=True, slots=True)
class CaseList:
    """A case's list. ``stays`` are those of the case, with the names of venue and gate; ``overlapping`` is everybody who was
    there at the same time, the case among them, the closest first. ``made`` is UTC ms."""

    hub: str
    number: CaseNumber
    reason: str
    made: int
    stays: tuple[CaseStay, ...]
    rules: ExposureRules
    assumed: tuple[Message, ...]
    overlapping: tuple[ListedContact, ...]
    total: int
    failed: int
    failures: tuple[Message, ...]

    def without(self, persons: Iterable[Identity]) -> tuple[ListedContact, ...]:
        """The contacts without the case: whoever is the same person as these, whatever the spelling or the document."""
        case = KnownPerson(persons)
        has_learned = True
        while has_learned:
            news = [who for who in self._identities() if case.includes(who) and case.learn(who)]
            has_learned = bool(news)
        own = set(case.identities)
        return tuple(one for one in self.overlapping if one.listed.identity not in own)

    def at_a_stay(self) -> tuple[ListedContact, ...]:
        """Those whose declaration says exactly what a stay of the case says: the case is among them, if the stays are from
        declarations."""
        own = {(each.stay.gate, each.stay.visit) for each in self.stays}
        return tuple(one for one in self.overlapping if (one.listed.row.gate_id, one.listed.visit) in own)

    def _identities(self) -> list[Identity]:
        return list(dict.fromkeys(one.listed.identity for one in self.overlapping))


class ListedContacts(ContactList):
    """The contacts of a case across venues, masked."""

    def __init__(self, found: Sequence[ListedContact]) -> None:
        persons = Persons()
        self._contacts = tuple(_contact(one, persons.number_of(one.listed.identity)) for one in found)

    def __len__(self) -> int:
        return len(self._contacts)

    @overload
    def __getitem__(self, place: int) -> Contact: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Contact, ...]: ...
    def __getitem__(self, place: int | slice) -> Contact | tuple[Contact, ...]:
        return self._contacts[place]

    def count_of(self, circle: Circle | None = None, certainty: Certainty | None = None) -> int:
        return sum(
            circle in (None, one.overlap.circle) and certainty in (None, one.overlap.certainty)
            for one in self._contacts
        )

    def numbers(self) -> tuple[int, ...]:
        return tuple(one.number for one in self._contacts)


def read_case_list(path: Path, secret: OfficeSecret, progress: Progress = no_progress) -> CaseList:
    """Open a case's list and compare. Raises ``BadInput``, ``Cancelled``."""
    with opened_list(path, secret) as listed:
        head = listed.head
        number = None if head.case is None else CaseNumber.read(head.case.number)
        if head.case is None or number is None:
            raise BadInput.at(
                "list",
                message(
                    "office",
                    "{path} is no list of a case: it has no stays to compare with. Fetch the case’s list from the hub’s console.",
                    path=path.name,
                ),
            )
        comparing = _Comparing(head.case)
        for record in listed.records():
            if record.number % 500 == 0:
                progress(record.number, 0)
            row, who = row_of(record), identity_in(record.body)
            if row is None or who is None or not is_sound(row):
                listed.failures.add(message("office", "Record {number} is no declaration.", number=str(record.number)))
                continue
            comparing.take(record.number, ListedVisit(record.part, row, record.entry.desk, who))
        failures = listed.failures
    return CaseList(
        head.hub,
        number,
        head.case.reason,
        head.made,
        comparing.named_stays(),
        head.case.rules,
        comparing.sentences(),
        tuple(sorted(comparing.found, key=_closeness)),
        listed.total,
        failures.count,
        tuple(failures.sentences),
    )


class _Comparing:
    """Compares declarations with the stays of a case at their venue."""

    def __init__(self, case: ListedCase) -> None:
        self._case = case
        self._stays = [_stay(each) for each in case.stays]
        self._parts: dict[str, PartHead] = {}
        self._cases: dict[str, tuple[Case, ExposureRules, list[int]]] = {}
        self.found: list[ListedContact] = []

    def take(self, number: int, listed: ListedVisit) -> None:
        """Keep a declaration where it overlaps."""
        row, part = listed.row, listed.part
        if part.venue not in self._cases:
            self._cases[part.venue] = self._of(part)
        case, _, places = self._cases[part.venue]
        found = case.closeness(row.gate_id, row.visited_from, row.visited_to, row.precision)
        if found is not None:
            overlap = case.overlap(found, listed.visit)
            self.found.append(ListedContact(number, listed, replace(overlap, case_stay=places[overlap.case_stay])))

    def named_stays(self) -> tuple[CaseStay, ...]:
        """The stays of the case with the names that the list has."""
        return tuple(
            CaseStay(stay, _named(self._parts.get(each.venue), stay.gate))
            for each, stay in zip(self._case.stays, self._stays, strict=True)
        )

    def sentences(self) -> tuple[Message, ...]:
        """The rules in words, where venues of several types are compared."""
        minutes = sorted({rules.assumed_minutes for _, rules, _ in self._cases.values()})
        rules = replace(self._case.rules, assumed_minutes=minutes[0]) if minutes else self._case.rules
        if len(minutes) < 2:
            return rules.sentences
        by_type = message(
            "exposure",
            "A stay without a leaving time counts as {least} to {most} minutes, by the type of the venue, and its overlap as possible.",
            least=minutes[0],
            most=minutes[-1],
        )
        return (by_type, *rules.sentences[1:])

    def _of(self, part: PartHead) -> tuple[Case, ExposureRules, list[int]]:
        self._parts[part.venue] = part
        rules = replace(self._case.rules, assumed_minutes=part.assumed_minutes)
        places = [place for place, each in enumerate(self._case.stays) if each.venue == part.venue]
        return Case([self._stays[place] for place in places], rules), rules, places


def full_draft(one: ListedContact) -> DeclarationDraft:
    """All that a contact's declaration says."""
    return stored_draft(one.listed.row, names_of(one.listed.part, one.listed.desk))


def declarations_of(found: Collection[ListedContact]) -> frozenset[str]:
    """The declarations of contacts."""
    return frozenset(one.listed.row.id for one in found)


def _stay(each: ListedStay) -> Stay:
    try:
        precision = Precision(each.precision)
    except ValueError:
        raise BadInput.at(
            "list", message("office", "This list was made by a newer program. Update VenueDesk first.")
        ) from None
    return Stay(each.gate, Visit(each.visited_from, each.visited_to, precision))


def _named(part: PartHead | None, gate: str) -> str:
    return "" if part is None else " · ".join(filter(None, (part.name, part.gates.get(gate, ""))))


def _closeness(one: ListedContact) -> tuple[bool, bool, int, int, int, int]:
    overlap = one.overlap
    near, sure = overlap.circle is Circle.GATE, overlap.certainty is Certainty.CERTAIN
    return not near, not sure, -overlap.most, -overlap.least, overlap.case_stay, one.number


def _contact(one: ListedContact, person: int) -> Contact:
    listed = one.listed
    row, body = listed.row, listed.row.body

    def text(key: str) -> str:
        return str(body.get(key, ""))

    return Contact(
        row.id,
        person,
        mask_name(text("name")),
        mask_id(text("id_number")),
        mask_phone(text("phone")),
        listed.gate,
        listed.visit,
        row.category,
        row.needs_worksheet,
        row.temperature,
        one.overlap,
        bool(text("guardian_name") or text("guardian_phone")),
        names_of(listed.part, listed.desk).slip(row.slip),
        row.version,
        row.entered_at,
        one.number,
        listed.part.name,
    )
