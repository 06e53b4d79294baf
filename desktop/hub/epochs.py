"""A hub that was restored from a backup begins a new epoch: desks then ask and tell from the beginning.

Folder and database each count how often the hub began to serve. Where they differ, one of them is older than the other
and was restored. Where both were restored from one moment nothing shows it, so the one who does that says so
(``venuedesk hub restored``); desks that see the hub know less than it has signed start over by themselves.
"""

import logging

import msgspec
from sqlalchemy import Engine, select
from sqlalchemy.dialects.postgresql import insert
from uuid6 import uuid7

from desktop.hub.identity import HubFolder, Identity
from desktop.hub.tables import serving
from desktop.hub.tickets import NO_VENUE

log = logging.getLogger("desktop.hub")


def renewed(identity: Identity) -> Identity:
    """The same hub in a new epoch."""
    return msgspec.structs.replace(identity, epoch=str(uuid7()))


def begin_to_serve(place: HubFolder, engine: Engine, identity: Identity) -> Identity:
    """Count another start, and begin a new epoch where folder and database count differently. Raises ``UserError``."""
    with engine.begin() as connection:
        starts = connection.execute(select(serving.c.starts).where(serving.c.venue == NO_VENUE)).scalar() or 0
        if starts != identity.starts:
            identity = renewed(identity)
            log.warning("restored: %d starts here, %d in the folder", starts, identity.starts)
        identity = msgspec.structs.replace(identity, starts=max(starts, identity.starts) + 1)
        statement = insert(serving).values(venue=NO_VENUE, starts=identity.starts)
        connection.execute(statement.on_conflict_do_update(index_elements=["venue"], set_={"starts": identity.starts}))
        # Before the commit: cut off in between, the next start sees two counts and begins one epoch too many, never
        # one too few.
        place.keep(identity)
    return identity
