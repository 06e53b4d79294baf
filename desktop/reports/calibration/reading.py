"""Reading the calibration sheet back: how far from its place, and how large, the printer put what it printed.

The reference is the paper itself. In a photo its four edges are looked for, light paper on a darker ground, just where
the codes say that they must be; they give the perspective. A scan that shows the whole sheet and nothing else has the
paper's edges as its own. What cannot be read surely is refused: a guess would spoil every later print.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.posters.codes.readcode import Grey, codes_in, pictures_of
from desktop.printing.offset import Offset
from desktop.reports.calibration.edges import paper_corners
from desktop.reports.calibration.marks import Mark, mark_in
from desktop.reports.calibration.planes import Points, mapped, projection

_FEWEST_MARKS = 6
_FARTHEST_MM, _LARGEST_SCALING = 10.0, 0.03
"""More than this is no inaccuracy of a printer but scaled pages, another paper or a wrong tray."""
_LARGEST_RESIDUAL_MM = 0.4
"""The codes lie this near to a plane sheet that was evenly stretched, or the sheet was bent, or the picture blurred."""
_LARGEST_TURN = 0.015
"""Sine of the turn against the paper at which it was fed: beyond it, every code lies somewhere else."""


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What a picture of the sheet shows: how it came out (a point of the layout at ``seen.place`` of where it belongs),
    the calibration it was printed with, and the paper's size."""

    seen: Offset
    in_force: Offset
    sheet: tuple[float, float]

    @property
    def calibration(self) -> Offset:
        """What puts this printer right."""
        return self.in_force.corrected(self.seen)


def read_calibration(file: BinaryIO, name: str) -> Offset:
    """What puts the printer right whose sheet is in a scan or photo: see ``read_sheet``; sentences have no need of ``name``."""
    del name
    return read_sheet(file).calibration


def read_sheet(file: BinaryIO) -> SheetReading:
    """Measure the sheet in a scan or photo (PNG, JPG, PDF). Raises ``UserError`` for what cannot be read surely,
    ``BadInput`` for a file that is no picture."""
    most: tuple[Grey, Sequence[tuple[Mark, Points]]] | None = None
    for picture in pictures_of(file):
        marks = _marks_in(picture)
        if most is None or len(marks) > len(most[1]):
            most = picture, marks
    if most is None or not most[1]:
        raise UserError(
            message(
                "calibration",
                "There is no calibration sheet in this picture. Print one first, then scan or photograph all of it.",
            )
        )
    picture, marks = most
    if len(marks) < _FEWEST_MARKS:
        raise UserError(
            message(
                "calibration",
                "Only {found} of the sheet’s 8 codes can be read. Take the picture again, of the whole sheet, sharp and "
                "in even light.",
                found=len(marks),
            )
        )
    try:
        return _measured(picture, marks)
    except np.linalg.LinAlgError as error:  # codes that no sheet shows so, such as all on one line
        raise _not_exact() from error


def _marks_in(picture: Grey) -> Sequence[tuple[Mark, Points]]:
    """The codes of one sheet, with their corners; where two sheets are in the picture, of the one with more codes."""
    sheets: dict[tuple[tuple[float, float], Offset], dict[tuple[float, float], tuple[Mark, Points]]] = {}
    for code in codes_in(picture):
        mark = mark_in(code.text)
        if mark is not None:
            sheets.setdefault((mark.sheet, mark.in_force), {})[mark.centre] = mark, np.array(code.corners)
    return tuple(max(sheets.values(), key=len, default={}).values())


def _measured(picture: Grey, marks: Sequence[tuple[Mark, Points]]) -> SheetReading:
    first, _ = marks[0]
    nominal = np.array([mark.centre for mark, _ in marks])
    in_picture = np.array([_middle(corners) for _, corners in marks])
    corners = paper_corners(picture, first.sheet, projection(nominal, in_picture))
    width, height = first.sheet
    paper = np.array([(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)])
    on_paper = mapped(projection(corners, paper), in_picture)
    _require_plane(nominal, on_paper)
    scale_x, dx = np.polyfit(nominal[:, 0], on_paper[:, 0], 1)
    scale_y, dy = np.polyfit(nominal[:, 1], on_paper[:, 1], 1)
    seen = Offset(float(dx), float(dy), float(scale_x), float(scale_y))
    middle = seen.place(width / 2, height / 2)
    away = max(abs(middle[0] - width / 2), abs(middle[1] - height / 2))
    if away > _FARTHEST_MM or max(abs(seen.scale_x - 1), abs(seen.scale_y - 1)) > _LARGEST_SCALING:
        raise UserError(
            message(
                "calibration",
                "The sheet was printed {percent} % of its size and {away} mm off its place, which no calibration should "
                "hide. See that the printer does not scale pages and has the right paper, and print the sheet again.",
                percent=f"{50 * (seen.scale_x + seen.scale_y):.1f}",
                away=f"{away:.1f}",
            )
        )
    return SheetReading(seen, first.in_force, first.sheet)


def _middle(corners: Points) -> tuple[float, float]:
    """Where the diagonals cross: the code's middle in any perspective."""
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = corners
    over = (x1 - x3) * (y2 - y4) - (y1 - y3) * (x2 - x4)
    one, other = x1 * y3 - y1 * x3, x2 * y4 - y2 * x4
    return (
        (one * (x2 - x4) - (x1 - x3) * other) / over,
        (one * (y2 - y4) - (y1 - y3) * other) / over,
    )


def _require_plane(nominal: NDArray[np.float64], on_paper: NDArray[np.float64]) -> None:
    """The codes must lie as a flat sheet has them that was stretched and moved, and turned only a little."""
    ones = np.column_stack((nominal, np.ones(len(nominal))))
    fitted, *_ = np.linalg.lstsq(ones, on_paper, rcond=None)
    residual = np.abs(ones @ fitted - on_paper).max()
    turn = max(abs(fitted[0, 1]), abs(fitted[1, 0]))
    if turn > _LARGEST_TURN:
        raise UserError(
            message(
                "calibration",
                "The sheet went through the printer askew, so its place says nothing. Straighten the paper in the tray "
                "and print the sheet again.",
            )
        )
    if residual > _LARGEST_RESIDUAL_MM:
        raise _not_exact()


def _not_exact() -> UserError:
    return UserError(
        message(
            "calibration",
            "The picture is not exact enough: the sheet is bent, or the picture distorted or blurred. Lay the sheet "
            "flat and scan it, or photograph it from straight above.",
        )
    )
