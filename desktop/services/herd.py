"""The desks of the venue: what they wrote against each other, and what they are called."""

import json
from dataclasses import dataclass

from desktop.domain.desk_name import check_desk_name
from desktop.domain.errors import BadInput
from desktop.domain.master.fields import DESK, GATE, MEMBER
from desktop.domain.master.merge import Version
from desktop.domain.master.stamps import desk_of, ms_of, next_stamp
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.services.herd_words import field_words, value_words
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import members, outbox, registers
from desktop.store.queries.registers import Field
from desktop.sync.herd.conflicts import open_fields
from desktop.sync.herd.shown import show, view


@dataclass(frozen=True, slots=True)
class Side:
    """A value that somebody (``by``, empty where unknown) wrote at a desk, and when by its clock (UTC ms)."""

    value: Message | str
    by: str
    desk: str
    at: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that desks wrote differently without knowing of each other. ``shown`` holds until somebody decides."""

    id: str
    what: Message
    shown: Side
    others: tuple[Side, ...]

    @property
    def sentence(self) -> Message:
        """All of it in a sentence."""
        other = self.others[-1]
        return message(
            "herd",
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
        """What people know it by."""
        return self.name or self.prefix


class HerdService:
    """Reads for everyone; the manager decides."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    def conflicts(self) -> tuple[Conflict, ...]:
        """What waits for a decision, the newest first."""
        with self._store.read() as connection:
            fields = open_fields(connection)
            names = {member.id: member.name for member in members.every(connection, include_unbound=True)}
            about = {one.key[:2]: _name(registers.of_thing(connection, *one.key[:2])) for one in fields}
        desks = {desk.id: desk.called for desk in self.desks()}
        return tuple(self._conflict(one, about[one.key[:2]], names, desks) for one in fields)

    def _conflict(self, one: Field, about: str, names: dict[str, str], desks: dict[str, str]) -> Conflict:
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

    def settle(self, conflict: str) -> None:
        """What holds is right; the others are dropped at every desk. Raises ``BadInput``, ``Forbidden``."""
        self._decide(conflict, None)

    def choose(self, conflict: str, number: int) -> None:
        """Let another of its values hold, at every desk. Raises ``BadInput``, ``Forbidden``."""
        self._decide(conflict, number)

    def _decide(self, conflict: str, number: int | None) -> None:
        self._session.require(Right.EDIT_VENUE)
        with self._store.write(self._session.member.id) as change:
            connection = change.connection
            one = next((one for one in open_fields(connection) if _id(one) == conflict), None)
            if one is None or (number is not None and not 0 <= number < len(one.state.rivals)):
                raise BadInput(message("herd", "This was decided meanwhile. Reload the page."))
            state = one.state
            value = (state.winner if number is None else state.rivals[number]).value
            stamp = next_stamp(registers.latest(connection), change.now, outbox.identity(connection).desk)
            version = Version(stamp, value, change.actor)
            after, base = registers.rewritten(one, version, change.next_record, over=state.stamps)
            registers.keep(connection, [after])
            operation = registers.operation(one.subject, stamp, change.actor, {one.name: (value, base)})
            change.tell("decide", one.kind, one.subject, operation)
            show(change)

    def notices(self) -> tuple[Message, ...]:
        """What came out of the desks' edits that a person should look at, each with what to do."""
        with self._store.read() as connection:
            return tuple(view(connection).notices)

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

    def name_desk(self, name: str) -> None:
        """Call this desk something that people know, such as 北门前台. Raises ``BadInput``, ``Forbidden``."""
        self._session.require(Right.EDIT_VENUE)
        clean, wrong = check_desk_name(name)
        if wrong is not None:
            raise BadInput.of([wrong])
        with self._store.write(self._session.member.id) as change:
            desk = outbox.identity(change.connection).desk
            change.record("name", DESK, desk, {"id": desk, "name": clean})


def _id(one: Field) -> str:
    return "/".join(one.key)


def _name(fields: dict[str, Field]) -> str:
    named = fields.get("name")
    if named is None or named.kind not in (GATE, MEMBER):
        return ""
    return json.loads(named.shown) if named.shown else ""
