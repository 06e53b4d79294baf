"""What somebody who helps from afar asks about a PC first: the program, the system, where things are kept, printers.

It names no visitor, and no user by the path of their home. English, as the lines of ``selftest`` are.
"""

import datetime as dt
import locale
import os
import platform
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from desktop.app.program import Program
from desktop.build import this_build
from desktop.domain.errors import UserError
from desktop.files.volumes import cloud_of, is_on_network
from desktop.paths import is_packaged

LEAST_FREE_MB = 500
"""With less, a backup or an update soon finds no room."""
_INPUT_METHODS = ("QT_IM_MODULE", "XMODIFIERS")


def machine_state(program: Program) -> dict[str, str]:
    """By the name of each thing, what there is to say of it; the error where it cannot be learned."""
    of_machine: Mapping[str, Callable[[], str]] = {
        "program": lambda: f"{this_build(program.resources)}, {'packaged' if is_packaged() else 'installed'}",
        "system": lambda: f"{platform.platform()}, {os.cpu_count()} processors",
        "libraries": _libraries,
        "language": _language,
        "clock": lambda: _clock(program.clock.now_ms()),
        "desk": lambda: _place(program.user.desk),
        "settings": lambda: _place(program.user.config),
        "log": lambda: _place(program.user.log),
        "printers": _printers,
    }
    return {name: _answer(ask) for name, ask in of_machine.items()}


def room_of_desk(folder: Path) -> str:
    """The room for a desk in a folder that need not be there yet. Raises ``OSError`` where it cannot be kept there."""
    if is_on_network(folder):
        raise OSError("the desk's folder is on a network drive")
    if program := cloud_of(folder):
        raise OSError(f"{program} keeps the desk's folder in step with a cloud")
    nearest = _nearest(folder)
    if not nearest.is_dir():
        raise NotADirectoryError(f"{_shown(nearest)} is not a folder")
    if not os.access(nearest, os.W_OK):
        raise PermissionError(f"{_shown(nearest)} cannot be written")
    free = _free_mb(nearest)
    if free < LEAST_FREE_MB:
        raise OSError(f"{free} MB free, {LEAST_FREE_MB} MB are needed")
    return f"{free} MB free"


def _answer(ask: Callable[[], str]) -> str:
    try:
        return ask()
    except UserError as error:
        return str(error)
    except Exception as error:  # a part of the report that fails is a finding, not an end of it
        return f"{type(error).__name__}: {error}".replace(str(Path.home()), "~")


def _libraries() -> str:
    import PySide6
    from PySide6.QtCore import qVersion

    from desktop.store.engine import library_version

    return f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {PySide6.__version__}, {library_version()}"


def _language() -> str:
    methods = [f"{name}={os.environ[name]}" for name in _INPUT_METHODS if name in os.environ]
    return ", ".join([locale.getlocale()[0] or "C", locale.getpreferredencoding(), *methods])


def _clock(now: int) -> str:
    return dt.datetime.fromtimestamp(now / 1000).astimezone().isoformat(timespec="seconds")


def _place(folder: Path) -> str:
    nearest = _nearest(folder)
    facts = [
        "there" if folder.exists() else "not there yet",
        "can be written" if os.access(nearest, os.W_OK) else "cannot be written",
        f"{_free_mb(nearest)} MB free",
        *(["network drive"] if is_on_network(folder) else []),
    ]
    return f"{_shown(folder)}: {', '.join(facts)}"


def _printers() -> str:
    from desktop.printing.choose import system_spooler

    found = [
        f"{one.name} ({', '.join([one.state, *(['default'] if one.is_default else []), *one.reasons])})"
        for one in system_spooler().printers()
    ]
    return ", ".join(found) or "none"


def _nearest(folder: Path) -> Path:
    """The folder, or what is there of the way to it."""
    return next(one for one in (folder, *folder.parents) if _is_there(one))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:  # of a folder on the way, which is then the nearest
        return False


def _free_mb(folder: Path) -> int:
    return shutil.disk_usage(folder).free // 1_000_000


def _shown(path: Path) -> str:
    home = Path.home()
    return str(Path("~") / path.relative_to(home)) if path.is_relative_to(home) else str(path)
