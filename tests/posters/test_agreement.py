"""Display list, PDF and canvas agree on any document: what is listed is what lies in the file, at its place."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.posters import Language
from desktop.posters.codes.qr import CodeMaker
from desktop.posters.composition.compose import compose
from desktop.posters.composition.placed import Placed, PlacedCode, PlacedImage, PlacedShape, PlacedText, turned
from desktop.posters.document.layout import Frame, Layout, ShapeKind
from desktop.posters.editing.editor import Editor
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.ui.studio.canvas.place import area_image
from tests.posters.editing.documents import ACTIONS, act, document
from tests.posters.samples import layout, painted, subject, text_element
from tests.ui.images import pixels

MM = 25.4 / 72
NEAR = 0.02  # millimetres: what is left of a length after the rounding of a PDF's numbers
MIXED = st.text("惠州门诊。，（）《》—…ABC xyz 0752-2345678 8:30 37.3℃𬭎\n", max_size=60)


@pytest.fixture(scope="module")
def codes() -> CodeMaker:
    return CodeMaker()


def made_by(actions: list[tuple[str, Mapping[str, Any]]]) -> tuple[Layout, Language]:
    editor = Editor(document(), Language.ZH)
    for action in actions:
        act(editor, action)
    return editor.layout, editor.language


def objects_of(page: pypdfium2.PdfPage) -> Iterator[tuple[int, Frame, tuple[float, float]]]:
    """What is painted on a page in its order: kind, bounds and origin in millimetres from the top left."""
    height = page.get_height()
    for thing in page.get_objects(max_depth=1):
        left, bottom, right, top = thing.get_bounds()
        matrix = thing.get_matrix().get()
        bounds = Frame(left * MM, (height - top) * MM, (right - left) * MM, (top - bottom) * MM)
        yield thing.type, bounds, (matrix[4] * MM, (height - matrix[5]) * MM)


def paths_of(item: Placed) -> Iterator[Frame]:
    """The upright rectangles around the paths that an item is painted with."""
    centre = item.frame.centre
    match item:
        case PlacedCode():
            boxes = item.symbol.rectangles()
            last = max(y + height for _, y, _, height in boxes), max(x + width for x, _, width, _ in boxes)
            assert last == (item.symbol.size, item.symbol.size)
            yield turned(item.quiet, item.rotation, centre)
            yield turned(item.frame, item.rotation, centre)
        case PlacedShape(shape=ShapeKind.LINE):
            if item.stroke:
                yield turned(item.frame, item.rotation, centre)
        case PlacedShape():
            if item.fill or item.stroke:
                yield turned(item.frame, item.rotation, centre)
        case PlacedText() | PlacedImage():
            pass
        case _:
            yield turned(item.frame, item.rotation, centre)


def starts_of(item: PlacedText) -> list[tuple[float, float]]:
    """Where the baselines of its runs begin on the page."""
    sine, cosine = math.sin(math.radians(item.rotation)), math.cos(math.radians(item.rotation))
    x, y = item.frame.centre
    return [
        (x + (run.x - x) * cosine - (run.y - y) * sine, y + (run.x - x) * sine + (run.y - y) * cosine)
        for run in item.runs
        if run.text
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(ACTIONS, max_size=12))
def test_what_is_listed_lies_in_the_pdf_at_its_place(
    fonts: FontLibrary, codes: CodeMaker, actions: list[tuple[str, Mapping[str, Any]]]
) -> None:
    made, language = made_by(actions)
    composition = compose(made, language, [subject(), subject("北门", 2)], fonts, codes)
    with pypdfium2.PdfDocument(painted(composition, fonts)) as pdf:
        for number, page in enumerate(composition.pages):
            sheet = pdf[number]
            found = list(objects_of(sheet))
            texts = [origin for kind, _, origin in found if kind == pdfium.FPDF_PAGEOBJ_TEXT]
            starts = [start for item in page.items if isinstance(item, PlacedText) for start in starts_of(item)]
            assert texts == [pytest.approx(start, abs=NEAR) for start in starts]
            paths = [bounds for kind, bounds, _ in found if kind == pdfium.FPDF_PAGEOBJ_PATH]
            listed = [(item, box) for item in page.items for box in paths_of(item)]
            assert len(paths) == len(listed)
            for bounds, (item, box) in zip(paths, listed, strict=True):
                edge = 2 * item.stroke_width if isinstance(item, PlacedShape) and item.stroke else 0.0
                assert bounds.contains(box, NEAR)
                assert box.grown(edge).contains(bounds, NEAR)
            sheet.close()


@settings(max_examples=40, deadline=None)
@given(MIXED, st.floats(20, 170), st.sampled_from(Language))
def test_the_text_of_the_pdf_is_what_was_written(
    fonts: FontLibrary, codes: CodeMaker, words: str, width: float, language: Language
) -> None:
    one = layout(text_element(words, (20, 20, width, 60)))
    composition = compose(one, language, [subject()], fonts, codes)
    with pypdfium2.PdfDocument(painted(composition, fonts)) as pdf:
        page = pdf[0]
        text = page.get_textpage()
        found = text.get_text_range()
        text.close()
        page.close()
    assert "".join(found.split()) == "".join(words.split())


@settings(max_examples=15, deadline=None)
@given(
    st.lists(ACTIONS, max_size=6),
    st.sampled_from((0.0, 3.0)),
    st.integers(0, 500),
    st.integers(0, 700),
    st.sampled_from((1.0, 2.5, 4.0)),
)
def test_the_canvas_shows_the_pdf_s_own_pixels(
    fonts: FontLibrary,
    codes: CodeMaker,
    actions: list[tuple[str, Mapping[str, Any]]],
    bleed: float,
    left: int,
    top: int,
    scale: float,
) -> None:
    """A part of the page, at any place and scale, is the same part of the whole page."""
    made, language = made_by(actions)
    made = replace(made, page=replace(made.page, bleed=bleed))
    pdf = painted(compose(made, language, [subject()], fonts, codes), fonts)
    place = Frame(left / scale, top / scale, 40, 30)  # whole pixels from the page's corner
    if place.right > made.page.width or place.bottom > made.page.height:
        place = Frame(0, 0, 40, 30)
    edge = Frame(-bleed, -bleed, made.page.width + 2 * bleed, made.page.height + 2 * bleed)
    shown, whole = area_image(pdf, bleed, place, scale), area_image(pdf, bleed, edge, scale)
    assert (shown.width(), shown.height()) == (round(40 * scale), round(30 * scale))
    x, y = (round((start + bleed) * scale) for start in (place.x, place.y))
    if abs((place.x + bleed) * scale - x) < 1e-6 and abs((place.y + bleed) * scale - y) < 1e-6:
        off = np.abs(pixels(shown) - pixels(whole.copy(x, y, shown.width(), shown.height())))
        assert off.mean() < 2  # PDFium sets the edges of boxes on whole pixels, and rounds its sums otherwise
