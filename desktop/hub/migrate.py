"""The schema of the hub's database, brought up to date when the hub opens it.

Alembic takes a quarter of a second to import, so a database that is up to date is opened without it.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.hub.distributing import distribute, is_distributed

HEAD = "0010"
"""The newest revision in ``migrations/versions``; a test holds the two together."""


def bring_up_to_date(engine: Engine) -> bool:
    """Migrate to ``HEAD`` in one transaction. Gives whether the schema was that of an earlier program. New tables of a
    database that is spread over several machines are spread with the others; that needs its coordinator. Raises
    ``UserError`` for one that is newer than this program."""
    with engine.begin() as connection:
        if inspect(connection).has_table("alembic_version"):
            found = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
            if found == HEAD:
                return False
            if found > HEAD:
                raise UserError(
                    message(
                        "hub",
                        "The hub's database was made by a newer VenueDesk. Install that version; nothing was changed.",
                    )
                )
        _upgrade(connection)
        if is_distributed(connection):
            distribute(connection)
    return True


def _upgrade(connection: Connection) -> None:
    from alembic.command import upgrade
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    upgrade(config, "head")
