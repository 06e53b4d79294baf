"""Names of what runs in a reader process: its kinds of processes, and functions in them."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ProcessKind:
    """Processes with the same modules in them. What they import is loaded before they give up the right to open files.

    ``memory``: bytes that one may take beside its code; ``cpu_seconds``: of a processor, for one file; ``silence``: seconds
    that the program waits for the next sign of it.
    """

    name: str
    modules: tuple[str, ...]
    memory: int
    cpu_seconds: int = 120
    silence: float = 30.0


@dataclass(frozen=True, slots=True)
class Reader(Generic[T]):
    """A function of a module of ``kind`` that is given a binary file and what to call it, and returns a ``result``.

    The function is named by a text, so that the program does not load the libraries that it uses. It raises
    ``UserError`` or ``BadInput`` for files that it does not take.
    """

    kind: ProcessKind
    module: str
    function: str
    result: type[T]

    @property
    def place(self) -> str:
        """How the function is named to the process."""
        return f"{self.module}:{self.function}"


@dataclass(frozen=True, slots=True)
class PartsReader(Generic[T]):
    """The same of a function that yields its result in parts, each a ``part``."""

    kind: ProcessKind
    module: str
    function: str
    part: type[T]

    @property
    def place(self) -> str:
        """How the function is named to the process."""
        return f"{self.module}:{self.function}"
