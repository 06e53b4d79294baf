"""What is used of the database driver ``sqlcipher3``, which has no types of its own (PEP 249)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol


class DriverCursor(Protocol):
    """What is used of a cursor of the SQLCipher driver."""

    @property
    def rowcount(self) -> int: ...

    def execute(self, sql: str, values: Sequence[object] = ..., /) -> object: ...

    def fetchall(self) -> list[tuple[object, ...]]: ...

    def __iter__(self) -> Iterator[tuple[object, ...]]: ...

    def close(self) -> None: ...


class DriverConnection(Protocol):
    """What is used of a connection of the SQLCipher driver."""

    def cursor(self) -> DriverCursor: ...

    def execute(self, sql: str, values: Sequence[object] = ..., /) -> DriverCursor: ...

    def executemany(self, sql: str, values: Iterable[Sequence[object]], /) -> DriverCursor: ...

    def executescript(self, sql: str, /) -> object: ...

    def backup(
        self, target: "DriverConnection", *, pages: int, progress: Callable[[int, int, int], object], sleep: float
    ) -> None: ...

    def close(self) -> None: ...
