"""Snapping: the nearest place at which what is dragged lines up with something, and the guide that says with what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.posters.document.layout import Frame
from desktop.posters.editing.arrange import Axis


@dataclass(frozen=True, slots=True)
class Guide:
    """A line that shows what something lines up with: at ``at`` across the ``axis``, drawn from ``start`` to ``end``.

    ``axis`` is the direction of snapping: ``ACROSS`` snaps left and right, and its guide is upright. A guide of equal
    gaps has one entry in ``gaps`` per gap, as start and end along the axis; its line runs along the axis.
    """

    axis: Axis
    at: float
    start: float
    end: float
    gaps: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Snap:
    """How far to go from where the hand is, in millimetres, and the guides to show there."""

    right: float
    down: float
    guides: tuple[Guide, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    """A rectangle seen along one axis: its extent there, and its extent across it."""

    start: float
    end: float
    side_start: float
    side_end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def lines(self) -> tuple[float, float, float]:
        return self.start, self.middle, self.end


def snapped(
    box: Frame,
    others: Sequence[Frame],
    page: Frame,
    margin: float,
    reach: float,
    lines: frozenset[Axis] = frozenset(Axis),
) -> Snap:
    """Where a dragged rectangle snaps to: edges and centres of the others, of the page and of its margin, or equal gaps
    between neighbours. ``reach`` is how far it is drawn, in millimetres; ``lines`` leaves out a direction."""
    fixed = [*others, page, page.grown(-margin)]
    right, guides_across = _along(Axis.ACROSS, box, fixed, others, reach) if Axis.ACROSS in lines else (0.0, [])
    down, guides_down = _along(Axis.DOWN, box, fixed, others, reach) if Axis.DOWN in lines else (0.0, [])
    return Snap(right, down, (*guides_across, *guides_down))


def snapped_edge(
    value: float, axis: Axis, box: Frame, others: Sequence[Frame], page: Frame, margin: float, reach: float
) -> tuple[float, tuple[Guide, ...]]:
    """Where a dragged edge of a rectangle snaps to, along one axis: its new place and the guides."""
    own = _span(axis, box)
    targets = [_span(axis, f) for f in (*others, page, page.grown(-margin))]
    near = min((line for span in targets for line in span.lines), key=lambda line: abs(line - value), default=value)
    if abs(near - value) > reach:
        return value, ()
    return near, (_guide(axis, near, [own, *(span for span in targets if near in span.lines)]),)


def _along(
    axis: Axis, box: Frame, fixed: Sequence[Frame], others: Sequence[Frame], reach: float
) -> tuple[float, list[Guide]]:
    own, spans = _span(axis, box), [_span(axis, f) for f in fixed]
    moves = [line - mine for span in spans for line in span.lines for mine in own.lines]
    by_gap = _gap_moves(own, [_span(axis, f) for f in others])
    best = min([*moves, *by_gap], key=abs, default=0.0)
    if abs(best) > reach or not (moves or by_gap):
        return 0.0, []
    shifted = _Span(own.start + best, own.end + best, own.side_start, own.side_end)
    guides = []
    for line in shifted.lines:
        met = [span for span in spans if any(_same(line, other) for other in span.lines)]
        if met:
            guides.append(_guide(axis, line, [shifted, *met]))
    for move, gaps in by_gap.items():
        if _same(move, best):
            at = (own.side_start + own.side_end) / 2
            guides.append(Guide(axis, at, min(g[0] for g in gaps), max(g[1] for g in gaps), gaps))
    return best, guides


def _gap_moves(own: _Span, others: Iterable[_Span]) -> dict[float, tuple[tuple[float, float], ...]]:
    """Moves after which two gaps beside each other are equal, with the gaps as they are then: between two neighbours,
    or on from two that have a gap already."""
    row = sorted(
        (s for s in others if s.side_start < own.side_end and own.side_start < s.side_end), key=lambda s: s.start
    )
    size = own.end - own.start
    moves: dict[float, tuple[tuple[float, float], ...]] = {}
    for before, after in pairwise(row):
        gap = after.start - before.end
        if gap <= 0:
            continue
        if gap > size:
            room = (gap - size) / 2
            start = before.end + room
            moves[start - own.start] = ((before.end, start), (start + size, after.start))
        moves[after.end + gap - own.start] = ((before.end, after.start), (after.end, after.end + gap))
        moves[before.start - gap - own.end] = ((before.start - gap, before.start), (before.end, after.start))
    return moves


def _guide(axis: Axis, at: float, spans: Sequence[_Span]) -> Guide:
    return Guide(axis, at, min(s.side_start for s in spans), max(s.side_end for s in spans))


def _span(axis: Axis, frame: Frame) -> _Span:
    if axis is Axis.ACROSS:
        return _Span(frame.x, frame.right, frame.y, frame.bottom)
    return _Span(frame.y, frame.bottom, frame.x, frame.right)


def _same(one: float, other: float) -> bool:
    return abs(one - other) < 0.005
