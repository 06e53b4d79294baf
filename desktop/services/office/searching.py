"""A search of sealed lists: every record is opened once and looked into, by several processes.

The hub cannot search, and has no blind index (keyed digests of phone and document numbers): such numbers are few enough to be
tried one after the other. Whoever took the hub over would have the index's key as well, and would read from it who was where.
The search is done where the office's key is, and nowhere else.

The processes get the key through the pipe that their work comes by, never as an argument or in the environment.
"""

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from multiprocessing import get_context

from desktop.domain.progress import Progress, no_progress
from desktop.dumps import forbid_dumps
from desktop.services.office.numbers import ChunkNumbers, NumberIndex
from desktop.services.office.opening import ChunkOpener, Failures, OpenedRecord, OpenList
from desktop.services.office.query import Query
from desktop.sync.sealed_list import PartHead, SealedEntry, read_chunk

SMALL = 4 << 20
"""Bytes of a list below which the processes would take longer to start than the search."""
_MOST_WORKERS = 8
_AHEAD = 3
"""Chunks that wait for each process."""


@dataclass(slots=True)
class _Searched:
    """What is found in a chunk; numbers count its records from 1."""

    count: int
    hits: list[tuple[int, SealedEntry, str]]
    failures: Failures
    numbers: ChunkNumbers


@dataclass(slots=True)
class SearchedList:
    """What a search of one list found; ``total`` counts the records that were looked into."""

    found: list[OpenedRecord] = field(default_factory=list)
    failures: Failures = field(default_factory=Failures)
    total: int = 0

    def take(self, part: PartHead, searched: _Searched) -> None:
        """What was found in the next chunk."""
        for number, entry, body in searched.hits:
            self.found.append(OpenedRecord(self.total + number, part, entry, body))
        self.failures.extend(searched.failures, after=self.total)
        self.total += searched.count


class Searchers:
    """Processes that search, started by the first list that is long enough. Make them with ``searchers``.

    Whatever was looked into once is not opened again where a later query names the numbers it looks for.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None
        self._numbers = NumberIndex()

    def search(
        self, listed: OpenList, size: int, identity: str, query: Query, progress: Progress = no_progress
    ) -> SearchedList:
        """Look into the records of a list of ``size`` bytes; ``identity`` is the office's key. Only where no ``BadInput``
        comes, the list is whole. Records that are known to be of others are not opened, and fail no more. Raises ``BadInput``, ``Cancelled``."""
        result, read = SearchedList(), 0
        waiting: deque[tuple[PartHead, bytes, Future[_Searched]]] = deque()
        hub = listed.head.hub
        own = ChunkOpener(hub, identity)
        pool = self._started() if size >= SMALL and self._workers > 1 else None

        def take(part: PartHead, packed: bytes, searched: _Searched) -> None:
            self._numbers.add(packed, searched.numbers)
            result.take(part, searched)

        for part, packed in listed.chunks():
            known = self._numbers.find(packed) if query.numbers is not None else None
            if known is not None and query.numbers is not None:
                if only := known.having(query.numbers):  # few: not worth another process
                    result.take(part, _search(own, query, part.venue, packed, only))
                else:
                    result.total += known.count
            elif pool is None:
                take(part, packed, _search(own, query, part.venue, packed))
            else:
                found = pool.submit(_search_apart, hub, identity, query, part.venue, packed)
                waiting.append((part, packed, found))
                while len(waiting) > self._workers * _AHEAD:
                    of, first, future = waiting.popleft()
                    take(of, first, future.result())
            read += len(packed)
            progress(min(read, size), size)
        for of, first, future in waiting:
            take(of, first, future.result())
        return result

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._workers, get_context("spawn"), forbid_dumps)
        return self._pool

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


@contextmanager
def searchers(workers: int = 0) -> Iterator[Searchers]:
    """So many processes, one for each core unless given; they end with the block."""
    made = Searchers(workers or min(_MOST_WORKERS, os.cpu_count() or 1))
    try:
        yield made
    finally:
        made.close()


def _search(
    opener: ChunkOpener, query: Query, venue: str, packed: bytes, only: frozenset[int] | None = None
) -> _Searched:
    chunk, failures = read_chunk(packed), Failures()
    numbers = ChunkNumbers(len(chunk.entries))

    def may_take(number: int, body: bytes) -> bool:
        numbers.note(number, body)
        return query.may_take(body)

    bodies = opener.bodies(venue, chunk, 1, failures, may_take, only)
    return _Searched(len(chunk.entries), [hit for hit in bodies if query.takes(hit[2])], failures, numbers)


def _search_apart(hub: str, identity: str, query: Query, venue: str, packed: bytes) -> _Searched:
    """The same in a process of its own, which keeps the opener until it ends."""
    return _search(_opener(hub, identity), query, venue, packed)


@lru_cache(maxsize=1)
def _opener(hub: str, identity: str) -> ChunkOpener:
    return ChunkOpener(hub, identity)
