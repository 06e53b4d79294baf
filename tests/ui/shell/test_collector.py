"""Circles with widgets in them end on the window's thread, whoever made the object too many."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.collector import Collector


class Circle:
    """Something that only the collector can end; it notes on which thread."""

    def __init__(self, ended: list[threading.Thread]) -> None:
        self.itself = self
        self._ended = ended

    def __del__(self) -> None:
        self._ended.append(threading.current_thread())


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    collector = Collector()
    yield collector
    collector.stop()


def work() -> None:
    """What a sync does to the collector's counts: many objects that stay for a while."""
    kept = [[number] for number in range(50_000)]
    assert kept


def test_a_worker_never_collects(qtbot: QtBot, collector: Collector) -> None:
    ended: list[threading.Thread] = []
    Circle(ended)
    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert ended == []
    kept = [[number] for number in range(5_000)]  # so that a collection is due
    qtbot.waitUntil(lambda: ended == [threading.main_thread()], timeout=5_000)
    assert kept


def test_python_collects_by_itself_afterwards(collector: Collector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
