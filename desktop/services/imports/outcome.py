"""What became of a file that was imported, line by line: the sums are those of the file."""

from dataclasses import dataclass

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import Problem
from desktop.domain.messages import Message


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that was not taken.

    ``draft`` holds its cells by field, exactly as they were found. ``cell_problems`` are about how the file kept a
    value (an ID number kept as a number, an error as the value of a formula): they stand for as long as the field
    says the same, whatever the rules say of the text. ``problems`` are what the rules say; ``beyond`` are cells to the
    right of the last heading. ``sheet`` is empty for CSV and for files of one sheet; ``line`` counts from 1.
    """

    line: int
    draft: DeclarationDraft
    cell_problems: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    beyond: tuple[str, ...] = ()
    sheet: str = ""

    @property
    def problem(self) -> Problem:
        """The first thing that is wrong with the line."""
        return (*self.cell_problems, *self.problems)[0]


@dataclass(frozen=True, slots=True)
class NotRead:
    """Lines that hold no declaration, from ``line`` on: a title, the headings, blank ones, the rest of a cell with
    line breaks."""

    line: int
    count: int
    because: Message
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """``lines`` of the file = ``accepted`` + ``existing`` + rejected ones + those not read.

    ``existing`` were stored before; those of them that were erased since, at somebody's request, stay erased, and a note
    counts them. ``notes`` say what else is to be known: columns that were left out, hidden rows.
    """

    source: str
    lines: int
    accepted: int
    existing: int
    rejected: tuple[Rejected, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    notes: tuple[Message, ...] = ()
