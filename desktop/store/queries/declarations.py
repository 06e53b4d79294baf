"""Declarations, their versions and the keys that they are found by."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, select, update

from desktop.domain.hourly import HourCount, registration
from desktop.domain.json_object import JsonObject
from desktop.store.bodies import encoded
from desktop.store.prepared import Prepared
from desktop.store.queries import hourly
from desktop.store.rows import AnyRow
from desktop.store.tables import declaration, declaration_key, declaration_version, legal_hold

SCAN_LIMIT = 500
"""The most matches of a prefix that are read; without a limit a short prefix would be slow."""


_INSERT = Prepared(declaration.insert())
_INSERT_KEY = Prepared(declaration_key.insert())
_DELETE_KEY = Prepared(
    delete(declaration_key).where(*(column == bindparam(column.name) for column in declaration_key.c))
)
_OF_DOCUMENT = Prepared(
    select(declaration)
    .where(
        declaration.c.document == bindparam("document"),
        declaration.c.visited_from.between(bindparam("since"), bindparam("until")),
    )
    .order_by(declaration.c.visited_from.desc())
)


@dataclass(frozen=True, slots=True)
class DeclarationRow:
    """A declaration as it is stored. ``body`` holds the typed fields in canonical form; times are UTC ms."""

    id: str
    slip: int | None
    gate_id: str
    inspector_id: str | None
    category: str
    visited_from: int
    visited_to: int
    precision: str
    temperature: int | None
    needs_worksheet: bool
    source: str
    entered_at: int
    entered_by: str
    version: int
    document: str
    fingerprint: bytes
    body: JsonObject


FINGERPRINT = "fingerprint"
"""In the body of an earlier state: its fingerprint as an import row, in hex. States kept by earlier programs lack it."""


@dataclass(frozen=True, slots=True)
class DeclarationVersion:
    """An earlier state of a declaration: who replaced it, when and why. ``body`` is that of the declaration, with
    ``gate_id``, ``inspector_id`` and ``FINGERPRINT``."""

    version: int
    at: int
    member_id: str
    reason: str
    body: JsonObject


@dataclass(frozen=True, slots=True)
class Expired:
    """A declaration that is to be deleted, with its slip. ``visited_from`` is UTC ms."""

    id: str
    slip: int | None
    visited_from: int


class _SearchKeys(NamedTuple):
    """The search keys of a declaration: ``found_by`` holds them, one a line."""

    number: int
    visited_from: int
    found_by: str


def insert(
    connection: Connection, rows: Sequence[DeclarationRow], keys: Mapping[str, Iterable[str]], number: int
) -> None:
    """Insert declarations, their search keys (``keys`` by identifier) and their counts in the rollup.

    They are numbered from ``number`` on, which no declaration has yet.
    """
    found_by = [_SearchKeys(n, row.visited_from, _joined(keys[row.id])) for n, row in enumerate(rows, number)]
    _INSERT.run_many(connection, map(_columns, rows, found_by))
    # In the tree's own order: for the rows of a file this reads and writes each of its pages once.
    _INSERT_KEY.run_many(connection, sorted(_keys_of(found_by), key=itemgetter("key")))
    hourly.add(connection, map(counted, rows))


def replace(connection: Connection, row: DeclarationRow, keys: Iterable[str], before: DeclarationVersion) -> None:
    """Replace a declaration by its corrected state; the state before is kept as a version."""
    connection.execute(
        declaration_version.insert().values(
            declaration_id=row.id,
            version=before.version,
            at=before.at,
            member_id=before.member_id,
            reason=before.reason,
            body=encoded(before.body),
        )
    )
    hourly.take(connection, _counts_of(connection, [row.id]))
    number = _delete_keys(connection, [row.id])[0]
    found_by = _SearchKeys(number, row.visited_from, _joined(keys))
    connection.execute(update(declaration).where(declaration.c.id == row.id).values(**_columns(row, found_by)))
    _INSERT_KEY.run_many(connection, _keys_of([found_by]))
    hourly.add(connection, [counted(row)])


def find(connection: Connection, declaration_id: str) -> DeclarationRow | None:
    row = connection.execute(select(declaration).where(declaration.c.id == declaration_id)).one_or_none()
    return _row(row) if row else None


def numbered(connection: Connection, numbers: Sequence[int]) -> tuple[DeclarationRow, ...]:
    """Declarations in the order of ``numbers``; missing ones are left out."""
    rows = connection.execute(select(declaration).where(declaration.c.number.in_(numbers)))
    found = {row.number: _row(row) for row in rows}
    return tuple(found[n] for n in numbers if n in found)


def of_slip(connection: Connection, number: int) -> DeclarationRow | None:
    """The declaration that a slip was entered as; None where it has none any more."""
    row = connection.execute(select(declaration).where(declaration.c.slip == number)).first()
    return _row(row) if row else None


def newest(connection: Connection, limit: int, gates: Sequence[str] | None = None) -> tuple[DeclarationRow, ...]:
    """The declarations that were entered last, at these gates or at all, the newest first: identifiers are UUIDv7 and
    sorted by time."""
    query = select(declaration).order_by(declaration.c.id.desc()).limit(limit)
    if gates is not None:
        query = query.where(declaration.c.gate_id.in_(gates))
    return tuple(_row(row) for row in connection.execute(query))


def between(connection: Connection, since: int | None, until: int | None) -> Iterator[DeclarationRow]:
    """Declarations by time of arrival, from ``since`` to before ``until`` (UTC ms); rows are fetched while they are
    iterated."""
    query = select(declaration).where(*_period(since, until))
    query = query.order_by(declaration.c.visited_from, declaration.c.id)
    for row in connection.execution_options(yield_per=500).execute(query):
        yield _row(row)


def count_between(connection: Connection, since: int | None, until: int | None) -> int:
    """The number of declarations that ``between`` gives."""
    query = select(func.count()).select_from(declaration).where(*_period(since, until))
    return int(connection.scalar(query) or 0)


def _period(since: int | None, until: int | None) -> list[ColumnElement[bool]]:
    visit = declaration.c.visited_from
    begun = [] if since is None else [visit >= since]
    return begun if until is None else [*begun, visit < until]


def count(connection: Connection) -> int:
    return int(connection.scalar(select(func.count()).select_from(declaration)) or 0)


def count_entered(connection: Connection, since: int) -> int:
    """How many declarations were entered since a moment (UTC ms)."""
    return int(connection.scalar(select(func.count()).where(*_entered(since))) or 0)


def kept_with_reasons(connection: Connection, since: int) -> tuple[DeclarationRow, ...]:
    """Declarations entered since a moment (UTC ms) with a field that was kept for a reason, in the order of entering."""
    reasons = declaration.c.body.contains('"overrides"', autoescape=True)
    query = select(declaration).where(*_entered(since), reasons).order_by(declaration.c.id)
    return tuple(_row(row) for row in connection.execute(query))


def _entered(since: int) -> tuple[ColumnElement[bool], ...]:
    """UUIDv7 identifiers begin with their time, so that older rows are not read."""
    first = f"{since:012x}"
    return declaration.c.id >= f"{first[:8]}-{first[8:]}", declaration.c.entered_at >= since


def versions(connection: Connection, declaration_id: str) -> tuple[DeclarationVersion, ...]:
    """The earlier states of a declaration, newest first."""
    rows = connection.execute(
        select(declaration_version)
        .where(declaration_version.c.declaration_id == declaration_id)
        .order_by(declaration_version.c.version.desc())
    )
    return tuple(DeclarationVersion(r.version, r.at, r.member_id, r.reason, json.loads(r.body)) for r in rows)


def numbers_by_key(connection: Connection, key: str) -> list[int]:
    """Numbers of declarations that have exactly this search key, the newest visit first; after them, up to
    ``SCAN_LIMIT`` whose key begins with it."""
    columns = declaration_key.c
    exact = connection.scalars(
        select(columns.number).where(columns.key == key).order_by(columns.newest).limit(SCAN_LIMIT)
    )
    found = dict.fromkeys(exact)
    if len(found) < SCAN_LIMIT:
        longer = connection.execute(
            select(columns.newest, columns.number)
            .where(columns.key > key, columns.key < key + "\U0010ffff")
            .order_by(columns.key, columns.newest)
            .limit(SCAN_LIMIT)
        )
        found |= dict.fromkeys(row.number for row in sorted(longer))
    return list(found)


def of_document(connection: Connection, document: str, since: int, until: int) -> tuple[DeclarationRow, ...]:
    """Declarations with this document that arrived between ``since`` and ``until`` (UTC ms, both included), newest
    first."""
    rows = _OF_DOCUMENT.all(connection, {"document": document, "since": since, "until": until})
    return tuple(_row(row) for row in rows)


def hold(connection: Connection, declaration_id: str, member_id: str, reason: str, now: int) -> None:
    """Put a legal hold on a declaration, or replace the one that it has."""
    release(connection, declaration_id)
    connection.execute(
        legal_hold.insert().values(declaration_id=declaration_id, at=now, member_id=member_id, reason=reason)
    )


def release(connection: Connection, declaration_id: str) -> None:
    connection.execute(delete(legal_hold).where(legal_hold.c.declaration_id == declaration_id))


def expired(connection: Connection, before: int, limit: int) -> tuple[Expired, ...]:
    """The oldest declarations without a legal hold whose visit began before ``before`` (UTC ms); at most ``limit``."""
    held = select(legal_hold.c.declaration_id)
    query = (
        select(declaration.c.id, declaration.c.slip, declaration.c.visited_from)
        .where(declaration.c.visited_from < before, declaration.c.id.not_in(held))
        .order_by(declaration.c.visited_from)
        .limit(limit)
    )
    return tuple(Expired(*row) for row in connection.execute(query))


def still_here(connection: Connection, ids: Sequence[str]) -> tuple[Expired, ...]:
    """Those of these declarations that exist."""
    columns = declaration.c
    query = select(columns.id, columns.slip, columns.visited_from).where(columns.id.in_(ids))
    return tuple(Expired(*row) for row in connection.execute(query))


def count_before(connection: Connection, before: int) -> int:
    """How many visits without a legal hold began before a moment (UTC ms)."""
    # Held ones are counted apart: to look for each among the holds would read the whole table, not only its index.
    every = select(func.count()).where(declaration.c.visited_from < before)
    # Not a join: the planner would go from a million visits to the few holds, and not from these to their visits.
    begun = select(declaration.c.visited_from).where(declaration.c.id == legal_hold.c.declaration_id)
    held = select(func.count()).select_from(legal_hold).where(begun.scalar_subquery() < before)
    return int(connection.scalar(every) or 0) - int(connection.scalar(held) or 0)


def erase(connection: Connection, ids: Sequence[str]) -> None:
    """Delete declarations with their versions and search keys. The rollup goes on counting their people
    (``hourly.keep``).

    Bodies in audit and outbox are left to the caller (``purges.forget_bodies``).
    """
    hourly.keep(connection, _counts_of(connection, ids))
    _delete(connection, ids)


def take_back(connection: Connection, declaration_id: str) -> None:
    """Delete a declaration that was entered by mistake, and subtract it from the rollup."""
    hourly.take(connection, _counts_of(connection, [declaration_id]))
    _delete(connection, [declaration_id])


def _delete(connection: Connection, ids: Sequence[str]) -> None:
    _delete_keys(connection, ids)
    connection.execute(delete(declaration_version).where(declaration_version.c.declaration_id.in_(ids)))
    connection.execute(delete(declaration).where(declaration.c.id.in_(ids)))


def _delete_keys(connection: Connection, ids: Sequence[str]) -> list[int]:
    """Delete the search keys of declarations; gives the declarations' numbers."""
    columns = declaration.c
    rows = connection.execute(select(columns.number, columns.visited_from, columns.found_by).where(columns.id.in_(ids)))
    found = [_SearchKeys._make(row) for row in rows]
    _DELETE_KEY.run_many(connection, _keys_of(found))
    return [one.number for one in found]


def counted(row: AnyRow | DeclarationRow) -> HourCount:
    """The count of a declaration in the rollup."""
    return registration(row.visited_from, row.precision, row.gate_id, row.inspector_id, row.category, row.temperature)


def _counts_of(connection: Connection, ids: Sequence[str]) -> list[HourCount]:
    columns = declaration.c
    of = (
        columns.visited_from,
        columns.precision,
        columns.gate_id,
        columns.inspector_id,
        columns.category,
        columns.temperature,
    )
    return [counted(row) for row in connection.execute(select(*of).where(columns.id.in_(ids)))]


def _keys_of(declarations: Iterable[_SearchKeys]) -> Iterator[dict[str, object]]:
    """The rows of the search key table for these declarations."""
    for number, visited_from, found_by in declarations:
        newest = -visited_from
        for key in found_by.split("\n") if found_by else ():
            yield {"key": key, "newest": newest, "number": number}


def _joined(keys: Iterable[str]) -> str:
    return "\n".join(sorted(keys))


def _columns(row: DeclarationRow, keys: _SearchKeys) -> dict[str, object]:
    return {
        "id": row.id,
        "slip": row.slip,
        "gate_id": row.gate_id,
        "inspector_id": row.inspector_id,
        "category": row.category,
        "visited_from": row.visited_from,
        "visited_to": row.visited_to,
        "precision": row.precision,
        "temperature": row.temperature,
        "needs_worksheet": row.needs_worksheet,
        "source": row.source,
        "entered_at": row.entered_at,
        "entered_by": row.entered_by,
        "version": row.version,
        "document": row.document,
        "fingerprint": row.fingerprint,
        "body": encoded(row.body),
        "number": keys.number,
        "found_by": keys.found_by,
    }


def _row(row: AnyRow) -> DeclarationRow:
    values = row._asdict()
    del values["number"], values["found_by"]
    return DeclarationRow(
        **{**values, "needs_worksheet": bool(values["needs_worksheet"]), "body": json.loads(values["body"])}
    )
