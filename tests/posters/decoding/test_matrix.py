"""What is promised of codes holds for three decoders; what lies beyond is not promised."""

import pytest

from desktop.posters.codes.qr import CodeMaker, Level, reading_distance
from desktop.posters.typesetting.fonts import FontLibrary
from tests.posters.decoding.matrix import (
    BEYOND,
    DISTANT,
    LIMITS,
    ON_PAPER,
    TOO_FINE,
    paper_row,
    rows,
    symbols,
    view_row,
)
from tests.posters.decoding.readers import HAS_ZBAR

pytestmark = pytest.mark.skipif(not HAS_ZBAR, reason="zbarimg (zbar-tools) is not installed")


@pytest.mark.parametrize("what", LIMITS)
def test_every_decoder_reads_every_code_at_the_limits(what: str, codes: CodeMaker) -> None:
    for row in rows({what: LIMITS[what]}, symbols(codes)):
        assert row.is_whole, row


@pytest.mark.parametrize("what", BEYOND)
def test_beyond_the_limits_some_decoder_misses_some(what: str, codes: CodeMaker) -> None:
    for row in rows({what: BEYOND[what]}, symbols(codes)):
        assert not row.is_whole, row


@pytest.mark.parametrize(("module", "dpi"), ON_PAPER)
def test_every_decoder_reads_the_page_at_two_pixels_for_a_module(
    module: float, dpi: int, fonts: FontLibrary, codes: CodeMaker
) -> None:
    row = paper_row(module, dpi, fonts, codes, count=2)
    assert row.is_whole, row


@pytest.mark.parametrize(("module", "dpi"), TOO_FINE)
def test_a_page_with_one_pixel_for_a_module_is_not_promised(
    module: float, dpi: int, fonts: FontLibrary, codes: CodeMaker
) -> None:
    assert not paper_row(module, dpi, fonts, codes, count=2).is_whole


@pytest.mark.parametrize("level", Level)
def test_at_the_distance_that_the_meter_names_every_decoder_reads_every_level(level: Level, codes: CodeMaker) -> None:
    """At 490 times the module a camera of 1080 lines has two pixels for it (facts, section 6)."""
    assert reading_distance(29.0, 29) == pytest.approx(0.49)
    row = view_row("distance", DISTANT, symbols(codes, level))
    assert row.is_whole, row
