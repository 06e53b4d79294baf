"""What stands where on the calibration sheet, and what its codes say: shared by drawing it and reading it back.

Eight codes, in the corners and in the middle of the sides, each naming the sheet's size, its own place and the calibration
that was in force when it was printed. Two lines and two rulers serve somebody who measures by hand instead.
"""

import re
from dataclasses import dataclass
from itertools import product

from desktop.printing.offset import Offset

SIDE_MM = 26.0
"""Side of a code with its quiet zone."""
INSET_MM = 27.0
"""From the paper's edge to the middle of a code: no calibration pushes it off the paper, and the edge stays bare."""
LINE_MM, RULER_MM = 20.0, 100.0
"""How far the two lines are from the paper's left and upper edge, and how long the two rulers are."""
LEAST_PAPER_MM = 140.0
"""A narrower sheet has no room for three codes beside one another."""
_MOST_PAPER_MM, _MOST_SCALING = 2000.0, 0.1
_TENTHS, _HUNDREDTHS, _PARTS = 10, 100, 100_000
_PAYLOAD = re.compile(r"VDCAL:1:(\d+)X(\d+):(\d+)X(\d+):(-?\d+)X(-?\d+):(\d+)X(\d+)")


@dataclass(frozen=True, slots=True)
class Mark:
    """One code: the sheet's size, where its middle belongs in millimetres from the top left corner, and the calibration
    that was in force."""

    sheet: tuple[float, float]
    centre: tuple[float, float]
    in_force: Offset

    @property
    def payload(self) -> str:
        """What the code says: tenths of millimetres, hundredths for the calibration, scales in hundred-thousandths."""
        lengths = [round(_TENTHS * length) for length in (*self.sheet, *self.centre)]
        moved = [round(_HUNDREDTHS * length) for length in (self.in_force.dx_mm, self.in_force.dy_mm)]
        scales = [round(_PARTS * scale) for scale in (self.in_force.scale_x, self.in_force.scale_y)]
        pairs = [f"{a}X{b}" for a, b in (lengths[:2], lengths[2:], moved, scales)]
        return f"VDCAL:1:{':'.join(pairs)}"


def marks_of(width: float, height: float, in_force: Offset) -> tuple[Mark, ...]:
    """The codes of a sheet, row by row; the middle of the sheet is free for words."""
    across, down = ((INSET_MM, length / 2, length - INSET_MM) for length in (width, height))
    return tuple(
        Mark((width, height), (x, y), in_force) for y, x in product(down, across) if (x, y) != (width / 2, height / 2)
    )


def mark_in(payload: str) -> Mark | None:
    """The mark that a code is; None for a code that is none of a calibration sheet, or of no sheet that can be."""
    found = _PAYLOAD.fullmatch(payload)
    if found is None:
        return None
    width, height, x, y, dx, dy, across, down = map(int, found.groups())
    offset = Offset(dx / _HUNDREDTHS, dy / _HUNDREDTHS, across / _PARTS, down / _PARTS)
    mark = Mark((width / _TENTHS, height / _TENTHS), (x / _TENTHS, y / _TENTHS), offset)
    is_sheet = all(LEAST_PAPER_MM <= side <= _MOST_PAPER_MM for side in mark.sheet)
    is_on_it = 0 < mark.centre[0] < mark.sheet[0] and 0 < mark.centre[1] < mark.sheet[1]
    is_small = max(abs(offset.scale_x - 1), abs(offset.scale_y - 1)) < _MOST_SCALING
    return mark if is_sheet and is_on_it and is_small else None
