"""What the unlock screen shows before anyone has unlocked: the venue's and the members' names.

They are encrypted with a key that stays in this user's configuration, outside the desk's folder. Whoever takes
the folder learns no name; on another PC the screen shows roles instead, until the first unlock there.
"""

import contextlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.files.whole import write_whole


@dataclass(frozen=True, slots=True)
class Labels:
    """Names by slot; empty where they cannot be read."""

    venue: str = ""
    region: str = ""
    members: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LabelFile:
    """``labels.bin`` in the desk's folder, and the device key that opens it."""

    path: Path
    device_key: Path

    def read(self) -> Labels:
        """The names, or none where this device does not know them."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        with contextlib.suppress(OSError, ValueError, InvalidTag, KeyError, TypeError):
            data = self.path.read_bytes()
            found = json.loads(AESGCM(self.device_key.read_bytes()).decrypt(data[:12], data[12:], b"labels"))
            return Labels(found["venue"], found["region"], dict(found["members"]))
        return Labels()

    def write(self, labels: Labels) -> None:
        """Store the names for the next start. Failures are ignored: the screen then shows roles."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        with contextlib.suppress(OSError, UserError, ValueError):
            text = json.dumps({"venue": labels.venue, "region": labels.region, "members": labels.members})
            nonce = os.urandom(12)
            write_whole(self.path, nonce + AESGCM(self._key()).encrypt(nonce, text.encode(), b"labels"))

    def _key(self) -> bytes:
        if not self.device_key.exists():
            self.device_key.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.device_key, os.urandom(32))
        return self.device_key.read_bytes()
