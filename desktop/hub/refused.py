"""A request that is refused: the status and the body of the response."""

from dataclasses import dataclass
from uuid import UUID

from desktop.sync.wire import Refusal


@dataclass
class Refused(Exception):
    """``status`` is HTTP's; ``retry_after`` the seconds until another try makes sense, None where none does."""

    status: int
    refusal: Refusal
    retry_after: int | None = None

    def __str__(self) -> str:
        return f"{self.status} {self.refusal.code}"


def refused(status: int, code: str, retry_after: int | None = None) -> Refused:
    """A refusal with a code and nothing else."""
    return Refused(status, Refusal(code), retry_after)


def identifier(text: str) -> UUID:
    """An identifier in the canonical form that desks write. Raises ``Refused`` (``format``) for anything else."""
    try:
        value = UUID(text)
    except ValueError:
        raise refused(400, "format") from None
    if str(value) != text:
        raise refused(400, "format")
    return value
