"""A case's stays in a file (``.vdstays``): how they get from a desk, or from the health office's PC, to the hub's console.

UTF-8 JSON, with where and when and nothing of the person::

    {"format": "venuedesk-stays", "version": 1, "stays": [{"venue": ID, "venue_name": TEXT, "gate": ID or "", "gate_name": TEXT,
     "visited_from": UTC ms, "visited_to": UTC ms, "precision": WORD}]}

``precision`` is one of ``domain.timewords.Precision``. ``gate`` is empty where it is not known.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from desktop.domain.errors import BadInput
from desktop.domain.exposure.overlap import Stay
from desktop.domain.exposure.rules import LONGEST_STAY_MINUTES, MINUTE_MS
from desktop.domain.messages import message
from desktop.domain.text import clean_line
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.sync.segment import BROKEN

ENDING = "vdstays"
MOST_BYTES = 1 << 20
"""The largest file that is read."""
MOST_STAYS = 1_000
_MOST_NAME = 200
_FORMAT, _VERSION = "venuedesk-stays", 1
_LATEST = 1 << 43
"""UTC ms, in the year 2248: later ones are none."""
_IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


class FiledStay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stay of a case. The names are for whoever reads the file: what counts are the identifiers."""

    venue: str
    venue_name: str
    gate: str
    gate_name: str
    visited_from: int
    visited_to: int
    precision: Precision

    @property
    def stay(self) -> Stay:
        """Gate and time, as they are compared."""
        return Stay(self.gate, Visit(self.visited_from, self.visited_to, self.precision))


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: int
    stays: tuple[FiledStay, ...]


def stays_file(stays: Sequence[FiledStay]) -> bytes:
    """The bytes of the file. Raises ``BadInput`` for none, or for more than are read."""
    if not 0 < len(stays) <= MOST_STAYS:
        raise BadInput.at(
            "stays",
            message(
                "stays", "A file of stays holds 1 to {most}. These are {count}.", most=MOST_STAYS, count=len(stays)
            ),
        )
    file = _File(_FORMAT, _VERSION, tuple(stays))
    return msgspec.json.format(msgspec.json.encode(file), indent=1) + b"\n"


def read_stays(data: bytes, name: str) -> tuple[FiledStay, ...]:
    """The stays of a file; ``name`` is shown. Raises ``BadInput`` at ``stays``."""
    try:
        if len(data) > MOST_BYTES:
            raise ValueError("too large")
        file = msgspec.json.decode(data, type=_File)
    except BROKEN:
        raise _refused(name) from None
    if file.format != _FORMAT or not 0 < len(file.stays) <= MOST_STAYS:
        raise _refused(name)
    if file.version != _VERSION:
        raise BadInput.at(
            "stays", message("stays", "{name} was made by a newer program. Update VenueDesk first.", name=name)
        )
    if not all(map(_is_sound, file.stays)):
        raise _refused(name)
    return tuple(_shown(each) for each in file.stays)


def open_stays(path: Path) -> tuple[FiledStay, ...]:
    """The same of a path."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        raise BadInput.at("stays", message("office", "{path} cannot be read.", path=path)) from None
    return read_stays(data, path.name)


def _is_sound(each: FiledStay) -> bool:
    names = max(len(each.venue_name), len(each.gate_name)) <= _MOST_NAME
    identifiers = _IDENTIFIER.fullmatch(each.venue) and (not each.gate or _IDENTIFIER.fullmatch(each.gate))
    length = each.visited_to - each.visited_from
    times = 0 <= each.visited_from < _LATEST and 0 <= length <= LONGEST_STAY_MINUTES * MINUTE_MS
    return bool(names and identifiers and times)


def _shown(each: FiledStay) -> FiledStay:
    return msgspec.structs.replace(each, venue_name=clean_line(each.venue_name), gate_name=clean_line(each.gate_name))


def _refused(name: str) -> BadInput:
    return BadInput.at(
        "stays",
        message("stays", "{name} is no file of a case’s stays, or it was changed. Make it again.", name=name),
    )
