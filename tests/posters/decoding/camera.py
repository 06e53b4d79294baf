"""What a camera and a hand make of a printed code: pictures in grey, 0 black to 255 white.

Each takes a picture and gives another of the same content; strengths are in modules of the code, degrees or shares, so
that they mean the same at every size.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class View:
    """How a code is seen. ``pixels`` per module; ``blur`` is the radius of the lens's disc in modules; ``tilt`` turns the
    paper away about its upright axis and ``roll`` about the line of sight, in degrees; ``contrast`` is what is left between
    black and white; ``glare`` is the share of the code's side that a white reflection covers at its middle with ``glare_light``
    of its light; ``cover`` the share of the code's area under a thumb at its lower right corner's inside."""

    pixels: float = 4.0
    blur: float = 0.0
    tilt: float = 0.0
    roll: float = 0.0
    contrast: float = 1.0
    glare: float = 0.0
    cover: float = 0.0
    noise: float = 2.0


def seen(modules: NDArray[np.bool_], view: View, seed: int = 1) -> Picture:
    """A code with its quiet zone and some paper around it, as a camera sees it."""
    fine = _drawn(modules, view)
    side = len(modules) + 2 * _AROUND
    matrix, size = _projection(view, fine.shape[0], side * view.pixels)
    picture = cv2.warpPerspective(fine, matrix, (size, size), flags=cv2.INTER_AREA, borderValue=255.0)
    if view.blur:
        sigma = view.blur * view.pixels
        picture = cv2.GaussianBlur(picture, (0, 0), sigma)
    picture = 255 - (255 - picture) * view.contrast * 0.9
    picture = picture + np.random.default_rng(seed).normal(0, view.noise, picture.shape)
    return np.clip(picture, 0, 255).astype(np.uint8)


_AROUND = 7
"""Modules of white around the code: its quiet zone of four, and paper."""
_FINE = 16
"""Pixels per module of the picture that a camera then makes small: an even average of its pixels, as a sensor's are."""


def _drawn(modules: NDArray[np.bool_], view: View) -> NDArray[np.float32]:
    dark = np.pad(modules, _AROUND)
    fine = np.where(np.kron(dark, np.ones((_FINE, _FINE), np.bool_)), 0.0, 255.0).astype(np.float32)
    side = len(modules) * _FINE
    start = _AROUND * _FINE
    if view.cover:
        width = round(side * view.cover**0.5)
        at = start + side // 2
        fine[at : at + width, at : at + width] = 120.0
    if view.glare:
        middle = start + side // 2
        cv2.ellipse(fine, (middle, middle), (round(side * view.glare / 2),) * 2, 0, 0, 360, 255.0, -1)
    return fine


def _projection(view: View, fine: int, size: float) -> tuple[NDArray[np.float64], int]:
    """The turned and tilted paper, of which an upright one would be ``size`` pixels wide: the matrix from the fine drawing,
    and the side of a picture that holds it."""
    tilt, roll = np.radians(view.tilt), np.radians(view.roll)
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float64)
    turned = corners @ np.array([[np.cos(roll), np.sin(roll)], [-np.sin(roll), np.cos(roll)]])
    depth = 1 + 0.25 * turned[:, 0] * np.sin(tilt)  # the eye is four times the paper's half width away
    projected = np.stack((turned[:, 0] * np.cos(tilt) / depth, turned[:, 1] / depth), axis=1)
    reach = max(1.0, float(np.abs(projected).max()))
    whole = round(size * reach)
    target = (projected / reach + 1) / 2 * whole
    source = (corners + 1) / 2 * fine
    return cv2.getPerspectiveTransform(source.astype(np.float32), target.astype(np.float32)), whole
