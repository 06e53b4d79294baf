"""Posters as pictures for the venue's own screens: one PNG for each gate, read back before it is written."""

import io
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np
import pypdfium2
import zxingcpp
from PIL import Image

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.progress import Progress, no_progress
from desktop.files.names import distinct_names, free_folder
from desktop.files.whole import unwritable
from desktop.pdfium import PDFIUM_LOCK
from desktop.posters.composition.compose import compose
from desktop.posters.output.rendition import Rendition, render
from desktop.posters.output.verify import ExpectedCodes
from desktop.services.posters.posters import PosterBatch, PosterService, gates_of
from desktop.services.posters.typesetting import Typesetting
from desktop.services.rights import requires_at
from desktop.services.session import Session


class ScreenSize(StrEnum):
    """Pixels of a screen: 1920 × 1080, or 3840 × 2160."""

    FULL_HD = "1080p"
    ULTRA_HD = "4K"

    @property
    def pixels(self) -> tuple[int, int]:
        """The long side and the short one."""
        return (1920, 1080) if self is ScreenSize.FULL_HD else (3840, 2160)


class Turn(StrEnum):
    """How a screen hangs; ``AS_POSTER`` is upright for a poster that is higher than wide."""

    AS_POSTER = "as_poster"
    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


@dataclass(frozen=True, slots=True)
class Screen:
    """What the pictures are for."""

    size: ScreenSize = ScreenSize.FULL_HD
    turn: Turn = Turn.AS_POSTER

    def pixels(self, width: float, height: float) -> tuple[int, int]:
        """Width and height of the picture of a poster with these sides."""
        long, short = self.size.pixels
        is_upright = self.turn is Turn.PORTRAIT or (self.turn is Turn.AS_POSTER and height > width)
        return (short, long) if is_upright else (long, short)


class ScreenPictureService:
    """Makes pictures of posters, whole and in their own proportions, on a white ground. All calls may take long: use a
    background thread."""

    def __init__(self, session: Session, posters: PosterService, typesetting: Typesetting) -> None:
        self._session = session
        self._posters = posters
        self._typesetting = typesetting

    @requires_at(Right.PRINT_POSTERS, "batch", gates_of)
    def save(
        self, batch: PosterBatch, screen: Screen, folder: Path, name: str, progress: Progress = no_progress
    ) -> Path:
        """Write a picture for each gate, named by it, into a new folder of this name in ``folder``; gives the new folder.

        Each file is whole and in the ledger, or is not there. Of a sheet with several copies one is shown. Raises
        ``UserError`` where a code is not read back, and ``Cancelled``; pictures that were written before stay.
        """
        pdf, expected = self._faces(batch)
        target = free_folder(folder, name)
        names = distinct_names([page.gate_name for page in batch.pages])
        for number, (page, file_name) in enumerate(zip(batch.pages, names, strict=True)):
            progress(number, len(batch.pages))
            picture = _picture(pdf, number, screen)
            _require_read(picture, expected[number], page.gate_name)
            if not number:
                _make(target)
            self._posters.save_picture(batch, number, _png(picture), target / f"{file_name}.png")
        progress(len(batch.pages), len(batch.pages))
        return target

    def _faces(self, batch: PosterBatch) -> tuple[bytes, tuple[ExpectedCodes, ...]]:
        """The posters of a batch by themselves, without the sheet that several copies of one stand on."""
        setting = self._typesetting
        face = replace(batch.layout, page=replace(batch.layout.page, imposition=None))
        composition = compose(face, batch.language, batch.subjects, setting.fonts, setting.codes)
        rendered = render(composition, Rendition(), setting.fonts, setting.catalogue)
        return rendered.pdf, rendered.expected


def _picture(pdf: bytes, number: int, screen: Screen) -> Image.Image:
    with PDFIUM_LOCK, pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        try:
            width, height = page.get_size()
            across, down = screen.pixels(width, height)
            bitmap = page.render(scale=min(across / width, down / height), may_draw_forms=False)
            poster = bitmap.to_pil().convert("RGB")
            bitmap.close()
        finally:
            page.close()
    # Rounded up, a side of the rendered page may be a pixel more than the screen has: that pixel is of the paper's edge.
    poster = poster.crop((0, 0, min(poster.width, across), min(poster.height, down)))
    whole = Image.new("RGB", (across, down), "white")
    whole.paste(poster, ((across - poster.width) // 2, (down - poster.height) // 2))
    return whole


def _require_read(picture: Image.Image, expected: ExpectedCodes, gate: str) -> None:
    codes = zxingcpp.read_barcodes(
        np.asarray(picture.convert("L")),
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        text_mode=zxingcpp.TextMode.Plain,
        try_invert=False,
    )
    if tuple(code.text for code in codes) != (expected.payload,) * expected.count:
        raise UserError(
            message(
                "screens",
                "On a screen the code of {gate} would be too small to be read, so its picture was not saved. Choose 4K, or "
                "another template.",
                gate=gate,
            )
        )


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _make(folder: Path) -> None:
    try:
        folder.mkdir()
    except OSError as error:
        raise unwritable(folder, error) from None
