"""``venuedesk check``: is the desk whole?"""

from desktop.domain.audit_findings import AuditMark
from desktop.domain.errors import BadInput
from desktop.domain.messages import Message, message
from desktop.domain.progress import Progress, no_progress
from desktop.services.counting.rollups import RollupService
from desktop.services.rights import open_to_all
from desktop.store import checks
from desktop.store.ledger import Store
from desktop.store.queries import audit_findings


class HealthService:
    """Checks the whole store, without changing anything."""

    def __init__(self, store: Store, rollups: RollupService) -> None:
        self._store = store
        self._rollups = rollups

    @open_to_all("Whether the desk is whole is asked by whoever is at it.")
    def problems(self, progress: Progress = no_progress) -> tuple[Message, ...]:
        """What is not as it should be, in sentences; empty for a desk that is whole."""
        with self._store.read() as connection:
            found = checks.problems(connection, progress)
        return found or self._rollups.problems(progress)  # a damaged file cannot be counted

    @open_to_all("A mark on paper is compared by whoever holds the paper.")
    def mark_problem(self, text: str) -> Message | None:
        """What the log says against the mark on a handover sheet; None where it had that mark. Raises ``BadInput`` for
        a text that is no mark."""
        mark = AuditMark.read(text)
        if mark is None:
            raise BadInput.at(
                "mark", message("check", "Type the mark as it stands on the sheet, such as “1234 3F7A-91C0-22BE”.")
            )
        with self._store.read() as connection:
            if audit_findings.has(connection, mark):
                return None
        return message(
            "check",
            "The audit log has no such entry {seq} as the sheet says: it was written anew since, or this is an earlier state of the desk.",
            seq=str(mark.seq),
        )
