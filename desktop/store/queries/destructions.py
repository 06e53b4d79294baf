"""Certificates of destruction: what each of them certifies."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from desktop.store.tables import destruction


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


def next_number(connection: Connection) -> int:
    return int(connection.scalar(select(func.max(destruction.c.number))) or 0) + 1


def insert(connection: Connection, row: Destruction) -> None:
    connection.execute(
        destruction.insert().values(
            number=row.number,
            at=row.at,
            member_id=row.member_id,
            first_visit=row.first_visit,
            last_visit=row.last_visit,
            days=row.days,
            records=row.records,
            held=row.held,
            erased_on=row.erased_on,
            early=row.early,
            slips=json.dumps(
                [[lot.box, lot.batch, lot.first_visit, lot.last_visit, lot.runs] for lot in row.slips],
                ensure_ascii=False,
            ),
        )
    )


def newest(connection: Connection) -> tuple[Destruction, ...]:
    """Every certificate, the last one first."""
    query = select(destruction).order_by(destruction.c.number.desc())
    return tuple(_row(row) for row in connection.execute(query))


def _row(row: Any) -> Destruction:
    values = dict(row._mapping)
    lots = tuple(
        SlipLot(box, batch, first, last, tuple((a, b) for a, b in runs))
        for box, batch, first, last, runs in json.loads(values["slips"])
    )
    return Destruction(**{**values, "slips": lots})
