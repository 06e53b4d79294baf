"""Certificates of destruction."""

import json

from sqlalchemy import Connection, func, select

from desktop.domain.destruction import Destruction, SlipLot
from desktop.store.rows import AnyRow
from desktop.store.tables import destruction


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
    """All certificates, the newest first."""
    query = select(destruction).order_by(destruction.c.number.desc())
    return tuple(_row(row) for row in connection.execute(query))


def _row(row: AnyRow) -> Destruction:
    values = dict(row._mapping)
    lots = tuple(
        SlipLot(box, batch, first, last, tuple((a, b) for a, b in runs))
        for box, batch, first, last, runs in json.loads(values["slips"])
    )
    return Destruction(**{**values, "slips": lots})
