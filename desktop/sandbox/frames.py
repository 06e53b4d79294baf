"""What the program and a reader process send each other: MessagePack with its length before it, over two pipes.

The program asks for one file at a time. The process asks for the blocks of it that it needs, so that a file is never held
twice, and its place on the disk stays unknown to the process. Parts of a long answer are sent ahead by ``AHEAD``: the
process reads on while the program works, and waits for the program where that is slower.
"""

import struct
from typing import IO, TypeAlias

import msgspec

from desktop.domain.messages import Message

BLOCK = 256 << 10
"""Bytes of a file that are handed over at a time. Less than a pipe holds (``PIPE``), so that handing over never waits."""
PIPE = 1 << 20
AHEAD = 3
"""Parts of an answer that are on their way before the program has taken one."""
LARGEST = 128 << 20
"""Bytes of one message; a picture of as many pixels as are taken has fewer."""
_LENGTH = struct.Struct("<I")


class Read(msgspec.Struct, frozen=True, array_like=True, tag="read"):
    """Read a file of so many bytes with a function (``module:name``); ``name`` is what to call it in a sentence."""

    function: str
    name: str
    size: int


class Block(msgspec.Struct, frozen=True, array_like=True, tag="block"):
    """Bytes of the file, in answer to ``Wanted``; fewer than were asked for at its end."""

    data: bytes


class Next(msgspec.Struct, frozen=True, array_like=True, tag="next"):
    """One more part of the answer may be sent."""


class Stop(msgspec.Struct, frozen=True, array_like=True, tag="stop"):
    """No more of the answer is wanted."""


class Ready(msgspec.Struct, frozen=True, array_like=True, tag="ready"):
    """The process has loaded what it needs, and has given up what it does not."""


class Wanted(msgspec.Struct, frozen=True, array_like=True, tag="wanted"):
    """Asks for bytes of the file."""

    offset: int
    size: int


class Part(msgspec.Struct, frozen=True, array_like=True, tag="part"):
    """An answer, or a part of it: the result of the function as MessagePack."""

    data: bytes


class Ended(msgspec.Struct, frozen=True, array_like=True, tag="ended"):
    """All of the answer was sent, or as much as was wanted."""


class Sentence(msgspec.Struct, frozen=True, array_like=True):
    """A ``Message`` as it is sent."""

    context: str
    text: str
    values: "dict[str, str | int | Sentence]"


class Refused(msgspec.Struct, frozen=True, array_like=True, tag="refused"):
    """The file cannot be taken. ``is_input``: that is the file's fault (``BadInput``)."""

    sentence: Sentence
    is_input: bool


class Exhausted(msgspec.Struct, frozen=True, array_like=True, tag="exhausted"):
    """The file wants more memory than the process may have."""


class Failed(msgspec.Struct, frozen=True, array_like=True, tag="failed"):
    """A fault of this program: its kind and places, without anything of the file."""

    outline: str


Question: TypeAlias = Read | Block | Next | Stop
Answer: TypeAlias = Ready | Wanted | Part | Ended | Refused | Exhausted | Failed


def write(pipe: IO[bytes], message: Question | Answer) -> None:
    """Send one message. Raises ``OSError`` where nobody is there to read it."""
    data = msgspec.msgpack.encode(message)
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def read(pipe: IO[bytes]) -> bytes:
    """The next message as MessagePack; empty where nothing comes any more, or something that is none."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return b""
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length) if length <= LARGEST else b""
    return data if len(data) == length else b""


def sentence_of(message: Message) -> Sentence:
    """A sentence to be sent; values that are neither text nor count go as the text that they show."""
    values: dict[str, str | int | Sentence] = {}
    for name, value in message.values.items():
        if isinstance(value, Message):
            values[name] = sentence_of(value)
        else:
            values[name] = value if type(value) is int else str(value)
    return Sentence(message.context, message.text, values)


def message_of(sentence: Sentence) -> Message:
    """A sentence as it was before it was sent."""
    values = {
        name: message_of(value) if isinstance(value, Sentence) else value for name, value in sentence.values.items()
    }
    return Message(sentence.context, sentence.text, values)
