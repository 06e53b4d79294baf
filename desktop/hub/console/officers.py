"""Who may sign in to the console: names and passwords, made by whoever administers the hub."""

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
    """Somebody at the health office. Times are UTC ms; one who left has ``ended``."""

    name: str
    made: int
    ended: int | None


class Officers:
    """Their names and passwords. ``cost`` is that of new passwords; each keeps its own."""

    def __init__(self, engine: Engine, clock: Clock, cost: Cost | None = None) -> None:
        self._engine = engine
        self._clock = clock
        self._cost = cost or Cost()

    def add(self, name: str, password: str, note: Note | None = None) -> None:
        """A new officer; ``note`` is written with it, here as below. Raises ``BadInput``, ``UserError`` where there is
        one of this name."""
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
        """Another password, for one who left as well: from now on they may sign in. Ends what they have open."""
        self._change(name, note, ended=None, **self._secret(password))

    def end(self, name: str, note: Note | None = None) -> None:
        """Nobody signs in under this name any more; what is open ends."""
        self._change(name, note, ended=self._clock.now_ms())

    def all(self) -> tuple[Officer, ...]:
        """Everybody who is or was one, by name."""
        query = select(officer.c.name, officer.c.made, officer.c.ended).where(officer.c.venue == NO_VENUE)
        with self._engine.begin() as connection:
            return tuple(Officer(*row) for row in connection.execute(query.order_by(officer.c.name)))

    def knows(self, name: str, password: str) -> bool:
        """Whether somebody who may sign in has this password. Takes as long for a name that nobody has."""
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
