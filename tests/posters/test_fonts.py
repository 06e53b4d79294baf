"""The bundled faces, read from their tables."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from desktop.domain.errors import UserError
from desktop.posters.typesetting.fonts import FontLibrary, Weight, printable

TEXT = "请扫场所码 Scan → 𬭎㛃Åé（）—0"


@pytest.mark.parametrize("weight", [Weight.REGULAR, Weight.BOLD])
def test_widths_are_the_fonts_own(fonts: FontLibrary, weight: Weight) -> None:
    with TTFont(fonts.folder / fonts.FILES[weight], lazy=True) as reference:
        cmap, metrics = reference.getBestCmap(), reference["hmtx"]
        wanted = [metrics[cmap[ord(c)]][0] for c in TEXT]
    assert [fonts.face(weight).advance(c) for c in TEXT] == wanted
    assert fonts.width(TEXT, 10, weight) == pytest.approx(sum(wanted) / 100)


def test_a_face_is_read_once(fonts: FontLibrary) -> None:
    assert fonts.face(Weight.BOLD) is fonts.face(Weight.BOLD)


def test_missing_characters_are_named_once_in_order(fonts: FontLibrary) -> None:
    assert fonts.missing("门𠮷😀 𱍐\n𬭎😀") == ("😀", "𱍐")


def test_rare_characters_are_of_the_other_typeface_and_the_rest_by_their_code(fonts: FontLibrary) -> None:
    assert fonts.runs("张𡌶明") == [("张", Weight.REGULAR), ("𡌶", Weight.RARE), ("明", Weight.REGULAR)]
    assert fonts.runs("张明", Weight.BOLD) == [("张明", Weight.BOLD)]
    assert fonts.width("张𡌶", 10) == pytest.approx(20)
    assert fonts.spelled("葛\U000e0100城𱍐") == "葛城[U+31350]"


def test_a_subset_is_a_font_with_the_same_outlines(fonts: FontLibrary, tmp_path: Path) -> None:
    face = fonts.face(Weight.REGULAR)
    subset = face.subset(TEXT)
    path = tmp_path / "subset.ttf"
    path.write_bytes(subset.data)
    assert len(subset.data) < 20_000
    with TTFont(face.path, lazy=True) as whole, TTFont(path, checkChecksums=2) as cut:
        names, cmap = cut.getGlyphOrder(), whole.getBestCmap()
        for character, glyph in subset.glyphs.items():
            ours, theirs = cut["glyf"][names[glyph]], whole["glyf"][cmap[ord(character)]]
            assert ours.getCoordinates(cut["glyf"])[0] == theirs.getCoordinates(whole["glyf"])[0]
            assert cut["hmtx"][names[glyph]] == whole["hmtx"][cmap[ord(character)]]


def test_the_same_characters_make_the_same_subset_in_any_order(fonts: FontLibrary) -> None:
    face = fonts.face(Weight.BOLD)
    assert face.subset("南门北").data == face.subset("北门南南").data


def test_characters_without_a_shape_are_left_out() -> None:
    assert printable("葛\U000e0100城\u200d门\ufe0f") == "葛城门"


def test_a_folder_without_fonts_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="missing from the program's folder"):
        FontLibrary(tmp_path).width("门", 10)


@pytest.mark.parametrize("data", [b"", b"OTTO" + b"\0" * 60, b"\0\1\0\0\0\0" + b"\0" * 60])
def test_a_damaged_font_is_said_so(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FontLibrary.FILES[Weight.BOLD]).write_bytes(data)
    with pytest.raises(UserError, match="cannot be read"):
        FontLibrary(tmp_path).face(Weight.BOLD)


def test_a_font_cut_short_is_said_so(fonts: FontLibrary, tmp_path: Path) -> None:
    name = FontLibrary.FILES[Weight.BOLD]
    with (fonts.folder / name).open("rb") as file:
        (tmp_path / name).write_bytes(file.read(20_000))
    with pytest.raises(UserError, match="cannot be read"):
        FontLibrary(tmp_path).face(Weight.BOLD)
