"""Pieces of a form set into lines: tick boxes with their words, boxes for characters, lines to write on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.domain.posters import Language
from desktop.posters.fonts import Weight
from desktop.posters.layout import Frame
from desktop.posters.text import MM_PER_POINT
from desktop.reports.form import Blank, Boxes, Flow, Gap, Metrics, Piece, Say, Tick, Word
from desktop.reports.pen import FINE, THIN, Pen, too_long

_BOX_TO_WORD = 0.9  # between what is written and its unit: 年, 时, ℃
_BETWEEN_GROUPS = 1.4
_TOLERANCE = 0.3
_NOTED = 1.3  # how much higher a line of tick boxes is where a word is written behind one


@dataclass(frozen=True, slots=True)
class FlowSetter:
    """Measures and draws flows. Pieces that belong together (a box and its unit, 其他 and its blank) stay so."""

    pen: Pen
    language: Language
    metrics: Metrics

    def height(self, flow: Flow, width: float) -> float:
        """How high the lines of a flow stand together."""
        return sum(map(self._line_height, self._lines(flow, width)))

    def width(self, flow: Flow) -> float:
        """How wide a flow is on one line."""
        knots = _knots(flow.pieces)
        return sum(map(self._knot_width, knots)) + self.metrics.between * (len(knots) - 1)

    def draw(self, flow: Flow, frame: Frame) -> None:
        """Draw the lines from the frame's top. Raises ``UserError`` for a word that is longer than a line."""
        y = frame.y
        lines = self._lines(flow, frame.width)
        stops = self._stops(flow, frame.width)
        for line in lines:
            tall = self._line_height(line)
            self._draw_line(line, Frame(frame.x, y, frame.width, tall), stops)
            y += tall

    def _lines(self, flow: Flow, width: float) -> list[list[list[Piece]]]:
        """Lines of knots; a knot is what is never torn apart."""
        knots = self._fitting(flow, width)
        stops = self._stops(flow, width)
        if stops:
            return [knots[i : i + len(stops)] for i in range(0, len(knots), len(stops))]
        lines: list[list[list[Piece]]] = [[]]
        used = 0.0
        for knot in knots:
            needs = self._knot_width(knot)
            if lines[-1] and used + self.metrics.between + needs > width + 0.01:
                lines.append([])
                used = 0.0
            used += needs + (self.metrics.between if lines[-1] else 0)
            lines[-1].append(knot)
        return lines

    def _fitting(self, flow: Flow, width: float) -> list[list[Piece]]:
        """Knots that fit the width: words too long for it give their second language to a line of its own at the
        end, and what then is still too wide is untied."""
        pieces: list[Piece] = list(flow.pieces)
        seconds: list[Piece] = []
        one_line = not any(isinstance(piece, Gap) for piece in pieces) or self.width(flow) <= width
        for at, piece in enumerate(pieces):
            if not isinstance(piece, Word | Tick) or not (second := piece.say.second(self.language)):
                continue
            if self._width(piece) > width or (at == 0 and not one_line):
                pieces[at] = replace(piece, say=Say(piece.say.main(self.language)))
                seconds.append(Word(Say(second)))
        fitting: list[list[Piece]] = []
        for knot in _knots(pieces):
            fitting.extend([knot] if self._knot_width(knot) <= width else _knots(knot, loose=True))
        fitting.extend([second] for second in seconds)
        return fitting

    def _stops(self, flow: Flow, width: float) -> list[float]:
        """Where columns begin: as many of the wanted ones as fit, the room left shared between them."""
        knots = _knots(flow.pieces)
        for count in range(flow.columns, 0, -1):
            widths = [max(map(self._knot_width, knots[i::count]), default=0.0) for i in range(count)]
            room = width - sum(widths) - self.metrics.between * (count - 1)
            if room >= -0.01 or count == 1:
                step = self.metrics.between + room / count
                return [sum(widths[:i]) + step * i for i in range(count)]
        return []

    def _line_height(self, line: Sequence[Sequence[Piece]]) -> float:
        if any(isinstance(piece, Boxes | Blank) and not isinstance(knot[0], Tick) for knot in line for piece in knot):
            return self.metrics.write
        noted = any(isinstance(piece, Blank) for knot in line for piece in knot)
        return self.metrics.pitch * (_NOTED if noted else 1)

    def _knot_width(self, knot: Sequence[Piece]) -> float:
        return sum(map(self._width, knot)) + sum(self._space(a, b) for a, b in pairwise(knot))

    def _space(self, before: Piece, after: Piece) -> float:
        """Room between two pieces that are tied together."""
        return self.metrics.between if isinstance(before, Tick) and isinstance(after, Tick) else _BOX_TO_WORD

    def _width(self, piece: Piece) -> float:
        match piece:
            case Word(say, bold):
                return self._words_width(say.main(self.language), say.second(self.language), bold)
            case Tick(say):
                return (
                    self._tick
                    + self._after_tick
                    + self._words_width(say.main(self.language), say.second(self.language))
                )
            case Boxes(count, groups, spare):
                seams = max(len(groups) - 1, 0) + bool(spare)
                return (count + spare) * self.metrics.box + seams * _BETWEEN_GROUPS
            case Blank(least):
                return least
            case Gap():
                return 0.0

    @property
    def _tick(self) -> float:
        return self.metrics.body * MM_PER_POINT * 0.92

    @property
    def _after_tick(self) -> float:
        return self.metrics.body * MM_PER_POINT * 0.28

    def _words_width(self, main: str, second: str, bold: bool = False) -> float:
        weight = Weight.BOLD if bold else Weight.REGULAR
        width = self.pen.width(main, self.metrics.body, weight)
        return width + (self._after_tick + self.pen.width(second, self.metrics.second) if second else 0)

    def _draw_line(self, line: Sequence[Sequence[Piece]], frame: Frame, stops: Sequence[float]) -> None:
        needed = sum(map(self._knot_width, line)) + self.metrics.between * (len(line) - 1)
        pieces = [piece for knot in line for piece in knot]
        blanks, gaps = ([p for p in pieces if isinstance(p, kind)] for kind in (Blank, Gap))
        room = max(frame.width - needed, 0)
        wider = room / len(blanks) if blanks and not stops else 0.0
        push = room / len(gaps) if gaps and not blanks else 0.0
        x = frame.x
        for number, knot in enumerate(line):
            if stops:
                x = frame.x + stops[number]
            for place, piece in enumerate(knot):
                own = self._width(piece) + (wider if isinstance(piece, Blank) else 0)
                if isinstance(piece, Word | Tick) and x + own > frame.right + _TOLERANCE:
                    raise too_long(piece.say.main(self.language))
                self._draw_piece(piece, Frame(x, frame.y, own, frame.height))
                x += own + (push if isinstance(piece, Gap) else 0)
                x += self._space(piece, knot[place + 1]) if place < len(knot) - 1 else 0
            x += self.metrics.between

    def _draw_piece(self, piece: Piece, frame: Frame) -> None:
        middle = frame.y + frame.height / 2
        match piece:
            case Word(say, bold):
                self._draw_words(say.main(self.language), say.second(self.language), frame.x, middle, bold)
            case Tick(say, on):
                side = self._tick
                box = Frame(frame.x, middle - side / 2, side, side)
                self.pen.box(box, THIN)
                if on:
                    self._mark(box)
                x = frame.x + side + self._after_tick
                self._draw_words(say.main(self.language), say.second(self.language), x, middle)
            case Boxes():
                self._draw_boxes(piece, frame)
            case Blank():
                low = frame.bottom - 1.5
                self.pen.line(frame.x, low, frame.right, low, FINE)
            case Gap():
                pass

    def _draw_words(self, main: str, second: str, x: float, middle: float, bold: bool = False) -> None:
        end = self.pen.word(main, x, middle, self.metrics.body, Weight.BOLD if bold else Weight.REGULAR)
        if second:
            self.pen.word(second, end + self._after_tick, middle, self.metrics.second)

    def _mark(self, box: Frame) -> None:
        """A tick, drawn as two strokes."""
        x, y, side = box.x, box.y, box.width
        elbow = x + 0.42 * side, y + 0.78 * side
        self.pen.line(x + 0.18 * side, y + 0.5 * side, *elbow, 2 * THIN)
        self.pen.line(*elbow, x + 0.86 * side, y + 0.2 * side, 2 * THIN)

    def _draw_boxes(self, boxes: Boxes, frame: Frame) -> None:
        side, tall = self.metrics.box, self.metrics.write - 2.0
        y = frame.y + (frame.height - tall) / 2
        x = frame.x
        parts = [(count, 0.0) for count in boxes.groups or (boxes.count,)]
        if boxes.spare:
            parts.append((boxes.spare, 0.8))
        for count, dash in parts:
            self.pen.box(Frame(x, y, count * side, tall), THIN, dash)
            for place in range(1, count):
                self.pen.line(x + place * side, y, x + place * side, y + tall, FINE, dash)
            x += count * side + _BETWEEN_GROUPS


def _knots(pieces: Sequence[Piece], *, loose: bool = False) -> list[list[Piece]]:
    """Pieces tied together: a blank to what it belongs to, a unit to its boxes, and unless they are tied loosely, boxes
    to the words before them and all that a gap pushes to the right."""
    knots: list[list[Piece]] = []
    for piece in pieces:
        before = knots[-1][-1] if knots else None
        tied = (
            (isinstance(piece, Blank) and isinstance(before, Word | Tick))
            or (isinstance(piece, Word) and isinstance(before, Boxes))
            or (not loose and isinstance(piece, Boxes) and isinstance(before, Word))
            or (not loose and bool(knots) and isinstance(knots[-1][0], Gap))
        )
        if tied:
            knots[-1].append(piece)
        else:
            knots.append([piece])
    return knots
