"""Where and how large each printer puts its pages: kept by its name, undone on every print."""

from collections.abc import Sequence
from dataclasses import replace
from math import isfinite

from desktop.posters.document.layout import Frame
from desktop.posters.output.verify import CodeAt
from desktop.printing.offset import Offset, calibrated_box
from desktop.settings import PRINTER_OFFSETS, Settings

FARTHEST_MM = 10.0
"""More than this is no inaccuracy of a printer but another paper size or a wrong tray."""
LARGEST_SCALING = 0.03
"""More than this is no inaccuracy either but a page that was fitted to the paper."""
_LESS_THAN_SEEN = 1e-5


class Calibrations:
    """Calibrations by the name that the print system knows a printer by."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def get(self, printer: str) -> Offset:
        """The calibration of a printer; none where nothing sensible is stored."""
        match self._settings.get(PRINTER_OFFSETS).get(printer):
            case [int() | float() as dx, int() | float() as dy] if isfinite(dx) and isfinite(dy):
                return Offset(float(dx), float(dy))
            case [int() | float() as dx, int() | float() as dy, int() | float() as across, int() | float() as down] if (
                isfinite(dx) and isfinite(dy) and _is_small(across) and _is_small(down)
            ):
                return Offset(float(dx), float(dy), float(across), float(down))
            case _:
                return Offset()

    def set(self, printer: str, offset: Offset) -> None:
        """Keep a printer's calibration. Raises ``ValueError`` for one beyond ``FARTHEST_MM`` or ``LARGEST_SCALING``."""
        if max(abs(offset.dx_mm), abs(offset.dy_mm)) > FARTHEST_MM:
            raise ValueError(f"{offset} is too far")
        if not (_is_small(offset.scale_x) and _is_small(offset.scale_y)):
            raise ValueError(f"{offset} is too large a change of size")
        others = {name: kept for name, kept in self._settings.get(PRINTER_OFFSETS).items() if name != printer}
        moved, scales = [offset.dx_mm, offset.dy_mm], [offset.scale_x, offset.scale_y]
        own = {printer: moved if scales == [1, 1] else moved + scales} if offset else {}
        self._settings.set(PRINTER_OFFSETS, others | own)


def calibrated_codes(
    pages: Sequence[Sequence[CodeAt]], page_size: tuple[float, float], offset: Offset
) -> tuple[tuple[CodeAt, ...], ...]:
    """Where the codes of pages of this size lie once ``calibrated_pdf`` was at them."""
    return tuple(tuple(_calibrated(code, page_size, offset) for code in page) for page in pages)


def _calibrated(code: CodeAt, page_size: tuple[float, float], offset: Offset) -> CodeAt:
    area = code.area
    left, top, right, bottom = calibrated_box((area.x, area.y, area.right, area.bottom), page_size, offset)
    module = code.module_mm * min(offset.scale_x, offset.scale_y)
    return replace(code, area=Frame(left, top, right - left, bottom - top), module_mm=module)


def _is_small(scale: float) -> bool:
    return abs(scale - 1) <= LARGEST_SCALING + _LESS_THAN_SEEN
