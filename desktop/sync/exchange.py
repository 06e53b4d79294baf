"""One sync over the network: push what waits, pull what the other desks changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

from desktop.domain import sync_errors
from desktop.domain.errors import UserError
from desktop.domain.progress import Progress
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.store.ledger import Store
from desktop.store.queries import outbox
from desktop.sync.client import HubClient
from desktop.sync.incarnations import begin_incarnation, find_fork, is_restored
from desktop.sync.link import Link, RefusedByHub
from desktop.sync.outgoing import Outgoing
from desktop.sync.push import Push, Pushed, catch_up
from desktop.sync.receipts import Receipts
from desktop.sync.replication.backfill import backfill
from desktop.sync.replication.pull import Pull, PullResult
from desktop.sync.schedule import RandomSource
from desktop.sync.state import HubRegistration, SyncStateRepository

_MAX_FORKS = 3
"""In one sync. Two copies of a desk that sync at the same moment may fork once more; no honest hub forces another
one."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The result of a sync; ``ahead`` is how many ms this PC's clock is ahead of the hub's."""

    pushed: Pushed
    taken: PullResult
    ahead: int


class Exchange:
    """A sync by member ``actor``. ``purge`` deletes what is past its retention; ``wait`` sleeps for some seconds."""

    def __init__(
        self,
        store: Store,
        repository: SyncStateRepository,
        hub: HubRegistration,
        link: Link,
        actor: str,
        *,
        purge: Callable[[], object],
        rng: RandomSource,
        wait: Callable[[float], None],
        progress: Progress,
    ) -> None:
        self._store = store
        self._repository = repository
        self._hub = hub
        self._link = link
        self._actor = actor
        self._purge = purge
        self._rng = rng
        self._wait = wait
        self._progress = progress

    def run(self) -> Exchanged:
        """Push, pull, and backfill what a restored hub turned out to lack. Raises ``SyncError``, ``SyncStopped``.

        What is past its retention is deleted first: a desk that was restored from a backup must not push it again.
        """
        self._purge_expired()
        backfill(self._store, self._actor)
        pushed, client = self._hand_over()
        taken = self._pull(client)
        if backfill(self._store, self._actor):  # a restored hub turned out to lack something that is known here
            more, client = self._hand_over()
            pushed = replace(
                pushed,
                records=pushed.records + more.records,
                segments=pushed.segments + more.segments,
                bytes=pushed.bytes + more.bytes,
            )
            taken = taken.and_then(self._pull(client))
        return Exchanged(pushed, taken, client.ahead)

    def _hand_over(self) -> tuple[Pushed, HubClient]:
        """Push. Where the hub has other records of this desk, begin another incarnation and push again; one that was put back
        from a backup begins with that."""
        key = self._repository.key()
        forks = 0
        while forks < _MAX_FORKS:
            outgoing = Outgoing(self._store, self._hub.id, key)
            client = HubClient(self._link, self._hub, outgoing.identity, key)
            if not self._hand_over_former(client):  # the hub has a desk's incarnations in their order
                return Pushed(), client
            if self._was_restored():
                self._begin_incarnation(client, outgoing)
                continue
            try:
                receipts = Receipts(self._hub, outgoing)
                pushed = Push(
                    client,
                    outgoing,
                    receipts,
                    self._repository,
                    self._hub,
                    rng=self._rng,
                    wait=self._wait,
                    progress=self._progress,
                ).run()
            except SyncError as error:
                if error.kind is not SyncErrorKind.FORK:
                    raise
                forks += 1
                self._begin_incarnation(client, outgoing)
            else:
                if receipts.whole is not None:
                    self._repository.keep(self._repository.known().rejects.replaced_by(receipts.whole))
                return pushed, client
        raise sync_errors.fork()

    def _hand_over_former(self, client: HubClient) -> bool:
        """Push records of former incarnations that a restored hub lacks; usually there are none. Whether it has all of
        them now."""
        key = self._repository.key()
        with self._store.read() as connection:
            former = outbox.former_incarnations(connection)
        for incarnation in former:
            outgoing = Outgoing(self._store, self._hub.id, key, incarnation)
            with _as_sync_error():
                of_former, receipts = client.in_incarnation(outgoing.identity), Receipts(self._hub, outgoing)
                if not catch_up(of_former, outgoing, receipts, self._repository, self._hub):
                    return False
        return True

    def _was_restored(self) -> bool:
        with self._store.read() as connection:
            return is_restored(connection)

    def _begin_incarnation(self, client: HubClient, outgoing: Outgoing) -> None:
        """Begin another incarnation after the last record that desk and hub have in common."""
        with _as_sync_error():
            fork = find_fork(client, self._hub, outgoing)
        begin_incarnation(self._store, self._repository, self._actor, fork)
        self._purge_expired()  # what was erased since the backup came back with it

    def _purge_expired(self) -> None:
        with suppress(UserError):  # a clock that is doubted deletes nothing, and stops no sync either
            self._purge()

    def _pull(self, client: HubClient) -> PullResult:
        with _as_sync_error():
            return Pull(self._store, self._hub, self._repository).run(client)


@contextmanager
def _as_sync_error() -> Iterator[None]:
    """Raises a ``RefusedByHub`` as a ``SyncError``."""
    try:
        yield
    except RefusedByHub as refused:
        raise sync_errors.refused(refused.code) from None
