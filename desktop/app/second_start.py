"""A second start with the same desk: the window that is there comes to the front, with the file that was opened.

The two processes speak by a file in the desk's folder, which only its user can write: the second one writes it, the first one
takes it away. No socket: the packaged program has no network part of Qt, and no firewall asks about a file.
"""

import json
import sys
from contextlib import ExitStack, suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from desktop.domain.errors import UserError
from desktop.files.whole import write_whole
from desktop.store.folder import DeskFolder, FolderInUse

_LOOK_MS, _PATIENCE_MS = 50, 2_000
"""How often the second start looks whether the first one has answered, and for how long."""
_MOST = 64 << 10
"""Bytes of a request at most."""


class FirstWindow(QObject):
    """Of the program that has the desk: hears when it is started again. One that was asked for before is not shown."""

    wanted = Signal(object)
    """The window is to come to the front; the path of the file that was opened, None for none."""

    def __init__(self, folder: DeskFolder, parent: QObject) -> None:
        super().__init__(parent)
        self._request = folder.show_request
        self._take()
        self._watcher = QFileSystemWatcher([str(folder.root)], self)
        self._watcher.directoryChanged.connect(self._look)

    def _look(self) -> None:
        request = self._take()
        if request is not None:
            self.wanted.emit(_file_of(request))

    def _take(self) -> bytes | None:
        try:
            with self._request.open("rb") as file:
                request = file.read(_MOST)
            self._request.unlink()
        except OSError:
            return None
        return request


class DeskClaim(QObject):
    """Keeps other programs out of a desk's folder. Where one is in, it is asked to show its window."""

    refused = Signal(UserError)
    """The desk cannot be had: a command or another program has it, or its folder cannot be used."""
    left = Signal()
    """The window of the program that has the desk has come to the front."""
    wanted = Signal(object)
    """As of ``FirstWindow``."""

    def __init__(self, opened: Path | None, parent: QObject) -> None:
        """``opened`` is the file that this program was started with, None for none."""
        super().__init__(parent)
        self._opened = opened
        self._held = ExitStack()
        self._first: FirstWindow | None = None
        self._request: Path | None = None
        self._error: UserError | None = None
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def hold(self, folder: DeskFolder) -> None:
        """Have the folder until ``release``, also where it is had already. Raises ``UserError``."""
        if self._first is None:
            self._held.enter_context(folder.locked())
            self._first = FirstWindow(folder, self)
            self._first.wanted.connect(self.wanted)

    def take(self, folder: DeskFolder) -> None:
        """The same, or ask whoever has it to come to the front. What comes of it is a signal."""
        try:
            self.hold(folder)
        except FolderInUse as error:
            self._error = error
            self._ask(folder.show_request)
        except UserError as error:
            self.refused.emit(error)

    def release(self) -> None:
        """Let others have the folder."""
        if self._first is not None:
            self._first.deleteLater()
            self._first = None
        with suppress(OSError):
            self._held.close()

    def _ask(self, request: Path) -> None:
        _let_come_to_front()
        opened = None if self._opened is None else str(self._opened.absolute())
        try:
            write_whole(request, json.dumps({"open": opened}).encode())
        except UserError:
            self.refused.emit(self._error)
        else:
            self._request, self._looks = request, 0
            self._timer.start()

    def _look(self) -> None:
        self._looks += 1
        if self._request is None or not self._request.exists():
            self._timer.stop()
            self.left.emit()
        elif self._looks * _LOOK_MS >= _PATIENCE_MS:
            self._timer.stop()
            self._request.unlink(missing_ok=True)
            self.refused.emit(self._error)


def _file_of(request: bytes) -> Path | None:
    try:
        opened = json.loads(request)["open"]
    except (ValueError, TypeError, KeyError):
        return None
    return Path(opened) if isinstance(opened, str) and "\0" not in opened else None


def _let_come_to_front() -> None:
    """Windows lets no program take the keyboard unless the one that has it permits that: the one that was just started."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
