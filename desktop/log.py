"""The log of the program's own doings. It never holds what a person typed.

Errors are logged by type and place only: an exception's text can quote a name, its traceback's lines cannot.
"""

import logging
import os
from pathlib import Path
from types import TracebackType
from typing import Any

_LARGEST = 1_000_000


class _PlaceOnly(logging.Formatter):
    """Formats an exception as its type and our lines, without its text; what a terminal would obey is written as its code."""

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        return text if text.isprintable() else "".join(map(_plain, text))

    def formatException(self, ei: Any) -> str:
        kind, _, trace = ei
        return outline(kind, trace) if kind else ""


def _plain(character: str) -> str:
    return character if character.isprintable() or character in "\n\u3000" else f"[U+{ord(character):04X}]"


def outline(kind: type[BaseException], trace: TracebackType | None) -> str:
    """An exception's type and the places it passed, innermost last, without any value."""
    import traceback

    places = (f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace))
    return "\n".join([f"{kind.__module__}.{kind.__qualname__}", *places])


def start(folder: Path) -> None:
    """Log to ``folder``; a log of over a megabyte makes room for a new one and is kept once. A folder that cannot
    be written leaves no log. (``logging.handlers`` would cost the start a hundredth of a second.)
    """
    logger = logging.getLogger("desktop")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    file = folder / "venuedesk.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > _LARGEST:
            file.replace(folder / "venuedesk.1.log")
        if os.name == "posix":
            folder.chmod(0o700)  # so nobody else reaches a log in it, whatever its own rights
            for kept in folder.glob("venuedesk*.log"):
                kept.chmod(0o600)
        handler: logging.Handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_PlaceOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
    for old in logger.handlers:
        old.close()
    logger.handlers = [handler]
