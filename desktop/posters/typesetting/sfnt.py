"""A TrueType face read straight from its tables (OpenType 1.9, "The OpenType font file").

Only what printing needs: which characters the face has, how wide they are, and a copy of the face that
holds nothing but the glyphs in use. Tables are read with numpy, so a face of 30,000 characters is ready in
about 10 ms where parsing it into objects takes 120 ms.
"""

import mmap
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_CHECKSUM_OF_A_FONT = 0xB1B0AFBA  # OpenType, table "head", checksumAdjustment
_KEPT_TABLES = ("head", "hhea", "maxp", "hmtx", "loca", "glyf")

# Flags of a composite glyph's component (OpenType, table "glyf").
_ARGUMENTS_ARE_WORDS = 0x0001
_HAS_SCALE = 0x0008
_MORE_COMPONENTS = 0x0020
_HAS_TWO_SCALES = 0x0040
_HAS_MATRIX = 0x0080


class FontFileError(Exception):
    """The file is not a TrueType face that can be embedded."""


@dataclass(frozen=True, slots=True)
class Subset:
    """A face cut down to the glyphs in use. ``glyphs`` maps characters to the subset's own glyph numbers."""

    data: bytes
    glyphs: Mapping[str, int]


class Face:
    """One TrueType file. Lengths are in font units, of which ``units_per_em`` make the type size."""

    def __init__(self, path: Path, data: bytes | None = None) -> None:
        """``data`` is what the file holds, where it had to be unpacked."""
        self.path = path
        self._data: bytes | mmap.mmap = _mapped(path) if data is None else data
        self._tables = self._directory()
        head, hhea = self._table("head"), self._table("hhea")
        self.units_per_em: int = struct.unpack_from(">H", head, 18)[0]
        self.bounds: tuple[int, int, int, int] = struct.unpack_from(">4h", head, 36)
        self.ascent: int = struct.unpack_from(">h", hhea, 4)[0]
        self.descent: int = struct.unpack_from(">h", hhea, 6)[0]
        self._advances = self._read_advances()
        self._glyph_of = self._read_characters()
        self._offsets = self._read_offsets()
        self._glyf = self._tables["glyf"][0]
        self.cap_height = self._cap_height()

    def __contains__(self, character: str) -> bool:
        return ord(character) in self._glyph_of

    def advance(self, character: str) -> int:
        """The advance width of a character (OpenType ``hmtx``); one that the face lacks counts as a full square."""
        glyph = self._glyph_of.get(ord(character))
        return self.units_per_em if glyph is None else int(self._advances[glyph])

    def subset(self, characters: Iterable[str]) -> Subset:
        """Copy the glyphs of these characters, and the parts they are composed of, into a face of their own.

        The same characters give the same bytes.
        """
        wanted = sorted({c for c in characters if c in self})
        old = [0, *dict.fromkeys(self._glyph_of[ord(c)] for c in wanted if self._glyph_of[ord(c)])]
        for glyph in old:  # grows while it is walked: components may be composed themselves
            old.extend(part for part, _ in self._components(self._outline(glyph)) if part not in old)
        new = {glyph: number for number, glyph in enumerate(old)}
        outlines = [self._renumbered(self._outline(glyph), new) for glyph in old]
        data = self._assemble(old, outlines)
        return Subset(data, {c: new[self._glyph_of[ord(c)]] for c in wanted})

    def _directory(self) -> dict[str, tuple[int, int]]:
        magic, count = struct.unpack_from(">4sH", self._data, 0) if len(self._data) > 12 else (b"", 0)
        if magic not in (b"\0\1\0\0", b"true"):
            raise FontFileError(f"{self.path.name} is not a TrueType font")
        records = (struct.unpack_from(">4s3I", self._data, 12 + 16 * i) for i in range(count))
        tables = {tag.decode("latin-1"): (offset, length) for tag, _, offset, length in records}
        if absent := [tag for tag in ("cmap", *_KEPT_TABLES) if tag not in tables]:
            raise FontFileError(f"{self.path.name} lacks the table {absent[0]}")
        return tables

    def _table(self, tag: str) -> bytes:
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    def _read_advances(self) -> NDArray[np.uint16]:
        glyphs = struct.unpack_from(">H", self._table("maxp"), 4)[0]
        measured = struct.unpack_from(">H", self._table("hhea"), 34)[0]
        self._measured = measured
        metrics = np.frombuffer(self._table("hmtx"), ">u2", 2 * measured).reshape(-1, 2)
        self._bearings = np.frombuffer(self._table("hmtx"), ">i2", glyphs - measured, 4 * measured)
        self._metrics = metrics
        advances = np.empty(glyphs, np.uint16)
        advances[:measured] = metrics[:, 0]
        advances[measured:] = metrics[-1, 0]  # the last width holds for the rest (OpenType, "hmtx")
        return advances

    def _read_characters(self) -> dict[int, int]:
        table = self._table("cmap")
        count = struct.unpack_from(">H", table, 2)[0]
        for i in range(count):
            offset = struct.unpack_from(">2HI", table, 4 + 8 * i)[2]
            if struct.unpack_from(">H", table, offset)[0] == 12:  # all of Unicode
                groups = struct.unpack_from(">I", table, offset + 12)[0]
                runs = np.frombuffer(table, ">u4", 3 * groups, offset + 16).reshape(-1, 3).astype(np.int64)
                lengths = runs[:, 1] - runs[:, 0] + 1
                steps = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
                codes = np.repeat(runs[:, 0], lengths) + steps
                glyphs = np.repeat(runs[:, 2], lengths) + steps
                return dict(zip(codes.tolist(), glyphs.tolist(), strict=True))
        raise FontFileError(f"{self.path.name} has no full Unicode table")

    def _read_offsets(self) -> NDArray[np.uint32]:
        long_offsets = struct.unpack_from(">h", self._table("head"), 50)[0]
        loca = self._table("loca")
        if long_offsets:
            return np.frombuffer(loca, ">u4").astype(np.uint32)
        return np.frombuffer(loca, ">u2").astype(np.uint32) * 2

    def _cap_height(self) -> int:
        """Height of an H; without one, the customary 0.7 em."""
        outline = self._outline(self._glyph_of.get(ord("H"), 0))
        return struct.unpack_from(">5h", outline)[4] if outline else int(0.7 * self.units_per_em)

    def _outline(self, glyph: int) -> bytes:
        start, end = int(self._offsets[glyph]), int(self._offsets[glyph + 1])
        return self._data[self._glyf + start : self._glyf + end]

    @staticmethod
    def _components(outline: bytes) -> list[tuple[int, int]]:
        """Glyph numbers that a composite is made of, each with its place in the record."""
        if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
            return []
        parts, at, flags = [], 10, _MORE_COMPONENTS
        while flags & _MORE_COMPONENTS:
            flags, glyph = struct.unpack_from(">2H", outline, at)
            parts.append((glyph, at + 2))
            at += 8 if flags & _ARGUMENTS_ARE_WORDS else 6
            at += 2 if flags & _HAS_SCALE else 4 if flags & _HAS_TWO_SCALES else 8 if flags & _HAS_MATRIX else 0
        return parts

    @classmethod
    def _renumbered(cls, outline: bytes, new: Mapping[int, int]) -> bytes:
        parts = cls._components(outline)
        if parts:
            changed = bytearray(outline)
            for glyph, at in parts:
                struct.pack_into(">H", changed, at, new[glyph])
            outline = bytes(changed)
        return outline + b"\0" * (-len(outline) % 4)

    def _bearing(self, glyph: int) -> int:
        if glyph < self._measured:
            return int(self._metrics[glyph, 1].astype(np.int16))
        return int(self._bearings[glyph - self._measured])

    def _assemble(self, old: list[int], outlines: list[bytes]) -> bytes:
        count = len(old)
        head, hhea, maxp = (bytearray(self._table(tag)) for tag in ("head", "hhea", "maxp"))
        struct.pack_into(">I", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        struct.pack_into(">H", hhea, 34, count)
        struct.pack_into(">H", maxp, 4, count)
        hmtx = b"".join(struct.pack(">Hh", int(self._advances[g]), self._bearing(g)) for g in old)
        ends = np.cumsum([0, *map(len, outlines)]).astype(">u4")
        tables = {
            "glyf": b"".join(outlines),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": hmtx,
            "loca": ends.tobytes(),
            "maxp": bytes(maxp),
        }
        return _font_file(tables)


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        try:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError as error:
            raise FontFileError(f"{path.name} is empty") from error


def _checksum(data: bytes) -> int:
    return int(np.frombuffer(data + b"\0" * (-len(data) % 4), ">u4").sum(dtype=np.uint64)) & 0xFFFFFFFF


def _font_file(tables: Mapping[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    header = struct.pack(">4s4H", b"\0\1\0\0", count, 16 << power, power, 16 * (count - (1 << power)))
    offset, directory, body = 12 + 16 * count, [], []
    head_at = 0
    for tag in sorted(tables):
        data = tables[tag]
        if tag == "head":
            head_at = offset
        directory.append(struct.pack(">4s3I", tag.encode("latin-1"), _checksum(data), offset, len(data)))
        body.append(data + b"\0" * (-len(data) % 4))
        offset += len(body[-1])
    font = bytearray(b"".join((header, *directory, *body)))
    struct.pack_into(">I", font, head_at + 8, (_CHECKSUM_OF_A_FONT - _checksum(bytes(font))) & 0xFFFFFFFF)
    return bytes(font)
