"""Weeks of a venue with bad luck: desks and the hub are restored from backups, and everybody agrees all the same."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.domain.errors import BadInput
from desktop.hub.hub import Hub
from desktop.hub.tables import record
from desktop.services.desk import Desk
from desktop.store.queries import outbox
from tests.conftest import MadeDesk
from tests.hub.replicas import Replicas, acknowledge_restore, by_stick, meet, seen
from tests.hub.restored import new_epoch, restore, saved

DESKS = 3


class Venue:
    """Desks that may be closed, copied and put back."""

    def __init__(self, replicas: Replicas, folders: list[Path], stack: ExitStack, clock: FixedClock) -> None:
        self.replicas = replicas
        self.clock = clock
        self.folders = folders
        self.stack = stack
        self.open: list[Any] = [None] * len(folders)
        self.backups: dict[int, Path] = {}
        self.hub_backup: dict[str, list[dict[str, Any]]] | None = None
        self.count = 0

    def desk(self, who: int) -> Desk:
        """A desk, opened when it is needed."""
        if self.open[who] is None:
            self.open[who] = self.stack.enter_context(self.replicas.at(self.folders[who]))
        return self.open[who]  # type: ignore[no-any-return]

    def close(self, who: int) -> None:
        if self.open[who] is not None:
            self.open[who].close()
            self.open[who] = None

    def back_up(self, who: int) -> None:
        self.close(who)
        self.count += 1
        self.backups[who] = self.replicas.root / f"backup-{self.count}"
        shutil.copytree(self.folders[who], self.backups[who])

    def put_back(self, who: int) -> None:
        """Use the backup in place of the desk, which is gone."""
        if who in self.backups:
            self.close(who)
            self.count += 1
            folder = self.replicas.root / f"restored-{self.count}"
            shutil.copytree(self.backups[who], folder)
            self.folders[who] = folder


@pytest.fixture
def venue(
    hub: Hub, http: httpx.Client, clock: FixedClock, program: Program, made_desk: MadeDesk, tmp_path: Path
) -> Iterator[Venue]:
    replicas = Replicas(hub, str(http.base_url), program, tmp_path)
    replicas.first(made_desk.folder)
    with replicas.at(made_desk.folder) as north:
        folders = [made_desk.folder, *(replicas.another(north, f"desk-{number}") for number in range(1, DESKS))]
    with ExitStack() as stack:
        venue = Venue(replicas, folders, stack, clock)
        meet(*(venue.desk(who) for who in range(DESKS)))
        yield venue
        for who in range(DESKS):
            venue.close(who)


_STEP = st.tuples(
    st.integers(0, DESKS - 1),
    st.sampled_from(
        ["edit", "edit", "add", "sync", "sync", "stick", "back up", "put back", "hub back up", "hub put back"]
    ),
    st.integers(0, 5),
)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(_STEP, min_size=5, max_size=25))
def test_restored_desks_and_a_restored_hub_agree_with_the_others(
    venue: Venue, steps: list[tuple[int, str, int]]
) -> None:
    hub = venue.replicas.hub
    for who, what, number in steps:
        venue.clock.ms += 60_000
        if what == "back up":
            venue.back_up(who)
        elif what == "put back":
            venue.put_back(who)
        elif what == "hub back up":
            venue.hub_backup = saved(hub)
        elif what == "hub put back" and venue.hub_backup is not None:
            restore(hub, venue.hub_backup)
            new_epoch(hub)
        elif what == "sync":
            venue.desk(who).sync.sync_now()
        elif what == "stick":
            by_stick(hub, venue.desk(who))
        elif what in ("edit", "add"):
            _edit(venue.desk(who), what, number)
    desks = [venue.desk(who) for who in range(DESKS)]
    meet(*desks, *desks)
    views = [seen(desk) for desk in desks]
    assert views[0] == views[1] == views[2]
    for desk in desks:
        if desk.audit_findings.unacknowledged():
            acknowledge_restore(desk)
    assert [desk.health.problems() for desk in desks] == [()] * DESKS
    assert all(desk.sync.status().synced for desk in desks)
    with hub.engine.connect() as connection:
        kept = list(connection.execute(select(record.c.digest)).scalars())
    assert len(kept) == len(set(kept))
    for desk in desks:
        with desk.store.read() as connection:
            assert {row.digest for row in outbox.links(connection, 0, 1 << 40)} <= set(kept)


def _edit(desk: Desk, what: str, number: int) -> None:
    live = desk.gates.list()
    with suppress(BadInput):
        if what == "add" and len(live) < 12:
            desk.gates.add(f"{number}号门")
        else:
            desk.gates.rename(live[number % len(live)].id, f"{number}号入口")
