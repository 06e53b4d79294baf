"""Reading QR codes from a picture or a PDF: the official code that is adopted, or one found on the wall."""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

import numpy as np
import pypdfium2
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps
from PIL import MpoImagePlugin as MpoImagePlugin
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.pdfium import PDFIUM_LOCK

_MOST_BYTES = 50_000_000
_MOST_PIXELS = 120_000_000
_MOST_PDF_PAGES = 20
_FORMATS = tuple(
    one.format for one in (PngImageFile, JpegImageFile, BmpImageFile, GifImageFile, WebPImageFile, TiffImageFile)
)
"""Tried in this order, and no others: Pillow starts other programs for some, such as Ghostscript for EPS. All are loaded
with this module, like that of the MPO which some cameras write as JPEG: a reader process cannot do so later."""
_PDF_DPI = 200
_LONG_SIDE = 4000  # pixels; more than any phone needs to show a code sharply
_SMALL_SIDE = 700  # below this, modules may be so few pixels wide that enlarging helps
_MEDIAN = 5  # side of the square that a pixel is compared with
_BAND = 32  # rows that are filtered at a time: 15 ms of a large photo

Grey: TypeAlias = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class SeenCode:
    """A code in a picture: what it says, and the pixels of its corners, clockwise from the one between two others that
    have a finder pattern (the code's own upper left one, however it lies)."""

    text: str
    corners: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Detection:
    texts: tuple[str, ...]
    unreadable: bool


def read_codes(file: BinaryIO, name: str) -> tuple[str, ...]:
    """What the QR codes in a picture (of ``_FORMATS``) or PDF say, verbatim, each once; sentences have no need of ``name``.

    Raises ``UserError`` when there is none or it cannot be made out, ``BadInput`` when the file is no picture.
    """
    found: dict[str, None] = {}
    unreadable = False
    for page in pictures_of(file):
        for variant in _variants(page):
            detection = _look(variant)
            found.update(dict.fromkeys(detection.texts))
            unreadable = unreadable or detection.unreadable
            if detection.texts:
                break
    if found:
        return tuple(found)
    if unreadable:
        raise UserError(
            message(
                "readcode",
                "There is a QR code in this picture, but it is too blurred or damaged to "
                "read. Take the photo again, closer and in good light.",
            )
        )
    raise UserError(
        message(
            "readcode",
            "There is no QR code to be found in this picture. Choose a picture in which "
            "the whole code can be seen sharply.",
        )
    )


def read_code(file: BinaryIO, name: str) -> str:
    """What the only QR code in a picture says. Raises as ``read_codes``, and when codes differ."""
    codes = read_codes(file, name)
    if len(codes) > 1:
        raise UserError(
            message(
                "readcode",
                "There are {count} different QR codes in this picture. Cut it down to the one that is wanted.",
                count=len(codes),
            )
        )
    return codes[0]


def pictures_of(file: BinaryIO) -> Iterator[Grey]:
    """A picture, upright or not, or the pages of a PDF, in grey. Raises ``BadInput`` when the file is neither."""
    if file.seek(0, io.SEEK_END) > _MOST_BYTES:
        raise BadInput(
            message(
                "readcode",
                "This file is larger than {limit} MB. Choose a smaller picture.",
                limit=_MOST_BYTES // 1_000_000,
            )
        )
    file.seek(0)
    data = file.read()
    if data.lstrip()[:5] == b"%PDF-":
        yield from _pdf_pages(data)
    else:
        yield _picture(data)


def codes_in(picture: Grey) -> tuple[SeenCode, ...]:
    """The QR codes that can be read in a picture as it is, with their places."""
    return tuple(SeenCode(code.text, _corners(code.position)) for code in _read(picture) if code.valid)


def _corners(position: zxingcpp.Position) -> tuple[tuple[float, float], ...]:
    points = position.top_left, position.top_right, position.bottom_right, position.bottom_left
    return tuple((float(point.x), float(point.y)) for point in points)


def _picture(data: bytes) -> Grey:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                if image.width * image.height > _MOST_PIXELS:
                    raise Image.DecompressionBombError
                image.draft("L", (_LONG_SIDE, _LONG_SIDE))
                image.load()
                return _grey(image)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise BadInput(message("readcode", "This picture has too many pixels. Choose a smaller one.")) from error
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises for damaged files
        raise BadInput(
            message("readcode", "This file is not a picture that can be read. Choose a PNG, JPG or PDF file.")
        ) from error


def _grey(image: Image.Image) -> Grey:
    if image.has_transparency_data:  # a code saved without a background is meant to lie on paper
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    grey = image.convert("L")
    grey.thumbnail((_LONG_SIDE, _LONG_SIDE), Image.Resampling.BOX)
    return np.asarray(grey)


def _pdf_pages(data: bytes) -> Iterator[Grey]:
    with PDFIUM_LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise BadInput(
                message("readcode", "This PDF cannot be opened. It may be damaged or need a password.")
            ) from error
        count = min(len(document), _MOST_PDF_PAGES)
    try:
        for number in range(count):
            with PDFIUM_LOCK:
                page = _rendered(document, number)
            yield page
    finally:
        with PDFIUM_LOCK:
            document.close()


def _rendered(document: pypdfium2.PdfDocument, number: int) -> Grey:
    page = document[number]
    try:
        scale = min(_PDF_DPI / 72, _LONG_SIDE / max(page.get_size()))
        bitmap = page.render(scale=scale, grayscale=True)
        return np.ascontiguousarray(bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width])
    finally:
        page.close()


def _variants(picture: Grey) -> Iterator[Grey]:
    """The picture as it is, then helped along: enlarged, evened out, smoothed, with a margin."""
    yield picture
    image = Image.fromarray(picture)
    framed = ImageOps.expand(image, max(16, min(image.size) // 8), 255)  # cropped down to the code itself
    yield np.asarray(framed)
    if min(image.size) < _SMALL_SIDE:
        yield np.asarray(framed.resize((framed.width * 3, framed.height * 3), Image.Resampling.BICUBIC))
    yield np.asarray(ImageOps.autocontrast(framed, cutoff=2))
    yield np.asarray(_smoothed(framed))  # paper grain, moiré of a screen
    yield np.asarray(framed.resize((max(1, framed.width // 2), max(1, framed.height // 2)), Image.Resampling.BOX))


def _smoothed(image: Image.Image) -> Image.Image:
    """The image under a median filter, in bands: Pillow lets no other thread run while it filters, which takes 2 s for a
    large photo, and the window would stand still."""
    reach = _MEDIAN // 2
    whole = Image.new("L", image.size)
    for top in range(0, image.height, _BAND):
        first, last = max(0, top - reach), min(image.height, top + _BAND + reach)
        band = image.crop((0, first, image.width, last)).filter(ImageFilter.MedianFilter(_MEDIAN))
        whole.paste(band.crop((0, top - first, image.width, min(top + _BAND, image.height) - first)), (0, top))
    return whole


def _look(picture: Grey) -> _Detection:
    codes = _read(picture)
    return _Detection(
        tuple(dict.fromkeys(code.text for code in codes if code.valid and code.text)),
        any(not code.valid for code in codes),
    )


def _read(picture: Grey) -> list[zxingcpp.Barcode]:
    return zxingcpp.read_barcodes(
        np.ascontiguousarray(picture),
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        text_mode=zxingcpp.TextMode.Plain,
        return_errors=True,
    )
