"""Somebody tries passwords at the desk, and keeps their tries from being counted."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.clock import Clock, FixedClock
from desktop.domain.people import Role
from desktop.services.setup.access import Access
from desktop.store.keys import Cost, WrongPassword
from desktop.store.tries import FREE, NotCounted, TooManyTries
from tests.cli.conftest import Shell, refused
from tests.conftest import CLERK_PASSWORD, MANAGER_PASSWORD, MadeDesk
from tests.faults.conftest import fill, small_disk
from tests.forked import ROOT


@pytest.fixture
def disk() -> Iterator[Path]:
    with small_disk(8) as made:
        yield made


def _try(access: Access, password: str) -> None:
    access.open(access.manager().slot_id, password)


def test_on_a_disk_that_cannot_be_written_no_password_is_looked_at(
    program: Program, made_desk: MadeDesk, disk: Path
) -> None:
    shutil.copytree(made_desk.folder, disk / "desk")
    access = program.access(disk / "desk")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    for password in ("guess-number-1", MANAGER_PASSWORD):  # the right one does not show either
        with pytest.raises(NotCounted, match="cannot be written"):
            _try(access, password)
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    _try(access, MANAGER_PASSWORD)


def test_on_a_full_disk_no_password_is_looked_at(program: Program, made_desk: MadeDesk, disk: Path) -> None:
    shutil.copytree(made_desk.folder, disk / "desk")
    access = program.access(disk / "desk")
    filler = fill(disk, but_kib=0)
    for password in ("guess-number-1", MANAGER_PASSWORD):
        with pytest.raises(NotCounted):
            _try(access, password)
    filler.unlink()
    _try(access, MANAGER_PASSWORD)


@pytest.mark.parametrize("damage", [b"", b'{"count": "none"}', None], ids=["emptied", "damaged", "removed"])
def test_to_remove_the_count_frees_no_try(program: Program, made_desk: MadeDesk, damage: bytes | None) -> None:
    clock = FixedClock(Clock().now_ms())
    access = replace(program, clock=clock).access(made_desk.folder)
    for _ in range(FREE):
        with pytest.raises(WrongPassword):
            _try(access, "guess-number-1")
    for _ in range(3):
        if damage is None:
            access.folder.tries.unlink()
        else:
            access.folder.tries.write_bytes(damage)
        with pytest.raises(TooManyTries):
            _try(access, MANAGER_PASSWORD)
    clock.ms += 31_000  # whoever lost it by mistake waits once
    _try(access, MANAGER_PASSWORD)


@pytest.mark.skipif(sys.platform == "win32", reason="ends a process by a signal")
def test_a_process_that_is_killed_in_a_try_has_used_it(program: Program, made_desk: MadeDesk, tmp_path: Path) -> None:
    """The count is written before the key is derived, not after: the power switch is no way round."""
    access = program.access(made_desk.folder)
    slow = Cost(passes=4, memory_kib=1 << 17)  # half a second, of which little is waited for
    keys = access.open(access.manager().slot_id, MANAGER_PASSWORD).secrets
    access.ring.with_slot(access.manager().slot_id, Role.MANAGER, MANAGER_PASSWORD, keys, slow).save(access.folder.keys)
    environment = os.environ | {"VENUEDESK_PASSWORD": "guess-number-1", "HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "desktop", "find", "x", "--dir", str(made_desk.folder)]
    with subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.DEVNULL) as tries:
        while b'"count": 1' not in access.folder.tries.read_bytes() and tries.poll() is None:
            os.sched_yield()
        tries.kill()
    assert tries.returncode == -signal.SIGKILL
    assert b'"count": 1' in access.folder.tries.read_bytes()


def test_a_desk_of_an_earlier_program_opens_at_once_and_counts_from_then_on(
    program: Program, made_desk: MadeDesk
) -> None:
    access = program.access(made_desk.folder)
    replace(access.ring, counts_tries=False).save(access.folder.keys)
    access.folder.tries.unlink()
    _try(program.access(made_desk.folder), MANAGER_PASSWORD)
    assert program.access(made_desk.folder).ring.counts_tries
    assert access.folder.tries.exists()


def test_a_user_whom_nobody_knows_opens_nothing(venuedesk: Shell, made_desk: MadeDesk, tmp_path: Path) -> None:
    """Neither where this device knows the names nor, as after the folder was copied, where it does not."""
    folder = tmp_path / "copied"
    shutil.copytree(made_desk.folder, folder)
    for _ in range(2):  # the first opening has taught this device the names
        assert "王五" in refused(venuedesk("find", "x", "--dir", folder, "--user", "王五", password=CLERK_PASSWORD))
