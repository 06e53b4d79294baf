"""A real PostgreSQL for all tests of a process, a database and a hub for each, and the hub over real HTTP."""

import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
import uvicorn
from sqlalchemy import URL, Connection, Engine, create_engine, text
from sqlalchemy.pool import NullPool

from desktop.app.program import Program
from desktop.domain.clock import Clock, FixedClock
from desktop.hub.database import open_engine, read_url
from desktop.hub.hub import Hub, build
from desktop.hub.identity import new_identity
from desktop.hub.listening import ListenAddress
from desktop.hub.metrics import HubMetrics
from desktop.hub.migrate import bring_up_to_date
from desktop.hub.postgres import Postgres
from desktop.hub.serve import configure
from desktop.hub.tables import metadata
from tests.hub.office import give_office_key
from tests.hub.post import Post
from tests.hub.signing_desk import NOW, SigningDesk
from tests.no_tls import NO_TLS

GIVEN = os.environ.get("VENUEDESK_TEST_DATABASE", "")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can pass through: root's PostgreSQL runs as one of them."""
    folder = Path(tempfile.mkdtemp(prefix="vdh"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def own_server() -> Iterator[URL]:
    """The hub's own server."""
    folder = Path(tempfile.mkdtemp(prefix="vdh"))
    folder.chmod(0o711)
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder)
        url = stack.enter_context(Postgres(folder, folder / "hub.lock", "a-password").running(alone=True))
        with administering(url) as connection:
            connection.execute(text("ALTER SYSTEM SET fsync = off"))  # these data outlive nothing
            connection.execute(text("SELECT pg_reload_conf()"))
        yield url


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Iterator[URL]:
    """The server that the hub's database is on: its own, or a database of this process on the one that
    ``VENUEDESK_TEST_DATABASE`` gives (``postgresql://…``, the role may create databases)."""
    if not GIVEN:
        yield request.getfixturevalue("own_server")
        return
    given, name = read_url(GIVEN), f"venuedesk_test_{uuid4().hex}"
    with administering(given) as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield given.set(database=name)
    with administering(given) as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@contextmanager
def administering(url: URL) -> Iterator[Connection]:
    """A connection outside of any transaction."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        yield connection


@pytest.fixture(scope="session")
def migrated(server: URL) -> Iterator[Engine]:
    """A database of the newest schema. To make one for every test would take half a second each."""
    engine = create_engine(server, pool_pre_ping=True)  # one test ends all connections
    bring_up_to_date(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def database(server: URL, migrated: Engine) -> URL:
    """The database, empty."""
    with migrated.begin() as connection:
        for table in metadata.tables.values():
            connection.execute(table.delete())  # ten times faster than TRUNCATE for a few rows
    return server


@pytest.fixture
def clock() -> FixedClock:
    """The hub's clock."""
    return FixedClock(NOW)


@pytest.fixture
def hub(database: URL, clock: FixedClock) -> Iterator[Hub]:
    """An open hub."""
    engine = open_engine(database, wait=0.5)
    hub = build(engine, new_identity(), clock)
    give_office_key(hub)
    yield hub
    engine.dispose()


@pytest.fixture
def post(hub: Hub, clock: FixedClock, program: Program, tmp_path: Path) -> Post:
    """Sticks to and from the hub, whose clock is right."""
    clock.ms = Clock().now_ms()
    return Post(hub, program, tmp_path / "drawer")


@pytest.fixture
def engine(hub: Hub) -> Engine:
    return hub.engine


@pytest.fixture
def desk(hub: Hub) -> SigningDesk:
    """A desk that was approved."""
    return SigningDesk.joined(hub)


@pytest.fixture
def http(hub: Hub, clock: FixedClock) -> Iterator[httpx.Client]:
    """The hub as desks reach it."""
    with served(hub, clock) as client:
        yield client


@contextmanager
def served(hub: Hub, clock: FixedClock, proxy: str = "", port: int = 0) -> Iterator[httpx.Client]:
    """A hub over HTTP, until the block ends; at any free port, or at one that was seen before."""
    address = ListenAddress("127.0.0.1", port, proxy=proxy)
    with address.listen() as listening:
        serving = uvicorn.Server(configure(hub, address, HubMetrics(), clock))
        thread = threading.Thread(target=serving.run, kwargs={"sockets": [listening]})
        thread.start()
        with httpx.Client(base_url=address.url(listening), timeout=30, trust_env=False, verify=NO_TLS) as client:
            yield client
        serving.should_exit = True
        thread.join()
