"""How long the program takes from its process's start until its unlock window is on the screen.

The measure is a bare PySide6 window, started and seen in the same way: what Python and Qt cost is not ours to save.
Both run turn about, so that a busy moment of the machine falls on both. VENUEDESK_PACKAGE names a packaged copy's program,
which is measured against the installed one in the same way.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

from tests.bench.figures import Figure, NotMeasured, Outcome, spread
from tests.bench.program import demo_desk, running
from tests.bench.screen import Picture, has_content, is_lit, screen
from tests.xserver import missing_server

NAME = "process start → unlock window visible / a bare PySide6 window"
BAR, AIM = 2.5, 1.6
PACKAGED = "process start → unlock window visible, packaged copy / installed program"
PACKAGED_BAR, PACKAGED_AIM = 1.3, 1.0
BARE_WINDOW = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1024, 700)
window.show()
app.exec()
"""


def measure(runs: int) -> Iterator[Outcome]:
    """The ratio of the medians."""
    if reason := missing_server():
        yield NotMeasured(NAME, reason)
        return
    if package := os.environ.get("VENUEDESK_PACKAGE"):
        yield _packaged(package, runs)
    with demo_desk() as desk:
        bare = [sys.executable, "-c", BARE_WINDOW]
        for command, seen in ((bare, is_lit), (desk.window_command, has_content)):
            _seconds(command, desk.home, seen)  # the first run fills the caches of disk and fonts
        times = [
            (_seconds(bare, desk.home, is_lit), _seconds(desk.window_command, desk.home, has_content))
            for _ in range(runs)
        ]
    theirs, ours = zip(*times, strict=True)
    yield Figure(NAME, median(ours) / median(theirs), "ratio", BAR, AIM, f"{spread(ours)} / {spread(theirs)}")


def _packaged(program: str, runs: int) -> Figure:
    with demo_desk() as desk:
        command = [program, "--dir", str(desk.folder)]
        pairs = [
            (
                _seconds(desk.window_command, desk.home, has_content),
                _seconds(command, desk.home, has_content),
            )
            for _ in range(runs + 1)
        ]
    installed, packaged = zip(*pairs[1:], strict=True)
    ratio = median(packaged) / median(installed)
    return Figure(PACKAGED, ratio, "ratio", PACKAGED_BAR, PACKAGED_AIM, f"{spread(packaged)} / {spread(installed)}")


def _seconds(command: Sequence[str], home: Path, seen: Callable[[Picture], bool]) -> float:
    with screen() as shown:
        started = time.monotonic()
        with running(command, home, shown.display) as process:
            return shown.wait_for(seen, process) - started
