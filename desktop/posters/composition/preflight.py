"""What to look at before printing: rules of ISO/IEC 18004 and of reading at a distance, per poster.

Blocking findings stop the print; warnings are shown and may be overruled by a person.
"""

from collections.abc import Iterator, Sequence

from desktop.domain.messages import message
from desktop.domain.number_text import percent_text
from desktop.domain.paper import WHOLE_SHEET, Margins
from desktop.posters.codes.qr import Level, reading_distance
from desktop.posters.composition.placed import (
    ComposedPage,
    Composition,
    Finding,
    Placed,
    PlacedCode,
    PlacedImage,
    PlacedShape,
    PlacedText,
    Severity,
    footprint,
    merged,
    on_sheet,
    turned,
)
from desktop.posters.document.layout import Frame, PageFormat

_FEWEST_DOTS = 3  # printer dots per module: fewer, and a module's edge swallows it
_COMFORTABLE_DOTS = 6
_LEAST_MODULE_MM = 0.25
_LEAST_CODE_CONTRAST = 0.70  # ISO/IEC 15415, symbol contrast of grade A
_LEAST_TEXT_CONTRAST = 4.5  # WCAG 2.2, 1.4.3; large type needs less
_LEAST_LARGE_TEXT_CONTRAST = 3.0
_LARGE_TYPE = 18.0
_LEAST_IMAGE_DPI = 200
# Half of the area that still always decoded (facts, section 6).
_LARGEST_LOGO = {Level.L: 0.02, Level.M: 0.05, Level.Q: 0.075, Level.H: 0.10}
_FINDER_MODULES = 8  # a finder pattern and its separator
_WHITE = "#FFFFFF"
_HAIR = 0.5  # millimetres by which texts may overlap: lines have that much air
_LONGEST = 16


def preflight(
    composition: Composition, printer_dpi: int = 600, unprintable: Margins = WHOLE_SHEET
) -> tuple[Finding, ...]:
    """All findings of a batch: those made while laying it out, and those about what was laid out.

    ``unprintable`` are the strips of the sheet that the printer leaves empty.
    """
    found = [f for page in composition.pages for f in _page(page, composition.layout.page, printer_dpi, unprintable)]
    gates = [page.gate_id for page in composition.pages]
    return (*_gates(composition.pages), *composition.findings, *merged(found, gates))


def blocks(findings: Sequence[Finding]) -> bool:
    """Whether any finding stops the print."""
    return any(finding.severity is Severity.BLOCK for finding in findings)


def reading_distance_of(composition: Composition) -> float:
    """How far away the batch's hardest code is still read, in metres; 0 without a code."""
    return min(
        (reading_distance(c.frame.width, c.symbol.size) for page in composition.pages for c in page.codes), default=0.0
    )


def _gates(pages: Sequence[ComposedPage]) -> Iterator[Finding]:
    ids: set[str] = set()
    names: set[str] = set()
    for page in pages:
        if page.gate_id in ids or page.gate_name in names:
            yield Finding(
                Severity.BLOCK,
                "duplicate_gate",
                message(
                    "preflight",
                    "The gate {name} is in this batch twice.",
                    name=page.gate_name or page.gate_id,
                ),
                page.gate_id,
            )
        ids.add(page.gate_id)
        if page.gate_name:
            names.add(page.gate_name)


def _page(page: ComposedPage, sheet: PageFormat, dpi: int, unprintable: Margins) -> Iterator[Finding]:
    if not page.codes:
        yield Finding(Severity.BLOCK, "no_code", message("preflight", "There is no code on this poster."), page.gate_id)
    places = [(item, footprint(item)) for item in page.items]
    room = Frame(0, 0, sheet.width, sheet.height)
    grounds: list[tuple[str, Frame]] = []
    texts: list[tuple[PlacedText, Frame]] = []
    for index, (item, place) in enumerate(places):
        match item:
            case PlacedCode():
                yield from _code(item, page, dpi)
                yield from _quiet_zone(item, places[:index], places[index + 1 :], room, page)
            case PlacedText():
                yield from _text_contrast(item, place, grounds, page)
                yield from _overlap(item, place, texts, page)
                texts.append((item, place))
            case PlacedImage():
                yield from _image(item, page)
            case PlacedShape(fill=str(fill)):
                grounds.append((fill, place))
        if not isinstance(item, PlacedShape):
            lost = list(_unprintable(item, place, page, sheet, unprintable))
            yield from lost or _inside(item, place, room.grown(-sheet.safe), page, sheet)


def _overlap(
    text: PlacedText, place: Frame, below: Sequence[tuple[PlacedText, Frame]], page: ComposedPage
) -> Iterator[Finding]:
    """A text across another one: neither can be read. Turned ones are passed over: the rectangles around them say little."""
    for item, other in below:
        if place.overlaps(other, _HAIR) and text.rotation % 90 == 0 and item.rotation % 90 == 0:
            words = message(
                "preflight", "“{text}” lies across another text. Move one of them.", text=_beginning(text.words)
            )
            yield Finding(Severity.WARN, "overlap", words, page.gate_id, text.element_id)
            return


def _beginning(words: str) -> str:
    """What tells a text from others, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _code(code: PlacedCode, page: ComposedPage, dpi: int) -> Iterator[Finding]:
    where = page.gate_id, code.element_id
    if code.symbol.payload != page.payload:
        words = message(
            "preflight",
            "This code says {payload}, not the gate's own address.",
            payload=_beginning(code.symbol.payload),
        )
        yield Finding(Severity.BLOCK, "other_code", words, *where)
    dots = code.module / 25.4 * dpi
    if code.module < _LEAST_MODULE_MM or dots < _FEWEST_DOTS:
        yield Finding(
            Severity.BLOCK,
            "module_size",
            message(
                "preflight",
                "The code's squares are {size} mm, too small to print. Make the code larger.",
                size=f"{code.module:.2f}",
            ),
            *where,
        )
    elif dots < _COMFORTABLE_DOTS:
        yield Finding(
            Severity.WARN,
            "module_size",
            message(
                "preflight",
                "The code's squares are only {dots} dots of the printer wide. Make the code larger.",
                dots=int(dots),
            ),
            *where,
        )
    distance = reading_distance(code.frame.width, code.symbol.size)
    if distance < code.props.distance - 0.005:
        yield Finding(
            Severity.WARN,
            "distance",
            message(
                "preflight",
                "The code scans from {found} m; this poster is meant for {wanted} m. Make the code larger.",
                found=f"{distance:.1f}",
                wanted=f"{code.props.distance:.1f}",
            ),
            *where,
        )
    light, dark = luminance(code.props.background), luminance(code.props.colour)
    if light - dark < _LEAST_CODE_CONTRAST:
        yield Finding(
            Severity.BLOCK,
            "contrast",
            message(
                "preflight",
                "The code must be dark on a light ground, or phones do not see it.",
            ),
            *where,
        )
    if code.logo is not None:
        yield from _logo(code, page)


def _logo(code: PlacedCode, page: ComposedPage) -> Iterator[Finding]:
    share = code.props.logo_share
    limit = _LARGEST_LOGO[code.props.level]
    if share**2 > limit + 1e-9:
        yield Finding(
            Severity.BLOCK,
            "logo",
            message(
                "preflight",
                "The logo covers {share} of the code; level {level} allows {limit}.",
                share=percent_text(share**2, 1),
                level=code.props.level.value,
                limit=percent_text(limit, 1),
            ),
            page.gate_id,
            code.element_id,
        )
    elif (1 - share) / 2 * code.symbol.size < _FINDER_MODULES:
        yield Finding(
            Severity.BLOCK,
            "logo",
            message(
                "preflight",
                "The logo lies over a corner pattern of the code. Make it smaller.",
            ),
            page.gate_id,
            code.element_id,
        )


def _quiet_zone(
    code: PlacedCode,
    below: Sequence[tuple[Placed, Frame]],
    above: Sequence[tuple[Placed, Frame]],
    room: Frame,
    page: ComposedPage,
) -> Iterator[Finding]:
    quiet = turned(code.quiet, code.rotation, code.frame.centre)
    # A ground below is covered by the code's own white square.
    disturbing = [place for item, place in below if not isinstance(item, PlacedShape)] + [place for _, place in above]
    if not room.contains(quiet) or any(place.overlaps(quiet) for place in disturbing):
        yield Finding(
            Severity.BLOCK,
            "quiet_zone",
            message(
                "preflight",
                "The margin of four squares around the code must stay empty.",
            ),
            page.gate_id,
            code.element_id,
        )


def _text_contrast(
    text: PlacedText, place: Frame, grounds: Sequence[tuple[str, Frame]], page: ComposedPage
) -> Iterator[Finding]:
    ground = next((fill for fill, where in reversed(grounds) if where.overlaps(place)), _WHITE)
    size = min((run.size for run in text.runs), default=0.0)
    least = _LEAST_LARGE_TEXT_CONTRAST if size >= _LARGE_TYPE else _LEAST_TEXT_CONTRAST
    if contrast(text.colour, ground) < least:
        yield Finding(
            Severity.WARN,
            "contrast",
            message(
                "preflight",
                "“{text}” is hard to read on its ground: too little contrast.",
                text=text.words,
            ),
            page.gate_id,
            text.element_id,
        )


def _image(image: PlacedImage, page: ComposedPage) -> Iterator[Finding]:
    dpi = image.asset.pixels[0] / (image.frame.width / 25.4)
    if dpi < _LEAST_IMAGE_DPI:
        yield Finding(
            Severity.WARN,
            "image_dpi",
            message(
                "preflight",
                "The picture has {dpi} dots per inch at this size and will look coarse; {least} are enough.",
                dpi=round(dpi),
                least=_LEAST_IMAGE_DPI,
            ),
            page.gate_id,
            image.element_id,
        )


def _inside(item: Placed, place: Frame, room: Frame, page: ComposedPage, sheet: PageFormat) -> Iterator[Finding]:
    """Text and codes beyond the margin that printers leave empty are cut off; grounds may run over it."""
    if not room.contains(place):
        yield Finding(
            Severity.WARN,
            "margin",
            message(
                "preflight",
                "Part of the poster lies within {margin} mm of the paper's edge, where printers do not print.",
                margin=f"{sheet.safe:g}",
            ),
            page.gate_id,
            item.element_id,
        )


def _unprintable(
    item: Placed, place: Frame, page: ComposedPage, sheet: PageFormat, margins: Margins
) -> Iterator[Finding]:
    """What lies where the chosen printer puts no ink is cut off, at any copy on the sheet: a code would not scan."""
    width, height = sheet.sheet
    room = Frame(margins.left, margins.top, width - margins.left - margins.right, height - margins.top - margins.bottom)
    if not margins or all(room.contains(copy) for copy in on_sheet(place, sheet)):
        return
    is_code = isinstance(item, PlacedCode)
    yield Finding(
        Severity.BLOCK if is_code else Severity.WARN,
        "unprintable",
        message(
            "preflight", "The printer leaves this edge of the paper empty, so it would cut the code off. Move it in."
        )
        if is_code
        else message("preflight", "The printer leaves this edge of the paper empty and cuts part of the poster off."),
        page.gate_id,
        item.element_id,
    )


def luminance(colour: str) -> float:
    """Relative luminance of a colour, 0 black to 1 white (WCAG 2.2); what a grey print keeps of it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
