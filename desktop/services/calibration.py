"""How far each printer's pages are moved so that they come out where they should, kept in the preferences."""

from desktop.printing.offset import Offset
from desktop.settings import PRINTER_OFFSETS, Settings

FARTHEST_MM = 10.0
"""More than this is no inaccuracy of a printer but another paper size or a wrong tray."""


class Calibrations:
    """Offsets by the name that the print system knows a printer by."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def get(self, printer: str) -> Offset:
        """The calibration of a printer; none where nothing sensible is stored."""
        match self._settings.get(PRINTER_OFFSETS).get(printer):
            case [int() | float() as dx, int() | float() as dy]:
                return Offset(float(dx), float(dy))
            case _:
                return Offset()

    def set(self, printer: str, offset: Offset) -> None:
        """Keep a printer's calibration. Raises ``ValueError`` for one beyond ``FARTHEST_MM``."""
        if max(abs(offset.dx_mm), abs(offset.dy_mm)) > FARTHEST_MM:
            raise ValueError(f"{offset} is too far")
        others = {name: kept for name, kept in self._settings.get(PRINTER_OFFSETS).items() if name != printer}
        self._settings.set(PRINTER_OFFSETS, others | ({printer: [offset.dx_mm, offset.dy_mm]} if offset else {}))
