"""A screen of its own for a measured window: Xvfb, whose picture is read straight from its memory.

A window counts as visible when its pixels are on the screen. That needs no hook in the program, and costs the
measured process nothing: it is the file that Xvfb keeps its frame buffer in (``-fbdir``) that is looked at.
"""

import mmap
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.xserver import x_server

PATIENCE_S = 60.0
LOOK_EVERY_S = 0.002
BYTES_PER_PIXEL = 4
WINDOW_SHARE = 0.1
"""How much of the screen a window covers at least."""
CONTENT_SHARE = 0.005
"""How much of a window is of another colour than its corner once a form is drawn in it."""
_COLOUR = np.uint32(0xFFFFFF)

Picture = NDArray[np.uint32]


class NeverSeen(Exception):
    """What was waited for did not come on the screen."""


@dataclass(frozen=True)
class Screen:
    """A running X server without a window manager."""

    display: str
    pixels: Picture
    """Live: what is on the screen at this moment."""

    def wait_for(self, seen: Callable[[Picture], bool], process: "subprocess.Popen[bytes]") -> float:
        """The moment (``time.monotonic``) at which ``seen`` is first true of the picture."""
        deadline = time.monotonic() + PATIENCE_S
        while not seen(self.pixels):
            if process.poll() is not None:
                raise NeverSeen(f"the program ended with exit code {process.returncode}")
            if time.monotonic() > deadline:
                raise NeverSeen(f"nothing after {PATIENCE_S:.0f} s")
            time.sleep(LOOK_EVERY_S)
        return time.monotonic()


def is_lit(picture: Picture) -> bool:
    """Whether a window is on the black screen; a mouse pointer is not enough. Every eighth row tells."""
    return bool((picture[::8] & _COLOUR != 0).mean() > WINDOW_SHARE)


def has_content(picture: Picture) -> bool:
    """Whether a window is there and something is drawn in it: it is not of one colour."""
    rows = picture[::8] & _COLOUR
    lit = rows[rows != 0]
    return lit.size > WINDOW_SHARE * rows.size and bool((lit != lit[0]).mean() > CONTENT_SHARE)


@contextmanager
def screen(width: int = 1366, height: int = 768) -> Iterator[Screen]:
    """Start an X server for one measured program."""
    with (
        tempfile.TemporaryDirectory(prefix="screen-") as folder,
        x_server(width, height, ["-fbdir", folder, "-nocursor"]) as display,
    ):
        with (Path(folder) / "Xvfb_screen0").open("rb") as file:
            pixels = _frame_buffer(file.fileno(), width, height)
        yield Screen(display, pixels)


def _frame_buffer(file: int, width: int, height: int) -> Picture:
    memory = mmap.mmap(file, 0, prot=mmap.PROT_READ)
    fields = struct.unpack_from(">25I", memory)  # XWDFileHeader of X11/XWDFile.h
    header_size, bytes_per_line, colours = fields[0], fields[12], fields[19]
    start = header_size + colours * 12
    flat = np.frombuffer(memory, np.uint32, bytes_per_line // BYTES_PER_PIXEL * height, start)
    return flat.reshape(height, -1)[:, :width]
