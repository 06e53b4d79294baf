"""Embedding a face in a PDF as a composite font (ISO 32000-1, 9.7) that knows all of Unicode.

One font object however many characters are used, glyph numbers in the page contents, and a map back to text
that holds characters beyond U+FFFF too; reportlab's own TrueType fonts garble those.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportlab.pdfbase import pdfdoc

from desktop.posters.typesetting.fonts import Weight
from desktop.posters.typesetting.sfnt import Face

_SYMBOLIC = 4  # ISO 32000-1, table 123: uses glyphs outside the Adobe Latin set
_STROKE = {Weight.REGULAR: 80, Weight.BOLD: 140, Weight.RARE: 70}
_NAMES = {Weight.REGULAR: "NotoSansSC-Regular", Weight.BOLD: "NotoSansSC-Bold", Weight.RARE: "HanaMinB"}
_CALLED = {Weight.REGULAR: "FR", Weight.BOLD: "FB", Weight.RARE: "FX"}
_RANGES_AT_ONCE = 100  # ISO 32000-1, 9.10.3: at most so many entries between beginbfchar and endbfchar


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A subset of a face; ``name`` is what page contents call it."""

    name: str
    face: Face
    weight: Weight
    data: bytes
    glyphs: Mapping[str, int]

    @classmethod
    def of(cls, face: Face, weight: Weight, characters: Iterable[str]) -> "EmbeddedFont":
        """Cut the face down to these characters. The same characters give the same font."""
        subset = face.subset(characters)
        return cls(_CALLED[weight], face, weight, subset.data, subset.glyphs)

    def encode(self, text: str) -> bytes:
        """Text as the hexadecimal glyph numbers of a string in page contents; absent characters as number 0."""
        return "".join([f"{self.glyphs.get(c, 0):04X}" for c in text]).encode()

    def reference(self, doc: pdfdoc.PDFDocument) -> object:
        """Add the font's objects to a document."""
        base = pdfdoc.PDFName(f"{self._tag()}+{_NAMES[self.weight]}")
        font_file = pdfdoc.PDFStream(content=self.data, filters=[pdfdoc.PDFZCompress])
        font_file.dictionary = pdfdoc.PDFDictionary({"Length1": len(self.data)})
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": _SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray([self._scaled(edge) for edge in self.face.bounds]),
                "ItalicAngle": 0,
                "Ascent": self._scaled(self.face.ascent),
                "Descent": self._scaled(self.face.descent),
                "CapHeight": self._scaled(self.face.cap_height),
                "StemV": _STROKE[self.weight],
                "FontFile2": doc.Reference(font_file, f"{self.name}.file"),
            }
        )
        system = {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": pdfdoc.PDFDictionary(system),
                "CIDToGIDMap": pdfdoc.PDFName("Identity"),
                "DW": 1000,
                "FontDescriptor": doc.Reference(descriptor, f"{self.name}.descriptor"),
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(self._widths())]),
            }
        )
        to_unicode = pdfdoc.PDFStream(content=self._to_unicode(), filters=[pdfdoc.PDFZCompress])
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": base,
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant, f"{self.name}.descendant")]),
                "ToUnicode": doc.Reference(to_unicode, f"{self.name}.unicode"),
            }
        )
        return doc.Reference(font, self.name)

    def _tag(self) -> str:
        """Six letters that tell this subset from others of the face (ISO 32000-1, 9.6.4)."""
        digest = hashlib.sha256("".join(self.glyphs).encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _scaled(self, units: int) -> int:
        return round(units * 1000 / self.face.units_per_em)

    def _in_order(self) -> list[tuple[int, str]]:
        return sorted((glyph, character) for character, glyph in self.glyphs.items())

    def _widths(self) -> list[int]:
        widths = {glyph: self._scaled(self.face.advance(character)) for glyph, character in self._in_order()}
        return [widths.get(glyph, 1000) for glyph in range(1, max(widths, default=0) + 1)]

    def _to_unicode(self) -> bytes:
        lines = [f"<{glyph:04X}> <{c.encode('utf-16-be').hex().upper()}>" for glyph, c in self._in_order()]
        blocks = [lines[i : i + _RANGES_AT_ONCE] for i in range(0, len(lines), _RANGES_AT_ONCE)]
        maps = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            f"{maps}\nendcmap CMapName currentdict /CMap defineresource pop end end"
        ).encode()
