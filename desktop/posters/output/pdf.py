"""Painting pages to PDF. The same composition gives the same bytes.

Reportlab writes the file; the page contents are written here, since a poster is a few lines of text and one
path. Fonts are embedded as one composite font per weight (``fontpdf``), so characters beyond U+FFFF print and
can be searched like any other.
"""

import hashlib
import io
import zlib
from dataclasses import dataclass
from datetime import date

from PIL import Image
from reportlab.pdfbase import pdfdoc

from desktop.catalogue import Catalogue
from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.posters.composition.placed import (
    Composition,
    Placed,
    PlacedArrow,
    PlacedCode,
    PlacedImage,
    PlacedShape,
    PlacedText,
    turned,
)
from desktop.posters.document.layout import Asset, CopyPlacement, Frame, PageFormat
from desktop.posters.document.layout_json import PICTURE_FORMATS
from desktop.posters.output.fontpdf import EmbeddedFont
from desktop.posters.output.pdfops import fill_colour, fold_line, matrix, number, polygon, rectangle, rotation, shape
from desktop.posters.output.view import View, whole_sheet
from desktop.posters.typesetting.fonts import FontLibrary, Weight

_GREY_MODES = ("1", "L", "LA")
_TOUCHING = 0.05
"""A copy that comes this near to the sheet's edge, in millimetres, touches it."""
_POINTS = 72 / 25.4
_TAGS = {Language.ZH: "zh-CN", Language.EN: "en", Language.ZH_EN: "zh-CN"}
_TITLE, _CODE = message("poster", "Venue code, {venue}"), message("poster", "Venue code")
_UNDATED = date(2000, 1, 1)
_CREATOR = "VenueDesk"


@dataclass(frozen=True, slots=True)
class Paper:
    """Sheets of placed things, all of one size. Without a date, the document carries the same one always.

    ``views`` says, for each sheet, which pages show it; without them, every sheet is a page. Things that several sheets
    share should be the same objects: they are written once. ``face_reach`` is how far several copies on one sheet may
    run over the sheet's edge, where they touch it; each is then kept from its neighbours.
    """

    page: PageFormat
    language: Language
    title: str
    pages: tuple[tuple[Placed, ...], ...]
    dated: date | None = None
    views: tuple[tuple[View, ...], ...] = ()
    face_reach: float = 0.0
    labels_used: int = 0
    """So many of the copies on the first sheet are left out."""

    def views_of(self, number: int) -> tuple[View, ...]:
        """The pages that show a sheet."""
        return self.views[number] if self.views else (whole_sheet(self.page),)


def paint(composition: Composition, fonts: FontLibrary, catalogue: Catalogue) -> bytes:
    """The PDF of a composition: one page (sheet) per gate, all fonts embedded; ``catalogue`` has its title's words."""
    return paint_paper(paper_of(composition, catalogue), fonts)


def paper_of(composition: Composition, catalogue: Catalogue) -> Paper:
    """The sheets of a composition, one per gate."""
    title = _title(composition, catalogue)
    pages = tuple(page.items for page in composition.pages)
    return Paper(composition.layout.page, composition.language, title, pages, composition.issued_on)


def _title(composition: Composition, catalogue: Catalogue) -> str:
    """What viewers call the file: whose venue code it is."""
    of_venue = _TITLE.filled(venue=composition.venue_name)
    match composition.language:
        case Language.EN:
            title = catalogue.text(of_venue, "en")
        case Language.ZH:
            title = catalogue.text(of_venue, "zh")
        case Language.ZH_EN:
            title = f"{catalogue.text(of_venue, 'zh')} {_CODE}"
    return title.strip(" ,")


def paint_paper(paper: Paper, fonts: FontLibrary) -> bytes:
    """The PDF of a paper, all fonts embedded. The same paper gives the same bytes."""
    used: dict[Weight, set[str]] = {weight: set() for weight in Weight}
    marks = (view.marks for number in range(len(paper.pages)) for view in paper.views_of(number))
    for item in {id(item): item for page in (*paper.pages, *marks) for item in page}.values():
        if isinstance(item, PlacedText):
            for run in item.runs:
                used[run.weight].update(run.text)
    embedded = {
        weight: EmbeddedFont.of(fonts.face(weight), weight, characters)
        for weight, characters in used.items()
        if characters
    }
    return _Painter(paper, embedded).document()


class _Painter:
    def __init__(self, paper: Paper, fonts: dict[Weight, EmbeddedFont]) -> None:
        self._paper = paper
        self._fonts = fonts
        self._painted: dict[int, bytes] = {}
        self._assets: dict[str, Asset] = {}

    def document(self) -> bytes:
        """The bytes of the finished file."""
        contents = [
            (view, self._shown(view, sheet))
            for number, items in enumerate(self._paper.pages)
            for sheet in (self._sheet(items, 0 if number else self._paper.labels_used),)
            for view in self._paper.views_of(number)
        ]
        doc = self._empty_document()
        resources = pdfdoc.PDFDictionary(
            {
                "Font": pdfdoc.PDFDictionary({font.name: font.reference(doc) for font in self._fonts.values()}),
                "XObject": pdfdoc.PDFDictionary(
                    {_asset_name(name): _image(doc, asset) for name, asset in sorted(self._assets.items())}
                ),
            }
        )
        shared = doc.Reference(resources, "Resources")
        for view, content in contents:
            doc.addPage(_page(view, content, shared))
            doc.updateSignature(hashlib.sha256(content).digest())
        return bytes(doc.GetPDFData(None))

    def _empty_document(self) -> pdfdoc.PDFDocument:
        """Set up for the same bytes each time: dated by the paper, not by the clock."""
        dated = self._paper.dated or _UNDATED
        doc = pdfdoc.PDFDocument(invariant=1, pdfVersion=(1, 5), lang=_TAGS[self._paper.language])
        doc.setTitle(self._paper.title)
        doc.setSubject("")
        doc.setAuthor("")
        doc.setCreator(_CREATOR)
        doc.setProducer(_CREATOR)
        doc.setDateFormatter(lambda *_: f"D:{dated:%Y%m%d}000000+08'00'")
        # Viewers that fit pages to the paper shrink the code: ask them not to.
        doc.Catalog.ViewerPreferences = pdfdoc.PDFDictionary(
            {"PrintScaling": pdfdoc.PDFName("None"), "DisplayDocTitle": "true"}
        )
        return doc

    def _shown(self, view: View, sheet: bytes) -> bytes:
        """The contents of a page: the part of the sheet that the view has, then its marks."""
        _, height = view.size
        page = matrix(_POINTS, 0, 0, -_POINTS, 0, height * _POINTS)
        left, top = view.at[0] - view.area.x, view.at[1] - view.area.y
        out = [matrix(_POINTS, 0, 0, -_POINTS, left * _POINTS, (height - top) * _POINTS)]
        if view.clips:
            out = [b"q ", *out, rectangle(view.area) + b"W n\n"]
        out.append(sheet)
        if view.clips:
            out.append(b"Q\n")
        if view.marks:
            out += [page, *(self._item(mark) for mark in view.marks)]
        return b"".join(out)

    def _sheet(self, items: tuple[Placed, ...], left_out: int) -> bytes:
        """The contents of one sheet, in millimetres from its top left corner, without some of its first copies."""
        face = b"".join(self._item(item) for item in items)
        imposition = self._paper.page.imposition
        if imposition is None:
            return face
        out = []
        for cell in imposition.cells[left_out:]:
            kept = self._kept_to(cell) if self._paper.face_reach else b""
            out.append(b"q %s%s%sQ\n" % (kept, self._placement(cell), face))
        out.extend(fold_line(rule) for rule in imposition.rules)
        return b"".join(out)

    def _kept_to(self, cell: CopyPlacement) -> bytes:
        """Clip to a copy's place, and beyond it where that is beyond the sheet."""
        (width, height), reach = self._paper.page.sheet, self._paper.face_reach
        face = Frame(0, 0, self._paper.page.width, self._paper.page.height)
        size = turned(face, cell.rotation, face.centre)
        left = cell.x - reach if cell.x <= _TOUCHING else cell.x
        top = cell.y - reach if cell.y <= _TOUCHING else cell.y
        right, bottom = cell.x + size.width, cell.y + size.height
        right = right + reach if right >= width - _TOUCHING else right
        bottom = bottom + reach if bottom >= height - _TOUCHING else bottom
        return rectangle(Frame(left, top, right - left, bottom - top)) + b"W n\n"

    def _placement(self, cell: CopyPlacement) -> bytes:
        """Matrix that puts the face, turned about its centre, with its top left corner at the cell's place."""
        face = Frame(0, 0, self._paper.page.width, self._paper.page.height)
        around = turned(face, cell.rotation, face.centre)
        return rotation(cell.rotation, face.centre, (cell.x - around.x, cell.y - around.y))

    def _item(self, item: Placed) -> bytes:
        """The painting operators of an item; items shared by several pages are written once."""
        key = id(item)
        if key not in self._painted:
            body = self._operators(item)
            if item.rotation % 360:
                body = b"q %s%sQ\n" % (rotation(item.rotation, item.frame.centre), body)
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
                return shape(item)
            case PlacedArrow():
                return fill_colour(item.colour) + polygon(item.corners) + b"f\n"

    def _text(self, item: PlacedText) -> bytes:
        out = [fill_colour(item.colour), b"BT\n"]
        # A name on two lines is still one name to a search or a screen reader. Of such a text PDFium drops what lies
        # above U+FFFF, and shows it whole without.
        is_joined = item.broken and max(item.words) <= "\uffff"
        if is_joined:
            out.insert(0, b"/Span <</ActualText <FEFF%s>>> BDC\n" % item.words.encode("utf-16-be").hex().encode())
        for run in item.runs:
            font = self._fonts[run.weight]
            out.append(
                b"/%s %s Tf 1 0 0 -1 %s %s Tm <%s> Tj\n"
                % (
                    font.name.encode(),
                    number(run.size / _POINTS),
                    number(run.x),
                    number(run.y),
                    font.encode(run.text),
                )
            )
        out.append(b"ET\n")
        if is_joined:
            out.append(b"EMC\n")
        return b"".join(out)

    def _code(self, item: PlacedCode) -> bytes:
        frame = item.frame
        out = [
            fill_colour(item.props.background),
            rectangle(item.quiet) + b"f\n",
            fill_colour(item.props.colour),
            b"q " + matrix(item.module, 0, 0, item.module, frame.x, frame.y),
            *(b"%d %d %d %d re\n" % box for box in item.symbol.rectangles()),
            b"f Q\n",
        ]
        if item.logo is not None:
            side = frame.width * item.props.logo_share
            x, y = frame.centre
            plate = Frame(x - side / 2, y - side / 2, side, side)
            out += [
                fill_colour(item.props.background),
                rectangle(plate) + b"f\n",
                self._picture(item.logo, plate.grown(-side * 0.06)),
            ]
        return b"".join(out)

    def _picture(self, asset: Asset, frame: Frame) -> bytes:
        self._assets[asset.sha256] = asset
        place = matrix(frame.width, 0, 0, -frame.height, frame.x, frame.bottom)
        return b"q %s/%s Do Q\n" % (place, _asset_name(asset.sha256).encode())


def _page(view: View, content: bytes, resources: object) -> pdfdoc.PDFPage:
    page = pdfdoc.PDFPage()
    page.MediaBox = _box(view, Frame(0, 0, *view.size))
    if view.bleed is not None:
        page.BleedBox = _box(view, view.bleed)
    if view.trim is not None:
        page.TrimBox = _box(view, view.trim)
    page.Resources = resources
    page.Contents = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
    return page


def _box(view: View, frame: Frame) -> pdfdoc.PDFArray:
    """A rectangle of the page in points from its lower left corner."""
    height = view.size[1]
    edges = frame.x, height - frame.bottom, frame.right, height - frame.y
    return pdfdoc.PDFArray([edge * _POINTS for edge in edges])


def _asset_name(sha256: str) -> str:
    return f"I{sha256[:16]}"


def _image(doc: pdfdoc.PDFDocument, asset: Asset) -> object:
    """An image object: grey or in colour and, where the picture has one, its transparency."""
    with Image.open(io.BytesIO(asset.data), formats=PICTURE_FORMATS) as image:
        base = "L" if image.mode in _GREY_MODES else "RGB"
        picture = image.convert(base + "A" if image.has_transparency_data else base)
    entries = {}
    if picture.mode != base:
        alpha = picture.getchannel("A")
        entries["SMask"] = _pixels(doc, alpha, "DeviceGray", _asset_name(asset.sha256) + "A", {})
        picture = picture.convert(base)
    return _pixels(doc, picture, "DeviceGray" if base == "L" else "DeviceRGB", _asset_name(asset.sha256), entries)


def _pixels(doc: pdfdoc.PDFDocument, image: Image.Image, space: str, name: str, entries: dict[str, object]) -> object:
    stream = pdfdoc.PDFStream(content=zlib.compress(image.tobytes()))
    stream.dictionary = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Image"),
            "Width": image.width,
            "Height": image.height,
            "ColorSpace": pdfdoc.PDFName(space),
            "BitsPerComponent": 8,
            "Filter": pdfdoc.PDFName("FlateDecode"),
            **entries,
        }
    )
    return doc.Reference(stream, name)
