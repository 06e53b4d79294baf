"""Delays after wrong passwords: after five, each further try waits longer, also across a restart.

This slows a person at the desk. Against somebody who copied the files only the cost of Argon2id helps.
"""

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.clock import Clock
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.files.whole import write_whole

FREE = 5
_FIRST_WAIT_S = 30
_LONGEST_WAIT_S = 900


class TooManyTries(BadInput):
    """The next try must wait ``seconds``."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            message("unlock", "Too many wrong passwords. Try again in {seconds} seconds.", seconds=seconds)
        )
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Tries:
    """Counts wrong passwords of one desk in ``tries.json``."""

    path: Path
    clock: Clock

    def wait_seconds(self) -> int:
        """How long the next try must wait; 0 when it may come now."""
        count, last = self._read()
        if count < FREE:
            return 0
        wait = min(_FIRST_WAIT_S * 2 ** min(count - FREE, 10), _LONGEST_WAIT_S)
        passed = (self.clock.now_ms() - last) / 1000
        # A clock set back must not lock the desk for years, nor a clock set forward be a way round.
        return wait if passed < 0 else max(0, round(wait - passed + 0.5) if passed < wait else 0)

    def check(self) -> None:
        """Raises ``TooManyTries`` while the next try has to wait."""
        if seconds := self.wait_seconds():
            raise TooManyTries(seconds)

    def failed(self) -> None:
        """Count a wrong password, and note when it was."""
        text = json.dumps({"count": self._read()[0] + 1, "last": self.clock.now_ms()})
        write_whole(self.path, text.encode())

    def succeeded(self) -> None:
        """Reset the count."""
        with contextlib.suppress(FileNotFoundError):
            self.path.unlink()

    def _read(self) -> tuple[int, int]:
        try:
            data = json.loads(self.path.read_bytes())
            return int(data["count"]), int(data["last"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0, 0
