"""The calibration sheet, read back from scans and photos of what known printers made of it."""

from pathlib import Path

import numpy as np
import pytest
import qrcode
from PIL import Image, ImageFilter

from desktop.catalogue import Catalogue
from desktop.domain.errors import BadInput, UserError
from desktop.domain.posters import Language
from desktop.posters.codes.qr import CodeMaker
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.printing.offset import Offset, calibrated_pdf
from desktop.reports.calibration import reading
from desktop.reports.calibration.marks import mark_in, marks_of
from desktop.reports.calibration.planes import Points, projection
from desktop.reports.calibration.reading import SheetReading
from desktop.reports.calibration.sheet import calibration_sheet
from desktop.reports.wording import Wording
from tests.posters.samples import page_image

PRINTER = Offset(1.2, -0.7, 0.997, 1.004)
NONE = Offset()
DPI = 150
CLOSE_MM, CLOSE_SCALE = 0.2, 0.0012
DESK = 60
"""How light the desk is that the sheet lies on, of 255."""


@pytest.fixture(scope="module")
def sheet_fonts() -> FontLibrary:
    return FontLibrary(Path(__file__).parents[2] / "resources" / "fonts")


def read_sheet(path: Path) -> SheetReading:
    with path.open("rb") as file:
        return reading.read_sheet(file)


def sheet(
    fonts: FontLibrary,
    printer: Offset = PRINTER,
    size: tuple[float, float] = (210, 297),
    in_force: Offset = NONE,
    language: Language = Language.ZH,
) -> Image.Image:
    """What a printer makes of the sheet."""
    wording = Wording(Catalogue(Path(__file__).parents[2] / "resources" / "i18n"), language)
    pages = calibration_sheet(size, "前台激光打印机", in_force, wording, fonts, CodeMaker())
    pdf = calibrated_pdf(pages.pdf, in_force) if in_force else pages.pdf
    return page_image(calibrated_pdf(pdf, printer) if printer else pdf, dpi=DPI)


def on_desk(image: Image.Image, ground: int = DESK) -> Image.Image:
    out = Image.new("L", (image.width + 180, image.height + 140), ground)
    out.paste(image, (80, 70))
    return out


def photo(image: Image.Image, ground: int = DESK) -> Image.Image:
    """Aslant, in uneven light, a little blurred and grainy."""
    width, height = image.size
    room = width + 350, height + 350
    seen: Points = np.array([(180.0, 110), (width + 160, 190), (width + 90, height + 250), (90, height + 140)])
    flat: Points = np.array([(0.0, 0), (width, 0), (width, height), (0, height)])
    back = projection(seen, flat)
    terms = (back / back[2, 2]).ravel()[:8].tolist()

    def aslant(one: Image.Image) -> Image.Image:
        return one.transform(room, Image.Transform.PERSPECTIVE, terms, Image.Resampling.BICUBIC)

    out = Image.new("L", room, ground)
    out.paste(
        aslant(image.point(lambda level: int(30 + level * 0.75))), (0, 0), aslant(Image.new("L", image.size, 255))
    )
    light = np.linspace(0.8, 1.1, room[0])[None, :]
    grain = np.random.default_rng(3).normal(0, 4, room[::-1])
    grey = np.asarray(out.filter(ImageFilter.GaussianBlur(1.0)), dtype=np.float64) * light + grain
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def saved(image: Image.Image, folder: Path, name: str = "sheet.png") -> Path:
    path = folder / name
    image.save(path, quality=85)
    return path


def is_close(seen: Offset, printer: Offset, size: tuple[float, float] = (210, 297)) -> bool:
    """Whether two say the same of every place of the sheet."""
    corners = [(x, y) for x in (20, size[0] - 20) for y in (20, size[1] - 20)]
    return all(
        abs(a - b) <= CLOSE_MM
        for corner in corners
        for a, b in zip(seen.place(*corner), printer.place(*corner), strict=True)
    )


@pytest.mark.parametrize("size", [(148, 210), (210, 297), (297, 420)])
def test_a_scan_of_the_whole_sheet_shows_what_the_printer_did(
    sheet_fonts: FontLibrary, tmp_path: Path, size: tuple[int, int]
) -> None:
    found = read_sheet(saved(sheet(sheet_fonts, size=size), tmp_path))
    assert found.sheet == size
    assert is_close(found.seen, PRINTER, size)


@pytest.mark.parametrize("turns", range(4))
def test_a_scan_on_something_dark_may_lie_any_way_round(sheet_fonts: FontLibrary, tmp_path: Path, turns: int) -> None:
    image = on_desk(sheet(sheet_fonts)).rotate(90 * turns, expand=True)
    assert is_close(read_sheet(saved(image, tmp_path)).seen, PRINTER)


def test_a_photo_from_aslant_is_put_straight_by_the_papers_edges(sheet_fonts: FontLibrary, tmp_path: Path) -> None:
    image = photo(sheet(sheet_fonts, language=Language.ZH_EN))
    assert is_close(read_sheet(saved(image, tmp_path, "photo.jpg")).seen, PRINTER)


def test_a_pdf_from_a_scanner_is_read_too(sheet_fonts: FontLibrary, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    on_desk(sheet(sheet_fonts)).save(path, resolution=DPI)
    assert is_close(read_sheet(path).seen, PRINTER)


def test_what_was_in_force_is_on_the_sheet_and_counts(sheet_fonts: FontLibrary, tmp_path: Path) -> None:
    in_force = Offset(-0.8, 0.5, 1.002, 0.998)
    found = read_sheet(saved(on_desk(sheet(sheet_fonts, in_force=in_force)), tmp_path))
    assert found.in_force == in_force
    for corner in ((20, 20), (190, 277)):
        assert PRINTER.place(*found.calibration.place(*corner)) == pytest.approx(corner, abs=CLOSE_MM)


def test_a_mark_says_its_place_and_the_calibration() -> None:
    marks = marks_of(210, 297, Offset(-0.25, 1, 0.99876, 1.003))
    assert len({mark.centre for mark in marks}) == 8
    assert [mark_in(mark.payload) for mark in marks] == list(marks)


@pytest.mark.parametrize(
    "payload",
    [
        "VDCAL:1:2100X2970",
        "VDCAL:1:0X0:0X0:0X0:100000X100000",
        "VDCAL:1:2100X2970:9999X270:0X0:100000X100000",
        "VDCAL:1:2100X2970:270X270:0X0:0X100000",
        f"VDCAL:1:{'9' * 30}X2970:270X270:0X0:100000X100000",
    ],
)
def test_a_code_that_no_sheet_has_is_no_mark(payload: str) -> None:
    assert mark_in(payload) is None


def test_codes_in_a_row_are_no_sheet(tmp_path: Path) -> None:
    """Each code is one of the sheet's, and all stand on one line."""
    strip = Image.new("L", (1900, 260), 255)
    for at, mark in enumerate(marks_of(210, 297, NONE)):
        strip.paste(qrcode.make(mark.payload, box_size=4, border=4).get_image().convert("L"), (10 + at * 230, 20))
    with pytest.raises(UserError):
        read_sheet(saved(strip, tmp_path))


def test_nothing_else_is_taken_for_the_sheet(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no calibration sheet in this picture"):
        read_sheet(saved(Image.new("L", (300, 300), 255), tmp_path))
    (tmp_path / "words.png").write_text("no picture")
    with pytest.raises(BadInput):
        read_sheet(tmp_path / "words.png")


def refused(image: Image.Image, folder: Path) -> str:
    with pytest.raises(UserError) as error:
        read_sheet(saved(image, folder))
    return str(error.value)


def test_part_of_the_sheet_is_not_enough(sheet_fonts: FontLibrary, tmp_path: Path) -> None:
    image = sheet(sheet_fonts)
    half = image.crop((0, 0, image.width, image.height // 2 - 60))
    assert "Only 3 of the sheet’s 8 codes" in refused(half, tmp_path)


def test_the_edge_of_the_table_is_not_the_papers(sheet_fonts: FontLibrary, tmp_path: Path) -> None:
    image = on_desk(sheet(sheet_fonts), ground=170)
    image.paste(0, (0, 0, 40, image.height))  # 7 mm beside the paper, and a deeper step
    assert is_close(read_sheet(saved(image, tmp_path)).seen, PRINTER)


@pytest.mark.parametrize("ground", [250, 232])
def test_a_sheet_on_white_has_no_edges(sheet_fonts: FontLibrary, tmp_path: Path, ground: int) -> None:
    assert "edges cannot be made out" in refused(on_desk(sheet(sheet_fonts), ground), tmp_path)


def test_a_sheet_fed_askew_is_refused(sheet_fonts: FontLibrary, tmp_path: Path) -> None:
    """The paper lies straight, what is on it does not."""
    image = sheet(sheet_fonts).rotate(1.5, fillcolor=255, resample=Image.Resampling.BICUBIC)
    assert "askew" in refused(on_desk(image), tmp_path)


@pytest.mark.parametrize("printer", [Offset(scale_x=0.94, scale_y=0.94), Offset(11.5, 0)])
def test_what_is_no_inaccuracy_is_refused(sheet_fonts: FontLibrary, tmp_path: Path, printer: Offset) -> None:
    assert "no calibration should hide" in refused(on_desk(sheet(sheet_fonts, printer)), tmp_path)


def test_a_bent_sheet_is_refused(sheet_fonts: FontLibrary, tmp_path: Path) -> None:
    flat = np.asarray(sheet(sheet_fonts))
    rows = np.arange(len(flat))
    # The middle of the sheet came nearer to the camera: rows lie where a bow puts them.
    bow = np.clip(rows + 14 * np.sin(rows / len(flat) * np.pi), 0, len(flat) - 1).astype(int)
    assert "not exact enough" in refused(on_desk(Image.fromarray(flat[bow])), tmp_path)


def test_small_paper_has_no_room(sheet_fonts: FontLibrary) -> None:
    with pytest.raises(UserError, match="A5 or larger"):
        sheet(sheet_fonts, size=(105, 148))
