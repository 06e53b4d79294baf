"""What poster tests make: subjects, small layouts, pictures of pages."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

from desktop.catalogue import Catalogue
from desktop.posters.codes.qr import Symbol
from desktop.posters.composition.compose import PosterSubject
from desktop.posters.composition.placed import Composition
from desktop.posters.document.bindings import Value
from desktop.posters.document.layout import Layout
from desktop.posters.document.layout_json import load
from desktop.posters.output.pdf import paint
from desktop.posters.typesetting.fonts import FontLibrary

VENUE = "惠州市惠城区江北街道社区卫生服务中心"


def payload_of(number: int) -> str:
    return f"HTTPS://VENUE.HUIZHOU.EXAMPLE/V/7K3QWD9XAB-{number:04d}"


def subject(gate: str = "南门", number: int = 1, venue: str = VENUE, **values: Value | None) -> PosterSubject:
    """A subject with every field set; a value of ``None`` takes a field away (dots as double underscores)."""
    filled: dict[str, Value] = {
        "venue.name": venue,
        "gate.name": gate,
        "poster.serial": f"JB-2026-{number:04d}",
        "poster.issued_on": date(2026, 11, 23),
    }
    for name, value in values.items():
        field = name.replace("__", ".")
        if value is None:
            del filled[field]
        else:
            filled[field] = value
    return PosterSubject(f"gate-{number}", filled, payload_of(number))


STYLE = {"size": 20, "min_size": 10}
CODE: Mapping[str, Any] = {"id": "code", "type": "qr", "frame": [55, 100, 100, 100], "bind": "{code.payload}"}


def layout(*elements: Mapping[str, Any], **parts: Any) -> Layout:
    """An A4 layout of these elements and a code, with one style called ``plain``."""
    document = {
        "version": 1,
        "id": "test",
        "sheet": "A4",
        "name": "Test",
        "page": {"width": 210, "height": 297},
        "styles": {"plain": STYLE},
        "elements": [CODE, *elements],
    }
    return load(json.dumps(document | parts))


def text_element(bind: str, frame: tuple[float, ...] = (20, 20, 170, 20), **more: Any) -> dict[str, Any]:
    return {"id": "words", "type": "text", "frame": list(frame), "bind": bind, "style": "plain", **more}


def painted(composition: Composition, fonts: FontLibrary) -> bytes:
    return paint(composition, fonts, Catalogue(Path(__file__).parents[2] / "resources" / "i18n"))


def page_image(pdf: bytes, number: int = 0, dpi: float = 72) -> Image.Image:
    """A page in grey."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[number]
    image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    page.close()
    document.close()
    return image


def code_image(symbol: Symbol, scale: int = 8, margin: int = 4) -> Image.Image:
    """A picture of a symbol, ``margin`` modules of white around it."""
    side = symbol.size + 2 * margin
    small = Image.new("L", (side, side), 255)
    small.paste(Image.fromarray(~symbol.modules).convert("L"), (margin, margin))
    return small.resize((side * scale, side * scale), Image.Resampling.NEAREST)
