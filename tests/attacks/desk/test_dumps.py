"""The program is made to crash, or another program of the same user looks into its memory."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import dumps
from tests.forked import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what Linux allows")

NOBODY = 65534
SYSTEM_PYTHON = "/usr/bin/python3"
_WAITS = "{forbid}; print('ready', flush=True); import sys; sys.stdin.read()"
_FORBIDS = "import sys; sys.path.insert(0, {folder!r}); import dumps; dumps.forbid_dumps()"


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that others can pass through, unlike pytest's own, with the module alone."""
    made = Path(tempfile.mkdtemp(prefix="vda"))
    made.chmod(0o755)
    shutil.copy(dumps.__file__, made / "dumps.py")
    (made / "dumps.py").chmod(0o644)
    yield made
    shutil.rmtree(made)


@pytest.mark.parametrize("forbidden", [True, False], ids=["venuedesk", "any other program"])
def test_a_crash_leaves_no_core_file(tmp_path: Path, *, forbidden: bool) -> None:
    """The other program shows that the attack would work here."""
    if not forbidden and (os.getuid() or Path("/proc/sys/kernel/core_pattern").read_text().strip() != "core"):
        pytest.skip("core files are kept elsewhere here, or limited")
    command = "import os; "
    command += "from desktop.dumps import forbid_dumps; forbid_dumps(); " if forbidden else ""
    crashed = subprocess.run(
        [sys.executable, "-c", command + "os.abort()"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2),
        capture_output=True,
        check=False,
    )
    assert crashed.returncode == -signal.SIGABRT
    assert bool(list(tmp_path.glob("core*"))) is not forbidden


@pytest.mark.skipif(os.getuid() != 0 or not Path(SYSTEM_PYTHON).exists(), reason="only root can become somebody else")
@pytest.mark.parametrize("forbidden", [True, False], ids=["venuedesk", "any other program"])
def test_another_program_of_the_user_does_not_read_the_password(reachable: Path, *, forbidden: bool) -> None:
    forbid = _FORBIDS.format(folder=str(reachable)) if forbidden else "pass"
    program = subprocess.Popen(
        [SYSTEM_PYTHON, "-B", "-c", _WAITS.format(forbid=forbid)],
        user=NOBODY,
        group=NOBODY,
        extra_groups=[],
        env={"VENUEDESK_PASSWORD": "correct-horse-8"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"ready\n"
        reads = subprocess.run(
            ["cat", f"/proc/{program.pid}/environ"],
            user=NOBODY,
            group=NOBODY,
            extra_groups=[],
            capture_output=True,
            check=False,
        )
        program.communicate()
    assert (b"correct-horse-8" in reads.stdout) is not forbidden


def test_every_command_begins_with_it(tmp_path: Path) -> None:
    asks = (
        "import ctypes, resource; from desktop.cli.main import main; main(['find', '--dir', 'nowhere', 'x']); "
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run(
        [sys.executable, "-c", asks],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "0 (0, 0)\n"
