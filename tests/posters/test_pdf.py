"""The painted PDF: the same bytes, every font inside, text that can be searched, codes where the layout says."""

import base64
import hashlib
import io
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pypdf
import pytest
from PIL import Image

from desktop.domain.posters import Language
from desktop.posters.codes.qr import CodeMaker, Level
from desktop.posters.composition.compose import compose
from desktop.posters.document.layout import Layout
from desktop.posters.document.templates import TemplateLibrary
from desktop.posters.typesetting.fonts import FontLibrary
from tests.posters.samples import VENUE, layout, page_image, painted, payload_of, subject, text_element

GATES = ("南门", "北门", "急诊入口", "Car park")


def made(
    one: Layout, fonts: FontLibrary, gates: tuple[str, ...] = ("南门",), language: Language = Language.ZH
) -> bytes:
    subjects = [subject(gate, number) for number, gate in enumerate(gates, 1)]
    return painted(compose(one, language, subjects, fonts, CodeMaker()), fonts)


def text_of(pdf: bytes) -> str:
    """What a reader extracts, by poppler where it is installed."""
    if shutil.which("pdftotext"):
        done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
        return done.stdout.decode()
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("template", ["a4", "tent", "stickers"])
def test_the_same_posters_are_the_same_bytes(resources: Path, template: str) -> None:
    def whole_run() -> bytes:
        templates, fonts = TemplateLibrary(resources / "templates"), FontLibrary(resources / "fonts")
        return made(templates.layout(template), fonts, GATES, Language.ZH_EN)

    assert whole_run() == whole_run()


def test_every_font_is_embedded_and_cut_down(fonts: FontLibrary, templates: TemplateLibrary) -> None:
    pdf = made(templates.layout("a4"), fonts, GATES)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    names = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in descendant["/FontDescriptor"]
            names.add(str(font.get_object()["/BaseFont"]))
    assert {name[8:] for name in names} == {"NotoSansSC-Regular", "NotoSansSC-Bold"}
    assert len(pdf) < 60_000


def test_the_text_can_be_searched(fonts: FontLibrary, templates: TemplateLibrary) -> None:
    text = text_of(made(templates.layout("a4"), fonts, GATES))
    for words in (
        VENUE,
        *GATES,
        "请扫场所码",
        "微信扫一扫",
        "确认登记",
        "出示粤康码和行程卡",
        "绿色通道",
        "JB-2026-0004",
    ):
        assert words in text
    assert text.count(VENUE) >= len(GATES)


def test_a_character_beyond_the_basic_plane_prints_and_can_be_searched(fonts: FontLibrary) -> None:
    one = layout(text_element("{gate.name}"))
    pdf, blank = made(one, fonts, ("𬭎门",)), made(one, fonts, ("门",))
    assert "𬭎门" in text_of(pdf)
    assert page_image(pdf).histogram()[0] > page_image(blank).histogram()[0]


def test_a_broken_name_is_still_one_name_to_a_search(fonts: FontLibrary) -> None:
    pdf = made(layout(text_element("{venue.name}", (20, 20, 60, 60))), fonts)
    assert VENUE in text_of(pdf)


def test_titles_and_dates_are_the_posters_own(fonts: FontLibrary, templates: TemplateLibrary) -> None:
    reader = pypdf.PdfReader(io.BytesIO(made(templates.layout("a4"), fonts)))
    assert reader.metadata is not None
    assert reader.metadata.title == f"{VENUE} 场所码"
    assert not reader.metadata.author
    assert str(reader.metadata.creation_date) == "2026-11-23 00:00:00+08:00"
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "zh-CN"
    assert root["/ViewerPreferences"]["/PrintScaling"] == "/None"


@pytest.mark.parametrize(
    ("template", "size"), [("a4", (210, 297)), ("a3", (297, 420)), ("a5", (148, 210)), ("tent", (210, 297))]
)
def test_pages_have_the_papers_size(
    fonts: FontLibrary, templates: TemplateLibrary, template: str, size: tuple[int, int]
) -> None:
    box = pypdf.PdfReader(io.BytesIO(made(templates.layout(template), fonts))).pages[0].mediabox
    assert [float(side) * 25.4 / 72 for side in (box.width, box.height)] == pytest.approx(size, abs=0.01)


def test_the_code_lies_where_the_layout_puts_it_module_for_module(fonts: FontLibrary) -> None:
    """Rendered at 4 pixels a module, every pixel inside is the module's colour: no seam, no shift."""
    side = 4 * 29 * 25.4 / 144
    frame = [25.4, 50.8, side, side]
    one = layout(
        elements=[{"id": "code", "type": "qr", "frame": frame, "bind": "{code.payload}"}],
        page={"width": 127, "height": 127},
    )
    page = np.asarray(page_image(made(one, fonts), dpi=144))
    left, top, size = 144, 288, 4 * 29
    modules = CodeMaker().symbol(payload_of(1), Level.Q, 3).modules
    wanted = np.where(np.kron(modules, np.ones((4, 4), bool)), 0, 255)
    assert np.abs(page[top : top + size, left : left + size].astype(int) - wanted).max() <= 2
    assert (page[top - 16 : top, left : left + size] == 255).all()


def test_black_is_black_toner_only(fonts: FontLibrary) -> None:
    (page,) = pypdf.PdfReader(io.BytesIO(made(layout(), fonts))).pages
    assert b"0 g\n" in page.get_contents().get_data()
    assert b" rg" not in page.get_contents().get_data()


def test_pictures_arrows_and_shapes_are_painted(fonts: FontLibrary) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (60, 30), (200, 30, 30, 128)).save(out, "PNG")
    name = hashlib.sha256(out.getvalue()).hexdigest()
    elements = [
        {"id": "picture", "type": "image", "frame": [10, 10, 40, 40], "props": {"asset": name}},
        {"id": "arrow", "type": "arrow", "frame": [60, 10, 40, 20], "rotation": 180, "props": {"colour": "#000000"}},
        {
            "id": "ring",
            "type": "shape",
            "frame": [110, 10, 20, 20],
            "props": {"shape": "ellipse", "stroke": "#000000", "stroke_width": 2},
        },
        {
            "id": "line",
            "type": "shape",
            "frame": [140, 20, 40, 0],
            "props": {"shape": "line", "stroke": "#000000", "stroke_width": 2},
        },
    ]
    one = layout(*elements, assets={name: base64.b64encode(out.getvalue()).decode()})
    page = page_image(made(one, fonts), dpi=254)

    def grey(x: float, y: float) -> int:
        return page.getpixel((round(x * 10), round(y * 10)))

    assert 120 < grey(30, 30) < 220  # half transparent, kept in proportion: 40 x 20 in the middle
    assert grey(30, 14) == 255
    assert (grey(62, 20), grey(61, 12), grey(98, 12)) == (0, 255, 255)  # turned round: the head is on the left
    assert (grey(110, 20), grey(120, 20)) == (0, 255)
    assert (grey(160, 20), grey(160, 22)) == (0, 255)
