"""How much at once, and how long to wait after a failure."""

from dataclasses import dataclass, replace
from typing import Protocol

from desktop.sync.segment import MOST_RECORDS

FIRST_RECORDS = 500
BASE_SECONDS = 1.0
LONGEST_SECONDS = 15 * 60.0


class Chance(Protocol):
    """Where random numbers come from; ``random.Random`` and ``random.SystemRandom`` are such."""

    def uniform(self, a: float, b: float, /) -> float: ...


@dataclass(frozen=True, slots=True)
class Batch:
    """How many records go into the next segment."""

    records: int = FIRST_RECORDS

    def larger(self) -> "Batch":
        """After one that went well."""
        return replace(self, records=min(self.records * 2, MOST_RECORDS))

    def smaller(self) -> "Batch":
        """After a time-out or one that was too large."""
        return replace(self, records=max(self.records // 2, 1))


def delay(failures: int, chance: Chance, retry_after: float | None = None) -> float:
    """Seconds to wait after so many failures in a row (from 1): exponential with full jitter.

    Ten thousand desks that lost their hub at the same moment come back spread out. What the hub asked for is added
    to it, so that they do not all come back at the moment that it named.
    """
    jitter = chance.uniform(0.0, min(LONGEST_SECONDS, BASE_SECONDS * 2.0 ** min(failures, 20)))
    return jitter if retry_after is None else retry_after + jitter
