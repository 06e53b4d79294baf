"""A reader process as the program holds it: started, asked, and ended when it takes too long."""

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import msgspec

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.sandbox import frames
from desktop.sandbox.readers import ProcessKind
from desktop.sandbox.worker import FLAG, Order

_BOOT = "import sys; sys.path[:] = sys.argv[2:]; from desktop.sandbox.worker import main; sys.exit(main(sys.argv[1]))"
_KEPT_ENVIRONMENT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""What libraries are found by. Nothing else is handed over: the environment may hold a password."""
_FLAGS: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_START_SECONDS = 60.0
"""For loading what a process needs: a slow disk, a busy machine."""
_LOOK_SECONDS = 0.05
_MOST_WAITING = frames.AHEAD + 3
"""Messages that are kept for the program; a process that sends more than it was asked for waits."""


class NoAnswer(Exception):
    """The process has ended, or was ended, before it answered."""


class ReaderProcess:
    """One process. Used by one thread at a time; ``kill`` may be called by any. Raises ``UserError`` where none can be
    started."""

    def __init__(self, kind: ProcessKind) -> None:
        self.kind = kind
        order = Order(kind.modules, kind.memory, kind.cpu_seconds, os.getpid())
        try:
            self._process = subprocess.Popen(
                _command(msgspec.json.encode(order).decode()),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pipesize=frames.PIPE,
                env=_environment(),
                cwd=Path(sys.executable).anchor,
                start_new_session=True,  # a Ctrl+C in a terminal is the program's to answer
                creationflags=_FLAGS,
            )
        except OSError:
            raise cannot_start() from None
        assert self._process.stdin is not None  # since they are asked for above
        assert self._process.stdout is not None
        self._questions: IO[bytes] = self._process.stdin
        self._answers: IO[bytes] = self._process.stdout
        self._job: int | None = None
        self._received: queue.Queue[bytes] = queue.Queue(_MOST_WAITING)
        self._is_killed = threading.Event()
        self._decode: Callable[[bytes], frames.Answer] = msgspec.msgpack.Decoder(frames.Answer).decode
        self._pump = threading.Thread(target=self._receive, name="reader process", daemon=True)
        self._pump.start()
        try:
            self._join_job()
            if not isinstance(self._answer_within(_START_SECONDS, lambda: None), frames.Ready):
                raise NoAnswer
        except (NoAnswer, OSError):
            self.end()
            raise cannot_start() from None

    @property
    def is_running(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None and not self._is_killed.is_set()

    def ask(self, question: frames.Question) -> None:
        """Send a message. Raises ``NoAnswer``."""
        try:
            frames.write(self._questions, question)
        except (OSError, ValueError):  # ValueError: the pipe was closed
            raise NoAnswer from None

    def answer(self, watch: Callable[[], object]) -> frames.Answer:
        """The next message of it. ``watch`` is called while it is waited for; what it raises ends that. Raises
        ``NoAnswer`` where nothing comes within ``kind.silence`` seconds."""
        return self._answer_within(self.kind.silence, watch)

    def _answer_within(self, seconds: float, watch: Callable[[], object]) -> frames.Answer:
        began = time.monotonic()
        while True:
            try:
                data = self._received.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                watch()
                if time.monotonic() - began > seconds or self._is_killed.is_set():
                    raise NoAnswer from None
                continue
            try:
                return self._decode(data)
            except msgspec.MsgspecError:  # nothing, at the end
                raise NoAnswer from None

    def kill(self) -> None:
        """End it at once; whoever waits for it gets ``NoAnswer``."""
        self._is_killed.set()
        self._process.kill()

    def end(self) -> None:
        """End it and let go of everything that it took."""
        self.kill()
        self._process.wait()
        if self._job is not None and sys.platform == "win32":
            from desktop.sandbox.windows_job import close_job

            close_job(self._job)
            self._job = None
        self._pump.join()
        for pipe in (self._questions, self._answers):
            try:
                pipe.close()
            except OSError:  # what was not sent goes nowhere any more
                continue

    def _join_job(self) -> None:
        if sys.platform == "win32":
            from desktop.sandbox.windows_job import put_into_job

            self._job = put_into_job(int(self._process._handle), self.kind.memory)

    def _receive(self) -> None:
        """Keep what the process sends until somebody takes it. On a thread of its own, since no system's pipes can be
        waited for in the same way with a time limit."""
        while True:
            data = frames.read(self._answers)
            while not self._is_killed.is_set():
                try:
                    self._received.put(data, timeout=_LOOK_SECONDS)
                    break
                except queue.Full:
                    continue
            if not data or self._is_killed.is_set():
                return


def cannot_start() -> UserError:
    """The error where the system starts no further process."""
    return UserError(
        message(
            "sandbox", "The part of the program that reads files cannot be started. Close other programs and try again."
        )
    )


def _command(order: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG, order]
    # The interpreter itself: the one of a virtual environment starts it as another process on Windows.
    python = getattr(sys, "_base_executable", sys.executable) if sys.platform == "win32" else sys.executable
    places = [str(Path(place).absolute()) for place in sys.path]
    return [python, "-I", "-S", "-X", "utf8", "-c", _BOOT, order, *places]


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    # No threads: each takes memory that counts, and Qt's want descriptors.
    return kept | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "QT_NO_GUI_THREADPOOL": "1"}
