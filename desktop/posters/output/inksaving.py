"""The same poster for little ink: black on white, no large surfaces, the code as it was.

Everything that carries words or the code stays where it is. Grounds become white with a thin outline, so that what they
held together still belongs together; words that stood on them turn black. It is no other poster: nothing of what it
says changes, so it keeps its serial.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import replace

from PIL import Image

from desktop.posters.composition.placed import (
    ComposedPage,
    Composition,
    Placed,
    PlacedArrow,
    PlacedCode,
    PlacedImage,
    PlacedShape,
    PlacedText,
    footprint,
)
from desktop.posters.composition.preflight import luminance
from desktop.posters.document.layout import Asset, ShapeKind
from desktop.posters.document.layout_json import PICTURE_FORMATS

LARGEST_SURFACE_MM2 = 60.0
"""A surface up to this large stays filled: a bullet, a small arrow, a bar beside a line of text."""
_BLACK, _WHITE, _GREY = "#000000", "#FFFFFF", "#767676"
_OUTLINE, _FAINT_OUTLINE = 0.5, 0.3
_LIGHT = 0.4
"""A colour of at least this luminance is a tint: it is kept lighter than what was dark."""


def saving_ink(composition: Composition) -> Composition:
    """The posters in black and white without large surfaces; items that pages share stay shared."""
    words = [
        footprint(item)
        for page in composition.pages
        for item in page.items
        if isinstance(item, PlacedText | PlacedCode)
    ]
    done: dict[int, Placed] = {}
    assets: dict[str, Asset] = {}
    pages: list[ComposedPage] = []
    for page in composition.pages:
        items = []
        for item in page.items:
            if id(item) not in done:
                under = isinstance(item, PlacedShape) and any(box.overlaps(footprint(item)) for box in words)
                done[id(item)] = _plain(item, under, assets)
            items.append(done[id(item)])
        pages.append(replace(page, items=tuple(items)))
    return replace(composition, pages=tuple(pages))


def _plain(item: Placed, is_ground: bool, assets: dict[str, Asset]) -> Placed:
    match item:
        case PlacedText():
            return replace(item, colour=_BLACK)
        case PlacedCode():
            logo = item.logo and _grey(item.logo, assets)
            return replace(item, props=replace(item.props, colour=_BLACK, background=_WHITE), logo=logo)
        case PlacedImage():
            return replace(item, asset=_grey(item.asset, assets))
        case PlacedArrow():
            return replace(item, colour=_BLACK)
        case PlacedShape():
            return _plain_shape(item, is_ground)


def _plain_shape(item: PlacedShape, is_ground: bool) -> PlacedShape:
    stroke = item.stroke and _line_colour(item.stroke)
    if item.fill is None:
        return replace(item, stroke=stroke)
    is_white = luminance(item.fill) > 0.99
    if is_white or (not is_ground and _area(item) <= LARGEST_SURFACE_MM2):
        return replace(item, fill=_WHITE if is_white else _line_colour(item.fill), stroke=stroke)
    if stroke:
        return replace(item, fill=_WHITE, stroke=stroke)
    is_tint = luminance(item.fill) >= _LIGHT
    width = _FAINT_OUTLINE if is_tint else _OUTLINE
    # The line lies within the ground's edge: a neighbour keeps its distance.
    frame = item.frame.grown(-width / 2)
    if frame.width <= 0 or frame.height <= 0:
        return replace(item, fill=_GREY if is_tint else _BLACK)
    radius = max(0.0, item.radius - width / 2)
    return replace(
        item,
        frame=frame,
        fill=_WHITE,
        stroke=_GREY if is_tint else _BLACK,
        stroke_width=width,
        radius=radius,
        dash=0.0,
    )


def _line_colour(colour: str) -> str:
    return _GREY if luminance(colour) >= _LIGHT else _BLACK


def _area(item: PlacedShape) -> float:
    share = 3.1416 / 4 if item.shape is ShapeKind.ELLIPSE else 1.0
    return item.frame.width * item.frame.height * share


def _grey(asset: Asset, made: dict[str, Asset]) -> Asset:
    if asset.sha256 not in made:
        with Image.open(io.BytesIO(asset.data), formats=PICTURE_FORMATS) as image:
            picture = image.convert("LA" if image.has_transparency_data else "L")
        out = io.BytesIO()
        picture.save(out, "PNG")
        data = out.getvalue()
        made[asset.sha256] = Asset(hashlib.sha256(data).hexdigest(), data, asset.pixels)
    return made[asset.sha256]


def surfaces(items: Sequence[Placed]) -> float:
    """Area in square millimetres that fills of boxes and ellipses other than white take."""
    return sum(
        _area(item)
        for item in items
        if isinstance(item, PlacedShape) and item.fill is not None and luminance(item.fill) <= 0.99
    )
