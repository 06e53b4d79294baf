"""What lies at a point or within a rectangle of the page. Millimetres from the top left corner."""

import math
from collections.abc import Iterable

from desktop.posters.composition.placed import turned
from desktop.posters.document.layout import Element, Frame

Point = tuple[float, float]


def box_of(element: Element) -> Frame:
    """The upright rectangle around an element's frame as it lies on the page."""
    return turned(element.frame, element.rotation, element.frame.centre)


def under_point(elements: Iterable[Element], point: Point, slack: float) -> tuple[Element, ...]:
    """The elements under a point, the topmost first; ``slack`` is how far beside a thin one still counts. Elements from
    the bottom up."""
    return tuple(reversed([element for element in elements if _covers(element, point, slack)]))


def at_point(elements: Iterable[Element], point: Point, slack: float) -> Element | None:
    """The topmost element under a point; see ``under_point``."""
    return next(iter(under_point(elements, point, slack)), None)


def within(elements: Iterable[Element], area: Frame) -> frozenset[str]:
    """The elements that lie wholly within a rectangle."""
    return frozenset(e.id for e in elements if area.contains(box_of(e)))


def rotated_about(point: Point, centre: Point, degrees: float) -> Point:
    """A point turned clockwise about another."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    x, y = point[0] - centre[0], point[1] - centre[1]
    return centre[0] + x * cosine - y * sine, centre[1] + x * sine + y * cosine


def _covers(element: Element, point: Point, slack: float) -> bool:
    x, y = rotated_about(point, element.frame.centre, -element.rotation)
    frame = element.frame.grown(slack)
    return frame.x <= x <= frame.right and frame.y <= y <= frame.bottom
