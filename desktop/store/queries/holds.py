"""Legal holds on declarations: since when, by whom and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.store.tables import legal_hold


@dataclass(frozen=True, slots=True)
class HoldRow:
    """A hold as it is stored; ``at`` is UTC milliseconds."""

    at: int
    member_id: str
    reason: str


def of_declarations(connection: Connection, ids: Sequence[str]) -> dict[str, HoldRow]:
    """The legal holds of these declarations, by declaration."""
    rows = connection.execute(select(legal_hold).where(legal_hold.c.declaration_id.in_(ids)))
    return {row.declaration_id: HoldRow(row.at, row.member_id, row.reason) for row in rows}
