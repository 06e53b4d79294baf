"""What is used of the database driver ``sqlcipher3``, which has no types of its own (PEP 249)."""

from collections.abc import Iterable, Sequence
from typing import Protocol


class DriverCursor(Protocol):
    """A cursor."""

    @property
    def rowcount(self) -> int: ...

    def execute(self, sql: str, values: Sequence[object] = ..., /) -> object: ...

    def fetchall(self) -> list[tuple[object, ...]]: ...

    def close(self) -> None: ...


class DriverConnection(Protocol):
    """A connection."""

    def cursor(self) -> DriverCursor: ...

    def execute(self, sql: str, values: Sequence[object] = ..., /) -> DriverCursor: ...

    def executemany(self, sql: str, values: Iterable[Sequence[object]], /) -> DriverCursor: ...

    def close(self) -> None: ...
