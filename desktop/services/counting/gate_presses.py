"""A press at a gate that is taken back: the person counts no more, and the audit keeps that it was there."""

from desktop.store.ledger import Change
from desktop.store.queries import screenings
from desktop.store.queries.screenings import ScreeningRow


def take_back(change: Change, row: ScreeningRow) -> None:
    """Count a press no more. Whoever calls has looked that it still counts and that the member may."""
    screenings.void(change.connection, [row], change.now)
    change.record("undo", "screening", row.id, screenings.body(row))
