"""A real X server for tests and measurements (Debian's xvfb).

The display's number is drawn at random: servers that look for the lowest free number take each other's sockets away
when one ends while another begins.
"""

import os
import random
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

_TRIES = 5


def missing_server() -> str:
    """Why there can be no such server here; empty when there can."""
    return "" if shutil.which("Xvfb") else "Xvfb is not installed (Debian: xvfb)"


@contextmanager
def x_server(width: int = 1366, height: int = 768, options: Sequence[str] = ()) -> Iterator[str]:
    """Run a server; gives its display's name once it is ready."""
    for _ in range(_TRIES):
        display = f":{random.SystemRandom().randrange(1000, 60000)}"
        reading, writing = os.pipe()
        server = subprocess.Popen(
            [
                "Xvfb",
                display,
                "-displayfd",
                str(writing),
                "-screen",
                "0",
                f"{width}x{height}x24",
                "-nolisten",
                "tcp",
                "-noreset",
                *options,
            ],
            pass_fds=[writing],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as display_number:
            is_ready = bool(display_number.readline())
        try:
            if is_ready:
                yield display
                return
        finally:
            server.terminate()
            server.wait(10)
    raise RuntimeError("Xvfb did not start")
