"""Can a window be shown here? Asked before Qt is, because Qt aborts the process where the answer is no."""

import ctypes
import importlib.util
import os
import sys
from pathlib import Path

from desktop.domain.messages import Message, message

_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def no_window() -> Message | None:
    """Why no window can be shown, in a sentence with a way out; None where one can."""
    return _no_qt() or no_display()


def no_display() -> Message | None:
    """Why there is no display, or None. Windows and macOS always have one."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM", "").startswith(_WITHOUT_SCREEN):
        return None
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    if not os.environ.get("DISPLAY"):
        return message("window", "There is no display, so no window was opened.")
    return _unreachable_x11() or _missing_plugin_library()


def _no_qt() -> Message | None:
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        return _missing_library(str(error))
    return None


def _missing_plugin_library() -> Message | None:
    """The X11 plugin of Qt names what it lacks only when it is loaded by hand; Qt itself would abort."""
    package = importlib.util.find_spec("PySide6")
    if package is None or package.origin is None:
        return None
    plugin = Path(package.origin).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if not plugin.exists():
        return None
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return _missing_library(str(error))
    return None


def _missing_library(error: str) -> Message:
    return message(
        "window",
        "The system library {library} is missing. Install what the README's first command installs.",
        library=error.split(":")[0],
    )


def _unreachable_x11() -> Message | None:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        return _missing_library(str(error))
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if failed:
        return message(
            "window", "The display {display} does not answer, so no window was opened.", display=os.environ["DISPLAY"]
        )
    return None
