"""People found in sealed lists, with all of their stays, whatever the spelling or the document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import BadInput
from desktop.domain.exposure.rules import LONGEST_STAY_MINUTES, MINUTE_MS
from desktop.domain.headings import Headings, headings_of
from desktop.domain.masking import mask_id, mask_name, mask_phone
from desktop.domain.messages import Message
from desktop.domain.progress import Progress, no_progress
from desktop.domain.same_person import Identity, KnownPerson, Persons
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.files.whole import unreadable
from desktop.services.exposure.results import FoundPerson
from desktop.services.green_channel.export import EXPORTED, declaration_cells
from desktop.services.office.opening import OpenedRecord, opened_list
from desktop.services.office.query import PersonQuery, Query, identity_in, read_query
from desktop.services.office.reading import VENUE_HEADING, names_of, row_of
from desktop.services.office.searching import Searchers, searchers
from desktop.services.office.secrets import OfficeSecret
from desktop.store.queries.declarations import DeclarationRow
from desktop.sync import case_stays
from desktop.sync.case_stays import FiledStay, stays_file
from desktop.sync.sealed_list import PartHead
from desktop.tables.writing import write_table

MOST_PEOPLE = 50
STAYS_ENDING = case_stays.ENDING
_MOST_ROUNDS = 6
"""Searches, each for what the one before has taught of the people."""


@dataclass(frozen=True, slots=True)
class ListedVisit:
    """A declaration of a list, at which venue, of whom."""

    part: PartHead
    row: DeclarationRow
    desk: str
    identity: Identity

    @property
    def visit(self) -> Visit:
        """When they were there."""
        return Visit(self.row.visited_from, self.row.visited_to, Precision(self.row.precision))

    @property
    def gate(self) -> str:
        """The gate's name, empty where the list does not name it."""
        return self.part.gates.get(self.row.gate_id, "")


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """Somebody whom a search of lists found: masked as ``shown``, and all of their visits by time."""

    shown: FoundPerson
    identities: tuple[Identity, ...]
    visits: tuple[ListedVisit, ...]


@dataclass(frozen=True, slots=True)
class FoundInLists:
    """What a search found: who was there last first; ``more`` people beyond ``MOST_PEOPLE`` were left out.

    ``looked_into`` counts the records of the lists; ``failures`` are sentences, the first of ``failed``.
    """

    people: tuple[ListedPerson, ...]
    more: int
    looked_into: int
    failed: int
    failures: tuple[Message, ...]


def find_person(
    paths: Sequence[Path], secret: OfficeSecret, text: str, progress: Progress = no_progress, workers: int = 0
) -> FoundInLists:
    """Search lists for whom a text may mean, then for all that is theirs. Raises ``BadInput``, ``Cancelled``."""
    query = read_query(text)
    with searchers(workers) as pool:
        return _Finding(paths, secret, pool, progress).run(query)


class _Finding:
    def __init__(self, paths: Sequence[Path], secret: OfficeSecret, pool: Searchers, progress: Progress) -> None:
        self._sizes = [(path, _size(path)) for path in paths]
        self._secret, self._pool, self._progress = secret, pool, progress
        self._whole = sum(size for _, size in self._sizes)
        self._rounds = 0
        self._looked_into = self._failed = 0
        self._failures: tuple[Message, ...] = ()
        self._visits: dict[tuple[str, str], tuple[int, ListedVisit]] = {}

    def run(self, query: Query) -> FoundInLists:
        self._search(query)
        people = _grouped(self._in_order())
        kept = sorted(people, key=lambda each: -max(one.row.visited_from for one in each))[:MOST_PEOPLE]
        known = [KnownPerson(one.identity for one in each) for each in kept]
        news = [one for each in known for one in each.identities]
        while news and self._rounds < _MOST_ROUNDS:
            self._search(PersonQuery.of(news))
            identities = {one.identity for one in self._in_order()}
            news = [who for who in identities for person in known if person.includes(who) and person.learn(who)]
        found = tuple(self._person(person) for person in known)
        return FoundInLists(found, len(people) - len(kept), self._looked_into, self._failed, self._failures)

    def _person(self, person: KnownPerson) -> ListedPerson:
        mine = set(person.identities)
        visits = tuple(one for one in self._in_order() if one.identity in mine)
        newest = visits[-1].row

        def last(key: str) -> str:
            texts = (str(one.row.body.get(key, "")) for one in reversed(visits))
            return next(filter(None, texts), "")

        shown = FoundPerson(
            newest.id,
            mask_name(last("name")),
            mask_id(last("id_number")),
            mask_phone(last("phone")),
            len(visits),
            newest.visited_from,
        )
        return ListedPerson(shown, tuple(person.identities), visits)

    def _search(self, query: Query) -> None:
        """Look through all lists. A declaration that several have counts as the newest of them says."""
        before = self._whole * min(self._rounds, 1)
        looked_into, failed, failures = 0, 0, list[Message]()
        for path, size in self._sizes:

            def report(done: int, _total: int, before: int = before) -> None:
                self._progress(before + done, 2 * self._whole)

            with opened_list(path, self._secret) as listed:
                searched = self._pool.search(listed, size, self._secret.identity, query, report)
                made = listed.head.made
            before += size
            looked_into += searched.total
            failed += searched.failures.count
            failures += searched.failures.sentences
            for record in searched.found:
                self._take(record, made)
        if not self._rounds:  # the others open only what may be of the people who were found
            self._looked_into, self._failed, self._failures = looked_into, failed, tuple(failures)
        self._rounds += 1

    def _take(self, record: OpenedRecord, made: int) -> None:
        row, who = row_of(record), identity_in(record.body)
        if row is None or who is None or not is_sound(row):
            return
        key = record.part.venue, row.id
        if key not in self._visits or self._visits[key][0] <= made:
            self._visits[key] = made, ListedVisit(record.part, row, record.entry.desk, who)

    def _in_order(self) -> list[ListedVisit]:
        every = (visit for _, visit in self._visits.values())
        return sorted(every, key=lambda one: (one.row.visited_from, one.row.id))


def is_sound(row: DeclarationRow) -> bool:
    """Whether a declaration's time can be compared."""
    length = row.visited_to - row.visited_from
    return row.precision in set(Precision) and 0 <= length <= LONGEST_STAY_MINUTES * MINUTE_MS


def filed_stays(person: ListedPerson) -> tuple[FiledStay, ...]:
    """The stays of a person as those of a case."""
    return tuple(
        FiledStay(
            one.part.venue,
            one.part.name,
            one.row.gate_id,
            one.gate,
            one.row.visited_from,
            one.row.visited_to,
            Precision(one.row.precision),
        )
        for one in person.visits
    )


def write_person(path: Path, person: ListedPerson, headings: Headings) -> int:
    """Write a person's declarations as an export of a desk has them, with the venue in front. Raises ``BadInput``,
    ``UserError``."""
    rows = (
        [one.part.name, *declaration_cells(one.row, names_of(one.part, one.desk), headings)] for one in person.visits
    )
    return write_table(path, [VENUE_HEADING[headings], *headings_of(EXPORTED, headings)], rows)


def _grouped(visits: Iterable[ListedVisit]) -> list[list[ListedVisit]]:
    persons, groups = Persons(), dict[int, list[ListedVisit]]()
    for one in visits:
        groups.setdefault(persons.number_of(one.identity), []).append(one)
    return list(groups.values())


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise BadInput.at("list", unreadable(path, error).message) from None


def person_stays(person: ListedPerson) -> bytes:
    """A file of a person's stays, as those of a case (``.vdstays``). Raises ``BadInput``."""
    return stays_file(filed_stays(person))
