"""Sheets with one QR code at a known place, and where that code is on what came out."""

import io
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import qrcode
import zxingcpp
from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4
DPI = 600
MARGIN_MM = 3.0


@dataclass(frozen=True)
class Frame:
    """A rectangle in millimetres from the top left corner of the page."""

    left: float
    top: float
    width: float
    height: float

    def distance(self, other: "Frame") -> float:
        """The largest difference between two frames' edges."""
        mine = (self.left, self.top, self.left + self.width, self.top + self.height)
        theirs = (other.left, other.top, other.left + other.width, other.top + other.height)
        return max(abs(a - b) for a, b in zip(mine, theirs, strict=True))


@dataclass(frozen=True)
class FoundCode:
    """A code read on a page, and the extent of its black modules."""

    payload: str
    frame: Frame


CODE = Frame(37.5, 61.25, 60.0, 60.0)


def payload(page: int) -> str:
    """What the code of a page says."""
    return f"HTTPS://QR.EXAMPLE.ORG/V/0TEST-{page:03}"


def sheets(
    pages: int = 1, size_mm: tuple[float, float] = (210, 297), code: Frame = CODE, turned: bool = False
) -> bytes:
    """A PDF with a code and a line of text on every page; ``turned`` gives the pages a /Rotate."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(size_mm[0] * MM, size_mm[1] * MM))
    for page in range(pages):
        canvas.setPageRotation(90 if turned else 0)
        maker = qrcode.QRCode(border=0)
        maker.add_data(payload(page))
        matrix = maker.get_matrix()
        module = code.width / len(matrix)
        path = canvas.beginPath()
        for row, line in enumerate(matrix):
            for column, dark in enumerate(line):
                if dark:
                    top = code.top + row * module
                    path.rect(
                        (code.left + column * module) * MM,
                        (size_mm[1] - top - module) * MM,
                        module * MM,
                        module * MM,
                    )
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.drawString(20 * MM, (size_mm[1] - 20) * MM, f"Gate {page}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pdfium.PdfDocument(pdf) as document:
        return len(document)


def page_size(pdf: bytes, page: int = 0) -> tuple[float, float]:
    """The size of a page in millimetres."""
    with pdfium.PdfDocument(pdf) as document:
        width, height = document[page].get_size()
        return width / MM, height / MM


def find_code(pdf: bytes, page: int = 0, dpi: int = DPI) -> FoundCode:
    """Read the one code of a page and measure it, to a dot of ``dpi``."""
    with pdfium.PdfDocument(pdf) as document:
        pixels = document[page].render(scale=dpi / 72, grayscale=True).to_numpy()
        image = pixels.reshape(pixels.shape[:2]).copy()
    (found,) = zxingcpp.read_barcodes(image)
    corners = [
        found.position.top_left,
        found.position.top_right,
        found.position.bottom_left,
        found.position.bottom_right,
    ]
    margin = round(MARGIN_MM * dpi / 25.4)
    left = max(min(corner.x for corner in corners) - margin, 0)
    top = max(min(corner.y for corner in corners) - margin, 0)
    right, bottom = max(corner.x for corner in corners) + margin, max(corner.y for corner in corners) + margin
    rows, columns = np.nonzero(image[top:bottom, left:right] < 128)
    scale = 25.4 / dpi
    return FoundCode(
        found.text,
        Frame(
            (left + columns.min()) * scale,
            (top + rows.min()) * scale,
            (columns.max() - columns.min() + 1) * scale,
            (rows.max() - rows.min() + 1) * scale,
        ),
    )
