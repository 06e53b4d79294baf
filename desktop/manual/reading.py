"""Sections are written in Markdown: headings, paragraphs, lists, tables, listings, pictures, links to other sections."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from desktop.manual.document import Block, Heading, Items, Listing, Paragraph, Picture, Span, Spans, Style, Table

Token = Mapping[str, Any]


class NotUnderstood(ValueError):
    """A section has something in it that is neither shown nor printed."""


def read(text: str) -> tuple[str, tuple[Block, ...]]:
    """The title of a section and its blocks. Raises ``NotUnderstood``."""
    blocks = [block for token in _parser()(text) if (block := _block(token)) is not None]
    if not blocks or not isinstance(blocks[0], Heading):
        raise NotUnderstood("a section begins with its title")
    return blocks[0].text, tuple(blocks[1:])


@cache
def _parser() -> Any:
    # Nobody waits for it before a section is wanted.
    import mistune

    return mistune.create_markdown(renderer=None, plugins=["table"])


def _block(token: Token) -> Block | None:
    match token["type"]:
        case "blank_line":
            return None
        case "heading":
            return Heading("".join(span.text for span in _spans(token["children"])))
        case "paragraph" | "block_text":
            if picture := _picture(token["children"]):
                return picture
            return Paragraph(_spans(token["children"]))
        case "list":
            items = (tuple(b for part in item["children"] if (b := _block(part))) for item in token["children"])
            return Items(tuple(items), token["attrs"]["ordered"])
        case "table":
            head, body = token["children"]
            rows = tuple(tuple(_spans(cell["children"]) for cell in row["children"]) for row in body["children"])
            return Table(tuple(_spans(cell["children"]) for cell in head["children"]), rows)
        case "block_code":
            return Listing(token["raw"].rstrip("\n"))
        case other:
            raise NotUnderstood(other)


def _picture(tokens: Sequence[Token]) -> Picture | None:
    """A paragraph that is a picture and nothing else."""
    if [token["type"] for token in tokens] != ["image"]:
        return None
    return Picture(tokens[0]["attrs"]["url"], "".join(span.text for span in _spans(tokens[0]["children"])))


def _spans(tokens: Sequence[Token]) -> Spans:
    made: list[Span] = []
    for token in tokens:
        match token["type"]:
            case "text":
                made.append(Span(token["raw"]))
            case "softbreak" | "linebreak":
                made.append(Span(" "))
            case "codespan":
                made.append(Span(token["raw"], Style.CODE))
            case "strong":
                made += (replace(span, style=Style.STRONG) for span in _spans(token["children"]))
            case "link":
                made += (replace(span, section=token["attrs"]["url"]) for span in _spans(token["children"]))
            case other:
                raise NotUnderstood(other)
    return tuple(made)
