"""The head: the one row with the desk's identity and the ends of its audit chain and outbox."""

from sqlalchemy import Connection, select

from desktop.store.tables import head, incarnations


def insert(connection: Connection, desk_id: str, incarnation: str) -> None:
    """The first head of a new desk; the audit chain starts from 32 zero bytes."""
    connection.execute(
        head.insert().values(desk=desk_id, incarnation=incarnation, audit_seq=0, audit_chain=bytes(32), outbox_seq=0)
    )
    connection.execute(incarnations.insert().values(number=1, incarnation=incarnation, before=0))


def audit_seq(connection: Connection) -> int:
    """The last entry of the audit log."""
    return int(connection.execute(select(head.c.audit_seq)).scalar_one())
