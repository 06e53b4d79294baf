"""A poster on several smaller sheets that are glued together: where the seams run, and what is printed on each sheet.

Sheets are laid left to right and top to bottom. Each is cut along its right and lower seam and laid over the next one,
which repeats a strip of it, so a small error in gluing leaves no gap. A code is never cut: seams keep clear of codes
and their quiet zones, so that each is whole on the sheet on which it is seen.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from desktop.catalogue import Catalogue
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.paper import Margins
from desktop.domain.posters import Language
from desktop.posters.composition.placed import (
    ComposedPage,
    Composition,
    Placed,
    PlacedCode,
    PlacedShape,
    footprint,
    turned,
)
from desktop.posters.composition.placetext import paragraphs, place_lines
from desktop.posters.document.layout import Element, Frame, PageFormat, ShapeKind, TextProps
from desktop.posters.output.verify import CodeAt
from desktop.posters.output.view import View
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.posters.typesetting.text import TextStyle, VerticalAlign, fit, spans_of

OVERLAP_MM = 10.0
"""How much of the sheet before is repeated, unless a person chooses otherwise."""
LEAST_OVERLAP_MM, MOST_OVERLAP_MM = 6.0, 30.0
_STEP = 1.0  # millimetres between places that are tried for a seam
_LEAST_STRIP = 15.0  # what is seen of a sheet: less is hard to cut and to glue
_THROUGH_WORDS = 1.0  # what a seam through a text or a picture costs, against one that is a metre away from its place
_BESIDE_WORDS = 2.0  # a seam this near to words might as well run through them
_MOST_SHEETS = 40  # along one side: A0 on A6 has fewer
_LABEL = TextStyle(7.0, 4.5, vertical=VerticalAlign.MIDDLE)
_GREY = "#767676"
_HAIRLINE, _DASH, _TICK = 0.15, 2.0, 5.0
_PLATE_MM = 4.0
_WORDS = message("poster", "Sheet {number} of {count}, {gate}: lay the sheet before it on here, cut along its line")


@dataclass(frozen=True, slots=True)
class Tiling:
    """The paper to use instead of the poster's: its size as it lies in the tray, what the printer leaves empty on it
    upright and on its side, and by how much sheets overlap; all in millimetres."""

    width: float
    height: float
    margins: Margins
    overlap: float = OVERLAP_MM


@dataclass(frozen=True, slots=True)
class Strip:
    """What one row or column of sheets prints; it is seen from ``seen_from`` on, before it the last one covers it."""

    start: float
    end: float
    seen_from: float


@dataclass(frozen=True, slots=True)
class TilePlan:
    """Sheets of ``size`` as they are fed, in ``columns`` times ``rows``; what they print begins at ``at``."""

    size: tuple[float, float]
    at: tuple[float, float]
    columns: tuple[Strip, ...]
    rows: tuple[Strip, ...]

    @property
    def count(self) -> int:
        """Sheets for one poster."""
        return len(self.columns) * len(self.rows)

    @property
    def extent(self) -> float:
        """Area in square millimetres of what all sheets show together."""
        across, down = (strips[-1].end - strips[0].start for strips in (self.columns, self.rows))
        return across * down


def plan_tiles(composition: Composition, tiling: Tiling) -> TilePlan:
    """The fewest sheets that hold the posters, upright or on their side, with seams clear of every code; of two ways
    with as many sheets, the one that shows more of the poster's empty edge.

    Raises ``BadInput`` where a code is larger than a sheet, and for sheets that are themselves cut or folded.
    """
    page = composition.layout.page
    if page.imposition is not None:
        raise BadInput(
            message(
                "printing",
                "A sheet of labels, badges or folded cards cannot be printed in parts. Choose a printer that has its "
                "paper, or save a PDF.",
            )
        )
    around = _around(composition.pages, page)
    plans = [plan for size in _ways(tiling) if (plan := _plan(composition.pages, page, around, tiling, size))]
    if not plans:
        raise BadInput(
            message(
                "printing",
                "On paper of {size} a seam would cut through a code, so nothing was printed. Choose larger paper or "
                "another printer, or save a PDF.",
                size=f"{tiling.width:g} × {tiling.height:g} mm",
            )
        )
    return min(plans, key=lambda plan: (plan.count, -plan.extent))


def tile_views(
    plan: TilePlan, page: ComposedPage, language: Language, fonts: FontLibrary, catalogue: Catalogue
) -> tuple[View, ...]:
    """The pages of one poster, row by row, with lines to cut along and marks to lay the sheet before on."""
    views: list[View] = []
    for row in plan.rows:
        for column in plan.columns:
            area = Frame(column.start, row.start, column.end - column.start, row.end - row.start)
            bare = View(area, plan.size, plan.at)
            words = _words(len(views) + 1, plan.count, page.gate_name, language, catalogue)
            marks = tuple(_marks(plan, bare, column, row)) + _label(bare, column, row, words, fonts)
            views.append(View(area, plan.size, plan.at, marks=marks))
    return tuple(views)


def tile_codes(plan: TilePlan, page: ComposedPage) -> tuple[tuple[CodeAt, ...], ...]:
    """For each sheet of a poster, the codes that are seen on it, whole; places on the sheet."""
    sheets = []
    for row_number, row in enumerate(plan.rows):
        for column_number, column in enumerate(plan.columns):
            area = Frame(column.start, row.start, column.end - column.start, row.end - row.start)
            view = View(area, plan.size, plan.at)
            seen = _seen(plan, column_number, row_number)
            sheets.append(
                tuple(
                    CodeAt(code.symbol.payload, view.on_page(_quiet(code)), code.module)
                    for code in page.codes
                    if seen.contains(_quiet(code))
                )
            )
    return tuple(sheets)


def _seen(plan: TilePlan, column: int, row: int) -> Frame:
    """What is seen of a sheet once all are glued."""
    x, y = plan.columns[column].seen_from, plan.rows[row].seen_from
    return Frame(x, y, plan.columns[column].end - x, plan.rows[row].end - y)


def _quiet(code: PlacedCode) -> Frame:
    return turned(code.quiet, code.rotation, code.frame.centre)


def _around(pages: Sequence[ComposedPage], page: PageFormat) -> Frame:
    """What has to be printed: everything, but of grounds only what lies within the margin that printers leave empty."""
    sheet = Frame(0, 0, page.width, page.height)
    boxes = []
    for item in _each(pages):
        room = sheet.grown(-page.safe) if isinstance(item, PlacedShape) else sheet
        box = _quiet(item) if isinstance(item, PlacedCode) else footprint(item)
        left, top = max(box.x, room.x), max(box.y, room.y)
        right, bottom = min(box.right, room.right), min(box.bottom, room.bottom)
        if right >= left and bottom >= top:
            boxes.append((left, top, right, bottom))
    if not boxes:
        return sheet
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    return Frame(left, top, max(box[2] for box in boxes) - left, max(box[3] for box in boxes) - top)


def _each(pages: Sequence[ComposedPage]) -> Iterator[Placed]:
    """All items once: pages share those that are the same at every gate."""
    return iter({id(item): item for page in pages for item in page.items}.values())


def _ways(tiling: Tiling) -> Iterator[tuple[float, float, Margins]]:
    yield tiling.width, tiling.height, tiling.margins
    yield tiling.height, tiling.width, tiling.margins.on_its_side()


def _plan(
    pages: Sequence[ComposedPage],
    page: PageFormat,
    around: Frame,
    tiling: Tiling,
    way: tuple[float, float, Margins],
) -> TilePlan | None:
    width, height, margins = way
    codes = [_quiet(code) for each in pages for code in each.codes]
    others = [footprint(item) for item in _each(pages) if not isinstance(item, PlacedShape | PlacedCode)]
    columns = _strips(
        (around.x, around.right),
        page.width,
        width - margins.left - margins.right,
        tiling.overlap,
        [(box.x, box.right) for box in codes],
        [(box.x, box.right) for box in others],
    )
    rows = _strips(
        (around.y, around.bottom),
        page.height,
        height - margins.top - margins.bottom,
        tiling.overlap,
        [(box.y, box.bottom) for box in codes],
        [(box.y, box.bottom) for box in others],
    )
    if columns is None or rows is None:
        return None
    return TilePlan((width, height), (margins.left, margins.top), columns, rows)


Span = tuple[float, float]


def _strips(
    needed: Span, length: float, room: float, overlap: float, codes: Sequence[Span], others: Sequence[Span]
) -> tuple[Strip, ...] | None:
    """The fewest strips of at most ``room`` that cover ``needed`` of a side of ``length``; None where there are none."""
    start, end = needed
    if end - start <= room:
        first = max(0.0, min(start, max(end - room, (start + end - room) / 2)))
        return (Strip(first, min(length, first + room), first),)
    if room <= overlap + _LEAST_STRIP:
        return None
    at_least = max(2, math.ceil((end - start - overlap) / (room - overlap) - 1e-9))
    for count in range(at_least, min(at_least + 3, _MOST_SHEETS)):
        seams = _seams(needed, count, room, overlap, codes, others)
        if seams is not None:
            return _strips_between(seams, length, room, overlap)
    return None


def _strips_between(seams: Sequence[float], length: float, room: float, overlap: float) -> tuple[Strip, ...]:
    first = max(0.0, seams[0] - room)
    strips = [Strip(first, seams[0], first)]
    for before, seam in pairwise((*seams, length)):
        begin = before - overlap
        strips.append(Strip(begin, min(seam, begin + room), before))
    return tuple(strips)


def _seams(
    needed: Span, count: int, room: float, overlap: float, codes: Sequence[Span], others: Sequence[Span]
) -> tuple[float, ...] | None:
    """Where each sheet but the last is cut: through no code, through as few words as may be, else evenly; the best
    of all ways, found from left to right (each seam only looks at the one before it)."""
    start, end = needed
    places = np.arange(start + _LEAST_STRIP, end - _LEAST_STRIP + _STEP / 2, _STEP)
    if not len(places):
        return None
    toll = np.zeros(len(places))
    for low, high in others:
        toll[(places > low - _BESIDE_WORDS) & (places < high + _BESIDE_WORDS)] += _THROUGH_WORDS
    for low, high in codes:
        toll[(places > low) & (places < high)] = np.inf
    best = np.where(places - start <= room, 0.0, np.inf)
    came_from: list[list[int]] = []
    for number in range(1, count):
        even = start + (end - start) * number / count
        here = toll + np.abs(places - even) / 1000
        if number == 1:
            best = best + here
            continue
        costs, chosen = np.full(len(places), np.inf), [0] * len(places)
        for at, place in enumerate(places):
            last = np.searchsorted(places, place - max(overlap, _LEAST_STRIP), side="right")
            first = np.searchsorted(places, place + overlap - room, side="left")
            if first < last:
                chosen[at] = int(first + np.argmin(best[first:last]))
                costs[at] = best[chosen[at]] + here[at]
        came_from.append(chosen)
        best = costs
    best = np.where(end - (places - overlap) <= room, best, np.inf)
    at = int(np.argmin(best))
    if not np.isfinite(best[at]):
        return None
    seams = [float(places[at])]
    for chosen in reversed(came_from):
        at = chosen[at]
        seams.append(float(places[at]))
    return tuple(reversed(seams))


def _marks(plan: TilePlan, view: View, column: Strip, row: Strip) -> Iterator[Placed]:
    """A dashed line where the sheet is to be cut, and ticks where the edge of the sheet before has to lie."""
    box = view.on_page(view.area)
    if column is not plan.columns[-1]:
        yield _line(box.right, box.y, box.right, box.bottom, _DASH)
    if row is not plan.rows[-1]:
        yield _line(box.x, box.bottom, box.right, box.bottom, _DASH)
    if column is not plan.columns[0]:
        x = box.x + column.seen_from - column.start
        yield _line(x, box.y, x, box.y + _TICK)
        yield _line(x, box.bottom - _TICK, x, box.bottom)
    if row is not plan.rows[0]:
        y = box.y + row.seen_from - row.start
        yield _line(box.x, y, box.x + _TICK, y)
        yield _line(box.right - _TICK, y, box.right, y)


def _line(x1: float, y1: float, x2: float, y2: float, dash: float = 0.0) -> PlacedShape:
    frame = Frame(x1, y1, x2 - x1, y2 - y1)
    return PlacedShape("seam", frame, 0, ShapeKind.LINE, None, _GREY, _HAIRLINE, 0, dash)


def _label(view: View, column: Strip, row: Strip, words: str, fonts: FontLibrary) -> tuple[Placed, ...]:
    """The sheet's number on a white plate, where the sheet before will cover it; the first one needs none."""
    box = view.on_page(view.area)
    high = min(_PLATE_MM, LEAST_OVERLAP_MM - 2)
    if row.seen_from > row.start:
        plate, turn = Frame(box.x + 1, box.y, box.width - 2, high), 0.0
    elif column.seen_from > column.start:
        # Turned by a quarter about its middle, it lies along the sheet's left edge.
        middle = box.x + high / 2, box.centre[1]
        plate, turn = Frame(middle[0] - box.height / 2 + 1, middle[1] - high / 2, box.height - 2, high), 90.0
    else:
        return ()
    ground = PlacedShape("plate", plate, turn, ShapeKind.BOX, "#FFFFFF", None, 0, 0, 0)
    element = Element("label", plate, TextProps({}, {}), turn)
    spans = spans_of(fonts.spelled(words, _LABEL.weight), _LABEL.weight, fonts)
    fitted = fit(paragraphs(spans), _LABEL, plate.width, plate.height, fonts)
    if not fitted.fits:  # a gate's long name on narrow paper: the number alone says which sheet it is
        return (ground,)
    return ground, place_lines(element, fitted, _LABEL, words, fonts)


def _words(number: int, count: int, gate: str, language: Language, catalogue: Catalogue) -> str:
    words = _WORDS.filled(number=number, count=count, gate=gate)
    return catalogue.text(words, "en" if language is Language.EN else "zh")
