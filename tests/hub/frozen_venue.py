"""A venue of two desks and its hub as an earlier program left them: ``fixtures/venues/0013``, desks of schema 0013 and a
hub of 0002. Both desks had met at the hub, and went on alone from then to ``FROZEN_AT`` (UTC ms)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import URL, create_engine, text
from sqlalchemy.pool import NullPool

FROZEN_VENUE = Path(__file__).parent.parent / "fixtures" / "venues" / "0013"
FROZEN_AT = 1_795_749_120_000


@contextmanager
def restored(server: URL, name: str) -> Iterator[URL]:
    """The hub's database at a server, until the block ends."""
    admin = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        url = server.set(database=name)
        lines = (FROZEN_VENUE / "hub" / "database.sql").read_text("utf-8").splitlines()
        dump = "\n".join(line for line in lines if not line.startswith("\\"))  # but for commands of psql
        with psycopg.connect(place_of(url)) as made:
            made.execute(dump.encode())
        try:
            yield url
        finally:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def place_of(url: URL) -> str:
    """The database as an argument names it."""
    return url.set(drivername="postgresql").render_as_string(hide_password=False)
