"""What a printed form is made of: rows of cells, cells of lines, lines of words, tick boxes and room to write.

Plain values; ``ruled`` turns them into placed things. Type sizes in points, lengths in millimetres.
"""

from dataclasses import dataclass
from typing import TypeAlias

from desktop.domain.posters import Language


@dataclass(frozen=True, slots=True)
class Say:
    """Words of a form in Chinese and English. What people typed has one text for both."""

    zh: str
    en: str = ""

    def main(self, language: Language) -> str:
        """The words that a form in this language is read by."""
        return (self.en or self.zh) if language is Language.EN else self.zh

    def second(self, language: Language) -> str:
        """The words beside them, on a form in two languages."""
        return self.en if language is Language.ZH_EN and self.en != self.zh else ""

    def filled(self, **values: object) -> "Say":
        """The words with values put in."""
        return Say(self.zh.format(**values), self.en.format(**values))


@dataclass(frozen=True, slots=True)
class Word:
    """Printed words within a line."""

    say: Say
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick with its words; ``on`` prints it ticked."""

    say: Say
    on: bool = False


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes for one character each. ``group`` of them stand close together; ``spare`` ones at the end are dashed."""

    count: int
    groups: tuple[int, ...] = ()
    spare: int = 0


@dataclass(frozen=True, slots=True)
class Blank:
    """A line to write on, at least this long; the blanks of a line share what room is left."""

    least: float


@dataclass(frozen=True, slots=True)
class Gap:
    """White room that pushes what follows to the right, where no blank takes it up."""


Piece: TypeAlias = Word | Tick | Boxes | Blank | Gap


@dataclass(frozen=True, slots=True)
class Flow:
    """Pieces from left to right, broken into lines as needed. With ``columns``, tick boxes stand under each other."""

    pieces: tuple[Piece, ...]
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text. ``size`` 0 is the form's own; ``centred`` for short entries of a table."""

    say: Say
    size: float = 0.0
    bold: bool = False
    centred: bool = False


Content: TypeAlias = Flow | Passage


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row, as wide as told, as its content (``snug``) or sharing the rest. A label is centred, its second
    language below."""

    content: tuple[Content, ...] = ()
    width: float = 0.0
    label: Say | None = None
    snug: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the ruled table, as high as its content and at least ``height``; ``stretch`` is its part of the
    room that is left on the page."""

    cells: tuple[Cell, ...]
    height: float = 0.0
    stretch: float = 0.0


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes of a form. ``second`` is the type size of the second language, ``least`` the smallest that a label may
    shrink to, ``write`` the height of a line to write on, ``pitch`` that of a line to read or tick, ``box`` the width
    of a box for one character."""

    body: float
    second: float
    label: float
    least: float
    write: float
    pitch: float
    box: float
    pad: float
    between: float


def label(say: Say, width: float) -> Cell:
    """The cell that names its neighbour."""
    return Cell((), width, say)


def flow(*pieces: Piece, columns: int = 0) -> Flow:
    """A flow of these pieces."""
    return Flow(pieces, columns)
