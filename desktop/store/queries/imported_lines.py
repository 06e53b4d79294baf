"""What is known of declarations by the lines of the files that they came from."""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, select

from desktop.domain.clock import venue_time
from desktop.store.queries.declarations import FINGERPRINT
from desktop.store.tables import declaration, declaration_version


def known_fingerprints(connection: Connection, fingerprints: Sequence[bytes]) -> frozenset[bytes]:
    """Those of ``fingerprints`` that stored declarations have, or had before they were corrected: who imports the same
    file again means the same visit."""
    asked = select(declaration.c.fingerprint).where(declaration.c.fingerprint.in_(fingerprints))
    former = func.json_extract(declaration_version.c.body, f"$.{FINGERPRINT}")
    texts = connection.scalars(select(former).where(former.in_([one.hex() for one in fingerprints])))
    return frozenset(connection.scalars(asked)) | {bytes.fromhex(text) for text in texts}


def lines_of(connection: Connection, ids: Sequence[str]) -> Mapping[bytes, int]:
    """The fingerprints of declarations and of their earlier states, with the begin of the visit (UTC ms)."""
    columns, versions = declaration.c, declaration_version.c
    found = {}
    for row in connection.execute(select(columns.fingerprint, columns.visited_from).where(columns.id.in_(ids))):
        found[row.fingerprint] = row.visited_from
    joined = select(versions.body, columns.visited_from).join(declaration, columns.id == versions.declaration_id)
    for row in connection.execute(joined.where(columns.id.in_(ids))):
        if former := json.loads(row.body).get(FINGERPRINT):
            found[bytes.fromhex(former)] = row.visited_from
    return found


def documents(connection: Connection, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Document number and ISO day of the visit of each of these declarations that names a document."""
    query = select(declaration.c.document, declaration.c.visited_from).where(
        declaration.c.id.in_(ids), declaration.c.document != ""
    )
    return tuple(
        (row.document.partition(":")[2], venue_time(row.visited_from).date().isoformat())
        for row in connection.execute(query)
    )
