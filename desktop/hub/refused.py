"""A request that is not granted: the answer's status and what it says to the desk's program."""

from dataclasses import dataclass
from uuid import UUID

from desktop.sync.wire import Refusal


@dataclass
class Refused(Exception):
    """``status`` is HTTP's; ``retry_after`` seconds until another try makes sense, None where none does."""

    status: int
    refusal: Refusal
    retry_after: int | None = None

    def __str__(self) -> str:
        return f"{self.status} {self.refusal.code}"


def refused(status: int, code: str, retry_after: int | None = None) -> Refused:
    """A refusal that is told by its code alone."""
    return Refused(status, Refusal(code), retry_after)


def identifier(text: str) -> UUID:
    """An identifier in the one form that desks write. Anything else is refused as ``format``."""
    try:
        value = UUID(text)
    except ValueError:
        raise refused(400, "format") from None
    if str(value) != text:
        raise refused(400, "format")
    return value
