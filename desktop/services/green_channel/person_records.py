"""A declaration, and all others of the same person: what is erased on request is what is shown on request."""

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.store.connections import Connection
from desktop.store.queries import declarations
from desktop.store.queries.declarations import DeclarationRow

_EVER = 1 << 62


def existing(connection: Connection, declaration_id: str) -> DeclarationRow:
    """A declaration. Raises ``BadInput`` when it is gone."""
    row = declarations.find(connection, declaration_id)
    if row is None:
        raise BadInput(message("declaration", "This declaration is not there any more. Search again."))
    return row


def of_person(connection: Connection, row: DeclarationRow) -> tuple[DeclarationRow, ...]:
    """Everything of the same document; somebody without one is known by this declaration alone."""
    return declarations.of_document(connection, row.document, 0, _EVER) if row.document else (row,)
