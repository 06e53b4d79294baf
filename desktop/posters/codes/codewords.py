"""The codewords of a QR code (ISO/IEC 18004, 7.4 to 7.6): the payload's bits, padding, error correction, interleaving.

Segments, block sizes and generator polynomials are the ``qrcode`` library's. Error correction is linear, so that the
remainder of each single codeword is computed once per block size and a payload costs one look-up in a table of
products: a tenth of the library's time.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from qrcode import base, util
from qrcode.exceptions import DataOverflowError

Words = NDArray[np.uint8]

_LONGER_COUNTS = (10, 27)  # versions from which on the length of a segment takes more bits (7.4.1, table 3)


class Segment(Protocol):
    """A stretch of the payload in one mode of encoding, as the library makes it."""

    mode: int

    def __len__(self) -> int: ...
    def write(self, buffer: "_Bits") -> None: ...


class _Bits:
    """A string of bits in one number; ``put`` is what the library's segments write to."""

    def __init__(self) -> None:
        self.value = 0
        self.length = 0

    def put(self, number: int, length: int) -> None:
        """Append the lowest ``length`` bits of a number."""
        self.value = self.value << length | number
        self.length += length


def fitting_version(segments: Sequence[Segment], correction: int, least: int = 1) -> int:
    """The smallest version from ``least`` on that holds the segments. Raises ``DataOverflowError`` when none does."""
    for version in range(least, 41):
        room = int(util.BIT_LIMIT_TABLE[correction][version])
        if version in (least, *_LONGER_COUNTS):
            needed = _encoded(segments, version).length
        if needed <= room:
            return version
    raise DataOverflowError


def codewords(segments: Iterable[Segment], version: int, correction: int) -> Words:
    """The codewords in the order in which they are placed. ``correction`` is the library's number of a level.

    Raises ``DataOverflowError`` when a code of this version does not hold the segments.
    """
    blocks = base.rs_blocks(version, correction)
    data = _data_words(segments, version, sum(block.data_count for block in blocks))
    ends = np.cumsum([block.data_count for block in blocks])
    parts = np.split(data, ends[:-1])
    checks = [_remainder(part, blocks[0].total_count - blocks[0].data_count) for part in parts]
    return np.concatenate((_interleaved(parts), np.stack(checks, axis=1).ravel()))


def _encoded(segments: Iterable[Segment], version: int) -> _Bits:
    """Each segment as its mode, its length and its characters."""
    bits = _Bits()
    for segment in segments:
        bits.put(segment.mode, 4)
        bits.put(len(segment), util.length_in_bits(segment.mode, version))
        segment.write(bits)
    return bits


def _data_words(segments: Iterable[Segment], version: int, room: int) -> Words:
    bits = _encoded(segments, version)
    if bits.length > room * 8:
        raise DataOverflowError
    bits.put(0, min(4, room * 8 - bits.length))  # the terminator
    bits.put(0, -bits.length % 8)
    words = bits.value.to_bytes(bits.length // 8)
    pad = bytes((util.PAD0, util.PAD1)) * room
    return np.frombuffer(words + pad[: room - len(words)], np.uint8)


def _interleaved(parts: list[Words]) -> Words:
    """The first word of each block, then the second of each: a spot of dirt spreads over all blocks."""
    places = np.concatenate([np.arange(len(part)) for part in parts])
    words: Words = np.concatenate(parts)[np.argsort(places, kind="stable")]
    return words


def _remainder(data: Words, checks: int) -> Words:
    """The error correction words of a block."""
    table = _remainders(len(data), checks)
    words: Words = np.bitwise_xor.reduce(_products()[data[:, None], table], axis=0)
    return words


@cache
def _remainders(count: int, checks: int) -> Words:
    """Row ``i``: the remainder of a block of ``count`` words of which word ``i`` is 1 and the others 0."""
    generator = base.Polynomial([1], 0)
    for power in range(checks):
        generator = generator * base.Polynomial([1, base.gexp(power)], 0)
    low = np.array(generator.num[1:], np.uint8)
    row, rows = low, []
    for _ in range(count):  # times x, less the generator: from the last word to the first
        rows.append(row)
        row = np.append(row[1:], np.uint8(0)) ^ _products()[row[0], low]
    return np.stack(rows[::-1])


@cache
def _products() -> Words:
    """Products in the field of 256 elements that QR codes use."""
    powers = np.array([base.gexp(n) for n in range(255)], np.uint8)
    logs = np.array([0, *(base.glog(n) for n in range(1, 256))])
    table: Words = powers[(logs[:, None] + logs) % 255]
    table[0, :] = table[:, 0] = 0
    return table
