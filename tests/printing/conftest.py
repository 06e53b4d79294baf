"""A print server for each test, and posters to print."""

from collections.abc import Iterator

import pytest

from tests.printing.cupsd import PrivateCups, private_cups


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateCups]:
    """A private CUPS that this process's ``CUPS_SERVER`` names."""
    with private_cups() as server:
        monkeypatch.setenv("CUPS_SERVER", str(server.socket))
        yield server
