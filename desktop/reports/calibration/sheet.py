"""The calibration sheet on paper of any size that offices have."""

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.progress import Progress, no_progress
from desktop.posters.codes.qr import CodeMaker, Level
from desktop.posters.composition.placed import Placed
from desktop.posters.document.layout import Frame, PageFormat
from desktop.posters.output.pdf import Paper, paint_paper
from desktop.posters.typesetting.fonts import FontLibrary, Weight
from desktop.posters.typesetting.text import Align, TextStyle, VerticalAlign
from desktop.printing.offset import Offset
from desktop.reports.calibration.marks import INSET_MM, LEAST_PAPER_MM, LINE_MM, RULER_MM, SIDE_MM, marks_of
from desktop.reports.canvas import FINE, THIN, Canvas
from desktop.reports.coded import CodedPages, codes_of, require_read_back
from desktop.reports.wording import Wording

_TITLE = message("calibration-sheet", "Calibration sheet")
_READ = message(
    "calibration-sheet",
    "Scan this sheet, or photograph it from straight above. Lay it on something dark so that all four edges can be seen, "
    "and open the picture in VenueDesk.",
)
_MEASURE = message(
    "calibration-sheet",
    "Or measure with a ruler: from the left and upper edge of the paper to the two lines ({line} mm), and how long the two "
    "rulers are ({ruler} mm).",
    line=f"{LINE_MM:g}",
    ruler=f"{RULER_MM:g}",
)
_GAP = 5.0  # between a code and what stands beside it
_LEVEL = Level.M


def calibration_sheet(
    size: tuple[float, float],
    printer: str,
    in_force: Offset,
    wording: Wording,
    fonts: FontLibrary,
    codes: CodeMaker,
    progress: Progress = no_progress,
) -> CodedPages:
    """The sheet for paper of this size in millimetres, to be printed with the calibration that its codes name.

    ``printer`` is its title, for whoever finds the sheet. Raises ``UserError`` for paper that is too small.
    """
    width, height = size
    if min(size) < LEAST_PAPER_MM:
        raise UserError(
            message(
                "printing",
                "The calibration sheet needs paper of A5 or larger. Choose another template or printer.",
            )
        )
    canvas = Canvas(fonts)
    for mark in marks_of(width, height, in_force):
        x, y = (middle - SIDE_MM / 2 for middle in mark.centre)
        canvas.code(codes.symbol(mark.payload, _LEVEL), x, y, SIDE_MM)
    _edge_lines(canvas)
    _rulers(canvas, width, height)
    _words(canvas, size, printer, wording)
    items: tuple[Placed, ...] = tuple(canvas.items)
    page = PageFormat(width, height)
    pdf = paint_paper(Paper(page, wording.language, wording.main(_TITLE), (items,)), fonts)
    pages = CodedPages(pdf, size, (codes_of(items),))
    require_read_back(pages, progress)
    return pages


def _edge_lines(canvas: Canvas) -> None:
    """A line along the upper and one along the left edge, between the first two codes."""
    start = INSET_MM + SIDE_MM / 2 + _GAP
    end = start + 14
    canvas.line(start, LINE_MM, end, LINE_MM, THIN)
    canvas.line(LINE_MM, start, LINE_MM, end, THIN)
    canvas.word(f"{LINE_MM:g} mm", start, LINE_MM + 2.5, 7)
    canvas.word(f"{LINE_MM:g} mm", LINE_MM + 1.5, start + 2, 7)


def _rulers(canvas: Canvas, width: float, height: float) -> None:
    clear = INSET_MM + SIDE_MM / 2 + 2 * _GAP
    left, y = (width - RULER_MM) / 2, height - clear
    x, top = width - clear, (height - RULER_MM) / 2
    for millimetre in range(round(RULER_MM) + 1):
        long = 4.0 if millimetre % 10 == 0 else 2.6 if millimetre % 5 == 0 else 1.6
        canvas.line(left + millimetre, y, left + millimetre, y + long, FINE)
        canvas.line(x, top + millimetre, x + long, top + millimetre, FINE)
        if millimetre % 10 == 0:
            canvas.word(str(millimetre), left + millimetre + 0.4, y + 5, 5.5)
            canvas.word(str(millimetre), x + 4.4, top + millimetre, 5.5)


def _words(canvas: Canvas, size: tuple[float, float], printer: str, wording: Wording) -> None:
    width, height = size
    left, right = INSET_MM + SIDE_MM / 2 + _GAP, width - INSET_MM - SIDE_MM / 2 - 3 * _GAP
    top, bottom = INSET_MM + SIDE_MM / 2 + 3 * _GAP, height - INSET_MM - SIDE_MM / 2 - 3 * _GAP
    style = TextStyle(16, 9, Weight.BOLD, align=Align.CENTRE, vertical=VerticalAlign.MIDDLE, max_lines=2)
    canvas.text(wording.both(_TITLE), Frame(left, top, right - left, 14), style)
    style = TextStyle(10, 6, align=Align.CENTRE, vertical=VerticalAlign.TOP, max_lines=3)
    about = f"{printer}\n{width:g} × {height:g} mm"
    canvas.text(about, Frame(left, top + 15, right - left, 14), style)
    style = TextStyle(10, 5.5, align=Align.LEFT, leading=1.4)
    steps = "\n".join(
        filter(None, (t for step in (_READ, _MEASURE) for t in (wording.main(step), wording.second(step))))
    )
    canvas.text(steps, Frame(left, top + 31, right - left, bottom - top - 31), style)
