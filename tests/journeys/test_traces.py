"""After a whole day at the desk, a lock and a crash, no file that the program wrote names the visitor, but for the list that
was asked for and the printer's own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.leaving_traces import NAME, NUMBER, PHONE
from tests.journeys.real_window import ROOT
from tests.printing.cupsd import PrivateCups, private_cups

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
ELSEWHERE = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"))
"""Where programs leave files that their environment does not choose."""


@dataclass
class Traces:
    """A process's home, and what of the visitor is found in which file."""

    home: Path
    before: frozenset[Path]

    def in_files(self) -> dict[str, set[str]]:
        """In all files of its home, and in what is new in the folders for everybody."""
        found: dict[str, set[str]] = {}
        for path in _files(self.home):
            _note(found, path, _read(path), (NAME, NUMBER, NUMBER.upper(), PHONE))
        for entry in entries_elsewhere() - self.before:
            for path in (entry,) if entry.is_file() else _files(entry):
                _note(found, path, _read(path), (NAME, PHONE))
        return found

    def in_mapped_files(self, process: int) -> dict[str, set[str]]:
        """In files that a process has mapped or open, those without a name any more among them."""
        found: dict[str, set[str]] = {}
        for link in (*Path(f"/proc/{process}/map_files").iterdir(), *Path(f"/proc/{process}/fd").iterdir()):
            try:
                target = str(link.readlink())
                if target.startswith("/") and link.is_file():
                    _note(found, Path(target), _read(link), (NAME, NUMBER, NUMBER.upper(), PHONE))
            except OSError:
                continue  # closed meanwhile
        return found


def entries_elsewhere() -> frozenset[Path]:
    """Files and folders in the folders for everybody."""
    return frozenset(path for folder in ELSEWHERE if folder.is_dir() for path in folder.iterdir())


def _files(folder: Path) -> Iterator[Path]:
    for root, _, names in os.walk(folder, onerror=None):
        for name in names:
            path = Path(root, name)
            if path.is_file() and not path.is_symlink():
                yield path


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read()
    except OSError:
        return b""


def _note(found: dict[str, set[str]], path: Path, data: bytes, texts: tuple[str, ...]) -> None:
    for text in texts:
        if any(form in data for form in _forms(text)):
            found.setdefault(str(path), set()).add(text)


def _forms(text: str) -> tuple[bytes, ...]:
    """A text as a file may have it."""
    escaped = text.encode("ascii", "backslashreplace")
    return text.encode(), text.encode("utf-16-le"), text.encode("gb18030"), escaped, escaped.hex().encode()


@pytest.fixture
def cups() -> Iterator[PrivateCups]:
    with private_cups() as server:
        server.add_queue("desk", title="Desk laser")
        yield server


def test_nothing_names_the_visitor_but_what_was_asked_for(cups: PrivateCups, tmp_path: Path) -> None:
    home = tmp_path / "home"
    folders = {"HOME": home, "TMPDIR": home / "tmp", "XDG_RUNTIME_DIR": home / "run", "XDG_CACHE_HOME": home / "cache"}
    for folder in folders.values():
        folder.mkdir(mode=0o700)
    environment = os.environ | {name: str(folder) for name, folder in folders.items()}
    environment |= {"CUPS_SERVER": str(cups.socket), "QT_QPA_PLATFORM": "offscreen"}
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_CURRENT_TEST", "PYTEST_ADDOPTS"):
        environment.pop(name, None)
    traces = Traces(home, entries_elsewhere())
    journey = ["tests/journeys/leaving_traces.py", "-s", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    with subprocess.Popen(
        [sys.executable, "-m", "pytest", *journey, f"--basetemp={home / 'desk'}"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            output = []
            for line in process.stdout:
                output.append(line)
                if line == "locked\n":
                    break
            assert output[-1:] == ["locked\n"], "".join(output)
            while_locked = traces.in_mapped_files(process.pid)
        finally:
            process.kill()
    assert while_locked == {}
    asked_for = {str(path) for path in home.rglob("exports/*")}
    assert len(asked_for) == 2
    left = {path: what for path, what in traces.in_files().items() if not path.startswith(str(cups.socket.parent))}
    assert set(left) <= asked_for, left
    # That it is found where it has to be shows that it would be found.
    assert cups.jobs()
    probe = home / "tmp" / "probe"
    for form in (NAME.encode("gb18030"), f"x{PHONE}".encode("utf-16-le"), NUMBER.encode()):
        probe.write_bytes(form)
        assert str(probe) in traces.in_files()
