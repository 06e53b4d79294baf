"""When the desk syncs by itself: soon after something new, at a slow beat otherwise, and never before the hub wants it."""

from dataclasses import dataclass, replace

from desktop.sync.pace import LONGEST_SECONDS, Chance
from desktop.sync.tempo import Tempo

_MOST_AWAY_SECONDS = 86_400 + LONGEST_SECONDS
"""No ``until`` lies further away than what a hub may ask for with the longest jitter: the PC's date was changed."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen at a look: ``now`` in seconds of a clock that only runs forward, ``at`` in UTC ms.

    ``last`` is the seq of the newest record, ``waiting`` how many wait; ``until`` and ``failed`` are as in
    ``SyncStatus`` (UTC ms); ``way`` is the network (``network.way_to``), ``offline`` whether the last try failed for
    want of one.
    """

    now: float
    at: int
    last: int
    waiting: int
    until: int
    failed: int
    offline: bool
    way: str


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What is remembered from one look to the next; ``due`` says whether to sync now."""

    tempo: Tempo
    beat_at: float
    due: bool = False
    last: int = -1
    way: str = ""
    new_since: float = 0.0
    new_at: float = 0.0
    network_at: float = -1.0

    @classmethod
    def begun(cls, tempo: Tempo, now: float, chance: Chance) -> "Rhythm":
        """A desk was opened: desks that are switched on at the same minute do not all come at once."""
        return cls(tempo, now + chance.uniform(0.0, tempo.spread))

    def ended(self, now: float, chance: Chance, *, soon: bool = False) -> "Rhythm":
        """A sync has ended, well or not; ``soon``: it was interrupted by something that is done now."""
        beat = chance.uniform(self.tempo.beat / 2, self.tempo.beat)
        return replace(self, beat_at=now if soon else now + beat, new_since=0.0, network_at=-1.0)

    def seen(self, sight: Sight, chance: Chance) -> "Rhythm":
        """After another look."""
        now, after = sight.now, self
        if sight.last != self.last:
            after = replace(after, last=sight.last, new_since=self.new_since or now, new_at=now)
        if not sight.waiting:
            after = replace(after, new_since=0.0)
        if sight.way != self.way:
            came = now + chance.uniform(0.0, self.tempo.spread) if sight.way and sight.offline else -1.0
            after = replace(after, way=sight.way, network_at=came)
        return replace(after, due=after._is_due(sight))

    def _is_due(self, sight: Sight) -> bool:
        if self.network_at >= 0:
            return sight.now >= self.network_at
        if sight.until and _is_before(sight):
            return False
        if sight.until and sight.waiting:  # it has failed, and its time has come
            return True
        if sight.waiting and self.new_since:
            calm = sight.now - self.new_at >= self.tempo.calm
            return calm or sight.now - self.new_since >= self.tempo.most
        return sight.now >= self.beat_at


def _is_before(sight: Sight) -> bool:
    """Whether the hub is to be left alone still, unless the PC's date was put back since that was said."""
    away = (sight.until - sight.at) / 1000
    return 0 < away <= _MOST_AWAY_SECONDS and sight.at >= sight.failed
