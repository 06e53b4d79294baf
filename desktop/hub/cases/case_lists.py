"""The sealed list of a case: the declarations that its contacts are, of all venues, for the office that alone can read them."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedIOBase
from typing import TYPE_CHECKING, BinaryIO, cast

from sqlalchemy import Connection

from desktop.domain.clock import Clock
from desktop.domain.errors import BadInput
from desktop.domain.exposure.overlap import Case
from desktop.domain.exposure.rules import ExposureRules
from desktop.domain.messages import message
from desktop.hub import stays
from desktop.hub.cases.cases import HubCase
from desktop.hub.cases.lookup import CaseLookup, VenueCase
from desktop.hub.cases.venues import VenueFacts
from desktop.hub.check_in.listed import listed_visit, stay_of, visits_within
from desktop.hub.identity import HubIdentity
from desktop.hub.sealed_lists import SealedLists, keys_of
from desktop.sync.sealed_list import ListedCase, ListedStay, ListHead, ListPart, SealedEntry, write_sealed_list

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


@dataclass(frozen=True, slots=True)
class MadeCaseList:
    """A list that was written: how many declarations it has, and the SHA-256 of the file."""

    count: int
    sha256: str

    @property
    def shown(self) -> str:
        """What the officers' log says of it."""
        return f"{self.count}, SHA-256 {self.sha256[:16]}"


class CaseLists:
    """Writes the lists of cases."""

    def __init__(self, identity: HubIdentity, clock: Clock, lookup: CaseLookup, lists: SealedLists) -> None:
        self._identity = identity
        self._clock = clock
        self._lookup = lookup
        self._lists = lists

    def write(self, connection: Connection, case: HubCase, file: BinaryIO) -> MadeCaseList:
        """Write the list as it is read from the database. Raises ``BadInput``."""
        found = [(one, facts) for one, facts in self._lookup.by_venue(connection, case) if facts is not None]
        if not found:
            raise BadInput(message("exposure", "Choose or add a stay of the case first."))
        own = self._identity
        head = ListHead(
            own.hub,
            own.public.public_bytes_raw(),
            self._clock.now_ms(),
            None,
            None,
            len(found),
            _listed(case, [one for one, _ in found]),
        )
        parts = (self._part(connection, one, facts) for one, facts in found)
        hashed = _HashedFile(file)
        count = write_sealed_list(cast("BinaryIO", hashed), head, parts, own.signing)
        return MadeCaseList(count, hashed.digest.hexdigest())

    def _part(self, connection: Connection, one: VenueCase, facts: VenueFacts) -> ListPart:
        head = self._lists.part_head(connection, one.venue, facts.name)
        return ListPart(head, self._entries(connection, one), lambda names: keys_of(connection, one.venue, names))

    def _entries(self, connection: Connection, one: VenueCase) -> Iterator[SealedEntry]:
        case = Case(one.own, one.rules)
        rows = stays.records_within(connection, one.venue, case.windows, one.assumed)
        yield from self._lists.listed(
            row for row in rows if case.closeness(row.gate, row.visited_from, row.visited_to, row.precision) is not None
        )
        for row in visits_within(connection, one.venue, case.windows, one.assumed):
            stay = stay_of(row)
            if case.closeness(stay.gate, stay.visited_from, stay.visited_to, stay.precision) is not None:
                yield listed_visit(row)


def _listed(case: HubCase, at: list[VenueCase]) -> ListedCase:
    own = tuple(
        ListedStay(
            str(one.venue),
            each.stay.gate,
            each.stay.visit.visited_from,
            each.stay.visit.visited_to,
            each.stay.visit.precision,
        )
        for one in at
        for each in one.stays
    )
    rules = ExposureRules(extension_minutes=case.extension_minutes)
    return ListedCase(str(case.number), case.reason, rules, own)


class _HashedFile(BufferedIOBase):
    """Passes on what is written, and knows its SHA-256."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def write(self, data: "ReadableBuffer") -> int:
        self.digest.update(data)
        return self._file.write(data)
