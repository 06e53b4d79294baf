"""The same poster for a print shop: bleed, boxes and crop marks, and no transparency.

What a shop's workflow asks of a file (the boxes of PDF/X, ISO 15930; ISO 32000-1, 14.11.2): the TrimBox is where the
sheet is cut, the BleedBox is 3 mm larger, and marks stand outside it. Grounds that touch the edge run on to the
BleedBox, so that a cut that is half a millimetre off leaves no white edge. Fonts are embedded, pictures lie opaque on
their ground. The file does not call itself PDF/X: colours are plain RGB and black without a profile, and the output
condition is the shop's to choose.
"""

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

from PIL import Image, ImageColor

from desktop.domain.messages import message
from desktop.posters.composition.placed import (
    Composition,
    Finding,
    Placed,
    PlacedCode,
    PlacedImage,
    PlacedShape,
    Severity,
    footprint,
    merged,
)
from desktop.posters.document.layout import Asset, Frame, PageFormat, ShapeKind
from desktop.posters.document.layout_json import PICTURE_FORMATS
from desktop.posters.output.view import View

BLEED_MM = 3.0
"""How far grounds run over the edge where the layout itself says nothing: what print shops ask for."""
_TOUCHES = 0.1  # an edge this near to the paper's edge is meant to reach it
_GAP, _MARK, _HAIRLINE = 1.0, 5.0, 0.09  # from the bleed to a mark, its length, a quarter of a point
_BLACK, _WHITE = "#000000", "#FFFFFF"


def bleed_of(page: PageFormat) -> float:
    """How far beyond the edge is printed for a print shop."""
    return page.bleed or BLEED_MM


def print_shop_view(page: PageFormat) -> View:
    """The sheet with its bleed in the middle of a page that has room for the marks."""
    width, height = page.sheet
    bleed = bleed_of(page)
    room = bleed + _GAP + _MARK
    trim = Frame(room, room, width, height)
    size = width + 2 * room, height + 2 * room
    area = Frame(0, 0, width, height).grown(bleed)
    return View(area, size, (room - bleed, room - bleed), trim, trim.grown(bleed), tuple(_crop_marks(trim, bleed)))


def for_print_shop(composition: Composition) -> Composition:
    """The posters with their grounds run over the edge and their pictures opaque; what pages share stays shared.

    A picture that reaches the edge cannot be run on and is told of in the findings.
    """
    page = composition.layout.page
    face = Frame(0, 0, page.width, page.height)
    done: dict[tuple[int, str], Placed] = {}
    assets: dict[tuple[str, str], Asset] = {}
    pages, findings = [], list(composition.findings)
    short: list[Finding] = []
    for each in composition.pages:
        items = []
        for at, item in enumerate(each.items):
            ground = _ground(each.items[:at], item)
            key = id(item), ground
            if key not in done:
                done[key] = _opaque(_run_on(item, face, bleed_of(page)), ground, assets)
            items.append(done[key])
            if isinstance(item, PlacedImage) and _lacks_bleed(footprint(item), face, bleed_of(page)):
                short.append(_no_bleed(each.gate_id, item.element_id))
        pages.append(replace(each, items=tuple(items)))
    findings += merged(short, [each.gate_id for each in composition.pages])
    return replace(composition, pages=tuple(pages), findings=tuple(findings))


def _lacks_bleed(box: Frame, face: Frame, bleed: float) -> bool:
    """Whether a side of the box reaches the paper's edge and not all of the bleed."""
    beyond = face.x - box.x, face.y - box.y, box.right - face.right, box.bottom - face.bottom
    return any(-_TOUCHES <= side < bleed - _TOUCHES for side in beyond)


def _no_bleed(gate_id: str, element_id: str) -> Finding:
    return Finding(
        Severity.WARN,
        "bleed",
        message(
            "preflight",
            "A picture ends at the paper’s edge: a cut that is a little off leaves a white line there. Let it run over "
            "the edge by {bleed} mm, or move it inwards.",
            bleed=f"{BLEED_MM:g}",
        ),
        gate_id,
        element_id,
    )


def _run_on(item: Placed, face: Frame, bleed: float) -> Placed:
    """A ground with each side that touches the paper's edge moved out to the bleed."""
    if not isinstance(item, PlacedShape) or item.shape is ShapeKind.LINE or item.fill is None or item.rotation % 360:
        return item
    f, outer = item.frame, face.grown(bleed)
    left = min(f.x, outer.x) if f.x <= face.x + _TOUCHES else f.x
    top = min(f.y, outer.y) if f.y <= face.y + _TOUCHES else f.y
    right = max(f.right, outer.right) if f.right >= face.right - _TOUCHES else f.right
    bottom = max(f.bottom, outer.bottom) if f.bottom >= face.bottom - _TOUCHES else f.bottom
    frame = Frame(left, top, right - left, bottom - top)
    return item if frame == f else replace(item, frame=frame)


def _ground(below: Sequence[Placed], item: Placed) -> str:
    """The colour that a picture lies on: that of the uppermost ground that holds all of it, else the paper's."""
    if not isinstance(item, PlacedImage):
        return _WHITE
    box = footprint(item)
    for other in reversed(below):
        if isinstance(other, PlacedShape) and other.fill is not None and footprint(other).contains(box):
            return other.fill
    return _WHITE


def _opaque(item: Placed, ground: str, made: dict[tuple[str, str], Asset]) -> Placed:
    match item:
        case PlacedImage():
            return replace(item, asset=_flattened(item.asset, ground, made))
        case PlacedCode() if item.logo is not None:
            return replace(item, logo=_flattened(item.logo, item.props.background, made))
        case _:
            return item


def _flattened(asset: Asset, ground: str, made: dict[tuple[str, str], Asset]) -> Asset:
    """The picture on a ground of one colour where it lets anything shine through."""
    key = asset.sha256, ground
    if key not in made:
        made[key] = asset
        with Image.open(io.BytesIO(asset.data), formats=PICTURE_FORMATS) as image:
            if image.has_transparency_data:
                over = image.convert("RGBA")
                flat = Image.new("RGBA", over.size, (*ImageColor.getrgb(ground)[:3], 255))
                out = io.BytesIO()
                # Grey on white or grey stays grey: black ink alone.
                is_grey = image.mode in ("L", "LA") and len(set(ImageColor.getrgb(ground)[:3])) == 1
                Image.alpha_composite(flat, over).convert("L" if is_grey else "RGB").save(out, "PNG")
                data = out.getvalue()
                made[key] = Asset(hashlib.sha256(data).hexdigest(), data, asset.pixels)
    return made[key]


def _crop_marks(trim: Frame, bleed: float) -> Iterator[Placed]:
    """Two hairlines at each corner, in line with the cut, outside the bleed."""
    near, far = bleed + _GAP, bleed + _GAP + _MARK
    for x, out in ((trim.x, -1), (trim.right, 1)):
        for y, down in ((trim.y, -1), (trim.bottom, 1)):
            yield _hairline(x + out * near, y, x + out * far, y)
            yield _hairline(x, y + down * near, x, y + down * far)


def _hairline(x1: float, y1: float, x2: float, y2: float) -> PlacedShape:
    left, right = sorted((x1, x2))
    top, bottom = sorted((y1, y2))
    frame = Frame(left, top, right - left, bottom - top)
    return PlacedShape("crop", frame, 0, ShapeKind.LINE, None, _BLACK, _HAIRLINE, 0, 0)
