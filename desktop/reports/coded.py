"""Papers of many small codes, and the proof that each of them scans."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.progress import Progress, no_progress
from desktop.posters.composition.placed import Placed, PlacedCode
from desktop.posters.output.verify import CodeAt, unread_codes


@dataclass(frozen=True, slots=True)
class CodedPages:
    """A PDF, its page size in millimetres, and what must be read where on each of its pages."""

    pdf: bytes
    size_mm: tuple[float, float]
    codes: tuple[tuple[CodeAt, ...], ...]


def codes_of(page: Sequence[Placed]) -> tuple[CodeAt, ...]:
    """The codes of a page, in the order they were drawn."""
    return tuple(CodeAt(i.symbol.payload, i.quiet, i.module) for i in page if isinstance(i, PlacedCode))


def require_read_back(pages: CodedPages, progress: Progress = no_progress) -> None:
    """Read every code of the finished file. Raises ``UserError`` that names the first which does not read."""
    unread = unread_codes(pages.pdf, pages.codes, progress)
    if unread:
        raise UserError(
            message(
                "reports",
                "The code {code} could not be read back from the finished page, so nothing was saved or printed.",
                code=unread[0].payload,
            )
        )
