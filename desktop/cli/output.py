"""What a command prints: one JSON object for machines, or lines for people."""

import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from desktop.domain.characters import each_hidden, made_visible
from desktop.domain.messages import Message


@dataclass(frozen=True, slots=True)
class Result:
    """A command's outcome. ``lines`` are for people, in the language of the window; ``data`` is for machines; ``then``
    comes after they are printed."""

    data: Mapping[str, object]
    lines: Iterable[str | Message]
    exit_code: int = 0
    then: Callable[[], int] | None = None


def show(result: Result, say: Callable[[Message], str] = str, *, as_json: bool) -> None:
    """Print to standard output, in UTF-8 whatever the console's code page is; of JSON a terminal obeys nothing either.
    ``say`` gives sentences in a language; without it they are English."""
    if as_json:
        text = json.dumps(result.data, ensure_ascii=False, default=_plain)
        print_text(sys.stdout, each_hidden(text, lambda hidden: json.dumps(hidden)[1:-1]))
    else:
        for line in result.lines:
            write_line(sys.stdout, line if isinstance(line, str) else say(line))


def write_line(stream: TextIO, text: str) -> None:
    """A line for people. Names come from other desks and hubs: what a terminal would obey in place of showing it (escape
    sequences, marks that turn the direction) is shown as its code."""
    print_text(stream, made_visible(text, "\t"))


def print_text(stream: TextIO, text: str) -> None:
    """Text that a console of another encoding cannot refuse."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")
    print(text, file=stream, flush=True)


def _plain(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    return str(value)
