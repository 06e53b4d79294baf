"""kill -9 of a desk or of its hub between the two: what the hub acknowledged is there, everything once and in order."""

import random
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
from sqlalchemy import URL, create_engine, text
from sqlalchemy.pool import NullPool

from desktop.domain.clock import Clock
from desktop.domain.errors import UserError
from desktop.hub.hub import open_hub
from tests.faults import operations
from tests.faults.conftest import World
from tests.faults.killing import CUTS, SEED, STRACE, Killing, needs_signals, traced
from tests.faults.operations import Place
from tests.hub.frozen_venue import place_of, restored
from tests.hub.office import read_by_office
from tests.hub.signing_desk import SigningDesk
from tests.hub.test_stored_sealing import VISITOR, as_an_older_hub, bodies, filled
from tests.sync.hub_process import HubProcess, hub_process

pytestmark = needs_signals


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    with hub_process(tmp_path_factory.mktemp("hub")) as serving:
        yield serving


def nothing_is_lost(world: World) -> None:
    """Nothing that the desk knows to be at the hub is missing there, and the hub has a whole beginning of its records."""
    at_hub, here = world.at_hub(), world.here()
    assert at_hub == here[: len(at_hub)]
    assert world.desk.sync.status().stored <= len(at_hub)
    assert world.desk.health.problems() == ()
    assert world.desk.audit_findings.unacknowledged() == ()


def test_a_desk_that_pushes(place: Place, hub: HubProcess) -> None:
    killing = Killing(operations.sync)
    with place.opened() as desk:
        world = World(hub, desk)
        world.join()
        desk.sync.sync_now()
        world.write(40)
    killing.whole(place)
    for _ in killing.cuts():
        with place.opened() as desk:
            World(hub, desk).write(40)
        acknowledged = killing.cut(place).numbers("stored")
        with place.opened() as desk:
            world = World(hub, desk)
            nothing_is_lost(world)
            assert world.desk.sync.status().stored >= max(acknowledged, default=0)
            if killing.chance.random() < 0.7:  # or what waits becomes more
                world.desk.sync.sync_now()
                world.agree()


def test_a_hub_that_is_pushed_to(world: World) -> None:
    chance, hub = random.Random(SEED), world.hub
    world.desk.sync.sync_now()
    for _ in range(max(CUTS // 3, 1)):
        world.write(100)
        pushing = threading.Thread(target=_try_to_push, args=(world,))
        assert hub.process is not None
        call = chance.choice(["sendto", "write", ""]) if STRACE else ""
        if call:
            inject = f"inject={call}:signal=SIGKILL:when={chance.randint(1, 40)}"
            with traced(hub.process.pid, "-o", "/dev/null", "-e", f"trace={call}", "-e", inject):
                pushing.start()
                pushing.join()
                hub.kill()
        else:
            pushing.start()
            pushing.join(chance.uniform(0, 0.4))
            hub.kill()
        pushing.join()
        hub.start()
        nothing_is_lost(world)
        world.desk.sync.sync_now()
        world.agree()


def _try_to_push(world: World) -> None:
    with suppress(UserError):
        world.sync_service(lambda _: None).sync_now()


def test_hub_seal(hub: HubProcess) -> None:
    killing = Killing(operations.seal)
    with open_hub(hub.folder, None, Clock()) as opened:
        desk = SigningDesk.joined(opened)
        filled(opened, desk)
        killing.whole(hub.folder)
        secret = [one for one in desk.records if not one.kind.startswith("screening")]
        for _ in killing.cuts():
            as_an_older_hub(opened.engine, desk)
            sealed = max(killing.cut(hub.folder).numbers("sealed"), default=0)
            assert len(read_by_office(opened.engine)) >= sealed
            opened.stored_sealing.run()
            assert sorted(read_by_office(opened.engine), key=lambda one: one.seq) == secret
            assert VISITOR["phone"] not in bodies(opened.engine)
            assert not opened.stored_sealing.is_needed()
            assert desk.push(opened).stored == len(desk.records)


def test_a_hub_that_is_migrated(hub: HubProcess) -> None:
    killing = Killing(operations.migrate_hub)
    with open_hub(hub.folder, None, Clock()) as opened:
        server = opened.engine.url
        with restored(server, "whole") as url:
            before = records(url)
            killing.whole(place_of(url))
        for _ in killing.cuts():
            with restored(server, "cut") as url:
                killing.cut(place_of(url))
                with open_hub(hub.folder, place_of(url), Clock()):
                    assert records(url) == before


def records(url: URL) -> list[tuple[object, ...]]:
    """What the hub has of each record, by any of its schemas."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT desk, seq, kind, digest, body FROM record ORDER BY desk, seq"))
        return [tuple(row) for row in found]
