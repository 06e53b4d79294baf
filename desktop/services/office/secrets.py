"""What opens sealed lists: the office's key, from its file or from the recovery code."""

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.files.whole import unreadable
from desktop.services.office.identity import MOST_BYTES, OfficeKeyFile, open_key_file, recovery_identity
from desktop.store.keys import WrongPassword
from desktop.store.recovery import read_recovery_code
from desktop.store.sealed import Damaged


@dataclass(frozen=True, slots=True)
class OfficeSecret:
    """What opens sealed lists: an age identity, and which hub's lists they are where the key file says so."""

    identity: str
    hub: str = ""
    hub_key: bytes = b""

    def __repr__(self) -> str:
        """Without the secret: tracebacks may show it."""
        return f"OfficeSecret({self.hub})"


def secret_of_file(path: Path, passphrase: str) -> OfficeSecret:
    """The secret of a key file. Raises ``BadInput`` at ``key`` or ``passphrase``."""
    try:
        with path.open("rb") as file:
            content: OfficeKeyFile = open_key_file(file.read(MOST_BYTES + 1), passphrase)
    except OSError as error:
        raise BadInput.at("key", unreadable(path, error).message) from None
    except Damaged:
        raise BadInput.at(
            "key", message("office", "{path} is no key file of an office, or it is damaged. Take its copy.", path=path)
        ) from None
    except WrongPassword:
        raise BadInput.at("passphrase", message("office", "This is not the passphrase of {path}.", path=path)) from None
    return OfficeSecret(content.identity, content.hub, content.hub_key)


def secret_of_code(text: str) -> OfficeSecret:
    """The secret of a recovery code as typed. Raises ``BadInput``."""
    return OfficeSecret(recovery_identity(read_recovery_code(text)))
