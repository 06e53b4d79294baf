"""XML parts of zipped documents (XLSX, ODS), read in a stream and within bounds.

A file of a few kilobytes can unpack to gigabytes, and its directory may lie about it: what is counted is what comes out.
"""

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from desktop.domain.errors import BadInput
from desktop.domain.messages import message

_BLOCK = 1 << 16
_LEAST = 32 << 20
_MOST = 512 << 20
_RATIO = 60
"""Sheets of real people unpack to 10 to 30 times their size."""


class TooLarge(Exception):
    """The document is larger than anything that is read here."""


class Malformed(Exception):
    """The document is not what it says it is."""


@contextmanager
def package(file: BinaryIO, name: str) -> Iterator[ZipFile]:
    """A zipped document, open. Raises ``BadInput`` for whatever is wrong with it, also while it is read; it calls the
    document by ``name``."""
    try:
        with ZipFile(file) as opened:
            yield opened
    except TooLarge:
        raise BadInput(
            message(
                "tables",
                "{path} holds more than can be read here. Nothing was taken. Split it into several files, or save it as CSV.",
                path=name,
            )
        ) from None
    except (
        BadZipFile,
        Malformed,
        expat.ExpatError,
        zlib.error,
        LookupError,
        EOFError,
        NotImplementedError,
        OSError,
        ValueError,
    ):
        raise damaged(name) from None
    except RuntimeError:  # how zipfile says that a password is needed
        raise BadInput(
            message("tables", "{path} is protected by a password. Save it without one.", path=name)
        ) from None


def damaged(name: str) -> BadInput:
    """A file that is no spreadsheet, or a broken one."""
    return BadInput(
        message("tables", "{path} is not a spreadsheet that can be read. Save it as XLSX or CSV.", path=name)
    )


def blocks(archive: ZipFile, name: str) -> Iterator[bytes]:
    """The unpacked bytes of a part. Raises ``TooLarge``, and what ``zipfile`` raises for a broken one."""
    info = archive.getinfo(name)
    limit = min(_MOST, _LEAST + _RATIO * info.compress_size)
    if info.file_size > limit:
        raise TooLarge
    read = 0
    with archive.open(info) as part:
        opened: IO[bytes] = part
        while block := opened.read(_BLOCK):
            read += len(block)
            if read > limit:
                raise TooLarge
            yield block


Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


class XmlReader:
    """Pushes a part through expat: names of elements and attributes come without their namespace.

    A document type declaration is refused: no office program writes one, and entities can be made to grow.
    """

    def __init__(self, start: Start, end: End, text: Callable[[str], None]) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = lambda name, found: start(
            _local(name), {_attribute(k): v for k, v in found.items()}
        )
        self._parser.EndElementHandler = lambda name: end(_local(name))
        self._parser.CharacterDataHandler = text
        self._parser.StartDoctypeDeclHandler = _refuse

    def feed(self, block: bytes) -> None:
        """Parse the next bytes of the part."""
        self._parser.Parse(block, False)

    def close(self) -> None:
        """Parse to the end of the part. Raises where it breaks off."""
        self._parser.Parse(b"", True)


def read_part(archive: ZipFile, name: str, start: Start, end: End, text: Callable[[str], None]) -> None:
    """Read a part of the archive to its end; handlers get its elements and texts. Raises ``TooLarge``, ``Malformed``."""
    reader = XmlReader(start, end, text)
    for block in blocks(archive, name):
        reader.feed(block)
    reader.close()


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _attribute(name: str) -> str:
    """LibreOffice repeats some attributes in a namespace of its own, where they say more."""
    namespace, _, local = name.rpartition(" ")
    return f"calcext:{local}" if "calcext" in namespace else local


def _refuse(*_: object) -> None:
    raise Malformed
