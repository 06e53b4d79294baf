"""A poster's way onto paper: as it is, in little ink, on several sheets, or for a print shop.

None of these is another poster: the words, the code and so the serial stay. Every page of every way is read back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.catalogue import Catalogue
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.paper import WHOLE_SHEET, Margins
from desktop.domain.progress import Progress, no_progress
from desktop.posters.composition.placed import Composition
from desktop.posters.output.inksaving import saving_ink
from desktop.posters.output.pdf import paint_paper, paper_of
from desktop.posters.output.printshop import bleed_of, for_print_shop, print_shop_view
from desktop.posters.output.tiling import Tiling, plan_tiles, tile_codes, tile_views
from desktop.posters.output.verify import CodeAt, ExpectedCodes, expected_codes, not_verified, unread_codes, verify
from desktop.posters.output.view import trimmed_sheet
from desktop.posters.typesetting.fonts import FontLibrary


@dataclass(frozen=True, slots=True)
class Rendition:
    """How posters are put on paper. ``tiling`` and ``print_shop`` exclude one another: a shop has large paper.

    ``unprintable`` are the strips of the poster's own sheet that the printer leaves empty; tiles keep clear of theirs.
    ``labels_used`` labels are gone from the first sheet already.
    """

    ink_saving: bool = False
    tiling: Tiling | None = None
    print_shop: bool = False
    unprintable: Margins = WHOLE_SHEET
    labels_used: int = 0

    def of(self, composition: Composition) -> Composition:
        """The things to paint, as this way changes them."""
        if self.ink_saving:
            composition = saving_ink(composition)
        return for_print_shop(composition) if self.print_shop else composition


@dataclass(frozen=True, slots=True)
class RenderedPages:
    """The PDF, the paper that its pages need in millimetres, and how many of them a poster takes.

    ``expected`` is what each poster says. Where a poster takes several pages, ``codes`` are those that are seen whole
    on each page.
    """

    pdf: bytes
    page_size_mm: tuple[float, float]
    sheets_each: int
    expected: tuple[ExpectedCodes, ...]
    codes: tuple[tuple[CodeAt, ...], ...] = ()

    def unread(self, pdf: bytes, progress: Progress = no_progress) -> tuple[ExpectedCodes, ...]:
        """The posters whose codes are not read back exactly from ``pdf``: this one, or what calibration made of it.

        ``progress`` may raise to stop. Raises ``UserError`` when the file cannot be rendered.
        """
        if not self.codes:
            return not_verified(verify(pdf, self.expected, progress))
        unread = set(unread_codes(pdf, self.codes, progress))
        return tuple(
            poster
            for number, poster in enumerate(self.expected)
            for codes in (self._codes_of(number),)
            if len(codes) != poster.count or unread & set(codes)
        )

    def _codes_of(self, number: int) -> Sequence[CodeAt]:
        pages = self.codes[number * self.sheets_each : (number + 1) * self.sheets_each]
        return [code for page in pages for code in page]


def sheets_each(composition: Composition, rendition: Rendition) -> int:
    """How many sheets each poster takes. Raises ``UserError`` where posters do not go onto the sheets of a tiling."""
    return 1 if rendition.tiling is None else plan_tiles(composition, rendition.tiling).count


def render(composition: Composition, rendition: Rendition, fonts: FontLibrary, catalogue: Catalogue) -> RenderedPages:
    """Paint what ``Rendition.of`` gave. Raises ``UserError`` where posters do not go onto the sheets of a tiling, or where
    no label is left on the first sheet."""
    paper, expected = paper_of(composition, catalogue), expected_codes(composition)
    page, sheets = composition.layout.page, composition.pages
    if rendition.tiling is not None:
        plan = plan_tiles(composition, rendition.tiling)
        views = tuple(tile_views(plan, each, composition.language, fonts, catalogue) for each in sheets)
        codes = tuple(codes for each in sheets for codes in tile_codes(plan, each))
        pdf = paint_paper(replace(paper, views=views), fonts)
        return RenderedPages(pdf, plan.size, plan.count, expected, codes)
    view = print_shop_view(page) if rendition.print_shop else trimmed_sheet(page)
    paper = replace(paper, views=((view,),) * len(sheets), face_reach=bleed_of(page) if rendition.print_shop else 0.0)
    if rendition.labels_used:
        paper = replace(paper, labels_used=rendition.labels_used)
        expected = (_on_labels_left(expected[0], page.labels, rendition.labels_used), *expected[1:])
    size = view.size if rendition.print_shop else page.sheet
    return RenderedPages(paint_paper(paper, fonts), size, 1, expected)


def _on_labels_left(expected: ExpectedCodes, labels: int, used: int) -> ExpectedCodes:
    """What a sheet says of which some labels are gone. Raises ``BadInput`` where none is left."""
    if not 0 <= used < labels:
        raise BadInput(message("printing", "A sheet has {count} labels. Begin at one of them.", count=labels))
    return replace(expected, count=expected.count // labels * (labels - used))
