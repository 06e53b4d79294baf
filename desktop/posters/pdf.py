"""Painting pages to PDF. The same composition gives the same bytes.

Reportlab writes the file; the page contents are written here, since a poster is a few lines of text and one
path. Fonts are embedded as one composite font per weight (``fontpdf``), so characters beyond U+FFFF print and
can be searched like any other.
"""

import hashlib
import io
import math
import re
import zlib
from collections.abc import Iterable

from PIL import Image
from reportlab.pdfbase import pdfdoc

from desktop.posters.fontpdf import EmbeddedFont
from desktop.posters.fonts import FontBook, Weight
from desktop.posters.layout import Asset, Cell, Frame, Layout, Rule, ShapeKind
from desktop.posters.placed import (
    ComposedPage,
    Composition,
    Placed,
    PlacedArrow,
    PlacedCode,
    PlacedImage,
    PlacedShape,
    PlacedText,
    turned,
)  # fmt: skip

_POINTS = 72 / 25.4
_CIRCLE = 0.5523  # length of the handles that make four Bézier curves a circle
_LANGUAGES = {"zh": "zh-CN", "en": "en", "zh-en": "zh-CN"}
_CREATOR = "VenueDesk"


def paint(composition: Composition, fonts: FontBook) -> bytes:
    """The PDF of a composition: one page (sheet) per gate, all fonts embedded."""
    used: dict[Weight, set[str]] = {weight: set() for weight in Weight}
    for page in composition.pages:
        for item in page.items:
            if isinstance(item, PlacedText):
                for run in item.runs:
                    used[run.weight].update(run.text)
    embedded = {
        weight: EmbeddedFont.of(fonts.face(weight), weight, characters)
        for weight, characters in used.items()
        if characters
    }
    return _Painter(composition, embedded).document()


class _Painter:
    def __init__(self, composition: Composition, fonts: dict[Weight, EmbeddedFont]) -> None:
        self._composition = composition
        self._layout: Layout = composition.layout
        self._fonts = fonts
        self._painted: dict[int, bytes] = {}
        self._assets: dict[str, Asset] = {}

    def document(self) -> bytes:
        """The whole file."""
        contents = [self._sheet(page) for page in self._composition.pages]
        doc = pdfdoc.PDFDocument(
            invariant=1, pdfVersion=(1, 5), lang=_LANGUAGES[self._composition.language], dummyoutline=0
        )
        doc.setTitle(self._composition.title)
        doc.setSubject(self._layout.name)
        doc.setAuthor("")
        doc.setCreator(_CREATOR)
        doc.setProducer(_CREATOR)
        resources = pdfdoc.PDFDictionary({
            "Font": pdfdoc.PDFDictionary({
                font.name: font.reference(doc) for font in self._fonts.values()
            }),
            "XObject": pdfdoc.PDFDictionary({
                _asset_name(name): _image(doc, asset) for name, asset in sorted(self._assets.items())
            }),
        })  # fmt: skip
        shared = doc.Reference(resources, "Resources")
        for content in contents:
            doc.addPage(self._page(content, shared))
            doc.updateSignature(hashlib.sha256(content).digest())
        return bytes(doc.GetPDFData(None))

    def _page(self, content: bytes, resources: object) -> pdfdoc.PDFPage:
        page = pdfdoc.PDFPage()
        width, height = (side * _POINTS for side in self._layout.page.sheet)
        bleed = self._layout.page.bleed * _POINTS
        page.MediaBox = pdfdoc.PDFArray([0, 0, width + 2 * bleed, height + 2 * bleed])
        if bleed:
            page.TrimBox = pdfdoc.PDFArray([bleed, bleed, width + bleed, height + bleed])
        page.Resources = resources
        page.Contents = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
        return page

    def _sheet(self, page: ComposedPage) -> bytes:
        """The contents of one sheet, in millimetres from its top left corner."""
        face = b"".join(self._item(item) for item in page.items)
        bleed = self._layout.page.bleed
        height = self._layout.page.sheet[1] + bleed
        out = [b"%s 0 0 %s %s %s cm\n" % (_n(_POINTS), _n(-_POINTS), _n(bleed * _POINTS), _n(height * _POINTS))]
        imposition = self._layout.page.imposition
        if imposition is None:
            out.append(face)
        else:
            for cell in imposition.cells:
                out.append(b"q %s cm\n%sQ\n" % (self._placement(cell), face))
            out.extend(_rule(rule) for rule in imposition.rules)
        return b"".join(out)

    def _placement(self, cell: Cell) -> bytes:
        """Matrix that puts the face, turned about its centre, with its top left corner at the cell's place."""
        face = Frame(0, 0, self._layout.page.width, self._layout.page.height)
        around = turned(face, cell.rotation, face.centre)
        return _rotation(cell.rotation, face.centre, (cell.x - around.x, cell.y - around.y))

    def _item(self, item: Placed) -> bytes:
        """The painting operators of an item; items shared by several pages are written once."""
        key = id(item)
        if key not in self._painted:
            body = self._operators(item)
            if item.rotation % 360:
                body = b"q %s cm\n%sQ\n" % (_rotation(item.rotation, item.frame.centre), body)
            self._painted[key] = body
        return self._painted[key]

    def _operators(self, item: Placed) -> bytes:
        match item:
            case PlacedText():
                return self._text(item)
            case PlacedCode():
                return self._code(item)
            case PlacedImage():
                return self._picture(item.asset, item.frame)
            case PlacedShape():
                return _shape(item)
            case PlacedArrow():
                return _colour(item.colour) + _polygon(item.corners) + b"f\n"

    def _text(self, item: PlacedText) -> bytes:
        out = [_colour(item.colour), b"BT\n"]
        if item.broken:  # a name on two lines is still one name to a search or a screen reader
            out.insert(0, b"/Span <</ActualText <FEFF%s>>> BDC\n" % item.words.encode("utf-16-be").hex().encode())
        for run in item.runs:
            font = self._fonts[run.weight]
            out.append(b"/%s %s Tf 1 0 0 -1 %s %s Tm <%s> Tj\n" % (
                font.name.encode(), _n(run.size / _POINTS), _n(run.x), _n(run.y), font.encode(run.text),
            ))  # fmt: skip
        out.append(b"ET\n")
        if item.broken:
            out.append(b"EMC\n")
        return b"".join(out)

    def _code(self, item: PlacedCode) -> bytes:
        quiet, frame = item.quiet, item.frame
        out = [
            _colour(item.props.background),
            b"%s %s %s %s re f\n" % (_n(quiet.x), _n(quiet.y), _n(quiet.width), _n(quiet.height)),
            _colour(item.props.colour),
            b"q %s 0 0 %s %s %s cm\n" % (_n(item.module), _n(item.module), _n(frame.x), _n(frame.y)),
            *(b"%d %d %d %d re\n" % box for box in item.symbol.rectangles()),
            b"f Q\n",
        ]
        if item.logo is not None:
            side = frame.width * item.props.logo_share
            x, y = frame.centre
            plate = Frame(x - side / 2, y - side / 2, side, side)
            out += [
                _colour(item.props.background),
                b"%s %s %s %s re f\n" % (_n(plate.x), _n(plate.y), _n(plate.width), _n(plate.height)),
                self._picture(item.logo, plate.grown(-side * 0.06)),
            ]
        return b"".join(out)

    def _picture(self, asset: Asset, frame: Frame) -> bytes:
        self._assets[asset.sha256] = asset
        name = _asset_name(asset.sha256).encode()
        return b"q %s 0 0 %s %s %s cm /%s Do Q\n" % (
            _n(frame.width), _n(-frame.height), _n(frame.x), _n(frame.bottom), name,
        )  # fmt: skip


def _n(value: float) -> bytes:
    """A number with a ten-thousandth of a millimetre at most, without trailing zeros."""
    text = b"%.4f" % value
    return text.rstrip(b"0").rstrip(b".") if value else b"0"


def _colour(colour: str) -> bytes:
    """Fill colour; greys as greys, so that a laser printer sets black solid instead of mixing it."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    if red == green == blue:
        return b"%s g\n" % _n(red)
    return b"%s %s %s rg\n" % (_n(red), _n(green), _n(blue))


def _line_colour(colour: str) -> bytes:
    return re.sub(rb"\b(g|rg)\n$", lambda found: found[1].upper() + b"\n", _colour(colour))


def _rotation(degrees: float, centre: tuple[float, float], shift: tuple[float, float] = (0, 0)) -> bytes:
    """Matrix of a clockwise turn about a point, then a shift (y runs downwards)."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    x, y = centre
    moved_x = x - x * cosine + y * sine + shift[0]
    moved_y = y - x * sine - y * cosine + shift[1]
    return b" ".join(map(_n, (cosine, sine, -sine, cosine, moved_x, moved_y)))


def _polygon(corners: Iterable[tuple[float, float]]) -> bytes:
    points = [b"%s %s" % (_n(x), _n(y)) for x, y in corners]
    return points[0] + b" m " + b" ".join(point + b" l" for point in points[1:]) + b" h "


def _shape(item: PlacedShape) -> bytes:
    out = []
    if item.fill:
        out.append(_colour(item.fill))
    if item.stroke:
        out.append(_line_colour(item.stroke) + b"%s w %s d\n" % (_n(item.stroke_width), _dashes(item.dash)))
    paint_it = {(True, True): b"B", (True, False): b"f", (False, True): b"S", (False, False): b"n"}
    frame = item.frame
    if item.shape is ShapeKind.LINE:
        out.append(b"%s %s m %s %s l S\n" % (_n(frame.x), _n(frame.y), _n(frame.right), _n(frame.bottom)))
        return b"".join(out) if item.stroke else b""
    radius = min(item.radius, frame.width / 2, frame.height / 2)
    across, down = (frame.width / 2, frame.height / 2) if item.shape is ShapeKind.ELLIPSE else (radius, radius)
    out.append(_outline(frame, across, down) + paint_it[bool(item.fill), bool(item.stroke)] + b"\n")
    return b"".join(out)


def _dashes(length: float) -> bytes:
    return b"[%s] 0" % _n(length) if length else b"[] 0"


def _outline(frame: Frame, across: float, down: float) -> bytes:
    """A box whose corners are quarter ellipses."""
    if not across or not down:
        return b"%s %s %s %s re " % (_n(frame.x), _n(frame.y), _n(frame.width), _n(frame.height))
    x1, y1, x2, y2 = frame.x, frame.y, frame.right, frame.bottom
    h, v = across * (1 - _CIRCLE), down * (1 - _CIRCLE)
    curves = (
        (x2 - across, y1, None), (x2 - h, y1, x2, y1 + v, x2, y1 + down),
        (x2, y2 - down, None), (x2, y2 - v, x2 - h, y2, x2 - across, y2),
        (x1 + across, y2, None), (x1 + h, y2, x1, y2 - v, x1, y2 - down),
        (x1, y1 + down, None), (x1, y1 + v, x1 + h, y1, x1 + across, y1),
    )  # fmt: skip
    out = [b"%s %s m " % (_n(x1 + across), _n(y1))]
    for curve in curves:
        numbers = b" ".join(_n(number) for number in curve if number is not None)
        out.append(numbers + (b" l " if curve[-1] is None else b" c "))
    return b"".join(out) + b"h "


def _rule(rule: Rule) -> bytes:
    """A hairline to fold or cut along, dashed and grey."""
    return b"0.6 G 0.1 w [1.2 1.2] 0 d %s %s m %s %s l S\n" % tuple(map(_n, (rule.x1, rule.y1, rule.x2, rule.y2)))


def _asset_name(sha256: str) -> str:
    return f"I{sha256[:16]}"


def _image(doc: pdfdoc.PDFDocument, asset: Asset) -> object:
    """An image object: colour and, where the picture has one, its transparency."""
    with Image.open(io.BytesIO(asset.data)) as image:
        picture = image.convert("RGBA" if image.has_transparency_data else "RGB")
    entries = {}
    if picture.mode == "RGBA":
        alpha = picture.getchannel("A")
        entries["SMask"] = _pixels(doc, alpha, "DeviceGray", _asset_name(asset.sha256) + "A", {})
        picture = picture.convert("RGB")
    return _pixels(doc, picture, "DeviceRGB", _asset_name(asset.sha256), entries)


def _pixels(doc: pdfdoc.PDFDocument, image: Image.Image, space: str, name: str,
            entries: dict[str, object]) -> object:  # fmt: skip
    stream = pdfdoc.PDFStream(content=zlib.compress(image.tobytes()))
    stream.dictionary = pdfdoc.PDFDictionary({
        "Type": pdfdoc.PDFName("XObject"), "Subtype": pdfdoc.PDFName("Image"), "Width": image.width,
        "Height": image.height, "ColorSpace": pdfdoc.PDFName(space), "BitsPerComponent": 8,
        "Filter": pdfdoc.PDFName("FlateDecode"), **entries,
    })  # fmt: skip
    return doc.Reference(stream, name)
