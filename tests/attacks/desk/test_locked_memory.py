"""A desk is locked and left, and somebody with every right on this PC looks into the program that still runs."""

import base64
import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.store.keys import Secrets
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.real_window import ROOT, RealWindow, missing_tools
from tests.xserver import x_server

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.getuid() != 0, reason="only root reads another process's memory"
)


@pytest.fixture
def screen() -> Iterator[str]:
    with x_server() as name:
        yield name


def memory(process: int) -> Iterator[bytes]:
    """All that a process may write to in its memory, region by region: the rest comes from files."""
    regions = re.findall(r"^([0-9a-f]+)-([0-9a-f]+) rw", Path(f"/proc/{process}/maps").read_text(), re.MULTILINE)
    with Path(f"/proc/{process}/mem").open("rb", 0) as file:
        for start, end in ((int(a, 16), int(b, 16)) for a, b in regions):
            try:
                file.seek(start)
                yield file.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue  # the kernel's own


def forms(key: bytes) -> Sequence[bytes]:
    """A key as something may have written it down."""
    return key, key.hex().encode(), base64.b64encode(key)


def found(process: int, *slots: Secrets) -> set[str]:
    """Which secrets of slots are in a process's memory, in whatever form."""
    wanted = {
        form: name
        for slot in slots
        for name, key in (("database", slot.database), ("signing", slot.signing))
        for form in forms(key)
    }
    return {name for region in memory(process) for form, name in wanted.items() if form in region}


def has_open(process: int, database: Path) -> bool:
    """Whether a process has the database or its log open."""
    names = set()
    for entry in Path(f"/proc/{process}/fd").iterdir():
        try:
            names.add(entry.readlink())
        except OSError:
            continue
    return bool({database, database.with_name(f"{database.name}-wal")} & names)


def sign_in(window: RealWindow, database: Path) -> None:
    """Type the password until the desk is open; what is typed before the field has the focus is lost."""

    def opened() -> bool:
        if not has_open(window.process.pid, database):
            window.focus("场所码前台")
            window.keys("ctrl+a")
            window.type(MANAGER_PASSWORD)
            window.keys("Return")
            with contextlib.suppress(AssertionError):
                window.until(lambda: has_open(window.process.pid, database), seconds=2)
        return has_open(window.process.pid, database)

    window.until(opened, seconds=60)


def lock(window: RealWindow, database: Path) -> None:
    """Press the key for it until the database is closed: a key that comes before the desk is on the screen does
    nothing."""

    def is_closed() -> bool:
        window.focus("场所码前台")
        window.keys("ctrl+l")
        with contextlib.suppress(AssertionError):
            window.until(lambda: not has_open(window.process.pid, database), seconds=2)
        return not has_open(window.process.pid, database)

    window.until(is_closed, seconds=60)


@pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}")
def test_neither_the_database_nor_its_key_is_there_while_the_desk_is_locked(
    screen: str, program: Program, made_desk: MadeDesk, tmp_path: Path
) -> None:
    secrets = program.access(made_desk.folder).open_any(MANAGER_PASSWORD).secrets
    database = made_desk.folder / "desk.db"
    home = tmp_path / "home"
    home.mkdir()
    window = RealWindow(screen, home, "--dir", made_desk.folder)
    try:
        sign_in(window, database)
        # That it is found while the desk is open shows that it would be found.
        assert "database" in found(window.process.pid, secrets)
        lock(window, database)
        window.until(lambda: not found(window.process.pid, secrets), seconds=5)
        window.keys("ctrl+a")
        window.type("not the password")
        window.keys("Return")
        window.pause(1)
        assert not has_open(window.process.pid, database)
        assert found(window.process.pid, secrets) == set()
    finally:
        window.kill()


def test_nothing_is_left_of_the_keys_whatever_was_done_with_them(program: Program, made_desk: MadeDesk) -> None:
    """Passwords given, a recovery code, a re-key, inspectors; locked, unlocked, locked."""
    former = program.access(made_desk.folder).open_any(MANAGER_PASSWORD).secrets
    command = [sys.executable, "-m", "tests.attacks.desk.locking_on", str(made_desk.folder), MANAGER_PASSWORD]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "open\n"
            present = program.access(made_desk.folder).open_any(MANAGER_PASSWORD).secrets
            assert present.database != former.database
            assert found(process.pid, present) == {"database", "signing"}
            for word in ("locked\n", "locked again\n"):
                process.stdin.write("\n")
                process.stdin.flush()
                assert process.stdout.readline() == word
                assert found(process.pid, present, former) == set()
        finally:
            process.kill()
