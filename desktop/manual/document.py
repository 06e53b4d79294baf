"""What a section consists of, whatever shows it: blocks of text, tables and pictures."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Style(StrEnum):
    """How words are set."""

    PLAIN = "plain"
    STRONG = "strong"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style; ``section`` is the section that they lead to, empty for none."""

    text: str
    style: Style = Style.PLAIN
    section: str = ""


Spans: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: Spans


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered where its items are steps."""

    items: tuple[tuple["Block", ...], ...]
    is_numbered: bool


@dataclass(frozen=True, slots=True)
class Table:
    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines to be typed into a terminal."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its name, and what is on it."""

    name: str
    caption: str


Block: TypeAlias = Heading | Paragraph | Items | Table | Listing | Picture


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of a page: each with what it does."""

    heading: str
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KeyTable:
    """The keys of all pages, and what stands above the two columns."""

    head: tuple[str, str]
    groups: tuple[KeyGroup, ...]

    def blocks(self) -> tuple["Block", ...]:
        """A heading and a table for each group."""
        head = tuple((Span(word),) for word in self.head)
        return tuple(
            block
            for group in self.groups
            for block in (
                Heading(group.heading),
                Table(head, tuple(((Span(key, Style.CODE),), (Span(text),)) for key, text in group.keys)),
            )
        )


def plain(spans: Spans) -> str:
    """The words without their styles."""
    return "".join(span.text for span in spans)


def texts_of(block: Block) -> tuple[str, ...]:
    """The words of a block, paragraph by paragraph and cell by cell, to be searched."""
    match block:
        case Heading():
            return (block.text,)
        case Paragraph():
            return (plain(block.spans),)
        case Items():
            return tuple(text for item in block.items for part in item for text in texts_of(part))
        case Table():
            return tuple(" ".join(plain(cell) for cell in row) for row in (block.head, *block.rows))
        case Listing():
            return tuple(block.text.splitlines())
        case Picture():
            return ()
