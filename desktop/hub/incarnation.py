"""The desk that wrote a record, and its incarnation."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Incarnation:
    """A run of records that one desk numbers from 1 on. A desk begins another one when it was restored from a backup or
    copied, since the hub knows other records under the numbers that it would give next."""

    venue: UUID
    desk: UUID
    incarnation: UUID
