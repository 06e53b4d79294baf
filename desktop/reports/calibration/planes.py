"""Projections between two planes: a sheet of paper and a picture of it."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Points: TypeAlias = NDArray[np.float64]
"""Points of a plane, one a row."""
Projection: TypeAlias = NDArray[np.float64]
"""A 3 × 3 matrix on homogeneous coordinates."""


def projection(one: Points, other: Points) -> Projection:
    """The projection that takes at least four points to where others are, with the least squares of error."""
    to_unit_one, to_unit_other = _normal(one), _normal(other)
    rows = []
    for (x, y), (u, v) in zip(mapped(to_unit_one, one), mapped(to_unit_other, other), strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, -u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, -v])
    solution = np.linalg.svd(np.array(rows))[2][-1].reshape(3, 3)
    result: Projection = np.linalg.inv(to_unit_other) @ solution @ to_unit_one
    return result


def mapped(by: Projection, points: Points) -> Points:
    """Points as a projection takes them."""
    homogeneous = np.column_stack((points, np.ones(len(points)))) @ by.T
    result: Points = homogeneous[:, :2] / homogeneous[:, 2:]
    return result


def _normal(points: Points) -> Projection:
    """Moves points about their middle and scales them to about one: the numbers of the equations stay alike."""
    middle = points.mean(axis=0)
    spread = float(np.abs(points - middle).mean()) or 1.0
    return np.array([[1 / spread, 0, -middle[0] / spread], [0, 1 / spread, -middle[1] / spread], [0, 0, 1]])


def crossing(one: tuple[Points, Points], other: tuple[Points, Points]) -> Points:
    """Where two lines cross, each given by a point and a direction."""
    (p, d), (q, e) = one, other
    step = np.linalg.solve(np.column_stack((d, -e)), q - p)
    result: Points = p + d * step[0]
    return result
