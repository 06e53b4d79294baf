"""Replication between the desks of a venue: conflicts in words, names of desks, and members' rights after a pull."""

import json
from dataclasses import dataclass, replace

from desktop.domain.characters import made_visible
from desktop.domain.codes import show_code
from desktop.domain.desk_name import check_desk_name
from desktop.domain.errors import BadInput
from desktop.domain.master.fields import DESK, GATE, MEMBER, VENUE
from desktop.domain.master.merge import Version
from desktop.domain.master.stamps import desk_of, ms_of
from desktop.domain.messages import Message, message
from desktop.domain.opening_hours import shown_hours
from desktop.domain.people import Right, Role
from desktop.domain.wording import NO, YES
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import manager_change, members, outbox, registers
from desktop.store.queries.registers import SharedField
from desktop.store.vault import Vault
from desktop.sync.replication.managers import overrule
from desktop.sync.replication.projection import apply_projection, open_fields, read_projection
from desktop.sync.replication.pull import PullResult

_VENUE = {
    "name": message("replication", "The venue's name"),
    "uscc": message("replication", "The venue's credit code"),
    "type": message("replication", "The venue's type"),
    "region": message("replication", "The venue's region"),
    "address": message("replication", "The venue's address"),
    "place": message("replication", "The venue's coordinates"),
    "host": message("replication", "The host of the venue's codes"),
    "declaration_code": message("replication", "The declaration code"),
    "official_payload": message("replication", "The official code"),
    "code": message("replication", "The venue's public code"),
    "poster_name": message("replication", "The venue's short name on posters"),
    "opening_hours": message("replication", "The venue's opening hours"),
    "scans_count_from": message("replication", "From when on scans count as visits"),
    "fever_place": message("replication", "Where people with a fever go"),
    "health_code": message("replication", "Whether visitors show the health code"),
    "health_code_name": message("replication", "What the health code is called"),
    "travel_card": message("replication", "Whether visitors show the travel card"),
    "steps_zh": message("replication", "The steps on posters in Chinese"),
    "steps_en": message("replication", "The steps on posters in English"),
}
_CODES = {YES: message("replication", "yes"), NO: message("replication", "no")}
_ROLES = {
    Role.MANAGER: message("replication", "manager"),
    Role.CLERK: message("replication", "clerk"),
    Role.INSPECTOR: message("replication", "inspector"),
}


def field_words(kind: str, name: str, about: str) -> Message:
    """The words for a shared field; ``about`` is the name of the gate or member that it belongs to."""
    if kind == VENUE and name in _VENUE:
        return _VENUE[name]
    if kind == GATE:
        return _of_gate(name, about)
    if kind == MEMBER:
        return _of_member(name, about)
    if kind == DESK:
        return message("replication", "The name of a desk")
    return message("replication", "How many days declarations are kept")


def _of_gate(name: str, gate: str) -> Message:
    if name == "name":
        return message("replication", "The name of gate {gate}", gate=gate)
    if name == "retired":
        return message("replication", "Whether gate {gate} is in use", gate=gate)
    return message("replication", "The code of gate {gate}", gate=gate)


def _of_member(name: str, person: str) -> Message:
    match name:
        case "name":
            return message("replication", "The name of {person}", person=person)
        case "phone":
            return message("replication", "The phone number of {person}", person=person)
        case "role":
            return message("replication", "The role of {person}", person=person)
        case "bound":
            return message("replication", "Whether {person} is a member", person=person)
    return message("replication", "Whether {person} is an inspector", person=person)


def value_words(kind: str, name: str, text: str) -> Message | str:
    """The words for a value (JSON) of a shared field."""
    value = json.loads(text)
    match name:
        case "retired":
            return message("replication", "retired") if value else message("replication", "in use")
        case "inspector" | "bound":
            return message("replication", "yes") if value else message("replication", "no")
        case "role":
            return _ROLES.get(value, str(value))
        case "region":
            return " ".join(value[1])
        case "place":
            return message("replication", "none") if value[0] is None else f"{value[0]}, {value[1]}"
        case "declaration_code":
            return show_code(value)
        case "official_payload" if value is None:
            return message("replication", "our own code")
        case "health_code" | "travel_card":
            return _CODES.get(value, message("replication", "as in the province"))
        case "poster_name" | "health_code_name" | "steps_zh" | "steps_en":
            return " · ".join(filter(None, value.split("\n"))) or message("replication", "the usual one")
        case "scans_count_from" if not value:
            return message("replication", "not at all")
        case "opening_hours":
            return shown_hours(value) or message("replication", "none")
        case "fever_place" if not value:
            return message("replication", "none")
    return str(value)


class ReplicatedMembers:
    """Applies changes of members that were pulled to the session and to the key slots."""

    def __init__(self, store: Store, session: Session, vault: Vault | None) -> None:
        self._store = store
        self._session = session
        self._vault = vault

    def follow(self, taken: PullResult) -> tuple[Message, ...]:
        """Update roles in the key ring and the signed-in member; returns messages to the manager about new members."""
        with self._store.read() as connection:
            waiting = manager_change.get(connection).waiting
            everyone = members.every(connection, include_unbound=True)
        if not taken.things and not waiting:
            return ()
        bound = {member.id: member.role for member in everyone if member.bound}
        if self._vault is not None:
            self._vault.set_roles(bound, waiting)
        me = next((member for member in everyone if member.id == self._session.member.id), self._session.member)
        self._session.member = replace(me, has_password=me.bound)
        return tuple(
            message(
                "replication",
                "{name} was added at another desk. Passwords do not travel: to let them sign in here, give them one on the Venue page.",
                name=name,
            )
            for name in taken.newcomers
        )


@dataclass(frozen=True, slots=True)
class Side:
    """A value that somebody (``by``, empty where unknown) wrote at a desk, and when by its clock (UTC ms)."""

    value: Message | str
    by: str
    desk: str
    at: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that desks wrote differently without knowing of each other. ``shown`` is in force until somebody decides."""

    id: str
    what: Message
    shown: Side
    others: tuple[Side, ...]

    @property
    def sentence(self) -> Message:
        """The conflict in one sentence, with what can be done."""
        other = self.others[-1]
        return message(
            "replication",
            "{what}: “{shown}” from desk {desk} holds; at desk {elsewhere}, “{other}” was written without knowing of it. Keep the one or choose the other.",
            what=self.what,
            shown=self.shown.value,
            desk=self.shown.desk,
            elsewhere=other.desk,
            other=other.value,
        )


@dataclass(frozen=True, slots=True)
class VenueDesk:
    """A desk of the venue. ``prefix`` begins the numbers of its slips and posters."""

    id: str
    name: str
    prefix: str
    is_this: bool

    @property
    def called(self) -> str:
        """The desk's name, or its prefix where it has none."""
        return made_visible(self.name) or self.prefix


class ReplicationService:
    """Conflicts, notices and desks of the venue. Every member may read them; only the manager decides and names."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @requires(Right.SYNC)
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts that nobody has decided, the newest first."""
        with self._store.read() as connection:
            fields = open_fields(connection)
            names = {member.id: member.name for member in members.every(connection, include_unbound=True)}
            about = {one.key[:2]: _name(registers.of_thing(connection, *one.key[:2])) for one in fields}
        desks = {desk.id: desk.called for desk in self.desks()}
        return tuple(self._conflict(one, about[one.key[:2]], names, desks) for one in fields)

    def _conflict(self, one: SharedField, about: str, names: dict[str, str], desks: dict[str, str]) -> Conflict:
        def side(version: Version) -> Side:
            at_desk = desk_of(version.stamp)
            return Side(
                value_words(one.kind, one.name, version.value),
                names.get(version.by, ""),
                desks.get(at_desk, at_desk[:8]),
                ms_of(version.rank or version.stamp),
            )

        state = one.state
        what = field_words(one.kind, one.name, about)
        return Conflict(_id(one), what, side(state.winner), tuple(side(rival) for rival in state.rivals))

    @requires(Right.EDIT_VENUE)
    def settle(self, conflict: str) -> None:
        """Decide for the value that is in force; the others are dropped at every desk. Raises ``BadInput``,
        ``Forbidden``."""
        self._decide(conflict, None)

    @requires(Right.EDIT_VENUE)
    def choose(self, conflict: str, number: int) -> None:
        """Decide for one of the conflict's ``others`` by its index, at every desk. Raises ``BadInput``, ``Forbidden``."""
        self._decide(conflict, number)

    def _decide(self, conflict: str, number: int | None) -> None:
        with self._store.write(self._session.member.id) as change:
            one = next((one for one in open_fields(change.connection) if _id(one) == conflict), None)
            if one is None or (number is not None and not 0 <= number < len(one.state.rivals)):
                raise BadInput(message("replication", "This was decided meanwhile. Reload the page."))
            state = one.state
            overrule(change, one, (state.winner if number is None else state.rivals[number]).value, state.stamps)
            apply_projection(change)

    @requires(Right.SYNC)
    def notices(self) -> tuple[Message, ...]:
        """Results of merging the desks' edits that a person should look at, each with what to do."""
        with self._store.read() as connection:
            return tuple(read_projection(connection).notices)

    @requires(Right.SYNC)
    def desks(self) -> tuple[VenueDesk, ...]:
        """The venue's desks as far as this one knows them, this one first."""
        with self._store.read() as connection:
            mine = outbox.identity(connection).desk
            found: dict[str, dict[str, str]] = {mine: {}}
            for one in registers.every(connection, DESK):
                if one.state.versions:
                    found.setdefault(one.subject, {})[one.name] = json.loads(one.state.winner.value)
        known = (
            VenueDesk(key, fields.get("name", ""), fields.get("prefix", ""), key == mine)
            for key, fields in found.items()
        )
        return tuple(sorted(known, key=lambda desk: (not desk.is_this, desk.called)))

    @requires(Right.EDIT_VENUE)
    def name_desk(self, name: str) -> None:
        """Give this desk a name, such as 北门前台. Raises ``BadInput``, ``Forbidden``."""
        clean, wrong = check_desk_name(name)
        if wrong is not None:
            raise BadInput.of([wrong])
        with self._store.write(self._session.member.id) as change:
            desk = outbox.identity(change.connection).desk
            change.record("name", DESK, desk, {"id": desk, "name": clean})


def _id(one: SharedField) -> str:
    return "/".join(one.key)


def _name(fields: dict[str, SharedField]) -> str:
    named = fields.get("name")
    if named is None or named.kind not in (GATE, MEMBER):
        return ""
    return json.loads(named.shown) if named.shown else ""
