"""What was done within the last minute and can still be undone."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from desktop.domain.clock import Clock
from desktop.domain.counting import UNDO_MS

T = TypeVar("T")


@dataclass
class LastMinute(Generic[T]):
    """Things by identifier, each with what its undoing needs.

    Goes by the clock that only runs on: no change of the PC's time makes the minute shorter or longer.
    """

    clock: Clock
    _made: dict[str, tuple[int, T]] = field(default_factory=dict)

    def note(self, identifier: str, needed: T) -> None:
        """Something was done just now."""
        self._drop_old()
        self._made[identifier] = self.clock.steady_ms(), needed

    def needed(self, identifier: str) -> T | None:
        """What undoing it needs; None where its minute is over, or where it was not done here."""
        self._drop_old()
        found = self._made.get(identifier)
        return None if found is None else found[1]

    def forget(self, identifier: str) -> None:
        """It was undone."""
        self._made.pop(identifier, None)

    def until(self) -> dict[str, int]:
        """By identifier, when the minute of each is over (milliseconds of the steady clock), the oldest first."""
        self._drop_old()
        return {identifier: at + UNDO_MS for identifier, (at, _) in dict(self._made).items()}

    def _drop_old(self) -> None:
        now = self.clock.steady_ms()
        for identifier, (at, _) in dict(self._made).items():  # a copy: another thread may note something meanwhile
            if now - at > UNDO_MS:
                self._made.pop(identifier, None)
