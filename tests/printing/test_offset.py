"""Calibration moves and enlarges the content by exactly what was asked, and nothing else."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop.printing.offset import Offset, calibrated_box, calibrated_pdf
from tests.printing.sheets import CODE, Frame, find_code, page_count, page_size, payload, sheets

PIXEL_MM = 0.05


@pytest.mark.parametrize(("dx", "dy"), [(2.0, 0.0), (0.0, -3.5), (-1.25, 4.0)])
def test_the_code_moves_right_and_down_by_the_offset(dx: float, dy: float) -> None:
    found = find_code(calibrated_pdf(sheets(), Offset(dx, dy)))
    assert found.payload == payload(0)
    expected = Frame(CODE.left + dx, CODE.top + dy, CODE.width, CODE.height)
    assert found.frame.distance(expected) < PIXEL_MM


def test_the_code_grows_about_the_papers_corner() -> None:
    found = find_code(calibrated_pdf(sheets(), Offset(1.0, -2.0, 1.01, 0.99)))
    left, top = Offset(1.0, -2.0, 1.01, 0.99).place(CODE.left, CODE.top)
    assert found.frame.distance(Frame(left, top, CODE.width * 1.01, CODE.height * 0.99)) < PIXEL_MM


def test_a_wide_page_is_turned_upright_and_calibrated_as_the_sheet_is_fed() -> None:
    offset = Offset(1.5, -2.0, 1.01, 0.99)
    pdf = calibrated_pdf(sheets(size_mm=(297, 210)), offset)
    assert page_size(pdf) == pytest.approx((210, 297), abs=0.01)
    box = (CODE.left, CODE.top, CODE.left + CODE.width, CODE.top + CODE.height)
    left, top, right, bottom = calibrated_box(box, (297, 210), offset)
    assert (left, bottom) == pytest.approx((CODE.top * 1.01 + 1.5, (297 - CODE.left) * 0.99 - 2.0))
    found = find_code(pdf)
    assert found.payload == payload(0)
    assert found.frame.distance(Frame(left, top, right - left, bottom - top)) < PIXEL_MM


printers = st.builds(Offset, st.floats(-8, 8), st.floats(-8, 8), st.floats(0.98, 1.02), st.floats(0.98, 1.02))


@given(printer=printers, in_force=printers, x=st.floats(0, 300), y=st.floats(0, 400))
def test_a_correction_undoes_what_the_printer_does(printer: Offset, in_force: Offset, x: float, y: float) -> None:
    """Whatever calibration was in force when the page was seen."""

    def comes_out(calibration: Offset) -> tuple[float, float]:
        return printer.place(*calibration.place(x, y))

    dx, dy = printer.place(in_force.dx_mm, in_force.dy_mm)
    seen = Offset(dx, dy, printer.scale_x * in_force.scale_x, printer.scale_y * in_force.scale_y)
    assert comes_out(in_force) == pytest.approx(seen.place(x, y))
    assert comes_out(in_force.corrected(seen)) == pytest.approx((x, y), abs=1e-6)


def test_every_page_moves_and_the_paper_stays() -> None:
    shifted = calibrated_pdf(sheets(pages=3), Offset(5.0, 5.0))
    assert page_count(shifted) == 3
    assert page_size(shifted) == pytest.approx((210, 297), abs=0.01)
    assert find_code(shifted, page=2).frame.left == pytest.approx(CODE.left + 5.0, abs=PIXEL_MM)


def test_text_stays_text() -> None:
    (page,) = PdfReader(io.BytesIO(calibrated_pdf(sheets(), Offset(1.0, 1.0)))).pages
    assert "Gate 0" in page.extract_text()


def test_a_turned_page_is_refused() -> None:
    with pytest.raises(ValueError, match="upright"):
        calibrated_pdf(sheets(turned=True), Offset(1.0, 1.0))


def test_an_offset_of_nothing_is_nothing() -> None:
    assert not Offset()
    assert Offset(0.0, -0.5)
    assert Offset(scale_y=1.001)
