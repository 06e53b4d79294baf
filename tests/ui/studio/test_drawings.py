"""Logos as SVG: drawn sharply, or refused in a sentence that names what would be lost."""

import io

import pytest
from PIL import Image

from desktop.domain.errors import BadInput
from desktop.ui.studio.drawings import LONGER_SIDE, drawing_asset

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20"{more}>{parts}</svg>'
BOX = '<rect x="10" y="5" width="20" height="10" fill="#0B6E63"/>'


def svg(parts: str, more: str = "") -> bytes:
    return SVG.format(parts=parts, more=more).encode()


@pytest.mark.parametrize(
    "parts",
    [
        BOX,
        f'<clipPath id="all"><rect width="40" height="20"/></clipPath><g clip-path="url(#all)">{BOX}</g>',
        '<style>.a{fill:#0B6E63}</style><path class="a" d="M10 5H30V15H10Z"/>',
        f'<defs><g id="b">{BOX}</g></defs><use xlink:href="#b"/>',
        f'<title>a</title><metadata><image href="x"/></metadata><x:grid xmlns:x="urn:editor"/>{BOX}',
        '<linearGradient id="g"><stop stop-color="#0B6E63"/><stop offset="1" stop-color="#0B6E63"/></linearGradient>'
        '<rect x="10" y="5" width="20" height="10" fill="url(#g)"/>',
    ],
)
def test_a_logo_is_drawn_in_its_place_and_transparent_around_it(parts: str) -> None:
    asset = drawing_asset(svg(parts), "logo.svg")
    assert asset.pixels == (LONGER_SIDE, LONGER_SIDE // 2)
    picture = Image.open(io.BytesIO(asset.data)).convert("RGBA")
    scale = LONGER_SIDE / 40
    assert picture.getpixel((round(20 * scale), round(10 * scale))) == pytest.approx((0x0B, 0x6E, 0x63, 255), abs=1)
    assert picture.getpixel((round(5 * scale), round(10 * scale)))[3] == 0  # type: ignore[index]
    edge = round(10 * scale)
    assert picture.getpixel((edge + 1, round(10 * scale)))[3] == 255  # type: ignore[index]
    assert picture.getpixel((edge - 2, round(10 * scale)))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ('<text x="1" y="9">惠州</text>', "text that is not turned into outlines"),
        ('<image href="data:image/png;base64,AAAA"/>', "a picture within it"),
        ("<script>alert(1)</script>", "script"),
        (f'<filter id="f"/>{BOX}', "filter"),
        (f'<g mask="url(#m)">{BOX}</g>', "mask"),
        ('<clipPath id="c"><circle r="9"/></clipPath>', "clipped"),
        ('<use xlink:href="file:///etc/passwd#a"/>', "another file"),
        ('<style>@import "http://a.example/x.css";</style>', "another file"),
        ('<rect width="9" height="9" fill="url(http://a.example/#g)"/>', "another file"),
        ("<g>" * 80 + "</g>" * 80, "kind"),
    ],
)
def test_what_would_be_lost_or_comes_from_elsewhere_is_named(parts: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        drawing_asset(svg(parts), "logo.svg")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg",
        b"<html/>",
        svg("").replace(b'viewBox="0 0 40 20"', b'viewBox="0 0 0 0"'),
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(BOX),
        "<svg/>".encode("utf-16")[2:],
    ],
)
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"logo\.svg is no picture"):
        drawing_asset(data, "logo.svg")


def test_a_drawing_that_is_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(BadInput, match="larger than 1 MB"):
        drawing_asset(b" " * 1_000_001, "logo.svg")
