"""A hub that was restored from a backup notices it where it can, and an administrator says so where it cannot."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from desktop.hub.backups import begin_to_serve, renewed
from desktop.hub.hub import Hub
from desktop.hub.identity import HubFolder
from tests.hub.restored import restore, saved


@pytest.fixture
def place(tmp_path: Path) -> HubFolder:
    return HubFolder(tmp_path / "hub")


def start(place: HubFolder, engine: Engine) -> str:
    """The epoch after another start."""
    begun = begin_to_serve(place, engine, place.identity())
    assert begun == place.identity()
    return begun.epoch


def test_an_epoch_lasts_over_starts(place: HubFolder, engine: Engine) -> None:
    assert start(place, engine) == start(place, engine) == start(place, engine)


def test_a_restored_database_begins_another(place: HubFolder, hub: Hub, engine: Engine) -> None:
    first = start(place, engine)
    yesterday = saved(hub)
    start(place, engine)
    restore(hub, yesterday)
    second = start(place, engine)
    assert first != second == start(place, engine)


def test_a_restored_folder_begins_another(place: HubFolder, engine: Engine) -> None:
    first = start(place, engine)
    kept = place.file.read_bytes()
    start(place, engine)
    place.file.write_bytes(kept)
    second = start(place, engine)
    assert first != second == start(place, engine)


def test_where_both_are_of_one_moment_a_person_says_so(place: HubFolder, hub: Hub, engine: Engine) -> None:
    first = start(place, engine)
    place.keep(renewed(place.identity()))
    assert first != start(place, engine)
    assert place.file.stat().st_mode & 0o777 == 0o600
