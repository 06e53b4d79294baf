"""One sync over the network: what waits goes to the hub, what the other desks did comes back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

from desktop.domain.errors import UserError
from desktop.domain.progress import Progress
from desktop.store.ledger import Store
from desktop.store.queries import outbox
from desktop.sync import troubles
from desktop.sync.client import HubClient
from desktop.sync.herd.pull import Pull, Taken
from desktop.sync.herd.telling import tell
from desktop.sync.link import Link, Refused
from desktop.sync.lives import begin_life, find_fork
from desktop.sync.outgoing import Outgoing
from desktop.sync.pace import Chance
from desktop.sync.push import Push, Pushed, catch_up
from desktop.sync.receipts import Receipts
from desktop.sync.state import Hub, SyncBook
from desktop.sync.troubles import SyncTrouble, Trouble

_MOST_LIVES = 3
"""In one sync. Two copies of a desk that sync at the same moment may part once more; no honest hub makes it go on."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What came of it; ``ahead`` is how many ms this PC's clock is ahead of the hub's."""

    pushed: Pushed
    taken: Taken
    ahead: int


class Exchange:
    """A sync by member ``actor``. ``purge`` removes what is past its retention; ``wait`` sleeps for some seconds."""

    def __init__(
        self,
        store: Store,
        book: SyncBook,
        hub: Hub,
        link: Link,
        actor: str,
        *,
        purge: Callable[[], object],
        chance: Chance,
        wait: Callable[[float], None],
        progress: Progress,
    ) -> None:
        self._store = store
        self._book = book
        self._hub = hub
        self._link = link
        self._actor = actor
        self._purge = purge
        self._chance = chance
        self._wait = wait
        self._progress = progress

    def run(self) -> Exchanged:
        """Hand over and take. Raises ``SyncTrouble``, ``SyncStopped``.

        What is past its retention is removed first: a desk that was restored from a backup must not hand it over.
        """
        self._forget_what_is_over()
        tell(self._store, self._actor)
        pushed, client = self._hand_over()
        taken = self._pull(client)
        if tell(self._store, self._actor):  # a restored hub turned out to lack something that is known here
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
        """Push; a desk of which the hub has other records goes on in another life."""
        key = self._book.key()
        for _ in range(_MOST_LIVES):
            outgoing = Outgoing(self._store, self._hub.id, key)
            client = HubClient(self._link, self._hub, outgoing.identity, key)
            self._hand_over_former(client)
            try:
                receipts = Receipts(self._hub, outgoing)
                pushed = Push(
                    client,
                    outgoing,
                    receipts,
                    self._book,
                    url=self._hub.url,
                    chance=self._chance,
                    wait=self._wait,
                    progress=self._progress,
                ).run()
            except SyncTrouble as trouble:
                if trouble.kind is not Trouble.FORK:
                    raise
                self._part(client, outgoing)
            else:
                if receipts.whole is not None:
                    self._book.keep(self._book.known().rejects.as_told(receipts.whole))
                return pushed, client
        raise troubles.fork()

    def _hand_over_former(self, client: HubClient) -> None:
        """What a restored hub lacks of the desk's former lives; usually nothing."""
        key = self._book.key()
        with self._store.read() as connection:
            former = outbox.former_lives(connection)
        for life in former:
            outgoing = Outgoing(self._store, self._hub.id, key, life)
            with _as_trouble():
                catch_up(client.in_life(outgoing.identity), outgoing, Receipts(self._hub, outgoing))

    def _part(self, client: HubClient, outgoing: Outgoing) -> None:
        """Begin another life."""
        with _as_trouble():
            fork = find_fork(client, self._hub, outgoing)
        begin_life(self._store, self._book, self._actor, fork)
        self._forget_what_is_over()  # what was erased since the backup came back with it

    def _forget_what_is_over(self) -> None:
        with suppress(UserError):  # a clock that is doubted deletes nothing, and stops no sync either
            self._purge()

    def _pull(self, client: HubClient) -> Taken:
        with _as_trouble():
            return Pull(self._store, self._hub, self._book).run(client)


@contextmanager
def _as_trouble() -> Iterator[None]:
    """A hub's refusal as a sentence."""
    try:
        yield
    except Refused as refused:
        raise troubles.refused(refused.code) from None
