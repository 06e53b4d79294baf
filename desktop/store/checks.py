"""The integrity check of a desk: the database's own checks, the audit chain, the outbox, the manager, drafts of
imports, the two measures of the people at the gates."""

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from desktop.domain.messages import Message, message
from desktop.domain.progress import Progress, no_progress
from desktop.store import audit_chain, tables
from desktop.store.bodies import body_digest
from desktop.store.queries import audit_findings, import_drafts, scans


def problems(connection: Connection, progress: Progress = no_progress) -> tuple[Message, ...]:
    """All problems found, as sentences for a person; empty for a desk without any."""
    checks = (_integrity, _foreign_keys, _audit_chain, _findings, _outbox, _one_manager, _import_drafts, _scans)
    found: list[Message] = []
    for number, check in enumerate(checks):
        progress(number, len(checks))
        try:
            found += check(connection)
        except DatabaseError:
            found.append(
                message(
                    "check",
                    "The database file is damaged. The sign-in of the window puts a backup back or rescues what can be read; so do “venuedesk restore --over” and “venuedesk check --repair”.",
                )
            )
            break
    progress(len(checks), len(checks))
    return tuple(found)


def _integrity(connection: Connection) -> Iterator[Message]:
    # SQLCipher's own check authenticates every page; SQLite's then checks the trees built of them.
    if connection.exec_driver_sql("PRAGMA cipher_integrity_check").first() is not None:
        yield message(
            "check",
            "Pages of the database file were altered or damaged. The sign-in of the window puts a backup back or rescues what can be read; so do “venuedesk restore --over” and “venuedesk check --repair”.",
        )
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(5)"):
        if line != "ok":
            yield message("check", "The database's structure is damaged: {detail}.", detail=line)


def _foreign_keys(connection: Connection) -> Iterator[Message]:
    found = Counter((table, parent) for table, _, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"))
    for (table, parent), count in sorted(found.items()):
        yield message(
            "check",
            "Entries that refer to others which are gone: {count} (of the table {table}, to the table {parent}).",
            count=count,
            table=table,
            parent=parent,
        )


def _audit_chain(connection: Connection) -> Iterator[Message]:
    found = audit_chain.first_problem(connection)
    if found is not None:
        yield found.sentence


def _findings(connection: Connection) -> Iterator[Message]:
    """What openings found out about the log's past, until the manager has acknowledged it."""
    for finding in audit_findings.unacknowledged(connection):
        yield finding.sentence


def _outbox(connection: Connection) -> Iterator[Message]:
    head = connection.execute(select(tables.head)).one()
    last: int | None = None
    for entry in connection.execute(select(tables.outbox).order_by(tables.outbox.c.seq)):
        if last is not None and entry.seq != last + 1:
            yield message("check", "Record {seq} that waits to be synced is missing.", seq=str(last + 1))
        if entry.body is not None and body_digest(entry.salt, entry.body) != entry.digest:
            yield message("check", "Record {seq} that waits to be synced was altered.", seq=str(entry.seq))
        last = entry.seq
    if last is not None and last != head.outbox_seq:
        yield message("check", "Records that wait to be synced are missing after {seq}.", seq=str(last))


def _one_manager(connection: Connection) -> Iterator[Message]:
    managers = connection.execute(
        select(tables.member.c.id).where(tables.member.c.role == "manager", tables.member.c.bound)
    ).all()
    if len(managers) != 1:
        yield message("check", "The venue has {count} managers instead of one.", count=len(managers))


def _import_drafts(connection: Connection) -> Iterator[Message]:
    if count := import_drafts.without_lines(connection):
        yield message("check", "Imports that wait to be mended without having lines: {count}.", count=count)


def _scans(connection: Connection) -> Iterator[Message]:
    """Scans are a second measure of the people at the gates: among those who were counted, they would be added to them."""
    if scans.are_in_rollup(connection):
        yield message("check", "Visitors’ own scans stand among the people who were counted at the gates.")
