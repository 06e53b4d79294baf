"""A desktop for the real window: an X display, a window manager (openbox), and the accessibility bus with a reader on it.

Needs Debian's xvfb, xdotool, openbox, dbus, at-spi2-core and python3-pyatspi.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.real_window import RealWindow
from tests.xserver import x_server

_READER = Path(__file__).with_name("accessibility_bus.py")
_PYTHON, _LAUNCHER = Path("/usr/bin/python3"), Path("/usr/libexec/at-spi-bus-launcher")
CONTROLS = frozenset(
    "push button,toggle button,check box,radio button,text,password text,combo box,spin button,list,table,slider,"
    "page tab,menu item,tree table".split(",")
)
"""Roles of what somebody works with."""


def missing_session() -> str:
    """Why there can be no such desktop here; empty when there can."""
    missing = [tool for tool in ("Xvfb", "xdotool", "openbox", "dbus-daemon") if shutil.which(tool) is None]
    if not _LAUNCHER.exists():
        missing.append("at-spi2-core")
    elif subprocess.run([_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False).returncode:
        missing.append("python3-pyatspi")
    return f"not installed: {', '.join(missing)}" if missing else ""


@dataclass(frozen=True)
class Node:
    """Something on the accessibility bus."""

    role: str
    name: str
    description: str
    states: frozenset[str]


@dataclass
class DesktopSession:
    """Where programs run and a screen reader listens."""

    environment: dict[str, str]
    reader: "subprocess.Popen[str]"

    def open(self, home: Path, *arguments: object) -> "ReadWindow":
        """Start ``venuedesk`` with arguments."""
        return ReadWindow(RealWindow(self.environment["DISPLAY"], home, *arguments, more=self.environment), self)

    def nodes(self, process: int) -> list[Node]:
        """What a program shows now."""
        assert self.reader.stdin is not None
        assert self.reader.stdout is not None
        self.reader.stdin.write(f"{process}\n")
        self.reader.stdin.flush()
        found = json.loads(self.reader.stdout.readline()) or []
        return [Node(role, name, description, frozenset(states)) for role, name, description, states in found]


@dataclass
class ReadWindow:
    """The program's window, with what it tells a screen reader."""

    window: RealWindow
    session: DesktopSession

    def nodes(self) -> list[Node]:
        """What is showing."""
        return self.session.nodes(self.window.process.pid)

    def until(self, holds: Callable[[list[Node]], bool]) -> list[Node]:
        """Wait until this holds of what is showing; gives that."""

        def ask() -> list[Node] | None:
            found = self.nodes()
            return found if found and holds(found) else None

        try:
            return self.window.until(ask)
        except AssertionError as error:
            shown = [(node.role, node.name, *sorted(node.states & {"focused", "checked"})) for node in self.nodes()]
            raise AssertionError(f"{error}; there were {shown}") from None

    def until_focused(self, name: str) -> Node:
        """Wait until a control of this name (or one that begins so) has the keyboard."""
        found = self.until(lambda nodes: any(node.name.startswith(name) for node in focused(nodes)))
        return next(node for node in focused(found) if node.name.startswith(name))

    def until_shown(self, *texts: str) -> list[Node]:
        """Wait until all of these stand somewhere."""
        return self.until(lambda nodes: all(any(text in node.name for node in nodes) for text in texts))

    def keys(self, *names: str) -> None:
        """Press keys by X's names."""
        self.window.keys(*names)

    def fill(self, field: str, text: str, *then: str) -> None:
        """Type into a field once it has the keyboard, and press keys behind it (Enter)."""
        self.until_focused(field)
        if text:
            self.window.type(text)
        self.window.keys(*(then or ("Return",)))


def focused(nodes: list[Node]) -> list[Node]:
    """The control that has the keyboard. What holds it may say the same of itself."""
    return [node for node in nodes if "focused" in node.states and node.role in CONTROLS]


def faults(nodes: list[Node]) -> list[Node]:
    """What a screen reader cannot tell: controls without a name, and whatever has the keyboard and no name."""
    return [node for node in nodes if (node.role in CONTROLS or "focused" in node.states) and not node.name.strip()]


@contextmanager
def desktop_session() -> Iterator[DesktopSession]:
    """Run all of it; ended in the opposite order."""
    with ExitStack() as stack:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "VENUEDESK", "QT_", "WAYLAND"))}
        environment = kept | {"DISPLAY": stack.enter_context(x_server())}

        def run(*command: str | Path) -> "subprocess.Popen[str]":
            started = subprocess.Popen(
                command,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            stack.callback(_end, started)
            return started

        bus = run("dbus-daemon", "--session", "--nofork", "--print-address")
        assert bus.stdout is not None
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        run("openbox")
        run(_LAUNCHER, "--launch-immediately")
        environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        yield DesktopSession(environment, run(_PYTHON, _READER))


def _end(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.wait(10)
    for pipe in (process.stdin, process.stdout):
        assert pipe is not None
        pipe.close()
