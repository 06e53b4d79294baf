"""Kills a process with SIGKILL in the middle of an operation, at a random moment.

The operation runs in a process of its own, which prepares, says so, and waits to be let go on. Then it is killed after
a random part of the time that the operation takes, or, where ``strace`` is installed, as it makes a random one of its
system calls that change a file or send something: each kind of call is as likely as another, so that the few renames
are hit as often as the many writes. What the process reports before it is killed has been acknowledged.

``VENUEDESK_POWER_CUTS=84`` kills each operation so often; ``VENUEDESK_SEED`` repeats a run.
"""

import multiprocessing
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

import pytest

CUTS = int(os.environ.get("VENUEDESK_POWER_CUTS", "2"))
STRACE = shutil.which("strace")
SEED = int(os.environ.get("VENUEDESK_SEED", "16"))
LONGEST_SECONDS = 60.0
_CHANGING = "write,pwrite64,fsync,fdatasync,ftruncate,rename,unlink,sendto,sendmsg"
"""System calls that change a file or send something to another process."""

Report = Callable[[str], None]
Operation = Callable[..., None]
"""Called in the process with what lets it begin (to be called once it is prepared), a ``Report``, and the arguments."""

needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")


@dataclass(frozen=True)
class Run:
    """How a process ended: what it reported, in order, and whether it was killed."""

    reports: tuple[str, ...]
    was_killed: bool

    def numbers(self, name: str) -> list[int]:
        """The numbers of the reports of that name."""
        return [int(one.split()[1]) for one in self.reports if one.split()[0] == name]


@dataclass
class Killing:
    """Runs one operation again and again. ``seconds`` and ``calls`` are measured in its first run, which is whole."""

    operation: Operation
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))
    seconds: float = 0.0
    calls: Counter[str] = field(default_factory=Counter)
    kills: int = 0

    def whole(self, *arguments: object) -> Run:
        """Run it to its end."""
        began = 0.0
        with _prepared(self.operation, arguments) as process, TemporaryDirectory() as folder:
            out = Path(folder) / "calls"
            with traced(process.pid, "-o", str(out), "-e", f"trace={_CHANGING}"):
                began = time.monotonic()
                run = process.end()
                self.seconds = time.monotonic() - began
            assert not run.was_killed
            self.calls = _most(out.read_text("utf-8", "replace")) if out.exists() else Counter()
        return run

    def cut(self, *arguments: object) -> Run:
        """Run it and kill it; it may have come to its end before."""
        name = self.chance.choice([*sorted(self.calls), *("" for _ in range(len(self.calls) // 2 + 1))])
        with _prepared(self.operation, arguments) as process:
            if name:
                inject = f"inject={name}:signal=SIGKILL:when={self.chance.randint(1, self.calls[name])}"
                with traced(process.pid, "-o", os.devnull, "-e", f"trace={name}", "-e", inject):
                    run = process.end()
            else:
                run = process.end(kill_after=self.chance.uniform(0, self.seconds))
        self.kills += run.was_killed
        return run

    def cuts(self) -> Iterator[int]:
        """Numbers, until the process was killed as often as is asked for."""
        for number in range(CUTS * 10):
            if self.kills >= CUTS:
                return
            yield number
        raise AssertionError(f"only {self.kills} of {CUTS} runs did not end before they could be killed")


class _Prepared:
    """A process that waits to be let go on."""

    def __init__(self, process: ForkServerProcess, reports: Connection, go: Connection) -> None:
        self._process = process
        self._reports = reports
        self._go = go
        assert process.pid is not None
        self.pid = process.pid

    def end(self, kill_after: float = LONGEST_SECONDS) -> Run:
        """Let it go on until it ends, or for so many seconds."""
        self._go.send("go")
        reports: list[str] = []
        until = time.monotonic() + kill_after
        with suppress(EOFError, OSError):  # a report that was cut off was not made
            while self._reports.poll(max(until - time.monotonic(), 0)):
                reports.append(self._reports.recv())
            self._process.kill()
            while True:
                reports.append(self._reports.recv())
        self._process.join(LONGEST_SECONDS)
        assert self._process.exitcode in (0, -signal.SIGKILL), self._process.exitcode
        assert kill_after < LONGEST_SECONDS or time.monotonic() < until, "the operation did not end"
        return Run(tuple(reports), self._process.exitcode != 0)


_CONTEXT = multiprocessing.get_context("forkserver") if hasattr(os, "fork") else None


@contextmanager
def _prepared(operation: Operation, arguments: Sequence[object]) -> Iterator[_Prepared]:
    assert _CONTEXT is not None
    _CONTEXT.set_forkserver_preload([operation.__module__])
    reports, theirs = _CONTEXT.Pipe(duplex=False)
    let_go, go = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_perform, args=(operation, theirs, let_go, *arguments))
    with reports, go:
        with theirs, let_go:
            process.start()
        try:
            assert reports.recv() == "prepared"
            yield _Prepared(process, reports, go)
        finally:
            process.kill()
            process.join()
            process.close()


def _perform(operation: Operation, reports: Connection, let_go: Connection, *arguments: object) -> None:
    def begin() -> None:
        reports.send("prepared")
        let_go.recv()

    lock = Lock()  # several threads may report

    def report(text: str) -> None:
        with lock:
            reports.send(text)

    operation(begin, report, *arguments)


@contextmanager
def traced(pid: int, *options: str) -> Iterator[None]:
    """Have ``strace`` follow the process; nothing where there is none, or where it may not. The block has to end the
    process."""
    if STRACE is None:
        yield
        return
    line = [STRACE, "-f", "-p", str(pid), *options]
    with subprocess.Popen(line, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as tracer:
        assert tracer.stderr is not None
        tracer.stderr.readline()  # that it is attached, or why not
        yield
        tracer.communicate(timeout=LONGEST_SECONDS)


def _most(trace: str) -> Counter[str]:
    """By call, how often the thread made it that made it most: ``strace`` counts each thread's calls."""
    found = Counter((thread, call.partition("(")[0]) for thread, call in re.findall(r"^(\d+) +(\w+\()", trace, re.M))
    most: Counter[str] = Counter()
    for (_, name), count in found.items():
        most[name] = max(most[name], count)
    return most
