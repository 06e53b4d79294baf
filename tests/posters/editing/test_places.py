"""Where things go: aligning, distributing, snapping, handles, what lies at a point."""

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.posters.document.layout import Frame
from desktop.posters.editing.arrange import Axis, Edge, aligned, around, distributed
from desktop.posters.editing.hits import at_point, rotated_about, within
from desktop.posters.editing.resizing import LEAST, Handle, angle_to, resized
from desktop.posters.editing.snapping import snapped, snapped_edge
from tests.posters.editing.documents import document

PAGE = Frame(0, 0, 210, 297)
FRAMES = st.builds(
    Frame,
    st.floats(0, 150, width=16),
    st.floats(0, 200, width=16),
    st.floats(2, 60, width=16),
    st.floats(2, 60, width=16),
)
NAMED = st.lists(FRAMES, min_size=1, max_size=6).map(lambda frames: {f"e{i}": f for i, f in enumerate(frames)})


def moved(frame: Frame, by: tuple[float, float]) -> Frame:
    return Frame(frame.x + by[0], frame.y + by[1], frame.width, frame.height)


@given(NAMED, st.sampled_from(Edge))
def test_aligned_things_share_an_edge(frames: dict[str, Frame], edge: Edge) -> None:
    moves = aligned(frames, edge, around(frames))
    after = [moved(frame, moves[name]) for name, frame in frames.items()]
    read = {
        Edge.LEFT: lambda f: f.x,
        Edge.CENTRE: lambda f: f.centre[0],
        Edge.RIGHT: lambda f: f.right,
        Edge.TOP: lambda f: f.y,
        Edge.MIDDLE: lambda f: f.centre[1],
        Edge.BOTTOM: lambda f: f.bottom,
    }[edge]
    assert max(map(read, after)) - min(map(read, after)) < 1e-6


@given(st.lists(FRAMES, min_size=3, max_size=6), st.sampled_from(Axis))
def test_distributed_things_have_equal_gaps_between_the_outermost(found: list[Frame], axis: Axis) -> None:
    frames = {f"e{i}": f for i, f in enumerate(found)}
    moves = distributed(frames, axis)
    ends = [
        (f.x, f.right) if axis is Axis.ACROSS else (f.y, f.bottom)
        for f in sorted(
            (moved(frame, moves[name]) for name, frame in frames.items()),
            key=lambda f: f.centre[0 if axis is Axis.ACROSS else 1],
        )
    ]
    room = max(end for _, end in ends) - min(start for start, _ in ends)
    assume(sum(end - start for start, end in ends) <= room)
    gaps = [after[0] - before[1] for before, after in pairwise(ends)]
    assert max(gaps) - min(gaps) < 1e-6


@given(FRAMES, st.lists(FRAMES, max_size=5), st.floats(0.1, 3))
def test_snapping_goes_no_farther_than_its_reach_and_shows_why(box: Frame, others: list[Frame], reach: float) -> None:
    snap = snapped(box, others, PAGE, 5, reach)
    assert abs(snap.right) <= reach
    assert abs(snap.down) <= reach
    for guide in snap.guides:
        assert guide.start <= guide.end
    if snap.right:
        assert any(guide.axis is Axis.ACROSS for guide in snap.guides)
    if snap.down:
        assert any(guide.axis is Axis.DOWN for guide in snap.guides)


def test_a_box_snaps_to_the_middle_of_the_page_and_to_equal_gaps() -> None:
    snap = snapped(Frame(54.4, 100, 100, 100), [], PAGE, 5, 1)
    assert snap.right == pytest.approx(0.6)
    assert snap.guides[0].at == pytest.approx(105)
    left, middle = Frame(10, 20, 20, 20), Frame(40, 20, 20, 20)
    gap = snapped(Frame(69.5, 23.7, 21, 13.3), [left, middle], PAGE, 5, 1)
    assert gap.right == pytest.approx(0.5)
    assert any(len(guide.gaps) == 2 for guide in gap.guides)


def test_an_edge_snaps_by_itself() -> None:
    assert snapped_edge(104.5, Axis.ACROSS, Frame(20, 20, 84.5, 10), [], PAGE, 5, 1)[0] == 105
    assert snapped_edge(80, Axis.ACROSS, Frame(20, 20, 60, 10), [], PAGE, 5, 1) == (80, ())


@given(
    FRAMES, st.floats(0, 360, width=16), st.sampled_from(Handle), st.floats(-80, 80), st.floats(-80, 80), st.booleans()
)
def test_the_side_opposite_to_a_dragged_handle_stays_where_it_is(
    frame: Frame, rotation: float, handle: Handle, right: float, down: float, keep_ratio: bool
) -> None:
    x, y = handle.place(frame, rotation)
    new = resized(frame, rotation, handle, (x + right, y + down), keep_ratio=keep_ratio)
    across, downward = handle.value
    opposite = Handle((-across, -downward))
    assert opposite.place(new, rotation) == pytest.approx(opposite.place(frame, rotation), abs=1e-6)
    assert min(new.width, new.height) >= LEAST - 1e-9
    if keep_ratio:
        assert new.width / new.height == pytest.approx(frame.width / frame.height)


@given(FRAMES, st.floats(0, 360, width=16), st.sampled_from(Handle))
def test_a_handle_that_is_not_moved_changes_nothing(frame: Frame, rotation: float, handle: Handle) -> None:
    new = resized(frame, rotation, handle, handle.place(frame, rotation))
    assert (new.x, new.y, new.width, new.height) == pytest.approx(
        (frame.x, frame.y, frame.width, frame.height), abs=1e-6
    )


@given(FRAMES, st.floats(0, 359, width=16))
def test_turning_by_the_handle_above_gives_the_angle_of_the_hand(frame: Frame, degrees: float) -> None:
    above = rotated_about((frame.centre[0], frame.y - 5), frame.centre, degrees)
    assert math.isclose(angle_to(frame, above, in_steps=False), degrees, abs_tol=1e-3)
    assert angle_to(frame, above, in_steps=True) % 15 == 0


def test_the_topmost_thing_under_a_point_is_hit_as_it_is_turned() -> None:
    elements = sorted(document().elements, key=lambda e: e.z)
    assert getattr(at_point(elements, (15, 15), 0.5), "id", None) == "venue"
    assert getattr(at_point(elements, (60, 250.4), 0.5), "id", None) == "line"
    assert at_point(elements, (21, 41), 0) is None  # a corner of the frame that was turned away
    assert within(elements, Frame(5, 5, 70, 30)) == {"box", "venue"}
