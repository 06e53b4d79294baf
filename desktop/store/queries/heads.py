"""The head: the one row with the desk's identity and the ends of its audit chain and outbox."""

from sqlalchemy import Connection

from desktop.store.tables import head, incarnations


def insert(connection: Connection, desk_id: str, incarnation: str) -> None:
    """The first head of a new desk; the audit chain starts from 32 zero bytes."""
    connection.execute(
        head.insert().values(desk=desk_id, incarnation=incarnation, audit_seq=0, audit_chain=bytes(32), outbox_seq=0)
    )
    connection.execute(incarnations.insert().values(number=1, incarnation=incarnation, before=0))
