"""A desk's share of what the hub stores. A desk whose token or PC somebody else has can neither fill the hub's disk nor
its tables; an honest desk never comes near: it sends a few megabytes a day.

What is over the share is refused and stays at the desk, which says so. Nothing is dropped.
"""

import logging
import threading
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection, func, select

from desktop.domain.clock import Clock
from desktop.hub.classify import QUARANTINED
from desktop.hub.incarnation import Incarnation
from desktop.hub.queries import count_incarnations
from desktop.hub.refused import Refused, refused
from desktop.hub.tables import quarantined
from desktop.sync.segment import Record

log = logging.getLogger("desktop.hub")
BYTES_AT_ONCE = 1 << 30
"""Bytes of bodies, unpacked, that a desk may send one after the other: two million records of a desk that joins late. A
segment unpacks to sixteen times its size, so that what goes over the wire says little."""
BYTES_A_DAY = 1 << 30
"""What it may send in the long run."""
MOST_INCARNATIONS = 200
"""Incarnations of a desk: it begins one each time that it was restored from a backup or copied."""
MOST_QUARANTINED = 10_000
"""Records of a desk that are in quarantine with their content."""
MOST_QUARANTINED_BYTES = 64 << 20
"""Bytes of all records of a desk that are kept apart with their content, those of newer kinds included."""
_DAY_MS = 86_400_000
_MOST_DESKS = 50_000


@dataclass
class ByteBudget:
    """How many bytes each desk sent. Kept in the memory of one process; callable from several threads."""

    clock: Clock
    _spent: dict[UUID, tuple[float, int]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def spend(self, desk: UUID, records: tuple[Record, ...]) -> None:
        """Count the bodies of records that a desk sent. Raises ``Refused`` (429, with the seconds to wait)."""
        size = sum(_size(record.body) + len(record.sealed or b"") for record in records if record.body is not None)
        now = self.clock.steady_ms()
        with self._lock:
            before, since = self._spent.pop(desk, (0.0, now))
            spent = max(0.0, before - (now - since) * BYTES_A_DAY / _DAY_MS)
            over = spent + size - BYTES_AT_ONCE
            self._spent[desk] = (spent if over > 0 else spent + size, now)
            while len(self._spent) > _MOST_DESKS:  # the one that was not heard of for the longest time
                del self._spent[next(iter(self._spent))]
        if over > 0:
            log.warning("share: desk %s sent more bytes than it may", desk)
            raise refused(429, "busy", 1 + round(over * _DAY_MS / BYTES_A_DAY / 1000))


def _size(body: str) -> int:
    return len(body) if body.isascii() else len(body.encode("utf-8", "replace"))


def require_incarnation_share(connection: Connection, source: Incarnation) -> None:
    """Raises ``Refused`` where a desk has too many incarnations for another one."""
    if count_incarnations(connection, source.venue, source.desk) >= MOST_INCARNATIONS:
        raise _over(source, "incarnations")


def require_quarantine_share(connection: Connection, source: Incarnation) -> None:
    """Raises ``Refused`` where too much of a desk is kept apart, what was written in this transaction included."""
    is_quarantined = quarantined.c.disposition == QUARANTINED
    counts = select(
        func.count().filter(is_quarantined), func.coalesce(func.sum(func.octet_length(quarantined.c.raw)), 0)
    ).where(quarantined.c.venue == source.venue, quarantined.c.desk == source.desk, quarantined.c.raw.is_not(None))
    count, size = connection.execute(counts).one()
    if count > MOST_QUARANTINED or size > MOST_QUARANTINED_BYTES:
        raise _over(source, "quarantined records")


def _over(source: Incarnation, what: str) -> Refused:
    log.warning("share: desk %s of venue %s has too many %s", source.desk, source.venue, what)
    return refused(403, "share")
