"""How long it takes from the password to the Today page, and how much memory the program then holds.

The desk is unlocked with real keys. The page counts as there when the picture changes no more: its figures are read in
the background. Memory is ``VmRSS`` once it no longer changes: the parts that load in the background are in it.
"""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import numpy as np

from tests.bench.figures import Figure, NotMeasured, Outcome
from tests.bench.program import DemoDesk, demo_desk, running
from tests.bench.screen import LOOK_EVERY_S, PATIENCE_S, NeverSeen, Picture, Screen, has_content, screen
from tests.xserver import missing_server

NAME = "resident memory, main window open"
UNLOCK = "unlock → Today page with its figures"
BAR, AIM = 220, 160
STEADY_S = 1.0
STEADY_MIB = 0.5
CHANGED = 0.2
"""How much of the picture another screen changes at least; a caret or a message changes far less."""


def measure(runs: int) -> Iterator[Outcome]:
    """The median of the runs (memory varies little: at most three are made)."""
    reason = missing_server() or ("" if shutil.which("xdotool") else "xdotool is not installed (Debian: xdotool)")
    if reason:
        yield NotMeasured(NAME, reason)
        return
    with demo_desk() as desk:
        seconds, held = zip(*(_opened(desk) for _ in range(min(runs, 3))), strict=True)
        size = f"database of {(desk.folder / 'desk.db').stat().st_size >> 20} MiB"
    yield Figure(UNLOCK, median(seconds) * 1000, "ms", 1000, 500, size)
    yield Figure(NAME, median(held), "MiB", BAR, AIM, size)


def _opened(desk: DemoDesk) -> tuple[float, float]:
    """Seconds from the password to the page, and MiB."""
    with screen() as shown, running(desk.window_command, desk.home, shown.display) as process:
        shown.wait_for(has_content, process)
        _steady_mib(process.pid)
        locked = shown.pixels.copy()

        def is_unlocked(picture: Picture) -> bool:
            return bool((picture[::8] != locked[::8]).mean() > CHANGED)

        _keys(shown.display, "search", "--onlyvisible", "--pid", str(process.pid), "windowfocus")
        _keys(shown.display, "type", "--delay", "5", desk.password)
        asked = time.monotonic()
        _keys(shown.display, "key", "Return")
        shown.wait_for(is_unlocked, process)
        return _last_change(shown) - asked, _steady_mib(process.pid)


def _last_change(shown: Screen) -> float:
    """When the picture changed last before it stood still for ``STEADY_S``."""
    before, changed = shown.pixels.copy(), time.monotonic()
    while time.monotonic() < changed + STEADY_S:
        time.sleep(LOOK_EVERY_S)
        if not np.array_equal(before, shown.pixels):
            before, changed = shown.pixels.copy(), time.monotonic()
    return changed


def _keys(display: str, *arguments: str) -> None:
    subprocess.run(
        ["xdotool", *arguments],
        env={"DISPLAY": display, "PATH": "/usr/bin:/bin"},
        check=True,
        timeout=20,
        capture_output=True,
    )


def _steady_mib(pid: int) -> float:
    """What the process holds once that has not changed for ``STEADY_S``."""
    deadline = time.monotonic() + PATIENCE_S
    before = _now_mib(pid)
    while time.monotonic() < deadline:
        time.sleep(STEADY_S)
        now = _now_mib(pid)
        if abs(now - before) < STEADY_MIB:
            return now
        before = now
    raise NeverSeen("memory keeps changing")


def _now_mib(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    if found is None:
        raise NeverSeen("the program has ended")
    return int(found[1]) / 1024
