"""A single code as a file."""

import io
import re

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from desktop.posters.codes.codepicture import code_png, code_svg
from desktop.posters.codes.qr import CodeMaker, Level, Symbol
from tests.posters.samples import payload_of


@pytest.fixture
def symbol(codes: CodeMaker) -> Symbol:
    return codes.symbol(payload_of(1), Level.Q)


def test_a_png_has_whole_pixels_and_its_quiet_zone(symbol: Symbol) -> None:
    image = Image.open(io.BytesIO(code_png(symbol)))
    scale, rest = divmod(image.width, symbol.size + 8)
    assert rest == 0
    assert image.width >= 1000
    pixels = np.asarray(image)
    assert np.array_equal(~pixels[::scale, ::scale][4:-4, 4:-4], symbol.modules)
    margin = 4 * scale
    assert pixels[:margin].all()
    assert pixels[-margin:].all()
    assert pixels[:, :margin].all()
    assert pixels[:, -margin:].all()
    (read,) = zxingcpp.read_barcodes(image.convert("L"))
    assert read.text == symbol.payload


def test_an_svg_is_one_path_that_paints_the_modules(symbol: Symbol) -> None:
    text = code_svg(symbol, side_mm=58).decode()
    assert 'width="74.000mm"' in text
    assert 'viewBox="0 0 37 37"' in text
    ground, dark = re.findall(r'<path[^>]* d="([^"]+)"', text)
    assert ground == "M0 0h37v37H0z"
    painted = np.zeros((37, 37), int)
    for x, y, width, height in re.findall(r"M(\d+) (\d+)h(\d+)v(\d+)h-\d+z", dark):
        painted[int(y) : int(y) + int(height), int(x) : int(x) + int(width)] += 1
    assert np.array_equal(painted[4:-4, 4:-4], symbol.modules.astype(int))
    assert painted.sum() == symbol.modules.sum()
