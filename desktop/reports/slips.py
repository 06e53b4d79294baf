"""Blank slips (健康申报表) in batches: numbered forms to fill in by hand, each with a QR code of its serial.

Normal Chinese forms stand two to a sheet of A4, to be cut; forms in two languages and large print take a sheet
each, front and back where the words need the room, and no side is without serial and code.
"""

from dataclasses import dataclass, replace
from datetime import date

from desktop.catalogue import Catalogue
from desktop.domain.posters import Language
from desktop.domain.slips import SlipSerial, slip_payload
from desktop.domain.wording import ShownCodes
from desktop.posters.codes.qr import CodeMaker, Level
from desktop.posters.composition.placed import Placed
from desktop.posters.document.layout import Frame, PageFormat
from desktop.posters.output.pdf import Paper, paint_paper
from desktop.posters.typesetting.fonts import FontLibrary, Weight
from desktop.posters.typesetting.text import Align, TextStyle, VerticalAlign
from desktop.reports.canvas import FINE, Canvas
from desktop.reports.coded import CodedPages, codes_of
from desktop.reports.form import FormMetrics
from desktop.reports.ruled import FormTable
from desktop.reports.slip_rows import BATCH, CODES, KEPT, SERIAL, SIDE, TITLE, slip_parts
from desktop.reports.wording import Wording


@dataclass(frozen=True, slots=True)
class SlipSheet:
    """A batch of slips. ``venue`` is the full legal name; ``gates`` are printed as boxes to tick, none leaves room
    to write; ``batch`` is what the desk calls the batch; ``contact`` is the phone for questions about the data;
    ``codes`` are those that visitors show."""

    venue: str
    venue_code: str
    serials: tuple[SlipSerial, ...]
    batch: str
    retention_days: int
    gates: tuple[str, ...] = ()
    contact: str = ""
    language: Language = Language.ZH
    large_print: bool = False
    printed_on: date | None = None
    codes: ShownCodes = CODES


@dataclass(frozen=True, slots=True)
class _Format:
    """How slips stand on paper: ``faces`` side by side on the sheet, the first one in ``face``, margins left out.

    Heights of head and foot, the width of the labels' column and the side of the code with its quiet zone in
    millimetres; type sizes of title, serial, what is read once (``small``) and the venue (largest, least) in points.
    """

    sheet: PageFormat
    face: Frame
    faces: int
    metrics: FormMetrics
    label: float
    small: float
    code: float
    head: float
    foot: float
    title: float
    serial: float
    venue: tuple[float, float]
    closer: float = 0.0
    """Height of a line to write on, where that keeps the slip on one side; 0 for no such."""

    def area(self, place: int) -> Frame:
        """The area of a slip on the sheet; ``place`` 0 is the leftmost."""
        return replace(self.face, x=self.face.x + place * self.sheet.width / self.faces)


_HALF_SHEET = _Format(
    PageFormat(297, 210),
    Frame(7, 5.5, 134.5, 200),
    2,
    FormMetrics(body=8.5, second=6.5, label=8.5, least=6.5, write=8.0, pitch=4.8, box=4.9, pad=1.8, between=2.3),
    label=19,
    small=7.5,
    code=17.5,
    head=18.5,
    foot=5,
    title=17,
    serial=14,
    venue=(10.5, 7.5),
)
_WHOLE_SHEET = _Format(
    PageFormat(210, 297),
    Frame(10, 8, 190, 281),
    1,
    FormMetrics(body=9.5, second=7.5, label=9.5, least=7, write=9.2, pitch=6.2, box=6.2, pad=2.2, between=3.2),
    label=30,
    small=8,
    code=21,
    head=24,
    foot=6,
    title=20,
    serial=17,
    venue=(13, 9),
)
_LARGE = _Format(
    PageFormat(210, 297),
    Frame(9, 5, 192, 288),
    1,
    FormMetrics(body=16, second=16, label=16, least=16, write=11.0, pitch=6.9, box=7.1, pad=1.6, between=3.0),
    label=26,
    small=16,
    code=19,
    head=20,
    foot=7,
    title=25,
    serial=20,
    venue=(18, 16),
    closer=10.4,
)
_BELOW_BAND = 3.0  # millimetres between a long venue name and the table
_LEAST_BATCH = 6.0  # points; the batch is for the desk, not for who fills the form in
_LEAST_SERIAL = 6.5
_LARGE_IN_TWO = replace(_LARGE, label=38)


def slip_pages(sheet: SlipSheet, fonts: FontLibrary, codes: CodeMaker, catalogue: Catalogue) -> CodedPages:
    """The batch with what ``require_read_back`` needs; the same batch gives the same bytes. Every slip is in Chinese;
    English stands beside it.

    Raises ``UserError`` for a character that cannot be printed and for a name that fits nowhere.
    """
    if sheet.language is Language.EN:
        sheet = replace(sheet, language=Language.ZH_EN)
    wording = Wording(catalogue, sheet.language)
    form = _format(sheet)
    first_canvas = Canvas(fonts)
    printed = _faces(sheet, form, first_canvas, wording)
    if form.faces > 1 and len(printed[0]) > 1:  # long names: half a sheet is not enough
        form = _WHOLE_SHEET
        printed = _faces(sheet, form, first_canvas, wording)
    if form.closer and len(printed[0]) > 1:
        closer = replace(form, metrics=replace(form.metrics, write=form.closer))
        closer_printed = _faces(sheet, closer, first_canvas, wording)
        if len(closer_printed[0]) < len(printed[0]):
            form, printed = closer, closer_printed
    cut = _cut_line(form, first_canvas.next_page())
    pages: list[tuple[Placed, ...]] = []
    for first in range(0, len(sheet.serials), form.faces):
        together = sheet.serials[first : first + form.faces]
        own = [
            _numbered(sheet, s, form, Canvas(fonts), codes, form.area(place), wording)
            for place, s in enumerate(together)
        ]
        for side in range(len(printed[0])):
            slips = (item for place, items in enumerate(own) for item in (*printed[place][side], *items))
            pages.append((*cut, *slips))
    paper = Paper(form.sheet, sheet.language, wording.main(TITLE), tuple(pages), sheet.printed_on)
    return CodedPages(paint_paper(paper, fonts), form.sheet.sheet, tuple(map(codes_of, pages)))


def _format(sheet: SlipSheet) -> _Format:
    if sheet.large_print:
        return _LARGE if sheet.language is Language.ZH else _LARGE_IN_TWO
    return _HALF_SHEET if sheet.language is Language.ZH else _WHOLE_SHEET


def _faces(sheet: SlipSheet, form: _Format, canvas: Canvas, wording: Wording) -> list[list[list[Placed]]]:
    """What all slips share: for every place on the sheet and every side, front and back."""
    return [_sides(sheet, form, canvas, form.area(place), wording) for place in range(form.faces)]


def _sides(sheet: SlipSheet, form: _Format, first_canvas: Canvas, area: Frame, wording: Wording) -> list[list[Placed]]:
    top = area.y + form.head + _band(first_canvas, sheet, form)
    room = Frame(area.x, top, area.width, area.bottom - form.foot - top)
    parts = slip_parts(
        sheet.venue,
        sheet.gates,
        sheet.retention_days,
        sheet.contact,
        codes=sheet.codes,
        label_width=form.label,
        writing=form.metrics.write,
        small=form.small,
    )
    shared_out = FormTable(first_canvas, wording, form.metrics).paged(
        [part.row for part in parts], room.width, room.height
    )
    printed = []
    for number, own in enumerate(shared_out, 1):
        canvas = first_canvas.next_page()
        _head(canvas, sheet, form, area, wording)
        FormTable(canvas, wording, form.metrics).draw(own, room)
        _foot(canvas, sheet, form, area, (number, len(shared_out)), wording)
        printed.append(canvas.items)
    return printed


def _cut_line(form: _Format, canvas: Canvas) -> list[Placed]:
    """Dashed, where the sheet is cut into its slips."""
    for place in range(1, form.faces):
        x = form.sheet.width * place / form.faces
        canvas.line(x, 0, x, form.sheet.height, FINE, 1.5)
    return canvas.items


def _head(canvas: Canvas, sheet: SlipSheet, form: _Format, area: Frame, wording: Wording) -> None:
    """Venue and title in the middle; the serial on the left and the code on the right come later."""
    middle, style = _venue_place(form, area)
    band = _band(canvas, sheet, form)
    if band:
        below = Frame(area.x, area.y + form.head, area.width, band - _BELOW_BAND)
        canvas.text(sheet.venue, below, replace(style, max_lines=99))
    else:
        canvas.text(sheet.venue, middle, style)
    top = area.y if band else middle.bottom
    title = Frame(middle.x, top, middle.width, area.y + form.head - top - 1.5)
    canvas.text(
        wording.both(TITLE),
        title,
        TextStyle(
            form.title,
            max(form.title * 0.6, form.metrics.least),
            Weight.BOLD,
            align=Align.CENTRE,
            vertical=VerticalAlign.MIDDLE,
            max_lines=1,
        ),
    )


def _venue_place(form: _Format, area: Frame) -> tuple[Frame, TextStyle]:
    """Where the venue's name stands, above the title, and how it is set."""
    aside = _aside(form)
    largest, least = form.venue
    style = TextStyle(
        largest, least, align=Align.CENTRE, vertical=VerticalAlign.MIDDLE, leading=1.2, balance=True, max_lines=2
    )
    return Frame(area.x + aside, area.y, area.width - 2 * aside, 0.44 * form.head), style


def _band(canvas: Canvas, sheet: SlipSheet, form: _Format) -> float:
    """Height of a band of its own for a venue's name that is too long to stand above the title, else 0."""
    middle, style = _venue_place(form, form.face)
    if canvas.fits(sheet.venue, middle, style):
        return 0.0
    return canvas.height(sheet.venue, form.face.width, replace(style, size=style.min_size, max_lines=99)) + _BELOW_BAND


def _aside(form: _Format) -> float:
    """Width of the serial's part on the left, and of the code's on the right."""
    return max(form.code, 30 * form.serial / 14)


def _foot(
    canvas: Canvas, sheet: SlipSheet, form: _Format, area: Frame, side: tuple[int, int], wording: Wording
) -> None:
    size = form.metrics.second
    kept = KEPT.filled(days=sheet.retention_days)
    batch = wording.main(BATCH.filled(batch=sheet.batch))
    if side[1] > 1:
        batch += "　" + wording.main(SIDE.filled(page=side[0], pages=side[1]))
    words = wording.main(kept) if sheet.large_print else wording.both(kept)
    y, height = area.bottom - form.foot + 0.8, form.foot - 0.8
    used = canvas.word(words, area.x, y + height / 2, size) + form.metrics.between
    style = TextStyle(size, min(size, _LEAST_BATCH), align=Align.RIGHT, vertical=VerticalAlign.MIDDLE, max_lines=1)
    canvas.text(batch, Frame(used, y, area.right - used, height), style)


def _numbered(
    sheet: SlipSheet, serial: SlipSerial, form: _Format, canvas: Canvas, codes: CodeMaker, area: Frame, wording: Wording
) -> list[Placed]:
    """What differs from slip to slip: the serial in large type and its code."""
    middle = area.y + form.code / 2
    canvas.word(wording.main(SERIAL), area.x, middle - form.serial * 0.24, form.metrics.second)
    below = Frame(area.x, middle, _aside(form) - 1, form.serial * 0.4)
    canvas.text(str(serial), below, TextStyle(form.serial, _LEAST_SERIAL, Weight.BOLD, max_lines=1))
    symbol = codes.symbol(slip_payload(sheet.venue_code, serial), Level.Q, 2)
    canvas.code(symbol, area.right - form.code, area.y, form.code)
    return canvas.items
