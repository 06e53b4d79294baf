"""A desk that belongs to a small hub on this PC."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from desktop.services.desk import Desk
from desktop.services.sync.enrolment import EnrolmentService
from desktop.services.sync.sync import SyncService
from desktop.store.ledger import new_id
from desktop.store.queries import outbox
from desktop.sync.link import Limits
from tests.sync.tiny_hub import TICKET, TinyHub, serving

SHORT = Limits(connect=2.0, read=0.3, whole=0.6)


class MaximalJitter:
    """Jitter that is always the longest."""

    def uniform(self, a: float, b: float, /) -> float:
        return b


@dataclass
class JoinedDesk:
    """An open desk, its sync service, and how long that has waited in all (seconds, none of them real)."""

    desk: Desk
    hub: TinyHub
    waited: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.be_patient()

    def be_patient(self, limits: Limits | None = None) -> None:
        """From now on wait for answers as long as in the field, or only so long."""
        self.sync = SyncService(
            self.desk.store, self.desk.session, rng=MaximalJitter(), wait=self.waited.append, limits=limits
        )
        self.enrolment = EnrolmentService(self.desk.store, self.desk.session, limits=limits)

    def enter(self, count: int, body: str = "") -> int:
        """Make records; gives the seq of the last one."""
        with self.desk.store.write(self.desk.session.member.id) as change:
            for number in range(count):
                change.record("press", "screening", new_id(), {"gate": "南门", "number": number, "note": body})
        return self.sync.status().last

    def bodies(self) -> int:
        """Records of the outbox that still have a body."""
        with self.desk.store.read() as connection:
            return sum(row.body is not None for row in outbox.after(connection, 0, 1_000_000, 1 << 40))


@pytest.fixture
def tiny_hub() -> Iterator[TinyHub]:
    with serving(TinyHub()) as hub:
        yield hub


@pytest.fixture
def unenrolled(desk: Desk, tiny_hub: TinyHub) -> JoinedDesk:
    """A desk that has not joined the hub yet."""
    return JoinedDesk(desk, tiny_hub)


@pytest.fixture
def joined(unenrolled: JoinedDesk) -> JoinedDesk:
    """A desk that has."""
    unenrolled.enrolment.enroll(unenrolled.hub.url, TICKET)
    return unenrolled
