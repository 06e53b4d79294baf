"""Schema versions: the file is backed up first, then brought up to date; a newer one is refused.

Alembic takes a quarter of a second to import, so an up-to-date desk opens without it.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from desktop.domain.clock import Clock, venue_time
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.files.whole import copy_whole, sync_folder, unwritable
from desktop.store.failures import as_sentences

HEAD = "0020"
"""The newest revision in ``migrations/versions``; a test holds the two together."""


def revision(connection: Connection) -> str | None:
    """The schema version of an open database, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return found


def bring_up_to_date(engine: Engine, database: Path, backups: Path, clock: Clock) -> Path | None:
    """Migrate to ``HEAD``. Returns the backup that was made, if one was. Raises ``UserError``."""
    with as_sentences(), engine.connect() as connection:
        found = revision(connection)
        connection.rollback()
    if found == HEAD:
        return None
    if found is not None and found > HEAD:
        raise UserError(
            message(
                "desk", "This desk was last opened with a newer VenueDesk. Install that version; nothing was changed."
            )
        )
    backup = _back_up(engine, database, backups, clock) if found is not None else None
    _upgrade(engine)
    return backup


def _back_up(engine: Engine, database: Path, backups: Path, clock: Clock) -> Path:
    with as_sentences(), engine.connect() as connection:
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
        connection.rollback()
    if busy:  # then the file alone, which is what is copied, is not all of the desk
        raise UserError(
            message(
                "desk",
                "Another program reads this desk's database. Close it, so that the desk can be brought up to date.",
            )
        )
    stamp = venue_time(clock.now_ms()).strftime("%Y%m%d-%H%M%S")
    which = "" if database.stem == "desk" else f"{database.stem}-"
    target = backups / f"{which}before-{HEAD}-{stamp}.db"
    try:
        backups.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise unwritable(target, error) from None
    sync_folder(database.parent)
    copy_whole(database, target)
    return target


def _upgrade(engine: Engine) -> None:
    from alembic.command import upgrade
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with as_sentences(), engine.connect().execution_options(begin="IMMEDIATE") as connection, connection.begin():
        config.attributes["connection"] = connection
        upgrade(config, "head")
