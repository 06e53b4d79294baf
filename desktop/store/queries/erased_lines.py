"""Which lines of import files are of records that were erased at somebody's request: they are not taken again.

Kept are keyed digests of the lines' fingerprints, and of document and day for lines that an import refused, with a key that only this desk's database holds: they say of a line
that somebody has whether it was erased, and nothing of one that nobody has. They go when the visit would have expired,
since no import takes it any more then. The setting's shape is ``{"key": hex, "marks": {hex: UTC ms of the visit}}``.
"""

import datetime as dt
import hashlib
import json
import os
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from desktop.domain.clock import from_venue_time
from desktop.store.queries import imported_lines, settings

_KEY = "erased_lines"
_MARK_BYTES = 12


def keep(connection: Connection, declaration_ids: Sequence[str]) -> None:
    """Remember the lines of declarations that are about to be erased."""
    kept = settings.get(connection, _KEY, None) or {"key": os.urandom(32).hex(), "marks": {}}
    for fingerprint, visited_from in imported_lines.lines_of(connection, declaration_ids).items():
        kept["marks"][_mark(kept["key"], fingerprint)] = visited_from
    for document, day in imported_lines.documents(connection, declaration_ids):
        midnight = from_venue_time(dt.datetime.fromisoformat(day))
        kept["marks"][_mark(kept["key"], _visit(document, day))] = midnight
    settings.put(connection, _KEY, kept)


def known(connection: Connection, fingerprints: Sequence[bytes]) -> frozenset[bytes]:
    """Those of ``fingerprints`` whose record was erased."""
    kept = settings.get(connection, _KEY, None)
    if not kept:
        return frozenset()
    return frozenset(one for one in fingerprints if _mark(kept["key"], one) in kept["marks"])


def known_visits(connection: Connection, visits: Sequence[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Those of ``visits``, each a document's number and an ISO day, of which a record was erased."""
    marks = known(connection, [_visit(*visit) for visit in visits])
    return frozenset(visit for visit in visits if _visit(*visit) in marks)


def forget(connection: Connection, before: int) -> None:
    """Forget the lines of visits before a moment (UTC ms)."""
    kept = settings.get(connection, _KEY, None)
    if not kept:
        return
    marks: Mapping[str, int] = {mark: at for mark, at in kept["marks"].items() if at >= before}
    settings.put(connection, _KEY, {"key": kept["key"], "marks": marks} if marks else None)


def _visit(document: str, day: str) -> bytes:
    return f"{document} {day}".encode()


def _mark(key: str, fingerprint: bytes) -> str:
    return hashlib.blake2b(fingerprint, key=bytes.fromhex(key), digest_size=_MARK_BYTES).hexdigest()


def merge(connection: Connection, stored: str | None) -> None:
    """Add what another state of this desk has kept, which is this setting's JSON; anything else is passed over."""
    try:
        other = json.loads(stored or "null")
        key, marks = str(other["key"]), {str(mark): int(at) for mark, at in other["marks"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return
    kept = settings.get(connection, _KEY, None) or {"key": key, "marks": {}}
    if kept["key"] == key:
        settings.put(connection, _KEY, {"key": key, "marks": marks | kept["marks"]})
