"""One code as a file of its own, for a leaflet or a web page: PNG or SVG with its quiet zone."""

import io

import numpy as np
from PIL import Image

from desktop.posters.codes.qr import QUIET_MODULES, Symbol

_SIDE_PIXELS = 1000
_SIDE_MM = 60.0


def code_png(symbol: Symbol, least_pixels: int = _SIDE_PIXELS) -> bytes:
    """A black-and-white PNG at least so many pixels wide, whole pixels per module."""
    size = symbol.size + 2 * QUIET_MODULES
    scale = -(-least_pixels // size)
    light = np.pad(~symbol.modules, QUIET_MODULES, constant_values=True)
    pixels = np.kron(light, np.ones((scale, scale), np.bool_))
    out = io.BytesIO()
    Image.fromarray((pixels * 255).astype(np.uint8)).convert("1").save(out, "PNG", optimize=True)
    return out.getvalue()


def code_svg(symbol: Symbol, side_mm: float = _SIDE_MM) -> bytes:
    """An SVG of one path; ``side_mm`` is the width of the symbol without its quiet zone."""
    size = symbol.size + 2 * QUIET_MODULES
    whole = f"{side_mm * size / symbol.size:.3f}mm"
    path = "".join(f"M{x + QUIET_MODULES} {y + QUIET_MODULES}h{w}v{h}h{-w}z" for x, y, w, h in symbol.rectangles())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{whole}" viewBox="0 0 {size} {size}">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>\n'
    ).encode()
