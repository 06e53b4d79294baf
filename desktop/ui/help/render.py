"""Sections as the rich text that Qt's browser shows, in the colours and at the text size in force."""

from html import escape

from desktop.manual.document import (
    Block,
    Heading,
    Items,
    Listing,
    Paragraph,
    Picture,
    Span,
    Spans,
    Style,
    Table,
)
from desktop.manual.manual import SectionText
from desktop.ui.kit.sizes import px
from desktop.ui.kit.theme import tokens
from desktop.ui.kit.tokens import BODY

PICTURE = "picture:"
"""Before the name of a picture, as the address of it."""
_CELL = 6
_WIDTHS = {2: (36, 64), 3: (32, 18, 50)}
"""Of the columns of a table, in per cent of its width."""


def style_sheet() -> str:
    """For the browser's document."""
    colours = tokens()
    return f"""
        body, p, li, td, th {{ font-size: {px(BODY)}px; color: {colours.ink}; }}
        p {{ margin-top: 0; margin-bottom: {px(10)}px; }}
        li {{ margin-bottom: {px(6)}px; }}
        h1 {{ font-size: {px(24)}px; font-weight: 700; margin-top: 0; margin-bottom: {px(14)}px; }}
        h2 {{ font-size: {px(17)}px; font-weight: 700; margin-top: {px(18)}px; margin-bottom: {px(8)}px; }}
        a {{ color: {colours.link}; text-decoration: underline; }}
        code, pre {{ font-family: "Noto Sans SC"; font-size: {px(14)}px; background-color: {colours.page}; }}
        table {{ margin-top: {px(6)}px; margin-bottom: {px(12)}px; }}
        td {{ border-bottom: 1px solid {colours.line}; }}
        th {{ border-bottom: 1px solid {colours.line}; text-align: left; font-weight: 700; background-color: {colours.page}; }}
    """


def html_of(text: SectionText, picture_width: int) -> str:
    """A section; its pictures are ``picture_width`` pixels wide."""
    blocks = "".join(_block(block, picture_width) for block in text.blocks)
    return f"<html><body><h1>{escape(text.title)}</h1>{blocks}</body></html>"


def _block(block: Block, width: int) -> str:
    match block:
        case Heading():
            return f"<h2>{escape(block.text)}</h2>"
        case Paragraph():
            return f"<p>{_words(block.spans)}</p>"
        case Items():
            tag = "ol" if block.is_numbered else "ul"
            items = "".join(f"<li>{''.join(_in_item(part, width) for part in item)}</li>" for item in block.items)
            return f"<{tag}>{items}</{tag}>"
        case Table():
            return _table(block)
        case Listing():
            return f"<pre>{escape(block.text)}</pre>"
        case Picture():
            return f'<p><img src="{PICTURE}{escape(block.name)}" width="{width}"></p>'


def _in_item(block: Block, width: int) -> str:
    # A paragraph inside an item would be set apart from its number.
    return _words(block.spans) if isinstance(block, Paragraph) else _block(block, width)


def _table(table: Table) -> str:
    widths = _WIDTHS[len(table.head)]
    head = "".join(f'<th width="{wide}%">{_words(cell)}</th>' for wide, cell in zip(widths, table.head, strict=True))
    rows = "".join("<tr>" + "".join(f"<td>{_words(cell)}</td>" for cell in row) + "</tr>" for row in table.rows)
    return f'<table width="100%" cellspacing="0" cellpadding="{px(_CELL)}"><tr>{head}</tr>{rows}</table>'


def _words(spans: Spans) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    text = escape(span.text)
    if span.style is Style.STRONG:
        text = f"<b>{text}</b>"
    elif span.style is Style.CODE:
        text = f"<code>{text}</code>"
    return f'<a href="{escape(span.section)}">{text}</a>' if span.section else text
