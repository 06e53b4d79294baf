"""Where the audit log had come to, kept outside of the database: whoever puts back an older database, loses its
write-ahead log or writes the log anew is noticed at the next opening.

The anchor is the log's last entry with the value of its chain there, sealed (AES-256-GCM) with a key that the database
holds: it stays the same when the database is re-keyed. One copy lies in the desk's folder, the other with the user's preferences on this
PC, where a copy of the whole folder that is put back does not reach. It is written in the background, a moment after the
transaction: it may be behind the database, never ahead of it.
"""

import base64
import contextlib
import json
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.files.whole import write_whole

_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Anchor:
    """The last entry of the audit log, the chain's value after it, when that was (UTC ms), and how often the key ring
    had been saved."""

    seq: int = 0
    chain: bytes = bytes(32)
    at: int = 0
    ring: int = 0


@dataclass(frozen=True, slots=True)
class Anchors:
    """The copies that could be read. ``lost``: that of the desk's folder is missing or damaged; the other one is where
    a desk that moves to another PC has none."""

    found: tuple[Anchor, ...] = ()
    lost: bool = False

    @property
    def newest(self) -> Anchor | None:
        """The copy that is furthest."""
        return max(self.found, key=lambda anchor: (anchor.seq, anchor.ring), default=None)

    @property
    def ring(self) -> int:
        """How often the key ring had been saved, by whichever copy knows of the most."""
        return max((anchor.ring for anchor in self.found), default=0)


class DamagedAnchor(Exception):
    """The file is no anchor of this desk, or was altered."""


class AnchorFiles:
    """The copies of one desk's anchor."""

    def __init__(self, desk: str, key: bytes, paths: Sequence[Path]) -> None:
        """``paths``: that of the desk's folder first."""
        self._bound = desk.encode()
        self._key = key
        self._paths = tuple(paths)
        self._lock = threading.Lock()

    def read(self) -> Anchors:
        """All copies, as far as they can be read."""
        copies = [self._whole(path) for path in self._paths]
        return Anchors(tuple(copy for copy in copies if copy is not None), lost=copies[0] is None)

    def _whole(self, path: Path) -> Anchor | None:
        try:
            return self._read(path)
        except DamagedAnchor:
            return None

    def write(self, anchor: Anchor) -> None:
        """Replace all copies. Where one cannot be written nothing is raised: the next one may be, and an anchor that
        stays behind accuses nobody."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        fields = {
            "seq": anchor.seq,
            "chain": base64.b64encode(anchor.chain).decode(),
            "at": anchor.at,
            "ring": anchor.ring,
        }
        nonce = os.urandom(12)
        data = nonce + AESGCM(self._key).encrypt(nonce, json.dumps(fields).encode(), self._bound)
        with self._lock:
            for path in self._paths:
                with contextlib.suppress(OSError, UserError):
                    path.parent.mkdir(mode=0o700, exist_ok=True)
                    write_whole(path, data)

    def _read(self, path: Path) -> Anchor | None:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            with path.open("rb") as file:
                data = file.read(_MOST_BYTES)
        except FileNotFoundError:
            return None
        except OSError:
            raise DamagedAnchor from None
        try:
            fields = json.loads(AESGCM(self._key).decrypt(data[:12], data[12:], self._bound))
            chain = base64.b64decode(fields["chain"], validate=True)
            return Anchor(int(fields["seq"]), chain, int(fields["at"]), int(fields["ring"]))
        except (InvalidTag, ValueError, KeyError, TypeError):
            raise DamagedAnchor from None
