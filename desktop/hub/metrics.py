"""Metrics of the hub in Prometheus' text format. Labels name no venue, no desk and no person."""

import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Engine, func, select
from sqlalchemy.pool import QueuePool

from desktop.hub.classify import PARKED, QUARANTINED
from desktop.hub.database import AWAY
from desktop.hub.tables import desk, quarantined, uncounted
from desktop.hub.trusted_time import TrustedTime

Labels = tuple[tuple[str, str], ...]

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds of the histogram of response times, in seconds."""
_PREFIX = "venuedesk_hub_"
_COUNTERS = {
    "requests_total": "Requests by endpoint and status.",
    "records_total": "Records taken, whatever became of them.",
    "apart_total": "Records that were kept apart, by fate.",
    "expired_total": "Records whose content was dropped at the end of its retention.",
}
_SECONDS = "request_seconds"
_GAUGES = {
    "database_up": "Whether the database answers.",
    "clock_trusted": "Whether the clock can be believed: nothing is deleted while it cannot (hub trust-clock).",
    "desks": "Desks by state.",
    "apart_waiting": "Records that are kept apart with their content, by fate.",
    "uncounted": "Records that came without a body and whose people no remainder has named yet.",
    "database_connections": "Connections to the database, in use and idle.",
}


class Gauge(NamedTuple):
    """A value as it is now; ``name`` without the prefix."""

    name: str
    value: float
    labels: Labels = ()


@dataclass
class _Times:
    """Response times of an endpoint: counts by bucket, the total, and the sum in seconds."""

    within: list[int] = field(default_factory=lambda: [0] * (len(BUCKETS) + 1))
    sum: float = 0.0


@dataclass
class HubMetrics:
    """Counters since the process started; gauges are read when metrics are requested."""

    _counts: Counter[tuple[str, Labels]] = field(default_factory=Counter)
    _times: dict[str, _Times] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, name: str, amount: int = 1, **labels: str) -> None:
        """Increase a counter; ``name`` without prefix and ``_total``. Labels have few values: no identifiers."""
        with self._lock:
            self._counts[f"{name}_total", tuple(sorted(labels.items()))] += amount

    def answered(self, endpoint: str, status: int, seconds: float) -> None:
        """Count a response; ``endpoint`` is the route, not the requested path."""
        self.add("requests", endpoint=endpoint, status=str(status))
        with self._lock:
            times = self._times.setdefault(endpoint, _Times())
            times.within[bisect_left(BUCKETS, seconds)] += 1
            times.sum += seconds

    def text(self, gauges: Iterable[Gauge] = ()) -> str:
        """All metrics, with their help lines."""
        with self._lock:
            counts = sorted(self._counts.items())
            times = [(name, list(of.within), of.sum) for name, of in sorted(self._times.items())]
        lines: list[str] = []
        for name, words in _COUNTERS.items():
            lines += _head(name, words, "counter")
            lines += [_line(name, labels, count) for (of, labels), count in counts if of == name]
        lines += _head(_SECONDS, "How long answers took.", "histogram")
        for endpoint, within, seconds in times:
            lines += _histogram((("endpoint", endpoint),), within, seconds)
        there = list(gauges)
        for name, words in _GAUGES.items():
            lines += _head(name, words, "gauge")
            lines += [_line(name, gauge.labels, gauge.value) for gauge in there if gauge.name == name]
        return "\n".join(lines) + "\n"


def _histogram(labels: Labels, within: list[int], seconds: float) -> Iterable[str]:
    so_far = 0
    for limit, count in zip((*map(str, BUCKETS), "+Inf"), within, strict=True):
        so_far += count
        yield _line(f"{_SECONDS}_bucket", (*labels, ("le", limit)), so_far)
    yield _line(f"{_SECONDS}_sum", labels, round(seconds, 6))
    yield _line(f"{_SECONDS}_count", labels, so_far)


def _head(name: str, words: str, kind: str) -> list[str]:
    return [f"# HELP {_PREFIX}{name} {words}", f"# TYPE {_PREFIX}{name} {kind}"]


def _line(name: str, labels: Labels, value: float) -> str:
    labelled = "{" + ",".join(f'{key}="{text}"' for key, text in labels) + "}" if labels else ""
    return f"{_PREFIX}{name}{labelled} {value}"


_STATES = ("waiting", "approved", "revoked")


def read_gauges(engine: Engine, time: TrustedTime) -> list[Gauge]:
    """All gauges; without a database only those that need none."""
    pool = _pool(engine)
    try:
        with engine.connect() as connection:
            states = connection.execute(select(desk.c.state, func.count()).group_by(desk.c.state)).all()
            waiting = (
                select(quarantined.c.disposition, func.count())
                .where(quarantined.c.raw.is_not(None))
                .group_by(quarantined.c.disposition)
            )
            dispositions = connection.execute(waiting).all()
            trusted = time.trusts_clock()
            bare = connection.scalars(select(func.count()).select_from(uncounted)).one()
    except AWAY:
        return [Gauge("database_up", 0), *pool]
    by_state, by_disposition = {row[0]: row[1] for row in states}, {row[0]: row[1] for row in dispositions}
    return [
        Gauge("database_up", 1),
        Gauge("clock_trusted", int(trusted)),
        *(Gauge("desks", by_state.get(state, 0), (("state", state),)) for state in _STATES),
        *(
            Gauge("apart_waiting", by_disposition.get(disposition, 0), (("fate", disposition),))
            for disposition in (QUARANTINED, PARKED)
        ),
        Gauge("uncounted", bare),
        *pool,
    ]


def _pool(engine: Engine) -> list[Gauge]:
    pool = engine.pool
    if not isinstance(pool, QueuePool):
        return []
    counts = {"in_use": pool.checkedout(), "idle": pool.checkedin()}
    return [Gauge("database_connections", count, (("state", state),)) for state, count in counts.items()]
