"""Real desks of one venue at a real hub: who edits, meets the hub, and what each then has."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop.app.program import Program
from desktop.hub.hub import Hub
from desktop.services.desk import Desk
from desktop.services.setup.joining import JoinRequest
from desktop.services.venue.manager_change import confirm
from desktop.store.queries import gates, manager_change, members, settings, venues
from desktop.sync.replication.projection import read_projection
from tests.conftest import MANAGER_PASSWORD, REQUEST

MANAGER = REQUEST.manager
OWN = ("version", "updated_at", "serial_prefix")
"""Columns of the venue that are each desk's own."""


@dataclass
class Replicas:
    """A hub, where it listens, and the program of a user who has several desks."""

    hub: Hub
    url: str
    program: Program
    root: Path

    def first(self, folder: Path) -> None:
        """Let the first desk join the hub and send everything."""
        with self.at(folder) as desk:
            code = desk.venue.get().declaration_code
            desk.enrolment.enroll(self.url, self.hub.tickets.make(None, code, 1, approves=True).text)
            desk.sync.sync_now()

    def request(self, desk: Desk, **other: Any) -> JoinRequest:
        """What the manager types at another desk of a desk's venue."""
        code = desk.venue.get().declaration_code
        ticket = self.hub.tickets.make(None, code, 1, approves=True).text
        asked = JoinRequest(self.url, ticket, code, MANAGER.name, MANAGER.phone, MANAGER_PASSWORD)
        return replace(asked, **other)

    def another(self, desk: Desk, name: str) -> Path:
        """Another desk of the same venue."""
        folder = self.root / name
        self.program.joining().join(folder, self.request(desk))
        return folder

    @contextmanager
    def at(self, folder: Path) -> Iterator[Desk]:
        """A desk with the manager signed in."""
        access = self.program.access(folder)
        with self.program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
            yield desk


def seen(desk: Desk) -> dict[str, Any]:
    """What a desk shows of all that the desks share."""
    with desk.store.read() as connection:
        venue = {name: value for name, value in venues.body(venues.get(connection)).items() if name not in OWN}
        return {
            "venue": venue,
            "gates": gates.every(connection, include_retired=True),
            "members": sorted(members.every(connection, include_unbound=True), key=lambda member: member.id),
            "days": settings.get(connection, settings.RETENTION_KEY, None),
            "notices": [str(notice) for notice in read_projection(connection).notices],
            "conflicts": [(c.id, c.shown, c.others) for c in desk.replication.conflicts()],
            "desks": sorted((one.id, one.called) for one in desk.replication.desks()),
        }


def meet(*desks: Desk) -> None:
    """Everybody syncs until every desk has the records of all others."""
    for _ in range(2):
        for desk in desks:
            desk.sync.sync_now()


def agree(*desks: Desk) -> None:
    """At each desk somebody confirms the manager whom another desk named, whoever is signed in there; then they meet."""
    for desk in desks:
        me = desk.session.member.id
        with desk.store.read() as connection:
            waiting = manager_change.get(connection).waiting
        if waiting:
            with desk.store.write(me) as change:
                confirm(change, waiting)
                desk.session.member = members.find(change.connection, me) or desk.session.member
    meet(*desks)


def acknowledge_restore(desk: Desk) -> None:
    """The manager knows that a backup was put back; the desk says nothing else of it any more."""
    findings = desk.audit_findings.unacknowledged()
    assert findings
    assert all("earlier state" in str(finding) for finding in findings)
    desk.audit_findings.acknowledge()


def by_stick(hub: Hub, desk: Desk) -> None:
    """Out on a stick, into the hub, and back."""
    stick = desk.folder / "stick.vdb"
    desk.sync.export_bundle(stick)
    imported = hub.sticks.take(stick.read_bytes())
    back = desk.folder / "stick.vdb.receipt"
    back.write_bytes(imported.receipts)
    desk.sync.take_receipt(back)
