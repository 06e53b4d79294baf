"""The program under measurement: a demonstration desk of its own, and the processes that open it."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class DemoDesk:
    """A desk to open, and the user that opens it."""

    home: Path
    folder: Path
    password: str

    @property
    def window_command(self) -> list[str]:
        """Opens the desk's window, as the user's shortcut does."""
        return [sys.executable, "-m", "desktop", "--dir", str(self.folder)]


@contextmanager
def demo_desk() -> Iterator[DemoDesk]:
    """Make a demonstration desk for as long as the block lasts.

    Another desk is taken as it is where VENUEDESK_BENCH_DESK names its folder and VENUEDESK_PASSWORD its password:
    a book of a million declarations takes a quarter of an hour to make.
    """
    if folder := os.environ.get("VENUEDESK_BENCH_DESK"):
        with tempfile.TemporaryDirectory(prefix="bench-") as name:
            yield DemoDesk(Path(name), Path(folder), os.environ["VENUEDESK_PASSWORD"])
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        home = Path(name)
        command = [sys.executable, "-m", "desktop", "demo", "--dir", str(home / "desk"), "--no-window", "--json"]
        done = subprocess.run(command, cwd=ROOT, env=_environment(home), check=True, stdout=subprocess.PIPE)
        yield DemoDesk(home, home / "desk", json.loads(done.stdout)["password"])


@contextmanager
def running(command: Sequence[str], home: Path, display: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A program with a window on that display; it is ended with the block."""
    environment = {**_environment(home), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


def _environment(home: Path) -> Mapping[str, str]:
    """This process's, with another home: nobody's own settings count, and none are changed.

    The program has its byte code, as an installed one has; it is kept in that home, not beside the sources.
    """
    dropped = ("XDG_", "QT_", "WAYLAND_", "PYTHONDONTWRITEBYTECODE")
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(dropped)}
    return {**inherited, "HOME": str(home), "PYTHONPYCACHEPREFIX": str(home / "bytecode")}
