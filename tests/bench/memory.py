"""How much memory the program holds with its main window open.

The desk is unlocked with real keys. What counts is ``VmRSS`` once it no longer changes: the parts that load in the
background are in it.
"""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.figures import Figure, NotMeasured, Outcome
from tests.bench.program import DemoDesk, demo_desk, running
from tests.bench.screen import PATIENCE_S, NeverSeen, Picture, has_content, screen
from tests.xserver import missing_server

NAME = "resident memory, main window open"
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
        held = [_resident_mib(desk) for _ in range(min(runs, 3))]
    yield Figure(NAME, median(held), "MiB", BAR, AIM, "demonstration desk of 400 declarations")


def _resident_mib(desk: DemoDesk) -> float:
    with screen() as shown, running(desk.window_command, desk.home, shown.display) as process:
        shown.wait_for(has_content, process)
        _steady_mib(process.pid)
        locked = shown.pixels.copy()

        def is_unlocked(picture: Picture) -> bool:
            return bool((picture[::8] != locked[::8]).mean() > CHANGED)

        _keys(shown.display, "search", "--onlyvisible", "--pid", str(process.pid), "windowfocus")
        _keys(shown.display, "type", "--delay", "5", desk.password)
        _keys(shown.display, "key", "Return")
        shown.wait_for(is_unlocked, process)
        return _steady_mib(process.pid)


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
