"""What the console calls desks: by the name that their venue gave them, else by their number within the venue."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Engine, String, and_, cast, select, tuple_

from desktop.domain.master.fields import DESK
from desktop.hub.master import state
from desktop.hub.tables import desk, master_field

Place = tuple[UUID, UUID]
"""A desk's venue and its identifier."""
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class DeskName:
    """``name`` is empty until the venue gives one; ``number`` counts the venue's desks in the order they asked."""

    name: str
    number: int


def desk_names(engine: Engine, of: Iterable[Place]) -> Mapping[Place, DeskName]:
    """The names of these desks."""
    wanted = set(of)
    if not wanted:
        return {}
    named = and_(
        master_field.c.venue == desk.c.venue,
        master_field.c.kind == DESK,
        master_field.c.subject == cast(desk.c.desk, String),
        master_field.c.field == "name",
    )
    query = (
        select(desk.c.venue, desk.c.desk, desk.c.number, master_field.c.versions, master_field.c.replaced)
        .outerjoin(master_field, named)
        .where(tuple_(desk.c.venue, desk.c.desk).in_(list(wanted)))
    )
    found = {}
    with engine.begin() as connection:
        for row in connection.execute(query):
            versions = () if row.versions is None else state(row).versions
            name = str(json.loads(versions[-1].value)) if versions else ""
            found[row.venue, row.desk] = DeskName(name.strip()[:_LONGEST_NAME], row.number)
    return found
