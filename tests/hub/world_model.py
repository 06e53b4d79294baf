"""Two desks of one venue, their hub and a lossy network, with what must hold of them whatever happened."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.erasure import ErasureReason
from desktop.domain.errors import UserError
from desktop.domain.sync_errors import SyncError
from desktop.hub.tables import desk_head, quarantined, record
from desktop.services.desk import Desk
from desktop.services.sync.sync import SyncService
from desktop.store import tables
from desktop.store.queries import outbox
from tests.conftest import MANAGER_PASSWORD
from tests.hub.lossy import Network
from tests.hub.office import all_bodies
from tests.hub.replicas import Replicas, by_stick, seen
from tests.hub.restored import new_epoch, restore, saved
from tests.sync.conftest import MaximalJitter
from tests.whole_slip import ANSWERED

_ERASE = "declaration.erase"


@dataclass
class Kept:
    """One desk: its folder, its clock, and its backup if there is one. ``safe`` is what the hub called safe to it."""

    folder: Path
    clock: FixedClock
    desk: Desk
    stack: ExitStack
    safe: set[bytes] = field(default_factory=set)

    @property
    def backup(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}-backup")

    def records(self) -> list[tuple[int, bytes]]:
        with self.desk.store.read() as connection:
            return [(row.seq, row.digest) for row in outbox.links(connection, 0, 1 << 40)]


@dataclass
class WorldModel:
    """``ever``: digests of all records that were ever written; ``lost``: those that a restored desk had not sent;
    ``erased``: phones of visitors, by the record that says that they were erased."""

    replicas: Replicas
    program: Program
    network: Network
    clock: FixedClock
    desks: list[Kept] = field(default_factory=list)
    ever: set[bytes] = field(default_factory=set)
    lost: set[bytes] = field(default_factory=set)
    visitors: int = 0
    erased: dict[bytes, str] = field(default_factory=dict)
    hub_backup: dict[str, list[dict[str, Any]]] | None = None

    def open(self, folder: Path, clock: FixedClock) -> None:
        """One more desk."""
        desk, stack = self._opened(folder, clock)
        self.desks.append(Kept(folder, clock, desk, stack))

    def close(self) -> None:
        for kept in self.desks:
            kept.stack.close()

    def _opened(self, folder: Path, clock: FixedClock) -> tuple[Desk, ExitStack]:
        own, stack = replace(self.program, clock=clock), ExitStack()
        access = own.access(folder)
        desk = stack.enter_context(own.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)))
        return desk, stack

    def note(self) -> None:
        """Look at what the desks have written."""
        for kept in self.desks:
            self.ever |= {digest for _, digest in kept.records()}

    def work(self, who: int, number: int) -> None:
        """Somebody at a desk."""
        desk = self.desks[who].desk
        gates = desk.gates.list()
        gate = gates[number % len(gates)]
        desk.counting.press(gate.id)
        if number % 3 == 0:
            free = f"{number} 号门"
            if all(other.name != free for other in gates):
                desk.gates.rename(gate.id, free)

    def visit(self, who: int) -> None:
        """Somebody comes who occurs nowhere else, with a fever."""
        desk = self.desks[who].desk
        self.visitors += 1
        desk.declarations.enter(
            DeclarationDraft(
                visited_on=desk.store.clock.today().isoformat(),
                gate=desk.gates.list()[0].id,
                category="no_phone",
                name="单田芳",
                id_type="passport",
                id_number=f"PX{self.visitors:07d}",
                phone=f"139{self.visitors:08d}",
                address="江北街道",
                temperature_c="38.0",
                **ANSWERED,
            )
        )

    def erase(self, who: int, number: int) -> None:
        """One of those whom the desk has asks to be erased."""
        desk = self.desks[who].desk
        found = desk.declarations.recent()
        if not found:
            return
        chosen = found[number % len(found)].id
        phone = desk.declarations.unmasked(chosen, "本人要求删除").phone
        desk.erasure.erase(chosen, ErasureReason.ASKED)
        with desk.store.read() as connection:
            rows = outbox.after(connection, 0, 1 << 40, 1 << 60)
            self.erased |= {row.digest: phone for row in rows if (row.kind, row.subject) == (_ERASE, chosen)}

    def sync(self, who: int, outcomes: list[str]) -> None:
        kept = self.desks[who]
        self.network.outcomes[:] = outcomes
        service = SyncService(
            kept.desk.store,
            kept.desk.session,
            vault=kept.desk.vault,
            purge=kept.desk.retention.purge,
            rng=MaximalJitter(),
            wait=lambda _: None,
        )
        with suppress(SyncError):
            service.sync_now()
        self.network.outcomes.clear()
        self._hear_of_safe(kept)

    def stick(self, who: int, *, receipt_lost: bool) -> None:
        kept = self.desks[who]
        if receipt_lost:
            stick = kept.folder / "stick.vdb"
            kept.desk.sync.export_bundle(stick)
            self.replicas.hub.sticks.take(stick.read_bytes())
        else:
            with suppress(SyncError):
                by_stick(self.replicas.hub, kept.desk)
            self._hear_of_safe(kept)

    def _hear_of_safe(self, kept: Kept) -> None:
        safe = kept.desk.sync.status().safe
        kept.safe |= {digest for seq, digest in kept.records() if seq <= safe}

    def back_up(self, who: int) -> None:
        """A copy of a desk's folder."""
        kept = self.desks[who]
        kept.stack.close()
        shutil.rmtree(kept.backup, ignore_errors=True)
        shutil.copytree(kept.folder, kept.backup)
        kept.desk, kept.stack = self._opened(kept.folder, kept.clock)

    def bring_back(self, who: int) -> None:
        """The disk is gone; the copy takes its place."""
        kept = self.desks[who]
        if not kept.backup.exists():
            return
        self.note()
        at_hub = {digest for _, _, digest in self.at_hub()}
        mine = {digest for _, digest in kept.records()}
        kept.stack.close()
        shutil.rmtree(kept.folder)
        shutil.copytree(kept.backup, kept.folder)
        kept.desk, kept.stack = self._opened(kept.folder, kept.clock)
        self.lost |= mine - at_hub - {digest for _, digest in kept.records()}

    def back_up_hub(self) -> None:
        hub = self.replicas.hub
        hub.backups.begin()
        self.hub_backup = saved(hub)
        hub.backups.done()

    def bring_hub_back(self) -> None:
        if self.hub_backup is None:
            return
        restore(self.replicas.hub, self.hub_backup)
        new_epoch(self.replicas.hub)

    def _readable(self) -> Iterator[str]:
        """All that hub and desks say of anybody."""
        yield all_bodies(self.replicas.hub.engine)
        for kept in self.desks:
            with suppress(UserError):  # a clock that is doubted
                kept.desk.retention.purge()
            with kept.desk.store.read() as connection:
                for table in (tables.declaration, tables.declaration_version, tables.outbox, tables.audit):
                    yield from (body or "" for body in connection.execute(select(table.c.body)).scalars())

    def at_hub(self) -> list[tuple[str, int, bytes]]:
        """Incarnation, seq and digest of all records that the hub has."""
        with self.replicas.hub.engine.connect() as connection:
            return [
                (str(row.incarnation), row.seq, bytes(row.digest))
                for table in (record, quarantined)
                for row in connection.execute(select(table.c.incarnation, table.c.seq, table.c.digest))
            ]

    def always(self) -> None:
        """What holds at any moment: each incarnation a prefix without gaps, nothing twice, what was called safe is there."""
        rows = self.at_hub()
        digests = [digest for _, _, digest in rows]
        assert len(digests) == len(set(digests))
        with self.replicas.hub.engine.connect() as connection:
            heads = connection.execute(select(desk_head.c.incarnation, desk_head.c.stored)).all()
        stored = sorted((incarnation, seq) for incarnation, seq, _ in rows)
        assert stored == sorted((str(incarnation), seq) for incarnation, last in heads for seq in range(1, last + 1))
        for kept in self.desks:
            assert kept.safe <= set(digests)

    def at_peace(self) -> None:
        """The network heals and everybody meets: everything is there that was not lost with a disk, and all agree."""
        for _ in range(3):
            for who in range(len(self.desks)):
                self.sync(who, [])
        self.note()
        self.always()
        digests = {digest for _, _, digest in self.at_hub()}
        assert digests <= self.ever
        for kept in self.desks:
            assert {digest for _, digest in kept.records()} <= digests
            assert kept.desk.sync.status().synced
            kept.desk.audit_findings.acknowledge()  # their managers know of the backups that were put back
            assert kept.desk.health.problems() == ()
        erased = {phone for digest, phone in self.erased.items() if digest in digests}
        assert {phone for phone in erased for text in self._readable() if phone in text} == set()
        views = [seen(kept.desk) for kept in self.desks]
        assert all(view == views[0] for view in views)
