"""Where each printer puts its pages, kept by its name."""

import pytest

from desktop.printing.offset import Offset
from desktop.services.printing.posters import Calibrations
from desktop.settings import PRINTER_OFFSETS, Settings


def test_offsets_are_kept_by_printer() -> None:
    settings = Settings(None)
    calibrations = Calibrations(settings)
    calibrations.set("laser", Offset(1.5, -0.2))
    calibrations.set("inkjet", Offset(0, 3))
    assert calibrations.get("laser") == Offset(1.5, -0.2)
    assert calibrations.get("nobody") == Offset()
    calibrations.set("laser", Offset())
    assert settings.get(PRINTER_OFFSETS) == {"inkjet": [0, 3]}


@pytest.mark.parametrize("offset", [Offset(10.1, 0), Offset(0, -11)])
def test_what_is_no_inaccuracy_is_refused(offset: Offset) -> None:
    with pytest.raises(ValueError, match="too far"):
        Calibrations(Settings(None)).set("laser", offset)
