"""Making another desk of a venue from what the hub told of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.clock import Clock
from desktop.domain.desk_name import check_desk_name
from desktop.domain.errors import Problem
from desktop.domain.master.fields import DESK, VENUE, VENUE_FIELDS, venue_body
from desktop.domain.people import Member, Role, check_password, check_person_name
from desktop.domain.phone import check_phone
from desktop.domain.slips import desk_prefix
from desktop.domain.venue import Venue
from desktop.services.access import Opened
from desktop.services.setup import NewDesk
from desktop.store import engine as engines
from desktop.store.divisions import Divisions
from desktop.store.folder import DeskFolder
from desktop.store.keys import Cost, KeyRing, new_database_key
from desktop.store.ledger import Change, Store
from desktop.store.migrate import bring_up_to_date
from desktop.store.queries import gates, heads, members, registers, venues
from desktop.store.vault import Vault
from desktop.sync import troubles
from desktop.sync.herd.pull import ACTOR, keep_snapshot
from desktop.sync.herd.shown import show
from desktop.sync.state import Acknowledged, Cursor, Hub, Pace, Rejects, put, put_key, put_stick
from desktop.sync.wire import Pulled

_FAR = 1_000


@dataclass(frozen=True, slots=True)
class Founder:
    """Whose desk it is: the manager as the first desk has them, their password here, and what the desk is called."""

    name: str
    phone: str
    password: str
    desk: str = ""


def founder_problems(founder: Founder) -> tuple[Problem, ...]:
    """Everything wrong with it that can be seen without the hub."""
    found = (
        check_person_name(founder.name)[1],
        check_phone(founder.phone, required=True)[1],
        check_password(founder.password),
        check_desk_name(founder.desk, "desk")[1],
    )
    return tuple(problem for problem in found if problem)


@dataclass(frozen=True, slots=True)
class Admitted:
    """What a desk is made of: the hub that let it in, its venue and its number there, who it is, and the pages of the
    venue. ``stick`` is the age identity that it asked with; empty: it makes one when it needs it."""

    hub: Hub
    venue: str
    number: int
    key: Ed25519PrivateKey
    desk: str
    incarnation: str
    pages: Sequence[Pulled]
    cursor: Cursor
    stick: str = ""


class DeskBuilder:
    """Fills the folder of a desk. Nothing of other desks' visitors comes along: only venue, gates and members."""

    def __init__(self, divisions: Divisions, clock: Clock, cost: Cost) -> None:
        self._divisions = divisions
        self._clock = clock
        self._cost = cost

    def build(self, folder: DeskFolder, founder: Founder, joined: Admitted) -> NewDesk:
        """Make the desk. Raises ``SyncTrouble`` where what the hub told is not enough."""
        key = new_database_key()
        engine = engines.open_engine(folder.database, key)
        bring_up_to_date(engine, folder.database, folder.backups, self._clock)
        store = Store(engine, self._clock)
        vault = Vault(folder, KeyRing(joined.desk), key, self._cost)
        try:
            with store.write(ACTOR) as change:
                venue, manager = self._fill(change, founder, joined)
                vault.set_password(manager.id, manager.role, founder.password)
                recovery_code = vault.renew_recovery_code()
                live = gates.every(change.connection)
        finally:
            store.close()
        folder.database.chmod(0o600)
        return NewDesk(venue, live, manager, (), recovery_code, Opened(manager.id, key))

    def _fill(self, change: Change, founder: Founder, joined: Admitted) -> tuple[Venue, Member]:
        connection = change.connection
        heads.insert(connection, joined.desk, joined.incarnation)
        put_key(connection, joined.key)
        if joined.stick:
            put_stick(connection, joined.stick)
        put(connection, (joined.hub, Acknowledged(), Rejects(), Pace(), joined.cursor))
        keep_snapshot(change, joined.pages)
        venue = self._venue(change, joined)
        venues.insert(connection, venue)
        show(change)
        who = check_person_name(founder.name)[0], check_phone(founder.phone)[0]
        found = (m for m in members.every(connection) if m.role is Role.MANAGER and (m.name, m.phone) == who)
        manager = next(found, None)
        if manager is None or not gates.every(connection):
            raise troubles.not_a_hub(joined.hub.url)
        change.actor = manager.id
        name = check_desk_name(founder.desk)[0]
        change.record("name", DESK, joined.desk, {"id": joined.desk, "name": name, "prefix": venue.serial_prefix})
        change.record("join", "hub", joined.hub.id, {"url": joined.hub.url, "number": joined.number}, sync=False)
        return venue, manager

    def _venue(self, change: Change, joined: Admitted) -> Venue:
        fields = registers.of_thing(change.connection, VENUE, joined.venue)
        values = {name: one.state.versions[-1].value for name, one in fields.items() if one.state.versions}
        if not values.keys() >= set(VENUE_FIELDS):
            raise troubles.not_a_hub(joined.hub.url)
        body = venue_body(values)
        prefix = self._prefix(change, body["region"], joined.number)
        return venues.from_body(
            body | {"id": joined.venue, "serial_prefix": prefix, "version": 1, "updated_at": change.now}
        )

    def _prefix(self, change: Change, region: str, number: int) -> str:
        """What no other desk's numbers begin with. A hub that was restored may give a number again: the desk that has it
        is known from the other desks, and then it is another one, far away."""
        fields = (one for one in registers.every(change.connection, DESK) if one.state.versions)
        taken = {json.loads(one.state.winner.value) for one in fields if one.name == "prefix"}
        initials = self._divisions.initials(region)
        while (prefix := desk_prefix(initials, number)) in taken:
            number += _FAR
        return prefix
