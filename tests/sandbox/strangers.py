"""Readers that do what no honest one does; they run in reader processes."""

import io
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message


def whole(file: BinaryIO, name: str) -> bytes:
    """The file, read in pieces of several sizes and from several places."""
    start = file.read(3)
    file.seek(-1, io.SEEK_END)
    end = file.read(5)
    file.seek(3)
    middle = b"".join(iter(lambda: file.read(70_000), b""))
    assert middle.endswith(end), name
    return start + middle


def process(_file: BinaryIO, _name: str) -> int:
    return os.getpid()


def memory(_file: BinaryIO, _name: str) -> int:
    blocks = []
    while True:
        blocks.append(bytearray(b"x") * (16 << 20))


def silence(_file: BinaryIO, _name: str) -> int:
    time.sleep(600)
    return 0


def loop(_file: BinaryIO, _name: str) -> int:
    while True:
        pass


def crash(_file: BinaryIO, _name: str) -> int:
    os.kill(os.getpid(), signal.SIGSEGV)
    return 0


LIBRARIES = ("LC_CTYPE", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""What is handed over where it is set: by it the interpreter finds its libraries and its encoding."""


def reach(file: BinaryIO, _name: str) -> tuple[str, ...]:
    """What of the world can be reached, tried one after the other; ``file`` names one that is there."""
    path = file.read().decode()
    found = []

    def attempt(what: str, act: object) -> None:
        try:
            act()  # type: ignore[operator]
        except (OSError, ImportError):
            return
        found.append(what)

    attempt("read", lambda: Path(path).read_bytes())
    attempt("write", lambda: Path(f"{path}.new").write_bytes(b"x"))
    attempt("list", lambda: list(Path("/").iterdir()))
    attempt("connect", lambda: socket.socket(socket.AF_INET))
    attempt("run", lambda: subprocess.run(["/bin/true"], check=True))
    attempt("import", lambda: __import__("wave"))
    attempt("raise limits", lambda: raise_limit())
    return (
        *found,
        *(name for name in os.environ if not name.endswith(("_THREADS", "_THREADPOOL")) and name not in LIBRARIES),
    )


def raise_limit() -> None:
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (1024, 1024))
    except ValueError as error:
        raise OSError from error


def noise(_file: BinaryIO, _name: str) -> str:
    sys.stdout.write("printed")
    sys.stdout.flush()
    os.write(1, b"written")
    return "result"


def refusal(file: BinaryIO, name: str) -> int:
    kind = UserError if file.read() == b"world" else BadInput
    inner = message("tables", "Column {letter}", letter="C")
    raise kind(message("tables", "{name} has {count} of {inner}.", name=name, count=1234, inner=inner))


def fault(file: BinaryIO, _name: str) -> int:
    raise LookupError(file.read().decode())


def another_kind(_file: BinaryIO, _name: str) -> str:
    return "no number"


def numbers(file: BinaryIO, _name: str) -> Iterator[int]:
    """So many as the file says."""
    yield from range(int(file.read()))
