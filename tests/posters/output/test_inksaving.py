"""Little ink: black on white, hardly any surface left, and still the same poster that scans."""

import hashlib
import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from desktop.domain.posters import Language
from desktop.posters.composition.placed import PlacedCode, PlacedImage, PlacedText, Severity
from desktop.posters.composition.preflight import contrast, preflight
from desktop.posters.document.layout import Asset, Frame
from desktop.posters.document.templates import TemplateLibrary
from desktop.posters.output.inksaving import LARGEST_SURFACE_MM2, saving_ink, surfaces
from desktop.posters.output.rendition import Rendition
from desktop.posters.typesetting.fonts import FontLibrary
from tests.posters.output.renditions import TEMPLATES, composed, rendered
from tests.posters.samples import page_image, painted


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_stays_readable_and_scans(fonts: FontLibrary, templates: TemplateLibrary, template: str) -> None:
    usual = composed(templates.layout(template), fonts, language=Language.ZH_EN)
    plain = saving_ink(usual)
    before = {f.code for f in preflight(usual)}
    assert not [f for f in preflight(plain) if f.severity is Severity.BLOCK or f.code not in before]
    assert all(contrast(item.colour, "#FFFFFF") >= 4.5 for item in plain.pages[0].items if isinstance(item, PlacedText))
    pages = rendered(usual, Rendition(ink_saving=True), fonts)
    assert not pages.unread(pages.pdf)
    codes = [item for item in plain.pages[0].items if isinstance(item, PlacedCode)]
    assert [(c.frame, c.symbol.payload) for c in codes] == [(c.frame, c.symbol.payload) for c in usual.pages[0].codes]
    assert surfaces(plain.pages[0].items) <= 8 * LARGEST_SURFACE_MM2
    picture, coloured = (np.asarray(page_image(pdf, dpi=100)) for pdf in (pages.pdf, painted(usual, fonts)))
    assert np.isin(picture, (0, 255)).mean() > 0.85
    # Where there were no grounds to begin with, words that turn from a colour to black take a little more.
    assert (255 - picture.astype(float)).mean() <= 1.1 * (255 - coloured.astype(float)).mean()


def test_pictures_turn_grey_and_keep_what_shines_through(fonts: FontLibrary, templates: TemplateLibrary) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (200, 30, 30, 128)).save(out, "PNG")
    logo = Asset(hashlib.sha256(out.getvalue()).hexdigest(), out.getvalue(), (4, 4))
    usual = composed(templates.layout("a4"), fonts, ("南门", "北门"))
    image = PlacedImage("logo", Frame(20, 90, 20, 20), 0, logo)
    with_logo = replace(usual, pages=tuple(replace(page, items=(*page.items, image)) for page in usual.pages))
    first, second = (page.items[-1] for page in saving_ink(with_logo).pages)
    assert first is second
    assert isinstance(first, PlacedImage)
    with Image.open(io.BytesIO(first.asset.data)) as picture:
        assert picture.mode == "LA"
        assert picture.getpixel((0, 0))[1] == 128
    pdf = rendered(with_logo, Rendition(ink_saving=True), fonts).pdf
    assert b"DeviceRGB" not in pdf  # a printer mixes no black of three colours
