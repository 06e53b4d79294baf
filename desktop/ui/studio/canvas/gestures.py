"""What the mouse does while a button is held: each gesture changes the editor's document at every move, as one step.

Points and frames are in millimetres of the page.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt

from desktop.posters.document.layout import CodeProps, Element, Frame, ImageProps
from desktop.posters.editing.arrange import Axis, around
from desktop.posters.editing.editor import Editor
from desktop.posters.editing.hits import Point, box_of, within
from desktop.posters.editing.new_elements import Kind, new_element
from desktop.posters.editing.resizing import Handle, angle_to, resized
from desktop.posters.editing.snapping import Guide, snapped, snapped_edge

Modifier = Qt.KeyboardModifier
_NO_SNAP, _FREE_OF_RATIO, _FROM_CENTRE = Modifier.AltModifier, Modifier.ShiftModifier, Modifier.ControlModifier
_LEAST_DRAWN = 1.0
"""What is drawn smaller than this was a click, which puts the element there in its usual size."""
_RIGHT_ANGLE, _NEAR_RIGHT = 90.0, 2.5
_KEY = "gesture"


class Gesture(ABC):
    """One press of the mouse button to its release. ``guides`` and ``band`` are for the canvas to draw."""

    def __init__(self, editor: Editor, start: Point) -> None:
        self._editor = editor
        self._start = start
        self._is_begun = False
        self._own = editor.layout
        """The document as this gesture left it."""
        self.is_over = False
        self.guides: tuple[Guide, ...] = ()
        self.band: Frame | None = None

    def drag(self, point: Point, held: Modifier, reach: float) -> None:
        """The mouse is at a point; ``reach`` is how far things snap. The gesture ends where the document was changed by
        anything else meanwhile."""
        self.guides = ()
        if self._editor.layout is not self._own:
            # Undone, or changed by a command, while the button was held: what came last stays.
            self.is_over, self.band = True, None
            return
        self._is_begun = True
        self._drag(point, held, reach)
        self._own = self._editor.layout

    @abstractmethod
    def _drag(self, point: Point, held: Modifier, reach: float) -> None: ...

    def end(self) -> None:
        """The button was released."""
        self.guides = ()
        self._editor.finish()

    def cancel(self) -> None:
        """Escape: everything is as it was."""
        if self._is_begun:
            self._editor.abandon(_KEY)
        self.guides, self.band = (), None


class Move(Gesture):
    """Moves the selection; Shift keeps it on one axis, Alt lets it stand anywhere."""

    def __init__(self, editor: Editor, start: Point) -> None:
        super().__init__(editor, start)
        self._layout = editor.layout
        self._box = around(editor.boxes(editor.selected))
        self._others = _others(editor)

    def _drag(self, point: Point, held: Modifier, reach: float) -> None:
        right, down = point[0] - self._start[0], point[1] - self._start[1]
        lines = frozenset(Axis)
        if held & Modifier.ShiftModifier:
            lines = frozenset({Axis.ACROSS if abs(right) >= abs(down) else Axis.DOWN})
            right, down = (right, 0.0) if Axis.ACROSS in lines else (0.0, down)
        if not held & _NO_SNAP:
            box = replace(self._box, x=self._box.x + right, y=self._box.y + down)
            snap = snapped(box, self._others, _page(self._editor), self._editor.layout.page.safe, reach, lines)
            right, down, self.guides = right + snap.right, down + snap.down, snap.guides
        self._editor.move(right, down, self._layout, _KEY)


class Resize(Gesture):
    """Drags a handle of one element, or of the rectangle around several, which keep their proportions.

    Codes and pictures keep theirs always, others with Shift; Ctrl holds the centre.
    """

    def __init__(self, editor: Editor, start: Point, handle: Handle, offset: Point) -> None:
        super().__init__(editor, start)
        self._layout, self._handle, self._offset = editor.layout, handle, offset
        self._elements = [e for e in editor.elements if e.id in editor.selected]
        self._others = _others(editor)

    def _drag(self, point: Point, held: Modifier, reach: float) -> None:
        at = point[0] - self._offset[0], point[1] - self._offset[1]
        if len(self._elements) > 1:
            self._editor.place(self._scaled(at, held), self._layout, _KEY)
            return
        element = self._elements[0]
        keep = isinstance(element.props, CodeProps | ImageProps) or bool(held & _FREE_OF_RATIO)
        frame = self._resized(element, at, held, keep_ratio=keep)
        if not held & _NO_SNAP and element.rotation % 360 == 0:
            frame = self._snapped(element, frame, held, reach, keep_ratio=keep)
        self._editor.place({element.id: frame}, self._layout, _KEY)

    def _resized(self, element: Element, at: Point, held: Modifier, *, keep_ratio: bool) -> Frame:
        centre = bool(held & _FROM_CENTRE)
        frame = resized(element.frame, element.rotation, self._handle, at, keep_ratio=keep_ratio, from_centre=centre)
        return frame if element.frame.height else replace(frame, y=element.frame.y, height=0.0)

    def _snapped(self, element: Element, frame: Frame, held: Modifier, reach: float, *, keep_ratio: bool) -> Frame:
        """The frame with its dragged edges at what is near; with fixed proportions the first edge that is decides."""
        across, down = self._handle.value
        page, safe = _page(self._editor), self._editor.layout.page.safe
        edges = {Axis.ACROSS: frame.right if across > 0 else frame.x, Axis.DOWN: frame.bottom if down > 0 else frame.y}
        for axis, side in ((Axis.ACROSS, across), (Axis.DOWN, down if element.frame.height else 0)):
            if side and not (keep_ratio and self.guides):
                edges[axis], guides = snapped_edge(edges[axis], axis, frame, self._others, page, safe, reach)
                self.guides = (*self.guides, *guides)
        if not self.guides:
            return frame
        if not keep_ratio:
            return self._resized(element, (edges[Axis.ACROSS], edges[Axis.DOWN]), held, keep_ratio=False)
        centre = bool(held & _FROM_CENTRE)
        if self.guides[0].axis is Axis.ACROSS:
            fixed = frame.centre[0] if centre else (frame.x if across > 0 else frame.right)
            scale = abs(edges[Axis.ACROSS] - fixed) * (2 if centre else 1) / frame.width
        else:
            fixed = frame.centre[1] if centre else (frame.y if down > 0 else frame.bottom)
            scale = abs(edges[Axis.DOWN] - fixed) * (2 if centre else 1) / frame.height
        return _about(frame, self._handle, scale, from_centre=centre)

    def _scaled(self, at: Point, held: Modifier) -> Mapping[str, Frame]:
        box = around({e.id: box_of(e) for e in self._elements})
        new = resized(box, 0.0, self._handle, at, keep_ratio=True, from_centre=bool(held & _FROM_CENTRE))
        scale = new.width / box.width if box.width else new.height / box.height
        frames = {}
        for element in self._elements:
            frame = element.frame
            x, y = (new.x + (frame.centre[0] - box.x) * scale, new.y + (frame.centre[1] - box.y) * scale)
            width, height = frame.width * scale, frame.height * scale
            frames[element.id] = Frame(x - width / 2, y - height / 2, width, height)
        return frames


class Rotate(Gesture):
    """Turns one element by the handle above it; Shift in steps of 15 degrees, and near a right angle it snaps."""

    def __init__(self, editor: Editor, start: Point, element: Element) -> None:
        super().__init__(editor, start)
        self._element = element

    def _drag(self, point: Point, held: Modifier, reach: float) -> None:
        angle = angle_to(self._element.frame, point, in_steps=bool(held & Modifier.ShiftModifier))
        right = round(angle / _RIGHT_ANGLE) * _RIGHT_ANGLE
        if not held & _NO_SNAP and abs(angle - right) < _NEAR_RIGHT:
            angle = right
        self._editor.rotate({self._element.id: round(angle, 1)}, _KEY)


class Band(Gesture):
    """Selects what lies wholly within a rectangle; Shift beside what is selected."""

    def __init__(self, editor: Editor, start: Point) -> None:
        super().__init__(editor, start)
        self._selected = editor.selected

    def _drag(self, point: Point, held: Modifier, reach: float) -> None:
        self.band = _between(self._start, point)
        free = [e for e in self._editor.elements if not (e.hidden or e.lock)]
        kept = self._selected if held & Modifier.ShiftModifier else frozenset()
        self._editor.select(kept | within(free, self.band))

    def cancel(self) -> None:
        self.band = None
        self._editor.select(self._selected)


class Draw(Gesture):
    """Draws a new element: into the rectangle, or, for a line, from end to end; a click puts it there in its usual size."""

    def __init__(self, editor: Editor, start: Point, kind: Kind) -> None:
        super().__init__(editor, start)
        self._kind = kind
        self._point = start

    def _drag(self, point: Point, held: Modifier, reach: float) -> None:
        x, y = self._start
        if self._kind is Kind.CODE or held & Modifier.ShiftModifier:
            side = max(abs(point[0] - x), abs(point[1] - y))
            point = (x + (side if point[0] >= x else -side), y + (side if point[1] >= y else -side))
        self._point = point
        self.band = _between(self._start, point)

    def end(self) -> None:
        (x, y), (to_x, to_y) = self._start, self._point
        frame = _between(self._start, self._point)
        self.band = None
        if max(frame.width, frame.height) < _LEAST_DRAWN:
            usual = new_element(self._kind, self._editor.layout.page).elements[0].frame
            self._editor.add(self._kind, replace(usual, x=x - usual.width / 2, y=y - usual.height / 2))
        elif self._kind is Kind.LINE:
            length = math.hypot(to_x - x, to_y - y)
            flat = Frame((x + to_x - length) / 2, (y + to_y) / 2, length, 0.0)
            self._editor.add(Kind.LINE, flat, math.degrees(math.atan2(to_y - y, to_x - x)) % 360)
        else:
            width, height = max(frame.width, _LEAST_DRAWN), max(frame.height, _LEAST_DRAWN)
            self._editor.add(self._kind, replace(frame, width=width, height=height))
        self._editor.finish()

    def cancel(self) -> None:
        self.band = None


def _page(editor: Editor) -> Frame:
    return Frame(0, 0, editor.layout.page.width, editor.layout.page.height)


def _others(editor: Editor) -> Sequence[Frame]:
    return [box_of(e) for e in editor.elements if e.id not in editor.selected and not e.hidden]


def _between(one: Point, other: Point) -> Frame:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    return Frame(left, top, abs(other[0] - one[0]), abs(other[1] - one[1]))


def _about(frame: Frame, handle: Handle, scale: float, *, from_centre: bool) -> Frame:
    """The frame scaled about the side opposite to a handle, or about its centre."""
    across, down = (0, 0) if from_centre else handle.value
    width, height = frame.width * scale, frame.height * scale
    x = frame.centre[0] - width / 2 + across * (width - frame.width) / 2
    y = frame.centre[1] - height / 2 + down * (height - frame.height) / 2
    return Frame(x, y, width, height)
