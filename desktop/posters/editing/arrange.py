"""Aligning and distributing: how far each of several rectangles has to move. Millimetres, right and down."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from desktop.posters.document.layout import Frame

Moves = Mapping[str, tuple[float, float]]


class Edge(StrEnum):
    """What is brought into one line."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Axis(StrEnum):
    """The direction in which gaps are made equal."""

    ACROSS = "across"
    DOWN = "down"


_LINES: Mapping[Edge, tuple[Axis, Callable[[Frame], float]]] = {
    Edge.LEFT: (Axis.ACROSS, lambda f: f.x),
    Edge.CENTRE: (Axis.ACROSS, lambda f: f.centre[0]),
    Edge.RIGHT: (Axis.ACROSS, lambda f: f.right),
    Edge.TOP: (Axis.DOWN, lambda f: f.y),
    Edge.MIDDLE: (Axis.DOWN, lambda f: f.centre[1]),
    Edge.BOTTOM: (Axis.DOWN, lambda f: f.bottom),
}


def around(frames: Mapping[str, Frame]) -> Frame:
    """The smallest rectangle that holds all of them; there must be one at least."""
    left, top = min(f.x for f in frames.values()), min(f.y for f in frames.values())
    return Frame(left, top, max(f.right for f in frames.values()) - left, max(f.bottom for f in frames.values()) - top)


def aligned(frames: Mapping[str, Frame], edge: Edge, to: Frame) -> Moves:
    """Moves that bring an edge or the centre of each rectangle to that of ``to``: the page, or ``around`` them all."""
    axis, line = _LINES[edge]
    moves = {name: line(to) - line(frame) for name, frame in frames.items()}
    return {name: (by, 0.0) if axis is Axis.ACROSS else (0.0, by) for name, by in moves.items()}


def distributed(frames: Mapping[str, Frame], axis: Axis) -> Moves:
    """Moves that make the gaps between neighbours equal; the outermost ones stay. Fewer than three do not move."""
    if len(frames) < 3:
        return dict.fromkeys(frames, (0.0, 0.0))

    def span(frame: Frame) -> tuple[float, float]:
        return (frame.x, frame.width) if axis is Axis.ACROSS else (frame.y, frame.height)

    order = sorted(frames, key=lambda name: span(frames[name])[0] + span(frames[name])[1] / 2)
    start = span(frames[order[0]])[0]
    last_start, last_size = span(frames[order[-1]])
    gap = (last_start + last_size - start - sum(span(f)[1] for f in frames.values())) / (len(frames) - 1)
    moves, at = {}, start
    for name in order:
        begins, size = span(frames[name])
        moves[name] = (at - begins, 0.0) if axis is Axis.ACROSS else (0.0, at - begins)
        at += size + gap
    return moves
