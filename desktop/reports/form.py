"""What a printed form is made of: rows of cells, cells of lines, lines of words, tick boxes and room to write.

Plain values; ``ruled`` turns them into placed things. Type sizes in points, lengths in millimetres.
"""

from dataclasses import dataclass
from typing import TypeAlias

from desktop.reports.wording import Text


@dataclass(frozen=True, slots=True)
class Word:
    """A label or a sentence printed within a line."""

    text: Text
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick with its words; ``on`` prints it ticked."""

    text: Text
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

    text: Text
    size: float = 0.0
    bold: bool = False
    centred: bool = False


Content: TypeAlias = Flow | Passage


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell of a row, ``width`` millimetres wide; 0 for as wide as its content (``snug``) or for sharing the
    rest. A label is centred, its second language below; a ``snug`` one is at least ``width``, and as wide as makes
    its row lowest."""

    content: tuple[Content, ...] = ()
    width: float = 0.0
    label: Text | None = None
    snug: bool = False


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of the ruled table, as high as its content and at least ``height``; ``stretch`` is its part of the
    room that is left on the page."""

    cells: tuple[FormCell, ...]
    height: float = 0.0
    stretch: float = 0.0


@dataclass(frozen=True, slots=True)
class FormMetrics:
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


def label(text: Text, width: float, *, snug: bool = False) -> FormCell:
    """The cell that names its neighbour; ``snug`` for words whose length is not known."""
    return FormCell((), width, text, snug)


def flow(*pieces: Piece, columns: int = 0) -> Flow:
    """These pieces as a flow; see ``Flow`` for ``columns``."""
    return Flow(pieces, columns)
