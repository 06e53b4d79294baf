"""What a program does by itself whoever signs in, as far as it can with the inspectors' database."""

from collections.abc import Mapping
from dataclasses import replace

from desktop.domain.messages import Message
from desktop.domain.progress import Progress, no_progress
from desktop.services.audit.health import HealthService
from desktop.services.counting.shift_note import KEY, ShiftNote, ShiftNotes, note_of
from desktop.services.retention.purge import Purged
from desktop.services.retention.retention import RetentionService, RetentionStatus
from desktop.services.rights import open_to_all
from desktop.services.shift_close.shift_close import ShiftCloseService
from desktop.store import checks
from desktop.store.queries import settings


class GateRetention(RetentionService):
    """There is no visitor in the inspectors' database whose time could be up; the desk's is purged when a manager or a
    clerk opens it."""

    @open_to_all("Today says to everybody what is deleted when.")
    def status(self) -> RetentionStatus:
        """How long declarations are kept; whether the clock can be trusted is for the desk's database to say."""
        return replace(super().status(), doubt=None, many=None)

    @open_to_all("What is past its retention goes whoever opened the desk.")
    def purge(self, progress: Progress = no_progress) -> Purged:
        """Nothing."""
        return Purged()


class GateHealth(HealthService):
    """Checks the file; figures without what they were counted from cannot be counted again."""

    @open_to_all("Whether the desk is whole is asked by whoever is at it.")
    def problems(self, progress: Progress = no_progress) -> tuple[Message, ...]:
        """What is not as it should be, in sentences."""
        with self._store.read() as connection:
            return checks.problems(connection, progress)


class GateShiftNotes(ShiftNotes):
    """A note for the next shift: the desk gets it, and until then only whoever wrote it reads it here."""

    @open_to_all("Everybody leaves a note for the next shift, and reads it.")
    def left(self) -> ShiftNote | None:
        """The own note, while it counts."""
        with self._store.read() as connection:
            stored = self._session.seal.opened(settings.get(connection, KEY, None))
            return note_of(connection, stored, self._store.clock.now_ms())

    def _put(self, value: Mapping[str, object] | None) -> None:
        with self._store.write(self._session.member.id) as change:
            settings.put(change.connection, KEY, None if value is None else self._session.seal.closed(value))
            change.operation("shift_note", {"text": str(value["text"]) if value is not None else ""})


class GateShiftClose(ShiftCloseService):
    """The end of an inspector's shift. What figures were counted from is in the desk's database."""

    recounts = False
