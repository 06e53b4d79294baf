"""Layout files: written to be carried to another desk, and read within limits, or refused in one sentence."""

import io
import json
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PIL import Image

from desktop.domain.characters import reads_backwards
from desktop.domain.errors import BadInput
from desktop.domain.messages import Message, message
from desktop.posters.document.jsonfields import damaged
from desktop.posters.document.layout import Asset, Layout, TextProps
from desktop.posters.document.layout_json import dump, load

FORMATS = ("PNG", "JPEG")
"""What pictures inside a layout may be; Pillow opens whatever else it can read only where it is named."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a layout file may hold. A poster of a crowded hall has about 60 elements and 20 styles; the limits are ten
    times that and more, and small enough that any file within them is laid out in a second."""

    file_bytes: int = 32 << 20
    depth: int = 32
    elements: int = 500
    styles: int = 200
    gates: int = 2000
    patches: int = 5000
    cells: int = 200
    characters: int = 2000
    name: int = 100
    page_mm: float = 2000.0
    place_mm: float = 10_000.0
    points: float = 2000.0
    pixels: int = 24_000_000


LIMITS = Limits()
SUFFIX = "vdlayout"
"""How the name of a layout file ends."""
FACES = ("Noto Sans SC", "HanaMinB")
"""The typefaces that posters are set in; a file names those that it was laid out with."""


def file_of(layout: Layout) -> bytes:
    """A layout as a file of its own, with its pictures and the names of its typefaces inside."""
    return json.dumps({"fonts": FACES, **json.loads(dump(layout))}, ensure_ascii=False, indent=1).encode()


def read_file(data: bytes, limits: Limits = LIMITS) -> Layout:
    """The layout of a file from elsewhere. Raises ``BadInput`` with one sentence, and nothing else, for whatever is wrong."""
    if len(data) > limits.file_bytes:
        raise _refused(message("layout", "it is larger than {limit} MB", limit=limits.file_bytes >> 20))
    if _depth(data) > limits.depth:
        raise _refused(message("layout", "it is nested too deeply"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            layout = load(data)
            _require_faces(data)
            for problem in _problems(layout, limits):
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


def _depth(data: bytes) -> int:
    """How deeply brackets are nested at most, those in texts counted too: cheap, and never too few."""
    depth = deepest = 0
    for byte in data.translate(None, _NO_BRACKETS):
        depth += 1 if byte in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


_NO_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")


def _problems(layout: Layout, limits: Limits) -> Iterator[Message]:
    """What of a layout is beyond the limits."""
    counts = (
        len(layout.elements) <= limits.elements,
        len(layout.styles) <= limits.styles,
        len(layout.overrides) <= limits.gates,
        sum(map(len, layout.overrides.values())) <= limits.patches,
        layout.page.imposition is None or len(layout.page.imposition.cells) <= limits.cells,
    )
    if not all(counts):
        yield message("layout", "it has more in it than any poster")
    if not all(0 < side <= limits.page_mm for side in (*layout.page.sheet, layout.page.width, layout.page.height)):
        yield message("layout", "its page is larger than {limit} mm", limit=round(limits.page_mm))
    if any(abs(value) > limits.place_mm for value in _lengths(layout)):
        yield message("layout", "something in it lies far beyond the page")
    sizes = [size for style in layout.styles.values() for size in (style.size, style.min_size, style.leading)]
    if not all(0 < size <= limits.points for size in sizes) or any(s.max_lines < 1 for s in layout.styles.values()):
        yield message("layout", "a text in it has an impossible size")
    for words in _texts(layout):
        if len(words) > limits.characters:
            yield message("layout", "a text in it is longer than {limit} characters", limit=limits.characters)
        if _is_disguised(words.replace("\n", "")):
            yield message("layout", "a text in it has invisible control characters")
    for name in _names(layout):
        if len(name) > limits.name or _is_disguised(name):
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


def _texts(layout: Layout) -> Iterable[str]:
    for element in layout.elements:
        if isinstance(element.props, TextProps):
            yield from element.props.words.values()


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
        with Image.open(io.BytesIO(asset.data), formats=FORMATS) as image:
            image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _refused(message("layout", "a picture in it is damaged")) from error
