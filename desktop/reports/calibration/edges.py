"""The paper's edges in a picture: searched for along lines across the place where the codes say that each must be."""

import numpy as np
from numpy.typing import NDArray

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.posters.codes.readcode import Grey
from desktop.reports.calibration.planes import Points, Projection, crossing, mapped

_INWARD_MM, _OUTWARD_MM = 13.0, 22.0
"""How far on both sides of its expected place an edge is searched for: the strip inside is bare (``marks.INSET_MM``);
outside, a page that was printed too small leaves more paper."""
_SAMPLES = 80
_STEP_MM = 0.1
_LEAST_STEP = 30.0
"""By how many of 255 levels the paper is lighter than what it lies on, at the least."""
_LEAST_SHARE = 0.7
_STRAIGHT_MM = 0.5
"""Samples this near to the line are its own; at least ``_LEAST_SHARE`` of them all must be."""
_SAME_SHAPE = 0.004
"""By how much a scan's proportions may differ from the paper's and be all of it."""
_WINDOW_MM = 0.6  # the two sides of an edge are compared over this length


def paper_corners(picture: Grey, sheet: tuple[float, float], expected: Projection) -> Points:
    """The paper's four corners in pixels: upper left, upper right, lower right, lower left as it was printed.

    ``expected`` takes millimetres of the sheet to pixels as if the printer had put everything right. Raises
    ``UserError`` where the edges cannot be made out surely.
    """
    width, height = sheet
    sheet_corners = np.array([(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)])
    lines = []
    for at in range(4):
        one, other = sheet_corners[at], sheet_corners[(at + 1) % 4]
        line = _edge(picture, one, other, expected)
        if line is None:
            break
        lines.append(line)
    if len(lines) == 4:
        return np.array([crossing(lines[at - 1], lines[at]) for at in range(4)])
    whole = _whole_picture(picture, mapped(expected, sheet_corners), sheet)
    if whole is not None:
        return whole
    raise UserError(
        message(
            "calibration",
            "The paper’s edges cannot be made out. Lay the sheet on something darker, so that all four edges can be seen, "
            "and take the picture again; or measure with a ruler.",
        )
    )


def _edge(picture: Grey, one: Points, other: Points, expected: Projection) -> tuple[Points, Points] | None:
    """One side of the paper as a line in pixels; None where it is not to be seen along most of its length."""
    along = (other - one) / np.linalg.norm(other - one)
    outward = np.array([along[1], -along[0]])  # corners run clockwise, and y downwards
    shares = np.linspace(0.04, 0.96, _SAMPLES)
    starts = one + shares[:, None] * (other - one)
    reach = np.arange(-_INWARD_MM, _OUTWARD_MM, _STEP_MM)
    points = starts[:, None, :] + reach[None, :, None] * outward
    pixels = mapped(expected, points.reshape(-1, 2)).reshape(points.shape)
    levels = _levels(picture, pixels)
    places = _steps(levels)
    seen = np.isfinite(places)
    if seen.mean() < _LEAST_SHARE:
        return None
    found = starts[seen] + (reach[0] + places[seen] * _STEP_MM)[:, None] * outward
    across = (found - one) @ outward
    lengthwise = (found - one) @ along
    # A finger or a shadow moves a few samples far away: the line is that of those which agree.
    good = np.abs(across - np.median(across)) < 3.0
    for _ in range(4):
        if good.sum() < _SAMPLES * _LEAST_SHARE:
            return None
        slope, start = np.polyfit(lengthwise[good], across[good], 1)
        good = np.abs(across - (start + slope * lengthwise)) < _STRAIGHT_MM
    if good.sum() < _SAMPLES * _LEAST_SHARE:
        return None
    length = float(np.linalg.norm(other - one))
    ends = np.array([one + outward * start, other + outward * (start + slope * length)])
    first, last = mapped(expected, ends)
    return first, last - first


def _levels(picture: Grey, pixels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Grey levels between pixels; not a number beyond the picture."""
    height, width = picture.shape
    x, y = pixels[..., 0] - 0.5, pixels[..., 1] - 0.5
    inside = (x >= 0) & (y >= 0) & (x <= width - 1) & (y <= height - 1)
    left = np.clip(np.floor(x).astype(int), 0, width - 2)
    top = np.clip(np.floor(y).astype(int), 0, height - 2)
    right_share, lower_share = np.clip(x - left, 0, 1), np.clip(y - top, 0, 1)
    grey = picture.astype(np.float64)
    upper = grey[top, left] * (1 - right_share) + grey[top, left + 1] * right_share
    lower = grey[top + 1, left] * (1 - right_share) + grey[top + 1, left + 1] * right_share
    return np.where(inside, upper * (1 - lower_share) + lower * lower_share, np.nan)


def _steps(levels: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each line from the paper outwards, where it first gets darker: an index with its fraction, or not a number.

    The first step counts, not the deepest: the strip of paper is bare, and beyond its edge there may be others, such as
    that of the table.
    """
    half = round(_WINDOW_MM / _STEP_MM)
    kernel = np.concatenate((np.ones(half), -np.ones(half))) / half
    places = np.full(len(levels), np.nan)
    for at, line in enumerate(levels):
        known = np.isfinite(line)
        if known.sum() < 4 * half:
            continue
        # Convolution turns the kernel round: what lies before a place minus what lies behind it.
        falls = np.convolve(np.where(known, line, 0), kernel[::-1], "valid")
        whole = np.convolve(known, np.ones(2 * half), "valid") >= 2 * half - 0.5
        falls = np.where(whole, falls, -np.inf)
        first = int(np.argmax(falls >= _LEAST_STEP))
        if falls[first] < _LEAST_STEP:
            continue
        best = first + int(np.argmax(falls[first : first + 2 * half]))
        near = np.arange(max(0, best - half), min(len(falls), best + half + 1))
        weights = np.clip(falls[near] - falls[best] / 2, 0, None)
        weights[~np.isfinite(weights)] = 0
        places[at] = float((near * weights).sum() / weights.sum()) + half - 0.5
    return places


def _whole_picture(picture: Grey, expected: Points, sheet: tuple[float, float]) -> Points | None:
    """The picture's own corners, where it is a scan of the whole sheet: of its shape, and light along all its edges."""
    height, width = picture.shape
    frame = np.array([(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)])
    nearest = [int(np.argmin(np.linalg.norm(frame - corner, axis=1))) for corner in expected]
    if sorted(nearest) != [0, 1, 2, 3]:
        return None
    shape = sorted((width / height, height / width))[0]
    paper = min(sheet) / max(sheet)
    rim = np.concatenate((picture[:3].ravel(), picture[-3:].ravel(), picture[:, :3].ravel(), picture[:, -3:].ravel()))
    paper_level = np.median(picture)
    is_light = np.percentile(rim, 5) > paper_level - _LEAST_STEP
    return frame[nearest] if abs(shape / paper - 1) < _SAME_SHAPE and is_light else None
