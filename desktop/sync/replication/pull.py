"""The pull: fetches what the other desks changed from the hub page by page, and stores each with its cursor in one
transaction.

A page is accepted when the hub's key signed it, it is for this desk in its present incarnation, and it continues from
the desk's cursor. Fields are projected to the tables after the last page, since a single page may hold a part of a
change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import msgspec

from desktop.domain import sync_errors
from desktop.domain.master.fields import is_field, is_value
from desktop.domain.master.merge import Register, Version
from desktop.store.connections import Connection
from desktop.store.ledger import Change, Store
from desktop.store.queries import credentials, outbox, registers, venues
from desktop.store.queries.registers import SharedField
from desktop.sync.client import HubClient
from desktop.sync.replication.backfill import forget_hub
from desktop.sync.replication.check_in import CHECK_IN, address_of, keep_address
from desktop.sync.replication.orders import CREDENTIALS, PROOFS, ProofKey, ordered, proofs_of, statements_of
from desktop.sync.replication.projection import ProjectionChanges, apply_projection
from desktop.sync.replication.remote_totals import HOURS, LAST_SEEN, SCANS, keep_totals
from desktop.sync.replication.report_request import keep_request
from desktop.sync.replication.tombstones import TOMBSTONES, Remaining, apply_tombstones, still_here, tombstones_of
from desktop.sync.segment import BROKEN
from desktop.sync.state import (
    HUB_ACTOR,
    Cursor,
    HubRegistration,
    SyncStateRepository,
    check_in_address,
    put,
    refused_orders,
)
from desktop.sync.wire import FieldRow, Pulled, WireError, public_key, verified

FIELDS = "fields"
UNDERSTOOD = (CHECK_IN, CREDENTIALS, FIELDS, HOURS, LAST_SEEN, PROOFS, SCANS, TOMBSTONES)
"""Tags of parts that this program reads. A program that reads more of them pulls from the beginning once."""
_MOST_PAGES = 10_000
_rows = msgspec.msgpack.Decoder(list[FieldRow])


@dataclass(slots=True)
class PullResult:
    """What a pull changed here: (kind, subject) of things, names of new members, and the number of rows of other desks'
    totals."""

    things: list[tuple[str, str]] = field(default_factory=list)
    newcomers: list[str] = field(default_factory=list)
    totals: int = 0

    def add(self, changed: ProjectionChanges) -> None:
        self.things += changed.things
        self.newcomers += changed.newcomers

    def and_then(self, later: "PullResult") -> "PullResult":
        """The sum of this and a later pull."""
        return PullResult(self.things + later.things, self.newcomers + later.newcomers, self.totals + later.totals)


class Pull:
    """Fetches pages from the hub, or takes those of a stick, and stores them."""

    def __init__(self, store: Store, hub: HubRegistration, repository: SyncStateRepository) -> None:
        self._store = store
        self._hub = hub
        self._repository = repository
        self._key = public_key(hub.key)

    def run(self, client: HubClient) -> PullResult:
        """Fetch pages until the last one. Raises ``SyncError``, ``RefusedByHub``."""
        taken = PullResult()
        for _ in range(_MOST_PAGES):
            with self._store.read() as connection:
                waiting = outbox.waiting(connection)
            page = self._read(client.pull(self.cursor().at, waiting).answer)
            if not self._take(page, taken):
                return taken
        raise sync_errors.not_a_hub(self._hub.url)

    def read(self, answers: Iterable[bytes]) -> list[Pulled]:
        """Verify pages that came by stick; those for a former incarnation of this desk are left out. Raises
        ``SyncError`` for a page that is not by this hub for this desk."""
        pages = [self._proved(data) for data in answers]
        with self._store.read() as connection:
            incarnation = outbox.identity(connection).incarnation
        return [page for page in pages if page.incarnation == incarnation]

    def take(self, pages: Iterable[Pulled]) -> PullResult:
        """Store verified pages, as far as they continue from the desk's cursor. Raises ``SyncError``."""
        taken = PullResult()
        for page in pages:
            self._take(page, taken)
        return taken

    def cursor(self) -> Cursor:
        """The desk's cursor; the beginning where this program understands more tags than the one before."""
        kept = self._repository.known().cursor
        return kept if set(UNDERSTOOD) <= set(kept.parts) else Cursor(kept.epoch, half=kept.half)

    def _read(self, data: bytes) -> Pulled:
        """A page of this hub for this desk in its present incarnation. Raises ``SyncError``."""
        page = self._proved(data)
        with self._store.read() as connection:
            if page.incarnation != outbox.identity(connection).incarnation:
                raise sync_errors.not_a_hub(self._hub.url)
        return page

    def _proved(self, data: bytes) -> Pulled:
        """A page of this hub for this desk. Raises ``SyncError``."""
        try:
            page = verified("pull", data, Pulled, self._key)
        except WireError:
            raise sync_errors.not_a_hub(self._hub.url) from None
        with self._store.read() as connection:
            about = self._hub.id, venues.get(connection).id, outbox.identity(connection).desk
        if (page.hub, page.venue, page.desk) != about:
            raise sync_errors.not_a_hub(self._hub.url)
        return page

    def _take(self, page: Pulled, taken: PullResult) -> bool:
        """Store a page; gives whether there is another one to ask for."""
        if page.more and page.cursor <= page.since:
            raise sync_errors.not_a_hub(self._hub.url)
        before, epochs = self.cursor(), self._repository.known().acknowledged.epochs
        if before.epoch and page.epoch != before.epoch:
            if page.epoch in epochs[:-1]:
                return False  # a stick from before the hub was restored
            before = self._restart(page.epoch)
        elif page.cursor < page.since:  # the hub was restored and does not know it
            before = self._restart(page.epoch)
        if page.since > before.at:
            return True
        if page.cursor < before.at:
            return False  # an old stick
        rows, ended, statements = _fields_of(page), self._still_here(page), statements_of(page)
        after = Cursor(page.epoch, page.cursor, UNDERSTOOD, half=page.more and (before.half or bool(rows)))
        if rows or ended or statements or (before.half and not page.more) or self._confirms_any(page):
            self._apply(page, rows, ended, after, taken)
        else:  # other desks' counts are on record there, and need none here
            changed = ("hourly", "hub") if self._says_new_address(page) else ("hourly",)
            with self._store.write_unaudited(*changed) as connection:
                taken.totals += keep_totals(connection, page)
                keep_address(connection, page)
                keep_request(connection, page)
                put(connection, (after,))
        return page.more

    def _apply(self, page: Pulled, rows: list[FieldRow], ended: Remaining, after: Cursor, taken: PullResult) -> None:
        with self._store.write(HUB_ACTOR) as change:
            venue = venues.get(change.connection).id
            credentials.accept(change.connection, venue, statements_of(page), change.now)
            _keep(change, rows, proofs_of(page))
            apply_tombstones(change, ended)
            taken.totals += keep_totals(change.connection, page)
            keep_address(change.connection, page)
            changed = ProjectionChanges()
            if not page.more:
                confirmed = _confirmed(change.connection, page)
                registers.keep(change.connection, [replace(one, own=None, seq=None) for one in confirmed])
                changed = apply_projection(change)
            keep_request(change.connection, page)
            put(change.connection, (after,))
            things = [list(thing) for thing in changed.things]
            change.touch("hourly", *(kind for kind, _ in changed.things))
            if ended.declarations or ended.cards:
                change.touch("declaration", "slip", "card")
            noted = {"cursor": page.cursor, "changed": things, "ended": len(ended.declarations) + len(ended.cards)}
            change.record("pull", "hub", self._hub.id, noted, sync=False)
        taken.add(changed)

    def _still_here(self, page: Pulled) -> Remaining:
        """What this desk has of the subjects of the page's tombstones. Only desks with several incarnations get any."""
        subjects = tombstones_of(page)
        if not subjects:
            return Remaining((), (), {})
        with self._store.read() as connection:
            return still_here(connection, subjects, self._store.kinds)

    def _confirms_any(self, page: Pulled) -> bool:
        """Whether the page confirms that the hub has a version of this desk."""
        with self._store.read() as connection:
            return not page.more and bool(_confirmed(connection, page))

    def _says_new_address(self, page: Pulled) -> bool:
        address = address_of(page)
        with self._store.read() as connection:
            return address is not None and address != check_in_address(connection).address

    def _restart(self, epoch: str) -> Cursor:
        cursor = Cursor(epoch, 0, UNDERSTOOD)
        with self._store.write(HUB_ACTOR) as change:
            forget_hub(change)
            put(change.connection, (cursor,))
            change.record("restart", "hub", self._hub.id, {"epoch": epoch}, sync=False)
        return cursor


def snapshot(client: HubClient, hub: HubRegistration, venue: str, desk: str) -> tuple[list[Pulled], Cursor]:
    """All pages for a desk that is being set up. Raises ``SyncError``, ``RefusedByHub``."""
    pages: list[Pulled] = []
    while len(pages) < _MOST_PAGES:
        at = pages[-1].cursor if pages else 0
        pages.append(_page_for(client.pull(at).answer, hub, venue, desk, at))
        if not pages[-1].more:
            return pages, Cursor(pages[-1].epoch, pages[-1].cursor, UNDERSTOOD)
    raise sync_errors.not_a_hub(hub.url)


def snapshot_of(answers: Iterable[bytes], hub: HubRegistration, venue: str, desk: str) -> tuple[list[Pulled], Cursor]:
    """All pages for a desk that is being set up, from a stick. Raises ``SyncError`` where they are incomplete or not by
    this hub."""
    pages: list[Pulled] = []
    for data in answers:
        pages.append(_page_for(data, hub, venue, desk, pages[-1].cursor if pages else 0))
    if not pages or pages[-1].more:
        raise sync_errors.not_a_hub(hub.url)
    return pages, Cursor(pages[-1].epoch, pages[-1].cursor, UNDERSTOOD)


def _page_for(data: bytes, hub: HubRegistration, venue: str, desk: str, since: int) -> Pulled:
    try:
        page = verified("pull", data, Pulled, public_key(hub.key))
    except WireError:
        raise sync_errors.not_a_hub(hub.url) from None
    about = page.hub, page.venue, page.desk, page.since
    if about != (hub.id, venue, desk, since) or (page.more and page.cursor <= since):
        raise sync_errors.not_a_hub(hub.url)
    return page


def keep_snapshot(change: Change, pages: Iterable[Pulled]) -> None:
    """Store the fields and totals of a snapshot."""
    for page in pages:
        _keep(change, _fields_of(page), proofs_of(page))
        credentials.accept(change.connection, page.venue, statements_of(page), change.now)
        keep_totals(change.connection, page)
        keep_address(change.connection, page)


def _fields_of(page: Pulled) -> list[FieldRow]:
    try:
        return [row for part in page.parts if part.tag == FIELDS for row in _rows.decode(part.body)]
    except BROKEN:
        return []


def _keep(change: Change, rows: Iterable[FieldRow], proofs: Mapping[ProofKey, str]) -> None:
    """Replace the hub's versions of these fields by those that count."""
    trust = credentials.trust(change.connection)
    known: dict[tuple[str, str], dict[str, SharedField]] = {}
    fields: list[SharedField] = []
    for row in rows:
        if not is_field(row.field):
            continue
        thing = row.kind, row.subject
        if thing not in known:
            known[thing] = registers.of_thing(change.connection, *thing)
        before = known[thing].get(row.field, SharedField(row.kind, row.subject, row.field))
        versions = [
            Version(*version, proofs.get((row.kind, row.subject, row.field, version[0]), ""))
            for version in row.versions
        ]
        counting = ordered(versions, before, trust, change.kinds)
        fields.append(replace(before, hub=Register(tuple(v for v in counting if _is_sound(row.field, v)))))
    registers.keep(change.connection, fields)


def _is_sound(name: str, version: Version) -> bool:
    try:
        return is_value(name, msgspec.json.decode(version.value))
    except BROKEN:
        return False


def _confirmed(connection: Connection, page: Pulled) -> list[SharedField]:
    """Fields with a version of this desk that the hub has, so that from now on the hub's versions alone count. A
    version that no record carries yet is confirmed where the hub has it, or a later one; what the hub keeps apart until
    a manager's key counts there is not."""
    upto, refused = page.stored + outbox.identity(connection).before, refused_orders(connection)
    return [
        one
        for one in registers.every(connection)
        if one.own is not None and one.seq not in refused and _is_confirmed(one, one.own.winner, upto)
    ]


def _is_confirmed(one: SharedField, own: Version, upto: int) -> bool:
    if not one.hub.versions:
        return False
    if one.seq is not None:
        return one.seq <= upto
    return own.stamp in one.hub.stamps or one.hub.winner.order > own.order
