"""Two desks of a venue at a hub in this process, with a real PostgreSQL and real HTTP, and a rogue third."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

import httpx
import pytest

from desktop.app.program import Program
from desktop.hub.hub import Hub
from desktop.services.desk import Desk
from tests.conftest import MadeDesk
from tests.hub.conftest import clock, database, engine, http, hub, migrated, own_server, server
from tests.hub.replicas import Replicas, meet
from tests.hub.signing_desk import SigningDesk

__all__ = ["clock", "database", "engine", "http", "hub", "migrated", "own_server", "server"]


@pytest.fixture
def replicas(hub: Hub, http: httpx.Client, program: Program, made_desk: MadeDesk, tmp_path: Path) -> Replicas:
    replicas = Replicas(hub, str(http.base_url), program, tmp_path)
    replicas.first(made_desk.folder)
    return replicas


@pytest.fixture
def desks(replicas: Replicas, made_desk: MadeDesk) -> Iterator[tuple[Desk, Desk]]:
    """The first desk and one that joined; each has everything of the other."""
    with ExitStack() as stack:
        north = stack.enter_context(replicas.at(made_desk.folder))
        south = stack.enter_context(replicas.at(replicas.another(north, "south")))
        meet(north, south)
        yield north, south


@pytest.fixture
def rogue(hub: Hub, desks: tuple[Desk, Desk]) -> SigningDesk:
    """A desk of the venue that enrolled and was approved, whose program does as its owner likes: it has its own key, and
    nobody's password."""
    venue = desks[0].venue.get()
    made = SigningDesk(hub.identity.hub, venue.id)
    made.certificate = hub.desks.enroll(
        made.asking(
            hub.tickets.make(UUID(venue.id), "", 1, approves=True).text,
            venue_name=venue.name,
            declaration_code=venue.declaration_code,
        )
    ).certificate
    return made
