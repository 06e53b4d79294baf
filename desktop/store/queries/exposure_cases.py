"""Cases that were looked up, and the calls to their contacts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from desktop.domain.exposure.cases import CaseNumber, CaseState, Outcome
from desktop.domain.json_object import JsonObject
from desktop.store.bodies import encoded
from desktop.store.queries import settings
from desktop.store.rows import AnyRow
from desktop.store.tables import exposure_case, exposure_contact

_LAST_KEY = "exposure_case_number"


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as it is stored; times are UTC ms. ``document`` is that of the case (type and number), empty
    for none; ``body`` holds its stays and rules, ``known`` the numbers of the contacts that were seen."""

    id: str
    number: CaseNumber
    opened_at: int
    opened_by: str
    reason: str
    state: CaseState
    document: str
    changed_at: int
    body: JsonObject
    known: frozenset[int]


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call to a contact; ``at`` is UTC ms."""

    id: str
    case_id: str
    declaration_id: str
    at: int
    member_id: str
    outcome: Outcome
    note: str


def take_number(connection: Connection, year: int) -> CaseNumber:
    """The number of the next case of a year; none is given twice, though cases are deleted."""
    last_year, last = settings.get(connection, _LAST_KEY, (0, 0))
    running = int(last) + 1 if last_year == year else 1
    settings.put(connection, _LAST_KEY, (year, running))
    return CaseNumber(year, running)


def insert(connection: Connection, row: CaseRow) -> None:
    """Insert a new case."""
    connection.execute(exposure_case.insert().values(_columns(row)))


def replace(connection: Connection, row: CaseRow) -> None:
    """Replace a case by its new state."""
    connection.execute(update(exposure_case).where(exposure_case.c.id == row.id).values(_columns(row)))


def find(connection: Connection, case_id: str) -> CaseRow | None:
    row = connection.execute(select(exposure_case).where(exposure_case.c.id == case_id)).one_or_none()
    return _row(row) if row else None


def newest(connection: Connection) -> tuple[CaseRow, ...]:
    """Every case, the last one first."""
    query = select(exposure_case).order_by(exposure_case.c.year.desc(), exposure_case.c.running.desc())
    return tuple(_row(row) for row in connection.execute(query))


def insert_calls(connection: Connection, rows: Sequence[CallRow]) -> None:
    """Add calls."""
    connection.execute(exposure_contact.insert(), [_call_columns(row) for row in rows])


def calls(connection: Connection, case_id: str) -> tuple[CallRow, ...]:
    """The calls to the contacts of a case, in the order in which they were noted."""
    columns = exposure_contact.c
    query = select(exposure_contact).where(columns.case_id == case_id).order_by(columns.at, columns.id)
    return tuple(
        CallRow(r.id, r.case_id, r.declaration_id, r.at, r.member_id, Outcome(r.outcome), r.note)
        for r in connection.execute(query)
    )


def _columns(row: CaseRow) -> dict[str, object]:
    return {
        "id": row.id,
        "year": row.number.year,
        "running": row.number.running,
        "opened_at": row.opened_at,
        "opened_by": row.opened_by,
        "reason": row.reason,
        "state": str(row.state),
        "document": row.document,
        "changed_at": row.changed_at,
        "body": encoded(row.body),
        "known": ",".join(map(str, sorted(row.known))),
    }


def _call_columns(row: CallRow) -> dict[str, object]:
    return {
        "id": row.id,
        "case_id": row.case_id,
        "declaration_id": row.declaration_id,
        "at": row.at,
        "member_id": row.member_id,
        "outcome": str(row.outcome),
        "note": row.note,
    }


def _row(row: AnyRow) -> CaseRow:
    known = frozenset(map(int, row.known.split(","))) if row.known else frozenset()
    number = CaseNumber(row.year, row.running)
    return CaseRow(
        row.id,
        number,
        row.opened_at,
        row.opened_by,
        row.reason,
        CaseState(row.state),
        row.document,
        row.changed_at,
        json.loads(row.body),
        known,
    )
