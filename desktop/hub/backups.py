"""Which records a backup of the hub contains, and a new epoch after the hub was restored from one."""

import logging

import msgspec
from sqlalchemy import Engine, func, select, update
from sqlalchemy.dialects.postgresql import insert
from uuid6 import uuid7

from desktop.hub.identity import HubFolder, HubIdentity
from desktop.hub.tables import desk_head, serving
from desktop.hub.tickets import NO_VENUE

log = logging.getLogger("desktop.hub")


class Backups:
    """Brackets a backup: what was stored before it began is safe once it is finished."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self) -> int:
        """Mark what every desk has stored now; to be called before the backup starts. Gives the number of marked
        records."""
        return self._mark(marked=desk_head.c.stored)

    def done(self) -> int:
        """Mark the backup since ``begin`` as finished and stored elsewhere. Gives the number of records that are safe
        now."""
        return self._mark(safe=func.greatest(desk_head.c.safe, desk_head.c.marked))

    def _mark(self, **values: object) -> int:
        with self._engine.begin() as connection:
            connection.execute(update(desk_head).values(**values))
            column = desk_head.c[next(iter(values))]
            return int(connection.execute(select(func.coalesce(func.sum(column), 0))).scalar_one())


def renewed(identity: HubIdentity) -> HubIdentity:
    """The hub's identity with a new epoch."""
    return msgspec.structs.replace(identity, epoch=str(uuid7()))


def begin_to_serve(place: HubFolder, engine: Engine, identity: HubIdentity, check_in: str | None = None) -> HubIdentity:
    """Count a start, and begin a new epoch where the counts of folder and database differ, as after a restore.
    ``check_in``, the address at which visitors are answered, is noted for ``answering_at``. Raises ``UserError``."""
    with engine.begin() as connection:
        starts = connection.execute(select(serving.c.starts).where(serving.c.venue == NO_VENUE)).scalar() or 0
        if starts != identity.starts:
            identity = renewed(identity)
            log.warning("restored: %d starts here, %d in the folder", starts, identity.starts)
        identity = msgspec.structs.replace(identity, starts=max(starts, identity.starts) + 1)
        values: dict[str, int | str] = {"starts": identity.starts}
        if check_in is not None:
            values["check_in"] = check_in
        statement = insert(serving).values(venue=NO_VENUE, **values)
        connection.execute(statement.on_conflict_do_update(index_elements=["venue"], set_=values))
        # Before the commit: cut off in between, the next start sees two counts and begins one epoch too many, never
        # one too few.
        place.keep(identity)
    return identity


def answering_at(engine: Engine) -> str | None:
    """The address at which the hub that was last begun to serve answers visitors, empty for nowhere; None where none was."""
    with engine.begin() as connection:
        return connection.scalar(select(serving.c.check_in).where(serving.c.venue == NO_VENUE))
