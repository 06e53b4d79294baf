"""The system's user that PostgreSQL runs as when root starts the hub: PostgreSQL refuses to run as root."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from desktop.domain.errors import UserError
from desktop.domain.messages import message

NAME = "venuedesk-hub"
_PASS = 0o001


class Rights(TypedDict, total=False):
    """Arguments of ``subprocess`` that choose the user of a program; empty: the user of this process."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True)
class LowerUser:
    """An ordinary user of the system."""

    uid: int
    gid: int

    def rights(self) -> Rights:
        """Arguments of ``subprocess`` that run a program as this user, without other groups."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def stopped_at(self, folder: Path) -> Path | None:
        """The first folder on the way into one that lets this user not pass; None where the way is free."""
        for place in (folder, *folder.resolve().parents):
            status = place.stat()
            if status.st_uid != self.uid and not status.st_mode & _PASS:
                return place
        return None

    def give(self, *paths: Path) -> None:
        """Make this user the owner of files."""
        for path in paths:
            os.chown(path, self.uid, self.gid)


def lower_user(folder: Path, programs: Path) -> LowerUser | None:
    """The owner of the hub's folder, or a user created for it; None unless this process is root's. ``programs`` is the
    folder of the programs that this user runs. Raises ``UserError``."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    owner = folder.stat()
    user = LowerUser(owner.st_uid, owner.st_gid) if owner.st_uid != 0 else _own()
    if (closed := user.stopped_at(folder)) is not None:
        raise UserError(
            message(
                "hub",
                "The database does not run as root, and other users cannot pass through {path}. Choose another folder with --dir.",
                path=closed,
            )
        )
    if (closed := user.stopped_at(programs)) is not None:
        raise UserError(
            message(
                "hub",
                "The database does not run as root, and other users cannot pass through {path}, where this program is installed. "
                "Install it elsewhere, such as in /opt, or start the hub as an ordinary user.",
                path=closed,
            )
        )
    return user


def _own() -> LowerUser:
    """The user created for the hub, without a login; created at the first call."""
    import pwd

    try:
        found = pwd.getpwnam(NAME)
    except KeyError:
        _make()
        found = pwd.getpwnam(NAME)
    return LowerUser(found.pw_uid, found.pw_gid)


def _make() -> None:
    program = shutil.which("useradd") or shutil.which("useradd", path="/usr/sbin")
    command = [program or "", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME]
    if program is None or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        raise UserError(
            message(
                "hub",
                "The database does not run as root. Start the hub as an ordinary user, or make the user {name} for it.",
                name=NAME,
            )
        )
