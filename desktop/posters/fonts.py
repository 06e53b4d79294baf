"""The two bundled faces of Noto Sans SC, which every printed paper is set in.

Nothing is looked up on the machine: a poster looks the same at every desk, and a character that the bundled
faces lack is found before printing instead of coming out as a box.
"""

import struct
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message
from desktop.posters.sfnt import Face, FontFileError

# Marks that select a variant or join characters and have no shape of their own (Unicode, default ignorable).
_INVISIBLE = {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}


class Weight(StrEnum):
    """How heavy the strokes are."""

    REGULAR = "regular"
    BOLD = "bold"


class FontBook:
    """Both faces of one folder, each read when it is first used and once only (about 10 ms a face)."""

    FILES: ClassVar = {Weight.REGULAR: "NotoSansSC_400Regular.ttf", Weight.BOLD: "NotoSansSC_700Bold.ttf"}

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def face(self, weight: Weight) -> Face:
        """The face of a weight. Raises ``UserError`` when its file is absent or damaged."""
        return self._bold if weight is Weight.BOLD else self._regular

    def width(self, text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
        """Width of a line of text, in the unit of ``size``."""
        face = self.face(weight)
        units: int = sum(map(face.advance, text))
        return units * size / face.units_per_em

    def missing(self, text: str, weight: Weight = Weight.REGULAR) -> tuple[str, ...]:
        """Characters that cannot be printed, each once, in order of appearance."""
        face = self.face(weight)
        return tuple(dict.fromkeys(c for c in text if c not in face and not c.isspace()))

    @cached_property
    def _regular(self) -> Face:
        return self._read(Weight.REGULAR)

    @cached_property
    def _bold(self) -> Face:
        return self._read(Weight.BOLD)

    def _read(self, weight: Weight) -> Face:
        path = self.folder / self.FILES[weight]
        try:
            return Face(path)
        except FileNotFoundError as error:
            raise UserError(
                message("posters", "The font {name} is missing from the program's folder. Install VenueDesk again.",
                        name=path.name)
            ) from error  # fmt: skip
        except (OSError, FontFileError, struct.error, ValueError) as error:  # the latter two: cut short
            raise UserError(
                message("posters", "The font {name} cannot be read. Install VenueDesk again.", name=path.name)
            ) from error


def printable(text: str) -> str:
    """Text without marks that have no shape: variation selectors, joiners, zero-width spaces."""
    return "".join(c for c in text if ord(c) not in _INVISIBLE)


def lacking_glyph(character: str) -> Message:
    """What to tell about a character that cannot be printed."""
    return message(
        "posters", "The character {character} ({code}) is not in the printing font. Write it in another way.",
        character=character, code=f"U+{ord(character):04X}",
    )  # fmt: skip
