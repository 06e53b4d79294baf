"""Pictures, PDFs and drawings that are not what they say, or far more than they look."""

import os
import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.errors import BadInput, UserError
from desktop.pdfium import PDFIUM_LOCK
from desktop.posters.codes import readcode
from desktop.posters.codes.qr import CodeMaker, Level
from desktop.posters.document.pictures import picture_asset
from desktop.sandbox.sandbox import Sandbox
from desktop.services.desk import Desk
from desktop.services.foreign.kinds import DRAWINGS, PICTURES
from desktop.services.foreign.pictures import ForeignPictures
from desktop.ui.kit.drops import copied_picture
from desktop.ui.kit.jobs import Jobs
from desktop.ui.venue.page import VenuePage
from tests.attacks.outside import files
from tests.attacks.outside.conftest import peak_of_readers
from tests.looks import Looks
from tests.posters.samples import code_image
from tests.ui.venue.venue_page import open_page

ROOT = Path(__file__).parents[3]
FOR_CODE = 150 << 20
"""Bytes that Python, numpy and PDFium take before a file is read."""


@pytest.fixture
def pictures(sandbox: Sandbox) -> ForeignPictures:
    return ForeignPictures(sandbox)


@pytest.fixture
def ghostscript(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ``gs`` before all others, which leaves a mark where it is started."""
    folder, mark = tmp_path / "bin", tmp_path / "started"
    folder.mkdir()
    for name in ("gs", "gswin64c", "gswin32c"):
        (folder / name).write_text(f"#!/bin/sh\necho started > {mark}\n")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return mark


@pytest.fixture
def page(qtbot: QtBot, looks: Looks, desk: Desk, program: Program, jobs: Jobs) -> VenuePage:
    return open_page(qtbot, desk, program, jobs)


def test_a_program_in_postscript_called_a_photo_is_not_run(
    page: VenuePage, qtbot: QtBot, tmp_path: Path, ghostscript: Path
) -> None:
    photo = files.eps(tmp_path / "photo.png")
    page.official.read_file(photo)
    qtbot.waitUntil(lambda: bool(page.official.problem()), timeout=20_000)
    assert "This file is not a picture that can be read." in page.official.problem()
    with photo.open("rb") as file, pytest.raises(BadInput):  # in this process, too
        readcode.read_codes(file, "photo.png")
    with pytest.raises(BadInput):
        picture_asset(photo.read_bytes(), "photo.png")
    assert not ghostscript.exists()


def test_a_copied_picture_is_not_decoded_by_the_window(page: VenuePage, qtbot: QtBot, tmp_path: Path) -> None:
    """Browsers copy a picture as the file that it was: Qt would decode it on the thread of the window, whatever it is."""
    bomb = files.png_of(tmp_path / "bomb.png", 8000).read_bytes()
    copied = QMimeData()
    copied.setData("image/png", bomb)
    assert copied_picture(copied) == bomb
    QGuiApplication.clipboard().setMimeData(copied)
    page.official.paste()
    qtbot.waitUntil(lambda: bool(page.official.problem()), timeout=30_000)
    assert "The picture is too large or damaged" in page.official.problem()


def test_pixels_that_no_file_is_of_are_read_as_well(page: VenuePage, qtbot: QtBot) -> None:
    """What this program copies itself, and all that Windows gives."""
    image = code_image(CodeMaker().symbol("HTTPS://V.EXAMPLE/V/1", Level.Q))
    copied = QMimeData()
    copied.setImageData(QImage(image.tobytes(), *image.size, image.width, QImage.Format.Format_Grayscale8).copy())
    with qtbot.waitSignal(page.official.read, timeout=20_000) as read:
        assert page.official._take(copied)
    assert read.args == ["HTTPS://V.EXAMPLE/V/1"]


def test_every_picture_is_opened_as_one_of_the_formats_that_are_meant() -> None:
    calls = [
        (path.name, call)
        for path in (ROOT / "desktop").rglob("*.py")
        for call in re.findall(r"Image\.open\([^\n]*", path.read_text("utf-8"))
    ]
    assert len(calls) > 5
    assert [name for name, call in calls if "formats=" not in call] == []


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("poster.pdf", files.pdf_with_picture),
        ("wall.png", lambda path: files.png_of(path, 8000)),
        ("huge.png", lambda path: files.png_of(path, 40_000)),
    ],
)
def test_a_picture_that_unpacks_to_gigabytes_is_one_sentence(
    pictures: ForeignPictures, tmp_path: Path, name: str, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path / name)
    assert path.stat().st_size < 7_000_000
    for read in (pictures.codes, pictures.asset):
        with pytest.raises(UserError) as error:
            read(path)
        assert str(error.value).count("\n") == 0
    assert peak_of_readers() < PICTURES.memory + FOR_CODE


def test_what_a_pdf_does_to_pdfium_does_not_hold_up_the_window(pictures: ForeignPictures, tmp_path: Path) -> None:
    """The editor's preview wants PDFium's lock ten times a second."""
    path = files.pdf_with_picture(tmp_path / "slow.pdf", side=4000)
    held = []

    def look() -> None:
        held.append(not PDFIUM_LOCK.acquire(blocking=False))
        if not held[-1]:
            PDFIUM_LOCK.release()

    def read() -> None:
        with pytest.raises(UserError):
            pictures.codes(path)

    thread = threading.Thread(target=read)
    thread.start()
    while thread.is_alive():
        look()
        thread.join(0.02)
    assert held
    assert not any(held)


def test_a_drawing_that_repeats_itself_is_one_sentence(pictures: ForeignPictures, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="repeat each other without end"):
        pictures.asset(files.svg_of_uses(tmp_path / "logo.svg"))
    assert peak_of_readers() < max(DRAWINGS.memory, PICTURES.memory) + FOR_CODE


@pytest.mark.parametrize(
    ("suffix", "options"),
    [
        ("png", {}),
        ("jpg", {}),
        ("bmp", {}),
        ("gif", {}),
        ("webp", {}),
        ("tif", {"compression": "tiff_lzw"}),
        ("tiff", {"compression": "group4"}),
        ("pdf", {}),
    ],
)
def test_what_is_promised_is_read_with_nothing_in_reach(
    pictures: ForeignPictures, tmp_path: Path, suffix: str, options: dict[str, str]
) -> None:
    """A library that wanted a file, a module or a thread only now would not get it."""
    image = code_image(CodeMaker().symbol("HTTPS://V.EXAMPLE/V/1", Level.Q))
    path = tmp_path / f"code.{suffix}"
    (image.convert("1") if options.get("compression") == "group4" else image).save(path, **options)
    assert pictures.code(path, path.name) == "HTTPS://V.EXAMPLE/V/1"
    if suffix in ("png", "jpg"):
        assert pictures.asset(path).pixels == image.size
        Image.open(path).convert("RGB").save(path, icc_profile=_srgb())
        assert pictures.asset(path).pixels == image.size


def _srgb() -> bytes:
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
