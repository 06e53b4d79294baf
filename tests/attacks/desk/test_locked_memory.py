"""A desk is locked and left, and somebody with every right on this PC looks into the program that still runs."""

import base64
import contextlib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.store.keys import Secrets
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.real_window import RealWindow, missing_tools
from tests.xserver import x_server

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="only root reads another process's memory"),
    pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}"),
]


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


def found(process: int, secrets: Secrets) -> dict[str, int]:
    """How often the secrets of a slot are in a process's memory, in whatever form; those that are not there are left
    out."""
    wanted = {"database": secrets.database, "signing": secrets.signing}
    counts = dict.fromkeys(wanted, 0)
    for region in memory(process):
        for name, key in wanted.items():
            counts[name] += sum(region.count(form) for form in forms(key))
    return {name: count for name, count in counts.items() if count}


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


def test_neither_the_database_nor_its_key_is_there_while_the_desk_is_locked(
    screen: str, program: Program, made_desk: MadeDesk, tmp_path: Path
) -> None:
    secrets = program.access(made_desk.folder).open_any(MANAGER_PASSWORD).secrets
    database = made_desk.folder / "desk.db"
    home = tmp_path / "home"
    home.mkdir()
    window = RealWindow(screen, home, "--dir", made_desk.folder)
    try:
        for _ in range(2):
            sign_in(window, database)
            window.focus("场所码前台")
            window.keys("ctrl+7")
            window.pause(1)
            # That it is found while the desk is open shows that it would be found.
            assert found(window.process.pid, secrets)["database"] > 0
            window.keys("ctrl+l")
            window.until(lambda: not has_open(window.process.pid, database))
            window.until(lambda: not found(window.process.pid, secrets), seconds=5)
        window.keys("ctrl+a")
        window.type("not the password")
        window.keys("Return")
        window.pause(1)
        assert not has_open(window.process.pid, database)
        assert found(window.process.pid, secrets) == {}
    finally:
        window.kill()
