"""Where each printer puts its pages, kept by its name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.domain.posters import Language
from desktop.printing.offset import Offset
from desktop.services.desk import Desk
from desktop.services.printing.calibration import HandMeasures
from desktop.services.printing.calibrations import Calibrations
from desktop.settings import PRINTER_OFFSETS, Settings
from tests.printing.cupsd import PrivateCups, private_cups


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateCups]:
    with private_cups() as server:
        monkeypatch.setenv("CUPS_SERVER", str(server.socket))
        yield server


def test_offsets_are_kept_by_printer() -> None:
    settings = Settings(None)
    calibrations = Calibrations(settings)
    calibrations.set("laser", Offset(1.5, -0.2))
    calibrations.set("inkjet", Offset(0, 3))
    assert calibrations.get("laser") == Offset(1.5, -0.2)
    assert calibrations.get("nobody") == Offset()
    calibrations.set("office", Offset(0.25, 0, 1.002, 0.9985))
    assert calibrations.get("office") == Offset(0.25, 0, 1.002, 0.9985)
    calibrations.set("office", Offset())
    calibrations.set("laser", Offset())
    assert settings.get(PRINTER_OFFSETS) == {"inkjet": [0, 3]}


@pytest.mark.parametrize("offset", [Offset(10.1, 0), Offset(0, -11), Offset(scale_x=1.05), Offset(scale_y=0.9)])
def test_what_is_no_inaccuracy_is_refused(offset: Offset) -> None:
    with pytest.raises(ValueError, match=r"too (far|large)"):
        Calibrations(Settings(None)).set("laser", offset)


def measures(printer: Offset) -> HandMeasures:
    """What a ruler shows on a sheet from this printer."""
    left, top = printer.place(20, 20)
    return HandMeasures(left, top, 100 * printer.scale_x, 100 * printer.scale_y)


def test_a_sheet_measured_by_hand_gives_what_puts_the_printer_right(desk: Desk) -> None:
    printer = Offset(1.4, -0.6, 0.996, 1.003)
    first = desk.calibration.from_hand("laser", measures(printer))
    x, y = printer.place(*first.place(105, 148.5))
    assert (x, y) == pytest.approx((105, 148.5), abs=0.01)
    desk.calibration.keep("laser", first)
    # Printed again with it, everything is in its place, and nothing changes any more.
    assert desk.calibration.from_hand("laser", HandMeasures()) == first


@pytest.mark.parametrize("wrong", [HandMeasures(left=31), HandMeasures(across=95), HandMeasures(down=104)])
def test_a_printer_beyond_calibrating_is_refused(desk: Desk, wrong: HandMeasures) -> None:
    with pytest.raises(UserError, match="no calibration should hide"):
        desk.calibration.from_hand("laser", wrong)


def test_the_codes_of_small_papers_are_looked_for_where_calibration_puts_them(
    cups: PrivateCups, desk: Desk, tmp_path: Path
) -> None:
    """A label's quiet zone is a few millimetres wide: a printer that is off by more is no reason to refuse."""
    cups.add_queue("desk", title="Desk laser")
    desk.calibration.keep("desk", Offset(6, 5, 1.01, 1))
    desk.calibration.print_sheet("desk", "Desk laser", (297, 210), Language.ZH)
    (job,) = cups.jobs()
    sent = tmp_path / "sent.pdf"
    sent.write_bytes(cups.received(job))
    # What was sent is read as a scan of what a perfect printer made of it: the calibration is all that is off.
    found = desk.calibration.from_picture(sent)
    assert (found.dx_mm, found.dy_mm) == pytest.approx((0, 0), abs=0.05)
    assert (found.scale_x, found.scale_y) == pytest.approx((1, 1), abs=0.0005)
