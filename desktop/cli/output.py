"""What a command prints: one JSON object for machines, or lines for people."""

import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Result:
    """A command's outcome. ``lines`` are for people, ``data`` for machines; ``then`` comes after they are printed."""

    data: Mapping[str, object]
    lines: Iterable[str]
    exit_code: int = 0
    then: Callable[[], int] | None = None


def show(result: Result, *, as_json: bool) -> None:
    """Print to standard output, in UTF-8 whatever the console's code page is."""
    if as_json:
        text = json.dumps(result.data, ensure_ascii=False, default=_plain)
    else:
        text = "\n".join(result.lines)
    write_line(sys.stdout, text)


def write_line(stream: TextIO, text: str) -> None:
    """A line that a console of another encoding cannot refuse."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")
    print(text, file=stream, flush=True)


def _plain(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    return str(value)
