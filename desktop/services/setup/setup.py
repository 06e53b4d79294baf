"""Making a desk of a new venue: the request is checked, the desk is made in a temporary folder, and that is renamed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.credentials.signing import Signer
from desktop.domain.clock import Clock
from desktop.domain.codes import new_declaration_code, new_venue_code
from desktop.domain.errors import BadInput, Problem
from desktop.domain.gate import Gate, check_gate_name
from desktop.domain.messages import message
from desktop.domain.people import Member, Role, check_password
from desktop.domain.person import check_person_name
from desktop.domain.phone import check_phone
from desktop.domain.records import RECORD_KINDS
from desktop.domain.venue import Venue, VenueDraft
from desktop.services.setup.access import Opened
from desktop.services.setup.new_folder import made_whole, require_free
from desktop.services.venue import credentials
from desktop.services.venue.gates import add_gate
from desktop.services.venue.members import add_member
from desktop.services.venue.venues import VenueReview, placed
from desktop.store import engine as engines
from desktop.store.folder import DeskFolder
from desktop.store.gate_file import GateFile
from desktop.store.keys import Cost, KeyRing, Secrets, new_database_key, new_signing_key
from desktop.store.ledger import Change, Store, new_id
from desktop.store.migrate import bring_up_to_date
from desktop.store.queries import gate_operations, heads, members, venues
from desktop.store.tries import Tries
from desktop.store.vault import Vault


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A member to be made. ``gates`` are names; only inspectors have them, and need no password."""

    name: str
    phone: str = ""
    password: str = ""
    gates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetupRequest:
    """Everything that a new desk starts with. ``insist``: the manager confirms doubtful entries."""

    draft: VenueDraft
    manager: PersonDraft
    gates: tuple[str, ...]
    clerks: tuple[PersonDraft, ...] = ()
    inspectors: tuple[PersonDraft, ...] = ()
    insist: bool = False


@dataclass(frozen=True, slots=True)
class NewDesk:
    """A desk just made; ``members`` are everybody but the manager. The recovery code is shown once and kept nowhere."""

    venue: Venue
    gates: tuple[Gate, ...]
    manager: Member
    members: tuple[Member, ...]
    recovery_code: str
    opened: Opened


class SetupService:
    """Makes desks; the wizard, the command line and the demonstration share it."""

    def __init__(self, review: VenueReview, clock: Clock, cost: Cost = Cost()) -> None:  # noqa: B008
        self._review = review
        self._clock = clock
        self._cost = cost

    def problems(self, request: SetupRequest) -> tuple[Problem, ...]:
        """Everything wrong with a request; fields are named as in the venue file (``gates.1``)."""
        found = [p for p in self._review.problems(request.draft) if not (p.doubtful and request.insist)]
        found += _person_problems("manager", request.manager, needs_password=True)
        if not request.gates:
            found.append(Problem("gates", message("gates", "A venue has at least one gate, such as 南门.")))
        names: list[str] = []
        for number, text in enumerate(request.gates):
            name, problem = check_gate_name(text, names, f"gates.{number}")
            names.append(name)
            found += [problem] if problem else []
        for number, clerk in enumerate(request.clerks):
            found += _person_problems(f"members.{number}", clerk, needs_password=True)
        for number, inspector in enumerate(request.inspectors):
            field = f"inspectors.{number}"
            found += _person_problems(field, inspector, needs_password=bool(inspector.password), needs_phone=False)
            found += [
                Problem(f"{field}.gates", message("gates", "There is no gate named {name}.", name=gate))
                for gate in inspector.gates
                if check_gate_name(gate)[0] not in names
            ]
        return tuple(found)

    def create(self, root: Path, request: SetupRequest) -> NewDesk:
        """Make the desk at ``root``. Raises ``BadInput`` or ``UserError``; then nothing is there."""
        require_free(root)
        if problems := self.problems(request):
            raise BadInput.of(problems)
        with made_whole(root) as building:
            return self._build(DeskFolder(building), request)

    def _build(self, folder: DeskFolder, request: SetupRequest) -> NewDesk:
        key, desk_id = new_database_key(), new_id()
        engine = engines.open_engine(folder.database, key)
        bring_up_to_date(engine, folder.database, folder.backups, self._clock)
        store = Store(engine, self._clock, RECORD_KINDS)
        secrets = Secrets(key, new_signing_key())
        with store.read() as connection:
            gates = gate_operations.access(connection)
        vault = Vault(folder, KeyRing(desk_id, counts_tries=True), secrets, self._cost, gates.key)
        try:
            Tries(folder.tries, self._clock).reset()
            made = self._fill(store, vault, desk_id, request, secrets)
            if vault.has_gate_slots:
                GateFile(folder, gates, self._clock, RECORD_KINDS).project(store)
        finally:
            store.close()
        folder.database.chmod(0o600)
        return made

    def _fill(self, store: Store, vault: Vault, desk_id: str, request: SetupRequest, secrets: Secrets) -> NewDesk:
        draft = self._review.accept(request.draft, insist=request.insist)
        venue_id, manager_id = new_id(), new_id()
        with store.write(manager_id) as change:
            heads.insert(change.connection, desk_id, new_id())
            credentials.found(change, venue_id, Signer(venue_id, manager_id, secrets.signing, orders=True), desk_id)
            chief = request.manager
            manager = add_member(change, Role.MANAGER, chief.name, chief.phone, chief.password, member_id=manager_id)
            venue = self._add_venue(change, venue_id, draft)
            change.record("name", "desk", desk_id, {"id": desk_id, "name": "", "prefix": venue.serial_prefix})
            gates = tuple(add_gate(change, name) for name in request.gates)
            by_name = {gate.name: gate.id for gate in gates}
            with_password, others = list[tuple[Member, str]](), list[Member]()
            for role, drafts in ((Role.CLERK, request.clerks), (Role.INSPECTOR, request.inspectors)):
                for person in drafts:
                    at = [by_name[check_gate_name(g)[0]] for g in person.gates]
                    member = add_member(change, role, person.name, person.phone, person.password, at)
                    others.append(member)
                    with_password += [(member, person.password)] if person.password else []
            vault.set_own_password(manager.id, manager.role, chief.password)
            for member, password in with_password:
                key = vault.set_password(member.id, member.role, password)
                credentials.certify(change, key, member.id, credentials.scope_of(member.role))
            recovery_code, recovery_key = vault.renew_recovery_code()
            credentials.certify_recovery(change, recovery_key)
            manager = members.find(change.connection, manager.id) or manager
        return NewDesk(venue, gates, manager, tuple(others), recovery_code, Opened(manager.id, secrets))

    def _add_venue(self, change: Change, venue_id: str, draft: VenueDraft) -> Venue:
        divisions = self._review.divisions
        latitude, longitude = placed(draft)
        venue = Venue(
            id=venue_id,
            code=new_venue_code(),
            name=draft.name,
            uscc=draft.uscc,
            type=draft.type,
            region=divisions.get(draft.region),
            address=draft.address,
            poster_name=draft.poster_name,
            opening_hours=draft.opening_hours,
            fever_place=draft.fever_place,
            host=draft.host,
            declaration_code=new_declaration_code(),
            serial_prefix=divisions.initials(draft.region),
            latitude=latitude,
            longitude=longitude,
            updated_at=change.now,
        )
        venues.insert(change.connection, venue)
        change.record("register", "venue", venue.id, venues.body(venue))
        return venue


def _person_problems(
    field: str, person: PersonDraft, *, needs_password: bool, needs_phone: bool = True
) -> Sequence[Problem]:
    found = (
        check_person_name(person.name, f"{field}.name")[1],
        check_phone(person.phone, f"{field}.phone", required=needs_phone)[1],
        check_password(person.password, f"{field}.password") if needs_password else None,
    )
    return [p for p in found if p]
