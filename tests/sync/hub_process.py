"""The real hub, started by its command, with a PostgreSQL of its own."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.forked import Started, run_command, start_command
from tests.hub.office import office_at


@dataclass
class HubProcess:
    """A hub that can be stopped and started again at the same address. ``options``: what it is started with beside that."""

    folder: Path
    environment: dict[str, str]
    port: int = 0
    url: str = ""
    process: Started | subprocess.Popen[str] | None = None
    options: tuple[str, ...] = ()

    def start(self) -> None:
        """Returns once it listens."""
        line = ("hub", "serve", "--dir", self.folder, "--port", self.port, "--json", *self.options)
        self.process = start_command(line, self.environment)
        assert self.process.stdout is not None
        announced = json.loads(self.process.stdout.readline())
        self.url = announced["url"]
        self.port = int(self.url.rpartition(":")[2])

    def stop(self) -> None:
        """As a service manager does."""
        if self.process is not None:
            self.process.terminate()
            assert self.process.wait(60) == 0
            assert self.process.stdout is not None
            self.process.stdout.close()
            self.process = None

    def kill(self) -> None:
        """kill -9; its PostgreSQL goes on."""
        assert self.process is not None
        assert self.process.stdout is not None
        self.process.kill()
        self.process.wait(60)
        self.process.stdout.close()
        self.process = None

    def __call__(self, *arguments: object, code: int = 0) -> Any:
        """Run one of the hub's commands; gives its JSON."""
        done = run_command(["hub", *arguments, "--dir", self.folder, "--json"], self.environment)
        assert done.returncode == code, done.stderr
        return json.loads(done.stdout)


@contextmanager
def hub_process(
    home: Path, disk: Path | None = None, *, serves: bool = True, options: tuple[str, ...] = ()
) -> Iterator[HubProcess]:
    """A hub in a folder that the lower user, as whom root's PostgreSQL runs, can pass through; on ``disk`` if given.
    One that does not serve is only there while one of its commands runs."""
    folder = Path(tempfile.mkdtemp(prefix="vdh", dir=disk))
    folder.chmod(0o711)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "VENUEDESK"))}
    hub = HubProcess(folder / "hub", kept | {"HOME": str(home)}, options=options)
    try:
        if serves:
            hub.start()
        with office_at(hub.folder):
            pass
        yield hub
    finally:
        hub.stop()
        shutil.rmtree(folder)
