"""Proof that a finished PDF scans: every page is rendered and read back by another decoder.

Pages are rendered whole and in grey, as coarsely as a phone would see them from afar, so a code that passes
here has reserves on paper. Measured: 1.5 ms a page, hence no worker processes.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import pypdfium2
import zxingcpp
from numpy.typing import NDArray

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.progress import Progress, no_progress
from desktop.pdfium import PDFIUM_LOCK
from desktop.posters.composition.placed import Composition
from desktop.posters.document.layout import Frame

# Pixels per module of the first try and of the second. Two are the floor of readers (facts, section 6).
_FINENESS = (4.0, 9.0)


@dataclass(frozen=True, slots=True)
class ExpectedCodes:
    """What a page must say: its gate's payload, ``count`` times, in modules of ``module_mm``."""

    gate_id: str
    gate_name: str
    payload: str
    count: int
    module_mm: float


@dataclass(frozen=True, slots=True)
class CodeAt:
    """One code of a page: what it says and the square with its quiet zone, millimetres from the top left."""

    payload: str
    area: Frame
    module_mm: float


@dataclass(frozen=True, slots=True)
class PageCheck:
    """What was read on a page, and whether that is exactly what must be there."""

    expected: ExpectedCodes
    found: tuple[str, ...]

    @property
    def verified(self) -> bool:
        """All codes read, and each says its gate's payload."""
        return self.expected.count > 0 and self.found == (self.expected.payload,) * self.expected.count


def expected_codes(composition: Composition) -> tuple[ExpectedCodes, ...]:
    """What each page of a composition's PDF must say."""
    imposition = composition.layout.page.imposition
    copies = len(imposition.cells) if imposition else 1
    return tuple(
        ExpectedCodes(
            page.gate_id,
            page.gate_name,
            page.payload,
            len(page.codes) * copies,
            min((code.module for code in page.codes), default=1.0),
        )
        for page in composition.pages
    )


def verify(pdf: bytes, expected: Sequence[ExpectedCodes], progress: Progress = no_progress) -> tuple[PageCheck, ...]:
    """Render and decode every page. ``progress`` may raise to stop.

    Raises ``UserError`` when the file does not have the expected number of pages or cannot be rendered.
    """
    with _opened(pdf) as document:
        _require_pages(document, len(expected))
        pages = len(expected)
        checks = []
        for number, page in enumerate(expected):
            progress(number, pages)
            checks.append(_check(document, number, page))
    progress(pages, pages)
    return tuple(checks)


def unread_codes(pdf: bytes, pages: Sequence[Sequence[CodeAt]], progress: Progress = no_progress) -> tuple[CodeAt, ...]:
    """The codes that do not read back exactly, each looked at in its own square: for pages of many small codes.

    Raises ``UserError`` when the file does not have the expected number of pages or cannot be rendered.
    """
    unread: list[CodeAt] = []
    with _opened(pdf) as document:
        _require_pages(document, len(pages))
        for number, codes in enumerate(pages):
            progress(number, len(pages))
            unread.extend(code for code in codes if not _reads(document, number, code))
    progress(len(pages), len(pages))
    return tuple(unread)


def not_verified(checks: Sequence[PageCheck]) -> tuple[ExpectedCodes, ...]:
    """What should have been read on the pages that say something else."""
    return tuple(check.expected for check in checks if not check.verified)


def require_none_unread(unread: Sequence[ExpectedCodes]) -> None:
    """Raise ``UserError`` that names the first gate whose code was not read back exactly."""
    for expected in unread:
        raise UserError(
            message(
                "posters",
                "The code on the poster of {gate} could not be read back, so nothing was saved "
                "or printed. Make the code larger or choose another template.",
                gate=expected.gate_name or expected.gate_id,
            )
        )


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        with PDFIUM_LOCK:
            document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise UserError(message("posters", "The finished PDF cannot be opened, so it was not used.")) from error
    try:
        yield document
    finally:
        with PDFIUM_LOCK:
            document.close()


def _require_pages(document: pypdfium2.PdfDocument, wanted: int) -> None:
    with PDFIUM_LOCK:
        found = len(document)
    if found != wanted:
        raise UserError(
            message(
                "posters",
                "The finished PDF has {found} pages instead of {wanted}, so it was not used.",
                found=found,
                wanted=wanted,
            )
        )


def _reads(document: pypdfium2.PdfDocument, number: int, code: CodeAt) -> bool:
    return any(
        _read(_render(document, number, fineness / code.module_mm, code.area)) == (code.payload,)
        for fineness in _FINENESS
    )


def _check(document: pypdfium2.PdfDocument, number: int, expected: ExpectedCodes) -> PageCheck:
    check = PageCheck(expected, ())
    for fineness in _FINENESS:
        image = _render(document, number, fineness / expected.module_mm)
        check = PageCheck(expected, _read(image))
        if check.verified:
            break
    return check


def _render(
    document: pypdfium2.PdfDocument, number: int, pixels_per_mm: float, area: Frame | None = None
) -> NDArray[np.uint8]:
    """A page in grey, or an area of it."""
    with PDFIUM_LOCK:
        page = document[number]
        try:
            crop = (0.0, 0.0, 0.0, 0.0)  # what is left off at the left, bottom, right and top, in points
            if area is not None:
                width, height = page.get_size()
                left, top, right, bottom = (edge * 72 / 25.4 for edge in (area.x, area.y, area.right, area.bottom))
                crop = (left, height - bottom, width - right, top)
            bitmap = page.render(scale=pixels_per_mm * 25.4 / 72, crop=crop, grayscale=True, may_draw_forms=False)
            pixels: NDArray[np.uint8] = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].copy()
            bitmap.close()
        finally:
            page.close()
    return pixels


def _read(image: NDArray[np.uint8]) -> tuple[str, ...]:
    codes = zxingcpp.read_barcodes(
        image,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        text_mode=zxingcpp.TextMode.Plain,
        try_invert=False,
    )
    return tuple(sorted(code.text for code in codes))
