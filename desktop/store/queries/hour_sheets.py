"""Tally sheets that were typed in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, select, update

from desktop.domain.counting import HourCell, add_cells
from desktop.store.rows import AnyRow
from desktop.store.tables import hour_sheet


@dataclass(frozen=True, slots=True)
class HourSheetRow:
    """A sheet of a gate and a day (ISO). ``entered_at`` is UTC ms; ``replaced_at`` is set when it was entered again or
    taken back.

    ``cells`` are the people whom the sheet adds to the rollup, by hour; ``included`` those on its paper whom presses
    have counted already.
    """

    id: str
    day: str
    gate_id: str
    inspector_id: str | None
    entered_at: int
    entered_by: str
    replaced_at: int | None
    cells: Mapping[int, HourCell]
    included: Mapping[int, HourCell] = field(default_factory=dict)

    @property
    def paper(self) -> Mapping[int, HourCell]:
        """The figures on the paper: ``cells`` and ``included`` together."""
        return add_cells(self.cells, self.included)


def insert(connection: Connection, row: HourSheetRow) -> None:
    values = body(row) | {
        "entered_by": row.entered_by,
        "cells": _text(row.cells),
        "included": _text(row.included),
    }
    connection.execute(hour_sheet.insert().values(**values))


def find(connection: Connection, sheet_id: str) -> HourSheetRow | None:
    row = connection.execute(select(hour_sheet).where(hour_sheet.c.id == sheet_id)).one_or_none()
    return _row(row) if row else None


def of_gate(connection: Connection, gate_id: str, day: str) -> tuple[HourSheetRow, ...]:
    """Valid sheets of a gate and a day, in the order of entering."""
    query = select(hour_sheet).where(
        hour_sheet.c.gate_id == gate_id, hour_sheet.c.day == day, hour_sheet.c.replaced_at.is_(None)
    )
    return tuple(_row(row) for row in connection.execute(query.order_by(hour_sheet.c.id)))


def between(connection: Connection, since: str, until: str) -> tuple[HourSheetRow, ...]:
    """Valid sheets from a day to before another one (ISO), by day and in the order of entering."""
    day = hour_sheet.c.day
    query = select(hour_sheet).where(day >= since, day < until, hour_sheet.c.replaced_at.is_(None))
    return tuple(_row(row) for row in connection.execute(query.order_by(day, hour_sheet.c.id)))


def replaced(connection: Connection, sheet_id: str, now: int) -> None:
    """Mark a sheet as replaced at ``now`` (UTC ms): it was entered again, or taken back."""
    connection.execute(update(hour_sheet).where(hour_sheet.c.id == sheet_id).values(replaced_at=now))


def body(row: HourSheetRow) -> dict[str, object]:
    """The body of a sheet in audit and outbox: a hub counts its ``cells``."""
    more = {"included": {str(hour): cell for hour, cell in row.included.items()}} if row.included else {}
    return {
        "id": row.id,
        "day": row.day,
        "gate_id": row.gate_id,
        "inspector_id": row.inspector_id,
        "entered_at": row.entered_at,
        "replaced_at": row.replaced_at,
        "cells": {str(hour): cell for hour, cell in row.cells.items()},
        **more,
    }


def _text(cells: Mapping[int, HourCell]) -> str:
    return json.dumps({str(hour): list(cell) for hour, cell in sorted(cells.items())})


def _row(row: AnyRow) -> HourSheetRow:
    values = dict(row._mapping)
    read = {
        name: {int(hour): (cell[0], cell[1]) for hour, cell in json.loads(values[name]).items()}
        for name in ("cells", "included")
    }
    return HourSheetRow(**{**values, **read})
