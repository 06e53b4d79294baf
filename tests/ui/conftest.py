"""What only the tests of pages need."""

from pathlib import Path

import pytest

from desktop.domain.errors import Forbidden
from desktop.domain.messages import Message


@pytest.fixture
def forbidden(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What services refused, whether or not the window showed it."""
    refused: list[str] = []
    ours = Forbidden.__init__

    def noting(self: Forbidden, sentence: Message | None = None) -> None:
        ours(self, sentence)
        refused.append(str(self.message))

    monkeypatch.setattr(Forbidden, "__init__", noting)
    return refused


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            # Qt’s screen in memory has no window manager to ask for anything, and says so each time.
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))
