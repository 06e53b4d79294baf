"""What somebody with the key finds in a desk's files: every page decrypted, used or free, of the database and its log.

SQLCipher 4: pages of 4096 bytes; the last 80 hold 16 bytes of IV and 64 of HMAC-SHA512; AES-256-CBC over the rest,
but for the first 16 bytes of page 1, which are the salt. A key of 32 bytes is used as it is. Frames of the write-ahead
log are the same pages behind a header of 24 bytes, after 32 bytes of the log's own (sqlite.org/fileformat2.html).
"""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE, RESERVED, SALT = 4096, 80, 16
_WAL_HEADER, _FRAME_HEADER = 32, 24


def plain_bytes(database: Path, key: bytes) -> bytes:
    """All pages of a database and of its write-ahead log, decrypted, one after the other."""
    return b"".join((*_pages(database, key), *_frames(database.with_name(f"{database.name}-wal"), key)))


def _pages(database: Path, key: bytes) -> Iterator[bytes]:
    data = database.read_bytes()
    for start in range(0, len(data), PAGE):
        yield _plain(data[start : start + PAGE], key, is_first=start == 0)


def _frames(log: Path, key: bytes) -> Iterator[bytes]:
    data = log.read_bytes() if log.exists() else b""
    for start in range(_WAL_HEADER, len(data), _FRAME_HEADER + PAGE):
        number = int.from_bytes(data[start : start + 4], "big")
        page = data[start + _FRAME_HEADER : start + _FRAME_HEADER + PAGE]
        if len(page) == PAGE:
            yield _plain(page, key, is_first=number == 1)


def _plain(page: bytes, key: bytes, *, is_first: bool) -> bytes:
    initial = page[PAGE - RESERVED : PAGE - RESERVED + 16]
    decryptor = Cipher(AES256(key), CBC(initial)).decryptor()
    return decryptor.update(page[SALT if is_first else 0 : PAGE - RESERVED]) + decryptor.finalize()
