"""The end of declarations in the tables, whether their time is up or somebody asked for it before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from desktop.domain.clock import venue_time
from desktop.domain.retention import DEFAULT_DAYS
from desktop.store.queries import declarations, fevers, import_drafts, purges, settings, slips
from desktop.store.queries.declarations import Expired
from desktop.store.queries.purges import Erased


@dataclass(frozen=True, slots=True)
class Gone:
    """What was deleted: ISO days of the visits by declaration, and the fever worksheets that hung on them."""

    visits: Mapping[str, str]
    fevers: tuple[str, ...]


def erase(connection: Connection, rows: Sequence[Expired], now: int) -> Gone:
    """Delete declarations with all that hangs on them; the paper of their slips is to be shredded since.

    That so many people were here goes on counting. What audit and outbox hold is left to a sweep (``purges``).
    """
    visits = {row.id: venue_time(row.visited_from).date().isoformat() for row in rows}
    ids = list(visits)
    slips.expire(connection, {row.slip: visits[row.id] for row in rows if row.slip is not None}, now)
    worksheets = fevers.erase_of(connection, ids)
    declarations.erase(connection, ids)
    return Gone(visits, worksheets)


def take_back(connection: Connection, declaration_id: str, now: int) -> tuple[str, ...]:
    """Delete a declaration that was entered by mistake, counts included; gives the fever worksheets that went with it.

    Nothing of it is certified as destroyed: that is for what was a record. A sweep is due.
    """
    worksheets = fevers.erase_of(connection, [declaration_id])
    declarations.take_back(connection, declaration_id)
    _want_sweep(connection, now)
    return worksheets


def erase_early(connection: Connection, rows: Sequence[Expired], now: int) -> Gone:
    """``erase`` before the retention is over, at somebody's request: audit and outbox are to be scrubbed, a certificate of
    destruction will list it, and legal holds end.

    Of imports that wait to be mended, what tells of the same document and day goes too.
    """
    _erase_import_lines(connection, rows)
    for row in rows:
        declarations.release(connection, row.id)
    gone = erase(connection, rows, now)
    if not gone.visits:
        return gone
    days = int(settings.get(connection, settings.RETENTION_KEY, DEFAULT_DAYS))
    visits, today = gone.visits.values(), venue_time(now).date().isoformat()
    purges.add_erased(connection, Erased(0, min(visits), max(visits), days, today, early=len(visits)))
    _want_sweep(connection, now)
    return gone


def _want_sweep(connection: Connection, now: int) -> None:
    state = purges.state(connection)
    touched = max(now, state.touched + 1)  # a sweep that is under way sees that it is not the last one
    purges.keep_state(connection, replace(state, touched=touched, unswept=True))


def _erase_import_lines(connection: Connection, rows: Sequence[Expired]) -> None:
    for document, day in declarations.documents(connection, [row.id for row in rows]):
        import_drafts.remove_of_document(connection, document, day)
