"""``venuedesk check``: is the desk whole?"""

from desktop.domain.messages import Message
from desktop.domain.progress import Progress, no_progress
from desktop.services.rollups import RollupService
from desktop.store import checks
from desktop.store.ledger import Store


class HealthService:
    """Reads everything, changes nothing."""

    def __init__(self, store: Store, rollups: RollupService) -> None:
        self._store = store
        self._rollups = rollups

    def problems(self, progress: Progress = no_progress) -> tuple[Message, ...]:
        """What is not as it should be, in sentences; empty for a desk that is whole."""
        with self._store.read() as connection:
            found = checks.problems(connection, progress)
        return found or self._rollups.problems(progress)  # a damaged file cannot be counted
