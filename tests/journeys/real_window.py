"""The program as a person meets it: a process of its own, a real X display of 1366×768, real keys.

Needs Debian's xvfb and xdotool; without them the journeys are skipped with that reason.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parent.parent.parent
TOOLS = ("Xvfb", "xdotool")
Found = TypeVar("Found")


def missing_tools() -> list[str]:
    return [tool for tool in TOOLS if shutil.which(tool) is None]


class RealWindow:
    """``venuedesk`` with its window, driven from outside."""

    def __init__(self, screen: str, home: Path, *arguments: object, more: dict[str, str] | None = None) -> None:
        """``more``: further variables of its environment."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "VENUEDESK", "QT_", "WAYLAND"))}
        self._environment = kept | (more or {}) | {"HOME": str(home), "DISPLAY": screen}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "desktop", *map(str, arguments)],
            env=self._environment,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def until(self, ask: Callable[[], Found | None], seconds: float = 30) -> Found:
        """Ask until there is an answer; the program must stay alive meanwhile."""
        deadline = time.monotonic() + seconds
        while not (found := ask()):
            try:
                self.process.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                assert time.monotonic() < deadline, "the window did not do it in time"
            else:
                raise AssertionError(f"the program ended: {self.process.stderr.read() if self.process.stderr else ''}")
        return found

    def pause(self, seconds: float) -> None:
        """Give the program time for what nobody can see from outside."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=seconds)

    def windows(self, title: str) -> list[str]:
        """Visible windows whose title has ``title`` in it."""
        return self._xdotool("search", "--onlyvisible", "--name", title).split()

    def focus(self, title: str) -> None:
        """Give a window the keys, as its manager would."""
        window = self.until(lambda: self.windows(title))[0]
        self._xdotool("windowfocus", "--sync", window)

    def keys(self, *names: str) -> None:
        """Press keys by X's names, such as ``ctrl+s``."""
        self._xdotool("key", "--delay", "20", *names)

    def type(self, text: str) -> None:
        """Type text."""
        self._xdotool("type", "--delay", "8", text)

    def kill(self) -> None:
        """As a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.close()

    def close(self) -> int:
        """Wait for the program to end by itself."""
        code = self.process.wait(20)
        if self.process.stderr:
            self.process.stderr.close()
        return code

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self._environment, capture_output=True, text=True, check=False, timeout=30
        )
        return done.stdout
