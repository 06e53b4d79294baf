"""The whole manual as a PDF: contents with page numbers, bookmarks, pictures. The same manual gives the same bytes.

Reportlab's Platypus lays it out. Both faces of the printed papers are embedded, with the characters that occur.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    Image,
    ListFlowable,
    ListItem,
    PageBreak,
    PageTemplate,
    Preformatted,
    Spacer,
    TableStyle,
)
from reportlab.platypus import Table as Grid
from reportlab.platypus.tableofcontents import TableOfContents

from desktop.catalogue import Catalogue
from desktop.domain.messages import Message, message
from desktop.manual.breaking import ChineseParagraph as Text
from desktop.manual.document import Block, Heading, Items, Listing, Paragraph, Picture, Span, Spans, Style, Table
from desktop.manual.manual import Manual, SectionText
from desktop.manual.sections import GROUP_WORDS
from desktop.posters.typesetting.fonts import FontLibrary, Weight

TITLE = message("manual", "VenueDesk manual")
_CONTENTS = message("manual", "Contents")
_PAGES = message("papers", "Page {page} of {pages}")
_VERSION = message("manual", "Version {version}")

_REGULAR, _BOLD = "NotoSansSC", "NotoSansSC-Bold"
_INK, _SECOND, _LINE, _GROUND, _LINK = (HexColor(c) for c in ("#14211E", "#4E5F5A", "#DBE4E1", "#E7EDEB", "#0B6E63"))
_SIDE, _TOP, _BOTTOM = 20 * mm, 18 * mm, 20 * mm
_WIDTH = A4[0] - 2 * _SIDE
_TIGHT = tuple((side, (0, 0), (-1, -1), 0) for side in ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING"))
_WITH_HEADING = 35 * mm
"""Room that a heading and the beginning of what follows it take."""
_SHARES = {2: (0.34, 0.66), 3: (0.3, 0.2, 0.5)}
"""Of the width, for the columns of a table."""
_LATIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "…": "..."})
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


@dataclass(frozen=True)
class _Looks:
    """Paragraph styles. Chinese breaks between any two characters that may be parted, English at spaces."""

    language: str
    body: ParagraphStyle = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "body", self.style("body", 10.5, after=5))

    def style(
        self, name: str, size: float, *, bold: bool = False, after: float = 0, before: float = 0
    ) -> ParagraphStyle:
        return ParagraphStyle(
            name,
            fontName=_BOLD if bold else _REGULAR,
            fontSize=size,
            leading=size * 1.55,
            spaceAfter=after,
            spaceBefore=before,
            textColor=_INK,
            bulletFontName=_REGULAR,
            wordWrap="CJK" if self.language == "zh" else None,
            splitLongWords=1,
        )


def manual_pdf(manual: Manual, fonts: Path, catalogue: Catalogue, version: str) -> bytes:
    """The manual on A4. ``fonts`` is the folder of the bundled faces, ``version`` the program's."""
    _register(fonts)
    looks = _Looks(manual.language)

    def words(text: Message) -> str:
        return catalogue.text(text, manual.language)

    out = io.BytesIO()
    document = _Document(
        out, words(TITLE), manual.language, lambda page, pages: words(_PAGES.filled(page=page, pages=pages))
    )
    contents = TableOfContents(
        dotsMinLevel=1, tableStyle=TableStyle([("FONTNAME", (0, 0), (-1, -1), _REGULAR), *_TIGHT])
    )
    contents.levelStyles = [
        looks.style("group", 10, bold=True, before=5, after=1),
        looks.style("entry", 10),
    ]
    for style in contents.levelStyles:
        style.leading = 15
    contents.levelStyles[1].leftIndent = 6 * mm
    story: list[Flowable] = [
        Text(escape(words(TITLE)), looks.style("title", 24, bold=True, after=4)),
        Text(escape(words(_VERSION.filled(version=version))), looks.style("version", 10.5, after=14)),
        Text(escape(words(_CONTENTS)), looks.style("heading", 14, bold=True, after=4)),
        contents,
    ]
    for group, sections in groupby(manual.sections, key=lambda section: section.group):
        for place, section in enumerate(sections):
            story.append(PageBreak())
            if place == 0:
                story.append(_Mark(words(GROUP_WORDS[group]), f"group-{group}", 0))
            story += _section(manual.section(section.id), manual, looks)
    with _plain_streams():
        document.multiBuild(story)
    return out.getvalue()


@contextmanager
def _plain_streams() -> Iterator[None]:
    """Reportlab writes pictures as text unless its settings say otherwise: most of the time, and a quarter more bytes."""
    former = rl_config.useA85
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = former


def _register(folder: Path) -> None:
    """Read the faces, once for all papers of this process."""
    for name, weight in ((_REGULAR, Weight.REGULAR), (_BOLD, Weight.BOLD)):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(folder / FontLibrary.FILES[weight])))
    pdfmetrics.registerFontFamily(_REGULAR, normal=_REGULAR, bold=_BOLD, italic=_REGULAR, boldItalic=_BOLD)


class _Document(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """Pages with a foot. How many there are is known from the pass before; contents need a second one anyway."""

    def __init__(self, out: io.BytesIO, title: str, language: str, foot: Callable[[int, int], str]) -> None:
        super().__init__(
            out,
            pagesize=A4,
            title=title,
            author="",
            subject="",
            creator="VenueDesk",
            producer="VenueDesk",
            lang=_LANGUAGES[language],
            invariant=1,
            pageCompression=1,
            initialFontName=_REGULAR,  # else an unembedded Helvetica slips in
        )
        self._foot = foot
        self._of_pass_before = self._so_far = 0
        frame = Frame(_SIDE, _BOTTOM, _WIDTH, A4[1] - _TOP - _BOTTOM, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate("page", [frame], onPage=self._draw_foot))

    def beforeDocument(self) -> None:
        self._of_pass_before, self._so_far = self._so_far, 0

    def afterFlowable(self, flowable: Flowable) -> None:
        if isinstance(flowable, _Mark):
            self.notify("TOCEntry", (flowable.level, flowable.text, self.page, flowable.key))

    def _draw_foot(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        self._so_far = self.page
        canvas.setFont(_REGULAR, 8)
        canvas.setFillColor(_SECOND)
        canvas.drawString(_SIDE, _BOTTOM / 2, self.title)
        canvas.drawRightString(A4[0] - _SIDE, _BOTTOM / 2, self._foot(self.page, max(self._of_pass_before, self.page)))


class _Mark(Flowable):  # type: ignore[misc]
    """A place that contents and bookmarks lead to."""

    def __init__(self, text: str, key: str, level: int) -> None:
        super().__init__()
        self.text, self.key, self.level = text, key, level
        self.width = self.height = 0

    def draw(self) -> None:
        self.canv.bookmarkPage(self.key)
        self.canv.addOutlineEntry(self.text, self.key, self.level, closed=self.level == 0)


def _section(text: SectionText, manual: Manual, looks: _Looks) -> list[Flowable]:
    title = Text(_set(text.title, looks.language), looks.style("section", 18, bold=True, after=8))
    return [_Mark(_set(text.title, looks.language), text.section.id, 1), title, *_blocks(text.blocks, manual, looks)]


def _blocks(blocks: tuple[Block, ...], manual: Manual, looks: _Looks) -> list[Flowable]:
    return [flowable for block in blocks for flowable in _flowables(block, manual, looks)]


def _flowables(block: Block, manual: Manual, looks: _Looks) -> list[Flowable]:
    match block:
        case Heading():
            style = looks.style("heading", 12.5, bold=True, before=10, after=4)
            # Not alone at the foot of a page.
            return [CondPageBreak(_WITH_HEADING), Text(_set(block.text, looks.language), style)]
        case Paragraph():
            return [Text(_markup(block.spans, looks.language), looks.body)]
        case Items():
            items = [
                ListItem([part for inner in item for part in _flowables(inner, manual, looks)]) for item in block.items
            ]
            kind = {"bulletType": "1", "bulletFormat": "%s."} if block.is_numbered else {"bulletType": "bullet"}
            start = {} if block.is_numbered else {"start": "•"}
            made = ListFlowable(
                items, bulletFontName=_REGULAR, bulletFontSize=10.5, bulletColor=_INK, leftIndent=16, **kind, **start
            )
            return [made, Spacer(1, 4)]
        case Table():
            return [_grid(block, looks), Spacer(1, 8)]
        case Listing():
            style = looks.style("listing", 9.5, before=2, after=8)
            style.backColor, style.borderPadding, style.leftIndent, style.rightIndent = _GROUND, 6, 6, 6
            return [Spacer(1, 4), Preformatted(block.text, style)]
        case Picture():
            file = manual.picture(block.name)
            image = Image(str(file), kind="proportional", width=_WIDTH, height=_WIDTH)
            return [Spacer(1, 3), image, Spacer(1, 8)]


def _grid(table: Table, looks: _Looks) -> Grid:
    cell = looks.style("cell", 9.5)
    head = looks.style("head", 9.5, bold=True)
    rows = [[Text(_markup(spans, looks.language), head) for spans in table.head]]
    rows += [[Text(_markup(spans, looks.language), cell) for spans in row] for row in table.rows]
    made = Grid(rows, colWidths=[share * _WIDTH for share in _SHARES[len(table.head)]], repeatRows=1)
    made.setStyle(
        TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), _REGULAR),
                ("BACKGROUND", (0, 0), (-1, 0), _GROUND),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, _LINE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        )
    )
    return made


def _markup(spans: Spans, language: str) -> str:
    return "".join(_span(span, language) for span in spans)


def _set(text: str, language: str) -> str:
    """The words as they are set: the typeface has one width for these marks, which is that of Chinese."""
    return escape(text.translate(_LATIN) if language == "en" else text, quote=False)


def _span(span: Span, language: str) -> str:
    text = _set(span.text, language)
    if span.style is Style.STRONG:
        text = f"<b>{text}</b>"
    elif span.style is Style.CODE:
        text = f'<font backColor="{_web(_GROUND)}">{text}</font>'
    return f'<a href="#{escape(span.section)}" color="{_web(_LINK)}">{text}</a>' if span.section else text


def _web(colour: HexColor) -> str:
    return "#" + str(colour.hexval())[2:]
