"""What tests of printed papers look at: text as a reader extracts it, type sizes, fonts, codes on a rendered page."""

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pypdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

VENUE = "惠州市惠城区江北街道社区卫生服务中心"
LONG_VENUE = "惠州市惠城区江北街道" * 6
"""Sixty characters, the most that a venue's name has."""


def text_of(pdf: bytes) -> str:
    """All text without the white space that lines and columns put in."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))


def sizes_of(pdf: bytes) -> set[float]:
    """Type sizes in points of everything printed."""
    found = set()
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        contents = page.get_contents()
        assert contents is not None
        found |= {float(size) * 72 / 25.4 for size in re.findall(rb"/F[RB] ([\d.]+) Tf", contents.get_data())}
    return found


def page_sizes(pdf: bytes) -> set[tuple[int, int]]:
    """Sizes of the pages in whole millimetres."""
    boxes = [page.mediabox for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    return {(round(float(box.width) * 25.4 / 72), round(float(box.height) * 25.4 / 72)) for box in boxes}


def page_count(pdf: bytes) -> int:
    """How many pages there are."""
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def require_embedded(pdf: bytes) -> None:
    """Every font of every page is inside the file."""
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        fonts: dict[str, Any] = page["/Resources"]["/Font"]  # type: ignore[index,assignment]
        assert fonts
        for font in fonts.values():
            assert "/FontFile2" in font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]


def picture(pdf: bytes, number: int = 0, dpi: float = 150) -> Image.Image:
    """A page in grey."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[number]
    image: Image.Image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    page.close()
    document.close()
    return image


def read_by_zxing(image: Image.Image) -> list[str]:
    """Codes in reading order: from the top, then from the left."""
    found = zxingcpp.read_barcodes(image)
    found.sort(key=lambda code: (round(code.position.top_left.y / 20), code.position.top_left.x))
    return [code.text for code in found]


def read_by_zbar(image: Image.Image, folder: Path) -> list[str]:
    """Codes that another reader finds, sorted."""
    if not shutil.which("zbarimg"):
        pytest.skip("zbarimg is not installed")
    path = folder / "page.png"
    image.save(path)
    done = subprocess.run(["zbarimg", "-q", "--raw", path], capture_output=True, check=True)
    return sorted(done.stdout.decode().split())


def require_clear(pdf: bytes, margin_mm: float = 4.0) -> None:
    """No character lies upon another, and nothing is printed where printers cannot."""
    document = pypdfium2.PdfDocument(pdf)
    for number in range(min(len(document), 4)):
        page = document[number]
        text = page.get_textpage()
        boxes = np.array([text.get_charbox(i) for i in range(text.count_chars())])
        width, height = page.get_size()
        text.close()
        page.close()
        boxes = boxes[(boxes[:, 2] > boxes[:, 0]) & (boxes[:, 3] > boxes[:, 1])]
        left, bottom, right, top = boxes.T
        across = np.minimum.outer(right, right) - np.maximum.outer(left, left)
        down = np.minimum.outer(top, top) - np.maximum.outer(bottom, bottom)
        upon = np.triu((across > 0.4) & (down > 0.4), 1)
        assert not upon.any(), f"page {number + 1}: {np.argwhere(upon)[:5].tolist()}"
        margin = margin_mm * 72 / 25.4
        assert left.min() >= margin
        assert bottom.min() >= margin
        assert right.max() <= width - margin
        assert top.max() <= height - margin
    document.close()
