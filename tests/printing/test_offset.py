"""Calibration moves the content by exactly what was asked, and nothing else."""

import io

import pytest
from pypdf import PdfReader

from desktop.printing.offset import Offset, shift_pdf
from tests.printing.sheets import CODE, Frame, find_code, page_count, page_size, payload, sheets

PIXEL_MM = 0.05


@pytest.mark.parametrize(("dx", "dy"), [(2.0, 0.0), (0.0, -3.5), (-1.25, 4.0)])
def test_the_code_moves_right_and_down_by_the_offset(dx: float, dy: float) -> None:
    found = find_code(shift_pdf(sheets(), dx, dy))
    assert found.payload == payload(0)
    expected = Frame(CODE.left + dx, CODE.top + dy, CODE.width, CODE.height)
    assert found.frame.distance(expected) < PIXEL_MM


def test_every_page_moves_and_the_paper_stays() -> None:
    shifted = shift_pdf(sheets(pages=3), 5.0, 5.0)
    assert page_count(shifted) == 3
    assert page_size(shifted) == pytest.approx((210, 297), abs=0.01)
    assert find_code(shifted, page=2).frame.left == pytest.approx(CODE.left + 5.0, abs=PIXEL_MM)


def test_text_stays_text() -> None:
    (page,) = PdfReader(io.BytesIO(shift_pdf(sheets(), 1.0, 1.0))).pages
    assert "Gate 0" in page.extract_text()


def test_a_turned_page_is_refused() -> None:
    with pytest.raises(ValueError, match="upright"):
        shift_pdf(sheets(turned=True), 1.0, 1.0)


def test_an_offset_of_nothing_is_nothing() -> None:
    assert not Offset()
    assert Offset(0.0, -0.5)
