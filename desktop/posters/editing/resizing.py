"""Resizing and turning by a handle: where the frame goes when a handle is dragged to a point. Millimetres, degrees."""

import math
from enum import Enum

from desktop.posters.document.layout import Frame
from desktop.posters.editing.hits import Point, rotated_about

LEAST = 1.0
"""Smallest width and height that dragging gives, in millimetres."""
_STEP = 15.0


class Handle(Enum):
    """The eight handles of a frame; the value says which sides each moves: -1 left or top, 1 right or bottom, 0 none."""

    TOP_LEFT = (-1, -1)
    TOP = (0, -1)
    TOP_RIGHT = (1, -1)
    RIGHT = (1, 0)
    BOTTOM_RIGHT = (1, 1)
    BOTTOM = (0, 1)
    BOTTOM_LEFT = (-1, 1)
    LEFT = (-1, 0)

    def place(self, frame: Frame, rotation: float) -> Point:
        """Where the handle lies on the page."""
        across, down = self.value
        x, y = frame.centre
        corner = x + across * frame.width / 2, y + down * frame.height / 2
        return rotated_about(corner, frame.centre, rotation)


def resized(
    frame: Frame, rotation: float, handle: Handle, point: Point, *, keep_ratio: bool = False, from_centre: bool = False
) -> Frame:
    """The frame with a handle dragged to a point of the page, turned as it is; the opposite side, or with
    ``from_centre`` the centre, stays where it lies on the page."""
    across, down = handle.value
    centre = frame.centre
    x, y = rotated_about(point, centre, -rotation)
    fixed = centre if from_centre else (centre[0] - across * frame.width / 2, centre[1] - down * frame.height / 2)
    share = 2.0 if from_centre else 1.0
    width = max(LEAST, across * (x - fixed[0]) * share) if across else frame.width
    height = max(LEAST, down * (y - fixed[1]) * share) if down else frame.height
    if keep_ratio and frame.width > 0 and frame.height > 0:
        scale = _scale(frame, width, height, across != 0, down != 0)
        width, height = frame.width * scale, frame.height * scale
    middle = fixed if from_centre else (fixed[0] + across * width / 2, fixed[1] + down * height / 2)
    new_centre = rotated_about(middle, centre, rotation)
    return Frame(new_centre[0] - width / 2, new_centre[1] - height / 2, width, height)


def angle_to(frame: Frame, point: Point, *, in_steps: bool) -> float:
    """The rotation with which the frame's upper side faces a point: 0 above its centre, 90 to its right; ``in_steps`` in
    steps of 15 degrees."""
    x, y = frame.centre
    degrees = math.degrees(math.atan2(point[0] - x, y - point[1])) % 360
    return round(degrees / _STEP) * _STEP % 360 if in_steps else degrees


def _scale(frame: Frame, width: float, height: float, across: bool, down: bool) -> float:
    least = max(LEAST / frame.width, LEAST / frame.height)
    if across and down:
        return max(width / frame.width, height / frame.height, least)
    return max(width / frame.width if across else height / frame.height, least)
