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
from desktop.posters.output.fontpdf import EmbeddedFont
from desktop.posters.output.pdfops import fill_colour, fold_line, matrix, number, polygon, rectangle, rotation, shape
from desktop.posters.typesetting.fonts import FontLibrary, Weight

_POINTS = 72 / 25.4
_TAGS = {Language.ZH: "zh-CN", Language.EN: "en", Language.ZH_EN: "zh-CN"}
_TITLE, _CODE = message("poster", "Venue code, {venue}"), message("poster", "Venue code")
_UNDATED = date(2000, 1, 1)
_CREATOR = "VenueDesk"


@dataclass(frozen=True, slots=True)
class Paper:
    """Pages of placed things, all of one size. Without a date, the document carries the same one always.

    Things that several pages share should be the same objects: they are written once.
    """

    page: PageFormat
    language: Language
    title: str
    pages: tuple[tuple[Placed, ...], ...]
    dated: date | None = None


def paint(composition: Composition, fonts: FontLibrary, catalogue: Catalogue) -> bytes:
    """The PDF of a composition: one page (sheet) per gate, all fonts embedded; ``catalogue`` has its title's words."""
    title = _title(composition, catalogue)
    pages = tuple(page.items for page in composition.pages)
    return paint_paper(Paper(composition.layout.page, composition.language, title, pages, composition.issued_on), fonts)


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
    for item in {id(item): item for page in paper.pages for item in page}.values():
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
        contents = [self._sheet(items) for items in self._paper.pages]
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
        for content in contents:
            doc.addPage(self._page(content, shared))
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

    def _page(self, content: bytes, resources: object) -> pdfdoc.PDFPage:
        page = pdfdoc.PDFPage()
        width, height = (side * _POINTS for side in self._paper.page.sheet)
        bleed = self._paper.page.bleed * _POINTS
        page.MediaBox = pdfdoc.PDFArray([0, 0, width + 2 * bleed, height + 2 * bleed])
        if bleed:
            page.TrimBox = pdfdoc.PDFArray([bleed, bleed, width + bleed, height + bleed])
        page.Resources = resources
        page.Contents = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
        return page

    def _sheet(self, items: tuple[Placed, ...]) -> bytes:
        """The contents of one sheet, in millimetres from its top left corner."""
        face = b"".join(self._item(item) for item in items)
        bleed = self._paper.page.bleed
        height = self._paper.page.sheet[1] + bleed
        out = [matrix(_POINTS, 0, 0, -_POINTS, bleed * _POINTS, height * _POINTS)]
        imposition = self._paper.page.imposition
        if imposition is None:
            out.append(face)
        else:
            for cell in imposition.cells:
                out.append(b"q %s%sQ\n" % (self._placement(cell), face))
            out.extend(fold_line(rule) for rule in imposition.rules)
        return b"".join(out)

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
