"""The two bundled faces of Noto Sans SC, which every printed paper is set in, and HanaMinB for the characters they lack.

Nothing is looked up on the machine: a poster looks the same at every desk. HanaMinB holds the Han characters of Unicode's
extensions B to F (GB 18030-2022 asks for them in names). What neither holds is printed as its code in brackets, so that
a rare name stops no paper, and never as an empty box.
"""

import struct
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import ClassVar

from zstandard import ZstdDecompressor, ZstdError

from desktop.domain.characters import is_han
from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message
from desktop.posters.typesetting.sfnt import Face, FontFileError

# Marks that select a variant or join characters and have no shape of their own (Unicode, default ignorable).
_INVISIBLE = {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}


class Weight(StrEnum):
    """How heavy the strokes are. ``RARE`` is the other typeface, which has one weight."""

    REGULAR = "regular"
    BOLD = "bold"
    RARE = "rare"


class FontLibrary:
    """The faces of one folder, each read when it is first used and once only: 10 ms, for ``RARE`` 0.2 s."""

    FILES: ClassVar = {
        Weight.REGULAR: "NotoSansSC_400Regular.ttf",
        Weight.BOLD: "NotoSansSC_700Bold.ttf",
        Weight.RARE: "HanaMinB.ttf.zst",
    }

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def face(self, weight: Weight) -> Face:
        """The face of a weight. Raises ``UserError`` when its file is absent or damaged."""
        match weight:
            case Weight.BOLD:
                return self._bold
            case Weight.RARE:
                return self._rare
        return self._regular

    def runs(self, text: str, weight: Weight = Weight.REGULAR) -> list[tuple[str, Weight]]:
        """A text cut where the typeface has to change: characters that the face of the weight lacks are ``RARE``."""
        face = self.face(weight)
        if all(c in face for c in text):
            return [(text, weight)]
        pieces = groupby(text, key=lambda c: Weight.RARE if c not in face and self._is_rare(c) else weight)
        return [("".join(piece), which) for which, piece in pieces]

    def width(self, text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
        """Width of a line of text, in the unit of ``size``."""
        return sum(
            sum(map(self.face(which).advance, piece)) * size / self.face(which).units_per_em
            for piece, which in self.runs(text, weight)
        )

    def missing(self, text: str, weight: Weight = Weight.REGULAR) -> tuple[str, ...]:
        """Characters that no face has, each once, in order of appearance."""
        face = self.face(weight)
        lacking = dict.fromkeys(c for c in text if c not in face and not c.isspace())
        return tuple(c for c in lacking if not self._is_rare(c))

    def spelled(self, text: str, weight: Weight = Weight.REGULAR) -> str:
        """The text as it can be printed: without marks that have no shape, characters that no face has as their code."""
        text = printable(text)
        for character in self.missing(text, weight):
            text = text.replace(character, f"[U+{ord(character):04X}]")
        return text

    def unusual(self, text: str) -> Message | None:
        """What to tell whoever registers a name: which of its characters papers show in another way than all others."""
        face = self.face(Weight.BOLD)
        lacking = dict.fromkeys(c for c in printable(text) if c not in face and not c.isspace())
        if not lacking:
            return None
        return message(
            "posters",
            "“{characters}” is rare: the papers’ typeface lacks it. Papers print it in another typeface or, where that "
            "lacks it too, as its code. Look at one before you hand it out.",
            characters="".join(lacking),
        )

    def _is_rare(self, character: str) -> bool:
        return is_han(character) and character in self._rare

    @cached_property
    def _regular(self) -> Face:
        return self._read(Weight.REGULAR)

    @cached_property
    def _bold(self) -> Face:
        return self._read(Weight.BOLD)

    @cached_property
    def _rare(self) -> Face:
        return self._read(Weight.RARE)

    def _read(self, weight: Weight) -> Face:
        path = self.folder / self.FILES[weight]
        try:
            return Face(path, ZstdDecompressor().decompress(path.read_bytes()) if path.suffix == ".zst" else None)
        except FileNotFoundError as error:
            raise UserError(
                message(
                    "posters",
                    "The font {name} is missing from the program's folder. Install VenueDesk again.",
                    name=path.name,
                )
            ) from error
        except (OSError, FontFileError, struct.error, ValueError, ZstdError) as error:  # the latter two: cut short
            raise UserError(
                message("posters", "The font {name} cannot be read. Install VenueDesk again.", name=path.name)
            ) from error


def printable(text: str) -> str:
    """Text without marks that have no shape: variation selectors, joiners, zero-width spaces."""
    return "".join(c for c in text if ord(c) not in _INVISIBLE)


def lacking_glyph(character: str) -> Message:
    """What to tell about a character that no face has."""
    return message(
        "posters",
        "The character {character} ({code}) is in none of the printing fonts. Papers show its code.",
        character=character,
        code=f"U+{ord(character):04X}",
    )
