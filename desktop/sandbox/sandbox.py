"""Whatever comes from outside is read here, in processes that are started when one is needed and kept from then on."""

from __future__ import annotations

import logging
import os
import stat
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar

from desktop.domain.errors import BadInput, Cancelled, UserError
from desktop.domain.messages import message

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from desktop.sandbox.process import ReaderProcess
    from desktop.sandbox.readers import PartsReader, ProcessKind, Reader

T = TypeVar("T")
Watch = Callable[[], object]


class ReaderFault(Exception):
    """A reader failed by a fault of this program; where is in the log."""


def no_watch() -> None:
    """For callers that do not stop the work."""


class Sandbox:
    """The reader processes of a program. Every thread may read; a process serves one at a time, and one of each kind is
    kept for the next."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: dict[ProcessKind, ReaderProcess] = {}
        self._running: set[ReaderProcess] = set()
        self._interrupted: set[ReaderProcess] = set()
        self._starter: ThreadPoolExecutor | None = None
        self._is_open = True

    def read(self, reader: Reader[T], source: Path | bytes, name: str, watch: Watch = no_watch) -> T:
        """What ``reader`` makes of a file, or of bytes. ``name`` is what sentences call it; ``watch`` is called now and
        then, and what it raises ends the work.

        Raises what the reader does, ``BadInput`` for a file that needs more time or memory than is given, ``OSError``
        for one that cannot be opened or read, ``UserError`` where no process can be started.
        """
        import msgspec

        with closing(self._parts(reader.kind, reader.place, source, name, watch)) as parts:
            for data in parts:
                try:
                    return msgspec.msgpack.decode(data, type=reader.result)
                except msgspec.MsgspecError:
                    raise too_much(name) from None
        raise too_much(name)

    @contextmanager
    def parts(
        self, reader: PartsReader[T], source: Path | bytes, name: str, watch: Watch = no_watch
    ) -> Iterator[Iterator[T]]:
        """What ``reader`` yields of a file, part by part, until the block ends; raises as ``read``."""
        import msgspec

        decode = msgspec.msgpack.Decoder(reader.part).decode

        def decoded() -> Generator[T]:
            for data in found:
                try:
                    part = decode(data)
                except msgspec.MsgspecError:
                    raise too_much(name) from None
                yield part

        with closing(self._parts(reader.kind, reader.place, source, name, watch)) as found, closing(decoded()) as parts:
            yield parts

    def interrupt(self) -> None:
        """End what is read now: whoever waits for it gets ``Cancelled``."""
        with self._lock:
            running = list(self._running)
            self._interrupted.update(running)
        for process in running:
            process.kill()

    def close(self) -> None:
        """End all processes, also those that read now; nothing is read any more."""
        with self._lock:
            self._is_open = False
            idle = list(self._idle.values())
            self._idle.clear()
            starter, self._starter = self._starter, None
        self.interrupt()
        for process in idle:
            process.end()
        if starter is not None:
            starter.shutdown()

    def _parts(self, kind: ProcessKind, place: str, source: Path | bytes, name: str, watch: Watch) -> Generator[bytes]:
        from desktop.sandbox import frames
        from desktop.sandbox.process import NoAnswer

        with _opened(source) as (file, size):
            process = self._taken(kind)
            is_over = False
            try:
                process.ask(frames.Read(place, name, size))
                while not is_over:
                    answer = process.answer(watch)
                    match answer:
                        case frames.Wanted(offset, wanted):
                            process.ask(frames.Block(_block(file, offset, min(wanted, frames.BLOCK))))
                        case frames.Part(data):
                            watch()
                            process.ask(frames.Next())
                            yield data
                        case frames.Ended():
                            is_over = True
                        case frames.Refused(sentence, is_input):
                            is_over = True
                            raise (BadInput if is_input else UserError)(frames.message_of(sentence))
                        case frames.Failed(outline):
                            logging.getLogger("desktop").error("reader process: %s", outline)
                            raise ReaderFault
                        case _:
                            raise too_much(name)
            except GeneratorExit:
                is_over = is_over or _has_stopped(process)
                raise
            except NoAnswer:
                raise (Cancelled() if process in self._interrupted else too_much(name)) from None
            finally:
                self._give_back(process, is_whole=is_over)

    def _taken(self, kind: ProcessKind) -> ReaderProcess:
        """A process of this kind that nobody else uses."""
        # Not before something is read: the start does not wait for it.
        from concurrent.futures import ThreadPoolExecutor

        from desktop.sandbox.process import ReaderProcess

        with self._lock:
            if not self._is_open:
                raise Cancelled
            process = self._idle.pop(kind, None)
            if process is not None and process.is_running:
                self._running.add(process)
                return process
            # On one thread that stays: Linux ends a process together with the thread that started it.
            starter = self._starter = self._starter or ThreadPoolExecutor(1, "reader processes")
        if process is not None:
            process.end()
        started = starter.submit(ReaderProcess, kind).result()
        with self._lock:
            self._running.add(started)
            is_open = self._is_open
        if not is_open:
            self._give_back(started, is_whole=False)
            raise Cancelled
        return started

    def _give_back(self, process: ReaderProcess, *, is_whole: bool) -> None:
        with self._lock:
            self._running.discard(process)
            self._interrupted.discard(process)
            keeps = is_whole and self._is_open and process.is_running and process.kind not in self._idle
            if keeps:
                self._idle[process.kind] = process
        if not keeps:
            process.end()


def too_much(name: str) -> BadInput:
    """The error for a file at which its reader process was ended, by a limit or by the file itself."""
    return BadInput(
        message(
            "sandbox",
            "{name} is too large or damaged, so that it cannot be read here. Save it again, smaller or in another format, "
            "and choose that file.",
            name=name,
        )
    )


def _has_stopped(process: ReaderProcess) -> bool:
    """Tell a process that no more is wanted; whether it can be asked for other files."""
    from desktop.sandbox import frames
    from desktop.sandbox.process import NoAnswer

    try:
        process.ask(frames.Stop())
        while not isinstance(answer := process.answer(no_watch), frames.Ended | frames.Refused):
            if not isinstance(answer, frames.Part | frames.Wanted):
                return False
    except NoAnswer:
        return False
    return True


@contextmanager
def _opened(source: Path | bytes) -> Iterator[tuple[IO[bytes], int]]:
    """The file and its size. Raises ``OSError`` for whatever is no file, such as a pipe that nobody writes to."""
    if isinstance(source, bytes):
        yield BytesIO(source), len(source)
        return
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(source, flags)
    except ValueError as error:  # a name that no file has
        raise OSError(str(error)) from None
    with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123 (a descriptor)
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise OSError("not a file")
        yield file, found.st_size


def _block(file: IO[bytes], offset: int, size: int) -> bytes:
    file.seek(max(0, offset))
    return file.read(size)
