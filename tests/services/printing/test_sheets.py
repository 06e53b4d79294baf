"""Which paper a printer offers for a poster."""

import pytest

from desktop.domain.paper import WHOLE_SHEET, Margins
from desktop.printing.media import Media
from desktop.printing.spooler import Printer, PrinterState
from desktop.services.printing.sheets import paper_of, smaller_papers, tiling_on, unprintable

EDGE = Margins(4.23, 4.23, 4.23, 6.35)


def printer(*media: Media) -> Printer:
    return Printer("laser", "Laser", True, PrinterState.IDLE, (), media, 600, True)


A5, A4, A3 = (Media(f"iso_{n}", w, h, EDGE) for n, w, h in (("a5", 148, 210), ("a4", 210, 297), ("a3", 297, 420)))
ENVELOPE = Media("iso_dl_110x220mm", 110, 220, EDGE)


def test_the_poster_chooses_the_paper_upright_or_on_its_side() -> None:
    laser = printer(A4, A3)
    assert paper_of(laser, 297, 210) == A4
    assert paper_of(laser, 148, 210) is None
    assert unprintable(laser, 210, 297) == EDGE
    assert unprintable(laser, 297, 210) == EDGE.on_its_side()
    assert unprintable(laser, 148, 210) == unprintable(None, 210, 297) == WHOLE_SHEET


def test_smaller_standard_paper_is_offered_for_gluing_the_largest_first() -> None:
    borderless = Media("iso_a4_borderless", 210, 297)
    assert smaller_papers(printer(A5, A4, borderless, ENVELOPE, A3), 297, 420) == (A4, A5)
    assert smaller_papers(printer(A4), 210, 297) == ()
    assert smaller_papers(printer(A4, A3), 300, 300) == (A3, A4)  # larger in area, and too narrow all the same
    assert smaller_papers(printer(A3), 210, 297) == ()
    assert [media.title for media in smaller_papers(None, 420, 594)] == ["A3", "A4"]


def test_tiles_keep_clear_of_what_the_printer_leaves_empty() -> None:
    tiling = tiling_on(A4, 8)
    assert (tiling.width, tiling.height, tiling.margins, tiling.overlap) == (210, 297, EDGE, 8)
    unknown = tiling_on(Media("iso_a4", 210, 297), 10)
    assert min(unknown.margins.left, unknown.margins.bottom) == pytest.approx(5)
