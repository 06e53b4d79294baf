"""Posters on several sheets: each code whole on the sheet on which it is seen, everything printed, all of it vector."""

import io
from dataclasses import replace
from itertools import pairwise

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.paper import Margins
from desktop.domain.posters import Language
from desktop.posters.composition.placed import PlacedCode
from desktop.posters.document.layout import Frame
from desktop.posters.document.templates import TemplateLibrary
from desktop.posters.output.rendition import Rendition
from desktop.posters.output.tiling import Tiling, plan_tiles, tile_codes
from desktop.posters.typesetting.fonts import FontLibrary
from tests.posters.output.renditions import A4, LASER, composed, rendered
from tests.posters.samples import CODE, layout, payload_of, text_element

A3_PAGE = {"width": 297, "height": 420}
UPPER_CODE = CODE | {"frame": [70, 40, 120, 120]}
FOOT = text_element("{gate.name}", (20, 350, 250, 30))


def test_an_a3_poster_with_its_code_in_one_half_goes_onto_two_a4_sheets_that_overlap(fonts: FontLibrary) -> None:
    composition = composed(layout(elements=[UPPER_CODE, FOOT], page=A3_PAGE), fonts)
    plan = plan_tiles(composition, A4)
    assert plan.size == (297, 210)
    assert (len(plan.columns), len(plan.rows)) == (1, 2)
    upper, lower = plan.rows
    assert upper.end - lower.start == pytest.approx(10)
    assert lower.seen_from == upper.end
    (on_upper, on_lower) = tile_codes(plan, composition.pages[0])
    assert [code.payload for code in on_upper] == [payload_of(1)]
    assert not on_lower
    pages = rendered(composition, Rendition(tiling=A4), fonts)
    assert (pages.sheets_each, pages.page_size_mm) == (2, (297, 210))
    assert not pages.unread(pages.pdf)


def test_a_seam_makes_room_for_a_code_in_the_middle(fonts: FontLibrary, templates: TemplateLibrary) -> None:
    composition = composed(templates.layout("a3"), fonts, ("南门", "北门"), Language.ZH_EN)
    plan = plan_tiles(composition, A4)
    (code,) = composition.pages[0].codes
    assert [len(codes) for codes in tile_codes(plan, composition.pages[0])] == [0, 1, 0]
    assert all(not code.quiet.y < strip.end < code.quiet.bottom for strip in plan.rows)
    pages = rendered(composition, Rendition(tiling=A4), fonts)
    assert pages.sheets_each == 3
    assert not pages.unread(pages.pdf)


def test_tiles_stay_vector_and_name_their_sheet_and_gate(fonts: FontLibrary, templates: TemplateLibrary) -> None:
    pages = rendered(composed(templates.layout("a3"), fonts), Rendition(tiling=A4), fonts)
    reader = pypdf.PdfReader(io.BytesIO(pages.pdf))
    assert len(reader.pages) == 3
    assert not any(page.images for page in reader.pages)
    texts = [page.extract_text().replace(" ", "") for page in reader.pages]
    assert ["第2/3张" in text for text in texts] == [False, True, False]
    assert ["第3/3张" in text for text in texts] == [False, False, True]
    assert all("南门" in text for text in texts[1:])


def test_a_damaged_tile_is_caught(fonts: FontLibrary) -> None:
    one = layout(elements=[UPPER_CODE, FOOT], page=A3_PAGE)
    good, other = composed(one, fonts), composed(one, fonts, ("南门", "北门"))
    pages = rendered(good, Rendition(tiling=A4), fonts)
    swapped = rendered(replace(other, pages=other.pages[1:]), Rendition(tiling=A4), fonts)
    assert [missing.gate_name for missing in pages.unread(swapped.pdf)] == ["南门"]


def test_a_code_larger_than_the_paper_is_refused(fonts: FontLibrary) -> None:
    large = CODE | {"frame": [30, 60, 230, 230]}
    composition = composed(layout(elements=[large], page=A3_PAGE), fonts)
    with pytest.raises(UserError, match="On paper of 148 × 210 mm a seam would cut through a code"):
        plan_tiles(composition, Tiling(148, 210, LASER))


def test_sheets_that_are_cut_themselves_are_refused(fonts: FontLibrary, templates: TemplateLibrary) -> None:
    with pytest.raises(UserError, match="labels, badges or folded cards"):
        plan_tiles(composed(templates.layout("badge"), fonts), Tiling(148, 210, LASER))


@given(
    page=st.tuples(st.floats(220, 900), st.floats(220, 1200)),
    at=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    side=st.floats(30, 110),
    margin=st.floats(0, 8),
    overlap=st.floats(6, 20),
)
@settings(max_examples=40, deadline=None)
def test_everything_is_printed_no_code_is_cut_and_sheets_overlap(
    fonts: FontLibrary,
    page: tuple[float, float],
    at: tuple[float, float],
    side: float,
    margin: float,
    overlap: float,
) -> None:
    quiet = side / 29 * 4
    x, y = (quiet + share * (length - side - 2 * quiet) for share, length in zip(at, page, strict=True))
    code = CODE | {"frame": [x, y, side, side]}
    corner = text_element("{gate.name}", (page[0] - 60, page[1] - 20, 50, 10))
    composition = composed(layout(elements=[code, corner], page={"width": page[0], "height": page[1]}), fonts)
    tiling = Tiling(210, 297, Margins(margin, margin, margin, margin), overlap)
    plan = plan_tiles(composition, tiling)
    for strips, room in (
        (plan.columns, plan.size[0] - 2 * margin),
        (plan.rows, plan.size[1] - 2 * margin),
    ):
        assert all(0 < strip.end - strip.start <= room + 1e-6 for strip in strips)
        for one, other in pairwise(strips):
            assert one.end - other.start == pytest.approx(overlap)
            assert other.seen_from == one.end
    printed = Frame(
        plan.columns[0].start,
        plan.rows[0].start,
        plan.columns[-1].end - plan.columns[0].start,
        plan.rows[-1].end - plan.rows[0].start,
    )
    (page_,) = composition.pages
    for item in page_.items:
        assert printed.contains(item.quiet if isinstance(item, PlacedCode) else item.ink)
    assert sum(len(codes) for codes in tile_codes(plan, page_)) == 1
