"""When a desk syncs by itself: some time after the last new record (debounce), at an interval otherwise, spread by jitter,
and with exponential back-off after failures.

Pure functions over frozen values: the caller observes, asks ``due``, and keeps the schedule for the next time.
"""

from dataclasses import dataclass, replace
from typing import Protocol

from desktop.sync.intervals import SyncIntervals

BASE_SECONDS = 1.0
LONGEST_SECONDS = 15 * 60.0


class RandomSource(Protocol):
    """A source of random numbers, such as ``random.Random`` or ``random.SystemRandom``."""

    def uniform(self, a: float, b: float, /) -> float: ...


def backoff_seconds(failures: int, rng: RandomSource, retry_after: float | None = None) -> float:
    """Seconds to wait after so many failures in a row (from 1): exponential with full jitter.

    Ten thousand desks that lost their hub at the same moment come back spread out. What the hub asked for is added
    to it, so that they do not all come back at the moment that it named.
    """
    jitter = rng.uniform(0.0, min(LONGEST_SECONDS, BASE_SECONDS * 2.0 ** min(failures, 20)))
    return jitter if retry_after is None else retry_after + jitter


_MOST_AWAY_SECONDS = 86_400 + LONGEST_SECONDS
"""The furthest that ``until`` can lie ahead: the longest Retry-After with the longest jitter. Beyond it, the PC's date
was changed."""


@dataclass(frozen=True, slots=True)
class Observation:
    """The state of desk and network at one moment: ``now`` in seconds of a monotonic clock, ``at`` in UTC ms.

    ``last`` is the seq of the newest record, ``waiting`` how many wait; ``until`` and ``failed`` are as in
    ``SyncStatus`` (UTC ms); ``address`` is the PC's own on its network (``network.local_address``), empty without one;
    ``offline``: the last try failed for want of a network.
    """

    now: float
    at: int
    last: int
    waiting: int
    until: int
    failed: int
    offline: bool
    address: str


@dataclass(frozen=True, slots=True)
class SyncSchedule:
    """What is remembered from one observation to the next; ``due`` says whether to sync now.

    Times are seconds of the monotonic clock. ``next_at``: when a sync is due without anything new; ``new_since`` and
    ``new_at``: when the first and the last new record was seen (0: none); ``network_at``: when a sync is due because a
    network came back (negative: none did).
    """

    intervals: SyncIntervals
    next_at: float
    due: bool = False
    last: int = -1
    address: str = ""
    new_since: float = 0.0
    new_at: float = 0.0
    network_at: float = -1.0

    @classmethod
    def started(cls, intervals: SyncIntervals, now: float, rng: RandomSource) -> "SyncSchedule":
        """The schedule of a desk that was just opened; the first sync is due within ``jitter`` seconds."""
        return cls(intervals, now + rng.uniform(0.0, intervals.jitter))

    def finished(self, now: float, rng: RandomSource, *, soon: bool = False) -> "SyncSchedule":
        """The schedule after a sync, successful or not; ``soon``: it was interrupted and is due again at once."""
        interval = rng.uniform(self.intervals.interval / 2, self.intervals.interval)
        return replace(self, next_at=now if soon else now + interval, new_since=0.0, network_at=-1.0)

    def observed(self, observation: Observation, rng: RandomSource) -> "SyncSchedule":
        """The schedule after another observation."""
        now, after = observation.now, self
        if observation.last != self.last:
            after = replace(after, last=observation.last, new_since=self.new_since or now, new_at=now)
        if not observation.waiting:
            after = replace(after, new_since=0.0)
        if observation.address != self.address:
            came = (
                now + rng.uniform(0.0, self.intervals.jitter) if observation.address and observation.offline else -1.0
            )
            after = replace(after, address=observation.address, network_at=came)
        return replace(after, due=after._is_due(observation))

    def _is_due(self, observation: Observation) -> bool:
        if self.network_at >= 0:
            return observation.now >= self.network_at
        if observation.until and _must_wait(observation):
            return False
        if observation.until and observation.waiting:  # it has failed, and its time has come
            return True
        if observation.waiting and self.new_since:
            is_quiet = observation.now - self.new_at >= self.intervals.debounce
            return is_quiet or observation.now - self.new_since >= self.intervals.debounce_limit
        return observation.now >= self.next_at


def _must_wait(observation: Observation) -> bool:
    """Whether the time until which no try is made has not passed; never where the PC's date was changed since."""
    away = (observation.until - observation.at) / 1000
    return 0 < away <= _MOST_AWAY_SECONDS and observation.at >= observation.failed
