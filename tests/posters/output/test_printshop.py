"""For a print shop: boxes inside one another, marks outside the bleed, grounds run on, nothing transparent."""

import hashlib
import io
from dataclasses import replace

import numpy as np
import pypdf
import pytest
from PIL import Image

from desktop.posters.composition.placed import Composition, PlacedImage
from desktop.posters.document.layout import Asset, Frame
from desktop.posters.document.templates import TemplateLibrary
from desktop.posters.output.rendition import Rendition
from desktop.posters.typesetting.fonts import FontLibrary
from tests.posters.output.renditions import TEMPLATES, composed, rendered
from tests.posters.samples import CODE, layout, page_image

SHOP = Rendition(print_shop=True)
POINTS = 72 / 25.4


def box(page: pypdf.PageObject, name: str) -> tuple[float, ...]:
    return tuple(float(edge) / POINTS for edge in page[name])


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_has_its_boxes_its_fonts_and_codes_that_scan(
    fonts: FontLibrary, templates: TemplateLibrary, template: str
) -> None:
    one = templates.layout(template)
    pages = rendered(composed(one, fonts), SHOP, fonts)
    assert not pages.unread(pages.pdf)
    (page,) = pypdf.PdfReader(io.BytesIO(pages.pdf)).pages
    width, height = one.page.sheet
    trim, bleed, media = (box(page, name) for name in ("/TrimBox", "/BleedBox", "/MediaBox"))
    assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((width, height), abs=0.01)
    assert [b - t for b, t in zip(bleed, trim, strict=True)] == pytest.approx([-3, -3, 3, 3], abs=0.01)
    assert [m - t for m, t in zip(media, trim, strict=True)] == pytest.approx([-9, -9, 9, 9], abs=0.01)
    for font in page["/Resources"]["/Font"].values():
        assert "/FontFile2" in font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    assert b"/SMask" not in pages.pdf
    assert "/Group" not in page


def dark(pdf: bytes, frame: Frame, dpi: float = 254) -> float:
    """The share of a rectangle of the page that is not white."""
    pixels = np.asarray(page_image(pdf, dpi=dpi))
    scale = dpi / 25.4
    left, top, right, bottom = (round(edge * scale) for edge in (frame.x, frame.y, frame.right, frame.bottom))
    return float((pixels[top:bottom, left:right] < 250).mean())


def test_grounds_that_touch_the_edge_run_on_and_marks_stand_clear(fonts: FontLibrary) -> None:
    band = {"id": "band", "type": "shape", "frame": [0, 0, 210, 40], "z": -1, "props": {"fill": "#0B6E63"}}
    low = {"id": "low", "type": "shape", "frame": [20, 250, 170, 20], "z": -1, "props": {"fill": "#0B6E63"}}
    pdf = rendered(composed(layout(band, low), fonts), SHOP, fonts).pdf
    assert dark(pdf, Frame(6.2, 6.2, 215, 42)) > 0.99  # band and bleed: 3 mm beyond the trim at 9 mm
    assert dark(pdf, Frame(0, 0, 228, 5)) < 0.02  # only hairlines beyond the bleed
    assert dark(pdf, Frame(0.5, 8.8, 4, 0.4)) > 0.1
    assert dark(pdf, Frame(5.2, 100, 0.7, 20)) == 0
    assert dark(pdf, Frame(10, 260, 17, 5)) == 0  # what touches no edge stays as it was


def test_a_folded_card_runs_on_outwards_only(fonts: FontLibrary, templates: TemplateLibrary) -> None:
    tent = templates.layout("tent")
    band = {"id": "band", "type": "shape", "frame": [0, 0, 210, 30], "z": -1, "props": {"fill": "#0B6E63"}}
    face = layout(CODE | {"frame": [55, 40, 90, 90]}, elements=[band], page={"width": 210, "height": 148.5})
    one = replace(
        face,
        page=tent.page,
        elements=(*face.elements, *layout(elements=[CODE | {"frame": [55, 40, 90, 90]}]).elements),
    )
    pdf = rendered(composed(one, fonts), SHOP, fonts).pdf
    fold = 9 + 148.5
    assert dark(pdf, Frame(6.3, fold + 1, 215, 25)) > 0.99  # the lower face, out to both sides
    assert dark(pdf, Frame(6.3, fold - 25, 215, 24)) > 0.99  # the upper one, upside down


def logo(colour: tuple[int, int, int, int]) -> Asset:
    out = io.BytesIO()
    Image.new("RGBA", (60, 60), colour).save(out, "PNG")
    return Asset(hashlib.sha256(out.getvalue()).hexdigest(), out.getvalue(), (60, 60))


def with_picture(composition: Composition, frame: Frame) -> Composition:
    image = PlacedImage("logo", frame, 0, logo((0, 0, 0, 0)))
    return replace(composition, pages=tuple(replace(page, items=(*page.items, image)) for page in composition.pages))


def test_a_picture_lies_opaque_on_its_ground(fonts: FontLibrary) -> None:
    band = {"id": "band", "type": "shape", "frame": [10, 10, 190, 40], "z": -1, "props": {"fill": "#0B6E63"}}
    composition = with_picture(composed(layout(band), fonts), Frame(20, 20, 20, 20))
    pages = rendered(composition, SHOP, fonts)
    assert b"/SMask" not in pages.pdf
    assert dark(pages.pdf, Frame(19.5, 19.5, 189, 39)) > 0.99  # the clear picture shows the band's colour


@pytest.mark.parametrize(("frame", "is_reported"), [((0, 60, 30, 30), True), ((20, 60, 30, 30), False)])
def test_a_picture_that_ends_at_the_edge_is_told_of(
    fonts: FontLibrary, frame: tuple[float, ...], is_reported: bool
) -> None:
    composition = with_picture(composed(layout(), fonts), Frame(*frame))
    assert ("bleed" in {finding.code for finding in SHOP.of(composition).findings}) is is_reported
