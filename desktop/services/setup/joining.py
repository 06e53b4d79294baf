"""Joining: the venue's manager makes another desk of a venue over the network, of what the hub knows of the venue."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.credentials.signing import Signer, public_part
from desktop.domain import sync_errors
from desktop.domain.cancellation import CancellationToken
from desktop.domain.clock import Clock
from desktop.domain.codes import read_declaration_code
from desktop.domain.desk_name import check_desk_name
from desktop.domain.errors import BadInput, Problem
from desktop.domain.master.fields import DESK, VENUE, VENUE_FIELDS, venue_body
from desktop.domain.messages import Message, message
from desktop.domain.people import Member, Role, check_password
from desktop.domain.person import check_person_name
from desktop.domain.phone import check_phone
from desktop.domain.records import RECORD_KINDS
from desktop.domain.slips import desk_prefix
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.domain.venue import Venue
from desktop.services.setup.access import Opened
from desktop.services.setup.new_folder import made_whole, require_free
from desktop.services.setup.setup import NewDesk
from desktop.services.venue import credentials
from desktop.store import engine as engines
from desktop.store.divisions import Divisions
from desktop.store.folder import DeskFolder
from desktop.store.keys import Cost, KeyRing, Secrets, new_database_key, new_signing_key
from desktop.store.ledger import Change, Store, new_id
from desktop.store.migrate import bring_up_to_date
from desktop.store.queries import gates, heads, members, registers, venues
from desktop.store.queries.outbox import DeskIdentity
from desktop.store.tries import Tries
from desktop.store.vault import Vault
from desktop.sync.client import HubClient, greet, join
from desktop.sync.link import Limits, Link, RefusedByHub, checked_url
from desktop.sync.office import OfficeTrust
from desktop.sync.replication.projection import apply_projection
from desktop.sync.replication.pull import keep_snapshot, snapshot
from desktop.sync.state import (
    HUB_ACTOR,
    Acknowledged,
    Cursor,
    HubRegistration,
    Rejects,
    SyncAttempts,
    put,
    put_key,
    put_stick,
)
from desktop.sync.wire import Join, Pulled


def while_joining(error: SyncError, url: str) -> SyncError:
    """An error of the sync in words for somebody who has no desk yet: the usual ones say that its records are safe."""
    sentence = _sentence(error.kind, url)
    return error if sentence is None else SyncError(error.kind, sentence, error.retry_after)


def _sentence(kind: SyncErrorKind, url: str) -> Message | None:
    match kind:
        case SyncErrorKind.NETWORK:
            return message(
                "joining",
                "The hub at {url} cannot be reached. Check the address and the network of this PC, then try again.",
                url=url,
            )
        case SyncErrorKind.SLOW:
            return message("joining", "The hub at {url} took too long to answer. Try again in a moment.", url=url)
        case SyncErrorKind.BUSY:
            return message(
                "joining", "The hub at {url} takes nobody in at the moment. Try again in a few minutes.", url=url
            )
        case SyncErrorKind.TICKET:
            return message(
                "joining",
                "Ticket and declaration code do not belong together, or the ticket was used already or has expired. Check both; if they are right, ask the health office for a new ticket.",
            )
        case SyncErrorKind.NOT_APPROVED:
            return not_approving()
        case SyncErrorKind.REFUSED:
            return message(
                "joining",
                "The hub refused this, and nothing was made. Check that this program and the hub are up to date, and tell whoever looks after VenueDesk.",
            )
    return None


def not_approving() -> Message:
    """The message for a ticket or an invitation with which a person has to approve the desk afterwards."""
    return message(
        "joining",
        "This ticket does not let a desk in at once, and another desk of a venue needs one that does. Ask the health office for it.",
    )


_FAR = 1_000


@dataclass(frozen=True, slots=True)
class Founder:
    """The manager as the first desk has them, their password at the new desk, and the name of the new desk."""

    name: str
    phone: str
    password: str
    desk: str = ""


def founder_problems(founder: Founder) -> tuple[Problem, ...]:
    """Everything wrong with a founder's entries that can be seen without the hub."""
    found = (
        check_person_name(founder.name)[1],
        check_phone(founder.phone, required=True)[1],
        check_password(founder.password),
        check_desk_name(founder.desk, "desk")[1],
    )
    return tuple(problem for problem in found if problem)


@dataclass(frozen=True, slots=True)
class JoinedVenue:
    """What a new desk is made of, as the hub approved it: the venue and the desk's number in it, the desk's identifiers
    and key, and the venue's shared fields in ``pages`` up to ``cursor``. ``stick`` is the age identity of the request
    by stick; where it is empty, the desk makes one when it needs it. ``signing`` is the seed of the manager's key at the
    new desk, which the hub made valid; ``office`` the hub's signed statement of the health office's key, empty for none."""

    hub: HubRegistration
    venue: str
    number: int
    key: Ed25519PrivateKey
    desk: str
    incarnation: str
    pages: Sequence[Pulled]
    cursor: Cursor
    signing: bytes
    stick: str = ""
    office: bytes = b""


class DeskBuilder:
    """Makes the database and keys of a desk that joins. It gets venue, gates and members, and no visitors of other
    desks."""

    def __init__(self, divisions: Divisions, clock: Clock, cost: Cost) -> None:
        self._divisions = divisions
        self._clock = clock
        self._cost = cost

    def build(self, folder: DeskFolder, founder: Founder, joined: JoinedVenue) -> NewDesk:
        """Make the desk. Raises ``SyncError`` where what the hub sent is incomplete."""
        secrets = Secrets(new_database_key(), joined.signing)
        engine = engines.open_engine(folder.database, secrets.database)
        bring_up_to_date(engine, folder.database, folder.backups, self._clock)
        store = Store(engine, self._clock, RECORD_KINDS)
        vault = Vault(folder, KeyRing(joined.desk, counts_tries=True), secrets, self._cost)
        try:
            Tries(folder.tries, self._clock).reset()
            with store.write(HUB_ACTOR) as change:
                venue, manager = self._fill(change, founder, joined)
                vault.set_own_password(manager.id, manager.role, founder.password)
                change.signer = Signer(joined.venue, manager.id, joined.signing, orders=True)
                recovery_code, recovery_key = vault.renew_recovery_code()
                credentials.certify_recovery(change, recovery_key)
                current = gates.every(change.connection)
        finally:
            store.close()
        folder.database.chmod(0o600)
        return NewDesk(venue, current, manager, (), recovery_code, Opened(manager.id, secrets))

    def _fill(self, change: Change, founder: Founder, joined: JoinedVenue) -> tuple[Venue, Member]:
        connection = change.connection
        heads.insert(connection, joined.desk, joined.incarnation)
        put_key(connection, joined.key)
        if joined.stick:
            put_stick(connection, joined.stick)
        put(connection, (joined.hub, Acknowledged(), Rejects(), SyncAttempts(), joined.cursor))
        if joined.office:
            put(connection, (OfficeTrust(accepted=joined.office),))
        keep_snapshot(change, joined.pages)
        venue = self._venue(change, joined)
        venues.insert(connection, venue)
        apply_projection(change)
        who = check_person_name(founder.name)[0], check_phone(founder.phone)[0]
        found = (m for m in members.every(connection) if m.role is Role.MANAGER and (m.name, m.phone) == who)
        manager = next(found, None)
        if manager is None or not gates.every(connection):
            raise sync_errors.not_a_hub(joined.hub.url)
        change.actor = manager.id
        name = check_desk_name(founder.desk)[0]
        change.record("name", DESK, joined.desk, {"id": joined.desk, "name": name, "prefix": venue.serial_prefix})
        change.record("join", "hub", joined.hub.id, {"url": joined.hub.url, "number": joined.number}, sync=False)
        return venue, manager

    def _venue(self, change: Change, joined: JoinedVenue) -> Venue:
        fields = registers.of_thing(change.connection, VENUE, joined.venue)
        values = {name: one.state.versions[-1].value for name, one in fields.items() if one.state.versions}
        if not values.keys() >= set(VENUE_FIELDS):
            raise sync_errors.not_a_hub(joined.hub.url)
        body = venue_body(values)
        prefix = self._prefix(change, body["region"], joined.number)
        return venues.from_body(
            {**body, "id": joined.venue, "serial_prefix": prefix, "version": 1, "updated_at": change.now}
        )

    def _prefix(self, change: Change, region: str, number: int) -> str:
        """The prefix of this desk's slips and posters, which no other desk has.

        A hub that was restored may give a number a second time: a prefix that another desk has by its shared fields is
        passed over, and a number far from those in use is tried."""
        fields = (one for one in registers.every(change.connection, DESK) if one.state.versions)
        taken = {json.loads(one.state.winner.value) for one in fields if one.name == "prefix"}
        initials = self._divisions.initials(region)
        while (prefix := desk_prefix(initials, number)) in taken:
            number += _FAR
        return prefix


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """Who joins and where. ``name`` and ``phone`` are the manager's, as the first desk has them; the password is theirs
    at this desk. ``authority`` is a certificate (PEM) to trust for this hub; ``plain`` allows unencrypted HTTP.
    ``desk`` is what the new desk is called, such as 北门前台; it may be empty."""

    url: str
    ticket: str
    declaration_code: str
    name: str
    phone: str
    password: str
    authority: str = ""
    plain: bool = False
    desk: str = ""

    @property
    def founder(self) -> Founder:
        return Founder(self.name, self.phone, self.password, self.desk)


class JoinService:
    """Makes further desks over the network. See ``StickJoinService`` for those whose network never comes."""

    def __init__(self, builder: DeskBuilder, clock: Clock, limits: Limits | None = None) -> None:
        self._builder = builder
        self._clock = clock
        self._limits = limits

    def problems(self, request: JoinRequest) -> tuple[Problem, ...]:
        """Everything wrong with a request that can be seen without the hub."""
        found = list(founder_problems(request.founder))
        if not request.ticket.strip():
            found.append(Problem("ticket", message("sync", "Type the ticket that the health office gave you.")))
        checks: tuple[Callable[[], str], ...] = (
            lambda: checked_url(request.url, plain=request.plain),
            lambda: read_declaration_code(request.declaration_code),
        )
        for check in checks:
            try:
                check()
            except BadInput as wrong:
                found += wrong.problems
        return tuple(found)

    def join(self, root: Path, request: JoinRequest, stop: CancellationToken | None = None) -> NewDesk:
        """Make the desk at ``root``; ``stop`` ends it from another thread. Raises ``BadInput``, ``SyncError``,
        ``Cancelled``, ``UserError``; then nothing is there, and the same ticket may be used again."""
        require_free(root)
        if problems := self.problems(request):
            raise BadInput.of(problems)
        stop = stop or CancellationToken()
        with stop.using_store():
            try:
                joined = self._ask(request, stop)
            except SyncError as error:
                raise while_joining(error, request.url) from None
            with made_whole(root) as building:
                made = self._builder.build(DeskFolder(building), request.founder, joined)
                stop.check()
            return made

    def _ask(self, request: JoinRequest, stop: CancellationToken) -> JoinedVenue:
        key, desk, incarnation = Ed25519PrivateKey.generate(), new_id(), new_id()
        signing = new_signing_key()
        asked = Join(
            request.ticket.strip(),
            read_declaration_code(request.declaration_code),
            check_person_name(request.name)[0],
            check_phone(request.phone)[0],
            desk,
            incarnation,
            key.public_key().public_bytes_raw(),
            public_part(signing),
        )
        link = Link(
            request.url, self._clock, authority=request.authority, plain=request.plain, limits=self._limits, stop=stop
        )
        try:
            hub, venue, number, office = join(link, greet(link), asked)
            hub = HubRegistration(
                hub.id, hub.url, hub.key, hub.age, hub.certificate, True, request.authority, request.plain
            )
            client = HubClient(link, hub, DeskIdentity(desk, incarnation, 0), key)
            pages, cursor = snapshot(client, hub, venue, desk)
        except RefusedByHub as refused:
            raise sync_errors.refused(refused.code) from None
        finally:
            link.close()
        return JoinedVenue(hub, venue, number, key, desk, incarnation, pages, cursor, signing, office=office)
