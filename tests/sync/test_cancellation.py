"""A sync is stopped from another thread while it waits for the hub: the store may be closed a moment later."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from desktop.domain.cancellation import CancellationToken
from desktop.domain.errors import Cancelled
from desktop.sync.network import local_address
from desktop.sync.push import SyncStopped
from tests.sync.conftest import JoinedDesk
from tests.sync.tiny_hub import TICKET, Handler

SOON = 0.2


@contextmanager
def silence(joined: JoinedDesk, path: str) -> Iterator[threading.Event]:
    """The hub does not answer on a path any more; gives what is set when it was asked."""
    asked, over = threading.Event(), threading.Event()

    def hold(handler: Handler, _body: bytes) -> None:
        asked.set()
        over.wait(30)
        handler.close_connection = True

    joined.hub.trick(path, hold)
    try:
        yield asked
    finally:
        over.set()


class Syncing(threading.Thread):
    """Work at the hub on a thread, as the window does it."""

    def __init__(self, work: Callable[[CancellationToken], object]) -> None:
        super().__init__()
        self.stop = CancellationToken()
        self.error: Exception | None = None
        self._work = work
        self.start()

    def run(self) -> None:
        try:
            with self.stop.using_store():
                self._work(self.stop)
        except Cancelled as error:
            self.error = error


@pytest.mark.parametrize("path", ["/v1/hello", "/v1/session", "/v1/desk", "/v1/push"])
def test_it_is_away_at_once_and_comes_back_to_nothing(joined: JoinedDesk, path: str) -> None:
    joined.enter(1200)
    with silence(joined, path) as asked:
        syncing = Syncing(lambda stop: joined.sync.sync_now(stop=stop))
        assert asked.wait(10)
        before = time.monotonic()
        syncing.stop.cancel()
        assert syncing.stop.has_left_store(SOON)
        assert time.monotonic() - before < SOON
        kept = joined.sync.status()
        syncing.join(5)
    assert not syncing.is_alive()
    assert isinstance(syncing.error, SyncStopped)
    after = joined.sync.status()
    assert (after.stored, after.error, after.error_at) == (kept.stored, None, 0)
    joined.sync.sync_now()
    assert joined.sync.status().synced


def test_joining_can_be_stopped_too(unenrolled: JoinedDesk) -> None:
    with silence(unenrolled, "/v1/enroll") as asked:
        joining = Syncing(lambda stop: unenrolled.enrolment.enroll(unenrolled.hub.url, TICKET, stop=stop))
        assert asked.wait(10)
        joining.stop.cancel()
        assert joining.stop.has_left_store(SOON)
        joining.join(5)
    assert isinstance(joining.error, Cancelled)
    assert not unenrolled.sync.status().enrolled


def test_what_was_stopped_before_it_began_does_not_begin(joined: JoinedDesk) -> None:
    stop = CancellationToken()
    stop.cancel()
    joined.hub.asked.clear()
    with pytest.raises(Cancelled), stop.using_store():
        joined.sync.sync_now(stop=stop)
    assert joined.hub.asked == []


def test_the_way_to_a_hub_on_this_pc_is_its_own_address() -> None:
    assert local_address("http://127.0.0.1:8443") == "127.0.0.1"


def test_the_way_to_a_name_is_the_way_out_whatever_the_name() -> None:
    assert local_address("https://hub.example") == local_address("https://another.example:8443")
