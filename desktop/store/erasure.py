"""Deletes declarations with their dependent rows, after the retention or earlier at somebody's request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from desktop.domain.clock import venue_time
from desktop.domain.retention import DEFAULT_DAYS
from desktop.store.ledger import Change
from desktop.store.queries import (
    backups,
    declarations,
    erased_lines,
    import_drafts,
    imported_lines,
    personal,
    purges,
    settings,
    slips,
)
from desktop.store.queries.declarations import Expired
from desktop.store.queries.purges import Erased


@dataclass(frozen=True, slots=True)
class Deletion:
    """What was deleted: ISO days of the visits by declaration, and by kind the identifiers of the dependent rows, such
    as fever worksheets."""

    visits: Mapping[str, str]
    dependents: Mapping[str, tuple[str, ...]]


def erase(change: Change, rows: Sequence[Expired]) -> Deletion:
    """Delete declarations and their dependent rows, and mark their slips as paper to be shredded. Figures go on
    counting the people.

    The bodies in audit and outbox are left to the next scrub (``purges``).
    """
    visits = {row.id: venue_time(row.visited_from).date().isoformat() for row in rows}
    slips.expire(change.connection, {row.slip: visits[row.id] for row in rows if row.slip is not None}, change.now)
    dependents = _erase_dependents(change, list(visits))
    declarations.erase(change.connection, list(visits))
    return Deletion(visits, dependents)


def take_back(change: Change, declaration_id: str) -> Mapping[str, tuple[str, ...]]:
    """Delete a declaration that was entered by mistake, and subtract it from the figures; gives the identifiers of the
    deleted dependent rows by kind.

    It is on no certificate of destruction. The bodies in audit and outbox are left to the next scrub, which is
    requested.
    """
    dependents = _erase_dependents(change, [declaration_id])
    declarations.take_back(change.connection, declaration_id)
    _request_scrub(change.connection, change.now)
    return dependents


def erase_early(change: Change, rows: Sequence[Expired]) -> Deletion:
    """``erase`` before the retention is over, at somebody's request. Ends legal holds, adds the declarations to the
    next certificate of destruction, requests a scrub of audit and outbox, and deletes the waiting import lines of the
    same document and day. The file that a declaration came from does not bring it back."""
    connection, now = change.connection, change.now
    _erase_import_lines(connection, rows)
    erased_lines.keep(connection, [row.id for row in rows])
    backups.note_erased(connection, now)
    for row in rows:
        declarations.release(connection, row.id)
    gone = erase(change, rows)
    if not gone.visits:
        return gone
    days = int(settings.get(connection, settings.RETENTION_KEY, DEFAULT_DAYS))
    visits, today = gone.visits.values(), venue_time(now).date().isoformat()
    purges.add_erased(connection, Erased(0, min(visits), max(visits), days, today, early=len(visits)))
    _request_scrub(connection, now)
    return gone


def erase_of_document(change: Change, document: str) -> Mapping[str, tuple[str, ...]]:
    """Delete all rows that name a person by their document, except declarations and their dependent rows; gives the
    identifiers by kind."""
    found = {
        kind.name: personal.of_document(change.connection, kind, document) for kind in personal.erasable(change.kinds)
    }
    erase_things(change, found)
    return found


def erase_things(change: Change, things: Mapping[str, Sequence[str]]) -> None:
    """Delete rows of personal kinds other than declarations; ``things`` are their identifiers by kind."""
    for kind in personal.erasable(change.kinds):
        personal.delete(change.connection, kind, things.get(kind.name, ()))
    if any(things.values()):
        _request_scrub(change.connection, change.now)


def _erase_dependents(change: Change, declaration_ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Delete the rows that belong to declarations, open fever worksheets as well; gives their identifiers by kind."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in personal.erasable(change.kinds):
        found[kind.name] = personal.of_declarations(change.connection, kind, declaration_ids)
        personal.delete(change.connection, kind, found[kind.name])
    return found


def _request_scrub(connection: Connection, now: int) -> None:
    state = purges.state(connection)
    touched = max(now, state.touched + 1)  # a scrub that is under way sees that it is not the last one
    purges.keep_state(connection, replace(state, touched=touched, unswept=True))


def _erase_import_lines(connection: Connection, rows: Sequence[Expired]) -> None:
    for document, day in imported_lines.documents(connection, [row.id for row in rows]):
        import_drafts.remove_of_document(connection, document, day)
