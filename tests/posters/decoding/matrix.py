"""The matrix: which views are at the limit of what is promised, which lie just beyond, and what each decoder reads.

``python -m tests.posters.decoding.matrix`` writes ``tests/posters/DECODING.md``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from desktop.domain.posters import Language
from desktop.posters.codes.qr import CodeMaker, Level, Symbol
from desktop.posters.composition.compose import compose
from desktop.posters.typesetting.fonts import FontLibrary
from tests.posters.decoding.camera import Picture, View, seen
from tests.posters.decoding.readers import READERS
from tests.posters.samples import CODE, layout, page_image, painted, payload_of, subject

CODES = 12
"""Codes, all different, that are looked at in each view."""
DISTANT = View(pixels=2.0, blur=0.2, contrast=0.6, roll=3.0, noise=5.0)
"""A code at the distance that the meter names: two pixels for a module, a lens that is a little soft, grey light."""
NEAR = View(pixels=4.0)
PIXELS = (2.0, 4.0, 8.0)
"""Pixels for a module: a module of m millimetres at d dots per inch has m × d ÷ 25.4."""
FACTORS: Mapping[str, Mapping[str, float]] = {
    "plain": {},
    "blur, in modules": {"blur": 0.3},
    "tilt, in degrees": {"tilt": 20.0},
    "roll, in degrees": {"roll": 10.0},
    "contrast": {"contrast": 0.2},
    "glare, share of the side": {"glare": 0.3},
    "cover, share of the area": {"cover": 0.05},
}
"""The limit of each disturbance, at any of these sizes; all three decoders read every code."""
LIMITS: Mapping[str, Sequence[View]] = {
    what: [replace(NEAR, pixels=pixels, **factor) for pixels in PIXELS] for what, factor in FACTORS.items()
} | {
    "held askew, in degrees": [replace(NEAR, roll=45.0), replace(NEAR, roll=45.0, pixels=8.0)],
    "at the meter's distance": [DISTANT],
}
BEYOND: Mapping[str, Sequence[View]] = {
    "pixels for a module": [replace(NEAR, pixels=1.25)],
    "blur, in modules": [replace(NEAR, blur=0.6)],
    "tilt, in degrees": [replace(NEAR, tilt=60.0)],
    "contrast": [replace(NEAR, contrast=0.05)],
    "glare, share of the side": [replace(NEAR, glare=0.5)],
    "cover, share of the area": [replace(NEAR, cover=0.15)],
}
"""Not every decoder reads every code in these."""
ON_PAPER = (
    (0.17, 300),
    (0.34, 150),
    (0.34, 300),
    (0.68, 75),
    (0.68, 150),
    (1.0, 75),
    (1.0, 300),
    (3.5, 75),
    (3.5, 300),
)
"""Sizes of modules in millimetres and resolutions at which the page is rendered or scanned, at two pixels for a module and
above; every decoder reads these."""
TOO_FINE = ((0.17, 150), (0.34, 75))
"""One pixel for a module: nothing is promised."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what is looked at, and how many of the codes each decoder read."""

    what: str
    value: str
    read: Mapping[str, int]
    of: int

    @property
    def is_whole(self) -> bool:
        """Whether every decoder read every code."""
        return all(count == self.of for count in self.read.values())


def symbols(codes: CodeMaker, level: Level = Level.Q) -> list[Symbol]:
    """The codes that are looked at."""
    return [codes.symbol(payload_of(number), level, 3) for number in range(1, CODES + 1)]


def look(what: str, value: str, pictures: Sequence[Picture], texts: Sequence[str]) -> Row:
    """Read pictures with every decoder."""
    read = {
        name: sum(found == text for found, text in zip(reader(pictures), texts, strict=True))
        for name, reader in READERS.items()
    }
    return Row(what, value, read, len(texts))


def view_row(what: str, view: View, found: Sequence[Symbol]) -> Row:
    """A view of all the codes."""
    pictures = [seen(symbol.modules, view, number) for number, symbol in enumerate(found)]
    return look(what, _changed(view), pictures, [symbol.payload for symbol in found])


def paper_row(module: float, dpi: int, fonts: FontLibrary, codes: CodeMaker, count: int = CODES) -> Row:
    """Codes of a size on the page of a poster, rendered at a resolution."""
    side = module * 29
    plain = layout({**CODE, "id": "small", "frame": [40.3, 31.7, side, side]})
    one = replace(plain, elements=tuple(e for e in plain.elements if e.id == "small"))
    subjects = [subject(f"门{number}", number) for number in range(1, count + 1)]
    composition = compose(one, Language.ZH, subjects, fonts, codes)
    pdf = painted(composition, fonts)
    pictures = [np.asarray(page_image(pdf, number, dpi)) for number in range(count)]
    return look("on paper", f"{module} mm at {dpi} dpi", pictures, [s.payload for s in subjects])


def _changed(view: View) -> str:
    if view == DISTANT:
        return "2 px, blur 0.2, contrast 0.6, roll 3°, noise 5"
    own = [
        name for name in View.__dataclass_fields__ if name != "pixels" and getattr(view, name) != getattr(NEAR, name)
    ]
    return ", ".join([*(f"{getattr(view, name):g}" for name in own), f"{view.pixels:g} px"])


def rows(views: Mapping[str, Sequence[View]], found: Sequence[Symbol]) -> Iterator[Row]:
    """The rows of a group of views."""
    for what, each in views.items():
        for view in each:
            yield view_row(what, view, found)


_HEAD = f"""# What reads the codes

Made by `python -m tests.posters.decoding.matrix`; `test_matrix.py` holds the upper two tables. {CODES} codes of version 3
(29 modules), level Q, each with another content, in each row. The views are made of the code's modules by
`camera.py`: averaged like a sensor's pixels, with noise. Two pixels for a module is what the reading-distance meter goes
by (side ÷ modules × 490); a module of m mm that is scanned at d dpi has m × d ÷ 25.4 of them. The decoders: zxing-cpp,
which the program verifies every page with; zbar; and the detector that WeChat gave to OpenCV, without its neural models.
"""


def table(title: str, found: Sequence[Row]) -> str:
    """A table in Markdown."""
    names = list(READERS)
    lines = [f"## {title}", "", f"| | | {' | '.join(names)} |", "|---|---|" + "---|" * len(names)]
    lines += [f"| {r.what} | {r.value} | {' | '.join(f'{r.read[n]}/{r.of}' for n in names)} |" for r in found]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the tables."""
    here = Path(__file__)
    fonts, codes = FontLibrary(here.parents[3] / "resources" / "fonts"), CodeMaker()
    found = symbols(codes)
    parts = [
        _HEAD,
        table("At the limits of what is promised", list(rows(LIMITS, found))),
        table("On the page", [paper_row(module, dpi, fonts, codes) for module, dpi in ON_PAPER]),
        table("Just beyond", list(rows(BEYOND, found))),
        table("Just beyond, on the page", [paper_row(module, dpi, fonts, codes) for module, dpi in TOO_FINE]),
    ]
    (here.parents[1] / "DECODING.md").write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
