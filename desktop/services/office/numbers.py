"""Which records of sealed lists have which phone and document numbers, noted while all of them are opened once.

A person is found in several searches: what one finds says what the next has to look for. Only the first opens every record;
the others open those whose numbers may be the ones they look for. What is kept are checksums, in memory, for one search.
"""

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from zlib import crc32

_COMPARED = 18
"""Bytes of a number that are compared: those of a resident number, which begins the number of a disability card."""
_NUMBERS = re.compile(rb'"(?:id_number|phone)":"([^"\\]{1,%d})' % _COMPARED).findall
_ANY = 0
"""Stands for the numbers of a body that cannot be told from its bytes: it may have any."""


def checksum(number: bytes) -> int:
    """The checksum of a phone or document number (UTF-8) in canonical form."""
    return crc32(number[:_COMPARED])


@dataclass(slots=True)
class ChunkNumbers:
    """Checksums of the numbers of a chunk's records. ``records`` says for each which record it is of, from 1; ``count`` is how
    many records the chunk has, those that do not open included."""

    count: int
    records: "array[int]" = field(default_factory=lambda: array("I"))
    checksums: "array[int]" = field(default_factory=lambda: array("I"))

    def note(self, record: int, packed: bytes) -> None:
        """Note the numbers of a record's body, as it was sealed."""
        found = [_ANY] if b"\\" in packed else map(checksum, _NUMBERS(packed))
        for one in found:
            self.records.append(record)
            self.checksums.append(one)

    def having(self, numbers: Iterable[bytes]) -> frozenset[int]:
        """The records that may have one of these numbers."""
        wanted = frozenset(map(checksum, numbers))
        return frozenset(
            record for record, one in zip(self.records, self.checksums, strict=True) if one in wanted or one == _ANY
        )


class NumberIndex:
    """The numbers of all chunks that were looked into, by the bytes of each chunk: a list that another file has taken the
    place of is looked into as a new one."""

    def __init__(self) -> None:
        self._chunks: dict[tuple[int, int], ChunkNumbers] = {}

    def add(self, packed: bytes, numbers: ChunkNumbers) -> None:
        """Keep the numbers of a chunk."""
        self._chunks[_name(packed)] = numbers

    def find(self, packed: bytes) -> ChunkNumbers | None:
        """The numbers of a chunk; None for one that is not known."""
        return self._chunks.get(_name(packed))


def _name(packed: bytes) -> tuple[int, int]:
    return len(packed), crc32(packed)
