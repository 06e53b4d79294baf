"""What attacks on a desk need: the command line, for a user who has nothing yet."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def venuedesk(tmp_path: Path) -> Shell:
    """``venuedesk`` as real processes, with real exit codes."""
    return Shell(tmp_path / "home")
