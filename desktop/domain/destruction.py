"""Certificates of destruction: which records and paper slips were destroyed, and when."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SlipLot:
    """Slips of one batch in one box: numbers as unbroken runs, days of their visits in ISO."""

    box: str
    batch: str
    first_visit: str
    last_visit: str
    runs: tuple[tuple[int, int], ...]

    @property
    def count(self) -> int:
        """How many slips they are."""
        return sum(last - first + 1 for first, last in self.runs)


@dataclass(frozen=True, slots=True)
class Destruction:
    """A certificate as it is stored. ``at`` is UTC ms, days are ISO, ``days`` the retention that applied.

    ``records`` were kept to the end of it, ``early`` were erased before.
    """

    number: int
    at: int
    member_id: str
    first_visit: str
    last_visit: str
    days: int
    records: int
    held: int
    erased_on: str
    slips: tuple[SlipLot, ...]
    early: int = 0

    @property
    def deleted(self) -> int:
        """How many records it certifies."""
        return self.records + self.early

    @property
    def slip_count(self) -> int:
        """How many slips of paper were destroyed."""
        return sum(lot.count for lot in self.slips)
