"""Delays after wrong passwords: after five, each further try waits longer, also across a restart.

A try is counted before the password is looked at, and none is taken that cannot be counted: else whoever makes the
folder read-only, fills the disk or removes the count could try as often as they like.

This slows a person at the desk. Against somebody who copied the files only the cost of Argon2id helps.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.clock import Clock
from desktop.domain.errors import BadInput, UserError
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


class NotCounted(UserError):
    """The try could not be counted, so no password was looked at."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            message(
                "unlock",
                "No password can be tried: the desk's folder {folder} cannot be written. Free some space, or check its "
                "permissions.",
                folder=path.parent,
            )
        )


@dataclass(frozen=True, slots=True)
class Tries:
    """Counts wrong passwords of one desk in ``tries.json``.

    ``is_kept``: the desk has had the file. Where it is missing or damaged then, it counts as if all free tries had just
    been used.
    """

    path: Path
    clock: Clock
    is_kept: bool = False

    def wait_seconds(self) -> int:
        """How long the next try must wait; 0 when it may come now."""
        count, last = self._found() or (0, 0)
        if count < FREE:
            return 0
        wait = min(_FIRST_WAIT_S * 2 ** min(count - FREE, 10), _LONGEST_WAIT_S)
        passed = (self.clock.now_ms() - last) / 1000
        # A clock set back must not lock the desk for years, nor a clock set forward be a way round.
        return wait if passed < 0 else max(0, round(wait - passed + 0.5) if passed < wait else 0)

    @contextmanager
    def counted(self) -> Iterator[int]:
        """One try, in the block: counted before, and taken back with all before it where the block ends well. Gives how
        many wrong ones came before it.

        Raises ``TooManyTries`` while the try has to wait, ``NotCounted``.
        """
        if self.is_kept and self._found() is None:
            self._write(FREE)
        if seconds := self.wait_seconds():
            raise TooManyTries(seconds)
        before = (self._found() or (0, 0))[0]
        self._write(before + 1)
        yield before
        with suppress(NotCounted):  # the password was right, and one try too many is counted
            self.reset()

    def reset(self) -> None:
        """Begin to count anew. Raises ``NotCounted``."""
        self._write(0)

    def _write(self, count: int) -> None:
        text = json.dumps({"count": count, "last": self.clock.now_ms()})
        try:
            write_whole(self.path, text.encode())
        except UserError:
            raise NotCounted(self.path) from None

    def _found(self) -> tuple[int, int] | None:
        """How many tries were counted, and when the last one was (UTC ms); None without a whole file."""
        try:
            data = json.loads(self.path.read_bytes())
            return int(data["count"]), int(data["last"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
