"""What tests of renditions share: posters of templates, and the rectangles that their pages show."""

from collections.abc import Sequence
from pathlib import Path

from desktop.catalogue import Catalogue
from desktop.domain.paper import Margins
from desktop.domain.posters import Language
from desktop.posters.codes.qr import CodeMaker
from desktop.posters.composition.compose import compose
from desktop.posters.composition.placed import Composition
from desktop.posters.document.layout import Layout
from desktop.posters.output.rendition import RenderedPages, Rendition, render
from desktop.posters.output.tiling import Tiling
from desktop.posters.typesetting.fonts import FontLibrary
from tests.posters.samples import subject

TEMPLATES = ("a4", "a4-large", "a3", "a5", "tent", "stickers", "a4-wide", "counter", "labels-21", "badge", "floor")
LASER = Margins(4.23, 4.23, 4.23, 6.35)
A4 = Tiling(210, 297, LASER)
_CATALOGUE = Catalogue(Path(__file__).parents[3] / "resources" / "i18n")


def composed(
    one: Layout, fonts: FontLibrary, gates: Sequence[str] = ("南门",), language: Language = Language.ZH
) -> Composition:
    return compose(one, language, [subject(gate, n) for n, gate in enumerate(gates, 1)], fonts, CodeMaker())


def rendered(composition: Composition, rendition: Rendition, fonts: FontLibrary) -> RenderedPages:
    return render(rendition.of(composition), rendition, fonts, _CATALOGUE)
