"""The officers who may sign in to the console; the hub's administrator adds them."""

import hmac
import os
from dataclasses import dataclass

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from desktop.domain.clock import Clock
from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.domain.people import check_password
from desktop.hub.console.command_line import Note
from desktop.hub.tables import officer, officer_session
from desktop.hub.tickets import NO_VENUE
from desktop.store.keys import Cost, derive

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Officer:
    """A person at the health office. Times are UTC ms; ``ended`` is set for one who left."""

    name: str
    made: int
    ended: int | None


class Officers:
    """Their names and passwords. ``cost`` is that of new passwords; existing ones keep theirs."""

    def __init__(self, engine: Engine, clock: Clock, cost: Cost | None = None) -> None:
        self._engine = engine
        self._clock = clock
        self._cost = cost or Cost()

    def add(self, name: str, password: str, note: Note | None = None) -> None:
        """Add an officer; ``note`` is written in the same transaction, here as below. Raises ``BadInput``,
        ``UserError`` where the name is taken."""
        name = name.strip()
        if not 0 < len(name) <= _LONGEST or not name.isprintable():
            raise BadInput(message("hub", "An officer's name has 1 to {most} characters.", most=_LONGEST))
        values = self._secret(password)
        with self._engine.begin() as connection:
            made = connection.execute(
                insert(officer)
                .values(venue=NO_VENUE, name=name, made=self._clock.now_ms(), **values)
                .on_conflict_do_nothing()
                .returning(officer.c.name)
            ).one_or_none()
            if made is not None and note is not None:
                note(connection)
        if made is None:
            raise UserError(message("hub", "There is an officer {name} already. Give another name.", name=name))

    def set_password(self, name: str, password: str, note: Note | None = None) -> None:
        """Set another password, which also readmits one who left. Ends their sessions."""
        self._change(name, note, ended=None, **self._secret(password))

    def end(self, name: str, note: Note | None = None) -> None:
        """Remove an officer's access and end their sessions."""
        self._change(name, note, ended=self._clock.now_ms())

    def all(self) -> tuple[Officer, ...]:
        """All officers, former ones included, by name."""
        query = select(officer.c.name, officer.c.made, officer.c.ended).where(officer.c.venue == NO_VENUE)
        with self._engine.begin() as connection:
            return tuple(Officer(*row) for row in connection.execute(query.order_by(officer.c.name)))

    def knows(self, name: str, password: str) -> bool:
        """Whether the officer has access and this is their password. It takes as long for an unknown name."""
        with self._engine.begin() as connection:
            found = connection.execute(
                select(officer).where(officer.c.venue == NO_VENUE, officer.c.name == name, officer.c.ended.is_(None))
            ).one_or_none()
        if found is None:
            derive(password, bytes(16), self._cost)
            return False
        cost = Cost(found.passes, found.memory_kib, found.lanes)
        return hmac.compare_digest(derive(password, found.salt, cost), found.digest)

    def _secret(self, password: str) -> dict[str, object]:
        if problem := check_password(password):
            raise BadInput(problem.message)
        salt, cost = os.urandom(16), self._cost
        return {
            "salt": salt,
            "passes": cost.passes,
            "memory_kib": cost.memory_kib,
            "lanes": cost.lanes,
            "digest": derive(password, salt, cost),
        }

    def _change(self, name: str, note: Note | None, **values: object) -> None:
        with self._engine.begin() as connection:
            changed = connection.execute(
                update(officer)
                .where(officer.c.venue == NO_VENUE, officer.c.name == name)
                .values(**values)
                .returning(officer.c.name)
            ).one_or_none()
            connection.execute(
                delete(officer_session).where(officer_session.c.venue == NO_VENUE, officer_session.c.officer == name)
            )
            if changed is not None and note is not None:
                note(connection)
        if changed is None:
            raise UserError(message("hub", "There is no officer {name}.", name=name))
