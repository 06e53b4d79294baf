"""The program's own kinds of files, by their endings, and where each is shown when somebody opens it."""

from enum import Enum, auto
from pathlib import Path


class Place(Enum):
    """The desk's window, or that of the health office with a list, or with a key."""

    DESK = auto()
    OFFICE_LIST = auto()
    OFFICE_KEY = auto()


PAGES = {"vdi": "go.sync", "vdb": "go.sync", "receipt": "go.sync", "receipts": "go.sync", "vdlayout": "go.posters"}
"""Endings of files that a desk's page takes, and the command that leads to it."""
_PLACES = {**dict.fromkeys(PAGES, Place.DESK), "vdlist": Place.OFFICE_LIST, "vdkey": Place.OFFICE_KEY}


def ending_of(file: Path) -> str:
    """What stands behind the last dot, in small letters."""
    return file.suffix.lower().lstrip(".")


def is_own(file: Path) -> bool:
    """Whether a window shows files of this name."""
    return ending_of(file) in _PLACES


def place_of(file: Path) -> Place:
    """Where a file is shown. Raises ``KeyError`` for one that is not our own."""
    return _PLACES[ending_of(file)]
