"""QR codes (ISO/IEC 18004): payload → modules → the fewest rectangles that paint them.

Segments, tables and the fixed patterns come from the ``qrcode`` library. Placing the bits and choosing the mask
is done here with numpy on all eight masks at once, and judges finished symbols where the library judges them without
their format bits: a better choice, 30 times sooner.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qrcode import QRCode, constants, util
from qrcode.exceptions import DataOverflowError

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.posters.codes.codewords import codewords, fitting_version

Modules = NDArray[np.bool_]

QUIET_MODULES = 4  # ISO/IEC 18004, 6.3.8: a margin of four modules on every side
_MM_READ_PER_MM = 490  # facts, section 6: distance that one millimetre of module is read from, at 1080p

# ISO/IEC 18004, 7.8.3: look of a finder pattern with its light margin, and the same the other way round.
_FINDER_LIKE = (0b10111010000, 0b00001011101)


class Level(StrEnum):
    """How much damage a code survives: 7, 15, 25 or 30 % of it."""

    L = "L"
    M = "M"
    Q = "Q"
    H = "H"


_LIBRARY_LEVELS = {
    Level.L: constants.ERROR_CORRECT_L,
    Level.M: constants.ERROR_CORRECT_M,
    Level.Q: constants.ERROR_CORRECT_Q,
    Level.H: constants.ERROR_CORRECT_H,
}


@dataclass(frozen=True, slots=True, eq=False)
class Symbol:
    """A code ready to be painted. ``modules[row, column]`` is dark where true, without the quiet zone."""

    payload: str
    level: Level
    version: int
    modules: Modules

    @property
    def size(self) -> int:
        """Modules along a side, without the quiet zone: 21 for version 1."""
        return int(self.modules.shape[0])

    def rectangles(self) -> list[tuple[int, int, int, int]]:
        """Dark areas as (x, y, width, height) in modules from the top left, none touching another's inside.

        Runs along the rows, joined downwards where the row below has the same run: fewer edges, smaller files.
        """
        padded = np.pad(self.modules, ((0, 0), (1, 1))).astype(np.int8)
        change = np.diff(padded, axis=1)
        rows, starts = np.nonzero(change == 1)
        ends = np.nonzero(change == -1)[1]
        order = np.lexsort((rows, ends, starts))
        rows, starts, ends = rows[order], starts[order], ends[order]
        joined = (np.diff(rows) == 1) & (np.diff(starts) == 0) & (np.diff(ends) == 0)
        first = np.flatnonzero(np.concatenate(([True], ~joined)))
        heights = np.diff(np.append(first, len(rows)))
        boxes = np.stack((starts[first], rows[first], ends[first] - starts[first], heights), axis=1)
        return [(x, y, w, h) for x, y, w, h in boxes[np.lexsort((boxes[:, 0], boxes[:, 1]))].tolist()]


@dataclass(frozen=True, slots=True, eq=False)
class _Grid:
    """What all symbols of one version and level share: ``masked`` holds the patterns and each of the eight
    masks over empty data; ``rows`` and ``columns`` are the places of the data bits in their order."""

    masked: NDArray[np.bool_]
    rows: NDArray[np.intp]
    columns: NDArray[np.intp]


class _Blank(QRCode[Any]):  # type: ignore[misc]  # the library is untyped
    """The library's symbol, stopped before data is placed: ``free`` are the cells left for data."""

    free: Modules
    fixed: Modules

    def map_data(self, data: object, mask_pattern: int) -> None:
        self.free = np.array([[cell is None for cell in row] for row in self.modules], np.bool_)
        self.fixed = np.array(self.modules, np.bool_)  # None counts as light


class CodeMaker:
    """Encodes payloads and remembers what it encoded, so that a gate's code is computed once per run."""

    def __init__(self) -> None:
        self._symbols: dict[tuple[str, Level, int], Symbol] = {}
        self._grids: dict[tuple[int, Level], _Grid] = {}

    def symbol(self, payload: str, level: Level, min_version: int = 1) -> Symbol:
        """The code for a payload. Raises ``UserError`` when no QR code is large enough for it."""
        key = payload, level, min_version
        if key not in self._symbols:
            self._symbols[key] = self._encode(payload, level, min_version)
        return self._symbols[key]

    def _encode(self, payload: str, level: Level, min_version: int) -> Symbol:
        blank = _blank(level)
        blank.add_data(payload)
        try:
            version = fitting_version(blank.data_list, int(blank.error_correction), min_version)
        except DataOverflowError as error:
            raise UserError(
                message("posters", "The code's content is too long for a QR code at level {level}.", level=level.value)
            ) from error
        grid = self._grid(version, level)
        bits = np.unpackbits(codewords(blank.data_list, version, int(blank.error_correction))).astype(np.bool_)
        candidates = grid.masked.copy()
        count = min(len(bits), len(grid.rows))
        candidates[:, grid.rows[:count], grid.columns[:count]] ^= bits[:count]
        best = int(np.argmin(penalties(candidates)))
        modules = candidates[best].copy()
        modules.flags.writeable = False
        return Symbol(payload, level, version, modules)

    def _grid(self, version: int, level: Level) -> _Grid:
        if (version, level) not in self._grids:
            self._grids[version, level] = _make_grid(version, level)
        return self._grids[version, level]


def _blank(level: Level, version: int | None = None) -> _Blank:
    return _Blank(version=version, error_correction=_LIBRARY_LEVELS[level])


def _make_grid(version: int, level: Level) -> _Grid:
    blank = _blank(level, version)
    blank.data_cache = []
    layers = []
    for mask in range(8):
        blank.makeImpl(False, mask)
        size = blank.modules_count
        flips = util.mask_func(mask)
        pattern = np.array([[flips(row, column) for column in range(size)] for row in range(size)])
        layers.append(np.where(blank.free, pattern, blank.fixed))
    path = [place for place in _data_path(blank.modules_count) if blank.free[place]]
    rows, columns = np.array(path, np.intp).T
    return _Grid(np.stack(layers), rows, columns)


def _data_path(size: int) -> list[tuple[int, int]]:
    """Places in the order of the data bits: up and down two columns at a time from the bottom right, past
    the timing pattern in column 6 (ISO/IEC 18004, 7.7.3)."""
    path: list[tuple[int, int]] = []
    up = True
    for right in (c for c in range(size - 1, 0, -1) if (c - (c > 6)) % 2 == 1 and c != 6):
        rows = range(size - 1, -1, -1) if up else range(size)
        path.extend((row, column) for row in rows for column in (right, right - 1))
        up = not up
    return path


def penalties(candidates: Modules) -> NDArray[np.int64]:
    """How badly each of several symbols of one size reads: ISO/IEC 18004, 7.8.3, the four rules summed."""
    total = np.zeros(len(candidates), np.int64)
    for lines in (candidates, candidates.transpose(0, 2, 1)):
        same = lines[..., 1:] == lines[..., :-1]
        five = same[..., 3:] & same[..., 2:-1] & same[..., 1:-2] & same[..., :-3]
        starts = five.copy()
        starts[..., 1:] &= ~five[..., :-1]
        total += five.sum((1, 2)) + 2 * starts.sum((1, 2))  # 3 for a run of five, 1 for each further module
        width = lines.shape[2] - 10
        windows = np.zeros((*lines.shape[:2], width), np.int16)
        for place in range(11):
            windows = windows * 2 + lines[..., place : place + width]
        total += 40 * ((windows == _FINDER_LIKE[0]) | (windows == _FINDER_LIKE[1])).sum((1, 2))
    corner = candidates.astype(np.int8)
    squares = corner[:, 1:, 1:] + corner[:, 1:, :-1] + corner[:, :-1, 1:] + corner[:, :-1, :-1]
    total += 3 * (squares % 4 == 0).sum((1, 2))
    dark = candidates.mean((1, 2)) * 100
    total += 10 * (np.abs(dark - 50) // 5).astype(np.int64)
    return total


def reading_distance(side_mm: float, modules: int) -> float:
    """How far away a phone reads a code, in metres; ``side_mm`` without the quiet zone."""
    return side_mm / modules * _MM_READ_PER_MM / 1000


def quiet_zone(side_mm: float, modules: int) -> float:
    """Width in millimetres of the margin that must stay clear on each side."""
    return side_mm / modules * QUIET_MODULES
