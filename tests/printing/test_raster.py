"""Strips of a page join without a seam, and none is large."""

import numpy as np
import pypdfium2 as pdfium
import pytest

from desktop.printing import raster
from desktop.printing.raster import RasterDocument
from tests.printing.sheets import sheets

DPI = 150


@pytest.mark.parametrize("strip_bytes", [1, 200_000, raster.STRIP_BYTES])
def test_strips_make_up_the_page(monkeypatch: pytest.MonkeyPatch, strip_bytes: int) -> None:
    monkeypatch.setattr(raster, "STRIP_BYTES", strip_bytes)
    pdf = sheets(pages=2)
    with RasterDocument(pdf) as document:
        joined = np.concatenate(
            [
                np.frombuffer(strip.pixels, np.uint8).reshape(strip.height, strip.width, 4)[:, :, :3]
                for strip in document.strips(1, DPI)
            ]
        )
    with pdfium.PdfDocument(pdf) as whole:
        expected = whole[1].render(scale=DPI / 72).to_numpy()[:, :, :3]
    height, width, _ = joined.shape
    assert (width, height) == (1240, 1754)
    differing = np.abs(joined.astype(int) - expected[:height, :width]).max(axis=2) > 128
    assert differing.mean() < 0.001


def test_strips_follow_each_other_and_stay_small() -> None:
    with RasterDocument(sheets()) as document:
        assert document.page_count == 1
        strips = [(strip.top, strip.last, len(strip.pixels)) for strip in document.strips(0, 600)]
    assert len(strips) > 1
    assert [top for top, _, _ in strips[1:]] == [last for _, last, _ in strips[:-1]]
    assert strips[0][0] == 0
    assert strips[-1][1] == round(297 / 25.4 * 600)
    assert max(size for _, _, size in strips) <= raster.STRIP_BYTES
