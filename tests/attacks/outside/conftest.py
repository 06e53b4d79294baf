"""What attacks by files need: the command line, for a user who has nothing yet."""

from pathlib import Path

import psutil
import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def venuedesk(tmp_path: Path) -> Shell:
    """``venuedesk`` as real processes, with real exit codes."""
    return Shell(tmp_path / "home")


def peak_of_readers() -> int:
    """The most memory that any reader process of this one has taken so far, in bytes; of those that were ended, none."""
    found = 0
    for child in psutil.Process().children():
        status = Path(f"/proc/{child.pid}/status")
        if status.exists():
            line = next((one for one in status.read_text().splitlines() if one.startswith("VmHWM")), "VmHWM: 0 kB")
            found = max(found, int(line.split()[1]) << 10)
    return found
