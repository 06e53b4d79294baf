"""Pieces of a form set into lines: tick boxes with their words, boxes for characters, lines to write on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.posters.document.layout import Frame
from desktop.posters.typesetting.fonts import Weight
from desktop.posters.typesetting.text import MM_PER_POINT
from desktop.reports.canvas import FINE, THIN, Canvas, too_long
from desktop.reports.form import Blank, Boxes, Flow, FormMetrics, Gap, Piece, Tick, Word
from desktop.reports.wording import Wording

_BOX_TO_WORD = 0.9  # between what is written and its unit: 年, 时, ℃
_BETWEEN_GROUPS = 1.4
_TOLERANCE = 0.3
_NOTED = 1.3  # how much higher a line of tick boxes is where a word is written behind one


@dataclass(frozen=True, slots=True)
class FlowSetter:
    """Measures and draws flows. Pieces that belong together (a box and its unit, 其他 and its blank) stay so."""

    canvas: Canvas
    wording: Wording
    metrics: FormMetrics

    def height(self, flow: Flow, width: float) -> float:
        """Height in millimetres of all lines that a flow takes at this width."""
        return sum(map(self._line_height, self._lines(flow, width)))

    def width(self, flow: Flow) -> float:
        """Width in millimetres of a flow on one line."""
        clusters = _clusters(flow.pieces)
        return sum(map(self._cluster_width, clusters)) + self.metrics.between * (len(clusters) - 1)

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
        clusters = self._fitting(flow, width)
        stops = self._stops(flow, width)
        if stops:
            return [clusters[i : i + len(stops)] for i in range(0, len(clusters), len(stops))]
        lines: list[list[list[Piece]]] = [[]]
        used = 0.0
        for cluster in clusters:
            needs = self._cluster_width(cluster)
            if lines[-1] and used + self.metrics.between + needs > width + 0.01:
                lines.append([])
                used = 0.0
            used += needs + (self.metrics.between if lines[-1] else 0)
            lines[-1].append(cluster)
        return lines

    def _fitting(self, flow: Flow, width: float) -> list[list[Piece]]:
        """Knots that fit the width: words too long for it give their second language to a line of its own at the
        end, and what then is still too wide is untied."""
        pieces: list[Piece] = list(flow.pieces)
        seconds: list[Piece] = []
        one_line = not any(isinstance(piece, Gap) for piece in pieces) or self.width(flow) <= width
        for at, piece in enumerate(pieces):
            if not isinstance(piece, Word | Tick) or not (second := self.wording.second(piece.text)):
                continue
            if self._width(piece) > width or (at == 0 and not one_line):
                pieces[at] = replace(piece, text=self.wording.main(piece.text))
                seconds.append(Word(second))
        fitting: list[list[Piece]] = []
        for cluster in _clusters(pieces):
            fitting.extend([cluster] if self._cluster_width(cluster) <= width else _clusters(cluster, loose=True))
        fitting.extend([second] for second in seconds)
        return fitting

    def _stops(self, flow: Flow, width: float) -> list[float]:
        """Where columns begin: as many of the wanted ones as fit, the room left shared between them."""
        clusters = _clusters(flow.pieces)
        for count in range(flow.columns, 0, -1):
            widths = [max(map(self._cluster_width, clusters[i::count]), default=0.0) for i in range(count)]
            room = width - sum(widths) - self.metrics.between * (count - 1)
            if room >= -0.01 or count == 1:
                step = self.metrics.between + room / count
                return [sum(widths[:i]) + step * i for i in range(count)]
        return []

    def _line_height(self, line: Sequence[Sequence[Piece]]) -> float:
        if any(
            isinstance(piece, Boxes | Blank) and not isinstance(cluster[0], Tick)
            for cluster in line
            for piece in cluster
        ):
            return self.metrics.write
        noted = any(isinstance(piece, Blank) for cluster in line for piece in cluster)
        return self.metrics.pitch * (_NOTED if noted else 1)

    def _cluster_width(self, cluster: Sequence[Piece]) -> float:
        return sum(map(self._width, cluster)) + sum(self._space(a, b) for a, b in pairwise(cluster))

    def _space(self, before: Piece, after: Piece) -> float:
        """Room between two pieces that are tied together."""
        return self.metrics.between if isinstance(before, Tick) and isinstance(after, Tick) else _BOX_TO_WORD

    def _width(self, piece: Piece) -> float:
        match piece:
            case Word(text, bold):
                return self._words_width(self.wording.main(text), self.wording.second(text), bold)
            case Tick(text):
                return (
                    self._tick
                    + self._after_tick
                    + self._words_width(self.wording.main(text), self.wording.second(text))
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
        width = self.canvas.width(main, self.metrics.body, weight)
        return width + (self._after_tick + self.canvas.width(second, self.metrics.second) if second else 0)

    def _draw_line(self, line: Sequence[Sequence[Piece]], frame: Frame, stops: Sequence[float]) -> None:
        needed = sum(map(self._cluster_width, line)) + self.metrics.between * (len(line) - 1)
        pieces = [piece for cluster in line for piece in cluster]
        blanks, gaps = ([p for p in pieces if isinstance(p, kind)] for kind in (Blank, Gap))
        room = max(frame.width - needed, 0)
        wider = room / len(blanks) if blanks and not stops else 0.0
        push = room / len(gaps) if gaps and not blanks else 0.0
        x = frame.x
        for number, cluster in enumerate(line):
            if stops:
                x = frame.x + stops[number]
            for place, piece in enumerate(cluster):
                own = self._width(piece) + (wider if isinstance(piece, Blank) else 0)
                if isinstance(piece, Word | Tick) and x + own > frame.right + _TOLERANCE:
                    raise too_long(self.wording.main(piece.text))
                self._draw_piece(piece, Frame(x, frame.y, own, frame.height))
                x += own + (push if isinstance(piece, Gap) else 0)
                x += self._space(piece, cluster[place + 1]) if place < len(cluster) - 1 else 0
            x += self.metrics.between

    def _draw_piece(self, piece: Piece, frame: Frame) -> None:
        middle = frame.y + frame.height / 2
        match piece:
            case Word(text, bold):
                self._draw_words(self.wording.main(text), self.wording.second(text), frame.x, middle, bold)
            case Tick(text, on):
                side = self._tick
                box = Frame(frame.x, middle - side / 2, side, side)
                self.canvas.box(box, THIN)
                if on:
                    self._mark(box)
                x = frame.x + side + self._after_tick
                self._draw_words(self.wording.main(text), self.wording.second(text), x, middle)
            case Boxes():
                self._draw_boxes(piece, frame)
            case Blank():
                low = frame.bottom - 1.5
                self.canvas.line(frame.x, low, frame.right, low, FINE)
            case Gap():
                pass

    def _draw_words(self, main: str, second: str, x: float, middle: float, bold: bool = False) -> None:
        end = self.canvas.word(main, x, middle, self.metrics.body, Weight.BOLD if bold else Weight.REGULAR)
        if second:
            self.canvas.word(second, end + self._after_tick, middle, self.metrics.second)

    def _mark(self, box: Frame) -> None:
        """A tick, drawn as two strokes."""
        x, y, side = box.x, box.y, box.width
        elbow = x + 0.42 * side, y + 0.78 * side
        self.canvas.line(x + 0.18 * side, y + 0.5 * side, *elbow, 2 * THIN)
        self.canvas.line(*elbow, x + 0.86 * side, y + 0.2 * side, 2 * THIN)

    def _draw_boxes(self, boxes: Boxes, frame: Frame) -> None:
        side, tall = self.metrics.box, self.metrics.write - 2.0
        y = frame.y + (frame.height - tall) / 2
        x = frame.x
        parts = [(count, 0.0) for count in boxes.groups or (boxes.count,)]
        if boxes.spare:
            parts.append((boxes.spare, 0.8))
        for count, dash in parts:
            self.canvas.box(Frame(x, y, count * side, tall), THIN, dash)
            for place in range(1, count):
                self.canvas.line(x + place * side, y, x + place * side, y + tall, FINE, dash)
            x += count * side + _BETWEEN_GROUPS


def _clusters(pieces: Sequence[Piece], *, loose: bool = False) -> list[list[Piece]]:
    """Pieces tied together: a blank to what it belongs to, a unit to its boxes, and unless they are tied loosely, boxes
    to the words before them and all that a gap pushes to the right."""
    clusters: list[list[Piece]] = []
    for piece in pieces:
        before = clusters[-1][-1] if clusters else None
        tied = (
            (isinstance(piece, Blank) and isinstance(before, Word | Tick))
            or (isinstance(piece, Word) and isinstance(before, Boxes))
            or (not loose and isinstance(piece, Boxes) and isinstance(before, Word))
            or (not loose and bool(clusters) and isinstance(clusters[-1][0], Gap))
        )
        if tied:
            clusters[-1].append(piece)
        else:
            clusters.append([piece])
    return clusters
