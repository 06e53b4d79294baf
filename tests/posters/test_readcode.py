"""Reading codes from files that people have."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from desktop.domain.errors import BadInput, UserError
from desktop.domain.posters import Language
from desktop.posters.codes import readcode
from desktop.posters.codes.qr import CodeMaker, Level
from desktop.posters.composition.compose import compose
from desktop.posters.document.templates import TemplateLibrary
from desktop.posters.typesetting.fonts import FontLibrary
from tests.posters.samples import code_image, painted, payload_of, subject

OFFICIAL = "https://www.gdzwfw.example/sg-sms/#/venue?c=0123456789abcdef0123456789abcdef&n=%E5%8D%97%E9%97%A8"


@pytest.fixture
def official(codes: CodeMaker) -> Image.Image:
    return code_image(codes.symbol(OFFICIAL, Level.M))


def read_codes(path: Path) -> tuple[str, ...]:
    with path.open("rb") as file:
        return readcode.read_codes(file, path.name)


def read_code(path: Path) -> str:
    with path.open("rb") as file:
        return readcode.read_code(file, path.name)


def saved(image: Image.Image, path: Path, **options: object) -> Path:
    image.save(path, **options)
    return path


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "bmp", "gif", "tif", "pdf"])
def test_the_payload_is_read_verbatim_from_any_usual_file(official: Image.Image, tmp_path: Path, suffix: str) -> None:
    assert read_code(saved(official, tmp_path / f"code.{suffix}")) == OFFICIAL


def test_a_code_cut_to_its_edge_is_read(codes: CodeMaker, tmp_path: Path) -> None:
    image = code_image(codes.symbol(OFFICIAL, Level.M), margin=0)
    assert read_code(saved(image, tmp_path / "code.png")) == OFFICIAL


def test_a_code_without_a_background_is_read(official: Image.Image, tmp_path: Path) -> None:
    clear = Image.new("RGBA", official.size, (0, 0, 0, 0))
    clear.putalpha(official.point(lambda grey: 255 - grey))
    assert read_code(saved(clear, tmp_path / "code.png")) == OFFICIAL


def test_a_light_code_on_dark_is_read(official: Image.Image, tmp_path: Path) -> None:
    assert read_code(saved(official.point(lambda grey: 255 - grey), tmp_path / "code.png")) == OFFICIAL


def test_a_photo_is_read(official: Image.Image, tmp_path: Path) -> None:
    """Askew, unevenly lit, grainy, soft and compressed, as a telephone gives it."""
    rng = np.random.default_rng(7)
    wall = Image.new("L", (1600, 1200), 170)
    wall.paste(official, (500, 300))
    photo = wall.rotate(14, Image.Resampling.BICUBIC, fillcolor=170).transform(
        wall.size, Image.Transform.QUAD, (60, 20, 0, 1200, 1600, 1150, 1500, 60), Image.Resampling.BICUBIC
    )
    light = np.linspace(0.55, 1.0, 1600)[None, :] * np.asarray(photo.filter(ImageFilter.GaussianBlur(1.5)), float)
    grainy = np.clip(light + rng.normal(0, 9, light.shape), 0, 255).astype(np.uint8)
    path = saved(Image.fromarray(grainy).convert("RGB"), tmp_path / "photo.jpg", quality=60)
    assert read_code(path) == OFFICIAL


def test_a_tiny_code_is_read(official: Image.Image, tmp_path: Path) -> None:
    small = official.resize((official.width // 8 * 2, official.height // 8 * 2), Image.Resampling.BOX)
    assert read_code(saved(small, tmp_path / "small.png")) == OFFICIAL


def test_our_own_posters_are_read_from_their_pdf(
    fonts: FontLibrary, templates: TemplateLibrary, tmp_path: Path
) -> None:
    subjects = [subject("南门", 1), subject("北门", 2)]
    pdf = painted(compose(templates.layout("tent"), Language.ZH, subjects, fonts, CodeMaker()), fonts)
    path = tmp_path / "posters.pdf"
    path.write_bytes(pdf)
    assert read_codes(path) == (payload_of(1), payload_of(2))
    with pytest.raises(UserError, match="2 different QR codes"):
        read_code(path)


def test_the_same_code_twice_is_one(official: Image.Image, tmp_path: Path) -> None:
    both = Image.new("L", (official.width * 2, official.height), 255)
    both.paste(official, (0, 0))
    both.paste(official, (official.width, 0))
    assert read_code(saved(both, tmp_path / "both.png")) == OFFICIAL


def test_a_picture_without_a_code_is_said_so(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (300, 400), dtype=np.uint8)
    for name, image in {"blank": Image.new("L", (400, 400), 255), "noise": Image.fromarray(noise)}.items():
        with pytest.raises(UserError, match="no QR code to be found"):
            read_codes(saved(image, tmp_path / f"{name}.png"))


def test_a_code_that_cannot_be_made_out_is_said_so(official: Image.Image, tmp_path: Path) -> None:
    scratched = official.copy()
    scratched.paste(255, (120, 120, 300, 300))
    with pytest.raises(UserError, match="too blurred or damaged"):
        read_codes(saved(scratched, tmp_path / "scratched.png"))


def test_a_blurred_code_is_refused(official: Image.Image, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"blurred|no QR code"):
        read_codes(saved(official.filter(ImageFilter.GaussianBlur(14)), tmp_path / "blurred.png"))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("notes.png", b"not a picture"),
        ("empty.jpg", b""),
        ("cut.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40),
        ("a.txt", b"%PD"),
    ],
)
def test_what_is_no_picture_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BadInput, match="not a picture"):
        read_codes(path)


def test_a_truncated_picture_is_refused(official: Image.Image, tmp_path: Path) -> None:
    out = io.BytesIO()
    official.save(out, "JPEG")
    path = tmp_path / "cut.jpg"
    path.write_bytes(out.getvalue()[: len(out.getvalue()) // 3])
    with pytest.raises(BadInput, match="not a picture"):
        read_codes(path)


def test_a_damaged_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "code.pdf"
    path.write_bytes(b"%PDF-1.5\nnothing")
    with pytest.raises(BadInput, match="PDF cannot be opened"):
        read_codes(path)


def test_a_picture_made_to_fill_the_memory_is_refused(tmp_path: Path) -> None:
    path = saved(Image.new("1", (20_000, 20_000)), tmp_path / "bomb.png")
    with pytest.raises(BadInput, match="too many pixels"):
        read_codes(path)


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(BadInput, match="larger than 50 MB"):
        read_codes(path)
