"""Names of files made of what people call things: safe on Windows and Linux, and never those of a file that is there."""

import unicodedata
from pathlib import Path

from desktop.domain.errors import BadInput
from desktop.domain.messages import message

_FORBIDDEN = frozenset('<>:"/\\|?*')
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³")})
"""Names that Windows keeps for itself, with any ending."""
_MOST_BYTES = 120
"""Of a name without its ending: far below the 255 bytes of Linux and the 260 characters of a path on Windows."""
_MOST_TRIES = 10_000


def safe_name(text: str) -> str:
    """A name for a file, without an ending, as much like ``text`` as any system allows; never empty.

    What no name may hold becomes a low line; where that happens at the end, or too much is left off, names may become
    the same: see ``free_path`` and ``distinct_names``.
    """
    kept = "".join("_" if c in _FORBIDDEN or unicodedata.category(c)[0] == "C" else c for c in text)
    kept = kept.strip(" .")
    while len(kept.encode()) > _MOST_BYTES:
        kept = kept[:-1].rstrip(" .")
    if kept.partition(".")[0].rstrip().upper() in _DEVICES:
        kept = f"_{kept}"
    return kept or "_"


def distinct_names(texts: list[str]) -> list[str]:
    """Safe names for things that lie in one folder, each different from the others whatever case they are in."""
    taken: set[str] = set()
    names = []
    for text in texts:
        name = first = safe_name(text)
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{first} ({number})"
        taken.add(name.casefold())
        names.append(name)
    return names


def free_folder(parent: Path, text: str) -> Path:
    """A folder in ``parent`` that is not there yet, named as ``text`` says; a number is added where one is."""
    name = safe_name(text)
    numbered = (parent / (name if number == 1 else f"{name} ({number})") for number in range(1, _MOST_TRIES))
    return next(path for path in numbered if not path.exists())


def free_path(folder: Path, text: str, ending: str) -> Path:
    """A path in ``folder`` at which nothing lies, named as ``text`` says; a number is added where something does.

    Raises ``BadInput`` where every such name is taken.
    """
    name = safe_name(text)
    for number in range(1, _MOST_TRIES):
        path = folder / (f"{name}.{ending}" if number == 1 else f"{name} ({number}).{ending}")
        if not path.exists():
            return path
    raise BadInput(message("files", "{path} holds too many files of this name. Choose another folder.", path=folder))
