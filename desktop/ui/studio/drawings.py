"""Logos drawn as SVG, made into pictures: large enough for print, and only where Qt draws them as they were meant.

QtSvg draws SVG Tiny 1.2 and passes over the rest without a word, so that a file is looked through before: what it
would leave out, set in another typeface or read from elsewhere is refused.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from desktop.domain.errors import BadInput
from desktop.domain.messages import Message, message
from desktop.posters.document.layout import Asset
from desktop.posters.document.pictures import picture_asset

MOST_BYTES = 1_000_000
LONGER_SIDE = 2400
"""Pixels: 200 mm at 300 dots per inch, wider than a logo on A4."""
_SVG = "http://www.w3.org/2000/svg"
_DRAWN = frozenset(
    "svg g defs use symbol path rect circle ellipse line polyline polygon linearGradient radialGradient stop style "
    "title desc metadata clipPath switch".split()
)
_SILENT = frozenset("title desc metadata".split())
"""What is never drawn, whatever stands in it."""
_ELSEWHERE = ("url(", "@import", "javascript:")
_MOST_NESTED = 64
_MOST_DRAWN = 100_000
"""Elements, each as often as others repeat it."""


def read_drawing(file: BinaryIO, name: str) -> Asset:
    """The drawing of a file as layouts hold it. Raises ``BadInput``."""
    return drawing_asset(file.read(MOST_BYTES + 1), name)


def drawing_asset(data: bytes, name: str) -> Asset:
    """An SVG as layouts hold it: a PNG of ``LONGER_SIDE``, transparent where nothing is drawn. Raises ``BadInput`` for
    what is no SVG, or would not be drawn as it was meant."""
    if len(data) > MOST_BYTES:
        raise BadInput(message("pictures", "{name} is larger than 1 MB. Choose it as PNG instead.", name=name))
    root = _root(data, name)
    for fault in _faults(root):
        raise BadInput(
            message(
                "pictures",
                "{name} has {what}, which cannot be drawn here as it was meant. Save it as PNG and choose that.",
                name=name,
                what=fault,
            )
        )
    renderer = QSvgRenderer(QByteArray(_plain(root)))
    size = renderer.viewBoxF().size()
    if not renderer.isValid() or size.isEmpty():
        raise BadInput(message("pictures", "{name} is no picture that can be read.", name=name))
    scale = LONGER_SIDE / max(size.width(), size.height())
    pixels = QSize(max(1, round(size.width() * scale)), max(1, round(size.height() * scale)))
    image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, pixels.width(), pixels.height()))
    painter.end()
    return picture_asset(_png(image), name)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes here, PySide6 a str
    return bytes(buffer.data().data())


def _root(data: bytes, name: str) -> ET.Element:
    """The document, without entities of its own: they can grow without limit. Raises ``BadInput``."""
    try:
        if b"<!ENTITY" in data:
            raise ET.ParseError
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError) as error:
        raise BadInput(message("pictures", "{name} is no picture that can be read.", name=name)) from error
    if _tag(root) != "svg":
        raise BadInput(message("pictures", "{name} is no picture that can be read.", name=name))
    return root


def _faults(root: ET.Element) -> Iterator[Message]:
    """What Qt would not draw as it was meant."""
    whole = _numbers(root.get("viewBox", "").replace(",", " ").split())
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        tag = _tag(element)
        if tag in _SILENT or not isinstance(element.tag, str) or _is_foreign(element):
            continue
        if tag in ("text", "tspan", "textPath", "textArea"):
            yield message("pictures", "text that is not turned into outlines")
        elif tag == "image":
            yield message("pictures", "a picture within it")
        elif tag not in _DRAWN or depth > _MOST_NESTED:
            yield message("pictures", "a part of the kind “{tag}”", tag=tag)
        elif tag == "clipPath":
            if not _is_whole(element, whole):
                yield message("pictures", "a part that is clipped")
            continue
        values = [*element.attrib.items(), ("style", element.text or "")] if tag == "style" else element.attrib.items()
        for key, value in values:
            inner = value.replace("url(#", "").casefold().replace(" ", "")
            outside = _local(key) == "href" and not value.startswith("#")
            if outside or any(word in inner for word in _ELSEWHERE):
                yield message("pictures", "a part that lies in another file")
            if _local(key) in ("filter", "mask") and value != "none":
                yield message("pictures", "a part of the kind “{tag}”", tag=_local(key))
        waiting.extend((child, depth + 1) for child in element)
    if _drawn(root, {part.get("id", ""): part for part in root.iter()}, {}) > _MOST_DRAWN:
        yield message("pictures", "parts that repeat each other without end")


def _drawn(element: ET.Element, named: Mapping[str, ET.Element], known: dict[ET.Element, int], depth: int = 0) -> int:
    """How many elements are drawn for one, with those that it repeats; ``_MOST_DRAWN`` and more where it repeats itself."""
    if depth > _MOST_NESTED:
        return _MOST_DRAWN + 1
    if element not in known:
        known[element] = _MOST_DRAWN + 1
        repeated = [named.get(value[1:]) for key, value in element.attrib.items() if _local(key) == "href"]
        parts = (*element, *(part for part in repeated if part is not None and _tag(element) == "use"))
        known[element] = 1 + sum(_drawn(part, named, known, depth + 1) for part in parts)
    return known[element]


def _plain(root: ET.Element) -> bytes:
    """The document without what is never drawn, as Qt reads it: it draws the shapes within parts that it does not know,
    and knows references by one name only."""
    _prune(root)
    root.set("xmlns", _SVG)
    root.set("xmlns:xlink", "http://www.w3.org/1999/xlink")
    return ET.tostring(root)


def _prune(element: ET.Element) -> None:
    for child in list(element):
        if _tag(child) in _SILENT | {"clipPath", ""} or _is_foreign(child):
            element.remove(child)
        else:
            _prune(child)
    element.tag = _tag(element)
    named = {"xlink:href" if _local(key) == "href" else key: value for key, value in element.attrib.items()}
    element.attrib = {key: value for key, value in named.items() if not key.startswith("{")}


def _is_whole(clip: ET.Element, whole: list[float]) -> bool:
    """Whether a clip cuts nothing off, such as many programs put around all that they draw."""
    children = list(clip)
    if len(children) != 1 or _tag(children[0]) != "rect" or len(whole) != 4 or children[0].get("transform"):
        return False
    rect = _numbers([children[0].get(side, "0") for side in ("x", "y", "width", "height")])
    if len(rect) != 4:
        return False
    left, top, width, height = rect
    return (
        left <= whole[0]
        and top <= whole[1]
        and left + width >= whole[0] + whole[2]
        and top + height >= whole[1] + whole[3]
    )


def _numbers(words: list[str]) -> list[float]:
    try:
        return [float(word) for word in words]
    except ValueError:
        return []


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _tag(element: ET.Element) -> str:
    return _local(element.tag) if isinstance(element.tag, str) else ""


def _is_foreign(element: ET.Element) -> bool:
    """Notes that a drawing program keeps for itself."""
    return element.tag.startswith("{") and not element.tag.startswith(f"{{{_SVG}}}")
