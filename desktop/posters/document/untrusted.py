"""Layout files: written to be carried to another desk, and read within limits, or refused in one sentence."""

import io
import json
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image

from desktop.domain.characters import first_hidden, reads_backwards
from desktop.domain.errors import BadInput
from desktop.domain.messages import Message, message
from desktop.posters.document.jsonfields import damaged
from desktop.posters.document.layout import Asset, CodeProps, Layout, Props, ShapeProps, TextProps
from desktop.posters.document.layout_json import PICTURE_FORMATS, dump, for_gate, load
from desktop.posters.typesetting.text import TextStyle


@dataclass(frozen=True, slots=True)
class Limits:
    """What a layout file may hold. A poster of a crowded hall has about 60 elements and 20 styles; the limits are some
    times that. ``all_characters`` is over all of its texts: breaking them into lines is what takes time."""

    file_bytes: int = 32 << 20
    depth: int = 32
    brackets: int = 200_000
    elements: int = 500
    styles: int = 200
    gates: int = 2000
    patches: int = 5000
    cells: int = 200
    characters: int = 2000
    all_characters: int = 40_000
    rules: int = 400
    name: int = 100
    page_mm: float = 2000.0
    place_mm: float = 10_000.0
    points: float = 2000.0
    line_mm: float = 100.0
    metres: float = 100.0
    versions: int = 40
    lines: int = 99
    pixels: int = 24_000_000


LIMITS = Limits()
_TURNS = {0, 90, 180, 270}
_MOST_LEADING = 10.0
SUFFIX = "vdlayout"
"""How the name of a layout file ends."""
FACES = ("Noto Sans SC", "HanaMinB")
"""The typefaces that posters are set in; a file names those that it was laid out with."""


def file_of(layout: Layout) -> bytes:
    """A layout as a file of its own, with its pictures and the names of its typefaces inside."""
    return json.dumps({"fonts": FACES, **json.loads(dump(layout))}, ensure_ascii=False, indent=1).encode()


def read_layout(file: BinaryIO, name: str) -> bytes:
    """The layout of a file from elsewhere, written anew by ``dump``, so that nothing else is left of the file; sentences have
    no need of ``name``. Raises ``BadInput``."""
    del name
    return dump(read_file(file.read(LIMITS.file_bytes + 1))).encode()  # a byte more: then it is seen to be too large


def read_file(data: bytes, limits: Limits = LIMITS) -> Layout:
    """The layout of a file from elsewhere. Raises ``BadInput`` with one sentence, and nothing else, for whatever is wrong."""
    if len(data) > limits.file_bytes:
        raise _refused(message("layout", "it is larger than {limit} MB", limit=limits.file_bytes >> 20))
    if _is_too_deep(data, limits):
        raise _refused(message("layout", "it is nested too deeply"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            layout = load(data)
            _require_faces(data)
            for one in (layout, *(for_gate(layout, gate) for gate in layout.overrides)):
                for problem in _problems(one, limits):
                    raise _refused(problem)
            for asset in layout.assets.values():
                _require_whole(asset)
    except BadInput:
        raise
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError, AttributeError) as error:
        # A shape of the file that no check has foreseen: it is still the file's fault, and the person's only way is another.
        raise _refused(message("layout", "it is not a layout file")) from error
    return layout


def _require_faces(data: bytes) -> None:
    named = json.loads(data).get("fonts", [])
    if not isinstance(named, list) or len(named) > len(FACES) or not all(isinstance(name, str) for name in named):
        raise _refused(message("layout", "its list of typefaces cannot be read"))
    strange = [name for name in named if name not in FACES]
    if strange:
        name = "?" if _is_disguised(strange[0]) else strange[0][:40]
        raise _refused(message("layout", "it is set in {name}, which this program does not have", name=name))


def _refused(what: Message) -> BadInput:
    return damaged("", what)


_TEXT = re.compile(rb'"(?:[^"\\\\]|\\\\.)*"', re.DOTALL)
_NO_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")


def _is_too_deep(data: bytes, limits: Limits) -> bool:
    """Whether lists and objects are nested deeper than the limit, or there are more of them than any layout has."""
    brackets = _TEXT.sub(b"", data).translate(None, _NO_BRACKETS)
    if len(brackets) > limits.brackets:
        return True
    depth = 0
    for byte in brackets:
        depth += 1 if byte in b"[{" else -1
        if depth > limits.depth:
            return True
    return False


def _problems(layout: Layout, limits: Limits) -> Iterator[Message]:
    """What of a layout is beyond the limits."""
    counts = (
        len(layout.elements) <= limits.elements,
        len(layout.styles) <= limits.styles,
        len(layout.overrides) <= limits.gates,
        sum(map(len, layout.overrides.values())) <= limits.patches,
        layout.page.imposition is None
        or (len(layout.page.imposition.cells) <= limits.cells and len(layout.page.imposition.rules) <= limits.rules),
        sum(map(len, _texts(layout))) <= limits.all_characters,
    )
    if not all(counts):
        yield message("layout", "it has more in it than any poster")
    if not all(0 < side <= limits.page_mm for side in (*layout.page.sheet, layout.page.width, layout.page.height)):
        yield message("layout", "its page is larger than {limit} mm", limit=round(limits.page_mm))
    if any(abs(value) > limits.place_mm for value in _lengths(layout)):
        yield message("layout", "something in it lies far beyond the page")
    if not all(_is_style_possible(style, limits) for style in layout.styles.values()):
        yield message("layout", "a text in it has an impossible size")
    if not all(_is_look_possible(element.props, limits) for element in layout.elements):
        yield message("layout", "a line, a radius or a code in it has an impossible size")
    page = layout.page
    turns = {cell.rotation for cell in page.imposition.cells} if page.imposition is not None else set()
    if not (0 <= page.bleed <= limits.line_mm and 0 <= page.safe <= limits.line_mm) or not turns <= _TURNS:
        yield message("layout", "its page has an impossible margin or turn")
    for words in _texts(layout):
        if len(words) > limits.characters:
            yield message("layout", "a text in it is longer than {limit} characters", limit=limits.characters)
        if _is_disguised(words.replace("\n", "")):
            yield message("layout", "a text in it has invisible control characters")
    for name in _names(layout):
        if len(name) > limits.name or first_hidden(name) or _is_disguised(name):
            yield message("layout", "a name in it cannot be used")
    if sum(across * down for across, down in (a.pixels for a in layout.assets.values())) > limits.pixels:
        yield message("layout", "its pictures have more than {limit} million pixels", limit=limits.pixels // 1_000_000)


def _lengths(layout: Layout) -> Iterable[float]:
    for element in layout.elements:
        frame = element.frame
        yield from (frame.x, frame.y, frame.width, frame.height, element.rotation, element.z)
    page = layout.page
    yield from (page.bleed, page.safe)
    if page.imposition is not None:
        for cell in page.imposition.cells:
            yield from (cell.x, cell.y)
        for rule in page.imposition.rules:
            yield from (rule.x1, rule.y1, rule.x2, rule.y2)


def _is_style_possible(style: TextStyle, limits: Limits) -> bool:
    return 0 < style.min_size <= style.size <= limits.points and (
        0 < style.leading <= _MOST_LEADING and 1 <= style.max_lines <= limits.lines
    )


def _is_look_possible(props: Props, limits: Limits) -> bool:
    match props:
        case ShapeProps():
            return all(0 <= value <= limits.line_mm for value in (props.stroke_width, props.radius, props.dash))
        case CodeProps():
            return (
                0 <= props.distance <= limits.metres
                and 1 <= props.min_version <= limits.versions
                and 0 < props.logo_share <= 1
            )
        case _:
            return True


def _texts(layout: Layout) -> Iterable[str]:
    """What is printed or encoded, at every gate."""
    for element in layout.elements:
        if isinstance(element.props, TextProps):
            yield from element.props.words.values()
        elif isinstance(element.props, CodeProps):
            yield element.props.bind


def _names(layout: Layout) -> Iterable[str]:
    yield from (layout.id, layout.sheet, layout.name, *layout.styles, *layout.overrides)
    for element in layout.elements:
        yield from (element.id, element.group, element.label)


def _is_disguised(text: str) -> bool:
    """Whether a text holds what nobody sees: controls, half characters, marks that turn its direction."""
    return reads_backwards(text) or any(c < " " or "\x7f" <= c <= "\x9f" or "\ud800" <= c <= "\udfff" for c in text)


def _require_whole(asset: Asset) -> None:
    """Decode a picture once: its header may promise what its data does not hold."""
    try:
        with Image.open(io.BytesIO(asset.data), formats=PICTURE_FORMATS) as image:
            image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _refused(message("layout", "a picture in it is damaged")) from error
