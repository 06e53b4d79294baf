"""The main program of a reader process: loads its modules, gives up its rights, reads one file after the other."""

import codecs
import io
import os
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from inspect import isgenerator
from typing import IO, TYPE_CHECKING, NoReturn

import msgspec

from desktop.domain.errors import BadInput, UserError
from desktop.dumps import forbid_dumps
from desktop.log import outline
from desktop.sandbox import frames
from desktop.sandbox.confinement import allow_processor, confine, end_with_parent

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

FLAG = "--read-foreign-files"
"""The first argument by which the frozen program starts as a reader process."""
_ENCODINGS = ("ascii", "latin-1", "utf-8-sig", "utf-16", "gb18030", "gbk", "gb2312", "big5", "cp1252", "cp437")
"""What files and the XML in them may be written in; others are refused like those that nobody knows."""


class Order(msgspec.Struct, frozen=True):
    """What a reader process is started for: see ``ProcessKind``. ``parent`` is the process that starts it."""

    modules: tuple[str, ...]
    memory: int
    cpu_seconds: int
    parent: int


def main(order: str) -> int:
    """Serve until the program ends or asks for nothing more; ``order`` is an ``Order`` as JSON."""
    asked = msgspec.json.decode(order, type=Order)
    end_with_parent(asked.parent)
    forbid_dumps()
    questions, answers = _pipes()
    for module in asked.modules:
        import_module(module)
    for encoding in _ENCODINGS:
        codecs.lookup(encoding)
    confine(asked.memory)
    worker = _Worker(questions, answers, frozenset(asked.modules), asked.cpu_seconds)
    frames.write(answers, frames.Ready())
    while worker.serve():
        pass
    return 0


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output for messages alone: what a library prints goes nowhere."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    return questions, answers


class _Stopped(BaseException):
    """No more of an answer is wanted; goes through the readers' own handling of errors."""


class _Worker:
    """One end of the pipes."""

    def __init__(self, questions: IO[bytes], answers: IO[bytes], modules: frozenset[str], cpu_seconds: int) -> None:
        self._questions, self._answers = questions, answers
        self._modules = modules
        self._cpu_seconds = cpu_seconds
        self._decode: Callable[[bytes], frames.Question] = msgspec.msgpack.Decoder(frames.Question).decode
        self._ahead = 0

    def serve(self) -> bool:
        """Read one file; False where no more are to be read."""
        data = frames.read(self._questions)
        asked = self._decode(data) if data else None
        if not isinstance(asked, frames.Read):
            return isinstance(asked, frames.Next | frames.Stop)  # that crossed the end of the last answer
        allow_processor(self._cpu_seconds)
        self._ahead = frames.AHEAD
        try:
            self._answer(asked)
        except (UserError, _Stopped) as error:
            if isinstance(error, UserError):
                sentence = frames.sentence_of(error.message)
                frames.write(self._answers, frames.Refused(sentence, isinstance(error, BadInput)))
            else:
                frames.write(self._answers, frames.Ended())
        except MemoryError:
            frames.write(self._answers, frames.Exhausted())
            return False
        except Exception as error:
            frames.write(self._answers, frames.Failed(outline(type(error), error.__traceback__)))
            return False
        return True

    def block(self, offset: int, size: int) -> bytes:
        """Bytes of the file that is read."""
        frames.write(self._answers, frames.Wanted(offset, size))
        while True:
            question = self._question()
            if isinstance(question, frames.Block):
                return question.data

    def _answer(self, asked: frames.Read) -> None:
        module, _, name = asked.function.partition(":")
        if module not in self._modules:
            raise LookupError(module)
        function = getattr(import_module(module), name)
        with io.BufferedReader(_HandedFile(self, asked.size), frames.BLOCK) as file:
            result = function(file, asked.name)
            parts: Iterator[object] = result if isgenerator(result) else iter((result,))
            for part in parts:
                while not self._ahead:
                    self._question()
                self._ahead -= 1
                frames.write(self._answers, frames.Part(msgspec.msgpack.encode(part)))
        frames.write(self._answers, frames.Ended())

    def _question(self) -> frames.Question:
        """The next message about the answer under way. Raises ``_Stopped``."""
        data = frames.read(self._questions)
        if not data:
            self._leave()
        question = self._decode(data)
        if isinstance(question, frames.Stop):
            raise _Stopped
        if isinstance(question, frames.Next):
            self._ahead += 1
        return question

    @staticmethod
    def _leave() -> NoReturn:
        os._exit(0)  # the program is gone: no handler of a reader is to come in between


class _HandedFile(io.RawIOBase):
    """The file, whose bytes the program hands over."""

    def __init__(self, worker: _Worker, size: int) -> None:
        self._worker = worker
        self._size = size
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise OSError("before the beginning")
        self._place = start + offset
        return self._place

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer).cast("B")
        data = self._block(len(view))
        view[: len(data)] = data
        return len(data)

    def readall(self) -> bytes:
        blocks = []
        while block := self._block(frames.BLOCK):
            blocks.append(block)
        return b"".join(blocks)

    def _block(self, size: int) -> bytes:
        wanted = min(size, frames.BLOCK, max(0, self._size - self._place))
        data = self._worker.block(self._place, wanted) if wanted else b""
        self._place += len(data)
        return data


def start_frozen(arguments: list[str]) -> int | None:
    """Be a reader process where the arguments of the frozen program say so; None where they do not."""
    return main(arguments[1]) if getattr(sys, "frozen", False) and arguments[:1] == [FLAG] else None
