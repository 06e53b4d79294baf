"""How long work reports how far it is and learns that it should stop."""

from typing import Protocol


class Progress(Protocol):
    """Called with the units done and their total, 0 where that is not known; raises ``Cancelled`` when the user has
    stopped the work.
    """

    def __call__(self, done: int, total: int, /) -> None: ...


def no_progress(done: int, total: int, /) -> None:
    """For callers that neither show nor stop the work."""
