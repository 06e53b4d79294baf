"""The pages of a database file, told apart without SQLite: which of them are as they were written with a key.

SQLCipher 4 (https://www.zetetic.net/sqlcipher/design/): the last 80 bytes of a page hold 16 of initialisation vector and
64 of HMAC-SHA512 over the page before it and its number; of page 1 the first 16 bytes, the salt, are left out. The key of
the HMAC is PBKDF2-HMAC-SHA512 of the database key with two rounds, over the salt with 0x3a added to each byte by XOR.

SQLCipher's own ``cipher_integrity_check`` does the same in three times the time, on an open database and one core.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

PAGE, SALT = 4096, 16
_VECTOR = 16
_HMAC, _MASK, _ROUNDS, _KEY = 64, 0x3A, 2, 32
_BLOCK = 128
"""Bytes that SHA-512 takes at once."""
_AT_ONCE = 256
LOCK_PAGE = 0x40000000 // PAGE + 1
"""The number of the page with the bytes that SQLite locks, a gibibyte into a file: never written, so never signed
(https://sqlite.org/fileformat2.html#the_lock_byte_page)."""
_COUNT = 28
"""Where the number of pages stands in a database's first page."""


class PageCheck:
    """Compares pages of one file with the key; ``salt`` is its first 16 bytes."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        made = hashlib.pbkdf2_hmac("sha512", key, bytes(one ^ _MASK for one in salt), _ROUNDS, _KEY)
        # HMAC (RFC 2104) begun once for all pages: ``hmac.digest`` would copy each page, and hold the interpreter meanwhile.
        padded = made.ljust(_BLOCK, b"\0")
        self._inner, self._outer = (hashlib.sha512(bytes(one ^ mask for one in padded)) for mask in (0x36, 0x5C))

    def damaged(self, first: int, pages: bytes | memoryview) -> list[int]:
        """Numbers of the pages among these that are not as they were written; ``first`` is the number of the first one
        (from 1). What the lock page holds says nothing."""
        found, view = [], memoryview(pages)
        for number, start in enumerate(range(0, len(pages), PAGE), start=first):
            page = view[start : start + PAGE]
            if number != LOCK_PAGE and not self._is_whole(number, page):
                found.append(number)
        return found

    def _is_whole(self, number: int, page: memoryview) -> bool:
        return self._digest(number, page[SALT if number == 1 else 0 : PAGE - _HMAC]) == page[PAGE - _HMAC :]

    def _digest(self, number: int, body: bytes | memoryview) -> bytes:
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(body)
        inner.update(number.to_bytes(4, "little"))
        outer.update(inner.digest())
        return outer.digest()

    def blank(self, key: bytes, number: int) -> bytes:
        """Page ``number``, not the first one, with zeros in it: SQLite finds it damaged, and SQLCipher lets it go on with
        the others, which it does not after a page that was altered."""
        from cryptography.hazmat.primitives.ciphers import Cipher
        from cryptography.hazmat.primitives.ciphers.algorithms import AES256
        from cryptography.hazmat.primitives.ciphers.modes import CBC

        vector = os.urandom(_VECTOR)
        encryptor = Cipher(AES256(key), CBC(vector)).encryptor()
        body = encryptor.update(bytes(PAGE - _VECTOR - _HMAC)) + encryptor.finalize() + vector
        return body + self._digest(number, body)


def damaged_pages(path: Path, key: bytes) -> Iterator[int]:
    """Numbers of the damaged pages of a file, a last one that is cut included. Raises ``OSError``."""
    with path.open("rb") as file:
        check = PageCheck(key, file.read(SALT))
        file.seek(0)
        first = 1
        while pages := file.read(_AT_ONCE * PAGE):
            yield from check.damaged(first, pages)
            first += _AT_ONCE


def blank_damaged(path: Path, key: bytes) -> int:
    """Write zeros into the damaged pages of a file, and into those that are missing at its end; gives how many they are.
    Nothing is done where the first page is damaged. Raises ``OSError``."""
    damaged = list(damaged_pages(path, key))
    if damaged[:1] == [1]:
        return len(damaged)
    with path.open("r+b") as file:
        first = file.read(PAGE)
        check, there = PageCheck(key, first[:SALT]), -(-path.stat().st_size // PAGE)
        damaged += range(there + 1, _count(first, key) + 1)
        for number in damaged:
            file.seek((number - 1) * PAGE)
            file.write(check.blank(key, number))
    return len(damaged)


def _count(first: bytes, key: bytes) -> int:
    """How many pages a database has by its first one (https://sqlite.org/fileformat2.html, section 1.3.7)."""
    from cryptography.hazmat.primitives.ciphers import Cipher
    from cryptography.hazmat.primitives.ciphers.algorithms import AES256
    from cryptography.hazmat.primitives.ciphers.modes import CBC

    decryptor = Cipher(AES256(key), CBC(first[PAGE - _HMAC - _VECTOR : PAGE - _HMAC])).decryptor()
    plain = decryptor.update(first[SALT : PAGE - _HMAC - _VECTOR]) + decryptor.finalize()
    return int.from_bytes(plain[_COUNT - SALT : _COUNT - SALT + 4], "big")
